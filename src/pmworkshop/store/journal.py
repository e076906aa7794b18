"""The protocol of the journal of one session, as the running workshop uses it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from pmworkshop.base.dataclass import dataclass
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Key, State, Step


@dataclass(frozen=True, slots=True)
class Head:
    """The end of a journal.

    Attributes:
        session: Id of the session.
        seq: Number of the last step; steps are numbered from 1 without a gap.
        chain: Hash over all steps up to it.
        rewrites: How often something was struck; a reader that knows another number reloads the session.
    """

    session: str
    seq: int
    chain: bytes
    rewrites: int = 0


class BehindError(Exception):
    """Another window has written since the session was read, and nothing was stored: it is done again."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The result of checking all steps against the chain of their hashes.

    Attributes:
        total: Number of steps according to the head.
        bad: Numbers of steps that are missing, unreadable or changed.
        faults: Other faults of the file, in words.
    """

    total: int
    bad: tuple[int, ...] = ()
    faults: tuple[str, ...] = ()

    @property
    def fine(self) -> bool:
        """Whether everything is as it was written."""
        return not self.bad and not self.faults


class Writing(Protocol):
    """One transaction, in which no other window writes."""

    @property
    def head(self) -> Head:
        """The end of the journal, with the steps of this transaction."""
        ...

    def load(self) -> Session:
        """Read the newest session as this transaction sees it, with its own steps."""
        ...

    def after(self, seq: int) -> list[tuple[int, Step]]:
        """Read the steps after a given one.

        Args:
            seq: Number of the step before the first one to read.

        Returns:
            The steps with their numbers, in order.
        """
        ...

    def has(self, step_id: str) -> bool:
        """Return whether a step is stored.

        Args:
            step_id: Id of the step.
        """
        ...

    def append(self, step: Step, *, applied: bool) -> int:
        """Append a step, and update the newest session.

        Args:
            step: The step.
            applied: Whether it applies to the newest session; otherwise it is held as a conflict.

        Returns:
            Number of the step.
        """
        ...

    def rewrite(self, change: Callable[[str], str]) -> int:
        """Rewrite the text of all steps and records; only a strike does so.

        Args:
            change: Returns the new canonical JSON for that of a step or a record.

        Returns:
            How many steps were changed.
        """
        ...


class Journal(Protocol):
    """The stored steps of one session."""

    @property
    def writable(self) -> bool:
        """Whether steps can be appended."""
        ...

    def head(self) -> Head:
        """Return the end of the journal."""
        ...

    def load(self) -> tuple[Session, Head]:
        """Read the newest session with the end of the journal, without reading the history."""
        ...

    def writing(self) -> AbstractContextManager[Writing]:
        """Begin a transaction; it is committed at the end of the context, and rolled back on any exception."""
        ...

    def trying(self, known: Head) -> AbstractContextManager[Writing]:
        """Begin a transaction of what can be done again; a store may then lock the session at its end only.

        Args:
            known: End of the journal at the last read.

        Returns:
            As for `writing`; its end raises BehindError, with nothing stored, if another window has written since.
        """
        ...

    def steps(self, after: int = 0, until: int | None = None) -> Iterator[tuple[int, Step]]:
        """Read the history in order.

        Args:
            after: Number of the step before the first one to read.
            until: Number of the last step to read; None for the newest.

        Returns:
            The steps with their numbers.
        """
        ...

    def bodies(self, after: int = 0, until: int | None = None) -> Iterator[tuple[int, str, bytes]]:
        """Read the history in order as it is stored.

        Args:
            after: Number of the step before the first one to read.
            until: Number of the last step to read; None for the newest.

        Returns:
            Number, canonical JSON and hash of each step.
        """
        ...

    def back(self) -> Iterator[tuple[int, Step]]:
        """Read the history backwards from the newest step, with the numbers of the steps."""
        ...

    def has(self, step_id: str) -> bool:
        """Return whether a step is stored.

        Args:
            step_id: Id of the step.
        """
        ...

    def states(self, wanted: Sequence[tuple[Key, str]]) -> dict[Key, State]:
        """Find the states of records at given versions.

        Args:
            wanted: Kind and id of each record, with the version.

        Returns:
            The state by kind and id; records without such a version are left out.
        """
        ...

    def verify(self) -> Verdict:
        """Check all steps against the chain of their hashes; may be called from any thread."""
        ...

    def reopen(self, known: Head) -> None:
        """Check the store again after a failed write, before anything is acknowledged.

        Args:
            known: End of the journal at the last read.

        Raises:
            MovedError: The session is no longer in this place, or only an older state of it.
            StorageError: The store cannot be read now.
        """
        ...

    def break_off(self) -> None:
        """Let a call that waits for an answer fail with a `StorageError` soon; called from any thread.

        What it was about may be stored or not. A disk cannot be told to answer: there, nothing happens.
        """
        ...

    def close(self) -> None:
        """Release the store; nothing is lost if this is never called."""
        ...
