"""A store in memory for tests and rehearsals; its sessions are lost when the process ends."""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime

from pmworkshop.base.clock_ids import Clock, SystemClock
from pmworkshop.base.errors import BusyError, InputError, WayOut
from pmworkshop.base.files import safe_name
from pmworkshop.base.language import tr
from pmworkshop.session.core.session import Fold, Session, fold
from pmworkshop.session.core.steps import Step, plain
from pmworkshop.session.core.worked_out import WorkedOut
from pmworkshop.store.company import Seat
from pmworkshop.store.journal import Head, Verdict
from pmworkshop.store.memory_journal import MemoryJournal, MemorySession, MemoryState
from pmworkshop.store.store import MEMORY, Glance, Salvage

PATIENCE = 2.0
"""Seconds for which a window waits until another one has finished writing."""


class MemoryHold:
    """The right to run the stage of a session in memory."""

    def __init__(self, kept: MemorySession, name: str, clock: Clock) -> None:
        """Prepare the right; nothing is taken yet.

        Args:
            kept: The session.
            name: Name of the session in messages.
            clock: Source of the time at which the right is taken.
        """
        self._kept, self._name, self._clock = kept, name, clock
        self._mine = False

    def acquire(self) -> None:
        """Take the right without waiting.

        Raises:
            BusyError: Another stage has it.
        """
        if self._kept.stage_since:
            raise BusyError(
                tr(
                    "{name} is being run on another stage (since {stage_since}).",
                    name=self._name,
                    stage_since=self._kept.stage_since,
                ),
                way_out=WayOut.WATCH_ONLY,
            )
        self._kept.stage_since = self._clock.now().isoformat(timespec="seconds")
        self._mine = True

    def release(self) -> None:
        """Give the right back; repeated calls have no effect."""
        if self._mine:
            self._kept.stage_since, self._mine = "", False


class MemoryWatcher:
    """Detects writes to a session in memory."""

    def __init__(self, kept: MemorySession) -> None:
        """Watch a session; the first look counts as a change.

        Args:
            kept: The session.
        """
        self._kept = kept
        self._seen: tuple[bool, Head] | None = None

    def changed(self, now: float) -> bool:
        """Return whether the session has changed since the last look.

        Args:
            now: The moment of a monotonic clock, in seconds; not used.
        """
        before, self._seen = self._seen, (self._kept.there, self._kept.state.head)
        return self._seen != before

    def wait(self, seconds: float) -> None:
        """Wait, since a session in memory tells of nothing by itself.

        Args:
            seconds: How long, in seconds.
        """
        time.sleep(seconds)

    def close(self) -> None:
        """Do nothing: the watcher holds nothing."""


class MemoryCompany:
    """Who leads a session in memory: windows of one process, which end with it."""

    def __init__(self, kept: MemorySession) -> None:
        """Prepare it; nothing is told yet.

        Args:
            kept: The session.
        """
        self._kept = kept

    def meet(self, seat: Seat) -> tuple[Seat, ...]:
        """Say where this window is, and find the others; see `Company.meet`.

        Args:
            seat: This window.
        """
        self._kept.seats[id(self)] = seat
        others = [one for key, one in self._kept.seats.items() if key != id(self)]
        return tuple(sorted(others, key=lambda one: (one.name, one.sort, one.at)))

    def leave(self) -> None:
        """Say that this window is gone."""
        self._kept.seats.pop(id(self), None)


