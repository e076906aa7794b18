"""Who else leads a session in a file: one small file beside the session for each window, with its time."""

from __future__ import annotations

import json
import os
import secrets
from contextlib import suppress
from pathlib import Path

from pmworkshop.base.errors import StorageError
from pmworkshop.base.files import reason
from pmworkshop.base.language import tr
from pmworkshop.store.company import GONE, Seat, seat_of

FORGOTTEN = 60.0
"""Seconds without a word after which the file of a window that did not end by itself is deleted."""
_LONGEST = 2000


def seats_beside(session: Path) -> list[Path]:
    """List the files that say who is there.

    Args:
        session: The session file, which may be gone.

    Returns:
        The files; those of windows that were killed are among them.

    Raises:
        OSError: The folder cannot be read.
    """
    if not session.parent.is_dir():
        return []
    return [one for one in session.parent.iterdir() if one.name.startswith(_beginning(session))]


def _beginning(session: Path) -> str:
    return f".{session.name}.here-"


class FileCompany:
    """Compares the times of the files with each other, so that no clock but that of their disk counts."""

    def __init__(self, session: Path) -> None:
        """Choose the session; nothing is written yet.

        Args:
            session: The session file, under any of its names.
        """
        try:
            self._session = session.resolve()
        except (OSError, RuntimeError):  # links in a circle; opening the session says so
            self._session = session
        self._mine = self._session.with_name(f"{_beginning(self._session)}{secrets.token_hex(4)}")

    def meet(self, seat: Seat) -> tuple[Seat, ...]:
        """Write this window's file, and read those of the others; see `Company.meet`.

        Args:
            seat: This window.

        Returns:
            The others, sorted.

        Raises:
            StorageError: The folder takes no file.
        """
        try:
            now = self._write(seat)
            others = seats_beside(self._session)
        except OSError as error:
            raise StorageError(
                tr("{name}: who else is here cannot be found: {error}.", name=self._session.name, error=reason(error))
            ) from None
        found = [_read(one, now) for one in others if one.name != self._mine.name]
        return tuple(sorted((one for one in found if one is not None), key=lambda one: (one.name, one.sort, one.at)))

    def _write(self, seat: Seat) -> float:
        """Write this window's file, never empty in between; return its time."""
        data = json.dumps({"name": seat.name, "sort": seat.sort, "at": seat.at}).encode()
        handle = os.open(self._mine, os.O_WRONLY | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
        try:
            os.write(handle, data)
            os.ftruncate(handle, len(data))
            return os.fstat(handle).st_mtime
        finally:
            os.close(handle)

    def leave(self) -> None:
        """Delete this window's file."""
        with suppress(OSError):
            self._mine.unlink()


def _read(path: Path, now: float) -> Seat | None:
    """Read the file of a window; None where it is gone, or says nothing that can be read."""
    try:
        silent = now - path.stat().st_mtime
        if silent > FORGOTTEN:
            path.unlink()
        if silent > GONE:
            return None
        told = json.loads(path.read_bytes()[:_LONGEST])
        return seat_of(told["name"], told["sort"], told["at"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
