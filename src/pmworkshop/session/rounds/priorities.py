"""What a vote names as priorities: the first few of what was chosen; a tie is never broken in silence."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction
from itertools import groupby
from typing import Literal

from pmworkshop.agenda.model import Module
from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.base.text import count
from pmworkshop.session.core.lookups import called
from pmworkshop.session.core.records import Round, Tie
from pmworkshop.session.core.session import Session
from pmworkshop.session.rounds import polls
from pmworkshop.session.rounds.rounds import newest
from pmworkshop.session.rounds.tally import Tally, tally
from pmworkshop.session.rounds.wording import Asked

BEGIN_WITH = tr_noop("We begin with")
"""What stands above the priorities, on the wall and in files alike."""
Way = Literal["vote", "people", "hands", "sponsor"]
_WAYS: tuple[Way, ...] = ("vote", "people", "hands", "sponsor")
"""What puts one thing before another, in the order in which it is looked at."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """One thing that was chosen.

    Attributes:
        id: The id of the subject, or of the group.
        text: Its words.
        place: Its place, from 1: one more than the number of things ahead of it.
        backing: How many back it, in words.
        way: What put it before the next one.
    """

    id: str
    text: str
    place: int
    backing: str
    way: Way = "vote"


@dataclass(frozen=True, slots=True)
class Priorities:
    """What a vote named.

    Attributes:
        module: The id of the module that asked.
        named: The priorities, the first one first; those with the same place are level.
        level: Those that are level for the last places; empty if nothing is left to settle.
        left: How many places are left for them.
        decider: What the room calls the sponsor who decided between some that were level; empty if none did.
        counted: Whether hands were counted for those that are still level.
    """

    module: str
    named: tuple[Chosen, ...]
    level: tuple[Chosen, ...] = ()
    left: int = 0
    decider: str = ""
    counted: bool = False


_Order = tuple[Fraction, int, int, int]


@dataclass(frozen=True, slots=True)
class _Vote:
    """One thing with what is looked at to put it in order, each the more the better."""

    asked: Asked
    backing: str
    order: _Order


_Cut = tuple[tuple[Chosen, ...], tuple[Chosen, ...]]
"""What has a place, and what is level for the last places."""


def priorities(session: Session, module: Module) -> Priorities | None:
    """Find what the newest vote of a module names as priorities.

    First comes what has more of the vote: dots and points are added up, of ranks the lowest mean is ahead. Of those
    with as much comes first what more people back (of ranks, what more put first), then what more hands were shown
    for, then what the sponsor put first. Those that are level after all of that, where not all of them have a place,
    are none yet.

    Args:
        session: The session, public or whole.
        module: The module.

    Returns:
        The priorities; None if the module names none, its answers are not all shown, nobody chose anything, or it
        asked about no more things than it names.
    """
    most, vote = module.priority_count, vote_of(session, module)
    if not most or vote is None:
        return None
    asked = _asked(session, module)
    found = sorted(_votes(session, module, vote, asked), key=lambda one: one.order, reverse=True)
    if len(asked) <= most or not found:
        return None
    return _told(session, module, vote.tie or Tie(), most, _cut(found, most))


def _told(session: Session, module: Module, tie: Tie, most: int, cut: _Cut) -> Priorities:
    """Say what was named, what is still level, and who decided."""
    named, level = cut
    person = session.participants.get(tie.by or "")
    return Priorities(
        module.id,
        named,
        level,
        left=most - len(named) if level else 0,
        decider=called(session, person) if person else "",
        counted=bool(level) and all(one.id in tie.hands for one in level),
    )


def _cut(found: Sequence[_Vote], most: int) -> _Cut:
    """Name the first ones; those that are level where they end are returned apart."""
    named: list[Chosen] = []
    for _, alike in groupby(found, key=lambda one: one.order):
        same = [_chosen(one, len(named) + 1, found) for one in alike]
        if len(named) + len(same) > most:
            return tuple(named), tuple(same) if len(named) < most else ()
        named += same
    return tuple(named), ()


def vote_of(session: Session, module: Module) -> Round | None:
    """Find the newest vote of a module, if all of it is shown.

    Args:
        session: The session, public or whole.
        module: The module.

    Returns:
        The round; None if there is none, or its answers are not all shown.
    """
    vote = newest(session, module.id, "answers" if module.poll is not None else "choice")
    return vote if vote is not None and vote.status == "revealed" else None


@dataclass(frozen=True, slots=True)
class Parted:
    """What has as much of a vote as something else, and yet has a place.

    Attributes:
        place: Its place, from 1.
        way: What put it there.
        tied: Whether something else has the same place all the same.
    """

    place: int
    way: Way
    tied: bool


def parted(session: Session, module: Module) -> dict[str, Parted]:
    """Find what was level in the newest vote of a module, among or beside its priorities, and is parted by now.

    Args:
        session: The session, public or whole.
        module: The module.

    Returns:
        By the id of each thing that was level with another one and is not any more; empty if the module names no
        priorities, or nothing was level.
    """
    vote, named = vote_of(session, module), priorities(session, module)
    if vote is None or named is None:
        return {}
    orders = {one.asked.id: one.order for one in _votes(session, module, vote, _asked(session, module))}
    scores = {orders[one.id][0] for one in named.named}
    found = {subject: _parted(own, orders.values()) for subject, own in orders.items() if own[0] in scores}
    return {subject: one for subject, one in found.items() if one is not None}


def _parted(own: _Order, orders: Collection[_Order]) -> Parted | None:
    """Say how a thing was parted from others with as much of the vote; None if there were none, or it is not."""
    ways = [_way(own, order) for order in orders if order[0] == own[0] and order != own]
    if not ways:
        return None
    place = 1 + sum(order > own for order in orders)
    return Parted(place, max(ways, key=_WAYS.index), [*orders].count(own) > 1)


def _way(own: _Order, other: _Order) -> Way:
    """Find what puts one thing before or behind another one."""
    return next(way for way, mine, its in zip(_WAYS, own, other, strict=True) if mine != its)


def _asked(session: Session, module: Module) -> list[Asked]:
    if module.poll is not None:
        return polls.subjects(session, module)
    return polls.choices(session, module.id)


def _votes(session: Session, module: Module, vote: Round, asked: Sequence[Asked]) -> Iterator[_Vote]:
    """List what somebody chose, in the order of the module."""
    ranked = module.poll is not None and module.poll.method == "rank"
    tie = vote.tie or Tie()
    for one in asked:
        told = tally(session, vote, one.id)
        if told.total:
            put = len(tie.first) - tie.first.index(one.id) if one.id in tie.first else 0
            score, people = _score(told, ranked=ranked)
            order = (score, people, tie.hands.get(one.id, 0), put)
            yield _Vote(one, _backing(module, told, ranked=ranked), order)


def _score(told: Tally, *, ranked: bool) -> tuple[Fraction, int]:
    """Return what a thing has of the vote, and how many people back it, or put it first."""
    if ranked:
        return -Fraction(told.total, told.answers), told.counts.get("1", 0)
    return Fraction(told.total), told.answers


def _backing(module: Module, told: Tally, *, ranked: bool) -> str:
    if ranked:
        return tr("place {place:g} on average", place=round(told.total / told.answers, 1))
    if told.total == told.answers:
        return tr("{number} chose it", number=told.answers)
    values = {"total": told.total, "persons": count(told.answers, "person", "people")}
    if module.poll is not None and module.poll.method == "points":
        return tr("{total} points from {persons}", **values)
    return tr("{total} dots from {persons}", **values)


def _chosen(one: _Vote, place: int, found: Sequence[_Vote]) -> Chosen:
    best = max((other.order for other in found if other.order < one.order), default=None)
    way = _way(one.order, best) if best is not None else "vote"
    return Chosen(one.asked.id, one.asked.text, place, one.backing, way)


def all_priorities(session: Session) -> list[Priorities]:
    """List what each vote of the agenda named.

    Args:
        session: The session, public or whole.

    Returns:
        The priorities, in the order of the agenda; of votes that name none, nothing.
    """
    found = (priorities(session, module) for module in session.info.agenda.modules)
    return [one for one in found if one is not None]
