"""The Session: all records of a workshop, as the fold of its steps."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, PrivateAttr

from pmworkshop.base.errors import DamagedError
from pmworkshop.session.core.records import (
    Acceptance,
    Action,
    Activity,
    AnyRecord,
    Ballot,
    Commitment,
    Decision,
    Details,
    Entry,
    Mark,
    Participant,
    Role,
    Round,
    Stage,
    Theme,
    Visit,
)
from pmworkshop.session.core.steps import ABSENT, Change, Key, Step, parse_record, settled_by

TABLES: dict[str, str] = {
    "details": "details",
    "participant": "participants",
    "entry": "entries",
    "theme": "themes",
    "role": "roles",
    "activity": "activities",
    "round": "rounds",
    "ballot": "ballots",
    "mark": "marks",
    "acceptance": "acceptances",
    "decision": "decisions",
    "commitment": "commitments",
    "action": "actions",
    "stage": "stages",
    "visit": "visits",
}
"""The table of a Session that holds the records of each kind."""


@dataclass(frozen=True)
class Origin:
    """Where a session was read from; two sessions are equal wherever they come from."""

    address: str | None = field(default=None, compare=False)


class Progress(BaseModel):
    """How far a round is, told without who and what.

    Attributes:
        answered: How many have answered.
        awaited: How many are awaited in all.
    """

    model_config = ConfigDict(frozen=True, defer_build=True)

    answered: int
    awaited: int


class ConflictValue(BaseModel):
    """Something that two people left differently, in words.

    Attributes:
        what: What it is.
        ours: The value that stands here.
        theirs: The value that waits.
    """

    model_config = ConfigDict(frozen=True, defer_build=True)

    what: str
    ours: str
    theirs: str


class Conflict(BaseModel):
    """Changes that wait to be settled, as the room may see them.

    Attributes:
        id: Names them.
        label: What was done, in words.
        who: Who did it.
        hidden: Whether values are left out, since answers that are not shown yet are among them.
        values: Both values of all that differs.
    """

    model_config = ConfigDict(frozen=True, defer_build=True)

    id: str
    label: str
    who: str = ""
    hidden: bool = False
    values: tuple[ConflictValue, ...] = ()


class Session(BaseModel):
    """The state of a workshop at one moment.

    A session is never changed: folding a step in gives a new one. Tables are dicts by record id; the order
    in which records are shown is a field of theirs, never the order of a dict.

    Attributes:
        seq: The number of steps folded in.
        versions: The version of each record; of dropped ones too.
        held: Steps that did not apply because somebody else had changed the same record; both values wait
            to be settled.
        progress: In a public view, how far each round is, by round id.
        waiting: In a public view, what of the held steps may be seen.
    """

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True, defer_build=True)

    seq: int = 0
    details: dict[str, Details] = {}
    participants: dict[str, Participant] = {}
    entries: dict[str, Entry] = {}
    themes: dict[str, Theme] = {}
    roles: dict[str, Role] = {}
    activities: dict[str, Activity] = {}
    rounds: dict[str, Round] = {}
    ballots: dict[str, Ballot] = {}
    marks: dict[str, Mark] = {}
    acceptances: dict[str, Acceptance] = {}
    decisions: dict[str, Decision] = {}
    commitments: dict[str, Commitment] = {}
    actions: dict[str, Action] = {}
    stages: dict[str, Stage] = {}
    visits: dict[str, Visit] = {}
    versions: dict[Key, str] = {}
    held: tuple[Step, ...] = ()
    progress: dict[str, Progress] = {}
    waiting: tuple[Conflict, ...] = ()
    _origin: Origin = PrivateAttr(default=Origin())

    @property
    def origin(self) -> str | None:
        """The address it was read from; None if it comes from elsewhere."""
        return self._origin.address

    def read_from(self, address: str) -> "Session":
        """Return the same session, which remembers the address it was read from."""
        copy = self.model_copy()
        copy._origin = Origin(address)
        return copy

    @property
    def id(self) -> str:
        """The session's id."""
        return self.info.session

    @property
    def info(self) -> Details:
        """What the workshop is.

        Raises:
            DamagedError: The session has no beginning.
        """
        try:
            return self.details["details"]
        except KeyError:
            raise DamagedError("This session has no beginning: its first step is missing.") from None

    @property
    def stage(self) -> Stage | None:
        """Where the room is; nothing before the workshop has begun."""
        return self.stages.get("stage")

    def table(self, kind: str) -> dict[str, AnyRecord]:
        """Return the table that holds the records of ``kind``."""
        return getattr(self, TABLES[kind])  # type: ignore[no-any-return]

    def get(self, kind: str, record_id: str) -> AnyRecord | None:
        """Find a record; nothing if it is not there."""
        return self.table(kind).get(record_id)

    def records(self) -> Iterator[AnyRecord]:
        """Go through all records, kind by kind, in the order of their ids."""
        for kind in TABLES:
            table = self.table(kind)
            for record_id in sorted(table):
                yield table[record_id]

    def people(self) -> list[Participant]:
        """List the participants in the order of the room, the sponsor last."""
        return sorted(self.participants.values(), key=lambda person: (person.sponsor, person.place, person.id))

    def listed(self, module: str, prompt: str | None = None) -> list[Entry]:
        """List the answers of a module (of one prompt), parked ones left out, in their order."""
        found = (
            entry
            for entry in self.entries.values()
            if entry.module == module and not entry.parked and (prompt is None or entry.prompt == prompt)
        )
        return placed(found)

    def parked(self) -> list[Entry]:
        """List the parking lot, in the order of agenda and list."""
        agenda = self.info.agenda
        found = (entry for entry in self.entries.values() if entry.parked)
        return sorted(found, key=lambda entry: (agenda.position(entry.module), entry.place, entry.id))

    def apply(self, step: Step) -> "Session":
        """Fold one step in."""
        fold = Fold(self)
        fold.apply(step)
        return fold.session()


