"""A step from both sides: what it touches, before it and after it, as far as it may be seen."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass
from typing import Any

from pmworkshop.session.core.records import Details
from pmworkshop.session.core.session import TABLES, Session
from pmworkshop.session.core.steps import Key
from pmworkshop.session.views.public import public
from pmworkshop.session.views.record_names import Names

EMPTY = Session.model_construct()
"""A session in which nothing was done yet."""


@dataclass(frozen=True, slots=True)
class Side:
    """The records that a step touches, as they may be seen before it or after it, and what ids stand for.

    Attributes:
        seen: A session with these records alone.
        names: What ids stand for in the whole session.
    """

    seen: Session
    names: Names

    @classmethod
    def of(cls, session: Session, keys: Iterable[Key], *, private: bool) -> Side:
        """Take the side of a step that a whole session is.

        Args:
            session: The whole session before the step, or after it.
            keys: The records that the step touches.
            private: Whether what the room was not shown is told too.
        """
        names = Names(session)
        if private:
            return cls(session, names)
        return cls(public(_part(session, keys)), names)

    def get(self, key: Key) -> Any:
        """Find a record; None where it is not there, or may not be seen.

        Args:
            key: The kind and the id of the record.
        """
        return self.seen.get(*key)


def _part(session: Session, keys: Iterable[Key]) -> Session:
    """Take out of a session the records that are asked for, and those that decide whether they may be seen."""
    tables: dict[str, Any] = {}
    for kind, record_id in keys:
        record = session.get(kind, record_id)
        if record is not None:
            tables.setdefault(TABLES[kind], {})[record_id] = record
    if "ballots" in tables:
        tables["rounds"] = session.rounds
    if "entries" in tables and "details" not in tables:
        asked = {entry.module for entry in tables["entries"].values()}
        tables["details"] = {key: _only(details, asked) for key, details in session.details.items()}
    return EMPTY.model_copy(update=tables)


def _only(details: Details, modules: Container[str]) -> Details:
    """Leave out of the agenda the modules that are not asked for, since each has to be made public."""
    agenda = details.agenda
    kept = tuple(module for module in agenda.modules if module.id in modules)
    return details.model_copy(update={"agenda": agenda.model_copy(update={"modules": kept})})


@dataclass(frozen=True, slots=True)
class StepSides:
    """A step from both sides.

    Attributes:
        was: What it touches, before it.
        now: The same, after it.
        before: The whole session before it.
        after: The whole session after it.
        private: Whether what the room was not shown is told too.
    """

    was: Side
    now: Side
    before: Session
    after: Session
    private: bool

    def label(self, kind: str, record_id: str) -> str:
        """Say what a record is called: as it is after the step, else as it was before.

        Args:
            kind: The kind of record.
            record_id: The record's id.
        """
        names = self.now.names if self.after.get(kind, record_id) else self.was.names
        return names.of(record_id)
