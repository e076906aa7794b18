"""Settling what is level for a place among the priorities of a vote: by raised hands, else by the sponsor."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from pmworkshop.base.errors import RefusedError
from pmworkshop.base.language import tr, trn
from pmworkshop.session.core.lookups import module_of
from pmworkshop.session.core.records import Round, Tie, revise
from pmworkshop.session.core.seats import in_room, mates
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Draft, GestureContext, Operation
from pmworkshop.session.rounds import polls
from pmworkshop.session.rounds.priorities import Priorities, priorities, vote_of


def _to_settle(session: Session, module_id: str) -> tuple[Round, Priorities]:
    """Find what is level for a place.

    Raises:
        RefusedError: Nothing is.
    """
    module = module_of(session, module_id)
    vote, found = vote_of(session, module), priorities(session, module)
    if vote is None or found is None or not found.level:
        raise RefusedError(tr("Nothing is level for a place here."))
    return vote, found


def count_hands(module: str, hands: Mapping[str, int]) -> Operation:
    """Note how many hands were shown for each of those that are level for a place.

    Args:
        module: The id of the module that asked.
        hands: The number of hands by the id of each that is level.

    Returns:
        The operation; it raises `RefusedError` when others are level now, or there are more hands than people.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        vote, found = _to_settle(session, module)
        _refuse_others(found, hands)
        for number in hands.values():
            polls.refuse_too_many(number, polls.present(session))
        tie = Tie(hands={**(vote.tie.hands if vote.tie else {}), **hands})
        return Draft(tr("Counted hands for what was level"), (revise(vote, tie=tie),))

    return operation


def put_first(module: str, first: Sequence[str]) -> Operation:
    """Note what the sponsor puts first among those that are level for a place.

    Args:
        module: The id of the module that asked.
        first: The ids of those that get the places that are left, the first one first.

    Returns:
        The operation; it raises `RefusedError` when others are level now, or there are more or fewer than places.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        vote, found = _to_settle(session, module)
        _refuse_others(found, first)
        if len(set(first)) != found.left or len(first) != found.left:
            raise RefusedError(
                trn("{number} place left.", "{number} places left.", found.left),
                tr("Name {number}.", number=found.left),
            )
        hands = vote.tie.hands if vote.tie else {}
        return Draft(
            tr("Noted what the sponsor puts first"),
            (revise(vote, tie=Tie(hands=hands, first=tuple(first), by=_decider(session))),),
        )

    return operation


def _decider(session: Session) -> str | None:
    """Find who speaks as the sponsor: the sponsor, or while the sponsor is away, whoever represents them."""
    sponsor = next((one for one in session.people() if one.sponsor and not one.left), None)
    if sponsor is None:
        return None
    there = mates(session, sponsor)
    return next((one.id for one in in_room(session) if one in there), sponsor.id)


def _refuse_others(found: Priorities, ids: Collection[str]) -> None:
    if not {one.id for one in found.level}.issuperset(ids):
        raise RefusedError(tr("Others are level for a place now."), tr("Look at the wall, and ask again."))
