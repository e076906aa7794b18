"""Who sits at the table: each leader once, represented by a deputy who stands in."""

from __future__ import annotations

from collections.abc import Collection

from pmworkshop.session.core.records import Participant
from pmworkshop.session.core.session import Session


def mates(session: Session, person: Participant) -> list[Participant]:
    """List the people who share a seat: a leader and all who ever stood in for that leader.

    Args:
        session: The session, public or whole.
        person: The leader, or one of the deputies.

    Returns:
        The leader first, then the deputies in the order of the room; those who have left too.
    """
    seat = _seat(session, person)
    near = [one for one in session.participants.values() if seat in (one.id, one.deputy_of)]
    mine = [one for one in near if _seat(session, one) == seat]
    return sorted(mine, key=lambda one: (one.deputy_of is not None, one.sponsor, one.place, one.id))


def seated(session: Session) -> list[Participant]:
    """List who is at the table, in the room or expected there: one person for each leader.

    Args:
        session: The session, public or whole.

    Returns:
        In the order of the room, the sponsor last: each leader, or the deputy who is present while the leader is not.
        Those who have left are there by a deputy only.
    """
    return [person for person in represented(session) if not person.left]


def represented(session: Session) -> list[Participant]:
    """List one person for each leader, as `seated` does, and those who have left.

    Args:
        session: The session, public or whole.

    Returns:
        The people in the order of the room.
    """
    chosen = {_standing(people).id for people in _seats(session).values()}
    return [person for person in session.people() if person.id in chosen]


def in_room(session: Session) -> list[Participant]:
    """List who is in the room, each leader once: those whose answers count.

    Args:
        session: The session, public or whole.

    Returns:
        The people in the order of the room, the sponsor last.
    """
    return [person for person in seated(session) if person.present]


def answering(session: Session, answered: Collection[str]) -> list[Participant]:
    """List whose answers belong to a round: for each leader whoever has answered, else whoever is in the room.

    Args:
        session: The session, public or whole.
        answered: The ids of those who have answered.

    Returns:
        The people in the order of the room, the sponsor last.
    """
    chosen = {one.id for one in session.people() if one.id in answered}
    chosen |= {one.id for one in awaited(session, answered)}
    return [one for one in session.people() if one.id in chosen]


def awaited(session: Session, answered: Collection[str]) -> list[Participant]:
    """List whose answers are missing: those in the room for whose leader nobody has answered.

    Args:
        session: The session, public or whole.
        answered: The ids of those who have answered.

    Returns:
        The people in the order of the room, the sponsor last.
    """
    seats = {_seat(session, one) for one in session.people() if one.id in answered}
    return [one for one in in_room(session) if _seat(session, one) not in seats]


def keeper(session: Session, person: Participant) -> Participant:
    """Return who answers for what a person took on: the leader again, once the deputy is not in the room any more.

    Args:
        session: The session, public or whole.
        person: The participant.

    Returns:
        The person; for a deputy who is away or has left, the leader.
    """
    leader = session.participants.get(person.deputy_of or "")
    stands = leader is None or leader.left or (person.present and not leader.present)
    return person if stands or leader is None else leader


def _seat(session: Session, person: Participant) -> str:
    return person.deputy_of if person.deputy_of in session.participants else person.id


def _seats(session: Session) -> dict[str, list[Participant]]:
    """Group the people by seat, the leader first."""
    found: dict[str, list[Participant]] = {}
    for person in sorted(session.people(), key=lambda one: one.deputy_of is not None):
        found.setdefault(_seat(session, person), []).append(person)
    return found


def _standing(people: list[Participant]) -> Participant:
    """Choose who stands for a seat: whoever is in the room, else whoever has not left; the leader before deputies."""
    present = (one for one in people if one.present and not one.left)
    staying = (one for one in people if not one.left)
    return next(present, None) or next(staying, people[0])
