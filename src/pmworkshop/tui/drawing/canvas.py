"""A sheet of cells on which texts and planes are put, and which becomes lines of pieces."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from rich.cells import cell_len

from pmworkshop.tui.drawing.pieces import Line
from pmworkshop.tui.drawing.text_cells import fit, width


class Canvas:
    """Collects texts and planes of colour by their places; what leaves the sheet is not drawn.

    A look is the role of the text, then ``/`` and the role of what is behind it, then ``!`` if it is bold:
    ``now/raised!``.
    """

    def __init__(self, cells: int, rows: int) -> None:
        """Begin with an empty sheet.

        Args:
            cells: Its width.
            rows: Its height.
        """
        self.cells, self.rows = cells, rows
        self._drawn: dict[int, _Row] = {}

    def put(self, x: int, y: int, text: str, role: str = "ink", *, bold: bool = False) -> int:
        """Put a text on one row, over what is there; the plane behind it stays.

        Args:
            x: Its first cell.
            y: Its row.
            text: The text; wide characters take two cells.
            role: Role of its colour.
            bold: Whether it is bold.

        Returns:
            The cell after its last one, also where that is beyond the sheet.

        >>> sheet = Canvas(8, 1)
        >>> sheet.put(2, 0, "Plan", "now", bold=True)
        6
        >>> sheet.lines()
        [(('  ', 'ink'), ('Plan', 'now!'), ('  ', 'ink'))]
        """
        look = f"{role}!" if bold else role
        if not 0 <= y < self.rows:
            return x + width(text)
        row, end = self._row(y), x + len(text)
        if text.isascii() and x >= 0 and end <= self.cells:  # as nearly all are
            row.texts[x:end], row.roles[x:end] = text, [look] * len(text)
            return end
        for character in text:
            taken = cell_len(character)
            if taken and x >= 0 and x + taken <= self.cells:
                row.texts[x : x + taken] = [character, *[""] * (taken - 1)]
                row.roles[x : x + taken] = [look] * taken
            x += taken
        return x

    def _row(self, y: int) -> _Row:
        if y not in self._drawn:
            self._drawn[y] = _Row(self.cells)
        return self._drawn[y]

    def put_right(self, right: int, y: int, text: str, role: str = "ink", *, bold: bool = False) -> int:
        """Put a text that ends before a cell.

        Args:
            right: The first cell after it.
            y: Its row.
            text: The text.
            role: Role of its colour.
            bold: Whether it is bold.

        Returns:
            Its first cell.
        """
        self.put(right - width(text), y, text, role, bold=bold)
        return right - width(text)

    def put_rows(self, x: int, y: int, rows: Iterable[str], role: str = "ink", *, bold: bool = False) -> None:
        """Put rows below one another, such as a poster; their blanks leave what is behind them.

        Args:
            x: Their first cell.
            y: The first row.
            rows: The rows.
            role: Role of their colour.
            bold: Whether they are bold.
        """
        for down, row in enumerate(rows):
            for along, character in enumerate(row):
                if character != " ":
                    self.put(x + along, y + down, character, role, bold=bold)

    def put_in(self, x: int, y: int, cells: int, text: str, role: str = "ink", *, bold: bool = False) -> None:
        """Put a text into a number of cells, shortened with an ellipsis where it is longer.

        Args:
            x: Its first cell.
            y: Its row.
            cells: The cells it may take.
            text: The text.
            role: Role of its colour.
            bold: Whether it is bold.
        """
        self.put(x, y, fit(text, cells).rstrip(), role, bold=bold)

    def fill(self, x: int, y: int, cells: int, rows: int, back: str) -> None:
        """Lay a plane behind a part of the sheet.

        Args:
            x: Its first cell.
            y: Its first row.
            cells: Its width.
            rows: Its height.
            back: Role of its colour.
        """
        begin, end = max(x, 0), min(x + cells, self.cells)
        for at in range(max(y, 0), min(y + rows, self.rows)):
            self._row(at).backs[begin:end] = [back] * (end - begin)

    def lines(self, rows: int | None = None) -> list[Line]:
        """Return the rows as pieces with their looks; neighbours of one look are one piece.

        Args:
            rows: How many of them, from the top; None for all.
        """
        blank: Line = ((" " * self.cells, "ink"),) if self.cells else ()
        wanted = range(self.rows if rows is None else min(rows, self.rows))
        return [self._drawn[y].line() if y in self._drawn else blank for y in wanted]


class _Row:
    """The cells of a row: what stands in each, in which colour, and on which plane."""

    def __init__(self, cells: int) -> None:
        self.texts, self.roles, self.backs = [" "] * cells, ["ink"] * cells, [""] * cells

    def line(self) -> Line:
        """Return the row as pieces."""
        pieces, begin, at = list[tuple[str, str]](), 0, ("", "")
        for x, look in enumerate(zip(self.roles, self.backs, strict=True)):
            if look != at:
                if x:
                    pieces.append(("".join(self.texts[begin:x]), _look(*at)))
                begin, at = x, look
        if self.texts:
            pieces.append(("".join(self.texts[begin:]), _look(*at)))
        return tuple(pieces)


@lru_cache(maxsize=256)
def _look(role: str, back: str) -> str:
    if not back:
        return role
    return f"{role[:-1]}/{back}!" if role.endswith("!") else f"{role}/{back}"
