"""Reads the large letters of a drawing back as text, for whoever hears a page and does not see it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache

from pmworkshop.base.dataclass import dataclass
from pmworkshop.tui.drawing.faces import NUMERAL_ROWS, POSTER_ROWS, numerals, poster

_LETTERS = "0123456789-'&.,?!:ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÜ"
"""What posters show; of two that look the same, the last one is read: O and not 0."""
_FIGURES = "0123456789:"
_TIMES = (1, 2, 4)
"""How many times as large they are drawn."""
_INK = frozenset("█▀▄")
_NUMERAL_GAP, _POSTER_GAP, _BLANK = 2, 1, 2
"""Cells between two numerals and between two letters of a poster, and the width of its blank."""
_ROUND = re.compile(r"(?<=[\d:])O|O(?=[\d:])")
"""An O beside a figure, which is a nought."""
_NARROW = 2
"""Cells of letters that may be bars of a picture as well; they are read beside a wider one only."""


_HIGHEST, _WIDEST = NUMERAL_ROWS * _TIMES[-1], 6 * _TIMES[-1]
"""Rows and cells of the largest letter."""


@dataclass(frozen=True)
class _Face:
    times: int
    rows: int
    gap: int
    shapes: Mapping[tuple[str, ...], str]

    @cached_property
    def cells(self) -> dict[str, int]:
        """The width of each letter."""
        return {letter: len(shape[0]) for shape, letter in self.shapes.items()}

    @cached_property
    def widths(self) -> list[int]:
        """The widths of its letters, the widest first: a narrow one may be the beginning of a wide one."""
        return sorted({*self.cells.values()}, reverse=True)


@lru_cache(maxsize=1)
def _faces() -> tuple[_Face, ...]:
    """Return the faces, the largest first: a large letter may hold what looks like a small one."""
    return tuple(face for times in reversed(_TIMES) for face in (_numerals(times), _posters(times)))


def _numerals(times: int) -> _Face:
    return _Face(times, NUMERAL_ROWS * times, _NUMERAL_GAP * times, {numerals(one, times): one for one in _FIGURES})


def _posters(times: int) -> _Face:
    return _Face(times, POSTER_ROWS * times, _POSTER_GAP * times, {poster(one, times): one for one in _LETTERS})


def without_large_letters(lines: Sequence[str]) -> list[str]:
    """Write the large letters of some lines as text.

    Args:
        lines: The lines of a drawing, from the top.

    Returns:
        As many lines: the words stand in the first line of their letters, and the others are blank there.

    >>> without_large_letters([f"  {row}  of 9" for row in numerals("12")])[0].split()
    ['12', 'of', '9']
    """
    wide = max(map(len, lines), default=0)
    cells = [list(line.ljust(wide)) for line in lines]
    for top in range(len(cells)):
        for left in range(wide):
            if cells[top][left] in _INK or _begins_blank(cells, top, left):
                _write_over(cells, top, left)
    return ["".join(row).rstrip() for row in cells]


def _begins_blank(cells: list[list[str]], top: int, left: int) -> bool:
    """Return whether the first cell of a letter may be blank: ink stands right of it and below it."""
    row, below = cells[top], cells[top + 1 : top + _HIGHEST]
    return any(one in _INK for one in row[left + 1 : left + _WIDEST]) and any(one[left] in _INK for one in below)


def _write_over(cells: list[list[str]], top: int, left: int) -> None:
    for face in _faces():
        read = [*_read(cells, top, left, face)]
        if any(face.cells.get(letter, 0) > _NARROW * face.times for letter, _ in read):
            text, end = _ROUND.sub("0", "".join(letter for letter, _ in read)), read[-1][1]
            for row in cells[top : top + face.rows]:
                row[left:end] = " " * (end - left)
            cells[top][left : left + len(text)] = text
            return


def _read(cells: list[list[str]], top: int, left: int, face: _Face) -> Iterator[tuple[str, int]]:
    """Read the letters of a run and the blanks between its words, each with the cell behind it."""
    while letter := _letter(cells, top, left, face):
        left += face.cells[letter]
        yield letter, left
        left += face.gap
        further = left + _BLANK * face.times + face.gap
        if not _letter(cells, top, left, face) and _letter(cells, top, further, face):
            yield " ", further
            left = further


def _letter(cells: list[list[str]], top: int, left: int, face: _Face) -> str:
    """Return the letter that begins at a cell; empty if none does, or if ink follows it at once."""
    rows = cells[top : top + face.rows]
    if len(rows) < face.rows:
        return ""
    for wide in face.widths:
        shape = tuple("".join(row[left : left + wide]).ljust(wide) for row in rows)
        if shape in face.shapes and not any(_INK & {*row[left + wide : left + wide + 1]} for row in rows):
            return face.shapes[shape]
    return ""
