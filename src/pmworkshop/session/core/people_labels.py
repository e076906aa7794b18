"""How a person is named where they act: the function leads, the name follows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pmworkshop.session.core.lookups import called
from pmworkshop.session.core.records import Participant
from pmworkshop.session.core.session import Session

MOST = 38
"""The most characters of a short label: about half of a wall of 80 columns."""


def label(session: Session, person: Participant) -> str:
    """Name a person by function and name.

    Args:
        session: The session, public or whole.
        person: The participant.

    Returns:
        ``Finance, Ann Lee``; the name first if somebody else has the same function. What `called` says alone if
        there is no function, or if the name says it too, as ``Head of Finance`` does.
    """
    lead = called(session, person)
    words, name = (f" {text.casefold()} " for text in (person.function, person.name))
    if words in name or not person.function:
        return lead
    return f"{lead}, {person.name if lead == person.function else person.function}"


def short_label(session: Session, person: Participant) -> str:
    """Name a person as `label` does, in a row that has room for half a line.

    Args:
        session: The session, public or whole.
        person: The participant.

    Returns:
        The label; of one longer than `MOST` the name alone where it leads, else it is shortened at a word, with an
        ellipsis.
    """
    whole, lead = label(session, person), called(session, person)
    if len(whole) > MOST and lead != person.function:
        whole = lead
    if len(whole) <= MOST:
        return whole
    head = whole[:MOST].rpartition(" ")[0] or whole[: MOST - 1]
    return f"{head.rstrip(', ')}…"


def labels(session: Session, people: Sequence[Participant]) -> tuple[str, ...]:
    """Name the people of one list, so that no two labels are equal.

    Args:
        session: The session, public or whole.
        people: The participants.

    Returns:
        A short label for each; the whole one where two short ones would be equal.
    """
    short = [short_label(session, person) for person in people]
    often = Counter(short)
    pairs = zip(short, people, strict=True)
    return tuple(label(session, person) if often[name] > 1 else name for name, person in pairs)
