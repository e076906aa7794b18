"""The store on disk: a folder of session files."""

from __future__ import annotations

import itertools
import os
from contextlib import AbstractContextManager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pmworkshop.base.clock_ids import Clock
from pmworkshop.base.errors import StorageError
from pmworkshop.base.files import reason, safe_name
from pmworkshop.base.folders import SESSION_SUFFIX
from pmworkshop.base.language import tr
from pmworkshop.session.core.steps import Step
from pmworkshop.session.core.worked_out import WorkedOut
from pmworkshop.store.place import warning_about
from pmworkshop.store.sqlite.journal import SqliteJournal
from pmworkshop.store.sqlite.reading import open_reading, open_writing
from pmworkshop.store.stage_lock import StageLock
from pmworkshop.store.store import Glance, Salvage

if TYPE_CHECKING:
    from pmworkshop.store.sqlite.company import FileCompany
    from pmworkshop.store.sqlite.file_watch import FileWatcher

SHORT = 6
"""Characters of a session's id in the name of its file."""


class SqliteStore:
    """Keeps one SQLite file for each session; an address is a path, in its folder or elsewhere.

    It implements `Store`, which documents the methods.
    """

    keeps = True

    def __init__(self, folder: Path) -> None:
        """Choose the folder.

        Args:
            folder: Folder for new sessions and for the list of sessions; it need not exist yet.
        """
        self._folder = folder

    def label(self, address: str) -> str:
        """Return the name of the file.

        Args:
            address: Path of the session file.
        """
        return Path(address).name

    def stem(self, address: str) -> str:
        """Return the name of the file without its suffix.

        Args:
            address: Path of the session file.
        """
        return Path(address).stem

    def new_address(self, title: str, session_id: str) -> str:
        """Name the file of a new session after its title and the beginning of its id.

        Args:
            title: Title of the session.
            session_id: Id of the session.

        Returns:
            Its path; with the whole id if another file has that name.
        """
        name, key = safe_name(title), safe_name(session_id, width=64)
        path = self._folder / f"{name}-{key[:SHORT]}{SESSION_SUFFIX}"
        return str(self._folder / f"{name}-{key}{SESSION_SUFFIX}" if path.exists() else path)

    def beside(self, address: str) -> str:
        """Choose a free file name beside another file, or beside its former place.

        Args:
            address: Path of that file.

        Returns:
            The path; its name has a number added.

        Raises:
            StorageError: The folder no longer exists.
        """
        path = Path(address)
        if not path.parent.is_dir():
            raise StorageError(tr("{parent} is not there.", parent=path.parent))
        names = (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in itertools.count(2))
        return str(next(name for name in names if not name.exists()))

    def warning(self, address: str) -> str | None:
        """Warn of a folder that a cloud service syncs, or of a network drive.

        Args:
            address: Path of the session file.

        Returns:
            One sentence; None if there is nothing to warn of.
        """
        return warning_about(Path(address))

    def create(self, address: str, session_id: str) -> SqliteJournal:
        """Create an empty session file; see `SqliteJournal.create`.

        Args:
            address: The new path.
            session_id: Id of the session.

        Returns:
            The open journal.
        """
        return SqliteJournal.create(Path(address), session_id)

    def write(self, address: str, session_id: str, steps: tuple[Step, ...], known: WorkedOut | None = None) -> None:
        """Write a whole history into a new session file; see `write_session`.

        Args:
            address: The new path.
            session_id: Id of the session.
            steps: The history, stored unchanged.
            known: What reading the steps has found of them already; None to work it out now.
        """
        from pmworkshop.store.sqlite.check import write_session

        write_session(Path(address), session_id, steps, known)

    def open(self, address: str) -> SqliteJournal:
        """Open a session file for writing where possible; see `open_writing`.

        Args:
            address: Path of the session file.
        """
        return open_writing(Path(address))

    def reading(self, address: str) -> AbstractContextManager[SqliteJournal]:
        """Open a session file for reading during a context; see `open_reading`.

        Args:
            address: Path of the session file.
        """
        return open_reading(Path(address))

    def remove(self, address: str) -> None:
        """Delete a session file, and what says beside it who is there; a missing one is no error.

        Args:
            address: Path of the session file.

        Raises:
            StorageError: The file cannot be deleted.
        """
        try:
            Path(address).unlink(missing_ok=True)
            from pmworkshop.store.sqlite.company import seats_beside

            for left in seats_beside(Path(address)):
                left.unlink(missing_ok=True)
        except (OSError, ValueError) as error:
            raise StorageError(
                tr("{address} cannot be deleted: {error}.", address=address, error=reason(error))
            ) from None

    def has(self, address: str) -> bool:
        """Return whether a file, a folder or anything else has that path.

        Args:
            address: The path.
        """
        try:
            return Path(address).exists()
        except (OSError, ValueError):
            return False

    def sessions(self) -> list[str]:
        """List the paths of the session files in the folder, sorted; empty if there is no folder."""
        try:
            return [str(path) for path in sorted(self._folder.glob(f"*{SESSION_SUFFIX}"))]
        except OSError:
            return []

    def glance(self, address: str) -> Glance:
        """Read the main facts about a session file; see `glance`.

        Args:
            address: Path of the session file.
        """
        from pmworkshop.store.sqlite.glance import glance

        return glance(Path(address))

    def lock(self, address: str, clock: Clock | None = None) -> StageLock:
        """Prepare the lock of a session file; see `StageLock`.

        Args:
            address: Path of the session file.
            clock: Source of the time in the note; None for the system clock.

        Returns:
            The lock, not taken yet.
        """
        return StageLock(Path(address), clock)

    def watch(self, address: str) -> FileWatcher:
        """Watch a session file; see `FileWatcher`.

        Args:
            address: Path of the session file.
        """
        from pmworkshop.store.sqlite.file_watch import FileWatcher

        return FileWatcher(Path(address))

    def company(self, address: str) -> FileCompany:
        """Find who leads a session; see `FileCompany`.

        Args:
            address: Path of the session file.
        """
        from pmworkshop.store.sqlite.company import FileCompany

        return FileCompany(Path(address))

    def last_shown(self, address: str) -> datetime | None:
        """Return the modification time of the file in UTC; None if there is none.

        Args:
            address: Path of the session file.
        """
        try:
            return datetime.fromtimestamp(Path(address).stat().st_mtime, UTC)
        except (OSError, ValueError):
            return None

    def note_shown(self, address: str, now: datetime) -> None:
        """Set the times of the file; a failure is ignored.

        Args:
            address: Path of the session file.
            now: The present moment.
        """
        with suppress(OSError, ValueError):
            os.utime(address, (now.timestamp(), now.timestamp()))

    def salvage(self, address: str) -> Salvage:
        """Read the intact steps of a damaged file; see `salvage`.

        Args:
            address: Path of the session file.
        """
        from pmworkshop.store.sqlite.check import salvage

        return salvage(Path(address))

    def repair(self, address: str, found: Salvage) -> str:
        """Write the intact steps of a damaged file into a copy beside it; see `write_repaired`.

        Args:
            address: Path of the damaged file.
            found: The result of `salvage`.

        Returns:
            Path of the copy; an existing copy is kept as it is.
        """
        from pmworkshop.store.sqlite.check import write_repaired

        return str(write_repaired(Path(address), found))
