"""The private page: what is now and what to say, answers by name, and figures; answers are typed in clear text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Literal, get_args

from pmworkshop.agenda.phases import phase_name
from pmworkshop.base.language import spoken, tr, tr_noop
from pmworkshop.leading.script import following
from pmworkshop.leading.showing import NAMELESS, waiting, without_names
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations import navigation
from pmworkshop.session.operations.turns import speaking
from pmworkshop.session.rounds import reveal
from pmworkshop.session.views.asking import Asking, asking
from pmworkshop.session.views.handed_in import handed_in
from pmworkshop.tui.drawing.pieces import Look
from pmworkshop.tui.drawing.text_cells import columns
from pmworkshop.tui.keymap.commands import Command, key_of
from pmworkshop.tui.keymap.notes_keys import NOTES, PLACE
from pmworkshop.tui.notes.answer_entry import AnswerEntry
from pmworkshop.tui.notes.context import private_of
from pmworkshop.tui.notes.figures import figures
from pmworkshop.tui.notes.first_words import first_words, meaning
from pmworkshop.tui.notes.glossary import explained
from pmworkshop.tui.notes.leaders import answers, awaited_line
from pmworkshop.tui.notes.open_points import open_points
from pmworkshop.tui.notes.script import script
from pmworkshop.tui.notes.stage_keys import StageKeys
from pmworkshop.tui.notes.time_page import slack_lines, time_rows
from pmworkshop.tui.pages.page import Act, Ask, Commit, Context, Focus, Item, ListBody, Open, Page, Say, Several
from pmworkshop.tui.pages.panel import Panel
from pmworkshop.tui.parts.awaited_ahead import ahead
from pmworkshop.tui.requests.messages import GoForward, NextTurn

View = Literal["script", "answers", "figures", "time"]
VIEWS: tuple[View, ...] = get_args(View)
TITLES: dict[View, str] = {
    "script": tr_noop("Now"),
    "answers": tr_noop("Answers"),
    "figures": tr_noop("Figures"),
    "time": tr_noop("Time"),
}


class NotesPanel(Panel):
    """Shows what only the facilitator may know about the present part of the agenda.

    It remembers the chosen view and whether hidden answers are seen, both only while the room stays where it is.

    Attributes:
        entry: Takes the answers of leaders.
    """

    commands = NOTES
    ticks = True

    def __init__(
        self,
        now: Callable[[], datetime],
        stage: Callable[[], Panel] = Panel,
        phones: Callable[[], Sequence[str]] = tuple,
    ) -> None:
        """Connect to the clock and to the panels of the room.

        Args:
            now: Returns the present moment in the time zone of the room.
            stage: Returns the panel of where the room is, whose keys are told here.
            phones: Returns by what a phone that warns knows the page for phones.
        """
        self._now, self._stage, self._phones = now, StageKeys(stage), phones
        self._turned: tuple[tuple[str, ...], View] | None = None
        self._seen: tuple[str, ...] = ()
        self._meant: tuple[Session, tuple[bool, str], tuple[Item, ...]] | None = None
        self.entry = AnswerEntry(self._shows_values)
        self.parts = (self.entry,)

    @classmethod
    def place(cls) -> str:
        """Return the name of the panel in the settings file."""
        return PLACE

    # What is where.

    def asking(self, context: Context) -> Asking | None:
        """Return what is asked where the room is.

        Args:
            context: The context of the private page.

        Returns:
            The round and its form; None if nothing is asked of each person there.
        """
        return asking(private_of(context))

    def view(self, context: Context) -> View:
        """Return which view is shown: the chosen one, else the one most needed in the present phase.

        Args:
            context: The context of the private page.

        Returns:
            ``script``, ``answers``, ``figures`` or ``time``.
        """
        asked = self.asking(context)
        if self._turned is not None and self._turned[0] == _where(context, asked):
            return self._turned[1]
        return "answers" if asked is not None and (asked.hidden or asked.near) else "script"

    def shows_hidden(self, context: Context) -> bool:
        """Return whether hidden answers are seen here now.

        Args:
            context: The context of the private page.
        """
        asked = self.asking(context)
        return asked is not None and asked.hidden and self._seen == tuple(one.id for one in asked.there)

    def _shows_values(self, context: Context, asked: Asking) -> bool:
        return asked.status == "shown" or self.shows_hidden(context)

    def commands_in(self, context: Context) -> tuple[Command, ...]:
        """List the commands that have an effect now."""
        asked = self.asking(context)
        here = {"next_page", "last_page", "hard"}
        titles: dict[str, str] = {}
        if self._in_talk(context):
            here, titles = here | {"type"}, {"type": tr_noop("next speaks")}
        if asked is not None and not asked.nameless and self.view(context) == "answers":
            here |= _of_answers(asked)
            titles = self._titles(context, asked)
        offered = (one for one in self.commands if one.id in here)
        return tuple(replace(one, title=titles.get(one.id, one.title)) for one in offered)

    def _titles(self, context: Context, asked: Asking) -> dict[str, str]:
        """Give the commands that toggle something the word for what they do now."""
        titles = {"type": tr_noop("correct")} if asked.status == "shown" else {}
        if asked.status == "closed":
            titles["close"] = tr_noop("open again")
        if self.shows_hidden(context):
            titles["values"] = tr_noop("hide it")
        return titles

    # The page.

    def page(self, context: Context) -> Page:
        """Return the page of the present view."""
        session, asked, view = private_of(context), self.asking(context), self.view(context)
        tabs = "   ".join(f"[{tr(TITLES[one])}]" if one == view else tr(TITLES[one]) for one in VIEWS)
        hint = columns(tabs, tr("next: {part}", part=following(session)), context.cells)
        below = self._below(context, asked, view)
        unkept = self.entry.unkept
        return Page(
            _heading(session, self._now()),
            hint,
            self._body(context, asked, view),
            below=((unkept, "text"), *below) if unkept else below,
        )

    def _below(self, context: Context, asked: Asking | None, view: View) -> tuple[tuple[str, Look], ...]:
        session = private_of(context)
        if view != "time":
            return ahead(session, handed_in(session)).line(context.cells) or awaited_line(session, asked)
        return tuple((words, "text") for words in slack_lines(session, self._now()))

    def _body(self, context: Context, asked: Asking | None, view: View) -> ListBody:
        session, seen = private_of(context), self.shows_hidden(context)
        if view == "script":
            first = first_words(
                session, asked, self._now(), self._means(context, asked), seen=seen, cells=context.cells
            )
            return ListBody(
                (
                    *first,
                    *([Item("", "")] if first else []),
                    *script(session, self._now(), self._phones()),
                    *self._stage.rows(context),
                )
            )
        if view == "time":
            return time_rows(session, self._now(), context.cells)
        if view == "answers":
            first = self._means(context, asked) if seen else ()
            shown = asked is not None and self._shows_values(context, asked)
            listed = answers(session, asked, values=shown, cells=context.cells)
            return replace(listed, items=(*first, *listed.items))
        module = navigation.where(session)[0]
        rows, open_ = figures(context.view, module), open_points(context.view, module)
        between = (Item("", ""),) if rows and open_ else ()
        return ListBody((*rows, *explained(rows), *between, *open_), tr("Nothing was shown here yet."))

    def _means(self, context: Context, asked: Asking | None) -> tuple[Item, ...]:
        """Return what the answers mean; found once for each state, as the page is drawn each second."""
        session, seen = private_of(context), self.shows_hidden(context)
        if self._meant is None or self._meant[0] is not session or self._meant[1] != (seen, spoken()):
            self._meant = (session, (seen, spoken()), meaning(context.view, session, asked, seen=seen))
        return self._meant[2]

    # The keys.

    def do_next_page(self, context: Context, key: str) -> Act | None:
        """Turn to the next view.

        Args:
            context: The context of the private page.
            key: The pressed key; not used.

        Returns:
            None: only the page changes.
        """
        return self._turn(context, 1)

    def do_last_page(self, context: Context, key: str) -> Act | None:
        """Turn to the previous view.

        Args:
            context: The context of the private page.
            key: The pressed key; not used.

        Returns:
            None: only the page changes.
        """
        return self._turn(context, -1)

    def _turn(self, context: Context, by: int) -> Act | None:
        view = VIEWS[(VIEWS.index(self.view(context)) + by) % len(VIEWS)]
        self._turned = (_where(context, self.asking(context)), view)
        return None

    def _in_talk(self, context: Context) -> bool:
        return self.view(context) == "script" and speaking(context.view) is not None

    def do_type(self, context: Context, key: str) -> Act | None:
        """Open the line of the chosen leader; beside the script, in a round of talk, let the next one speak.

        Args:
            context: The context of the private page.
            key: The pressed key.

        Returns:
            The act of the entry, or the request.
        """
        return NextTurn() if self._in_talk(context) else self.entry.handlers["type"](context, key)

    def do_values(self, context: Context, key: str) -> Act | None:
        """Show the hidden answers here, or hide them again; a new round starts hidden.

        Args:
            context: The context of the private page.
            key: The pressed key; not used.

        Returns:
            The redrawing with a message; only a message if nothing is hidden.
        """
        asked = self.asking(context)
        if asked is None or not asked.hidden:
            return Say(tr("Nothing is hidden here now."))
        shown = self.shows_hidden(context)
        self._seen = () if shown else tuple(one.id for one in asked.there)
        return Several((Focus(), Say(tr("Hidden here again.") if shown else tr("Shown here, and nowhere else."))))

    def do_hard(self, context: Context, key: str) -> Act | None:
        """Open the page of hard moments.

        Args:
            context: The context of the private page.
            key: The pressed key; not used.

        Returns:
            The opening.
        """
        from pmworkshop.tui.notes.hard_moments import HardMomentsPanel

        return Open(HardMomentsPanel())

    # The room.

    def instead(self, context: Context, command: Command) -> Act | None:
        """Replace going on by a question that shows the answers, while answers wait to be shown."""
        if command.id != "forward":
            return super().instead(context, command)
        session, asked = private_of(context), self.asking(context)
        if without_names(session, asked):
            keys = (
                tr("Enter goes on without them"),
                tr("{leave_field_key} waits", leave_field_key=key_of("leave_field")),
            )
            told = f"{tr(NAMELESS)}  {tr('Enter goes on without them')}"
            return Ask(told, lambda _, text: GoForward(), empty=True, bare=True, keys=keys)
        waits = waiting(session, asked)
        if waits is None:
            return None
        keys = (tr("Enter shows the answers"), tr("{leave_field_key} waits", leave_field_key=key_of("leave_field")))
        return Ask(
            tr("{came} of {awaited} in. Enter shows them", came=waits.came, awaited=waits.awaited),
            lambda _, text: Commit(reveal.reveal(waits.rounds), tr("The answers are on the wall.")),
            empty=True,
            bare=True,
            keys=keys,
        )


def _where(context: Context, asked: Asking | None) -> tuple[str, ...]:
    """Return the place of the room as far as it decides which view is needed."""
    module, phase = navigation.where(context.view)
    return module.id, phase, asked.status if asked else ""


def _of_answers(asked: Asking) -> set[str]:
    """List the ids of the commands that have an effect in the list of answers."""
    here = {"type", "type_in", "again" if asked.status == "shown" else "clear"}
    return here | {"values", "close"} if asked.hidden else here


def _heading(session: Session, now: datetime) -> str:
    """Write where the room is.

    Args:
        session: The whole session.
        now: The present moment in the time zone of the room.

    Returns:
        One line.
    """
    module, phase = navigation.where(session)
    stage = session.stage
    if stage is None:
        return tr("{title}: not begun yet", title=module.title)
    heading = f"{session.info.agenda.position(module.id) + 1}  {module.title} · {phase_name(phase)}"
    if stage.finished:
        heading = tr("The end")
    elif stage.recess is not None:
        heading = tr(
            "{title} until {time}",
            title=stage.recess.title,
            time=f"{stage.recess.returns.astimezone(now.tzinfo):%H:%M}",
        )
    return tr("{heading} · the curtain is drawn", heading=heading) if stage.curtain else heading
