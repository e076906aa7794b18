"""Words that people chose among: a dot, or a block, for each of those who chose one."""

from __future__ import annotations

from collections.abc import Mapping

from pmworkshop.insight.pictures.two_questions import DOT
from pmworkshop.tui.drawing.pieces import Line, Piece
from pmworkshop.tui.drawing.text_cells import fit, shortened, width, wrap
from pmworkshop.tui.parts.backed_rows import blocks_of

BETWEEN = 3
"""Blanks between a word with its dots and the next one."""
NOBODY = "·"


def words_in_lines(counts: Mapping[str, int], cells: int, label: str = "") -> tuple[Line, ...]:
    """Write words with a dot for each of those who chose one, the most chosen first, as many in a line as fit.

    Args:
        counts: How many chose each word.
        cells: Width of a line.
        label: What is asked, before the first line; empty for nothing.

    Returns:
        The lines; what nobody chose is left out. A number stands in place of dots that are wider than a line.
    """
    lead = f"{label}  " if label else ""
    room, used, lines = cells - width(lead), 0, list[list[Piece]]()
    for word, count in sorted(counts.items(), key=lambda one: -one[1]):
        name, people = _with_dots(word, count, room)
        wide = width(name) + len(people)
        if not lines or used + BETWEEN + wide > room:
            lines.append([(" " * width(lead) if lines else lead, "soft")])
            used = 0
        between = " " * BETWEEN if used else ""
        if count:
            lines[-1] += [(f"{between}{name}", "ink"), (people, "data!")]
            used += len(between) + wide
    return tuple(tuple(line) for line in lines if len(line) > 1)


def _with_dots(word: str, count: int, room: int) -> tuple[str, str]:
    """Return a word and its dots; their number where both are wider than a line."""
    name = f"{shortened(word, room - 4)} "
    return name, DOT * count if width(name) + count <= room else str(count)


def words_in_rows(counts: Mapping[str, int], cells: int, *, most: int) -> tuple[Line, ...]:
    """Write each word in a line of its own, with a block for each of those who chose it, and their number.

    Args:
        counts: How many chose each word, in the order of the words.
        cells: Width of a line.
        most: The most people who chose one word anywhere in the list, for whom there is to be room.

    Returns:
        A line for each word.
    """
    left = min(max(map(width, counts)) + 2, cells // 2)
    room = cells - left - 1 - len(str(most)) - 1
    return tuple(_row(word, count, blocks_of(count, most, room), left) for word, count in counts.items())


def _row(word: str, count: int, blocks: str, left: int) -> Line:
    name = (fit(shortened(word, left - 1), left), "ink" if count else "soft")
    return (name, (blocks, "data"), (f" {count}", "ink!")) if count else (name, (NOBODY, "line"))


def rows_of(texts: list[str], words: int, cells: int) -> int:
    """Count the rows of a list of things, each with a row for every word.

    Args:
        texts: The things.
        words: How many words there are.
        cells: Width of a text.
    """
    return sum(len(wrap(text, cells)) + words for text in texts)