class MemoryStore:
    """Keeps sessions in the memory of this process; an address is ``memory:`` and a name.

    It implements `Store`, which documents the methods.
    """

    keeps = False

    def __init__(self, patience: float = PATIENCE) -> None:
        """Make an empty store.

        Args:
            patience: Seconds to wait for another window to finish a write.
        """
        self._sessions: dict[str, MemorySession] = {}
        self._patience = patience

    def label(self, address: str) -> str:
        """Return the whole address, which is short.

        Args:
            address: Address of the session.
        """
        return address

    def stem(self, address: str) -> str:
        """Return the name after ``memory:`` in the form of a file name.

        Args:
            address: Address of the session.
        """
        return safe_name(address.removeprefix(MEMORY), fixed=True)

    def new_address(self, title: str, session_id: str) -> str:
        """Name a new session after its title and its id.

        Args:
            title: Title of the session.
            session_id: Id of the session.

        Returns:
            The address.
        """
        return f"{MEMORY}{safe_name(title)}-{safe_name(session_id, width=64)}"

    def beside(self, address: str) -> str:
        """Return a free address: the given one with a number.

        Args:
            address: Address of an existing or former session.
        """
        return next(name for number in itertools.count(2) if (name := f"{address}-{number}") not in self._sessions)

    def warning(self, address: str) -> str | None:
        """Warn that the session is lost when the program ends.

        Args:
            address: Address of the session.
        """
        return tr("{address} is gone when the program ends: it is for rehearsals only.", address=address)

    def create(self, address: str, session_id: str) -> MemoryJournal:
        """Create an empty session, and open it for writing.

        Args:
            address: The new address.
            session_id: Id of the session.

        Returns:
            The open journal.

        Raises:
            InputError: The address is in use, or has no name after ``memory:``.
        """
        if address in self._sessions:
            raise InputError(tr("{address} is there already.", address=address), tr("Choose another name."))
        if not address.removeprefix(MEMORY):
            raise InputError(
                tr("“{address}” names no session.", address=address),
                tr("Write a name after it, such as {memory}rehearsal.", memory=MEMORY),
            )
        self._sessions[address] = MemorySession(MemoryState(session_id, Session.model_construct()))
        return self.open(address)

    def write(self, address: str, session_id: str, steps: tuple[Step, ...], known: WorkedOut | None = None) -> None:
        """Create a session with a whole history; on failure nothing is left of it.

        Args:
            address: The new address.
            session_id: Id of the session.
            steps: The history, stored unchanged.
            known: What reading the steps has found of them already; None to work it out now.

        Raises:
            InputError: The address is in use, or has no name after ``memory:``.
            StorageError: Two steps have the same id.
            DamagedError: A step holds an invalid record.
        """
        with closing(self.create(address, session_id)) as journal:
            try:
                with journal.writing() as writing:
                    state = Fold()
                    for step, applied in zip(steps, known.applied if known else map(state.apply, steps), strict=True):
                        writing.append(step, applied=applied)
            except BaseException:
                self.remove(address)
                raise

    def open(self, address: str) -> MemoryJournal:
        """Open a session for writing.

        Args:
            address: Address of the session.

        Returns:
            The open journal.

        Raises:
            InputError: There is no session at the address.
        """
        return MemoryJournal(self._kept(address), address, writable=True, patience=self._patience)

    @contextmanager
    def reading(self, address: str) -> Iterator[MemoryJournal]:
        """Open a session for reading during the context.

        Args:
            address: Address of the session.

        Yields:
            The open journal.

        Raises:
            InputError: There is no session at the address.
        """
        yield MemoryJournal(self._kept(address), address, writable=False, patience=self._patience)

    def remove(self, address: str) -> None:
        """Delete a session; a missing one is no error.

        Args:
            address: Address of the session.
        """
        kept = self._sessions.pop(address, None)
        if kept is not None:
            kept.there = False

    def has(self, address: str) -> bool:
        """Return whether there is a session at an address.

        Args:
            address: The address.
        """
        return address in self._sessions

    def sessions(self) -> list[str]:
        """List the addresses of all sessions, sorted."""
        return sorted(self._sessions)

    def glance(self, address: str) -> Glance:
        """Return the main facts about a session.

        Args:
            address: Address of the session.

        Raises:
            InputError: There is no session at the address.
        """
        state = self._kept(address).state
        stage = state.session.stage
        details = state.session.details.get("details")
        people = len(state.session.participants)
        return Glance(state.head, plain(details) if details else {}, plain(stage) if stage else {}, people)

    def lock(self, address: str, clock: Clock | None = None) -> MemoryHold:
        """Prepare the right to run the stage of a session.

        Args:
            address: Address of the session.
            clock: Source of the time at which it is taken; None for the system clock.

        Returns:
            The right, not taken yet.

        Raises:
            InputError: There is no session at the address.
        """
        return MemoryHold(self._kept(address), address, clock or SystemClock())

    def watch(self, address: str) -> MemoryWatcher:
        """Watch a session for changes.

        Args:
            address: Address of the session.

        Raises:
            InputError: There is no session at the address.
        """
        return MemoryWatcher(self._kept(address))

    def company(self, address: str) -> MemoryCompany:
        """Find who leads a session.

        Args:
            address: Address of the session.

        Raises:
            InputError: There is no session at the address.
        """
        return MemoryCompany(self._kept(address))

    def last_shown(self, address: str) -> datetime | None:
        """Return the moment that was noted last; None before any.

        Args:
            address: Address of the session.

        Raises:
            InputError: There is no session at the address.
        """
        return self._kept(address).shown

    def note_shown(self, address: str, now: datetime) -> None:
        """Note that a session is on the stage.

        Args:
            address: Address of the session.
            now: The present moment.

        Raises:
            InputError: There is no session at the address.
        """
        self._kept(address).shown = now

    def salvage(self, address: str) -> Salvage:
        """Read the whole history, which is never damaged in memory.

        Args:
            address: Address of the session.

        Returns:
            All steps, with a verdict without faults.

        Raises:
            InputError: There is no session at the address.
        """
        state = self._kept(address).state
        steps = tuple(step for _, step in state.steps())
        return Salvage(fold(steps), steps, Verdict(len(steps)), tuple(range(1, len(steps) + 1)))

    def repair(self, address: str, found: Salvage) -> str:
        """Write the steps of a session into a copy.

        Args:
            address: Address of the session.
            found: The result of `salvage`.

        Returns:
            Address of the copy; an existing copy is kept as it is.
        """
        copy = f"{address}.repaired"
        if copy not in self._sessions:
            self.write(copy, found.session.id, found.steps)
        return copy

    def _kept(self, address: str) -> MemorySession:
        if address not in self._sessions:
            raise InputError(
                tr("There is no session {address}.", address=address), tr("It was gone when the program ended.")
            )
        return self._sessions[address]
