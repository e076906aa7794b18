"""Puts the answers to two questions about the same things beside each other for a report."""

from __future__ import annotations

from pmworkshop.agenda.model import PollModule
from pmworkshop.insight.measures.two_pictures import answer, by_field, drawn, heading
from pmworkshop.insight.measures.two_questions import Thing, two_questions
from pmworkshop.insight.measures.two_questions import TwoQuestions as Found
from pmworkshop.report.builders.context import Context
from pmworkshop.report.model.two_questions import TwiceAsked, TwoQuestions


def both_in(context: Context, module: PollModule) -> TwoQuestions | None:
    """Build what two questions of a poll showed together.

    Args:
        context: The indexed session with the audience of the report.
        module: The poll module.

    Returns:
        The answers to both; None unless both are revealed.
    """
    found = two_questions(context.session, module)
    if found is None:
        return None
    fields = {one.id: name for name, things in by_field(found) for one in things}
    ordered = found.ranked if found.picture == "gap" else found.things
    things = tuple(_thing(found, one, fields.get(one.id, "")) for one in ordered)
    return TwoQuestions(heading(found), found.first.label, found.second.label, things, drawn(found))


def _thing(found: Found, one: Thing, field: str) -> TwiceAsked:
    return TwiceAsked(
        number=one.number,
        subject=one.text,
        first=answer(found.first, one.first),
        second=answer(found.second, one.second),
        first_median=one.first.spread.median,
        second_median=one.second.spread.median,
        gap=one.gap.median if found.picture == "gap" else None,
        same=one.same if found.picture != "fields" else None,
        both=one.both if found.picture != "fields" and one.same is not None else None,
        field=field,
    )
