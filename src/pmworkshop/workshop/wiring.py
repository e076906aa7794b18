"""The one place that wires a workshop: the store of an address, a clock, and ids."""

from __future__ import annotations

from dataclasses import dataclass, field

from pmworkshop.base.clock_ids import Clock, Ids, RandomIds, SystemClock
from pmworkshop.session.core.steps import GestureContext
from pmworkshop.store.addresses import Address, stored_at
from pmworkshop.store.protocol import Journal
from pmworkshop.workshop.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Wiring:
    """What a workshop needs from outside: the time, ids, and the store that an address names.

    Attributes:
        clock: Tells the time.
        ids: Makes ids.
    """

    clock: Clock = field(default_factory=SystemClock)
    ids: Ids = field(default_factory=RandomIds)

    def open(self, session: Address, *, window: str, who: str = "") -> Workshop:
        """Run a session that is there, for writing where that is possible.

        Args:
            session: Its address.
            window: Names the window in the history.
            who: Names the person in the history.

        Raises:
            InputError: No session is at that address, or it is that of no store.
            SessionError: It is damaged, or another window is writing and does not end.
            StorageError: It cannot be read.
        """
        return self.run(stored_at(session).open(), window=window, who=who)

    def create(self, session: Address, session_id: str, *, window: str, who: str = "") -> Workshop:
        """Run a new, empty session.

        Args:
            session: Where it goes.
            session_id: The session's id.
            window: Names the window in the history.
            who: Names the person in the history.

        Raises:
            InputError: Something is at that address already, or it is that of no store.
            StorageError: The store does not take it; nothing is left of it.
        """
        return self.run(stored_at(session).create(session_id), window=window, who=who)

    def run(self, journal: Journal, *, window: str, who: str = "") -> Workshop:
        """Run a session that is open; its journal is closed where it cannot be run.

        Args:
            journal: Where its steps are kept.
            window: Names the window in the history.
            who: Names the person in the history.

        Raises:
            DamagedError: What is in the journal is not what was saved.
        """
        try:
            return Workshop(journal, window=window, who=who, clock=self.clock, ids=self.ids)
        except BaseException:
            journal.close()
            raise

    def draw(self) -> GestureContext:
        """Draw the time and an id for a step that no running workshop makes."""
        return GestureContext(self.clock.now(), self.ids.new())


def wired(clock: Clock | None = None, ids: Ids | None = None) -> Wiring:
    """Wire what is given, and for the rest this computer.

    Args:
        clock: Tells the time; the system's where it is None.
        ids: Makes ids; random where it is None.
    """
    return Wiring(clock or SystemClock(), ids or RandomIds())
