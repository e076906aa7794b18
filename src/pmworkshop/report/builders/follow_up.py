"""Finds what remains to be done after the workshop: open actions, resources, review days, mail recipients."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from pmworkshop.agenda.model import ChartModule, Module
from pmworkshop.base.dates import later, spell_date
from pmworkshop.insight.measures.before_after import pulse
from pmworkshop.insight.trends.trends import lived, since, trends
from pmworkshop.report.builders.context import Context
from pmworkshop.report.model.follow_up import FollowUp, Gift, GiftToOthers, OpenAction, Recipient, RowOwner
from pmworkshop.session.core.records import Action, Commitment, Give, Participant
from pmworkshop.session.core.reserved import OVER
from pmworkshop.session.core.schemes import owner_letter
from pmworkshop.session.core.session import Session
from pmworkshop.session.lifecycle import carry_over
from pmworkshop.session.operations import chart
from pmworkshop.session.operations.planning import action_plan, review


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
        actions=tuple(_open_action(context, action) for action in actions),
        reviews=_reviews(session, actions),
        since=tuple(_since(session)),
        outcomes=tuple(_outcomes(session)),
        decided=tuple(_decided(session)),
        owners=tuple(_owners(session)),
        given=tuple(f"{who}: {what}" if who else what for who, what in carry_over.promised(session)),
        needed=(*_missing_gifts(actions), *_parked(session)),
        recipients=tuple(_recipients(context, actions)) if context.private else (),
        sponsor=next((person.name for person in session.people() if person.sponsor and not person.left), ""),
        steps=session.seq,
    )


def _reviews(session: Session, actions: Sequence[Action]) -> tuple[date, ...]:
    """List the agreed review days after the workshop; if none is agreed, those of `REVIEWED_AFTER`."""
    agreed = {day for action in actions for day in action.checkins if day > session.info.day}
    return tuple(sorted(agreed)) or tuple(later(session.info.day, days) for days in action_plan.REVIEWED_AFTER)


def _open_action(context: Context, action: Action) -> OpenAction:
    return OpenAction(
        id=action.id,
        code=action.code,
        what=action.what,
        place=action.place,
        owners=", ".join(context.names(action.owners)),
        helpers=", ".join(context.names(action.helpers)),
        due=action.due,
        first_step=action.first_step,
        first_step_by=action.first_step_by,
        success_measure=action.success_measure,
        gifts=tuple(Gift(_giver(context, give), _give(give)) for give in action.gives),
        checkins=action.checkins,
    )


def _giver(context: Context, give: Give) -> str:
    person = context.session.participants.get(give.giver or "")
    if person is not None:
        return person.name
    return f"needed from {give.function}" if give.function else "nobody yet"


def _give(give: Give) -> str:
    parts = (
        _amount(give),
        f"from {spell_date(give.starts)}" if give.starts else "",
        f"until {spell_date(give.ends)}" if give.ends else "",
    )
    return ", ".join(part for part in parts if part)


def _amount(give: Give) -> str:
    return " ".join(part for part in (give.amount, give.what) if part) or "not said yet what"


def _recipients(context: Context, actions: Sequence[Action]) -> Iterator[Recipient]:
    """List everybody who owns an open action or gives something to others, in the order of the room."""
    for person in context.session.people():
        own = [action for action in actions if person.id in action.owners]
        gives = _gives_to_others(context, person, actions)
        if own or gives:
            yield Recipient(
                name=person.name,
                address=context.whole.participants[person.id].email,
                actions=tuple(_open_action(context, action) for action in own),
                gives=tuple(gives),
            )


def _gives_to_others(context: Context, person: Participant, actions: Sequence[Action]) -> list[GiftToOthers]:
    """List what a person gives to actions of others or in general; what is noted in both places appears once."""
    with_actions = [*_given_with_actions(person, actions)]
    noted = {(words, action.id) for words, action in with_actions}
    promises = sorted(context.session.commitments.values(), key=lambda promise: (promise.place, promise.id))
    mine = (promise for promise in promises if promise.giver == person.id and (promise.resource or promise.amount))
    return [
        *(_gift(context, words, action) for words, action in with_actions),
        *(gift for promise in mine if (gift := _promised_gift(context, person, promise, noted))),
    ]


def _given_with_actions(person: Participant, actions: Sequence[Action]) -> Iterator[tuple[str, Action]]:
    """List what a person gives to actions of others, as noted with these actions."""
    for action in actions:
        if person.id not in action.owners:
            yield from ((_give(give), action) for give in action.gives if give.giver == person.id)


def _promised_gift(
    context: Context, person: Participant, promise: Commitment, noted: set[tuple[str, str]]
) -> GiftToOthers | None:
    """Build a commitment; None if it is for the person's own action, or also noted with the action."""
    words = _give(Give(what=promise.resource, amount=promise.amount, starts=promise.starts, ends=promise.ends))
    condition = f", on condition that: {promise.condition}" if promise.condition else ""
    action = context.session.actions.get(promise.action or "")
    if action is None:
        return GiftToOthers(words + condition)
    if (words, action.id) in noted or person.id in action.owners:
        return None
    return _gift(context, words + condition, action)


