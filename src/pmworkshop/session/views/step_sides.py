"""The records that a step touches, before and after it, as far as they may be seen."""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import Any

from pmworkshop.base.dataclass import dataclass
from pmworkshop.session.core.records import Details
from pmworkshop.session.core.session import TABLES, Session
from pmworkshop.session.core.steps import Key
from pmworkshop.session.views.public import public
from pmworkshop.session.views.record_names import Names

EMPTY = Session.model_construct()
"""A session in which nothing was done yet."""


@dataclass(frozen=True, slots=True)
class Side:
    """The records that a step touches, before it or after it, as far as they may be seen.

    Attributes:
        seen: A session that holds these records; with ``private``, the whole session.
        names: The words for ids in the whole session.
    """

    seen: Session
    names: Names

    @classmethod
    def of(cls, session: Session, keys: Iterable[Key], *, private: bool) -> Side:
        """Take one side of a step.

        Args:
            session: The whole session before the step, or after it.
            keys: The kinds and ids of the records that the step touches.
            private: Whether to include what the room was not shown.

        Returns:
            The side.
        """
        names = Names(session)
        if private:
            return cls(session, names)
        return cls(public(_part(session, keys)), names)

    def get(self, key: Key) -> Any:
        """Find a record.

        Args:
            key: The kind and the id of the record.

        Returns:
            The record; None if it does not exist or may not be seen.
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
    """Both sides of a step.

    Attributes:
        was: The records before the step.
        now: The records after the step.
        before: The whole session before the step.
        after: The whole session after the step.
        private: Whether to include what the room was not shown.
    """

    was: Side
    now: Side
    before: Session
    after: Session
    private: bool

    def label(self, kind: str, record_id: str) -> str:
        """Return the words for a record as it is after the step; if it is gone, as it was before.

        Args:
            kind: The kind of record.
            record_id: The id of the record.

        Returns:
            The words; see `Names.of`.
        """
        names = self.now.names if self.after.get(kind, record_id) else self.was.names
        return names.of(record_id)
