"""The lines of a chart: rows, headings of rows, totals, heads that come again, and what stands below the chart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import field

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import trn
from pmworkshop.exchange.charts.cells import CellKind, cell_kind, shown
from pmworkshop.exchange.charts.layout import Layout
from pmworkshop.exchange.charts.told import Told
from pmworkshop.exchange.charts.words import begins_legend, explains, legend_entry
from pmworkshop.exchange.tables.grid import Grid, GridLine

_HEADINGS_SHOWN = 3
_LONGEST_LETTERS = 3


@dataclass(slots=True)
class Sorted:
    """The lines under the heads of a chart.

    Attributes:
        rows: The lines that are rows, in their order.
        headings: The lines that only head the rows below them.
        totals: The lines that count.
        between: Lines between the heads and the first row.
        below: The lines behind the last row that belong to something else.
    """

    rows: list[GridLine] = field(default_factory=list)
    headings: list[GridLine] = field(default_factory=list)
    totals: list[GridLine] = field(default_factory=list)
    between: list[GridLine] = field(default_factory=list)
    below: list[GridLine] = field(default_factory=list)

    def put(self, line: GridLine, kind: str) -> None:
        """Put a line where it belongs; words count as a row once there are rows, so that they are found faulty.

        Args:
            line: The line.
            kind: What it is by itself.
        """
        if kind == "heading":
            self.headings.append(line)
        elif kind == "totals":
            self.totals.append(line)
        elif kind == "words" and not self.rows:
            self.between.append(line)
        else:
            self.rows.append(line)


def sort_lines(grid: Grid, layout: Layout) -> Sorted:
    """Tell rows from what else stands under the heads.

    A line with words alone is a heading where rows follow, and the first line is one too, or it stands in bold or
    behind a blank line; else it is a row whose letters are still open.

    Args:
        grid: The table.
        layout: Where the chart stands in it.

    Returns:
        The lines by what they are.
    """
    lines = [line for line in grid.lines[layout.head + 1 :] if line.cells != grid.lines[layout.head].cells]
    kinds = [_kind(line, layout) for line in lines]
    end = _end(lines, kinds)
    found = Sorted(below=lines[end:])
    headed = _begins_with_label(kinds[:end])
    for place, (line, kind) in enumerate(zip(lines[:end], kinds[:end], strict=True)):
        heads = kind == "label" and "row" in kinds[place:end] and _is_heading(line, headed)
        found.put(line, "heading" if heads else kind)
    return found


def _begins_with_label(kinds: Sequence[str]) -> bool:
    return next((kind for kind in kinds if kind in ("row", "label")), "") == "label"


def _is_heading(line: GridLine, headed: bool) -> bool:
    return bool(line.strong) or line.after_blank or (headed and line.strong is None)


def _kind(line: GridLine, layout: Layout) -> str:
    """Say what a line is by itself: row, label alone, totals, legend, or words where letters should stand."""
    cells = [cell for place, cell in enumerate(line.cells) if cell and place not in layout.legend]
    if not cells or _explains(cells):
        return "legend"
    kinds = Counter(cell_kind(line.cell(column)) for column in layout.roles)
    if layout.turned:
        return "row" if kinds["none"] < len(layout.roles) else "label"
    return _by_letters(kinds)


def _by_letters(kinds: Counter[CellKind]) -> str:
    letters = kinds["letters"] + kinds["code"]
    if kinds["number"] and not letters:
        return "totals"
    if letters or kinds["text"]:
        return "row" if letters >= kinds["text"] else "words"
    return "row" if kinds["nothing"] else "label"


def _explains(cells: Sequence[str]) -> bool:
    """Tell whether a line only explains: ``R`` beside its word, ``R = Responsible`` in each cell, or a footnote."""
    if len(cells) == 1 or all(map(_is_entry, cells)):
        return _is_entry(cells[0]) or begins_legend(cells[0])
    is_letter = len(cells[0]) == 1 and cell_kind(cells[0]) in ("letters", "code")
    return is_letter and all(len(cell) > _LONGEST_LETTERS for cell in cells[1:])


def _is_entry(cell: str) -> bool:
    letter, words = legend_entry(cell)
    return explains(letter, words) or (bool(words) and "=" in cell)


def _end(lines: Sequence[GridLine], kinds: Sequence[str]) -> int:
    """Find the end of the chart: a legend, or what follows the last row behind a blank line."""
    last = max((place for place, kind in enumerate(kinds) if kind == "row"), default=len(lines))
    for place, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        stops = kind == "words" or (kind == "label" and place > last)
        if place and (kind == "legend" or (line.after_blank and stops)):
            return place
    return len(lines)


def tell_lines(found: Sorted, unit: str, notes: Told) -> None:
    """Say which lines are no rows.

    Args:
        found: The lines by what they are.
        unit: What a line is called.
        notes: Where it is said.
    """
    if found.headings:
        words = [next(cell for cell in line.cells if cell) for line in found.headings]
        named = ", ".join(shown(one).strip("“”") for one in words[:_HEADINGS_SHOWN])
        named += ", …" if words[_HEADINGS_SHOWN:] else ""
        told = trn(
            "{number} heading ({words}) is not a row",
            "{number} headings ({words}) are not rows",
            len(words),
            words=named,
        )
        notes.say(told)
    for lines, say in ((found.totals, _totals), (found.between, _between), (found.below, _below)):
        if lines:
            notes.say(say(len(lines), unit))


def _totals(lines: int, unit: str) -> str:
    if unit == "row":
        return trn("{number} row of totals not used", "{number} rows of totals not used", lines)
    return trn("{number} line of totals not used", "{number} lines of totals not used", lines)


def _between(lines: int, unit: str) -> str:
    if unit == "row":
        return trn("{number} row under the heads not used", "{number} rows under the heads not used", lines)
    return trn("{number} line under the heads not used", "{number} lines under the heads not used", lines)


def _below(lines: int, unit: str) -> str:
    if unit == "row":
        return trn("{number} row below the chart not used", "{number} rows below the chart not used", lines)
    return trn("{number} line below the chart not used", "{number} lines below the chart not used", lines)
