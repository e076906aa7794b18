"""What follows from a record: where the record goes, it follows from the one that takes its place."""

from __future__ import annotations

from pmworkshop.session.core.records import Action, Activity, AnyRecord, Commitment, Decision, Entry, revise
from pmworkshop.session.core.session import Session


def point_elsewhere(session: Session, gone: set[str], to: str) -> list[AnyRecord]:
    """Let what followed from records that go, and the purpose, follow from the one that stays.

    Args:
        session: The whole session.
        gone: The ids of the records that go; they are not changed themselves.
        to: The id of the record that stays.

    Returns:
        The changed records.
    """
    changes: list[AnyRecord] = []
    followers: list[Entry | Action | Activity | Decision | Commitment] = [
        *(entry for entry in session.entries.values() if entry.id not in gone and entry.id != to),
        *session.actions.values(),
        *session.activities.values(),
        *session.decisions.values(),
        *session.commitments.values(),
    ]
    for record in followers:
        if gone.intersection(record.because):
            because = tuple(dict.fromkeys(to if cause in gone else cause for cause in record.because))
            changes.append(revise(record, because=because))
    changes += [revise(one, line=to) for one in session.purposes.values() if one.line in gone]
    return changes
