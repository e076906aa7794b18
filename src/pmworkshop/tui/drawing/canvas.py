"""A sheet of cells on which texts and planes are put, and which becomes lines of pieces."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from rich.cells import cell_len

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
        self._texts = [[" "] * cells for _ in range(rows)]
        self._roles = [["ink"] * cells for _ in range(rows)]
        self._backs = [[""] * cells for _ in range(rows)]

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
        for character in text:
            taken = 1 if character.isascii() else cell_len(character)
            if taken and 0 <= y < self.rows and x >= 0 and x + taken <= self.cells:
                self._set(x, y, character, look)
                for more in range(x + 1, x + taken):
                    self._set(more, y, "", look)
            x += taken
        return x

    def _set(self, x: int, y: int, character: str, look: str) -> None:
        self._texts[y][x], self._roles[y][x] = character, look

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
        for row in self._backs[max(y, 0) : max(y + rows, 0)]:
            for at in range(max(x, 0), min(x + cells, self.cells)):
                row[at] = back

    def lines(self) -> list[tuple[tuple[str, str], ...]]:
        """Return the rows as pieces with their looks; neighbours of one look are one piece."""
        return [self._line(y) for y in range(self.rows)]

    def _line(self, y: int) -> tuple[tuple[str, str], ...]:
        backs = self._backs[y]
        looks = [_look(role, backs[x]) for x, role in enumerate(self._roles[y])]
        pairs = zip(self._texts[y], looks, strict=True)
        return tuple(
            ("".join(text for text, _ in run), look) for look, run in groupby(pairs, key=lambda pair: pair[1])
        )


def _look(role: str, back: str) -> str:
    if not back:
        return role
    return f"{role[:-1]}/{back}!" if role.endswith("!") else f"{role}/{back}"
