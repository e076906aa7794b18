"""How much of a chart fits on one landscape page, in millimetres, so that nothing is cut off unsaid."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from pmworkshop.base.dataclass import dataclass
from pmworkshop.report.drawings.svg import WIDE, wrapped

PAGE_WIDTH, PAGE_HEIGHT = 275.0, 188.0
"""What an A4 page leaves inside its margins, with 2 mm to spare."""
MOST_ROWS, MOST_ROLES = 15, 14
"""What one page shows of a chart at most."""
LONGEST_ROLE = 48
"""Characters of a role that stand upright; a longer one is shortened, and stands in full below the chart."""
_LIGHT = 0.92
"""How wide light letters are beside bold ones."""
_POINT = 0.3528
"""Millimetres of a point."""
_TITLE, _LINE, _HEAD_GAP = 15.0, 6.0, 3.0
"""Height of the title with what it is about, of a line below it, and of the gap above the heads."""
_UPRIGHT = 20
"""Characters of a role that stand in one line; longer ones stand in two."""
_HEAD_SPARE = 4.0


@dataclass(frozen=True, slots=True)
class Measure:
    """Sizes of a page.

    Attributes:
        name: Its name in the style.
        row: Least height of a row.
        label: Size of letters of a row's label, in points.
        label_line: Height of a line of it.
        note: Size of letters of what stands beside a row and below the chart, in points.
        note_line: Height of a line of it.
    """

    name: str
    row: float
    label: float
    label_line: float
    note: float
    note_line: float


COMFORTABLE = Measure("comfortable", row=7.4, label=9.5, label_line=4.0, note=9.0, note_line=3.7)
DENSE = Measure("dense", row=6.3, label=8.5, label_line=3.3, note=8.0, note_line=3.15)


@dataclass(frozen=True, slots=True)
class Widths:
    """Widths of the columns of a page: the labels, each role, and what stands beside the rows."""

    label: float
    role: float
    note: float


def widths(roles: int, *, noted: bool) -> Widths:
    """Part the width of a page.

    Args:
        roles: How many roles it shows.
        noted: Whether something stands beside the rows.

    Returns:
        The widths; they fill the page.
    """
    role = min(14.0, max(10.0, 130 / max(roles, 1)))
    rest = PAGE_WIDTH - roles * role
    return Widths(rest * 0.46, role, rest * 0.54) if noted else Widths(min(rest, 110.0), role, 0.0)


def head_height(titles: Sequence[str]) -> float:
    """Say how high the names of roles stand upright, in two lines at most.

    Args:
        titles: The names.

    Returns:
        The height.
    """
    lines = [len(title) if len(title) <= _UPRIGHT else _longer_line(title) for title in titles]
    return max((characters * 9 * _POINT * WIDE + _HEAD_SPARE for characters in lines), default=_HEAD_SPARE)


def _longer_line(title: str) -> int:
    """Count the characters of the longer of two lines that a title is broken into at a blank."""
    words = title.split(" ")
    return min(
        (max(len(" ".join(words[:at])), len(" ".join(words[at:]))) for at in range(1, len(words))),
        default=len(title),
    )


def row_height(measure: Measure, width: Widths, label: str, note: str) -> float:
    """Say how high a row is.

    Args:
        measure: Sizes of the page.
        width: Widths of its columns.
        label: The label.
        note: What stands beside the row.

    Returns:
        The height.
    """
    labelled = _lines(label, width.label - 4, measure.label) * measure.label_line
    noted = _lines(note, width.note - 4, measure.note * _LIGHT) * measure.note_line if note else 0.0
    return max(measure.row, labelled + 1.4, noted + 1.4)


def lines_height(measure: Measure, lines: Sequence[str]) -> float:
    """Say how high lines below a chart are.

    Args:
        measure: Sizes of the page.
        lines: The lines; each may take several on the page.

    Returns:
        The height.
    """
    return sum(_lines(line, PAGE_WIDTH, measure.note * _LIGHT) * measure.note_line + 1.0 for line in lines)


def room_for_rows(measure: Measure, titles: Sequence[str], above: Sequence[str]) -> float:
    """Say how much of a page its rows and the lines below may take.

    Args:
        measure: Sizes of the page.
        titles: The names of the roles.
        above: The lines between title and heads, such as the legend; each may take several on the page.

    Returns:
        The height.
    """
    lines = sum(_lines(line, PAGE_WIDTH, measure.label) for line in above if line)
    return PAGE_HEIGHT - _TITLE - lines * _LINE - _HEAD_GAP - head_height(titles)


def _lines(text: str, width: float, points: float) -> int:
    return len(wrapped(text, width, points * _POINT))


def packed(heights: Sequence[float], room: float, most: int) -> list[range]:
    """Put rows on pages: as many as fit, at least one on each.

    Args:
        heights: Height of each row.
        room: What a page has for rows.
        most: Rows of a page at most.

    Returns:
        The places of the rows of each page, from 0; one empty page without rows.
    """
    pages: list[range] = []
    start, used = 0, 0.0
    for place, height in enumerate(heights):
        if place > start and (used + height > room or place - start >= most):
            pages.append(range(start, place))
            start, used = place, 0.0
        used += height
    return [*pages, range(start, len(heights))]


def even_most(number: int, most: int) -> int:
    """Say how many rows a page takes at most, so that the last page is not nearly empty.

    Args:
        number: How many rows there are.
        most: How many a page may hold.

    Returns:
        The number, 1 or more.
    """
    return max(ceil(number / max(ceil(number / most), 1)), 1)
