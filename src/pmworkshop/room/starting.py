"""Opens the room's page as a process of its own, for the stage."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress

from pmworkshop.base.application import own_command
from pmworkshop.base.folders import STORE_VARIABLE, Folders
from pmworkshop.base.language import spoken, tr, tr_noop
from pmworkshop.store.addresses import database_at, is_database

LONGEST = 30.0
"""Seconds after which a page that has not opened is given up."""
GOODBYE = 5.0
"""Seconds in which a page says goodbye to its phones."""
STEP = 0.05
"""Seconds between two looks at whether it has."""
FAILED = tr_noop("The page for phones did not open.")


class Process:
    """The process of a page, which outlives no stage: it is closed with it, or closes itself some seconds after."""

    def __init__(self, session: str, folders: Folders, *, tls: bool = False) -> None:
        """Start it.

        Args:
            session: Address of the session.
            folders: The user's folders.
            tls: Whether phones reach it by TLS, with a certificate of this computer's own.

        Raises:
            OSError: No process can be started.
        """
        self._running = subprocess.Popen(
            command(session, folders, tls=tls),
            env=environment(session),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=os.name != "nt",  # no key of the terminal reaches it
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )

    @property
    def ended(self) -> bool:
        """Whether it has ended."""
        return self._running.poll() is not None

    def failure(self, open_: Callable[[], bool]) -> str:
        """Wait until the page is open, or is not going to be.

        Args:
            open_: Returns whether it is open.

        Returns:
            Why it is not, in one sentence; empty once it is open.
        """
        end = time.monotonic() + LONGEST
        while not open_():
            if self.ended:
                return self.last_words() or tr(FAILED)
            if time.monotonic() > end:
                self.stop()
                return tr(FAILED)
            time.sleep(STEP)
        return ""

    def last_words(self) -> str:
        """Return the last line that it wrote as an error, without the name of the program."""
        assert self._running.stderr is not None
        lines = self._running.stderr.read().decode("utf-8", "replace").split("\n")
        return next((one for one in reversed(lines) if one.strip()), "").strip().removeprefix("pmworkshop: ")

    def stop(self) -> None:
        """End it, if it has not ended, and wait for that a little."""
        if not self.ended:
            self._running.terminate()
            with suppress(subprocess.TimeoutExpired):  # it says goodbye to the phones first
                self._running.wait(STEP)

    def wait(self) -> None:
        """Wait until it has ended; one that does not is ended by force."""
        try:
            self._running.wait(GOODBYE)
        except subprocess.TimeoutExpired:
            self._running.kill()
            self._running.wait()
        assert self._running.stderr is not None
        self._running.stderr.close()


def environment(session: str) -> dict[str, str]:
    """Return the environment of a page; where the session is in a database, with the password that is known here.

    Nobody but the user can read it, while the command line is shown to all who use this computer.

    Args:
        session: Address of the session.
    """
    known = {STORE_VARIABLE: database_at(session).dsn} if is_database(session) else {}
    return {**os.environ, **known}


def command(session: str, folders: Folders, *, tls: bool = False) -> list[str]:
    """Write the command that opens a page; until it knows the session, it speaks the language that is spoken here.

    Args:
        session: Address of the session.
        folders: The user's folders; where they are one, it is handed on.
        tls: Whether phones reach it by TLS, with a certificate of this computer's own.
    """
    home = ["--home", str(folders.data)] if folders.data == folders.config == folders.logs else []
    return [
        *(*own_command(), "--language", spoken()),
        "room",
        *home,
        "--tls" if tls else "--no-tls",
        "--for-stage",
        "--",
        session,
    ]
