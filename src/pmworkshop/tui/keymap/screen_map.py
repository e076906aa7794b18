"""The keys of a screen in a few words each, for the one page that is a map of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pmworkshop.base.keys import key_named
from pmworkshop.tui.drawing.text_cells import fit, unbroken, width
from pmworkshop.tui.keymap.commands import Command, key_name, key_names
from pmworkshop.tui.keymap.meanings import ENTER, LETTERS, MEANINGS, ActsOn, Meaning, meaning_of

ROW = 4
"""A command with more keys than that has a row of keys, which its title names."""
BETWEEN = "  "
"""Stands between a key and its words, and between two columns."""


@dataclass(frozen=True, slots=True)
class Told:
    """A key of the map.

    Attributes:
        key: The key as people call it.
        words: What it does, in a few words.
        acts_on: The chosen line, this list, the room, or all of it.
    """

    key: str
    words: str
    acts_on: ActsOn

    @property
    def text(self) -> str:
        """The key and its words, for a line that is wrapped: no line is broken between them."""
        return unbroken(f"{self.key} {self.words}")


def told(command: Command, mode: str = "list") -> Told:
    """Tell the key of a command in a few words: those of the footer, or else what the key means everywhere.

    Args:
        command: A command with a key.
        mode: ``list``, or ``field``, where only a key that types nothing is told. Of several keys of the room the
            shortest is, of those of a panel the first.

    Returns:
        The key, its words, and what it acts on.
    """
    meaning = _means(command)
    usual = meaning.commands.get(command.id, meaning.words)
    if len(command.keys) > ROW:
        key, _, words = command.title.partition(" ")
        return Told(key or key_names(command)[0], words or usual, meaning.acts_on)
    return Told(_shown(command, mode), command.title or usual, meaning.acts_on)


def _means(command: Command) -> Meaning:
    """Find what a command means: by its key, or, where settings gave it another one, by its id."""
    if command.id == "letter":
        return LETTERS
    by_key = list(filter(None, map(meaning_of, command.keys)))
    carried = (one for one in (*by_key, *MEANINGS.values()) if command.id in one.commands)
    return next(carried, by_key[0] if by_key else ENTER)


def _shown(command: Command, mode: str) -> str:
    names = [key_name(key) for key in command.keys if mode == "list" or len(key_named(key)) > 1]
    if command.request:
        return min(names, key=len)
    return f"{names[0]}/Enter" if "Enter" in names[1:] else names[0]


def in_columns(entries: Sequence[Told], count: int, cells: int) -> list[str]:
    """Write keys side by side, to be read down one column after the other.

    Args:
        entries: The keys.
        count: Number of columns, at least 1.
        cells: Width of a line.

    Returns:
        The lines, with blanks that no line is broken at. Each column is as wide as it needs; where all are too wide
        together, the widest are cut.
    """
    high = -(-len(entries) // count)
    columns = [_column(entries[at : at + high]) for at in range(0, len(entries), high or 1)]
    widths = [max(map(width, column)) + len(BETWEEN) for column in columns]
    while sum(widths) > cells:
        widths[widths.index(max(widths))] -= 1
    spare = (cells - sum(widths)) // max(len(columns), 1)
    lines = []
    for place in range(high):
        row = (column[place] if place < len(column) else "" for column in columns)
        cut = (
            fit(text, wide - len(BETWEEN)) + " " * (spare + len(BETWEEN))
            for text, wide in zip(row, widths, strict=True)
        )
        lines.append(unbroken("".join(cut).rstrip()))
    return lines


def _column(entries: Sequence[Told]) -> list[str]:
    most = max(width(one.key) for one in entries)
    return [f"{fit(one.key, most)}{BETWEEN}{one.words}" for one in entries]


def by_first_key(commands: Iterable[Command]) -> list[Command]:
    """Leave each key to the first command that has it, as pressing it does.

    Args:
        commands: The commands, in the order in which their keys are looked up.

    Returns:
        Those that have a key left, with these keys alone.
    """
    taken, kept = set[str](), []
    for one in commands:
        keys = tuple(key for key in one.keys if key not in taken)
        taken.update(keys)
        kept += [replace(one, keys=keys)] if keys else []
    return kept


def paired(entries: Sequence[Told]) -> list[Told]:
    """Put the two arrows of a move into one entry, and leave Shift+Tab out beside Tab, whose way back it always is.

    Args:
        entries: The keys.

    Returns:
        The keys that remain.
    """
    words = {one.key: one.words for one in entries}
    kept = []
    for one in entries:
        if one.key == "Shift+↑" and "Shift+↓" in words:
            kept.append(Told("Shift+↑↓", "move it", one.acts_on))
        elif not (one.key in ("Shift+↓", "Shift+Tab") and {"Shift+↑", "Tab"} & words.keys()):
            kept.append(one)
    return kept
