"""Compares the same statements asked twice or over several meetings, and with what is wanted."""

from __future__ import annotations

from pmworkshop.agenda.model import PollModule
from pmworkshop.insight.measures.agreement import Spread
from pmworkshop.insight.measures.before_after import Statement, gap_words, gaps, pulse
from pmworkshop.insight.trends.trends import since, trends
from pmworkshop.report.builders.context import Context
from pmworkshop.report.model.before_after import Course, Meeting, Middle, Moved, Wanted


def moved_in(context: Context, module: PollModule) -> tuple[str, tuple[Moved, ...]]:
    """Build the comparison of a poll with the time before: its sentence, and statement by statement."""
    found = pulse(context.session, module)
    if found is None:
        return "", ()
    return found.sentence, tuple(_moved(one, private=context.private) for one in found.statements)


def _moved(one: Statement, *, private: bool) -> Moved:
    known = one.both > 0
    return Moved(
        subject=one.text,
        before=_counts(one.scale, one.before),
        now=_counts(one.scale, one.after),
        up=one.up if known else None,
        down=one.down if known else None,
        stayed=one.stayed if known else None,
        moved=one.moved or "",
        word=one.word or "",
        middle_before=_middle(one.spread_before) if private else None,
        middle_now=_middle(one.spread_after) if private else None,
    )


def _counts(scale: tuple[str, ...], counts: tuple[int, ...]) -> dict[str, int]:
    return {value: number for value, number in zip(scale, counts, strict=True) if number}


def _middle(spread: Spread) -> Middle:
    return Middle(spread.n, spread.median, spread.value)


def wanted_in(context: Context, module: PollModule) -> tuple[Wanted, ...]:
    """Build the gaps of a poll that asked for both."""
    return tuple(
        Wanted(one.text, gap_words(one), one.clear, _middle(one.difference) if context.private else None)
        for one in gaps(context.session, module)
    )


def course_in(context: Context, module: PollModule) -> tuple[str, tuple[Course, ...]]:
    """Build how a poll moved over the meetings: its sentence, and statement by statement."""
    found = trends(context.session, module)
    courses = (
        Course(one.text, tuple(Meeting(at.day, at.spread.median or 0.0, at.answers) for at in one.readings))
        for one in found
    )
    return since(found, context.session.info.thresholds), tuple(courses)
