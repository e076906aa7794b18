"""Draws a plan as a table: who does what by when, and where the days are on a calendar."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.dates import month_name, written_day
from pmworkshop.base.language import tr, trc
from pmworkshop.insight.pictures.calendar_line import DUE, LACKS, STEP, Calendar, calendar_of, months, span
from pmworkshop.tui.drawing.canvas import Canvas
from pmworkshop.tui.drawing.grid import grid_of
from pmworkshop.tui.drawing.pieces import Line
from pmworkshop.tui.drawing.text_cells import columns, width, wrap
from pmworkshop.tui.pages.page import Drawing, Place

OPEN_DAY = 6
"""Cells of a day that is still open."""
LARGEST = 130
"""Cells of a line from which there is room for the first step in words."""
WHO_LEAST, WHO_PART, WHO_PART_LARGEST = 8, 5, 4
"""The least cells for who does it; at most a part of the line is for it, unless a word is longer."""
GAP = 2
LONG_NAMES = 24
"""Cells of a calendar from which the names of its months have three letters."""


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A row of the table.

    Attributes:
        key: The id of the action, or of the person whose line is awaited.
        who: Who does it.
        what: What is done.
        due: The day by which it is done; None while it is open.
        step: The day of the first step; None while it is open.
        look: How the text is drawn.
        first: The first step in words, which a large wall shows under what is done; empty if there is none.
    """

    key: str
    who: str
    what: str
    due: date | None = None
    step: date | None = None
    look: str = "ink"
    first: str = ""


def legend(told: str, cells: int) -> str:
    """Explain the signs of the calendar in one line.

    Args:
        told: How much of the plan is complete; it stands at the right end.
        cells: Width of the line.

    Returns:
        The line.
    """
    still_open = tr("{marks} still open", marks=LACKS * 2)
    return columns(f"{days_legend()}   {still_open}" if _has_calendar(cells) else still_open, told, cells)


def days_legend() -> str:
    """Explain the signs of the days of an action."""
    return tr("{step} first step   {due} done by", step=STEP, due=DUE)


def drawn_plan(rows: Sequence[PlanRow], today: date, cells: int) -> Drawing:
    """Draw the rows of a plan under their headings, every second one on a plane.

    Args:
        rows: The rows, from the top; at least one.
        today: The day at the left end of the calendar, unless a day is earlier.
        cells: Width of a line.

    Returns:
        The drawing, in which each row can be chosen.
    """
    sheet = _Sheet.of(rows, today, cells)
    texts = [(wrap(row.who, sheet.who - GAP), wrap(row.what, sheet.what)) for row in rows]
    firsts = [wrap(row.first, sheet.what) if row.first and cells >= LARGEST else [] for row in rows]
    heights = [max(len(who), len(what) + len(first)) for (who, what), first in zip(texts, firsts, strict=True)]
    canvas = Canvas(cells, 1 + sum(heights))
    sheet.heads(canvas)
    places, y = list[Place](), 1
    for at, (row, (who, what), height) in enumerate(zip(rows, texts, heights, strict=True)):
        canvas.fill(0, y, cells, height, "" if at % 2 else "plane")
        put_texts(canvas, 0, y, who, "ink", bold=True)
        put_texts(canvas, sheet.who, y, what, row.look)
        put_texts(canvas, sheet.who, y + len(what), firsts[at], "soft")
        sheet.days(canvas, y, row)
        places.append(Place(row.key, y, height))
        y += height
    return Drawing(tuple(canvas.lines()), tuple(places), head=1, listed=True)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Where the columns of the table are.

    Attributes:
        who: Cells from the left end to what is done.
        what: Cells for what is done.
        by: The cell before which the days end.
        today: The day of the workshop.
        calendar: The calendar at the right end; None where there is no room for it.
    """

    who: int
    what: int
    by: int
    today: date
    calendar: Calendar | None

    @classmethod
    def of(cls, rows: Sequence[PlanRow], today: date, cells: int) -> _Sheet:
        days = [day for row in rows for day in (row.due, row.step) if day is not None]
        calendar = calendar_of(days, today, _calendar_cells(cells)) if _has_calendar(cells) else None
        by = cells - (calendar.cells + 1 if calendar else 0)
        who = GAP + _who_cells([row.who for row in rows], cells)
        dated = max(OPEN_DAY, *(width(written_day(row.due, today)) for row in rows if row.due), 0)
        return cls(who, by - dated - 1 - who, by, today, calendar)

    def heads(self, canvas: Canvas) -> None:
        canvas.put(0, 0, tr("Who"), "soft")
        canvas.put(self.who, 0, tr("What"), "soft")
        canvas.put(self.by - OPEN_DAY, 0, trc("by when", "By"), "soft")
        if self.calendar is not None:
            canvas.put(self.by + 1, 0, months(self.calendar, month_names(self.calendar)), "soft")

    def days(self, canvas: Canvas, y: int, row: PlanRow) -> None:
        if row.due is None:
            canvas.put_right(self.by, y, LACKS * OPEN_DAY, "open")
        else:
            canvas.put_right(self.by, y, written_day(row.due, self.today), "ink", bold=True)
        if self.calendar is not None:
            put_line(canvas, self.by + 1, y, span(self.calendar, row.step, row.due))


def month_names(line: Calendar) -> list[str]:
    """Return names of the twelve months that fit above a calendar: three letters of each, or the first one.

    Args:
        line: The calendar.
    """
    names = [month_name(month, short=True) for month in range(1, 13)]
    return names if line.cells >= LONG_NAMES else [name[0] for name in names]


def put_texts(canvas: Canvas, x: int, y: int, lines: Sequence[str], role: str, *, bold: bool = False) -> None:
    """Put lines of text below one another.

    Args:
        canvas: The sheet.
        x: Their first cell.
        y: The first row.
        lines: The lines.
        role: Role of their colour.
        bold: Whether they are bold.
    """
    for down, line in enumerate(lines):
        canvas.put(x, y + down, line, role, bold=bold)


def put_line(canvas: Canvas, x: int, y: int, line: Line) -> None:
    """Put a line of pieces on a sheet.

    Args:
        canvas: The sheet.
        x: Its first cell.
        y: Its row.
        line: The pieces.
    """
    for text, role in line:
        x = canvas.put(x, y, text, role)


def _who_cells(names: Sequence[str], cells: int) -> int:
    """Find the width of the names: that of the longest one, at most a part of the line, but no broken word."""
    word = max(width(word) for name in names for word in name.split() or [""])
    name = max(map(width, names))
    part = WHO_PART_LARGEST if cells >= LARGEST else WHO_PART
    return max(WHO_LEAST, min(name, max(cells // part, min(word, cells // 3))))


def _has_calendar(cells: int) -> bool:
    return grid_of(cells).columns > 2


def _calendar_cells(cells: int) -> int:
    """Return the width of the calendar: a week a cell for a quarter of a year, more where there is room."""
    return 13 if cells < 90 else 24 if cells < LARGEST else 48
