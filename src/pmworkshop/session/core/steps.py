"""Steps: the changes of one gesture of a person; and the drafts that operations return."""

import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import field
from datetime import UTC, datetime
from math import isfinite
from typing import TYPE_CHECKING, Any

from pmworkshop.agenda.model import Line
from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.dates import UNSAID, DateHabits
from pmworkshop.base.errors import DamagedError
from pmworkshop.base.language import in_all, tr, tr_noop
from pmworkshop.base.model import Model, ValidationError
from pmworkshop.session.core.records import AnyRecord, Kind, read_record
from pmworkshop.session.core.records.base import Name
from pmworkshop.session.core.unknown_kind import unknown_kind_in

if TYPE_CHECKING:
    from pmworkshop.session.core.session import Session

UNDONE = tr_noop("Undone: ")
REDONE = tr_noop("Redone: ")

ABSENT = ""
"""The version of a record that is not there, in the base of a settling step."""

Key = tuple[str, str]
"""The kind and the id of a record."""
State = tuple[str, dict[str, Any] | None]
"""A version of a record and its plain data; nothing while it is dropped."""


class Change(Model):
    """One record that is put or dropped.

    Attributes:
        kind: The kind of the record.
        id: The id of the record.
        base: Versions of which one must be the current one; empty if the record must be absent. If a step
            settles a record that is absent on one side, an empty version stands for that.
        version: The version of the new state: the id of the step, unless an older state comes back.
        record: The new state; None if the record is dropped. It is plain data, so that an old step can be
            read, shown and passed on however the models have changed.
    """

    kind: Kind
    id: Name
    base: tuple[str, ...] = ()
    version: str
    record: dict[str, Any] | None = None

    @property
    def key(self) -> Key:
        """The kind and the id of the record."""
        return self.kind, self.id

    def body(self) -> str | None:
        """Write the record as canonical JSON; None if the record is dropped."""
        return None if self.record is None else canonical(self.record)

    def text(self, body: str | None) -> str:
        """Write the change as canonical JSON.

        Args:
            body: The record as canonical JSON, see `body`; None if it is dropped.
        """
        base = ",".join(map(_quoted, self.base))
        record = "" if body is None else f',"record":{body}'
        head = f'{{"base":[{base}],"id":{_quoted(self.id)},"kind":{_quoted(self.kind)}'
        return f'{head}{record},"version":{_quoted(self.version)}}}'


class Step(Model):
    """One gesture: its label, author, window and time, and the changes that it makes together.

    Attributes:
        id: The id, unique everywhere.
        at: The moment, UTC, in milliseconds. It is for people only: the order of steps is that of the journal.
        who: The author; empty if nobody is named.
        window: The window it was made in: ``stage``, ``notes``, ``command``.
        label: What was done, in words; never a value that is not revealed.
        undoable: Whether undo may take it back.
        undoes: The id of the step that this one takes back; None if it takes none back.
        redo: Whether the step taken back was itself an undo, so that this one restores something.
        settles: The ids of the held steps that this one settles.
        changes: The changes.
    """

    id: Name
    at: Name
    who: Line = ""
    window: Name = "stage"
    label: Line
    undoable: bool = True
    undoes: str | None = None
    redo: bool = False
    settles: tuple[str, ...] = ()
    changes: tuple[Change, ...]

    def body(self, records: Iterable[str | None] | None = None) -> str:
        """Write the step as canonical JSON: sorted keys, no nulls, no blanks.

        Args:
            records: What `Change.body` gives for each change, if it is known; None to write it now.
        """
        bodies = (change.body() for change in self.changes) if records is None else records
        texts = ",".join(change.text(body) for change, body in zip(self.changes, bodies, strict=True))
        rest = "".join([f',"{name}":{text}' for name, text in self.texts(_REST, canonical)])
        return f'{{"at":{_quoted(self.at)},"changes":[{texts}]{rest}}}'

    def texts(self, names: Iterable[str], write: Callable[[Any], str]) -> Iterator[tuple[str, str]]:
        """Write fields, each by itself; what most steps have is the same in JSON and TOML.

        Args:
            names: The names of the fields; the changes are not among them.
            write: Writes any other value.

        Yields:
            Name and text of each field that is not None.
        """
        for name in names:
            value = self.__dict__[name]
            if value is True or value is False:
                yield name, "true" if value else "false"
            elif value == ():
                yield name, "[]"
            elif value is not None:
                yield name, write(value)


def canonical(value: Any) -> str:
    """Write plain data as canonical JSON, the form that hashes and comparisons rely on.

    Args:
        value: Dicts, lists, strings, numbers, booleans or None.

    Returns:
        JSON with sorted keys, without blanks and with all characters unescaped.

    Raises:
        ValueError: A number is infinite or not a number.
        TypeError: A value cannot be written as JSON.
    """
    return _CANONICAL.encode(value)


_REST = tuple(sorted(Step.model_fields.keys() - {"at", "changes"}))
"""The other fields of a step in the order of their names: all of them sort after the changes."""
_quoted = json.encoder.encode_basestring
"""Writes one text as JSON, as `canonical` does."""
_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def plain(record: AnyRecord) -> dict[str, Any]:
    """Convert a record into plain data, as a step contains it.

    Args:
        record: The record.

    Returns:
        The fields of the record without those that are None.
    """
    data: dict[str, Any] = record.model_dump(mode="json", exclude_none=True)
    return data


def parse_step(body: str) -> Step:
    """Read a step from its canonical JSON.

    Args:
        body: The canonical JSON of the step.

    Returns:
        The step; its records are not validated yet.

    Raises:
        DamagedError: The text is no valid step.
    """
    if _NUMBERS.search(body):
        _refuse_long_numbers(body)
    try:
        return Step.model_validate_json(body)
    except ValidationError as error:
        raise DamagedError(tr("A step cannot be read: {number} faults in it.", number=error.error_count())) from None


