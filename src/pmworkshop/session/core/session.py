"""The Session: all records of a workshop, as the fold of its steps."""

from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import Any, TypeVar

from pmworkshop.base.errors import DamagedError
from pmworkshop.base.language import tr
from pmworkshop.base.model import Model
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
    Measure,
    Participant,
    Purpose,
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
    "measure": "measures",
    "stage": "stages",
    "visit": "visits",
    "purpose": "purposes",
}
"""The table of a Session that holds the records of each kind."""


class Progress(Model):
    """How far a round is, without names or answers.

    Attributes:
        answered: The number of participants who have answered.
        awaited: The number of participants whose answers are awaited in all.
    """

    answered: int
    awaited: int


class ConflictValue(Model):
    """One record on which two windows or files disagree, with both values in words.

    Attributes:
        what: What the values describe.
        ours: The value in this session.
        theirs: The value of the held step.
    """

    what: str
    ours: str
    theirs: str


class Conflict(Model):
    """A held step that waits to be settled, reduced to what the room may see.

    Attributes:
        id: The id of the conflict.
        label: What was done, in words.
        who: Who did it; empty if nobody is named.
        hidden: Whether the values are left out because they include answers that are not revealed yet.
        values: Both values of everything that differs.
    """

    id: str
    label: str
    who: str = ""
    hidden: bool = False
    values: tuple[ConflictValue, ...] = ()


class Session(Model):
    """The state of a workshop at one moment.

    A session is immutable: folding a step in returns a new one. Tables are dicts by record id; the display
    order is a field of the records, never the order of a dict.

    Attributes:
        seq: The number of steps folded in.
        versions: The current version of each record by kind and id, dropped records included.
        held: Steps that did not apply because the same record had been changed meanwhile; both values wait
            to be settled.
        progress: How far each round is, by round id; only in a public view.
        waiting: The part of the held steps that may be seen; only in a public view.
        folded: The number of lines said before that are not opened yet, by module and prompt; only in a public view.
    """

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
    measures: dict[str, Measure] = {}
    stages: dict[str, Stage] = {}
    visits: dict[str, Visit] = {}
    purposes: dict[str, Purpose] = {}
    versions: dict[Key, str] = {}
    held: tuple[Step, ...] = ()
    progress: dict[str, Progress] = {}
    waiting: tuple[Conflict, ...] = ()
    folded: dict[tuple[str, str], int] = {}

    @property
    def origin(self) -> str | None:
        """The address it was read from; None if it comes from elsewhere."""
        return None if self.beside is None else self.beside["origin"]

    def read_from(self, address: str) -> "Session":
        """Return a copy of the session that records the address it was read from.

        Args:
            address: The address of the session.

        Returns:
            The copy; it compares equal to this session.
        """
        return self.carrying({"origin": address})

    @property
    def id(self) -> str:
        """The session's id."""
        return self.info.session

    @property
    def info(self) -> Details:
        """The details record of the workshop.

        Raises:
            DamagedError: The session has no details record: its first step is missing.
        """
        try:
            return self.details["details"]
        except KeyError:
            raise DamagedError(tr("This session has no beginning: its first step is missing.")) from None

    @property
    def stage(self) -> Stage | None:
        """The current module and phase; None before the workshop has begun."""
        return self.stages.get("stage")

    def table(self, kind: str) -> dict[str, AnyRecord]:
        """Return the table that holds the records of one kind.

        Args:
            kind: A kind of record, one of the keys of `TABLES`.

        Returns:
            The records by id: the table itself, not a copy.

        Raises:
            KeyError: There is no such kind.
        """
        return getattr(self, TABLES[kind])  # type: ignore[no-any-return]

    def get(self, kind: str, record_id: str) -> AnyRecord | None:
        """Find a record by kind and id.

        Args:
            kind: A kind of record, one of the keys of `TABLES`.
            record_id: The id of the record.

        Returns:
            The record; None if the session does not hold it.

        Raises:
            KeyError: There is no such kind.
        """
        return self.table(kind).get(record_id)

    def records(self) -> Iterator[AnyRecord]:
        """Iterate over all records, kind by kind, each kind in the order of the ids."""
        for kind in TABLES:
            table = self.table(kind)
            for record_id in sorted(table):
                yield table[record_id]

    def people(self) -> list[Participant]:
        """List the participants by their place, sponsors last; those who have left are included."""
        return sorted(self.participants.values(), key=lambda person: (person.sponsor, person.place, person.id))

    def listed(self, module: str, prompt: str | None = None) -> list[Entry]:
        """List the entries of a module in display order, without parked ones and those said before that still wait.

        Args:
            module: The id of the module.
            prompt: The id of a prompt whose entries are wanted; None for the entries of all prompts.

        Returns:
            The entries, sorted by place and id; empty if there are none.
        """
        found = [
            entry
            for entry in self.entries.values()
            if entry.module == module and prompt in (None, entry.prompt) and not (entry.parked or entry.waits)
        ]
        return placed(found)

    def said_before(self, module: str, prompt: str) -> list[Entry]:
        """List what an earlier session left and the room has not taken in; in a public view the opened ones.

        Args:
            module: The id of the module.
            prompt: The id of the prompt.

        Returns:
            The entries, sorted by place and id; empty if there are none.
        """
        return placed(
            [
                entry
                for entry in self.entries.values()
                if entry.before
                and entry.waits
                and (entry.module, entry.prompt, entry.parked) == (module, prompt, False)
            ]
        )

    def parked(self) -> list[Entry]:
        """List all parked entries in the order of the agenda, then by place."""
        agenda = self.info.agenda
        found = (entry for entry in self.entries.values() if entry.parked)
        return sorted(found, key=lambda entry: (agenda.position(entry.module), entry.place, entry.id))

    def apply(self, step: Step) -> "Session":
        """Fold one step in; a step that does not apply is held as a conflict.

        Args:
            step: The step to fold in.

        Returns:
            The session after the step.

        Raises:
            DamagedError: The step contains data that is no valid record.
            UnknownKindError: A record contains a module of a kind that this program does not have.
        """
        fold = Fold(self)
        fold.apply(step)
        return fold.session()


