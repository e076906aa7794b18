"""Steps: one gesture of a person and the changes it makes together; and the drafts operations return."""

import json
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, ValidationError

from pmworkshop.agenda.model import Line
from pmworkshop.base.errors import DamagedError
from pmworkshop.session.core.records import AnyRecord, Kind, read_record
from pmworkshop.session.core.unknown_kind import unknown_kind_in

if TYPE_CHECKING:
    from pmworkshop.session.core.session import Session

UNDONE = "Undone: "
REDONE = "Redone: "

ABSENT = ""
"""The version of a record that is not there, in the base of a settling step."""

Key = tuple[str, str]
"""The kind and the id of a record."""
State = tuple[str, dict[str, Any] | None]
"""A version of a record and its plain data; nothing while it is dropped."""


class Change(BaseModel):
    """A record put or dropped.

    Attributes:
        kind: The record's kind.
        id: The record's id.
        base: Versions of which one must be the current one; empty if the record must be absent. Where a
            step settles what is absent on one side, an empty version stands for that.
        version: Names the record's new state: the step's own id, unless an older state comes back.
        record: The new state; nothing if the record is dropped. Kept as plain data, so that an old step
            can be read, shown and carried on whatever the models have become.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    kind: Kind
    id: str
    base: tuple[str, ...] = ()
    version: str
    record: dict[str, Any] | None = None

    @property
    def key(self) -> Key:
        """The kind and the id of the record."""
        return self.kind, self.id

    def body(self) -> str | None:
        """Write the record as canonical JSON; nothing if it is dropped."""
        return None if self.record is None else canonical(self.record)


class Step(BaseModel):
    """One gesture: what it is called, who made it, where and when, and the changes it makes together.

    Attributes:
        id: Unique everywhere.
        at: The moment, UTC, to the millisecond. For people only: order is the journal's, never the clock's.
        who: Who made it.
        window: The window it was made in: ``stage``, ``notes``, ``command``.
        label: What was done, in words; never a value that is not revealed.
        undoable: Whether undo may take it back.
        undoes: The step that this one takes back.
        redo: Whether that step was itself an undo, so that this one brings something back.
        settles: Conflict steps that this one settles.
        changes: What it changes.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    id: str
    at: str
    who: Line = ""
    window: str = "stage"
    label: Line
    undoable: bool = True
    undoes: str | None = None
    redo: bool = False
    settles: tuple[str, ...] = ()
    changes: tuple[Change, ...]

    def body(self) -> str:
        """Write the step as canonical JSON: keys sorted, nothing that is none, no blanks."""
        return canonical(self.model_dump(exclude_none=True))


def canonical(value: Any) -> str:
    """Write plain data as JSON in the one form that hashes and comparisons rely on.

    Args:
        value: What is written: dicts, lists, texts and numbers.
    """
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def plain(record: AnyRecord) -> dict[str, Any]:
    """Turn a record into plain data, as it is kept in a step.

    Args:
        record: The record.
    """
    data: dict[str, Any] = record.model_dump(mode="json", exclude_none=True)
    return data


def parse_step(body: str) -> Step:
    """Read a step from its canonical JSON.

    Args:
        body: The canonical JSON of the step.

    Raises:
        DamagedError: It is not a step.
    """
    try:
        return Step.model_validate_json(body)
    except ValidationError as error:
        raise DamagedError(f"A step cannot be read: {error.error_count()} faults in it.") from None


def parse_record(change: Change) -> AnyRecord | None:
    """Read the record that a change puts.

    Args:
        change: The change.

    Raises:
        DamagedError: It is no record of its kind.
        UnknownKindError: It has a module of a kind that this program does not have.
    """
    if change.record is None:
        return None
    try:
        record = read_record(change.kind, change.record)
    except ValidationError as error:
        raise unknown_kind_in(error) or DamagedError(
            f"A record of the kind {change.kind} cannot be read: {error.error_count()} faults."
        ) from None
    if (record.kind, record.id) != change.key:
        raise DamagedError(f"A record of the kind {change.kind} stands under another name.")
    return record


def stamp(moment: datetime) -> str:
    """Write a moment the way steps keep it: UTC, milliseconds, ``Z``.

    Args:
        moment: The moment, in any time zone.
    """
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


@dataclass(slots=True)
class GestureContext:
    """What an operation may not make up itself, drawn once for each gesture: the time and ids.

    Attributes:
        now: The moment of the gesture, UTC.
        step: The id of the step to be.
    """

    now: datetime
    step: str
    _made: int = 0

    def id(self) -> str:
        """Return a new record id; the same sequence each time the gesture is tried."""
        self._made += 1
        return f"{self.step}.{self._made}"

    def again(self) -> "GestureContext":
        """Return the same draw for another try of the same gesture."""
        return GestureContext(self.now, self.step)


