"""The memory of a folder of session files, which has an index beside them."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pmworkshop.base.errors import PmworkshopError
from pmworkshop.base.folders import Folders
from pmworkshop.base.language import tr
from pmworkshop.base.text import clean_line
from pmworkshop.practice.answer import MANY, Answer, Found, Tell
from pmworkshop.practice.index import Index, Known, open_index
from pmworkshop.practice.query import Query
from pmworkshop.practice.remembered import About, Due, Line, Open
from pmworkshop.store.addresses import home_store
from pmworkshop.store.journal import Head
from pmworkshop.store.stored_session import StoredSession

if TYPE_CHECKING:
    from pmworkshop.session.core.session import Session

FILE = "memory.index"
"""Name of the index, beside the sessions; it can be deleted at any time."""
SETTLED = 2.0
"""Seconds after a change of a file in which it may change again and look the same."""

T = TypeVar("T")


class FileMemory:
    """The memory of a folder of session files, which has an index beside them; see `Place`."""

    def __init__(self, folders: Folders, tell: Tell = lambda number: None) -> None:
        """Take the user's folders.

        Args:
            folders: They hold the sessions and the index; neither need exist.
            tell: Called before many sessions are read for the first time, with their number.
        """
        self._folders, self._tell = folders, tell

    def find(self, query: Query, most: int) -> Answer:
        """Find lines that hold all words; see `Place.find`."""

        def asked(index: Index) -> Answer:
            hits, total = index.find(query, most)
            lines = dict[int, list[Line]]()
            for hit in hits:
                lines.setdefault(hit.number, []).append(hit.line)
            found = tuple(self._found(index, number, said) for number, said in lines.items())
            broken = tuple(sorted(Path(address).name for address in index.unreadable()))
            return Answer(found, total, index.size() - len(broken), broken)

        return self._ask(asked)

    def held(self) -> tuple[Open, ...]:
        """List what all sessions hold that is due; see `Place.held`."""

        def asked(index: Index) -> tuple[Open, ...]:
            dues = index.dues()
            about = {number: index.about(number)[1] for number in {number for number, _ in dues}}
            return tuple(
                Open(one, about[at].id, about[at].title, about[at].organisation, about[at].day) for at, one in dues
            )

        return self._ask(asked)

    def _found(self, index: Index, number: int, lines: Sequence[Line]) -> Found:
        address, about = index.about(number)
        return Found(StoredSession(address, home_store(self._folders)), about, tuple(lines))

    def _ask(self, asked: Callable[[Index], T]) -> T:
        """Ask the index; a damaged one is made anew, and one that cannot be written is made in memory."""
        path = self._folders.data / FILE
        for _ in range(2):
            try:
                return self._in(path, asked)
            except sqlite3.OperationalError:
                break
            except sqlite3.DatabaseError:
                with suppress(OSError):
                    path.unlink()
        return self._in(None, asked)

    def _in(self, path: Path | None, asked: Callable[[Index], T]) -> T:
        index = open_index(path)
        try:
            self._refresh(index)
            return asked(index)
        finally:
            index.close()

    def _refresh(self, index: Index) -> None:
        """Look which files have changed, and read the sessions whose journals have."""
        known, store = index.known(), home_store(self._folders)
        looks = {address: _look_of(address) for address in store.sessions()}
        changed = [at for at, look in looks.items() if at not in known or not look or known[at].mark != look]
        gone = index.drop(sorted(known.keys() - looks.keys()))
        if len(changed) - len(known) > MANY:
            self._tell(len(changed))
        for address in changed:
            gone |= self._read_into(index, StoredSession(address, store), known.get(address), looks[address])
        if gone:
            index.forget()
        index.save()

    def _read_into(self, index: Index, stored: StoredSession, known: Known | None, look: str) -> bool:
        """Put a session into the index if its journal has changed; return whether words are gone that stood there."""
        read = _read(stored, known)
        if read is None:
            index.look_same(stored.address, look)
            return False
        head, about, session = read
        lines, dues = _remembered(session) if session is not None else ((), ())
        return index.put(stored.address, look, head, about, lines, dues)


def _look_of(address: str) -> str:
    """Return what changes with a file; empty if it was changed just now, and may look the same after a change."""
    try:
        found = Path(address).stat()
    except OSError:
        return ""
    if abs(time.time() - found.st_mtime) < SETTLED or abs(time.time() - found.st_ctime) < SETTLED:
        return ""
    return f"{found.st_mtime_ns} {found.st_ctime_ns} {found.st_size} {found.st_ino}"


def _remembered(session: Session) -> tuple[Sequence[Line], Sequence[Due]]:
    """Say what of a session is remembered; what can read one is imported only once one has changed."""
    from pmworkshop.practice.dues import dues_of
    from pmworkshop.practice.lines import lines_of

    return lines_of(session), dues_of(session)


def _read(stored: StoredSession, known: Known | None) -> tuple[str, About, Session | None] | None:
    """Read a session; None if its journal is as it was."""
    try:
        head = _written(stored.store.glance(stored.address).head)
        if known is not None and known.head == head:
            return None
        with stored.reading() as journal:
            session, there = journal.load()
        info = session.info
        about = About(info.session, clean_line(info.title), clean_line(info.organisation), info.day.isoformat())
        return _written(there), about, session
    except PmworkshopError as error:
        return "", About(fault=clean_line(error.message)), None
    except Exception:  # anything may be in a folder, and one file must not hide the others
        return "", About(fault=tr("{name} is damaged: a record in it cannot be read.", name=stored.name)), None


def _written(head: Head) -> str:
    return f"{head.session} {head.seq} {head.rewrites} {head.chain.hex()}"
