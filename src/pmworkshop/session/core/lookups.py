"""Checks that operations make before they change a session; each raises an error with a sentence for the user."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from pmworkshop.agenda.model import Module
from pmworkshop.base.errors import RefusedError
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.base.text import clean_text
from pmworkshop.session.core.kind_words import KIND_WORDS
from pmworkshop.session.core.records import (
    Action,
    Activity,
    Commitment,
    Decision,
    Entry,
    Kind,
    Measure,
    Participant,
    Role,
    Theme,
)
from pmworkshop.session.core.session import Session

T = TypeVar("T", Entry, Theme, Role, Activity, Action, Participant, Decision, Commitment, Measure)


def module_of(session: Session, module_id: str) -> Module:
    """Find a module of the session's agenda.

    Args:
        session: The session, public or whole.
        module_id: The id of the module.

    Returns:
        The module.

    Raises:
        RefusedError: The agenda has no such module.
    """
    module = session.info.agenda.module(module_id)
    if module is None:
        raise RefusedError(tr("This workshop has no module “{module_id}”.", module_id=module_id))
    return module


def used_modules(session: Session) -> frozenset[str]:
    """List the modules where the room is or was, and those in which anything is recorded.

    Args:
        session: The session, whole.

    Returns:
        The ids of the modules; roles and rows with which a chart begins do not count.
    """
    records = list(session.records())
    named = {getattr(record, "module", "") for record in records}
    return frozenset((named | {record.chart for record in records if record.kind == "mark"}) - {""})


def called(session: Session, person: Participant) -> str:
    """Return how the room calls a participant.

    Args:
        session: The session, public or whole.
        person: The participant.

    Returns:
        The function; the name if the function is empty, or if somebody else has the same one, but for whoever has
        left, and a deputy beside the leader whom they stand in for.
    """
    same = person.function.casefold()
    return _called(person, [one for one in session.participants.values() if one.function.casefold() == same])


def all_called(session: Session) -> dict[str, str]:
    """Return how the room calls each participant; quicker than `called` for one after the other.

    Args:
        session: The session, public or whole.

    Returns:
        How each is called, by id.
    """
    alike: dict[str, list[Participant]] = {}
    for one in session.participants.values():
        alike.setdefault(one.function.casefold(), []).append(one)
    return {one.id: _called(one, people) for people in alike.values() for one in people}


def _called(person: Participant, alike: Iterable[Participant]) -> str:
    """Choose function or name of somebody, knowing who has the same function."""
    others = (one for one in alike if one.id != person.id and not one.left)
    shared = any(one.deputy_of != person.id and person.deputy_of != one.id for one in others)
    return person.name if shared or not person.function else person.function


def item_at(session: Session, module_id: str) -> str:
    """Return what the room decides now in a module that decides one thing after the other.

    Args:
        session: The session, public or whole.
        module_id: The id of the module.

    Returns:
        The id of the item; empty in all other modules, before the first item, and while the room is elsewhere.
    """
    stage = session.stage
    return stage.item if stage is not None and stage.module == module_id else ""


def causes(session: Session, handed_on: str) -> tuple[str, ...]:
    """Return what is noted as the cause of what is made from something that was handed on.

    Args:
        session: The session, public or whole.
        handed_on: The id of what was handed on.

    Returns:
        The id, if it is that of a group or a line; else nothing, as the agenda's own words are no record.
    """
    return (handed_on,) if handed_on in session.themes or handed_on in session.entries else ()


def found(table: dict[str, T], record_id: str, kind: Kind) -> T:
    """Find a record that an operation is about to use.

    Args:
        table: The records of one kind, by id.
        record_id: The id of the record.
        kind: The kind of the records, for the message.

    Returns:
        The record.

    Raises:
        RefusedError: The record does not exist; another window may have removed it.
    """
    record = table.get(record_id)
    if record is None:
        raise RefusedError(tr("That {noun} is not there any more.", noun=KIND_WORDS[kind].noun))
    return record


_EMPTY = {
    "line": tr_noop("The line is empty."),
    "name": tr_noop("The name is empty."),
    "row": tr_noop("The row is empty."),
    "role": tr_noop("The role is empty."),
    "reason": tr_noop("The reason is empty."),
    "proposal": tr_noop("The proposal is empty."),
    "decision": tr_noop("The decision is empty."),
    "action": tr_noop("The action is empty."),
    "value": tr_noop("The value is empty."),
}
"""What is said of an empty text, by what the text is for."""


def said(text: str, what: str = "line") -> str:
    """Clean a text that was typed and refuse an empty one.

    Args:
        text: The text as typed.
        what: The noun for the text in the message.

    Returns:
        The cleaned text without white space at its ends; never empty.

    Raises:
        RefusedError: The text is empty after cleaning.
    """
    cleaned = clean_text(text).strip()
    if not cleaned:
        raise RefusedError(tr(_EMPTY[what]), tr("Type something first."))
    return cleaned
