"""The kinds of record that the whole state of a workshop is made of; this file names, reads and revises them all."""

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, Literal, TypeVar

from pmworkshop.base.model import list_reader
from pmworkshop.session.core.records.agreements import (
    Action,
    ActionStatus,
    Commitment,
    Decision,
    Give,
    Objection,
    Purpose,
)
from pmworkshop.session.core.records.answers import MOST_HANDS, Ballot, Entry, Round, Theme, Tie, Wording
from pmworkshop.session.core.records.base import Degree, Fist, Id, Letters, Part, RecordBase
from pmworkshop.session.core.records.chart import Acceptance, Activity, Mark, Role
from pmworkshop.session.core.records.impact import Measure, Reading
from pmworkshop.session.core.records.room import Details, Fitted, Parent, Participant, Recess, Retired, Stage, Visit

__all__ = [
    "MODELS",
    "MOST_HANDS",
    "Acceptance",
    "Action",
    "ActionStatus",
    "Activity",
    "AnyRecord",
    "Ballot",
    "Commitment",
    "Decision",
    "Degree",
    "Details",
    "Entry",
    "Fist",
    "Fitted",
    "Give",
    "Id",
    "Kind",
    "Letters",
    "Mark",
    "Measure",
    "Objection",
    "Parent",
    "Part",
    "Participant",
    "Purpose",
    "R",
    "Reading",
    "Recess",
    "RecordBase",
    "Retired",
    "Role",
    "Round",
    "Stage",
    "Theme",
    "Tie",
    "Visit",
    "Wording",
    "read_record",
    "read_records",
    "revise",
]

AnyRecord = (
    Details | Participant | Entry | Theme | Role | Activity | Round | Ballot | Mark
    | Acceptance | Decision | Commitment | Action | Measure | Stage | Visit | Purpose
)  # fmt: skip
Kind = Literal[
    "details", "participant", "entry", "theme", "role", "activity", "round", "ballot", "mark",
    "acceptance", "decision", "commitment", "action", "measure", "stage", "visit", "purpose",
]  # fmt: skip
MODELS: dict[str, type[AnyRecord]] = {
    model.model_fields["kind"].default: model
    for model in (
        Details, Participant, Entry, Theme, Role, Activity, Round, Ballot, Mark,
        Acceptance, Decision, Commitment, Action, Measure, Stage, Visit, Purpose,
    )
}  # fmt: skip
"""The model of each kind."""
MANY = 50
"""As many records of one kind are quicker to read in one go, once what reads a list of them is built."""


@cache
def _list_of(kind: str) -> Callable[[str], list[AnyRecord]]:
    return list_reader(MODELS[kind])


def read_record(kind: str, data: dict[str, Any]) -> AnyRecord:
    """Read one record from plain data.

    Args:
        kind: The kind of record.
        data: The fields of the record, as JSON gives them.

    Returns:
        The validated record.

    Raises:
        ValueError: The data is no valid record of its kind.
        KeyError: There is no such kind.
    """
    return MODELS[kind].model_validate(data)


def read_records(kind: str, bodies: Iterable[str]) -> list[AnyRecord]:
    """Read many records of one kind from JSON; only the models of kinds that occur are built.

    Args:
        kind: The kind of record.
        bodies: The canonical JSON of each record.

    Returns:
        The validated records, in the order of the bodies.

    Raises:
        ValueError: At least one body is no valid record of its kind.
        KeyError: There is no such kind.
    """
    given = list(bodies)
    if len(given) < MANY:
        return [MODELS[kind].model_validate_json(body) for body in given]
    return _list_of(kind)(f"[{','.join(given)}]")


R = TypeVar("R", bound=AnyRecord)


def revise(record: R, **changes: Any) -> R:
    """Return a copy of a record with some fields changed; the copy is validated like a new record.

    Args:
        record: The record to copy.
        **changes: The new values, by field name.

    Returns:
        The changed copy.

    Raises:
        ValueError: The changed fields do not make a valid record.
    """
    return type(record)(**{**record.__dict__, **changes})
