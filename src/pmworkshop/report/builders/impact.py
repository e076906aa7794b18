"""Collects what shows that the workshop helped, and the sentences that rules make of its records."""

from __future__ import annotations

from pmworkshop.base.language import tr, tr_noop
from pmworkshop.insight.impact.course import Course, course_words, courses
from pmworkshop.insight.impact.impact_rules import impact_findings
from pmworkshop.insight.sentences.rules import leading, sentences
from pmworkshop.report.builders.context import Context
from pmworkshop.report.model.impact import Measured, Told, Value
from pmworkshop.report.model.report import Open
from pmworkshop.session.core.records import Reading

WHERE = tr_noop("What we measure")


def measured_of(context: Context) -> tuple[Measured, ...]:
    """Collect outcomes that were taken over, and measures, with their values.

    Args:
        context: The indexed session with the audience of the report.

    Returns:
        The outcomes, then the measures; remarks are left out for the sponsor.
    """
    return tuple(_measured(context, one) for one in courses(context.session, outcomes=True))


def _measured(context: Context, told: Course) -> Measured:
    measure = told.measure
    return Measured(
        id=measure.id,
        title=measure.title,
        sort=measure.sort,
        agreed=_value(context, measure.agreed),
        then=tuple(value for one in told.then if (value := _value(context, one))),
        now=_value(context, told.now),
        moved=told.moved,
        wanted=measure.wanted,
        look=measure.look,
        line=course_words(context.session, told),
    )


def _value(context: Context, reading: Reading | None) -> Value | None:
    if reading is None:
        return None
    return Value(reading.day, reading.value, "" if context.audience == "sponsor" else reading.remark)


def told_of(context: Context) -> tuple[Told, ...]:
    """Collect the sentences about the session.

    Args:
        context: The indexed session with the audience of the report.

    Returns:
        The sentences, the most important first; for the sponsor only a few, and none that stays in the room.
    """
    found = leading(context.session, outside=True) if context.audience == "sponsor" else sentences(context.session)
    return tuple(
        Told(one.text, one.rests_on, one.rule, tuple(f"{kind} {key}" for kind, key in one.records)) for one in found
    )


def not_said(context: Context) -> tuple[Open, ...]:
    """List what is not said yet of the measures, such as a day to look again.

    Args:
        context: The indexed session with the audience of the report.

    Returns:
        The open points.
    """
    found = impact_findings(context.session)
    return tuple(
        Open(
            tr(WHERE),
            tr("“{measure}”: {message}", measure=one.row_label, message=one.message) if one.row else one.message,
        )
        for one in found
    )
