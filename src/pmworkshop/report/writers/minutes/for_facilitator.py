"""Writes what only the facilitator reads below the minutes: planned and spent time, and values to choose from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pmworkshop.base.language import decimal, point, tr
from pmworkshop.report.model.conflicts import Conflict
from pmworkshop.report.model.parts import Minutes
from pmworkshop.report.model.report import Report
from pmworkshop.report.writers import markdown


def facilitator_blocks(report: Report) -> Iterator[str]:
    """Write how long each part took, what to plan otherwise next time, and changes that wait to be settled.

    Args:
        report: The facilitator's report.

    Yields:
        Blocks of Markdown.
    """
    timed = [(section.title, section.minutes) for section in report.sections if section.minutes]
    if timed:
        yield markdown.heading(2, tr("Time"))
        rows = [_timed(title, minutes) for title, minutes in (*timed, (tr("Total"), _total(one for _, one in timed)))]
        yield markdown.table(("", tr("Planned"), tr("Spent"), tr("Difference")), rows)
        yield from _learned(timed)
    if report.conflicts:
        yield markdown.heading(2, tr("Two values, one to choose"))
        for conflict in report.conflicts:
            yield "\n".join(_conflict(conflict))


def _timed(title: str, minutes: Minutes) -> tuple[str, ...]:
    return title, decimal(minutes.planned), decimal(minutes.spent), _signed(minutes.over) if minutes.over else "0"


def _total(timed: Iterable[Minutes]) -> Minutes:
    planned, spent = zip(*((one.planned, one.spent) for one in timed), strict=True)
    return Minutes(round(sum(planned), 1), round(sum(spent), 1))


def _learned(timed: Iterable[tuple[str, Minutes]]) -> Iterator[str]:
    """Say for the next time which parts took more than planned, and which less, the farthest off first."""
    found = sorted(((one.over, title) for title, one in timed if abs(one.over) >= 1), key=lambda one: -abs(one[0]))
    more, less = (", ".join(_over(one) for one in found if (one[0] > 0) is way) for way in (True, False))
    if more:
        yield tr("More time than planned: {parts}.", parts=more)
    if less:
        yield tr("Less time than planned: {parts}.", parts=less)


def _over(one: tuple[float, str]) -> str:
    return f"{markdown.inline(one[1])} ({_signed(one[0])})"


def _signed(minutes: float) -> str:
    return f"{minutes:+g}".replace(".", point())


def _conflict(conflict: Conflict) -> Iterator[str]:
    by = f" — {markdown.inline(conflict.who)}" if conflict.who else ""
    yield markdown.item(f"{markdown.text(conflict.label)}{by} ({markdown.inline(conflict.at)})")
    for difference in conflict.differences:
        now, other = markdown.inline(difference.now), markdown.inline(difference.other)
        yield markdown.item(f"{markdown.text(difference.what)}", 1)
        yield markdown.item(tr("now: {now}", now=now), 2)
        yield markdown.item(tr("other: {other}", other=other), 2)
