"""What the commands use outside the program: terminal, clock, screens; tests pass an environment of their own."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pmworkshop.base.folders import Folders
    from pmworkshop.store.stored_session import StoredSession
    from pmworkshop.tui.replay.recording import Recording


BROWSER_DRIVER = "textual.drivers.web_driver:WebDriver"
"""What ``TEXTUAL_DRIVER`` says where a browser shows the stage, and standard input and output carry it there."""


def in_browser(environ: Mapping[str, str]) -> bool:
    """Tell whether the program was started by what shows the stage in a browser.

    Args:
        environ: The variables of the environment.
    """
    return environ.get("TEXTUAL_DRIVER") == BROWSER_DRIVER


class Environment:
    """The environment of a command: this computer, with its terminal and its clock."""

    def terminal(self) -> bool:
        """Tell whether standard input and standard output are a terminal, or a browser that shows one."""
        return in_browser(os.environ) or all(
            stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout)
        )

    def now(self) -> datetime:
        """Return the present time in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """Return the present date in the time zone of the computer."""
        return self.now().astimezone().date()

    def warning_about(self, stored: StoredSession) -> str | None:
        """Warn of a session in a place where changes may get lost.

        Args:
            stored: The session.

        Returns:
            The warning; None if the place is safe.
        """
        return stored.store.warning(stored.address)

    def home(self, folders: Folders) -> int:
        """Show the home screen until it is closed.

        Args:
            folders: The user's folders.

        Returns:
            The exit code.
        """
        from pmworkshop.tui.shell.app import run_home

        code, together = run_home(folders)
        while together is not None:  # home comes again once the window beside the stage is closed
            from pmworkshop.store.addresses import stored_at

            self.beside(stored_at(together[0]), folders, name=together[1])
            code, together = run_home(folders)
        return code

    def stage(self, stored: StoredSession, folders: Folders, *, readonly: bool = False, name: str = "") -> int:
        """Show the stage of a session until it is closed.

        Args:
            stored: The session.
            folders: The user's folders.
            readonly: Whether nothing may be changed.
            name: Name of who leads; empty if it was not said.

        Returns:
            The exit code.
        """
        from pmworkshop.tui.shell.app import run_stage

        return run_stage(stored, folders, readonly=readonly, name=name)

    def beside(self, stored: StoredSession, folders: Folders, *, name: str = "") -> int:
        """Show a window beside the stage of a session until it is closed.

        Args:
            stored: The session.
            folders: The user's folders.
            name: Name of who leads; empty if it was not said.

        Returns:
            The exit code.
        """
        from pmworkshop.tui.beside.app import run_beside

        return run_beside(stored, folders, name)

    def notes(self, stored: StoredSession, folders: Folders, *, name: str = "") -> int:
        """Show the private notes of a session until they are closed.

        Args:
            stored: The session.
            folders: The user's folders.
            name: Name of who reads them; empty if it was not said.

        Returns:
            The exit code.
        """
        from pmworkshop.tui.notes.app import run_notes

        return run_notes(stored, folders, name)

    def replay(self, reel: Recording, folders: Folders) -> int:
        """Show the replay of a session until it is closed.

        Args:
            reel: The recorded steps of the session, with speed and start.
            folders: The user's folders.

        Returns:
            The exit code.
        """
        from pmworkshop.tui.replay.app import run_replay

        return run_replay(reel, folders)
