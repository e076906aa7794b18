"""What the commands find outside the program: a terminal, a calendar, drives, screens; tests hand in their own."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pmworkshop.base.folders import Folders
    from pmworkshop.store.store import StoredSession
    from pmworkshop.tui.replay.recording import Recording


class Environment:
    """This computer."""

    def terminal(self) -> bool:
        """Tell whether somebody sits at a terminal."""
        return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))

    def now(self) -> datetime:
        """Return the present moment, in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """Return the date at the place where the computer is."""
        return self.now().astimezone().date()

    def warning_about(self, stored: StoredSession) -> str | None:
        """Warn of a session in a place where files are not safe; None where there is nothing to warn of."""
        return stored.store.warning(stored.address)

    def home(self, folders: Folders) -> int:
        """Show the home screen; return the exit code."""
        from pmworkshop.tui.shell.app import run_home

        return run_home(folders)

    def stage(self, stored: StoredSession, folders: Folders, *, readonly: bool = False) -> int:
        """Show the stage of a session; return the exit code."""
        from pmworkshop.tui.shell.app import run_stage

        return run_stage(stored, folders, readonly=readonly)

    def notes(self, stored: StoredSession, folders: Folders) -> int:
        """Show the private notes of a session; return the exit code."""
        from pmworkshop.tui.notes.app import run_notes

        return run_notes(stored, folders)

    def replay(self, reel: Recording, folders: Folders) -> int:
        """Show how a session came about; return the exit code."""
        from pmworkshop.tui.replay.app import run_replay

        return run_replay(reel, folders)
