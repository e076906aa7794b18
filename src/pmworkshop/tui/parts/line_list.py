"""A list of lines, and the commands that type, edit, move and park them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import ClassVar

from pmworkshop.base.language import tr, tr_noop
from pmworkshop.session.core import columns
from pmworkshop.session.core.lookups import called
from pmworkshop.session.core.records import Entry
from pmworkshop.session.core.reserved import SAID_BEFORE, THE_ROOM
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations import collect
from pmworkshop.session.operations.planning import line_routing
from pmworkshop.session.operations.turns import whose_turn
from pmworkshop.tui.keymap.commands import Command
from pmworkshop.tui.pages.page import Act, Ask, Commit, Context, Focus, Item, Say
from pmworkshop.tui.pages.panel import NOTHING_CHOSEN, TAKEN_OUT, Part
from pmworkshop.tui.parts.became_rows import BecameRows
from pmworkshop.tui.parts.follow_ups import ask_for_action

LINES = (
    Command("add", ("a",), "add", "Type a new line"),
    Command("edit", ("e", "enter"), "edit", "Change the wording of the line"),
    Command("park", ("p",), "park", "Put the line into the parking lot"),
    Command("out", ("d", "delete"), "out", "Take the line out; undo brings it back"),
    Command("up", ("shift+up",), "", "Move the line up"),
    Command("down", ("shift+down",), "", "Move the line down"),
    Command("split", (";",), "", "Make two lines of one"),
    Command("merge", ("m",), "", "Make one line of this and the one above"),
    Command("act_on", ("c",), "", "Make an action that follows from this line"),
)
"""The commands on a line of a list."""
NEED_A_LINE = frozenset(("edit", "park", "out", "join", "new_group", "becomes"))
NOTHING_ABOVE = Say(tr_noop("No line is above this one."), "refused")
NOTHING_YET = Say(tr_noop("No line yet: {add_key} types one, {forward_key} goes on."))


def footed(commands: tuple[Command, ...], context: Context) -> tuple[Command, ...]:
    """Remove commands that need a line from the footer while none is chosen; their keys still work.

    Args:
        commands: The commands of the panel.
        context: The public view of the session, with the cursor and the width.

    Returns:
        The commands; those removed from the footer have no title.
    """
    if context.cursor.row:
        return commands
    return tuple(replace(one, title="") if one.id in NEED_A_LINE else one for one in commands)


class LineList(Part):
    """Lists the lines of one prompt of a module, and changes them.

    Attributes:
        became: What became of lines and groups; the panel shows it in its other lists too.
    """

    commands: ClassVar[tuple[Command, ...]] = LINES
    takes_lines = True

    def __init__(
        self,
        module_id: str,
        *,
        prompt: Callable[[Context], str] | None = None,
        order: Callable[[Context], Sequence[Item]] | None = None,
    ) -> None:
        """Choose the module and the prompt.

        Args:
            module_id: Id of the module that holds the lines.
            prompt: Returns the id of the prompt; None for the result of the module.
            order: Returns the rows in the order of the panel if it groups them; None for `items`.
        """
        self._module_id = module_id
        self._prompt = prompt
        self._order = order or self.items
        self.became = BecameRows()
        self._made: dict[tuple[str, int, int], tuple[Entry, tuple[Item, ...]]] = {}
        self._made_of: tuple[Session, tuple[object, ...]] | None = None
        self.handlers = {
            "add": self.add,
            "edit": self.edit,
            "park": self.park,
            "out": self.out,
            "up": lambda context, key: self._move(context, -1),
            "down": lambda context, key: self._move(context, 1),
            "split": self.split,
            "merge": self.merge,
            "act_on": self.act_on,
        }

    def prompt(self, context: Context) -> str:
        """Return the id of the prompt whose lines are shown.

        Args:
            context: The public view of the session, with the cursor and the width.
        """
        return self._prompt(context) if self._prompt is not None else collect.RESULT

    def lines(self, context: Context) -> list[Entry]:
        """List the shown lines.

        Args:
            context: The public view of the session, with the cursor and the width.

        Returns:
            The lines of the prompt, in their order.
        """
        return context.view.listed(self._module_id, self.prompt(context))

    def items(self, context: Context) -> tuple[Item, ...]:
        """Make the numbered rows of the list.

        Args:
            context: The public view of the session, with the cursor and the width.

        Returns:
            One row for each line.
        """
        return tuple(
            row for number, entry in enumerate(self.lines(context), 1) for row in self.rows(context, entry, number)
        )

    def rows(self, context: Context, entry: Entry, number: int, indent: int = 0) -> tuple[Item, ...]:
        """Make the row of one line, with the values of its columns beside it, and below it what became of it.

        A row is made anew where its line, the leaders, the agenda, or what became of anything is another one.

        Args:
            context: The public view of the session, with the cursor and the width.
            entry: The line.
            number: Its number, from 1.
            indent: Number of blanks before it.

        Returns:
            The row, then one for each thing that followed from the line.
        """
        if self._made_of is None or self._made_of[0] is not context.view:
            self._look_anew(context)
        about = (entry.id, number, indent)
        made, rows = self._made.get(about, (None, ()))
        if made is not entry:
            row, cells = self.item(context, entry, number, indent), cells_of(context, entry)
            rows = (replace(row, cells=cells) if cells else row, *self.became.below(context, entry.id, indent))
            self._made[about] = (entry, rows)
        return rows

    def _look_anew(self, context: Context) -> None:
        """Drop the rows where something that they are made of beside their lines has changed."""
        view = context.view
        others = (view.participants, view.info.agenda, self.became.all(context))
        if self._made_of is None or self._made_of[1] != others:
            self._made = {}
        self._made_of = (view, others)

    def item(self, context: Context, entry: Entry, number: int, indent: int = 0) -> Item:
        """Make the row of one line, with its author at the right.

        Args:
            context: The public view of the session, with the cursor and the width.
            entry: The line.
            number: Its number, from 1.
            indent: Number of blanks before it.

        Returns:
            The row; its key is the id of the line.
        """
        return Item(entry.id, entry.text, lead=f"{number:>2}", tail=author(context, entry), indent=indent)

    def entry(self, context: Context) -> Entry | None:
        """Return the chosen line; None if no line is chosen.

        Args:
            context: The public view of the session, with the cursor and the width.
        """
        return context.view.entries.get(context.cursor.row)

    def submit(self, context: Context, text: str) -> Act | None:
        """Store a typed line, or route it by its prefix to the parking lot, the outcomes or the action plan."""
        if not text.strip():
            return None
        prompt = self.prompt(context)
        who = whose_turn(context.view, self._module_id, prompt)
        sent = line_routing.send(context.view, self._module_id, prompt, text, who, habits=context.dates)
        return Commit(sent.operation, sent.told, select="" if sent.told else "last")

    def paste(self, context: Context, lines: list[str]) -> Act | None:
        """Store several pasted lines as one gesture."""
        return Commit(
            collect.add(self._module_id, lines, prompt=self.prompt(context)),
            tr("{number} lines kept", number=len(lines)),
            "last",
        )

    def recall(self, context: Context) -> Act | None:
        """Open the last line for editing."""
        lines = self.lines(context)
        return self._edit(context, lines[-1]) if lines else None

    def add(self, context: Context, key: str) -> Act | None:
        """Move the focus to the field.

        Args:
            context: The public view of the session; not used.
            key: The pressed key; not used.

        Returns:
            The change of focus.
        """
        return Focus("field")

    def edit(self, context: Context, key: str) -> Act | None:
        """Ask for a new wording of the chosen line.

        Args:
            context: The public view of the session, with the cursor and the width.
            key: The pressed key; not used.

        Returns:
            The question, or a message if no line is chosen.
        """
        entry = self.entry(context)
        if entry is None:
            return NOTHING_CHOSEN if context.cursor.row else NOTHING_YET
        return self._edit(context, entry)

    def _edit(self, context: Context, entry: Entry) -> Ask:
        module = context.view.info.agenda.module(entry.module)

        def answer(now: Context, text: str) -> Act:
            if module is not None:  # asks about days, while somebody is there to answer
                columns.retyped(now.view, module, now.view.entries.get(entry.id, entry), text, now.dates)
            return Commit(collect.edit(entry.id, text), select=entry.id)

        if module is None:
            return Ask(tr("Change the line"), answer, entry.text)
        parts = columns.part_names(module, entry.prompt)
        return Ask(tr("Change the line"), answer, columns.join_line(module, entry), parts=parts)

    def park(self, context: Context, key: str) -> Act | None:
        """Move the chosen line to the parking lot.

        Args:
            context: The public view of the session, with the cursor and the width.
            key: The pressed key; not used.

        Returns:
            The commit, or a message if no line is chosen.
        """
        entry = self.entry(context)
        return Commit(collect.park(entry.id), tr("Parked")) if entry else NOTHING_CHOSEN

    def out(self, context: Context, key: str) -> Act | None:
        """Take the chosen line out; undo brings it back.

        Args:
            context: The public view of the session, with the cursor and the width.
            key: The pressed key; not used.

        Returns:
            The commit, or a message if no line is chosen.
        """
        entry = self.entry(context)
        return Commit(collect.drop(entry.id), TAKEN_OUT) if entry else NOTHING_CHOSEN

    def _move(self, context: Context, by: int) -> Act | None:
        entry = self.entry(context)
        return Commit(collect.move(entry.id, by), select=entry.id) if entry else NOTHING_CHOSEN

    def split(self, context: Context, key: str) -> Act | None:
        """Ask where to split the chosen line.

        Args:
            context: The public view of the session, with the cursor and the width.
            key: The pressed key; not used.

        Returns:
            The question, which is answered with semicolons in the line; or a message if no line is chosen.
        """
        entry = self.entry(context)
        if entry is None:
            return NOTHING_CHOSEN
        return Ask(
            tr("Put a semicolon where the line is to be split"),
            lambda _, text: Commit(collect.split(entry.id, text.split(";")), select=entry.id),
            entry.text,
            begun=True,
        )

    def merge(self, context: Context, key: str) -> Act | None:
        """Ask for one wording of the chosen line and the one above.

        Args:
            context: The public view of the session, with the cursor and the width.
            key: The pressed key; not used.

        Returns:
            The question; or a message if no line is chosen, or no line is above it.
        """
        entry = self.entry(context)
        shown = [item for item in self._keys(context) if item in context.view.entries]
        if entry is None or entry.id not in shown:
            return NOTHING_CHOSEN
        at = shown.index(entry.id)
        if at == 0:
            return NOTHING_ABOVE
        above = context.view.entries[shown[at - 1]]
        return Ask(
            tr("One wording for both lines"),
            lambda _, text: Commit(collect.merge([above.id, entry.id], text), tr("Merged"), select=above.id),
            f"{above.text} / {entry.text}",
        )

    def _keys(self, context: Context) -> list[str]:
        """List the keys of the rows in the order of the panel."""
        return [item.key for item in self._order(context)]

    def act_on(self, context: Context, key: str) -> Act | None:
        """Ask for an action that follows from the chosen line.

        Args:
            context: The public view of the session, with the cursor and the width.
            key: The pressed key; not used.

        Returns:
            The question, or a message if no line is chosen.

        Raises:
            RefusedError: The agenda has no action plan.
        """
        entry = self.entry(context)
        return ask_for_action(context, (entry.id,)) if entry else NOTHING_CHOSEN


def author(context: Context, entry: Entry) -> str:
    """Return the author of a line as the module credits authors.

    Args:
        context: The public view of the session, with the cursor and the width.
        entry: The line.

    Returns:
        The name of the author, or the function if the module credits functions. For a line of nobody in particular
        ``the room`` if the module asks for names, else empty.
    """
    if entry.before:
        return tr(SAID_BEFORE).lower()
    person, agenda = context.view.participants.get(entry.author or ""), context.view.info.agenda
    module = agenda.module(entry.module)
    if person is None:
        named = agenda.kind != "discovery" and module is not None and module.asks_for_names(entry.prompt)
        return tr(THE_ROOM) if named else ""
    by_function = module is not None and module.credit == "function"
    return called(context.view, person) if by_function else person.name


def cells_of(context: Context, entry: Entry) -> tuple[str, ...]:
    """Write the values of a line, one for each column that the room sees.

    Args:
        context: The public view of the session, with the cursor and the width.
        entry: The line.

    Returns:
        The values, with days spelled out and blanks where there is none; empty if its lines have no columns.
    """
    module = context.view.info.agenda.module(entry.module)
    if module is None or not module.value_columns or module.prompt(entry.prompt) is None:
        return ()
    return columns.open_values(module, entry)
