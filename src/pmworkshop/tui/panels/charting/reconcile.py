"""The panel that settles one row of a chart: what participants see, who is accountable, who does it, and why."""

from __future__ import annotations

from dataclasses import replace

from pmworkshop.base.language import tr
from pmworkshop.leading.minute_words import clock
from pmworkshop.session.core.schemes import legend, owner_letter
from pmworkshop.session.operations import navigation
from pmworkshop.tui.drawing.pieces import Look
from pmworkshop.tui.keymap.commands import Command, key_of
from pmworkshop.tui.pages.page import Act, Close, Context, Focus, Item, ListBody, Page
from pmworkshop.tui.pages.panel import Panel
from pmworkshop.tui.panels.charting.differences import state_word
from pmworkshop.tui.panels.charting.row_edits import REASON, RowEdits, absent_owner
from pmworkshop.tui.panels.charting.row_in_talk import RowInTalk
from pmworkshop.tui.panels.charting.row_words import agreed_items, seen_items
from pmworkshop.tui.parts.numbered_people import numbered_roles
from pmworkshop.tui.requests.messages import GoForward

MINUTES = 2
"""How long a row is talked about before it is settled, split, raised or parked."""


class SettlingPanel(Panel):
    """Goes through the rows, most contested first, and edits the agreed chart."""

    overlay = True
    ticks = True
    commands = (
        Command(
            "owner",
            tuple("123456789"),
            "1-9 answers",
            "The role of that number answers for the row",
        ),
        Command("settle", ("enter",), "settled", "The row is settled; say why where the room was of two views"),
        Command("take", ("=",), "most of us", "Take what most of us see"),
        Command("unsettled", ("x",), "not settled", "Say who settles it, and by when: 1 +14"),
        Command(
            "ask_owner",
            ("j",),
            "who asks",
            "Say who asks the owner, whom nobody here speaks for: Sales +7",
        ),
        Command("split", (";",), "split", "Make two rows of one"),
        Command("correct", ("e",), "typing", "Correct a slip of typing: leader, then role, like 3 4"),
        Command("names", ("w",), "", "Show who sees it so, or hide it"),
        Command(
            "next_row",
            ("pagedown",),
            "next row",
            "Go on to the next row; after the last, to the agreed chart",
        ),
        Command("last_row", ("pageup",), "", "Go back to the row before"),
        Command("back", ("escape",), "all rows", "Go back to all rows"),
    )

    def __init__(self, module_id: str, order: tuple[str, ...], row: str) -> None:
        """Begin with one row.

        Args:
            module_id: The id of a chart module.
            order: The ids of the rows in the order in which they are settled.
            row: The id of the row to begin with.
        """
        self._talk = RowInTalk(module_id, order, row)
        self._named = False
        self._left: tuple[str, int] | None = None
        self._edits = RowEdits(self._talk, self._onward)
        self.parts = (self._edits,)

    # Pages.

    def commands_in(self, context: Context) -> tuple[Command, ...]:
        """List the commands; the letters of the scheme take precedence over other commands of the same key."""
        letters = self._letters(context)
        taken = set(letters.keys)
        absent = absent_owner(context, self._talk) is not None
        rest = tuple(
            replace(one, keys=tuple(key for key in one.keys if key not in taken) or one.keys)
            for one in self.commands
            if absent or one.id != "ask_owner"
        )
        first = self._first(context)

        def place(command: Command) -> int:
            own = command is letters or taken.isdisjoint(command.keys)
            return first.index(command.id) if own and command.id in first else len(first)

        return tuple(sorted((*rest[:2], letters, *rest[2:]), key=place))

    def _letters(self, context: Context) -> Command:
        """Create the command for the letters of the scheme, without that of the accountable role."""
        scheme = self._talk.module(context).scheme
        others = [letter for letter, _, _ in legend(scheme) if letter != owner_letter(scheme)]
        keys = tuple(letter.lower() for letter in others)
        title = tr("{keys} then 1-9", keys="/".join(keys))
        return Command("letter", (*keys, *others), title, "Then the number of the role that has this letter")

    def _first(self, context: Context) -> tuple[str, ...]:
        """Return the ids of the commands to show first in the footer, by the state of the row."""
        activity = self._talk.activity(context)
        if activity is not None and activity.state != "open":
            return ("next_row",)
        return ("settle", "letter") if self._talk.owner(context) else ("owner", "take", "unsettled")

    def page(self, context: Context) -> Page:
        """Show what participants see, what is agreed so far, and the time spent on this row."""
        talk = self._talk
        activity, row = talk.activity(context), talk.seen(context)
        if activity is None:
            return Page(
                tr("This row is not there any more."),
                body=ListBody(empty=tr("{back_key} goes back.", back_key=key_of("back"))),
            )
        place = talk.order.index(talk.row) + 1 if talk.row in talk.order else 0
        state = state_word(row) if row else ""
        hint = tr(
            "Row {place} of {rows}   {left}   {state}",
            place=place,
            rows=len(talk.order),
            left=clock(MINUTES, talk.spent(context.now)),
            state=state,
        )
        items = (
            *seen_items(context, talk, row, named=self._named),
            Item("", ""),
            *agreed_items(context, talk, activity),
        )
        question = f"{activity.label}. {activity.question}" if activity.question else activity.label
        ask = self._edits.because(context) if activity.state == "open" else ""
        parts = tuple(map(tr, REASON)) if ask else ()
        return Page(question, hint, ListBody(items), below=self._below(context), ask=ask, parts=parts)

    def _below(self, context: Context) -> tuple[tuple[str, Look], ...]:
        roles = numbered_roles([role.title for role in self._talk.roles(context)])
        if self._talk.letter:
            return ((tr("{letter}: which role?  {roles}", letter=self._talk.letter, roles=roles), "head"),)
        return ((roles, "soft"),)

    # Commands.

    def do_names(self, context: Context, key: str) -> Act | None:
        """Show or hide who sees each role as accountable."""
        self._named = not self._named
        return None

    def _onward(self, context: Context) -> Act:
        """Go on once it is kept what became of the row, and remember from where, for an undo that follows at once."""
        left = self._talk.row
        act = self._next_row(context)
        self._left = (left, context.view.seq)
        return act

    def instead(self, context: Context, command: Command) -> Act | None:
        """Go back to the row that is undone, if nothing else was done since it was left."""
        if command.id == "undo" and self._left is not None and self._left[1] == context.view.seq:
            self._talk.go(self._left[0])
            self._left = None
        return super().instead(context, command)

    def _next_row(self, context: Context) -> Act:
        if self._talk.step(context, 1):
            return Focus()
        return Close(GoForward() if navigation.where(context.view)[1] == "reveal" else None)

    def do_next_row(self, context: Context, key: str) -> Act | None:
        """Go to the next row; after the last, close the panel and leave the reveal phase, if the room is in it."""
        return self._next_row(context)

    def do_last_row(self, context: Context, key: str) -> Act | None:
        """Go to the previous row; on the first one, close the panel."""
        return Focus() if self._talk.step(context, -1) else Close()

    def do_back(self, context: Context, key: str) -> Act | None:
        """Close the panel."""
        return Close()
