"""The public view of a session: what the stage may draw. It contains nothing that is not revealed."""

from __future__ import annotations

from collections import Counter
from typing import TypeVar

from pmworkshop.agenda.model import Module
from pmworkshop.session.core.columns import openly_said, without_module, without_private
from pmworkshop.session.core.records import Action, Ballot, Commitment, Details, Entry, Participant, Round
from pmworkshop.session.core.seats import awaited
from pmworkshop.session.core.session import Conflict, Progress, Session

R = TypeVar("R", Action, Commitment)

EDITED = frozenset(("action", "commitment", "entry"))
"""Kinds whose records the room sees and edits as a whole: their versions are known, so that an edit can name one."""


def public(session: Session) -> Session:
    """Make the public view of a session, without everything that the room may not see yet, or ever.

    It leaves out the answers of rounds that are not revealed (with their tally, texts and voters; only the counts in
    ``progress`` and subjects revealed early remain), lines said before the room answered (only their number remains),
    published figures beside answers that are not revealed, e-mail addresses, private values of lines, all but the
    words of lines whose module the agenda has no more, how far a giver supports what is given and an owner believes
    in an action, authors in modules that ask without names, the facilitator's notes, and held steps, which may
    contain any of these. In the file that one leader prepares alone, that leader's own answers stay.

    Args:
        session: The whole session.

    Returns:
        The public view; a new session.
    """
    hidden = {round_.id for round_ in session.rounds.values() if round_.status != "revealed"}
    return session.model_copy(
        update={
            "details": {key: _details(details, session) for key, details in session.details.items()},
            "participants": {key: _participant(person) for key, person in session.participants.items()},
            "entries": _entries(session),
            "commitments": _without(session.commitments, "support"),
            "actions": _without(session.actions, "confidence"),
            "rounds": {key: _round(round_) for key, round_ in session.rounds.items()},
            "ballots": _ballots(session),
            "versions": {key: version for key, version in session.versions.items() if key[0] in EDITED},
            "held": (),
            "waiting": _waiting(session) if session.held else (),
            "folded": _folded(session),
            "progress": {key: progress_of(session, key) for key in sorted(hidden)},
        }
    )


def _waiting(session: Session) -> tuple[Conflict, ...]:
    """List what waits to be settled; most sessions hold nothing."""
    from pmworkshop.session.views.conflicts import waiting

    return waiting(session, _nameless(session))


def progress_of(session: Session, round_id: str) -> Progress:
    """Count how many participants have answered in a round and how many are awaited.

    Args:
        session: The whole session.
        round_id: The id of the round.

    Returns:
        The counts; those who are present or have answered are awaited.

    Raises:
        KeyError: There is no such round.
    """
    round_ = session.rounds[round_id]
    answered = {ballot.participant for ballot in session.ballots.values() if ballot.round == round_id}
    answered.update(round_.voted)
    return Progress(answered=len(answered), awaited=len(answered) + len(awaited(session, answered)))


def _details(details: Details, session: Session) -> Details:
    shown = {one.module for one in session.rounds.values() if one.status == "revealed"}
    return details.model_copy(update={"agenda": details.agenda.public(shown)})


def _participant(person: Participant) -> Participant:
    return person.model_copy(update={"email": "", "token": ""}) if person.email or person.token else person


def _without(records: dict[str, R], field: str) -> dict[str, R]:
    """Leave out a field that is for the facilitator alone; None is its value where nothing was said."""
    return {
        key: one.model_copy(update={field: None}) if getattr(one, field) is not None else one
        for key, one in records.items()
    }


def _modules(session: Session) -> list[Module]:
    return [module for details in session.details.values() for module in details.agenda.modules]


def _of(session: Session, ids: set[str]) -> dict[str, Module]:
    return {module.id: module for module in _modules(session) if module.id in ids}


def _entries(session: Session) -> dict[str, Entry]:
    modules = _of(session, {entry.module for entry in session.entries.values()})
    bare = {one.id for one in modules.values() if one.credit != "nobody" and not one.private_columns}
    return {
        key: entry if entry.module in bare and not entry.values else _entry(modules.get(entry.module), entry)
        for key, entry in session.entries.items()
        if entry.before != "folded"
    }


def _folded(session: Session) -> dict[tuple[str, str], int]:
    """Count the lines said before that are not opened yet, by module and prompt."""
    folded = (entry for entry in session.entries.values() if entry.before == "folded" and not entry.parked)
    return dict(Counter((entry.module, entry.prompt) for entry in folded))


def _entry(module: Module | None, entry: Entry) -> Entry:
    """Leave out of a line what the room may not know: private values, and the author where no names are shown."""
    if module is None:
        return without_module(entry)
    seen = without_private(module, entry)
    return seen.model_copy(update={"author": None}) if seen.author and module.credit == "nobody" else seen


def _nameless(session: Session) -> set[str]:
    return {module.id for module in _modules(session) if module.credit == "nobody"}


def _round(round_: Round) -> Round:
    if round_.status == "revealed":
        return round_.model_copy(update={"voted": ()}) if round_.anonymous and round_.voted else round_
    return round_.model_copy(update={"hands": {}, "texts": (), "remarks": {}, "voted": (), "holder": "", "tie": None})


def _ballots(session: Session) -> dict[str, Ballot]:
    asked = {one.round for one in session.ballots.values() if one.text}
    in_words = _of(session, {round_.module for key, round_ in session.rounds.items() if key in asked})
    discreet = {key: module for key, module in in_words.items() if module.private_columns}
    return _own_ballots(session) | {
        key: _sentence(discreet.get(session.rounds[ballot.round].module), ballot)
        for key, ballot in session.ballots.items()
        if _is_shown(session.rounds.get(ballot.round), ballot.subject)
    }


def _own_ballots(session: Session) -> dict[str, Ballot]:
    """Return what the one leader answered whose file this is; nothing in the session of a room."""
    own = {details.solo for details in session.details.values()}
    return {key: ballot for key, ballot in session.ballots.items() if ballot.participant in own}


def _is_shown(round_: Round | None, subject: str) -> bool:
    if round_ is None or round_.anonymous:
        return False
    return round_.status == "revealed" or subject in round_.shown


def _sentence(module: Module | None, ballot: Ballot) -> Ballot:
    """Leave out private values, if there are any, of sentences that are shown before they become lines."""
    if module is None or not ballot.text:
        return ballot
    return ballot.model_copy(update={"text": openly_said(module, ballot.subject, ballot.text)})
