"""Draws days on a line: the first step, the day by which something is done, and the months above them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from pmworkshop.base.dataclass import dataclass
from pmworkshop.insight.pictures.pieces import Line

STEP, DUE, SPAN, EMPTY, LACKS = "○", "▼", "━", "·", "▁"


@dataclass(frozen=True, slots=True)
class Calendar:
    """A line on which each day has a place.

    Attributes:
        first: The day at its left end.
        last: The day at its right end; later than the first one.
        cells: Its width.
    """

    first: date
    last: date
    cells: int

    def place(self, day: date) -> int:
        """Return the cell of a day; days outside the line are at its ends.

        Args:
            day: The day.
        """
        share = (day - self.first).days / (self.last - self.first).days
        return min(max(int(share * self.cells), 0), self.cells - 1)


def calendar_of(days: Sequence[date], today: date, cells: int) -> Calendar:
    """Make a line that reaches from a day to the last of some days.

    Args:
        days: The days that are to be on it; may be empty.
        today: Its first day, unless one of the days is earlier.
        cells: Its width.

    Returns:
        The line; four weeks long at least.

    >>> calendar_of([date(2026, 12, 1)], date(2026, 9, 14), 13).last
    datetime.date(2026, 12, 1)
    """
    first = min([today, *days])
    return Calendar(first, max([date.fromordinal(first.toordinal() + 28), *days]), cells)


def span(line: Calendar, step: date | None, due: date | None) -> Line:
    """Draw one action: hollow the first step, a line to the day by which it is done.

    Args:
        line: The calendar.
        step: Day of the first step; None if there is none.
        due: The day by which it is done; None draws that it lacks.

    Returns:
        One line of the width of the calendar.

    >>> from pmworkshop.insight.pictures.pieces import plain
    >>> weeks = Calendar(date(2026, 9, 14), date(2026, 12, 14), 13)
    >>> plain(span(weeks, date(2026, 9, 22), date(2026, 10, 20)))
    '·○━━━▼·······'
    >>> plain(span(weeks, date(2026, 9, 22), None))
    '·○▁▁▁▁▁▁▁▁▁▁▁'
    >>> plain(span(weeks, None, date(2026, 10, 20)))
    '·····▼·······'
    """
    begin = line.place(step) if step is not None else None
    if due is None:
        return _open(line, begin)
    end = line.place(due)
    begin = end if begin is None else min(begin, end)
    between = max(end - begin - 1, 0)
    front = ((STEP, "data"), (SPAN * between, "data")) if begin < end else ()
    return ((EMPTY * begin, "line"), *front, (DUE, "now"), (EMPTY * (line.cells - end - 1), "line"))


def _open(line: Calendar, begin: int | None) -> Line:
    """Draw an action without a day."""
    if begin is None:
        return ((LACKS * line.cells, "open"),)
    return (EMPTY * begin, "line"), (STEP, "data"), (LACKS * (line.cells - begin - 1), "open")


def months(line: Calendar, names: Sequence[str]) -> str:
    """Write the months above a calendar, each where it begins; one that has nearly ended makes room for the next one.

    Args:
        line: The calendar.
        names: Names of the twelve months; they are shortened to what fits.

    Returns:
        One line of its width.

    >>> months(Calendar(date(2026, 9, 14), date(2026, 12, 14), 13), [*("JFMAMJJASOND")])
    'S O   N    D '
    >>> months(Calendar(date(2026, 11, 23), date(2027, 2, 22), 13), [*("JFMAMJJASOND")])
    ' D   J    F  '
    """
    written = [" "] * line.cells
    begins, free = [(line.place(day), names[day.month - 1]) for day in months_in(line)], 0
    if len(begins) > 1 and begins[1][0] <= len(begins[0][1]):
        del begins[0]
    for at, name in begins:
        if at >= free and at + len(name) <= line.cells:
            written[at : at + len(name)] = name
            free = at + len(name) + 1
    return "".join(written)


def months_in(line: Calendar) -> Iterator[date]:
    """Iterate over the days on which the months of a calendar begin; the first one is its first day.

    Args:
        line: The calendar.

    Yields:
        The days, in their order.
    """
    yield line.first
    begin = line.first.year * 12 + line.first.month - 1
    for month in range(begin + 1, line.last.year * 12 + line.last.month):
        yield date(month // 12, month % 12 + 1, 1)
