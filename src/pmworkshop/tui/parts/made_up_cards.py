"""Made-up answers without names, in a rehearsal: they are kept in memory until they are shown, as typed ones are."""

from __future__ import annotations

from pmworkshop.session.rounds import rounds
from pmworkshop.session.rounds.answer_form import form_of
from pmworkshop.tui.keymap.commands import Command
from pmworkshop.tui.keymap.rehearsal_keys import MADE_UP, MAKE_UP
from pmworkshop.tui.pages.page import Act, Commit, Context, Focus, Say, Several
from pmworkshop.tui.pages.panel import Part
from pmworkshop.tui.parts.round_state import RoundState


class MadeUpCards(Part):
    """Takes made-up cards of all who are awaited, where answers are kept without names."""

    def __init__(self, state: RoundState) -> None:
        """Share the state of the round with the other parts of the panel.

        Args:
            state: The state of the round; the panel owns it too.
        """
        self._state = state

    def instead(self, context: Context, command: Command) -> Act | None:
        """Keep made-up cards here, in place of a gesture that would write them with names."""
        if command.id != MAKE_UP.id or not self._state.nameless(context) or not self._asks(context):
            return None
        state, half = self._state, self._state.half(context)
        missing = [one for one in state.people(context) if one.id not in half.sent]
        if not missing:
            return None
        passes = [act for wanted in state.passes(context) for act in self._taken(context, wanted=wanted)]
        half.clear()
        half.at = ""
        half.sent |= {one.id for one in missing}
        return Several((*passes, Focus(), Say(MADE_UP, "kept")))

    def _asks(self, context: Context) -> bool:
        """Tell whether answers are taken here, or are about to be."""
        from pmworkshop.workshop.made_up import said_when_shown  # a workshop does without it

        form, there = self._state.form(context), self._state.round(context)
        if form is None or not form.subjects or (there is not None and there.status == "revealed"):
            return False
        alone = self._state.here.phase(context) == "alone"
        return self._state.taking(context) or (alone and not said_when_shown(self._state.here.module(context), form))

    def _taken(self, context: Context, *, wanted: bool) -> list[Act]:
        """Take the cards of one pass; the first one opens its round, so that it keeps the words that are asked."""
        from pmworkshop.workshop.made_up import answers_to

        state, here, asks = self._state, self._state.here, self._state.asks(context)
        form = form_of(context.view, here.module(context), asks, wanted=wanted)
        if form is None:
            return []
        taken = state.half(context).taken.setdefault(wanted, {})
        for place, person in enumerate(state.people(context)):
            taken.setdefault(person.id, answers_to(form, place))
        opened = state.round(context, wanted=wanted) is not None
        return [] if opened else [Commit(rounds.ask_again(here.module_id, asks, wanted=wanted))]
