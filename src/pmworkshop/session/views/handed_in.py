"""Whose cards are in while the answers are hidden, so that the stage asks the next leader and nobody twice."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from pmworkshop.session.core.lookups import module_of
from pmworkshop.session.core.records import Round
from pmworkshop.session.core.session import Session

HandedIn = Mapping[str, Mapping[str, frozenset[str]]]
"""The subjects that each leader has answered, by the id of the round and of the leader; never an answer."""
Sealed = Mapping[str, Collection[str]]
"""Who has answered without names on a phone, by the id of the round."""


def handed_in(session: Session, sealed: Sealed | None = None) -> HandedIn:
    """List who has answered what in the rounds that are not shown.

    Args:
        session: The whole session.
        sealed: Who has answered without names on a phone; None if no phone answers.

    Returns:
        The subjects; nothing of a round that is shown, and of one without names only who has answered on a phone,
        since of the others that is told with the answers.
    """
    found: dict[str, dict[str, set[str]]] = {
        one.id: {} for one in session.rounds.values() if one.status != "revealed" and not one.anonymous
    }
    for ballot in session.ballots.values():
        if ballot.round in found:
            found[ballot.round].setdefault(ballot.participant, set()).add(ballot.subject)
    named = {key: {who: frozenset(said) for who, said in people.items()} for key, people in found.items()}
    return named | _on_phones(session, sealed) if sealed else named


def _on_phones(session: Session, sealed: Sealed) -> dict[str, dict[str, frozenset[str]]]:
    waits = {key: one for key, one in session.rounds.items() if one.status != "revealed" and one.anonymous}
    return {
        key: dict.fromkeys(people, _subjects(session, waits[key]))
        for key, people in sealed.items()
        if people and key in waits
    }


def _subjects(session: Session, round_: Round) -> frozenset[str]:
    """List all that a round asks about: what a phone hands in is a whole card."""
    from pmworkshop.session.rounds.answer_form import form_of

    form = form_of(session, module_of(session, round_.module), round_.asks, wanted=round_.wanted)
    return frozenset(one.id for one in form.subjects) if form else frozenset()
