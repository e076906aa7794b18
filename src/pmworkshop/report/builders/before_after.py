"""Compares statements asked twice or at several meetings, and present with wanted values."""

from __future__ import annotations

from pmworkshop.agenda.model import PollModule
from pmworkshop.base.language import tr
from pmworkshop.insight.measures.agreement import Spread
from pmworkshop.insight.measures.before_after import gap_words, gaps, pulse
from pmworkshop.insight.measures.moved_statement import Statement
from pmworkshop.insight.trends.trends import since, trends
from pmworkshop.report.builders.context import Context
from pmworkshop.report.builders.rounds import by_value
from pmworkshop.report.model.before_after import Course, Meeting, Middle, Moved, Wanted


def moved_in(context: Context, module: PollModule) -> tuple[str, tuple[Moved, ...]]:
    """Compare the newest revealed round of a poll with the first one.

    Args:
        context: The indexed session with the audience of the report.
        module: The poll module.

    Returns:
        A sentence on the change, and each statement before and after; both empty if there is nothing to compare.
    """
    found = pulse(context.session, module)
    if found is None:
        return "", ()
    return found.sentence, tuple(_moved(one, private=context.private) for one in found.statements)


def _moved(one: Statement, *, private: bool) -> Moved:
    known = one.both > 0
    return Moved(
        subject=one.text,
        before=by_value(one.scale, one.before),
        now=by_value(one.scale, one.after),
        up=one.up if known else None,
        down=one.down if known else None,
        stayed=one.stayed if known else None,
        moved=_spread(one),
        word=one.word,
        level=one.level,
        middle_before=_middle(one.spread_before) if private else None,
        middle_now=_middle(one.spread_after) if private else None,
    )


def _spread(one: Statement) -> str:
    """Say whether the answers moved closer together; that all is as before only where it is."""
    if one.moved == "as before" and not one.unchanged:
        return tr("as close as before")
    return one.moved or ""


def _middle(spread: Spread) -> Middle:
    return Middle(spread.n, spread.median, spread.value)


def wanted_in(context: Context, module: PollModule) -> tuple[Wanted, ...]:
    """Build the gaps between wanted and present value of a poll that asked for both.

    Args:
        context: The indexed session with the audience of the report.
        module: The poll module.

    Returns:
        The gap of each subject; empty unless both rounds are revealed. Figures only for the facilitator.
    """
    return tuple(
        Wanted(one.text, gap_words(one), one.clear, _middle(one.difference) if context.private else None)
        for one in gaps(context.session, module)
    )


def course_in(context: Context, module: PollModule) -> tuple[str, tuple[Course, ...]]:
    """Build the course of a poll over all meetings.

    Args:
        context: The indexed session with the audience of the report.
        module: The poll module.

    Returns:
        A sentence on the change since the first meeting, and each statement with its readings. The sentence is empty
        if no statement has enough answers; both are empty if no statement was asked at two meetings.
    """
    found = trends(context.session, module)
    courses = (
        Course(one.text, tuple(Meeting(at.day, at.spread.median or 0.0, at.answers) for at in one.readings))
        for one in found
    )
    return since(found, context.session.info.thresholds), tuple(courses)