Placed = TypeVar("Placed", Entry, Theme, Role, Activity, Action, Commitment, Measure)


def placed(records: Iterable[Placed]) -> list[Placed]:
    """Sort records by place; records with the same place are sorted by id.

    Args:
        records: The records of one list.

    Returns:
        A new sorted list.
    """
    return sorted(records, key=attrgetter("place", "id"))


def next_place(
    records: Iterable[Entry | Theme | Role | Activity | Action | Commitment | Decision | Participant],
) -> int:
    """Return the place after the last of some records; places start at 1.

    Args:
        records: The records of one list, in any order.

    Returns:
        The highest place plus 1; 1 if there are no records.
    """
    return max((record.place for record in records), default=0) + 1


class Fold:
    """Folds many steps efficiently: each table is copied once, when it is first changed."""

    def __init__(self, start: Session | None = None) -> None:
        start = start or Session.model_construct()
        self._start = start
        self._seq = start.seq
        self._tables: dict[str, dict[str, AnyRecord]] = {}
        self._versions: dict[Key, str] = dict(start.versions)
        self._held: dict[str, Step] = {step.id: step for step in start.held}

    def applies(self, step: Step) -> bool:
        """Tell whether every change of a step finds the version of its record that it expects.

        Args:
            step: The step to check; it is not folded in.

        Returns:
            True if the step can be folded in; False if it would be held as a conflict.
        """
        return all(self._finds(change) for change in step.changes)

    def _finds(self, change: Change) -> bool:
        current = self._versions.get(change.key)
        if current is not None and current in change.base:
            return True
        if change.base and ABSENT not in change.base:
            return False
        return current is None or change.key[1] not in self._table(change.key[0])

    def apply(self, step: Step) -> bool:
        """Fold one step in, or hold it as a conflict if it does not apply.

        Args:
            step: The step to fold in. If it applies, the held steps that it settles are released.

        Returns:
            True if the step applied; False if it is held.

        Raises:
            DamagedError: The step contains data that is no valid record.
            UnknownKindError: A record contains a module of a kind that this program does not have.
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
        """Set the state of one record without any check.

        Args:
            key: The kind and the id of the record.
            version: The version that the record gets.
            record: The new record; None drops it, and its version is kept.
        """
        table = self._table(key[0])
        if record is None:
            table.pop(key[1], None)
        else:
            table[key[1]] = record
        self._versions[key] = version

    def session(self) -> "Session":
        """Return the session in its present state; the fold must not be used afterwards."""
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
    """Fold steps into a session; every state of a session is made this way.

    Args:
        steps: The steps, oldest first.
        start: The session to start from; None starts from an empty one.

    Returns:
        The session after the last step; it holds the steps that did not apply.

    Raises:
        DamagedError: A step contains data that is no valid record.
        UnknownKindError: A record contains a module of a kind that this program does not have.
    """
    state = Fold(start)
    for step in steps:
        state.apply(step)
    return state.session()
