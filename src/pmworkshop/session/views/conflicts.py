"""Conflicts between two files or windows: both values, as far as the room may see them, and settling them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date
from typing import Any, Literal, assert_never

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.dates import spell_date
from pmworkshop.base.errors import RefusedError
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.session.core.columns import without_module, without_private
from pmworkshop.session.core.kind_words import KIND_WORDS
from pmworkshop.session.core.records import AnyRecord, Entry, Kind
from pmworkshop.session.core.session import Conflict, ConflictValue, Session
from pmworkshop.session.core.steps import Draft, Drop, GestureContext, Operation, State, Step, parse_record, plain
from pmworkshop.session.views.record_fields import label_of, word_of

Take = Literal["ours", "theirs"]
HIDDEN = tr_noop("an answer that is not shown yet")
UNSHOWN = tr_noop("Answers that are not shown yet")
NOTHING = tr_noop("nothing")
_PRIVATE = {("participant", "email"), ("participant", "token"), ("details", "agenda"), ("details", "thresholds"),
            ("commitment", "support"), ("action", "confidence")}  # fmt: skip
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_WORDED = ("status", "outcome", "state")
"""Fields that hold one of a few words."""
_LINKS = ("participants", "themes", "roles", "activities", "actions")


@dataclass(frozen=True, slots=True)
class _Group:
    """Held steps that hang together: each changes something that another of them changes too."""

    steps: tuple[Step, ...]

    @property
    def states(self) -> dict[tuple[Kind, str], State]:
        """What all of them together would leave of each record."""
        changes = (change for step in self.steps for change in step.changes)
        return {(change.kind, change.id): (change.version, change.record) for change in changes}


def _groups(session: Session) -> list[_Group]:
    groups: list[_Group] = []
    order = {step.id: place for place, step in enumerate(session.held)}
    for step in session.held:
        keys = {change.key for change in step.changes}
        mine = [group for group in groups if group.states.keys() & keys]
        groups = [group for group in groups if group not in mine]
        together = [step, *(held for group in mine for held in group.steps)]
        groups.append(_Group(tuple(sorted(together, key=lambda held: order[held.id]))))
    return groups


def waiting(session: Session, nameless: Collection[str] = ()) -> tuple[Conflict, ...]:
    """List the conflicts that wait to be settled, with both values in words as far as the room may see them.

    If part of a conflict belongs to answers that are not revealed, all of its values are hidden: entries that were
    made of answers reveal as much as the answers.

    Args:
        session: The whole session.
        nameless: The ids of the modules whose entries show no author.

    Returns:
        The conflicts; empty if nothing waits.
    """
    return tuple(_held(session, group, nameless) for group in _groups(session))


def _held(session: Session, group: _Group, nameless: Collection[str]) -> Conflict:
    last = group.steps[-1]
    open_ = any(_hidden(session, kind, key, record) for (kind, key), (_, record) in group.states.items())
    values: list[ConflictValue] = []
    for (kind, key), (_, record) in group.states.items():
        current = session.get(kind, key)
        if open_:
            values.append(ConflictValue(what=KIND_WORDS[kind].one, ours=tr(HIDDEN), theirs=tr(HIDDEN)))
        else:
            now, other = _open(session, plain(current) if current else None), _open(session, record)
            values += _differences(session, kind, now, other, nameless)
    who = ", ".join(dict.fromkeys(step.who for step in group.steps if step.who))
    label = tr(UNSHOWN) if open_ else last.label
    return Conflict(id=last.id, label=label, who=who, hidden=open_, values=tuple(dict.fromkeys(values)))


def _open(session: Session, record: dict[str, Any] | None) -> dict[str, Any] | None:
    """Leave out of a line what the room may not see; other records are unchanged."""
    if record is None or record.get("kind") != "entry":
        return record
    entry = Entry.model_validate(record)
    if entry.before == "folded":
        return {**plain(entry.model_copy(update={"values": {}})), "text": tr(HIDDEN)}
    module = session.info.agenda.module(entry.module)
    return plain(without_private(module, entry) if module else without_module(entry))


def _hidden(session: Session, kind: str, key: str, record: dict[str, Any] | None) -> bool:
    if kind not in ("ballot", "round"):
        return False
    asked = session.rounds.get(
        key if kind == "round" else str((record or {}).get("round") or _round_of(session, key))
    )
    return asked is None or asked.status != "revealed"


def _round_of(session: Session, ballot: str) -> str:
    found = session.ballots.get(ballot)
    return found.round if found else ""


def _differences(
    session: Session,
    kind: Kind,
    now: dict[str, Any] | None,
    other: dict[str, Any] | None,
    nameless: Collection[str],
) -> list[ConflictValue]:
    if now is None or other is None:
        return [
            ConflictValue(
                what=KIND_WORDS[kind].one, ours=_record(session, kind, now), theirs=_record(session, kind, other)
            )
        ]
    hidden = {name for place, name in _PRIVATE if place == kind}
    if kind == "entry" and (now.get("module") in nameless or other.get("module") in nameless):
        hidden.add("author")
    return [
        ConflictValue(
            what=f"{KIND_WORDS[kind].one}: {label_of(kind, name)}",
            ours=_value(session, name, now.get(name)),
            theirs=_value(session, name, other.get(name)),
        )
        for name in sorted((now.keys() | other.keys()) - hidden)
        if now.get(name) != other.get(name)
    ]


def _record(session: Session, kind: Kind, record: dict[str, Any] | None) -> str:
    """Say what a record is in one line."""
    if record is None:
        return tr(NOTHING)
    names = ("text", "title", "label", "what", "statement", "name", "letters", "resource", "ask", "status", "reason")
    name = next((name for name in names if record.get(name)), "")
    words = record[name] if name else None
    return _value(session, name, words) if words is not None else KIND_WORDS[kind].one


def _value(session: Session, name: str, value: Any) -> str:
    """Write the value of a field for people."""
    return word_of(value) if name in _WORDED and value else _said(session, value)


def _said(session: Session, value: Any) -> str:
    """Write a value for people: names for ids, dates spelled out."""
    if value is None or value in ("", [], {}):
        return tr(NOTHING)
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    if isinstance(value, dict):
        return _parts_said(session, value)
    if isinstance(value, list):
        return ", ".join(_said(session, part) for part in value)
    return _named(session, str(value))


def _parts_said(session: Session, value: dict[str, Any]) -> str:
    """Write the parts of a value that hold anything, without addresses, tokens and ties to other records."""
    parts = (_said(session, part) for key, part in value.items() if key not in ("email", "token", "commitment"))
    return ", ".join(part for part in parts if part != tr(NOTHING))


def _named(session: Session, text: str) -> str:
    for table in _LINKS:
        record = getattr(session, table).get(text)
        if record is not None:
            return str(getattr(record, "name", "") or getattr(record, "title", "") or _line(record))
    try:
        return spell_date(date.fromisoformat(text)) if _DAY.fullmatch(text) else text
    except ValueError:
        return text


def _line(record: Any) -> str:
    return next((words for name in ("label", "what", "code") if (words := getattr(record, name, ""))), "")


def settle(step_id: str, take: Take) -> Operation:
    """Settle a conflict with all the held steps that belong to it.

    Args:
        step_id: The id of the conflict; see `waiting`.
        take: ``ours`` keeps the values of this session, ``theirs`` takes those of the held steps.

    Returns:
        The operation; it raises `RefusedError` when the conflict is settled already.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        group = next((one for one in _groups(session) if one.steps[-1].id == step_id), None)
        if group is None:
            raise RefusedError(tr("That is settled already."))
        ids = tuple(step.id for step in group.steps)
        label = group.steps[-1].label
        match take:
            case "ours":
                return Draft(tr("Kept what stood here: {label}", label=label), undoable=False, settles=ids)
            case "theirs":
                changes = tuple(_theirs(session, group))
                return Draft(
                    tr("Took what was entered elsewhere: {label}", label=label), changes, undoable=False, settles=ids
                )
            case _:
                assert_never(take)

    return operation


def _theirs(session: Session, group: _Group) -> Iterator[AnyRecord | Drop]:
    """List what has to be put and dropped so that all stands as the held steps would leave it."""
    last = {change.key: change for step in group.steps for change in step.changes}
    for (kind, key), change in last.items():
        record = parse_record(change)
        if record is not None:
            yield record
        elif session.get(kind, key) is not None:
            yield Drop(change.kind, key)