Placed = TypeVar("Placed", Entry, Theme, Role, Activity, Action, Commitment)


def placed(records: Iterable[Placed]) -> list[Placed]:
    """Sort records by their place; those that share one, by id."""
    return sorted(records, key=attrgetter("place", "id"))


def next_place(records: Iterable[Entry | Theme | Role | Activity | Action | Commitment | Participant]) -> int:
    """Return the place after the last of ``records``; places start at 1."""
    return max((record.place for record in records), default=0) + 1


class Fold:
    """Folds many steps quickly: copies each table once, when it is first touched."""

    def __init__(self, start: Session | None = None) -> None:
        start = start or Session.model_construct()
        self._start = start
        self._seq = start.seq
        self._tables: dict[str, dict[str, AnyRecord]] = {}
        self._versions: dict[Key, str] = dict(start.versions)
        self._held: dict[str, Step] = {step.id: step for step in start.held}

    def applies(self, step: Step) -> bool:
        """Tell whether each of the step's changes finds its record as it expects it."""
        return all(self._finds(change) for change in step.changes)

    def _finds(self, change: Change) -> bool:
        current = self._versions.get(change.key)
        if current is not None and current in change.base:
            return True
        if change.base and ABSENT not in change.base:
            return False
        return current is None or change.key[1] not in self._table(change.key[0])

    def apply(self, step: Step) -> bool:
        """Fold one step in, or hold it as a conflict; tell whether it applied.

        Raises:
            DamagedError: The step holds something that is no record.
        """
        records = [parse_record(change) for change in step.changes]
        self._seq += 1
        if not self.applies(step):
            self._held[step.id] = step
            return False
        for change, record in zip(step.changes, records, strict=True):
            self.put(change.key, change.version, record)
        if step.settles:
            for settled in settled_by(step, self._held.values()):
                del self._held[settled]
        return True

    def put(self, key: Key, version: str, record: AnyRecord | None) -> None:
        """Set the state of one record."""
        table = self._table(key[0])
        if record is None:
            table.pop(key[1], None)
        else:
            table[key[1]] = record
        self._versions[key] = version

    def session(self) -> "Session":
        """Return the session as it is now; the fold must not be used after that."""
        tables: dict[str, Any] = {TABLES[kind]: table for kind, table in self._tables.items()}
        return self._start.model_copy(
            update={
                "seq": self._seq,
                "versions": self._versions,
                "held": tuple(self._held.values()),
                **tables,
            }
        )

    def _table(self, kind: str) -> dict[str, AnyRecord]:
        if kind not in self._tables:
            self._tables[kind] = dict(self._start.table(kind))
        return self._tables[kind]


def fold(steps: Iterable[Step], start: Session | None = None) -> "Session":
    """Fold steps into a session: the one way that any state comes about.

    Raises:
        DamagedError: A step holds something that is no record.
    """
    state = Fold(start)
    for step in steps:
        state.apply(step)
    return state.session()