def _gift(context: Context, words: str, action: Action) -> GiftToOthers:
    return GiftToOthers(words, action.code, action.what, ", ".join(context.names(action.owners)))


def _since(session: Session) -> Iterator[str]:
    """List in numbers what happened since the previous workshop; empty unless the session continues one."""
    if session.info.parent is not None:
        for module in session.info.agenda.modules:
            yield from _since_in(session, module)
        yield from _came(session)


def _since_in(session: Session, module: Module) -> Iterator[str]:
    if module.reviews and (counted := review.counted(session, module.id)):
        yield f"Actions: {counted}"
    seen = lived(session, module)
    if seen is not None and seen.looked_at:
        yield f"Roles lived as agreed: {seen.as_agreed} of {seen.looked_at}"
    moved = pulse(session, module)
    if moved is not None and moved.sentence:
        yield moved.sentence
    if sentence := since(trends(session, module), session.info.thresholds):
        yield sentence


def _came(session: Session) -> Iterator[str]:
    promised = carry_over.came(session)
    if promised:
        came, in_all = (sum(pair[place] for pair in promised.values()) for place in (0, 1))
        each = ", ".join(f"{function} {here} of {all_}" for function, (here, all_) in promised.items())
        yield f"Of what was promised, came: {came} of {in_all} ({each})"


def _outcomes(session: Session) -> Iterator[str]:
    holding = session.info.agenda.holding("outcome")
    if holding is not None:
        yield from (entry.text for entry in session.listed(holding[0].id, holding[1].id))


def _decided(session: Session) -> Iterator[str]:
    for decision in sorted(session.decisions.values(), key=lambda decision: decision.id):
        if decision.outcome == "adopted":
            yield decision.statement


def _owners(session: Session) -> Iterator[RowOwner]:
    for module in session.info.agenda.charts():
        yield from _row_owners(session, module)


def _row_owners(session: Session, module: ChartModule) -> Iterator[RowOwner]:
    letter = owner_letter(module.scheme)
    roles = chart.roles(session, module.id)
    for row in chart.rows(session, module.id):
        if not row.practice:
            named = [role.title for role in roles if letter in chart.letters_at(session, module.id, row.id, role.id)]
            agreed = len(named) == 1 and row.state != "parked"
            yield RowOwner(row.label, named[0] if agreed else "")


def _missing_gifts(actions: Sequence[Action]) -> Iterator[str]:
    for action in actions:
        for give in action.gives:
            if give.giver is None:
                yield f"{give.function or 'Nobody yet'}: {_amount(give)}, for {action.code} {action.what}"


def _parked(session: Session) -> Iterator[str]:
    return (f"Parked without an answer: {entry.text}" for entry in session.parked() if not entry.answer)
