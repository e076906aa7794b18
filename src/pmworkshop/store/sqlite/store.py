"""The store on disk: a folder of session files."""

from __future__ import annotations

import itertools
import os
from contextlib import AbstractContextManager, suppress
from datetime import UTC, datetime
from pathlib import Path

from pmworkshop.base.clock_ids import Clock
from pmworkshop.base.errors import StorageError
from pmworkshop.base.files import safe_name
from pmworkshop.base.folders import SESSION_SUFFIX
from pmworkshop.session.core.steps import Step
from pmworkshop.store.place import warning_about
from pmworkshop.store.sqlite.check import salvage, write_repaired, write_session
from pmworkshop.store.sqlite.file_watch import FileWatcher
from pmworkshop.store.sqlite.glance import glance
from pmworkshop.store.sqlite.journal import SqliteJournal
from pmworkshop.store.sqlite.reading import open_reading, open_writing
from pmworkshop.store.stage_lock import StageLock
from pmworkshop.store.store import Glance, Salvage

SHORT = 6
"""Characters of a session's id in the name of its file."""


class SqliteStore:
    """Keeps one SQLite file for each session; an address is a path, in this folder or elsewhere."""

    def __init__(self, folder: Path) -> None:
        """Keep new sessions in ``folder``, which need not be there yet, and list those in it."""
        self._folder = folder

    def label(self, address: str) -> str:
        """Return the name of the file."""
        return Path(address).name

    def stem(self, address: str) -> str:
        """Return the name of the file without its suffix."""
        return Path(address).stem

    def new_address(self, title: str, session_id: str) -> str:
        """Name the file of a new session after its title and the beginning of its id.

        Args:
            title: What the room sees.
            session_id: The session's id.

        Returns:
            Its path; where another session has that name already, the whole id is in it.
        """
        name, key = safe_name(title), safe_name(session_id, width=64)
        path = self._folder / f"{name}-{key[:SHORT]}{SESSION_SUFFIX}"
        return str(self._folder / f"{name}-{key}{SESSION_SUFFIX}" if path.exists() else path)

    def beside(self, address: str) -> str:
        """Choose the name of a file beside another one, or beside the place where one was.

        Args:
            address: The path of that one.

        Raises:
            StorageError: Its folder is gone.
        """
        path = Path(address)
        if not path.parent.is_dir():
            raise StorageError(f"{path.parent} is not there.")
        names = (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in itertools.count(2))
        return str(next(name for name in names if not name.exists()))

    def warning(self, address: str) -> str | None:
        """Warn of a folder that a cloud service syncs, or of a network drive; None elsewhere."""
        return warning_about(Path(address))

    def create(self, address: str, session_id: str) -> SqliteJournal:
        """Make a new, empty session file; see `SqliteJournal.create`.

        Args:
            address: Its path.
            session_id: The session's id.
        """
        return SqliteJournal.create(Path(address), session_id)

    def write(self, address: str, session_id: str, steps: tuple[Step, ...]) -> None:
        """Write a whole history into a new session file; see `write_session`.

        Args:
            address: Its path.
            session_id: The session's id.
            steps: The history, as it is.
        """
        write_session(Path(address), session_id, steps)

    def open(self, address: str) -> SqliteJournal:
        """Open a session file for writing where that is possible; see `open_writing`."""
        return open_writing(Path(address))

    def reading(self, address: str) -> AbstractContextManager[SqliteJournal]:
        """Open a session file for reading; see `open_reading`."""
        return open_reading(Path(address))

    def remove(self, address: str) -> None:
        """Delete a session file; one that is not there is fine."""
        Path(address).unlink(missing_ok=True)

    def has(self, address: str) -> bool:
        """Tell whether a file, a folder or anything else has that name."""
        try:
            return Path(address).exists()
        except (OSError, ValueError):
            return False

    def sessions(self) -> list[str]:
        """List the session files of the folder, by name."""
        folder = self._folder
        return [str(path) for path in sorted(folder.glob(f"*{SESSION_SUFFIX}"))] if folder.is_dir() else []

    def glance(self, address: str) -> Glance:
        """Look at a session file without loading it; see `glance`."""
        return glance(Path(address))

    def lock(self, address: str, clock: Clock | None = None) -> StageLock:
        """Prepare the lock of a session file; see `StageLock`.

        Args:
            address: Its path.
            clock: Tells since when it is held; the system's unless given.
        """
        return StageLock(Path(address), clock)

    def watch(self, address: str) -> FileWatcher:
        """Begin to look at a session file."""
        return FileWatcher(Path(address))

    def last_shown(self, address: str) -> datetime | None:
        """Return the time of the file."""
        try:
            return datetime.fromtimestamp(Path(address).stat().st_mtime, UTC)
        except (OSError, ValueError):
            return None

    def note_shown(self, address: str, now: datetime) -> None:
        """Set the time of the file; one that cannot be set stays.

        Args:
            address: Its path.
            now: The moment.
        """
        with suppress(OSError, ValueError):
            os.utime(address, (now.timestamp(), now.timestamp()))

    def salvage(self, address: str) -> Salvage:
        """Read what can be read of a damaged file; see `salvage`."""
        return salvage(Path(address))

    def repair(self, address: str, found: Salvage) -> str:
        """Write the good steps of a damaged file into a copy beside it.

        Args:
            address: The path of the damaged file.
            found: What `salvage` returned for it.

        Returns:
            The path of the copy.
        """
        return str(write_repaired(Path(address), found))
