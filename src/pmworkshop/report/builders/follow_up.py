"""Finds what remains to be done after the workshop: open actions, resources, review days, mail recipients."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from pmworkshop.agenda.model import ChartModule
from pmworkshop.base.dates import spell_date
from pmworkshop.base.language import tr
from pmworkshop.insight.impact.course import course, course_words
from pmworkshop.insight.sentences.owner_rules import roles_lived
from pmworkshop.insight.sentences.plan_rules import came, reviewed
from pmworkshop.insight.sentences.shift_rules import shift
from pmworkshop.insight.trends.trends import since, trends
from pmworkshop.report.builders.actions import became_of, open_action, taken_over
from pmworkshop.report.builders.context import Context
from pmworkshop.report.builders.recipients import address_of, recipients_of, unreached_of
from pmworkshop.report.builders.sections.chart import ask_lines
from pmworkshop.report.model.follow_up import FollowUp, RowOwner
from pmworkshop.session.core.lookups import called
from pmworkshop.session.core.records import Action, Decision, Give, Participant
from pmworkshop.session.core.reserved import OVER
from pmworkshop.session.core.schemes import owner_letter
from pmworkshop.session.core.session import Session
from pmworkshop.session.lifecycle import carry_over
from pmworkshop.session.operations import chart, decide
from pmworkshop.session.operations.absent_owners import AbsentOwner, absent_owners
from pmworkshop.session.operations.decide_choice import chosen_words
from pmworkshop.session.operations.planning import action_plan, impact
from pmworkshop.session.operations.planning.row_actions import given_to

_TWICE = 2
"""What was asked twice only is told by the sentence about what moved."""


def follow_up_of(context: Context) -> FollowUp:
    """Collect what remains to be done after the workshop.

    It contains neither single answers nor counts of answers.

    Args:
        context: The indexed session with the audience of the report.

    Returns:
        The follow-up; mail recipients only for the facilitator.
    """
    session = context.session
    actions = [action for action in action_plan.actions(session) if action.status not in OVER]
    return FollowUp(
        actions=tuple(open_action(context, action) for action in actions),
        reviews=_reviews(session, actions),
        became=became_of(context, taken_over(context)),
        since=tuple(_since(session)),
        outcomes=tuple(_outcomes(session)),
        decided=tuple(_decided(session)),
        owners=tuple(_owners(context)),
        given=tuple(f"{who}: {what}" if who else what for who, what in carry_over.promised(session)),
        needed=(*_missing_gifts(actions), *_to_ask(session), *_parked(context)),
        recipients=tuple(recipients_of(context, actions)),
        unreached=tuple(unreached_of(context, actions)),
        sponsor=next((one.name for one in _sponsors(session)), ""),
        sponsor_address=next((address_of(context, one) for one in _sponsors(session)), ""),
        steps=session.seq,
    )


def _sponsors(session: Session) -> list[Participant]:
    return [one for one in session.people() if one.sponsor and not one.left]


def _reviews(session: Session, actions: Sequence[Action]) -> tuple[date, ...]:
    """List the agreed review days after the workshop; if none is agreed, the usual ones, which are working days."""
    agreed = {day for action in actions for day in action.checkins if day > session.info.day}
    return tuple(sorted(agreed)) or action_plan.review_days(session.info.day)


def _amount(give: Give) -> str:
    return " ".join(part for part in (give.amount, give.what) if part) or tr("not said yet what")


def _since(session: Session) -> Iterator[str]:
    """List in sentences what happened since the previous workshop; empty unless the session continues one."""
    if session.info.parent is not None:
        for rule in (reviewed, roles_lived, shift, came):
            yield from (one.text for one in rule(session))
        for module in session.info.agenda.modules:
            found = trends(session, module)
            sentence = since(found, session.info.thresholds)
            if sentence and any(len(one.readings) > _TWICE for one in found):
                yield sentence


def _outcomes(session: Session) -> Iterator[str]:
    """List the outcomes; one that was taken over from an earlier meeting has its values beside it."""
    for one in map(partial(course, session), impact.outcomes(session)):
        words = course_words(session, one) if one.newest else ""
        yield f"{one.measure.title}: {words}" if words else one.measure.title


def _decided(session: Session) -> Iterator[str]:
    for decision in decide.in_order(session):
        if decision.outcome == "adopted":
            chosen = chosen_words(decision.choice, decision.reason)
            told = f"{decision.statement}: {chosen}" if chosen else decision.statement
            seen_to = _seen_to(session, decision)
            yield f"{told} ({seen_to})" if seen_to else told


def _seen_to(session: Session, decision: Decision) -> str:
    """Say who sees to a decision, and by when; empty if neither is known."""
    person = session.participants.get(decision.owner or "")
    who = called(session, person) if person else ""
    day = tr("by {due}", due=spell_date(decision.due)) if decision.due else ""
    return ", ".join(part for part in (who, day) if part)


def _to_ask(session: Session) -> Iterator[str]:
    for module in session.info.agenda.charts():
        yield from ask_lines(absent_owners(session, module.id))


def _owners(context: Context) -> Iterator[RowOwner]:
    for module in context.session.info.agenda.charts():
        absent = {one.row.id: one for one in absent_owners(context.session, module.id)}
        yield from _row_owners(context, module, absent)


def _row_owners(context: Context, module: ChartModule, absent: Mapping[str, AbsentOwner]) -> Iterator[RowOwner]:
    session = context.session
    letter = owner_letter(module.scheme)
    roles = chart.roles(session, module.id)
    for row in chart.rows(session, module.id):
        if not row.practice:
            named = [role.title for role in roles if letter in chart.letters_at(session, module.id, row.id, role.id)]
            agreed = len(named) == 1 and row.state != "parked"
            missing = absent.get(row.id) if agreed else None
            yield RowOwner(
                row.label,
                named[0] if agreed else "",
                here=missing is None,
                asks=_asks(context, missing.action) if missing else "",
                given=given_to(session, row),
            )


def _asks(context: Context, action: Action | None) -> str:
    if action is None or action.due is None:
        return ""
    return tr(
        "{owners} asks by {due}",
        owners=", ".join(context.keepers(action.owners)) or tr("nobody yet"),
        due=spell_date(action.due),
    )


def _missing_gifts(actions: Sequence[Action]) -> Iterator[str]:
    for action in actions:
        for give in action.gives:
            if give.giver is None:
                yield tr(
                    "{function}: {give}, for {code} {what}",
                    function=give.function or tr("Nobody yet"),
                    give=_amount(give),
                    code=action.code,
                    what=action.what,
                )


def _parked(context: Context) -> Iterator[str]:
    """List what is parked without an answer; nothing for the sponsor, to whom no parked line goes."""
    if context.audience != "sponsor":
        for entry in context.session.parked():
            if not entry.answer:
                yield tr("Parked without an answer: {words}", words=entry.text)
