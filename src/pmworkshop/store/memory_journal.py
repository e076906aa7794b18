"""The journal of a session that is kept in memory."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime

from pmworkshop.base.errors import BusyError, MovedError, StorageError
from pmworkshop.session.core.chain import first_chain, link
from pmworkshop.session.core.session import Session, fold
from pmworkshop.session.core.steps import Key, State, Step, parse_step
from pmworkshop.store.protocol import Head, Verdict


@dataclass(frozen=True, slots=True)
class MemoryState:
    """All that a session holds at one moment: it is replaced as a whole, and never changed."""

    id: str
    session: Session
    rows: tuple[tuple[str, bytes], ...] = ()
    rewrites: int = 0

    @property
    def head(self) -> Head:
        """How far the session is."""
        chain = self.rows[-1][1] if self.rows else first_chain(self.id)
        return Head(self.id, len(self.rows), chain, self.rewrites)

    def steps(self, after: int = 0, until: int | None = None) -> Iterator[tuple[int, Step]]:
        """Read history in order; see `Journal.steps`."""
        for seq, (body, _) in enumerate(self.rows[after:until], after + 1):
            yield seq, parse_step(body)

    def has(self, step_id: str) -> bool:
        """Tell whether a step is there."""
        return any(step.id == step_id for _, step in self.steps())

    def with_step(self, step: Step) -> MemoryState:
        """Return the state after one more step."""
        body = step.body()
        row = (body, link(self.head.chain, len(self.rows) + 1, body))
        return replace(self, session=self.session.apply(parse_step(body)), rows=(*self.rows, row))

    def rewritten(self, change: Callable[[str], str]) -> MemoryState:
        """Return the state in which each step's text is what ``change`` makes of it."""
        chain, rows = first_chain(self.id), list[tuple[str, bytes]]()
        for seq, (body, _) in enumerate(self.rows, 1):
            text = change(body)
            chain = link(chain, seq, text)
            rows.append((text, chain))
        session = fold(parse_step(text) for text, _ in rows)
        return replace(self, session=session, rows=tuple(rows), rewrites=self.rewrites + 1)


@dataclass(slots=True)
class MemorySession:
    """One session of the store, shared by all that have it open."""

    state: MemoryState
    writes: threading.Lock = field(default_factory=threading.Lock)
    there: bool = True
    stage_since: str = ""
    shown: datetime | None = None


class MemoryWriting:
    """One transaction on a session in memory; nobody else writes while it lasts."""

    def __init__(self, state: MemoryState) -> None:
        """Begin with ``state``; what is written is in `state` afterwards."""
        self.state = state

    @property
    def head(self) -> Head:
        """How far the journal is, this transaction's own steps included."""
        return self.state.head

    def load(self) -> Session:
        """Read the newest session as this transaction sees it."""
        return self.state.session

    def after(self, seq: int) -> list[tuple[int, Step]]:
        """Read the steps after the one with the number ``seq``, each with its number."""
        return list(self.state.steps(seq))

    def has(self, step_id: str) -> bool:
        """Tell whether a step is there."""
        return self.state.has(step_id)

    def append(self, step: Step, *, applied: bool) -> int:
        """Append a step, and bring the newest session up to it.

        Args:
            step: The step.
            applied: Whether it applies to the newest session; folding it in gives the same answer.

        Returns:
            The step's number.

        Raises:
            StorageError: A step of that id is there already.
        """
        if self.has(step.id):
            raise StorageError(f"The step {step.id} is there already.")
        self.state = self.state.with_step(step)
        return len(self.state.rows)

    def rewrite(self, change: Callable[[str], str]) -> int:
        """Rewrite the text of all steps, and the chain of hashes with them.

        Args:
            change: Gets the canonical JSON of a step, and returns what shall stand there.

        Returns:
            How many steps were changed.
        """
        before = self.state
        self.state = before.rewritten(change)
        return sum(old[0] != new[0] for old, new in zip(before.rows, self.state.rows, strict=True))


class MemoryJournal:
    """A session in memory that is open."""

    def __init__(self, kept: MemorySession, name: str, *, writable: bool, patience: float) -> None:
        """Open a session of a store.

        Args:
            kept: The session.
            name: What messages call it.
            writable: Whether steps may be appended.
            patience: Seconds to wait for another window that is writing.
        """
        self._kept, self._name, self._writable, self._patience = kept, name, writable, patience

    @property
    def writable(self) -> bool:
        """Whether steps can be appended."""
        return self._writable

    def head(self) -> Head:
        """Say how far the journal is."""
        return self._state().head

    def load(self) -> tuple[Session, Head]:
        """Read the newest session."""
        state = self._state()
        return state.session, state.head

    @contextmanager
    def writing(self) -> Iterator[MemoryWriting]:
        """Begin a transaction; it is kept on leaving, and undone on any exception.

        Raises:
            StorageError: It is open for reading only, or was taken away.
            BusyError: Another window is writing and does not end.
        """
        if not self._writable:
            raise StorageError(f"{self._name} is open for reading only.")
        if not self._kept.writes.acquire(timeout=self._patience):
            raise BusyError(f"{self._name} is being written by another window.", "Try again in a moment.")
        try:
            writing = MemoryWriting(self._state())
            yield writing
            self._state()
            self._kept.state = writing.state
        finally:
            self._kept.writes.release()

    def reopen(self, known: Head) -> None:
        """Look afresh at the session after a failed write.

        Args:
            known: How far it was when it was last read; what is in memory is never older.

        Raises:
            MovedError: It was taken away.
        """
        del known
        self._state()

    def _state(self) -> MemoryState:
        if not self._kept.there:
            raise _gone(self._name)
        return self._kept.state

    def steps(self, after: int = 0, until: int | None = None) -> Iterator[tuple[int, Step]]:
        """Read history in order.

        Args:
            after: The number of the step before the first one that is read.
            until: The number of the last one; the newest unless given.

        Returns:
            Each step with its number.
        """
        return self._state().steps(after, until)

    def bodies(self, after: int = 0, until: int | None = None) -> Iterator[tuple[int, str, bytes]]:
        """Read history in order as it is kept.

        Args:
            after: The number of the step before the first one that is read.
            until: The number of the last one; the newest unless given.

        Returns:
            Number, canonical JSON and hash of each step.
        """
        for seq, (body, chain) in enumerate(self._state().rows[after:until], after + 1):
            yield seq, body, chain

    def back(self) -> Iterator[tuple[int, Step]]:
        """Read history from the newest step backwards, each step with its number."""
        rows = self._state().rows
        for seq in range(len(rows), 0, -1):
            yield seq, parse_step(rows[seq - 1][0])

    def has(self, step_id: str) -> bool:
        """Tell whether a step is there."""
        return self._state().has(step_id)

    def states(self, wanted: Sequence[tuple[Key, str]]) -> dict[Key, State]:
        """Find the state that records had at a version.

        Args:
            wanted: Records, each with a version.

        Returns:
            The state of each record; one that is nowhere is left out.
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

    def close(self) -> None:
        """Let go of the session, which stays in the store."""


def _gone(name: str) -> MovedError:
    return MovedError(f"{name} is not there any more: it was taken away.", "What you typed is kept.")
