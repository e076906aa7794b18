"""Compares an edit with what its writer saw; where two windows changed the same words, both wordings are kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from pmworkshop.base.errors import RefusedError
from pmworkshop.base.language import tr
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import ABSENT, Change, Key, State, Step, plain

_MOVES = frozenset(("stage", "visit", "round", "ballot", "acceptance"))
"""Kinds whose operations decide by themselves what holds where two windows act at once."""
_REORDERED = frozenset(("place", "agenda", "thresholds", "fitted"))
"""Fields that an operation takes from the newest session, so that nothing of the other window is lost."""
States = Callable[[Sequence[tuple[Key, str]]], Mapping[Key, State]]
"""Finds the states of records at given versions, as `Journal.states` does."""


class Own:
    """The versions that the steps of one window gave to records, so that none of them counts as somebody else's."""

    def __init__(self) -> None:
        self._before: dict[tuple[Key, str], tuple[str, ...]] = {}

    def note(self, step: Step) -> None:
        """Note a step of this window that was stored.

        Args:
            step: The step.
        """
        made = (one for one in step.changes if one.version == step.id)  # no older state that came back
        self._before |= {(one.key, one.version): one.base for one in made}

    def alone(self, key: Key, seen: str | None, now: str | None) -> bool:
        """Return whether only this window has changed a record since a version.

        Args:
            key: Kind and id of the record.
            seen: The version; None where there was none.
            now: The present version; None where there is none.
        """
        while now is not None and now != seen and (key, now) in self._before:
            base = self._before[key, now]
            now = next((one for one in base if one != ABSENT), None)
        return now == seen


def kept_apart(step: Step, session: Session, seen: Mapping[Key, str], own: Own, states: States) -> Step:
    """Make a step one that is held where it changes words that another window has changed since they were seen.

    Two windows that change different fields of a record, or want the same, are no conflict.

    Args:
        step: The step, made on the newest session.
        session: The newest session, whole.
        seen: The versions of all records that were on the screen when the edit began.
        own: The versions that come from this window.
        states: Finds earlier states.

    Returns:
        The step; where two windows disagree, the fold holds it with both values, and undo stops at it.

    Raises:
        RefusedError: The step does nothing but take away what somebody else has changed since.
    """
    if step.settles:
        return step
    apart = _apart([one for one in step.changes if _unseen(one.key, session, seen, own)], session, seen, states)
    if not apart:
        return step
    if all(one.record is None for one in step.changes):
        raise RefusedError(tr("It was changed in another window since you saw it."), tr("Look at it again."))
    changes = tuple(_on(one, seen) if one.key in apart else one for one in step.changes)
    return step.model_copy(update={"changes": changes, "undoable": False})


def _apart(unseen: Sequence[Change], session: Session, seen: Mapping[Key, str], states: States) -> set[Key]:
    """Find the records on which both windows disagree."""
    before = states([(one.key, seen[one.key]) for one in unseen if one.key in seen]) if unseen else {}
    return {one.key for one in unseen if _disagree(one, session, _record(before.get(one.key)))}


def _unseen(key: Key, session: Session, seen: Mapping[Key, str], own: Own) -> bool:
    """Return whether another window has changed a record since it was seen."""
    return key[0] not in _MOVES and not own.alone(key, seen.get(key), session.versions.get(key))


def _on(change: Change, seen: Mapping[Key, str]) -> Change:
    """Let a change expect the version that was seen."""
    return change.model_copy(update={"base": (seen[change.key],) if change.key in seen else ()})


def _record(state: State | None) -> dict[str, Any]:
    return (state[1] if state else None) or {}


def _disagree(change: Change, session: Session, before: dict[str, Any]) -> bool:
    """Return whether a change wants another value in a field that is no more as it was seen."""
    record = session.get(*change.key)
    now, wanted = plain(record) if record else {}, change.record
    if wanted is None:
        return True
    fields = (now.keys() | wanted.keys() | before.keys()) - _REORDERED
    return any(now.get(one) not in (before.get(one), wanted.get(one)) for one in fields)
