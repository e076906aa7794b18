"""Whose cards are in while the answers are hidden, so that the stage asks the next leader and nobody twice."""

from __future__ import annotations

from collections.abc import Mapping

from pmworkshop.session.core.session import Session

HandedIn = Mapping[str, Mapping[str, frozenset[str]]]
"""The subjects that each leader has answered, by the id of the round and of the leader; never an answer."""


def handed_in(session: Session) -> HandedIn:
    """List who has answered what in the rounds that are not shown.

    Args:
        session: The whole session.

    Returns:
        The subjects; nothing of a round that is shown, and nothing of one without names, where who has answered is
        told only with the answers.
    """
    found: dict[str, dict[str, set[str]]] = {
        one.id: {} for one in session.rounds.values() if one.status != "revealed" and not one.anonymous
    }
    for ballot in session.ballots.values():
        if ballot.round in found:
            found[ballot.round].setdefault(ballot.participant, set()).add(ballot.subject)
    return {key: {who: frozenset(said) for who, said in people.items()} for key, people in found.items()}
