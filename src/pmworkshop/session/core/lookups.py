"""What operations ask of a session before they change it, with the sentence when the answer is no."""

from __future__ import annotations

from typing import TypeVar

from pmworkshop.agenda.model import Module
from pmworkshop.base.errors import RefusedError
from pmworkshop.base.text import clean_text
from pmworkshop.session.core.kind_words import KIND_WORDS
from pmworkshop.session.core.records import (
    Action,
    Activity,
    Commitment,
    Decision,
    Entry,
    Kind,
    Participant,
    Role,
    Theme,
)
from pmworkshop.session.core.session import Session

T = TypeVar("T", Entry, Theme, Role, Activity, Action, Participant, Decision, Commitment)


def module_of(session: Session, module_id: str) -> Module:
    """Find a module of the session's agenda.

    Args:
        session: The session.
        module_id: The module's id.

    Raises:
        RefusedError: The agenda has no such module.
    """
    module = session.info.agenda.module(module_id)
    if module is None:
        raise RefusedError(f"This workshop has no module “{module_id}”.")
    return module


def found(table: dict[str, T], record_id: str, kind: Kind) -> T:
    """Find a record.

    Args:
        table: The records of that kind, by id.
        record_id: The record's id.
        kind: The kind of record.

    Raises:
        RefusedError: It is not there; another window may have taken it away.
    """
    record = table.get(record_id)
    if record is None:
        raise RefusedError(f"That {KIND_WORDS[kind].noun} is not there any more.")
    return record


def said(text: str, what: str = "line") -> str:
    """Clean what was typed.

    Args:
        text: What was typed.
        what: What it is, for the sentence where it is empty.

    Raises:
        RefusedError: Nothing is left of it.
    """
    cleaned = clean_text(text).strip()
    if not cleaned:
        raise RefusedError(f"The {what} is empty.", "Type something first.")
    return cleaned
