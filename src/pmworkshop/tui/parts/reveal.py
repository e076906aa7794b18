"""Shows hidden answers: all at once, or one subject after the other."""

from __future__ import annotations

from collections.abc import Sequence

from pmworkshop.agenda.model import Module
from pmworkshop.base.errors import InputError
from pmworkshop.base.language import tr
from pmworkshop.session.core.records import Round
from pmworkshop.session.operations import navigation
from pmworkshop.session.rounds import reveal
from pmworkshop.tui.keymap.commands import Command, key_of
from pmworkshop.tui.pages.page import Act, Ask, Commit, Context, Say, Several, Unfold
from pmworkshop.tui.pages.panel import Part
from pmworkshop.tui.parts.round_state import RoundState
from pmworkshop.tui.parts.sealing import sealed_with_phones


class Reveal(Part):
    """Asks for confirmation before answers are shown, and shows them."""

    def __init__(self, state: RoundState) -> None:
        """Share the state of the round with the other parts of the panel.

        Args:
            state: The state of the round; the panel owns it too.
        """
        self.state = state
        self.handlers = {"show_next": self.show_next}

    def instead(self, context: Context, command: Command) -> Act | None:
        """Replace going on by a question that shows the answers, while answers wait to be shown."""
        if command.id != "forward" or not self._waits(context) or not self.state.progress(context)[0]:
            return None
        return self._asked(context)

    def _asked(self, context: Context) -> Ask:
        came, awaited = self.state.progress(context)
        keys = (tr("Enter shows the answers"), tr("{leave_field_key} waits", leave_field_key=key_of("leave_field")))
        asked = tr("{came} of {awaited} in. Enter shows them", came=came, awaited=awaited)
        others = self._held_back(context)
        if others:
            named = tr(" and ").join(tr("“{text}”", text=module.short) for module, _ in others)
            asked = f"{asked}; {tr('+ shows {parts} too', parts=named)}"
        return Ask(asked, self._shown_with, empty=True, bare=not others, keys=keys, secret=True)

    def once_all_are_in(self, context: Context) -> Act | None:
        """Show the answers of everybody, and go to the phase that shows them.

        Args:
            context: The public view of the session, with the cursor and the width.

        Returns:
            The commits; the usual question if the answers to something else wait too; a message if nobody answered.
        """
        here = self.state.here
        if context.view.info.solo or not self.state.progress(context)[0]:
            return Say(tr("Nobody has answered yet."))
        if self._held_back(context):
            return self._asked(context)
        show, phases = self._show(context, ()), here.module(context).phases
        if "reveal" not in phases or here.phase(context) not in ("explain", "alone"):
            return show
        return Several((Commit(navigation.enter(here.module_id, "reveal")), show))

    def _waits(self, context: Context) -> bool:
        """Return whether answers wait to be shown in the present phase."""
        state = self.state
        if context.view.info.solo or state.half(context).correcting:
            return False  # answers prepared alone are shown in the room, not here
        early = state.here.phase(context) in ("explain", "alone") and not state.asking_now(context)
        return not early and (state.taking(context) or state.partly(context))

    def show_next(self, context: Context, key: str) -> Act | None:
        """Ask for confirmation before the answers on the next subject are shown alone.

        Args:
            context: The public view of the session, with the cursor and the width.
            key: The pressed key; not used.

        Returns:
            The question; a message if nobody has answered or no names are kept; None if all subjects are shown.
        """
        form, there = self.state.form(context), self._there(context)
        if form is None or not there or self.state.nameless(context):
            return Say(
                tr("Answers without names are shown all together.") if there else tr("Nobody has answered yet.")
            )
        following = next((one for one in form.subjects if one.id not in there[0].shown), None)
        if following is None:
            return None
        came, awaited = self.state.progress(context)
        show = reveal.reveal([one.id for one in there], following.id)
        keys = (tr("Enter shows this one"), tr("{leave_field_key} waits", leave_field_key=key_of("leave_field")))
        asked = tr("{came} of {awaited} in. Enter shows “{words}”", came=came, awaited=awaited, words=following.text)
        return Ask(
            asked, lambda _, text: Commit(show, select=following.id), empty=True, bare=True, keys=keys, secret=True
        )

    def _there(self, context: Context) -> list[Round]:
        """List the newest round of each pass."""
        newest = (self.state.round(context, wanted=wanted) for wanted in self.state.passes(context))
        return [one for one in newest if one is not None]

    def _held_back(self, context: Context) -> list[tuple[Module, Round]]:
        """List the rounds of other visited modules whose answers are not shown, so that all can be shown together."""
        view = context.view
        visited = {visit.module for visit in view.visits.values()} - {self.state.here.module_id}
        waiting = sorted(key for key, told in view.progress.items() if told.answered)
        held = [view.rounds[key] for key in waiting if view.rounds[key].module in visited]
        named = ((view.info.agenda.module(one.module), one) for one in held)
        return [(module, one) for module, one in named if module is not None]

    def _shown_with(self, context: Context, text: str) -> Act | None:
        typed = text.strip()
        if typed not in ("", "+"):
            raise InputError(
                tr("Nothing is typed here: Enter shows the answers."),
                tr("{leave_field_key} waits, for one more card.", leave_field_key=key_of("leave_field")),
            )
        return self._show(context, [one.id for _, one in self._held_back(context)] if typed else [])

    def _show(self, context: Context, others: Sequence[str]) -> Act:
        half = self.state.half(context)
        if self.state.nameless(context):
            seals = sealed_with_phones(self.state, context)
            shown = [reveal.reveal(others)] if others else []

            def let_go(_: Context) -> Act:  # only once they are saved: they are kept nowhere else
                half.anew()
                return Unfold()

            return Commit(reveal.together((*seals, *shown)), then=let_go)
        half.anew()
        return Commit(reveal.reveal([*(one.id for one in self._there(context)), *others]), then=lambda _: Unfold())
