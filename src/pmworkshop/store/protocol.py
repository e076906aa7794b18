"""What the journal of one session offers to the running workshop."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Key, State, Step


@dataclass(frozen=True, slots=True)
class Head:
    """How far a journal is.

    Attributes:
        session: The session's id.
        seq: Number of the last step; steps count from 1 without a gap.
        chain: Hash over all steps up to it.
        rewrites: How often something was struck from the record; a reader that knew another number reloads.
    """

    session: str
    seq: int
    chain: bytes
    rewrites: int = 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """What checking all steps against the chain of their hashes gave.

    Attributes:
        total: Steps there are, counted by the head.
        bad: Numbers of steps that are missing, unreadable or changed.
        faults: What else is wrong with the file, in words.
    """

    total: int
    bad: tuple[int, ...] = ()
    faults: tuple[str, ...] = ()

    @property
    def fine(self) -> bool:
        """Whether everything is as it was written."""
        return not self.bad and not self.faults


class Writing(Protocol):
    """One transaction, in which nobody else writes."""

    @property
    def head(self) -> Head:
        """How far the journal is, this transaction's own steps included."""
        ...

    def load(self) -> Session:
        """Read the newest session as this transaction sees it, its own steps included."""
        ...

    def after(self, seq: int) -> list[tuple[int, Step]]:
        """Read the steps after the one with the number ``seq``, each with its number."""
        ...

    def has(self, step_id: str) -> bool:
        """Tell whether a step is there."""
        ...

    def append(self, step: Step, *, applied: bool) -> int:
        """Append a step, and bring the newest session up to it.

        Args:
            step: The step.
            applied: Whether it applies to the newest session; else it is held as a conflict.

        Returns:
            The step's number.
        """
        ...

    def rewrite(self, change: Callable[[str], str]) -> int:
        """Rewrite the text of all steps and records; only striking does so.

        Args:
            change: Gets the canonical JSON of a step or a record, and returns what shall stand there.

        Returns:
            How many steps were changed.
        """
        ...


class Journal(Protocol):
    """A store of the steps of one session."""

    @property
    def writable(self) -> bool:
        """Whether steps can be appended."""
        ...

    def head(self) -> Head:
        """Say how far the journal is."""
        ...

    def load(self) -> tuple[Session, Head]:
        """Read the newest session, without reading its history."""
        ...

    def writing(self) -> AbstractContextManager[Writing]:
        """Begin a transaction; it is kept on leaving, and undone on any exception."""
        ...

    def steps(self, after: int = 0, until: int | None = None) -> Iterator[tuple[int, Step]]:
        """Read history in order.

        Args:
            after: The number of the step before the first one that is read.
            until: The number of the last one; the newest unless given.

        Returns:
            Each step with its number.
        """
        ...

    def bodies(self, after: int = 0, until: int | None = None) -> Iterator[tuple[int, str, bytes]]:
        """Read history in order as it is kept.

        Args:
            after: The number of the step before the first one that is read.
            until: The number of the last one; the newest unless given.

        Returns:
            Number, canonical JSON and hash of each step.
        """
        ...

    def back(self) -> Iterator[tuple[int, Step]]:
        """Read history from the newest step backwards, each step with its number."""
        ...

    def has(self, step_id: str) -> bool:
        """Tell whether a step is there."""
        ...

    def states(self, wanted: Sequence[tuple[Key, str]]) -> dict[Key, State]:
        """Find the state that records had at a version.

        Args:
            wanted: Records, each with a version.

        Returns:
            The state of each record; one that is nowhere is left out.
        """
        ...

    def verify(self) -> Verdict:
        """Check all steps against the chain of their hashes; may be called from any thread."""
        ...

    def reopen(self, known: Head) -> None:
        """Look afresh at the place of the store after a failed write, before anything is acknowledged.

        Args:
            known: How far the store was when it was last read.

        Raises:
            MovedError: The place holds this session no longer, or an older state of it.
            StorageError: It cannot be read now.
        """
        ...

    def close(self) -> None:
        """Let go of the store; nothing is lost if it is never called."""
        ...
