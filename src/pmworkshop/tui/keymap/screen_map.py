"""The keys of a screen in a few words each, for the one page that is a map of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.keys import key_named
from pmworkshop.base.language import tr
from pmworkshop.tui.drawing.canvas import Canvas
from pmworkshop.tui.drawing.grid import grid_of
from pmworkshop.tui.drawing.pieces import Line, Piece
from pmworkshop.tui.drawing.text_cells import width
from pmworkshop.tui.keymap.commands import Command, key_name, key_names
from pmworkshop.tui.keymap.meanings import ENTER, LETTERS, MEANINGS, ActsOn, Meaning, meaning_of

ROW = 4
"""A command with more keys than that has a row of keys, which its title names."""
BETWEEN, APART = 2, 3
"""Blanks between a key and its words in a column, and between two keys of a row."""


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
    usual = tr(meaning.commands.get(command.id, meaning.words))
    if len(command.keys) > ROW:
        key, _, words = command.named.partition(" ")
        return Told(key or key_names(command)[0], words or usual, meaning.acts_on)
    return Told(_shown(command, mode), command.named or usual, meaning.acts_on)


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
    enter = key_name("enter")
    return f"{names[0]}/{enter}" if enter in names[1:] else names[0]


def in_columns(entries: Sequence[Told], count: int, cells: int) -> list[Line]:
    """Write keys side by side, to be read down one column after the other: keys are bold, their words soft.

    Args:
        entries: The keys.
        count: Number of columns, at least 1.
        cells: Width of a line.

    Returns:
        The lines. The columns are those of the wall where all keys fit into them, else as wide as they need; where
        all are too wide together, the widest are cut.
    """
    high = -(-len(entries) // count)
    columns = [entries[at : at + high] for at in range(0, len(entries), high or 1)]
    keys = [max(width(one.key) for one in column) for column in columns]
    words = [max(width(one.words) for one in column) for column in columns]
    begins, rooms = _laid(list(map(sum, zip(keys, words, strict=True))), count, cells)
    sheet = Canvas(cells, high)
    for column, x, key, room in zip(columns, begins, keys, rooms, strict=True):
        for y, one in enumerate(column):
            sheet.put(x, y, one.key, bold=True)
            sheet.put_in(x + key + BETWEEN, y, room - key, one.words, "soft")
    return list(sheet.lines())


def _laid(needs: Sequence[int], count: int, cells: int) -> tuple[list[int], list[int]]:
    """Find where each column begins, and how many cells it has for a key and its words together."""
    gutter = grid_of(cells).gutter
    share = (cells + gutter) // count
    if max(needs, default=0) + BETWEEN + gutter <= share:
        return [share * place for place in range(len(needs))], [share - BETWEEN - gutter] * len(needs)
    widths = [need + 2 * BETWEEN for need in needs]
    while sum(widths) > cells + BETWEEN:
        widths[widths.index(max(widths))] -= 1
    spare = (cells + BETWEEN - sum(widths)) // len(widths)
    begins = [0, *accumulate(wide + spare for wide in widths[:-1])]
    return begins, [wide - 2 * BETWEEN for wide in widths]


def in_a_row(head: str, entries: Sequence[Told], cells: int) -> list[Line]:
    """Write keys one after the other behind a heading; no line is broken between a key and its words.

    Args:
        head: The heading; further lines begin below the first key.
        entries: The keys.
        cells: Width of a line.

    Returns:
        The lines; none without keys.
    """
    if not entries:
        return []
    begin = width(head) + APART if head else 0
    lines: list[list[Piece]] = [[(head + " " * (begin - width(head)), "data!")] if head else []]
    x = begin
    for one in entries:
        if x > begin and x + width(f"{one.key} {one.words}") > cells:
            x = begin
            lines.append([(" " * begin, "soft")] if begin else [])
        lines[-1] += [(" " * APART, "soft")] * (x > begin) + [(one.key, "ink!"), (f" {one.words}", "soft")]
        x += width(f"{one.key} {one.words}") + APART
    return [tuple(line) for line in lines]


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
    there, kept = {one.key for one in entries}, []
    up, down, back, on = map(key_name, ("shift+up", "shift+down", "shift+tab", "tab"))
    for one in entries:
        if one.key == up and down in there:
            kept.append(Told(f"{up}↓", tr("move it"), one.acts_on))
        elif not (one.key in (down, back) and {up, on} & there):
            kept.append(one)
    return kept
