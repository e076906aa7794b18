"""A store in memory, for tests and rehearsals: it forgets everything when the process ends."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime

from pmworkshop.base.clock_ids import Clock, SystemClock
from pmworkshop.base.errors import BusyError, InputError
from pmworkshop.base.files import safe_name
from pmworkshop.session.core.session import Fold, Session, fold
from pmworkshop.session.core.steps import Step, plain
from pmworkshop.store.memory_journal import MemoryJournal, MemorySession, MemoryState
from pmworkshop.store.protocol import Head, Verdict
from pmworkshop.store.store import Glance, Salvage

MEMORY = "memory:"
"""What the addresses of this store begin with."""
PATIENCE = 2.0
"""Seconds for which a window waits until another one has finished writing."""


class MemoryHold:
    """The right to run the stage of a session in memory."""

    def __init__(self, kept: MemorySession, name: str, clock: Clock) -> None:
        """Prepare the right; nothing is taken yet.

        Args:
            kept: The session.
            name: What messages call it.
            clock: Tells since when it is held.
        """
        self._kept, self._name, self._clock = kept, name, clock
        self._mine = False

    def acquire(self) -> None:
        """Take the right, without waiting.

        Raises:
            BusyError: Another stage has it.
        """
        if self._kept.stage_since:
            raise BusyError(
                f"{self._name} is being run on another stage (since {self._kept.stage_since}).",
                "To watch it meanwhile, open it with --read-only.",
            )
        self._kept.stage_since = self._clock.now().isoformat(timespec="seconds")
        self._mine = True

    def release(self) -> None:
        """Give the right back; calling it twice does nothing more."""
        if self._mine:
            self._kept.stage_since, self._mine = "", False


class MemoryWatcher:
    """Sees whether a session in memory has been written to."""

    def __init__(self, kept: MemorySession) -> None:
        """Begin with ``kept``; the first look counts as a change."""
        self._kept = kept
        self._seen: tuple[bool, Head] | None = None

    def changed(self, now: float) -> bool:
        """Look once; tell whether the session must be read again.

        Args:
            now: Seconds of a clock that never goes back; not needed here.

        Returns:
            Whether the session has changed since the last look.
        """
        before, self._seen = self._seen, (self._kept.there, self._kept.state.head)
        return self._seen != before


class MemoryStore:
    """Keeps sessions in the memory of this process; an address is ``memory:`` and a name."""

    def __init__(self, patience: float = PATIENCE) -> None:
        """Begin with no session.

        Args:
            patience: Seconds for which a window waits until another one has finished writing.
        """
        self._sessions: dict[str, MemorySession] = {}
        self._patience = patience

    def label(self, address: str) -> str:
        """Return the whole address: it is short, and tells that nothing is on disk."""
        return address

    def stem(self, address: str) -> str:
        """Return the name after ``memory:``, as the name of a file."""
        return safe_name(address.removeprefix(MEMORY))

    def new_address(self, title: str, session_id: str) -> str:
        """Name a new session after its title and its id.

        Args:
            title: What the room sees.
            session_id: The session's id.
        """
        return f"{MEMORY}{safe_name(title)}-{safe_name(session_id, width=64)}"

    def beside(self, address: str) -> str:
        """Choose a name that is free: the given one with a number.

        Args:
            address: Where a session is, or was.
        """
        return next(name for number in itertools.count(2) if (name := f"{address}-{number}") not in self._sessions)

    def warning(self, address: str) -> str | None:
        """Warn that nothing of it is kept."""
        return f"{address} is gone when the program ends: it is for rehearsals only."

    def create(self, address: str, session_id: str) -> MemoryJournal:
        """Make a new, empty session, and open it for writing.

        Args:
            address: Where it goes.
            session_id: The session's id.

        Raises:
            InputError: Something is at that address already, or it names nothing.
        """
        if address in self._sessions:
            raise InputError(f"{address} is there already.", "Choose another name.")
        if not address.removeprefix(MEMORY):
            raise InputError(f"“{address}” names no session.", f"Write a name after it, such as {MEMORY}rehearsal.")
        self._sessions[address] = MemorySession(MemoryState(session_id, Session.model_construct()))
        return self.open(address)

    def write(self, address: str, session_id: str, steps: tuple[Step, ...]) -> None:
        """Make a new session with a whole history, or nothing at all.

        Args:
            address: Where it goes.
            session_id: The session's id.
            steps: The history, as it is.

        Raises:
            InputError: Something is at that address already.
            DamagedError: A step holds something that is no record.
        """
        with closing(self.create(address, session_id)) as journal:
            try:
                with journal.writing() as writing:
                    state = Fold()
                    for step in steps:
                        writing.append(step, applied=state.apply(step))
            except BaseException:
                self.remove(address)
                raise

    def open(self, address: str) -> MemoryJournal:
        """Open a session for writing.

        Args:
            address: Where it is.

        Raises:
            InputError: No session is at that address.
        """
        return MemoryJournal(self._kept(address), address, writable=True, patience=self._patience)

    @contextmanager
    def reading(self, address: str) -> Iterator[MemoryJournal]:
        """Open a session for reading, for as long as the context lasts.

        Args:
            address: Where it is.

        Raises:
            InputError: No session is at that address.
        """
        yield MemoryJournal(self._kept(address), address, writable=False, patience=self._patience)

    def remove(self, address: str) -> None:
        """Take a session away; one that is not there is fine."""
        kept = self._sessions.pop(address, None)
        if kept is not None:
            kept.there = False

    def has(self, address: str) -> bool:
        """Tell whether a session is there."""
        return address in self._sessions

    def sessions(self) -> list[str]:
        """List the addresses of all sessions, in order."""
        return sorted(self._sessions)

    def glance(self, address: str) -> Glance:
        """Look at what a session is and where its room is."""
        state = self._kept(address).state
        stage = state.session.stage
        details = state.session.details.get("details")
        return Glance(state.head, plain(details) if details else {}, plain(stage) if stage else {})

    def lock(self, address: str, clock: Clock | None = None) -> MemoryHold:
        """Prepare the right to run the stage of a session.

        Args:
            address: Where it is.
            clock: Tells since when it is held; the system's unless given.
        """
        return MemoryHold(self._kept(address), address, clock or SystemClock())

    def watch(self, address: str) -> MemoryWatcher:
        """Begin to look for changes that other windows make."""
        return MemoryWatcher(self._kept(address))

    def last_shown(self, address: str) -> datetime | None:
        """Return the moment that was noted last."""
        return self._kept(address).shown

    def note_shown(self, address: str, now: datetime) -> None:
        """Note that a session is on the stage.

        Args:
            address: Where it is.
            now: The moment.
        """
        self._kept(address).shown = now

    def salvage(self, address: str) -> Salvage:
        """Read the whole history: what is in memory is never damaged."""
        state = self._kept(address).state
        steps = tuple(step for _, step in state.steps())
        return Salvage(fold(steps), steps, Verdict(len(steps)), tuple(range(1, len(steps) + 1)))

    def repair(self, address: str, found: Salvage) -> str:
        """Write the steps of a session into a copy.

        Args:
            address: Where the session is.
            found: What `salvage` returned for it.

        Returns:
            The address of the copy; of one that is there already, that one.
        """
        copy = f"{address}.repaired"
        if copy not in self._sessions:
            self.write(copy, found.session.id, found.steps)
        return copy

    def _kept(self, address: str) -> MemorySession:
        if address not in self._sessions:
            raise InputError(f"There is no session {address}.", "It was gone when the program ended.")
        return self._sessions[address]
