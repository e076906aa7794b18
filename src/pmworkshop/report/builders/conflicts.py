"""Finds the held steps, which conflict with another change of the same record."""

from __future__ import annotations

from typing import Any

from pmworkshop.base.language import tr, tr_noop
from pmworkshop.report.model.conflicts import Conflict, Difference
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Change, Step, canonical, plain

HIDDEN = tr_noop("an answer that is not shown yet")


_PRIVATE = {"email", "token"}


def conflicts_of(session: Session) -> tuple[Conflict, ...]:
    """List the held steps with the present value and the held one.

    Args:
        session: The whole session.

    Returns:
        The conflicts by id of the step; answers of rounds that are not revealed are replaced by `HIDDEN`.
    """
    return tuple(_conflict(session, step) for step in sorted(session.held, key=lambda step: step.id))


def _conflict(session: Session, step: Step) -> Conflict:
    found = [difference for change in step.changes for difference in _differences(session, change)]
    return Conflict(step.label, step.at, step.who, tuple(found))


def _differences(session: Session, change: Change) -> list[Difference]:
    if _hidden(session, change):
        return [Difference(change.kind, tr(HIDDEN), tr(HIDDEN))]
    current = session.get(change.kind, change.id)
    now = plain(current) if current is not None else None
    if now is None or change.record is None:
        return [Difference(change.kind, _said(now), _said(change.record))]
    keys = sorted((now.keys() | change.record.keys()) - _PRIVATE - {"agenda"})
    return [
        Difference(f"{change.kind}: {key}", _said(now.get(key)), _said(change.record.get(key)))
        for key in keys
        if now.get(key) != change.record.get(key)
    ]


def _hidden(session: Session, change: Change) -> bool:
    """Tell whether a change holds answers of a round that is not revealed."""
    if change.kind not in ("ballot", "round"):
        return False
    current = session.get(change.kind, change.id)
    round_id = change.id
    if change.kind == "ballot":
        round_id = str((change.record or {}).get("round") or getattr(current, "round", ""))
    asked = session.rounds.get(round_id)
    return asked is None or asked.status != "revealed"


def _said(value: Any) -> str:
    if value is None:
        return tr("nothing")
    if isinstance(value, dict):
        value = {key: part for key, part in value.items() if key not in _PRIVATE and key != "agenda"}
    return value if isinstance(value, str) else canonical(value)
