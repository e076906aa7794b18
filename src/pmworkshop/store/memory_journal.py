"""The journal of a session in memory."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import field, replace
from datetime import datetime

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.errors import BusyError, MovedError, StorageError
from pmworkshop.base.language import tr
from pmworkshop.session.core.chain import first_chain, link
from pmworkshop.session.core.session import Session, fold
from pmworkshop.session.core.steps import Key, State, Step, parse_step
from pmworkshop.store.company import Seat
from pmworkshop.store.journal import Head, Verdict


@dataclass(frozen=True, slots=True)
class MemoryState:
    """The content of a session at one moment; it is replaced as a whole and never changed.

    Attributes:
        id: Id of the session.
        session: The newest session, whole.
        rows: Canonical JSON and hash of each step.
        rewrites: How often something was struck.
    """

    id: str
    session: Session
    rows: tuple[tuple[str, bytes], ...] = ()
    rewrites: int = 0

    @property
    def head(self) -> Head:
        """The end of the journal."""
        chain = self.rows[-1][1] if self.rows else first_chain(self.id)
        return Head(self.id, len(self.rows), chain, self.rewrites)

    def steps(self, after: int = 0, until: int | None = None) -> Iterator[tuple[int, Step]]:
        """Read the history in order; see `Journal.steps`.

        Args:
            after: Number of the step before the first one to read.
            until: Number of the last step to read; None for the newest.

        Yields:
            The steps with their numbers.
        """
        for seq, (body, _) in enumerate(self.rows[after:until], after + 1):
            yield seq, parse_step(body)

    def has(self, step_id: str) -> bool:
        """Return whether a step is stored.

        Args:
            step_id: Id of the step.
        """
        return any(step.id == step_id for _, step in self.steps())

    def with_step(self, step: Step) -> MemoryState:
        """Return the state after one more step; a step that does not apply is held.

        Args:
            step: The step.
        """
        body = step.body()
        row = (body, link(self.head.chain, len(self.rows) + 1, body))
        return replace(self, session=self.session.apply(parse_step(body)), rows=(*self.rows, row))

    def rewritten(self, change: Callable[[str], str]) -> MemoryState:
        """Return the state with rewritten steps and new hashes.

        Args:
            change: Returns the new canonical JSON for that of a step.
        """
        chain, rows = first_chain(self.id), list[tuple[str, bytes]]()
        for seq, (body, _) in enumerate(self.rows, 1):
            text = change(body)
            chain = link(chain, seq, text)
            rows.append((text, chain))
        session = fold(parse_step(text) for text, _ in rows)
        return replace(self, session=session, rows=tuple(rows), rewrites=self.rewrites + 1)


@dataclass(slots=True)
class MemorySession:
    """A session of the store, shared by all that have it open.

    Attributes:
        state: Its present content.
        writes: Held by the window that writes.
        there: Whether it has not been deleted.
        stage_since: When a stage took it, in ISO format; empty while none has it.
        shown: When it was last noted to be on the stage; None before.
        seats: The windows that are there, by who tells of them.
    """

    state: MemoryState
    writes: threading.Lock = field(default_factory=threading.Lock)
    there: bool = True
    stage_since: str = ""
    shown: datetime | None = None
    seats: dict[int, Seat] = field(default_factory=dict)


class MemoryWriting:
    """One transaction on a session in memory; see `Writing`.

    Attributes:
        state: The content with the steps of this transaction.
    """

    def __init__(self, state: MemoryState) -> None:
        """Begin with the present content.

        Args:
            state: The content of the session.
        """
        self.state = state

    @property
    def head(self) -> Head:
        """The end of the journal, with the steps of this transaction."""
        return self.state.head

    def load(self) -> Session:
        """Read the newest session as this transaction sees it."""
        return self.state.session

    def after(self, seq: int) -> list[tuple[int, Step]]:
        """Read the steps after a given one.

        Args:
            seq: Number of the step before the first one to read.

        Returns:
            The steps with their numbers, in order.
        """
        return list(self.state.steps(seq))

    def has(self, step_id: str) -> bool:
        """Return whether a step is stored.

        Args:
            step_id: Id of the step.
        """
        return self.state.has(step_id)

    def append(self, step: Step, *, applied: bool) -> int:
        """Append a step, and update the newest session.

        Args:
            step: The step.
            applied: Whether it applies to the newest session; not used, as this store finds out itself.

        Returns:
            Number of the step.

        Raises:
            StorageError: A step with this id is stored already.
        """
        if self.has(step.id):
            raise StorageError(tr("The step {id} is there already.", id=step.id))
        self.state = self.state.with_step(step)
        return len(self.state.rows)

    def rewrite(self, change: Callable[[str], str]) -> int:
        """Rewrite the text of all steps, and their hashes.

        Args:
            change: Returns the new canonical JSON for that of a step.

        Returns:
            How many steps were changed.
        """
        before = self.state
        self.state = before.rewritten(change)
        return sum(old[0] != new[0] for old, new in zip(before.rows, self.state.rows, strict=True))


class MemoryJournal:
    """An open session in memory; it implements `Journal`, which documents the methods."""

    def __init__(self, kept: MemorySession, name: str, *, writable: bool, patience: float) -> None:
        """Open a session of a store.

        Args:
            kept: The session.
            name: Name of the session in messages.
            writable: Whether steps may be appended.
            patience: Seconds to wait for another window to finish a write.
        """
        self._kept, self._name, self._writable, self._patience = kept, name, writable, patience

    @property
    def writable(self) -> bool:
        """Whether steps can be appended."""
        return self._writable

    def head(self) -> Head:
        """Return the end of the journal."""
        return self._state().head

    def load(self) -> tuple[Session, Head]:
        """Read the newest session with the end of the journal."""
        state = self._state()
        return state.session, state.head

    def trying(self, known: Head) -> AbstractContextManager[MemoryWriting]:
        """Begin a transaction; this store locks the session from its beginning.

        Args:
            known: End of the journal at the last read.
        """
        return self.writing()

    @contextmanager
    def writing(self) -> Iterator[MemoryWriting]:
        """Begin a transaction; it is committed at the end of the context, and rolled back on any exception.

        Raises:
            StorageError: The session is open for reading only, or was deleted.
            BusyError: Another window does not end its write.
        """
        if not self._writable:
            raise StorageError(tr("{name} is open for reading only.", name=self._name))
        if not self._kept.writes.acquire(timeout=self._patience):
            raise BusyError(
                tr("{name} is being written by another window.", name=self._name), tr("Try again in a moment.")
            )
        try:
            writing = MemoryWriting(self._state())
            yield writing
            self._state()
            self._kept.state = writing.state
        finally:
            self._kept.writes.release()

    def reopen(self, known: Head) -> None:
        """Check that the session is still in the store.

        Args:
            known: End of the journal at the last read; not used, as memory never holds an older state.

        Raises:
            MovedError: The session was deleted.
        """
        del known
        self._state()

    def _state(self) -> MemoryState:
        if not self._kept.there:
            raise _gone(self._name)
        return self._kept.state

    def steps(self, after: int = 0, until: int | None = None) -> Iterator[tuple[int, Step]]:
        """Read the history in order.

        Args:
            after: Number of the step before the first one to read.
            until: Number of the last step to read; None for the newest.

        Returns:
            The steps with their numbers.
        """
        return self._state().steps(after, until)

    def bodies(self, after: int = 0, until: int | None = None) -> Iterator[tuple[int, str, bytes]]:
        """Read the history in order as it is stored.

        Args:
            after: Number of the step before the first one to read.
            until: Number of the last step to read; None for the newest.

        Yields:
            Number, canonical JSON and hash of each step.
        """
        for seq, (body, chain) in enumerate(self._state().rows[after:until], after + 1):
            yield seq, body, chain

    def back(self) -> Iterator[tuple[int, Step]]:
        """Read the history backwards from the newest step, with the numbers of the steps."""
        rows = self._state().rows
        for seq in range(len(rows), 0, -1):
            yield seq, parse_step(rows[seq - 1][0])

    def has(self, step_id: str) -> bool:
        """Return whether a step is stored.

        Args:
            step_id: Id of the step.
        """
        return self._state().has(step_id)

    def states(self, wanted: Sequence[tuple[Key, str]]) -> dict[Key, State]:
        """Find the states of records at given versions.

        Args:
            wanted: Kind and id of each record, with the version.

        Returns:
            The state by kind and id; records without such a version are left out.
        """
        looked_for, found = set(wanted), dict[Key, State]()
        for _, step in self.steps():
            for change in step.changes:
                if (change.key, change.version) in looked_for:
                    found.setdefault(change.key, (change.version, change.record))
        return found

    def verify(self) -> Verdict:
        """Check all steps against the chain of their hashes."""
        state = self._state()
        chain, bad = first_chain(state.id), list[int]()
        for seq, (body, kept) in enumerate(state.rows, 1):
            if link(chain, seq, body) != kept:
                bad.append(seq)
            chain = kept
        return Verdict(len(state.rows), tuple(bad))

    def break_off(self) -> None:
        """Do nothing: no call waits for anything that could be broken off."""

    def close(self) -> None:
        """Do nothing: the session stays in the store."""


def _gone(name: str) -> MovedError:
    return MovedError(
        tr("{name} is not there any more: it was taken away.", name=name), tr("What you typed is kept.")
    )