_NUMBERS = re.compile(r"[:,\[]\s*+(?=[-\d.NI])-?(?:\d{17}|[\d.]+[eE]|NaN|Infinity)")
"""Where in JSON, or in a text in it, a number may stand that no record has and that cannot be written again."""


def _refuse_long_numbers(body: str) -> None:
    try:
        json.loads(body, parse_int=_short, parse_float=_finite, parse_constant=_finite)
    except (ValueError, RecursionError):
        raise DamagedError(tr("A step cannot be read: a number in it is none that a session has.")) from None


def _short(digits: str) -> int:
    if len(digits) > 17:
        raise ValueError
    return int(digits)


def _finite(digits: str) -> float:
    number = float(digits)
    if not isfinite(number):
        raise ValueError
    return number


def parse_record(change: Change) -> AnyRecord | None:
    """Read the record that a change puts.

    Args:
        change: The change.

    Returns:
        The validated record; None if the change drops it.

    Raises:
        DamagedError: The data is no valid record of its kind.
        UnknownKindError: The record contains a module of a kind that this program does not have.
    """
    if change.record is None:
        return None
    try:
        record = read_record(change.kind, change.record)
    except ValidationError as error:
        raise unknown_kind_in(error) or DamagedError(
            tr(
                "A record of the kind {kind} cannot be read: {number} faults.",
                kind=change.kind,
                number=error.error_count(),
            )
        ) from None
    if (record.kind, record.id) != change.key:
        raise DamagedError(tr("A record of the kind {kind} stands under another name.", kind=change.kind))
    return record


def stamp(moment: datetime) -> str:
    """Write a moment in the form that steps use: UTC, milliseconds, ``Z``.

    Args:
        moment: The moment, in any time zone; without one it counts as local time.

    Returns:
        The text, such as ``2026-03-01T09:30:00.000Z``.
    """
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


@dataclass(slots=True)
class GestureContext:
    """The inputs that an operation must not make up itself: the time and the ids, fixed once for each gesture.

    Attributes:
        now: The moment of the gesture, UTC.
        step: The id of the step that is being made.
        dates: How the one who types writes dates.
    """

    now: datetime
    step: str
    dates: DateHabits = UNSAID
    _made: int = 0

    def id(self) -> str:
        """Return a new record id; each attempt at the same gesture gives the same sequence of ids."""
        self._made += 1
        return f"{self.step}.{self._made}"

    def again(self) -> "GestureContext":
        """Return the same context for another attempt at the same gesture."""
        return GestureContext(self.now, self.step, self.dates)


@dataclass(frozen=True, slots=True)
class Drop:
    """Removes a record.

    Attributes:
        kind: The kind of the record.
        id: The id of the record.
    """

    kind: Kind
    id: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What an operation wants to do: a label, and the records to put or to drop.

    Attributes:
        label: What was done, in words; never a value that is not revealed.
        changes: The records to put, and the drops.
        undoable: Whether undo may take it back.
        settles: The ids of the held steps that this settles.
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
    """Make the step that carries out a draft on the session it was made for.

    A step that settles held steps names the versions of both sides as its base. Records that the held steps
    change and the draft does not are put unchanged, so that the step leads to the same session in either file.

    Args:
        draft: The draft to carry out.
        session: The whole session that the draft was made for.
        draw: The time and the id of the gesture.
        who: The author; empty if nobody is named.
        window: The window in which it is done.

    Returns:
        The step; it is not folded in yet, and cannot be undone if it settles held steps.
    """
    theirs = _versions_in(step for step in session.held if step.id in draft.settles)
    wanted: dict[Key, AnyRecord | Drop | None] = {key: session.get(*key) for key in theirs}
    wanted |= {(item.kind, item.id): item for item in draft.changes}
    changes = []
    for key, item in wanted.items():
        base = _base(session.versions.get(key), theirs.get(key, set()))
        record = None if item is None or isinstance(item, Drop) else plain(item)
        changes.append({"kind": key[0], "id": key[1], "base": base, "version": draw.step, "record": record})
    return Step.model_validate({
        "id": draw.step, "at": stamp(draw.now), "who": who, "window": window, "label": draft.label,
        "undoable": draft.undoable and not draft.settles, "settles": draft.settles, "changes": tuple(changes),
    })  # fmt: skip


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
    """Find the held steps that a step settles: those it names, and in the other file their counterparts.

    In the other file the held steps are this side's steps: all those whose versions are in the step's bases,
    or that led to one that is.

    Args:
        step: The step that settles.
        held: The steps that wait to be settled.

    Returns:
        The ids of the settled steps, in the order of ``held``; empty if there are none.
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
    """Make the step that restores what another step replaced.

    Args:
        step: The step to take back; it may itself be an undo, then the new step is a redo.
        before: The version and the state that each changed record had before; absent for new records.
        draw: The time and the id of the gesture.
        who: Who takes it back; empty if nobody is named.
        window: The window in which it is taken back.

    Returns:
        The step; it is not folded in yet.
    """
    changes = []
    for change in reversed(step.changes):
        version, record = before.get(change.key, (draw.step, None))
        changes.append(Change(kind=change.kind, id=change.id, base=(change.version,), version=version, record=record))
    redo = step.undoes is not None and not step.redo
    said = step.label
    for mark in (*in_all(UNDONE), *in_all(REDONE)):
        said = said.removeprefix(mark)
    return Step(
        id=draw.step, at=stamp(draw.now), who=who, window=window, label=f"{tr(REDONE if redo else UNDONE)}{said}",
        undoes=step.id, redo=redo, changes=tuple(changes),
    )  # fmt: skip
