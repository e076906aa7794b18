"""What any store of sessions offers: making, opening, listing, locking, watching and saving sessions by address."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from pmworkshop.base.clock_ids import Clock
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Step
from pmworkshop.store.protocol import Head, Journal, Verdict


@dataclass(frozen=True, slots=True)
class Glance:
    """What a first look at a session shows, without loading it.

    Attributes:
        head: How far the journal is.
        details: Plain data of the record that says what the workshop is.
        stage: Plain data of the record that says where the room is; empty before it has begun.
    """

    head: Head
    details: dict[str, Any]
    stage: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Salvage:
    """What could be read of a damaged session.

    Attributes:
        session: The fold of the steps that are as they were written.
        steps: Those steps.
        verdict: Which steps there should be, and which are bad.
        numbers: The number that each of those steps has in the store.
    """

    session: Session
    steps: tuple[Step, ...]
    verdict: Verdict
    numbers: tuple[int, ...] = ()

    @property
    def told(self) -> str:
        """Say it in a sentence."""
        kept, total = len(self.steps), self.verdict.total
        return f"The file is damaged: {kept} of {total} steps are as they were saved."


class StageHold(Protocol):
    """The right to run the stage of a session, which one process has at a time."""

    def acquire(self) -> None:
        """Take it, without waiting.

        Raises:
            BusyError: Another stage has it; the message says which.
            StorageError: The store can give no such right.
        """
        ...

    def release(self) -> None:
        """Give it back; calling it twice does nothing more."""
        ...


class Watcher(Protocol):
    """Sees cheaply whether another window may have written to a session."""

    def changed(self, now: float) -> bool:
        """Look once; tell whether the session must be read again.

        Args:
            now: Seconds of a clock that never goes back.

        Returns:
            Whether it must; a store may say so too often, never too seldom.
        """
        ...


class Store(Protocol):
    """A place that keeps sessions, each under an address.

    Addresses are plain strings in the form in which a person writes them: a path, or ``memory:room``.
    """

    def label(self, address: str) -> str:
        """Return the short name of a session for messages, such as the name of its file."""
        ...

    def stem(self, address: str) -> str:
        """Return that name as the beginning of the names of files that are made from the session."""
        ...

    def new_address(self, title: str, session_id: str) -> str:
        """Choose the address of a new session; none is there yet.

        Args:
            title: What the room sees.
            session_id: The session's id.
        """
        ...

    def beside(self, address: str) -> str:
        """Choose an address near another one: its own with a number, so that two sessions are never taken for one.

        Args:
            address: Where a session is, or was.

        Returns:
            An address at which nothing is.

        Raises:
            StorageError: There is no place near it any more.
        """
        ...

    def warning(self, address: str) -> str | None:
        """Warn of an address where changes may get lost; None where nothing is to be said."""
        ...

    def create(self, address: str, session_id: str) -> Journal:
        """Make a new, empty session, and open it for writing.

        Args:
            address: Where it goes.
            session_id: The session's id.

        Raises:
            InputError: Something is at that address already.
            StorageError: The store does not take it; nothing is left of it.
        """
        ...

    def write(self, address: str, session_id: str, steps: tuple[Step, ...]) -> None:
        """Make a new session with a whole history, or nothing at all.

        Args:
            address: Where it goes.
            session_id: The session's id.
            steps: The history, as it is.

        Raises:
            InputError: Something is at that address already.
            StorageError: The store does not take it; nothing is left of it.
            DamagedError: A step holds something that is no record.
        """
        ...

    def open(self, address: str) -> Journal:
        """Open a session for writing, or for reading where it may not be written.

        Raises:
            InputError: No session is at that address.
            SessionError: It is damaged, or another window is writing and does not end.
            StorageError: It cannot be read.
        """
        ...

    def reading(self, address: str) -> AbstractContextManager[Journal]:
        """Open a session for reading, for as long as the context lasts; nothing of it changes.

        Raises:
            InputError: No session is at that address.
            SessionError: It is damaged, or another window is writing and does not end.
            StorageError: It cannot be read.
        """
        ...

    def remove(self, address: str) -> None:
        """Take a session away; one that is not there is fine."""
        ...

    def has(self, address: str) -> bool:
        """Tell whether anything is at an address, a session or not."""
        ...

    def sessions(self) -> list[str]:
        """List the addresses of all sessions, in order."""
        ...

    def glance(self, address: str) -> Glance:
        """Look at what a session is and where its room is, without loading it.

        Raises:
            InputError: No session is at that address.
            SessionError: It is damaged, or another window is writing and does not end.
        """
        ...

    def lock(self, address: str, clock: Clock | None = None) -> StageHold:
        """Prepare the right to run the stage of a session; nothing is taken yet.

        Args:
            address: The session.
            clock: Tells since when it is held; the system's unless given.
        """
        ...

    def watch(self, address: str) -> Watcher:
        """Begin to look for changes that other windows make."""
        ...

    def last_shown(self, address: str) -> datetime | None:
        """Say until when a session was on the stage, or was last written; None where that is not known."""
        ...

    def note_shown(self, address: str, now: datetime) -> None:
        """Note that a session is on the stage now, so that the next run knows how long it was closed.

        Args:
            address: The session.
            now: The moment.
        """
        ...

    def salvage(self, address: str) -> Salvage:
        """Read what can be read of a damaged session, from its history alone.

        Raises:
            DamagedError: Nothing can be read of it.
            InputError: No session is at that address.
        """
        ...

    def repair(self, address: str, found: Salvage) -> str:
        """Write the good steps of a damaged session into a copy, and leave the session itself alone.

        Args:
            address: The damaged session.
            found: What `salvage` returned for it.

        Returns:
            The address of the copy; of one that is there already, that one.

        Raises:
            StorageError: The store does not take it.
        """
        ...


@dataclass(frozen=True, slots=True)
class StoredSession:
    """One session, named by its address, and the store that keeps it.

    Two of them are equal where their addresses are.

    Attributes:
        address: Where the session is, as a person writes it.
        store: What opens it.
    """

    address: str
    store: Store = field(compare=False, repr=False)

    def __str__(self) -> str:
        return self.address

    @property
    def name(self) -> str:
        """Its short name, for messages."""
        return self.store.label(self.address)

    @property
    def stem(self) -> str:
        """The beginning of the names of files that are made from it."""
        return self.store.stem(self.address)

    def create(self, session_id: str) -> Journal:
        """Make it, new and empty, and open it for writing; see `Store.create`."""
        return self.store.create(self.address, session_id)

    def open(self) -> Journal:
        """Open it for writing where that is possible; see `Store.open`."""
        return self.store.open(self.address)

    def reading(self) -> AbstractContextManager[Journal]:
        """Open it for reading; see `Store.reading`."""
        return self.store.reading(self.address)

    def watch(self) -> Watcher:
        """Begin to look for changes that other windows make; see `Store.watch`."""
        return self.store.watch(self.address)

    def salvage(self) -> Salvage:
        """Read what can be read of it though it is damaged; see `Store.salvage`."""
        return self.store.salvage(self.address)

    def repair(self, found: Salvage) -> StoredSession:
        """Write the good steps of it into a copy; see `Store.repair`."""
        return StoredSession(self.store.repair(self.address, found), self.store)
