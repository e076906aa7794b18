"""The protocol of a store of sessions: create, open, list, lock, watch and salvage sessions by address."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any, Protocol

from pmworkshop.base.clock_ids import Clock
from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import tr
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Step
from pmworkshop.session.core.worked_out import WorkedOut
from pmworkshop.store.company import Company
from pmworkshop.store.journal import Head, Journal, Verdict

MEMORY = "memory:"
"""Beginning of the addresses of sessions that no disk keeps."""


@dataclass(frozen=True, slots=True)
class Glance:
    """The main facts about a session, read without loading it.

    Attributes:
        head: End of the journal.
        details: Plain data of the ``details`` record: title, day, agenda and so on; empty if it is missing.
        stage: Plain data of the ``stage`` record: where the room is; empty before the workshop has begun.
        people: How many people are entered.
    """

    head: Head
    details: dict[str, Any]
    stage: dict[str, Any]
    people: int = 0


@dataclass(frozen=True, slots=True)
class Salvage:
    """What could be read of a damaged session.

    Attributes:
        session: The session made of the intact steps.
        steps: The intact steps.
        verdict: How many steps there should be, and which are bad.
        numbers: The number of each intact step in the store.
    """

    session: Session
    steps: tuple[Step, ...]
    verdict: Verdict
    numbers: tuple[int, ...] = ()

    @property
    def told(self) -> str:
        """One sentence about how many steps are intact."""
        kept, total = len(self.steps), self.verdict.total
        return tr("The file is damaged: {kept} of {total} steps are as they were saved.", kept=kept, total=total)


class StageHold(Protocol):
    """The right to run the stage of a session; one process has it at a time."""

    def acquire(self) -> None:
        """Take the right without waiting.

        Raises:
            BusyError: Another stage has it; the message says which.
            StorageError: The store cannot give such a right.
        """
        ...

    def release(self) -> None:
        """Give the right back; repeated calls have no effect."""
        ...


class Watcher(Protocol):
    """Detects at low cost whether another window may have written to a session."""

    def changed(self, now: float) -> bool:
        """Return whether the session must be read again; true too often rather than too seldom.

        Args:
            now: The moment of a monotonic clock, in seconds.
        """
        ...

    def wait(self, seconds: float) -> None:
        """Wait until another window may have written, but not for ever.

        Args:
            seconds: The longest wait, in seconds.
        """
        ...

    def close(self) -> None:
        """Release what the watcher holds."""
        ...


class Store(Protocol):
    """A place that keeps sessions, each under an address.

    Addresses are plain strings as a person writes them: a path, ``memory:`` and a name, or a database with ``#`` and
    a name. An address that a store gives holds no password.
    """

    @property
    def keeps(self) -> bool:
        """Whether its sessions outlive the program; those of a store that keeps nothing are rehearsals."""
        ...

    def label(self, address: str) -> str:
        """Return the short name of a session for messages, such as its file name.

        Args:
            address: Address of the session.
        """
        ...

    def stem(self, address: str) -> str:
        """Return the beginning of the names of files that are made from a session.

        Args:
            address: Address of the session.
        """
        ...

    def new_address(self, title: str, session_id: str) -> str:
        """Choose the address of a new session.

        Args:
            title: Title of the session.
            session_id: Id of the session.

        Returns:
            An address at which there is no session yet.
        """
        ...

    def beside(self, address: str) -> str:
        """Choose a free address near another one: the same with a number.

        Args:
            address: Address of an existing or former session.

        Returns:
            An address at which there is nothing.

        Raises:
            StorageError: The place of the address no longer exists.
        """
        ...

    def warning(self, address: str) -> str | None:
        """Warn of an address where changes may get lost.

        Args:
            address: Address of a session, existing or not.

        Returns:
            One sentence; None if there is nothing to warn of.
        """
        ...

    def create(self, address: str, session_id: str) -> Journal:
        """Create an empty session, and open it for writing.

        Args:
            address: The new address.
            session_id: Id of the session.

        Returns:
            The open journal.

        Raises:
            InputError: The address is in use.
            StorageError: The store does not accept the session; nothing is left of it.
        """
        ...

    def write(self, address: str, session_id: str, steps: tuple[Step, ...], known: WorkedOut | None = None) -> None:
        """Create a session with a whole history; on failure nothing is left of it.

        Args:
            address: The new address.
            session_id: Id of the session.
            steps: The history, stored unchanged.
            known: What reading the steps has found of them already; None to work it out now.

        Raises:
            InputError: The address is in use.
            StorageError: The store does not accept the session.
            DamagedError: A step holds an invalid record.
        """
        ...

    def open(self, address: str) -> Journal:
        """Open a session for writing, or for reading if it must not be written.

        Args:
            address: Address of the session.

        Returns:
            The open journal.

        Raises:
            InputError: There is no session at the address.
            SessionError: The session is damaged, or another window does not end its write.
            StorageError: The session cannot be read.
        """
        ...

    def reading(self, address: str) -> AbstractContextManager[Journal]:
        """Open a session for reading during the context; the store is not changed.

        Args:
            address: Address of the session.

        Returns:
            A context manager of the open journal.

        Raises:
            InputError: There is no session at the address.
            SessionError: The session is damaged, or another window does not end its write.
            StorageError: The session cannot be read.
        """
        ...

    def remove(self, address: str) -> None:
        """Delete a session; a missing one is no error.

        Args:
            address: Address of the session.

        Raises:
            StorageError: The session cannot be deleted.
        """
        ...

    def has(self, address: str) -> bool:
        """Return whether there is anything at an address, a session or not.

        Args:
            address: The address.
        """
        ...

    def sessions(self) -> list[str]:
        """List the addresses of all sessions, sorted."""
        ...

    def glance(self, address: str) -> Glance:
        """Read the main facts about a session without loading it.

        Args:
            address: Address of the session.

        Returns:
            Title, agenda and place of the room as plain data.

        Raises:
            InputError: There is no session at the address.
            SessionError: The session is damaged, or another window does not end its write.
        """
        ...

    def lock(self, address: str, clock: Clock | None = None) -> StageHold:
        """Prepare the right to run the stage of a session.

        Args:
            address: Address of the session.
            clock: Source of the time at which it is taken; None for the system clock.

        Returns:
            The right, not taken yet.
        """
        ...

    def watch(self, address: str) -> Watcher:
        """Watch a session for changes of other windows.

        Args:
            address: Address of the session.

        Returns:
            The watcher; its first look counts as a change.
        """
        ...

    def company(self, address: str) -> Company:
        """Find who else leads a session now; that is never part of the session.

        Args:
            address: Address of the session.

        Returns:
            The company of a window, which has not said yet that it is there.
        """
        ...

    def last_shown(self, address: str) -> datetime | None:
        """Return when a session was last on the stage, or last written.

        Args:
            address: Address of the session.

        Returns:
            The moment; None if it is not known.
        """
        ...

    def note_shown(self, address: str, now: datetime) -> None:
        """Note that a session is on the stage now, so that the next run can compute how long it was closed.

        Args:
            address: Address of the session.
            now: The present moment.
        """
        ...

    def salvage(self, address: str) -> Salvage:
        """Read the intact steps of a damaged session from its history.

        Args:
            address: Address of the session.

        Returns:
            The intact steps, and which are bad.

        Raises:
            DamagedError: Nothing of it can be read.
            InputError: There is no session at the address.
        """
        ...

    def repair(self, address: str, found: Salvage) -> str:
        """Write the intact steps of a damaged session into a copy; the session itself is not changed.

        Args:
            address: Address of the damaged session.
            found: The result of `salvage`.

        Returns:
            Address of the copy; an existing copy is kept as it is.

        Raises:
            StorageError: The store does not accept the copy.
        """
        ...
