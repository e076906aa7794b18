"""Which records a struck remark reaches: those that were joined into it, and those that follow from one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pmworkshop.base.dataclass import dataclass
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Key, Step

TEXTS: dict[str, tuple[str, ...]] = {
    "entry": ("text", "answer", "values"),
    "theme": ("title",),
    "activity": ("label", "question"),
    "ballot": ("text", "remark"),
    "decision": ("statement", "reason", "objections"),
    "commitment": ("ask", "resource", "amount", "condition"),
    "action": ("what", "first_step", "success_measure", "status_reason", "note", "gives"),
    "purpose": ("text",),
    "measure": ("title", "wanted", "agreed", "readings"),
}
"""Kinds of record that can be struck, with the fields that hold what somebody said."""

QUOTING: dict[str, tuple[str, ...]] = {
    **TEXTS,
    "round": ("texts", "remarks"),
    "mark": ("reason",),
    "acceptance": ("reason",),
}
"""Kinds of record that may quote it, with the fields that do."""

_NOT_A_LINK = {"id", "kind", "module", "chart", "prompt", *(name for names in QUOTING.values() for name in names)}
"""Fields whose value names no record that something was said in."""


@dataclass(frozen=True, slots=True)
class Reach:
    """The records that a strike reaches.

    Attributes:
        own: Those that hold the remark itself, at any time: all their words go.
        near: Those that follow from it, that it came from, or that are about it: the remark goes out of their words.
    """

    own: frozenset[Key]
    near: frozenset[Key] = frozenset()


def reach_of(session: Session, key: Key, steps: Iterable[Step]) -> Reach:
    """Follow a record through the history.

    Args:
        session: The newest session, whole.
        key: The kind and id of the record that is struck.
        steps: All steps of the session.

    Returns:
        The records that it reaches.
    """
    every = list(steps)
    own = _joined(session, key, every)
    own |= {
        ("ballot", record_id.rpartition("/")[0]) for kind, record_id in own if kind == "entry" and "/" in record_id
    }
    links = _links(every)
    modules = {state.get("module") for state in _states_of(own, every)}
    rounds = {one for one, state in _states(every) if one[0] == "round" and state.get("module") in modules}
    return Reach(frozenset(own), frozenset((_followed(own, links) | rounds) - own))


def _states(steps: Iterable[Step]) -> Iterator[tuple[Key, dict[str, Any]]]:
    for step in steps:
        for change in step.changes:
            if change.record is not None:
                yield change.key, change.record


def _states_of(keys: set[Key], steps: Iterable[Step]) -> Iterator[dict[str, Any]]:
    return (state for key, state in _states(steps) if key in keys)


def _joined(session: Session, key: Key, steps: list[Step]) -> set[Key]:
    """Find the records that went into one when lines were joined, and those that had gone into them before."""
    own = {key}
    while more := _went_into(session, own, steps) - own:
        own |= more
    return own


def _went_into(session: Session, own: set[Key], steps: Iterable[Step]) -> set[Key]:
    """Find the records that were dropped for good in a step that gave their words to one of some records."""
    found, said = set[Key](), dict[Key, str]()
    for step in steps:
        put = " ".join(_said(state) for key, state in _states([step]) if key in own)
        found |= {key for key in _gone(session, step) if said.get(key) and said[key] in put}
        said |= {key: _said(state) for key, state in _states([step])}
    return found


def _gone(session: Session, step: Step) -> list[Key]:
    return [change.key for change in step.changes if change.record is None and session.get(*change.key) is None]


def _said(record: dict[str, Any]) -> str:
    """Return the first text of a record, which is what joining lines puts together."""
    return str(record.get(TEXTS[record["kind"]][0], "")) if record.get("kind") in TEXTS else ""


def _links(steps: Iterable[Step]) -> dict[Key, set[str]]:
    """List for each record that may quote something the ids that it ever named."""
    links: dict[Key, set[str]] = {}
    for key, state in _states(steps):
        if key[0] in QUOTING:
            named = links.setdefault(key, set(key[1].split("/")))
            for name, value in state.items():
                if name not in _NOT_A_LINK:
                    named.update(_ids_in(value))
    return links


def _ids_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, item in value.items():
            yield name
            yield from _ids_in(item)
    elif isinstance(value, list):
        for item in value:
            yield from _ids_in(item)


def _followed(own: set[Key], links: dict[Key, set[str]]) -> set[Key]:
    """Find what follows from some records, what follows from that, and what they themselves came from."""
    reached, ids = set(own), {record_id for _, record_id in own}
    while found := {key for key, named in links.items() if key not in reached and named & ids}:
        reached |= found
        ids |= {record_id for kind, record_id in found if kind != "theme"}
    return reached | _came_from(own, links)


def _came_from(own: set[Key], links: dict[Key, set[str]]) -> set[Key]:
    named = set[str]().union(*(links.get(key, set()) for key in own))
    return {key for key in links if key[1] in named}
