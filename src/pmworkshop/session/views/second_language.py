"""A session in another language that its agenda carries: what the wall shows, while what is kept stays as it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pmworkshop.agenda.translation import Words, translated
from pmworkshop.base.text import clean_line
from pmworkshop.session.core.records import AnyRecord, Round
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Draft, Drop, GestureContext, Operation

_TABLES = (
    "details", "entries", "themes", "roles", "activities", "rounds", "ballots", "decisions", "commitments", "actions",
    "measures", "purposes",
)  # fmt: skip
"""The tables of a session that hold words of its agenda, or may."""


def in_words(session: Session, words: Words) -> Session:
    """Return a session with the words of its agenda in another language; whatever people said stays.

    Args:
        session: The session, public or whole.
        words: What the texts of its agenda are called; see `translation.words_in`.

    Returns:
        The session; the same one without words.
    """
    if not words:
        return session
    tables = {name: getattr(session, name) for name in _TABLES}
    return session.model_copy(
        update={name: {key: _put(one, words) for key, one in table.items()} for name, table in tables.items()}
    )


def turned_back(operation: Operation, words: Words) -> Operation:
    """Let an operation that was chosen on such a wall change the session as it is kept.

    Args:
        operation: The operation; what it takes from the wall is in the language of the wall.
        words: What the texts of the agenda are called there.

    Returns:
        The operation for the session as it is kept; its records are in the language of the session again.
    """
    if not words:
        return operation

    def turned(session: Session, draw: GestureContext) -> Draft:
        back = {clean_line(said): text for text, said in reversed(list(words.items()))}
        draft = operation(in_words(session, words), draw)
        changes = [one if isinstance(one, Drop) else _as_kept(one, session, words, back) for one in draft.changes]
        return replace(draft, changes=tuple(changes))

    return turned


def _as_kept(record: AnyRecord, session: Session, words: Words, back: Words) -> AnyRecord:
    """Return a record as it is kept: what the operation left alone exactly as it was, the rest by its words."""
    before = session.get(record.kind, record.id)
    kept = _put(record, back)
    if before is None:
        return kept
    shown = _put(before, words)
    same = {
        name: getattr(before, name)
        for name in type(record).model_fields
        if getattr(record, name) == getattr(shown, name)
    }
    return kept.model_copy(update=same)


def _put(record: AnyRecord, words: Words) -> AnyRecord:
    put = translated(record, words)
    if isinstance(put, Round) and put.hands:
        return put.model_copy(update={"hands": {key: _keyed(hands, words) for key, hands in put.hands.items()}})
    return put


def _keyed(hands: Mapping[str, int], words: Words) -> dict[str, int]:
    return {words.get(clean_line(value), value): number for value, number in hands.items()}
