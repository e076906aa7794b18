"""The one place that connects a workshop to the store of an address, a clock and a source of ids."""

from __future__ import annotations

from dataclasses import field

from pmworkshop.base.clock_ids import Clock, Ids, RandomIds, SystemClock
from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.dates import UNSAID, DateHabits
from pmworkshop.session.core.steps import GestureContext
from pmworkshop.store.addresses import Address, stored_at
from pmworkshop.store.journal import Journal
from pmworkshop.workshop.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Wiring:
    """The outside connections of a workshop.

    Attributes:
        clock: Source of the time.
        ids: Source of ids.
        dates: How the one who types writes dates.
    """

    clock: Clock = field(default_factory=SystemClock)
    ids: Ids = field(default_factory=RandomIds)
    dates: DateHabits = UNSAID

    def open(self, session: Address, *, window: str, who: str = "") -> Workshop:
        """Run an existing session, for writing where possible.

        Args:
            session: Address of the session.
            window: Name of the window in the history.
            who: Name of the person in the history.

        Returns:
            The running workshop; the caller closes it.

        Raises:
            InputError: There is no session at the address, or no store has such an address.
            SessionError: The session is damaged, or another window does not end its write.
            StorageError: The session cannot be read.
        """
        return self.run(stored_at(session).open(), window=window, who=who)

    def create(self, session: Address, session_id: str, *, window: str, who: str = "") -> Workshop:
        """Create an empty session and run it.

        Args:
            session: Address of the new session.
            session_id: Id of the session.
            window: Name of the window in the history.
            who: Name of the person in the history.

        Returns:
            The running workshop; the caller closes it.

        Raises:
            InputError: The address is in use, or no store has such an address.
            StorageError: The store does not accept the session; nothing is left of it.
        """
        return self.run(stored_at(session).create(session_id), window=window, who=who)

    def run(self, journal: Journal, *, window: str, who: str = "") -> Workshop:
        """Run an open session; if that fails, its journal is closed.

        Args:
            journal: The open journal of the session.
            window: Name of the window in the history.
            who: Name of the person in the history.

        Returns:
            The running workshop; the caller closes it.

        Raises:
            DamagedError: The content of the journal is not what was saved.
        """
        try:
            return Workshop(journal, window=window, who=who, clock=self.clock, ids=self.ids, dates=self.dates)
        except BaseException:
            journal.close()
            raise

    def draw(self) -> GestureContext:
        """Draw the time and ids of a step that no running workshop makes."""
        return GestureContext(self.clock.now(), self.ids.new(), self.dates)


def wired(clock: Clock | None = None, ids: Ids | None = None, dates: DateHabits = UNSAID) -> Wiring:
    """Connect to a clock and a source of ids.

    Args:
        clock: Source of the time; None for the system clock.
        ids: Source of ids; None for random ids.
        dates: How the one who types writes dates.

    Returns:
        The connections.
    """
    return Wiring(clock or SystemClock(), ids or RandomIds(), dates)
