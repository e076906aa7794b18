"""The place of one session: its address, and the store that keeps it."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import field

from pmworkshop.base.dataclass import dataclass
from pmworkshop.store.company import Company
from pmworkshop.store.journal import Journal
from pmworkshop.store.store import Salvage, Store, Watcher


@dataclass(frozen=True, slots=True)
class StoredSession:
    """The place of one session: its address and the store that keeps it.

    Two places are equal if their addresses are; the session need not exist.

    Attributes:
        address: Address of the session, as a person writes it.
        store: The store that opens it.
    """

    address: str
    store: Store = field(compare=False, repr=False)

    def __str__(self) -> str:
        return self.address

    @property
    def name(self) -> str:
        """The short name of the session, for messages."""
        return self.store.label(self.address)

    @property
    def stem(self) -> str:
        """The beginning of the names of files that are made from the session."""
        return self.store.stem(self.address)

    def create(self, session_id: str) -> Journal:
        """Create the session, and open it for writing; see `Store.create`.

        Args:
            session_id: Id of the session.

        Returns:
            The open journal.

        Raises:
            InputError: The address is in use.
            StorageError: The store does not accept the session; nothing is left of it.
        """
        return self.store.create(self.address, session_id)

    def open(self) -> Journal:
        """Open the session for writing where possible; see `Store.open`."""
        return self.store.open(self.address)

    def reading(self) -> AbstractContextManager[Journal]:
        """Open the session for reading during a context; see `Store.reading`."""
        return self.store.reading(self.address)

    def watch(self) -> Watcher:
        """Watch the session for changes of other windows; see `Store.watch`."""
        return self.store.watch(self.address)

    def company(self) -> Company:
        """Find who else leads the session now; see `Store.company`."""
        return self.store.company(self.address)

    def salvage(self) -> Salvage:
        """Read the intact steps of the damaged session; see `Store.salvage`."""
        return self.store.salvage(self.address)

    def repair(self, found: Salvage) -> StoredSession:
        """Write the intact steps into a copy; see `Store.repair`.

        Args:
            found: The result of `salvage`.

        Returns:
            The place of the copy; an existing copy is kept as it is.

        Raises:
            StorageError: The store does not accept the copy.
        """
        return StoredSession(self.store.repair(self.address, found), self.store)
