"""Places in which sessions are kept, for tests that hold for files and for a database alike."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from pmworkshop.base.clock_ids import CountingIds
from pmworkshop.base.folders import Folders
from pmworkshop.practice.answer import Answer
from pmworkshop.practice.memory import MOST, memory_of
from pmworkshop.practice.query import read_query
from pmworkshop.session.core.records import AnyRecord
from pmworkshop.store.addresses import home_store, store_at
from pmworkshop.store.stored_session import StoredSession
from pmworkshop.workshop.workshop import Workshop
from tests.build import SESSION, FixedClock, details, people, put


@dataclass
class Home:
    """A user's sessions.

    Attributes:
        folders: The folders; with a database the sessions are in it alone.
    """

    folders: Folders

    def at(self, name: str) -> StoredSession:
        store = store_at(self.folders.store) if self.folders.store else home_store(self.folders)
        place = f"{self.folders.store}#{name}" if self.folders.store else str(self.folders.data / f"{name}.pmw")
        return StoredSession(place, store)

    def begin(self, name: str, *records: AnyRecord, **about) -> Workshop:
        """A running workshop over a new session with people and these records."""
        workshop = Workshop(
            self.at(name).create(SESSION), window="stage", who="Fay", clock=FixedClock(), ids=CountingIds()
        )
        workshop.commit(put(details(**about), *people(), *records, label="Session begun", undoable=False))
        return workshop

    def again(self, name: str) -> Workshop:
        """Another window on a session."""
        return Workshop(self.at(name).open(), window="notes", who="Fay", clock=FixedClock(), ids=CountingIds(1 << 40))

    def remove(self, name: str) -> None:
        self.at(name).store.remove(self.at(name).address)

    def asked(self, words: str, most: int = MOST) -> Answer:
        return memory_of(self.folders).find(read_query(words), most)

    def told(self, words: str) -> list[str]:
        return [line.text for one in self.asked(words).sessions for line in one.lines]


def in_files(folder: Path) -> Home:
    return Home(Folders.at(folder))


def in_database(folder: Path, address: str) -> Home:
    return Home(replace(Folders.at(folder), store=address))
