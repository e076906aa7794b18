"""Finds who gets a mail after the workshop, and what was agreed that stands in none of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from pmworkshop.base.dates import spell_date
from pmworkshop.base.language import tr
from pmworkshop.exchange.people.person_text import without_address
from pmworkshop.report.builders.actions import became_of, open_action, taken_over
from pmworkshop.report.builders.context import Context
from pmworkshop.report.builders.letters import Addressed, addressed
from pmworkshop.report.model.follow_up import GiftToOthers, Recipient, Unreached
from pmworkshop.session.core.records import Action, Decision, Participant
from pmworkshop.session.core.reserved import OVER
from pmworkshop.session.core.seats import mates, seated
from pmworkshop.session.operations import decide
from pmworkshop.session.operations.decide_choice import chosen_words
from pmworkshop.session.operations.planning import gifts


def recipients_of(context: Context, actions: Sequence[Action]) -> Iterator[Recipient]:
    """List everybody of whom a letter, an action or a gift asks something, each leader once.

    Nobody who has left is among them. A mail to a deputy who stands in goes to the leader, too.

    Args:
        context: The indexed session with the audience of the report.
        actions: The open actions, in the order of the plan.

    Yields:
        The recipients in the order of the room; none but for the facilitator.
    """
    if context.private:
        letters = list(addressed(context))
        found = (_recipient(context, person, actions, letters) for person in seated(context.session))
        for one in found:
            if one.actions or one.gives or one.letters or one.closed or one.decisions:
                yield one


def _recipient(
    context: Context, person: Participant, actions: Sequence[Action], letters: Sequence[Addressed]
) -> Recipient:
    ids = _seat(context, person)
    closed = _closed(context, ids)
    return Recipient(
        name=person.name,
        address=_addresses(context, person),
        actions=tuple(open_action(context, action) for action in actions if ids.intersection(action.owners)),
        gives=tuple(_gift(context, gift) for gift in _gives(context, ids)),
        letters=tuple(one.asked for one in letters if one.role.spokesperson in ids),
        closed=became_of(context, closed),
        decisions=tuple(_decision(one) for one in _decisions(context) if one.owner in ids),
        was_there=person.present,
    )


def _closed(context: Context, people: Collection[str]) -> list[Action]:
    """List the actions of an earlier session that these people own and that are done or dropped."""
    return [one for one in taken_over(context) if one.status in OVER and set(people).intersection(one.owners)]


def unreached_of(context: Context, actions: Sequence[Action]) -> Iterator[Unreached]:
    """List what was agreed and stands in no mail, since it is nobody's or its people have left.

    Args:
        context: The indexed session with the audience of the report.
        actions: The open actions, in the order of the plan.

    Yields:
        First letters, then actions, decisions and gifts; none but for the facilitator.
    """
    if context.private:
        reached = {key for person in seated(context.session) for key in _seat(context, person)}
        yield from _letters_left(context, reached)
        yield from _plan_left(context, actions, reached)


def _letters_left(context: Context, reached: Collection[str]) -> Iterator[Unreached]:
    for one in addressed(context):
        speaker, role = one.role.spokesperson or "", one.role.title
        if speaker not in reached:
            yield Unreached(
                "letter", one.told, _left(context, (speaker,)) or tr("nobody speaks for {role}", role=role)
            )


def _plan_left(context: Context, actions: Sequence[Action], reached: Collection[str]) -> Iterator[Unreached]:
    for action in actions:
        if not set(action.owners).intersection(reached):
            yield Unreached(
                "action", f"{action.code} {action.what}", _left(context, action.owners) or tr("no owner yet")
            )
    for decision in _decisions(context):
        if decision.owner not in reached:
            yield Unreached("decision", _decision(decision), _left(context, (decision.owner or "",)))
    for person in context.session.people():
        for gift in _gives(context, {person.id} - set(reached)):
            yield Unreached("gift", gift.words, _left(context, (person.id,)))


def _decisions(context: Context) -> list[Decision]:
    """List the adopted decisions that somebody sees to."""
    everything = decide.in_order(context.session)
    return [one for one in everything if one.outcome == "adopted" and one.owner in context.session.participants]


def _decision(one: Decision) -> str:
    chosen = chosen_words(one.choice, one.reason)
    words = f"{one.statement}: {chosen}" if chosen else one.statement
    return tr("{words}, by {due}", words=words, due=spell_date(one.due)) if one.due else words


def _seat(context: Context, person: Participant) -> set[str]:
    return {one.id for one in mates(context.session, person)}


def _left(context: Context, people: Sequence[str]) -> str:
    """Say who has left, and that nobody took over; empty if they are not known."""
    names = ", ".join(context.names(people))
    return tr("{names} left, and nobody took over", names=names) if names else ""


def address_of(context: Context, person: Participant) -> str:
    """Find the mail address of a person.

    Args:
        context: The indexed session with the audience of the report.
        person: The person.

    Returns:
        The one address in what was noted, without any other text; empty for whoever has left, if none is known, and
        for other readers than the facilitator.
    """
    known = context.whole.participants.get(person.id)
    return without_address(known.email)[1] if known and not known.left and context.private else ""


def _addresses(context: Context, person: Participant) -> str:
    """Return the address of a person, for a deputy who stands in that of the leader after it."""
    leader = context.session.participants.get(person.deputy_of or "")
    asked = [one for one in (person, leader) if one]
    return ", ".join(filter(None, (address_of(context, one) for one in asked)))


def _gives(context: Context, people: Collection[str]) -> list[gifts.Gift]:
    """List what the people of one seat give to open actions of others or in general, each gift once."""
    return [
        one
        for one in context.gifts
        if one.promised and one.given.giver in people and _is_for_others(one.action, people)
    ]


def _is_for_others(action: Action | None, people: Collection[str]) -> bool:
    return action is None or (action.status not in OVER and not set(people).intersection(action.owners))


def _gift(context: Context, gift: gifts.Gift) -> GiftToOthers:
    action = gift.action
    if action is None:
        return GiftToOthers(gift.words)
    return GiftToOthers(gift.words, action.code, action.what, ", ".join(context.keepers(action.owners)))
