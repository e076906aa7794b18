"""What is said to the stage in words: names of commands and keys, lines to type, and rows to choose."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from typing import NamedTuple

from textual.pilot import Pilot

from pmworkshop.base.errors import InputError, RefusedError
from pmworkshop.base.keys import key_named
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.base.text import clean_line, shorten
from pmworkshop.tui.keymap.commands import Command, command_id, key_names
from pmworkshop.tui.pages.page import Cursor
from pmworkshop.tui.pages.panel import hides
from pmworkshop.tui.parts.entry_keys import BEGIN_WITH, DIGITS
from pmworkshop.tui.screen.stage_screen import StageScreen
from pmworkshop.tui.spoken.reading import column_names, row_names

TYPE, CHOOSE = "type:", "choose:"
"""What begins a line to type, and the words of a row to choose."""
ACROSS = "/"
"""Stands between the words of a row and those of a column."""
LOOK_SECONDS = 0.005
"""Seconds between two looks whether what was done is kept."""
_SEEN = frozenset(("palette",))
"""Commands that only show something to look at."""
_HIDDEN = frozenset((DIGITS.id, BEGIN_WITH.id))
"""Commands whose keys are hidden answers."""
_QUIET = 3
"""How often in a row nothing may be under way until all is done."""
_NAMED = 3
"""Rows that are named where several fit."""


class What(NamedTuple):
    """What is chosen by its words: the messages that none of them has the words, or several have.

    Attributes:
        none: There is none.
        several: There are several.
    """

    none: str
    several: str


ROW = What(tr_noop("There is no row with “{words}” here."), tr_noop("{number} rows fit “{words}”: {names}."))
COLUMN = What(tr_noop("There is no column with “{words}” here."), tr_noop("{number} columns fit “{words}”: {names}."))


class Speaker:
    """Does on a screen what is said, and waits until it is kept."""

    def __init__(self, desk: Callable[[], StageScreen], pilot: Pilot[object]) -> None:
        """Connect to a running application.

        Args:
            desk: Returns the uppermost screen.
            pilot: Presses its keys.
        """
        self._desk, self._pilot = desk, pilot

    @property
    def desk(self) -> StageScreen:
        """The uppermost screen."""
        return self._desk()

    async def do(self, act: str) -> str:
        """Do one thing.

        Args:
            act: ``type:`` with a line, ``choose:`` with words of a row, the name or title of a command, or a key.

        Returns:
            What the screen said to it, without the mark of its kind; empty if nothing.

        Raises:
            InputError: It is none of these.
            RefusedError: The screen refused it; the message is what it said.
        """
        self.desk.tell("")
        if act.startswith(TYPE):
            self._type(act.removeprefix(TYPE).strip())
        elif act.startswith(CHOOSE):
            self._choose(act.removeprefix(CHOOSE).strip())
        else:
            await self._call(act.strip())
        await self.settle()
        return self._heard()

    async def settle(self) -> None:
        """Wait until all is kept, or the disk takes nothing for now."""
        quiet = 0
        while quiet < _QUIET:
            await self._pilot.pause()
            outbox = self.desk.outbox
            moves = outbox is not None and len(outbox) > 0 and not outbox.waits
            quiet = 0 if moves else quiet + 1
            await asyncio.sleep(LOOK_SECONDS if moves else 0)

    def _heard(self) -> str:
        spoken, refused = " ".join(self.desk.lines.spoken), self.desk.lines.refused
        text = spoken.lstrip("✓◆ ")
        if refused:
            raise RefusedError(text)
        return text

    def _type(self, text: str) -> None:
        """Type a line and keep it.

        Raises:
            RefusedError: No line is typed here.
        """
        desk, hands = self.desk, self.desk.hands
        hidden = hides(desk.panel, desk.context)
        if text:
            hands.words(text)
        hands.moment.let_go()
        if desk.state.mode == "field":
            hands.enter()
        elif not hidden:
            desk.field.value = ""
            raise RefusedError(tr("No line is typed here now."), tr("To hear what can be done: commands"))

    def _choose(self, words: str) -> None:
        board = self.desk.board
        row, _, column = (part.strip() for part in words.partition(ACROSS))
        columns = column_names(board.body)
        kept = board.cursor.column if board.cursor.column in columns else next(iter(columns), "")
        to_row = _found(row, row_names(board.body), ROW) if row else board.cursor.row
        to_column = _found(column, columns, COLUMN) if column else kept
        self.desk.redraw(cursor=Cursor(to_row, to_column))

    async def _call(self, act: str) -> None:
        commands, place = self.commands(), self.desk.panel.place()
        named = [one for one in commands if act in (one.id, command_id(one, one.place or place))]
        if named:
            self.desk.run(named[0])
        elif key := key_named(act):
            await self._press(key)
        elif titled := [one for one in commands if _is_called(one, act)]:
            self.desk.run(titled[0])
        else:
            raise _unknown(act, commands)

    async def _press(self, key: str) -> None:
        """Press a key.

        Raises:
            RefusedError: It types a character, and a line is typed: that is said as a line.
        """
        if len(key) == 1 and self.desk.state.mode == "field":
            raise RefusedError(
                tr("A line is typed here now."), tr("Say {type} and the line, or leave_field.", type=TYPE)
            )
        await self._pilot.press(key)
        self.desk.hands.moment.let_go()

    def commands(self) -> list[Command]:
        """List the commands that act now."""
        return [one for one in self.desk.offered.commands if one.id not in _SEEN]

    def hides(self) -> bool:
        """Return whether what is typed now may not be seen by the room, or a first digit begins such an answer."""
        desk = self.desk
        begins = any(one.id in _HIDDEN for one in desk.offered.commands)
        return begins or desk.field.secret or hides(desk.panel, desk.context)


def command_words(command: Command) -> str:
    """Write a command as a line: its name, its keys, and what it does.

    Args:
        command: The command.
    """
    keys = tr(" or ").join(key_names(command))
    return f"{command.id}{f' ({keys})' if keys else ''}: {command.does}"


def _is_called(command: Command, words: str) -> bool:
    """Return whether words are the title of a command or the name of its key, in the language that is spoken."""
    titles = (command.title, command.named, *key_names(command))
    return words.casefold() in (one.casefold() for one in titles if one)


def _found(words: str, names: Mapping[str, str], what: What) -> str:
    """Find the key of a name that holds words.

    Raises:
        InputError: None or several do.
    """
    folded = words.casefold()
    exact = [key for key, name in names.items() if name.casefold() == folded]
    fitting = exact or [key for key, name in names.items() if folded in name.casefold()]
    if not fitting:
        raise InputError(
            tr(what.none, words=clean_line(words)),
            tr("To hear what is here: read"),
        )
    if len(fitting) > 1:
        named = "; ".join(shorten(names[key], 40) for key in fitting[:_NAMED])
        raise InputError(
            tr(what.several, number=len(fitting), words=clean_line(words), names=named),
            tr("Name more of its words."),
        )
    return fitting[0]


def _unknown(act: str, commands: Iterable[Command]) -> InputError:
    """Say that nothing is called so, and what comes nearest."""
    near = get_close_matches(act, [one.id for one in commands], n=1)
    told = tr("There is no command and no key “{words}” here.", words=clean_line(act))
    more = f" {tr('Did you mean “{words}”?', words=near[0])}" if near else ""
    return InputError(f"{told}{more}", tr("To list them: commands"))
