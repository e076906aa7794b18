"""Linking what was said: what a line, a row, a decision or a commitment follows from."""

from __future__ import annotations

from typing import Any, Literal

from pmworkshop.base.language import tr
from pmworkshop.session.core.lookups import found
from pmworkshop.session.core.records import revise
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Draft, GestureContext, Operation

Linked = Literal["entry", "activity", "decision", "commitment"]
"""Kinds of record that can follow from others; an action has an operation of its own."""


def follow_from(kind: Linked, record_id: str, source: str) -> Operation:
    """Let a record follow from another one, or not any more if it did.

    Args:
        kind: The kind of the record.
        record_id: The id of the record.
        source: The id of what it follows from.

    Returns:
        The operation; it raises `RefusedError` when the record does not exist.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        table: dict[str, Any] = session.table(kind)
        before = found(table, record_id, kind)
        kept = tuple(cause for cause in before.because if cause != source)
        because = kept if source in before.because else (*before.because, source)
        return Draft(tr("Noted what it follows from"), (revise(before, because=because),))

    return operation
