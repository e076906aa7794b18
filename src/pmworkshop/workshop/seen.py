"""Binds an edit to the version that the person saw; if the record was changed since, the edit is refused."""

from __future__ import annotations

from collections.abc import Mapping

from pmworkshop.base.errors import RefusedError
from pmworkshop.session.core.records import AnyRecord
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Draft, Drop, GestureContext, Key, Operation
from pmworkshop.session.views.record_fields import FIELDS, Field
from pmworkshop.session.views.record_names import NOTHING, Names

_UNTOLD = {("participant", "email"), ("action", "confidence"), ("commitment", "support")}
"""Fields whose values are not for everybody."""


def as_seen(operation: Operation, seen: Mapping[Key, str] | None) -> Operation:
    """Make an operation change records only in the version that the person saw.

    Args:
        operation: The operation.
        seen: The version that was on the screen, by kind and id of the record; other records are not checked.

    Returns:
        The operation; it raises `RefusedError` when it would change a record of another version. The message has both
        wordings, unless the field is private.
    """
    if not seen:
        return operation

    def checked(session: Session, draw: GestureContext) -> Draft:
        draft = operation(session, draw)
        for change in draft.changes:
            key = (change.kind, change.id)
            if key in seen and session.versions.get(key) != seen[key]:
                raise _changed_since(session, change)
        return draft

    return checked


def _changed_since(session: Session, change: AnyRecord | Drop) -> RefusedError:
    now = session.get(change.kind, change.id)
    if now is None or isinstance(change, Drop):
        return RefusedError("It was changed in another window since you saw it.", "Look at it again.")
    here, yours = _wordings(session, now, change)
    return RefusedError(
        f"It was changed in another window since you saw it: it is {here} now, and yours is {yours}.",
        "Keep yours again to replace it, or leave it.",
    )


def _wordings(session: Session, now: AnyRecord, wanted: AnyRecord) -> tuple[str, str]:
    """Return the first field in which two states of a record differ: the present value, and the wanted one."""
    names = Names(session)
    for field in FIELDS.get(now.kind, ()):
        before, after = getattr(now, field.name), getattr(wanted, field.name)
        if before == after or (now.kind, field.name) in _UNTOLD:
            continue
        if isinstance(field, Field):
            here, yours = (field.spell(value, names) if value else NOTHING for value in (before, after))
        else:
            here, yours = field.phrases[before], field.phrases[after]
        return here, yours
    return "something else", "another"