@dataclass(frozen=True, slots=True)
class Drop:
    """Takes a record away."""

    kind: Kind
    id: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What an operation wants done: a label and the records to put and to drop.

    Attributes:
        label: What was done, in words; never a value that is not revealed.
        changes: Records to put, and drops.
        undoable: Whether undo may take it back.
        settles: Ids of held steps that this settles.
    """

    label: str
    changes: tuple[AnyRecord | Drop, ...] = field(default=())
    undoable: bool = True
    settles: tuple[str, ...] = ()


Operation = Callable[["Session", GestureContext], Draft]
"""A pure function of the newest session and a draw. It raises `RefusedError` where it makes no sense."""


def make_step(
    draft: Draft, session: "Session", draw: GestureContext, *, who: str = "", window: str = "stage"
) -> Step:
    """Make the step that carries out a draft on the session it was drawn up for.

    A step that settles held ones names the versions of both sides as its base. What they touch and the draft
    leaves alone is put as it is, so that the step leads to the same session in either file.

    Args:
        draft: What is to be done.
        session: The session.
        draw: Time and ids, drawn once for the gesture.
        who: Who does it; empty where nobody is named.
        window: The window that it is done in.
    """
    theirs = _versions_in(step for step in session.held if step.id in draft.settles)
    wanted: dict[Key, AnyRecord | Drop | None] = {key: session.get(*key) for key in theirs}
    wanted |= {(item.kind, item.id): item for item in draft.changes}
    changes = []
    for key, item in wanted.items():
        base = _base(session.versions.get(key), theirs.get(key, set()))
        record = None if item is None or isinstance(item, Drop) else plain(item)
        changes.append({"kind": key[0], "id": key[1], "base": base, "version": draw.step, "record": record})
    return Step(
        id=draw.step, at=stamp(draw.now), who=who, window=window, label=draft.label,
        undoable=draft.undoable and not draft.settles, settles=draft.settles,
        changes=tuple(Change.model_validate(change) for change in changes),
    )  # fmt: skip


def _versions_in(steps: Iterable[Step]) -> dict[Key, set[str]]:
    """List the versions that steps would give each record."""
    versions: dict[Key, set[str]] = {}
    for step in steps:
        for change in step.changes:
            versions.setdefault(change.key, set()).add(change.version)
    return versions


def _base(current: str | None, theirs: set[str]) -> tuple[str, ...]:
    """Name the versions that a change may replace: the present one, and those of the steps that it settles."""
    others = sorted(theirs - {current})
    if current is not None:
        return (current, *others)
    return (ABSENT, *others) if others else ()


def settled_by(step: Step, held: Iterable[Step]) -> tuple[str, ...]:
    """Find the held steps that a step settles: those it names, and in the other file, their counterparts.

    There the held ones are this side's steps: all whose versions are in the step's bases, or that led to
    one that is.

    Args:
        step: The step.
        held: The steps that wait to be settled.
    """
    waiting = list(held)
    known = _bases(step)
    while True:
        done = [other for other in waiting if _leads_to(other, known)]
        before = len(known)
        known = known.union(*map(_bases, done))
        if len(known) == before:
            return tuple(other.id for other in waiting if other in done or other.id in step.settles)


def _bases(step: Step) -> set[tuple[Key, str]]:
    return {(change.key, base) for change in step.changes for base in change.base}


def _leads_to(step: Step, versions: Collection[tuple[Key, str]]) -> bool:
    """Tell whether every version that a step gives is among some."""
    return all((change.key, change.version) in versions for change in step.changes)


def make_undo(
    step: Step, before: dict[Key, State], draw: GestureContext, *, who: str = "", window: str = "stage"
) -> Step:
    """Make the step that puts back what ``step`` replaced.

    Args:
        step: The step to take back; it may itself take one back (redo).
        before: For each record that the step changed and that existed: its version and state before.
        draw: Time and id.
        who: Who takes it back.
        window: In which window.
    """
    changes = []
    for change in reversed(step.changes):
        version, record = before.get(change.key, (draw.step, None))
        changes.append(Change(kind=change.kind, id=change.id, base=(change.version,), version=version, record=record))
    redo = step.undoes is not None and not step.redo
    said = step.label.removeprefix(UNDONE).removeprefix(REDONE)
    return Step(
        id=draw.step, at=stamp(draw.now), who=who, window=window, label=f"{REDONE if redo else UNDONE}{said}",
        undoes=step.id, redo=redo, changes=tuple(changes),
    )  # fmt: skip
