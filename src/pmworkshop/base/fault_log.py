"""What the log holds of a fault: its type and the places it came through, and never a value.

The message of an exception may repeat what somebody answered: a validation repeats its input, a database the value
that it refused, a key error the key.
"""

from __future__ import annotations

import logging
import os
import traceback
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

from pmworkshop.base.files import private_folder


def told_without_values(error: BaseException) -> str:
    """Write a fault for the log: for it and for each that led to it, the places, and the type with its number.

    Args:
        error: The fault, with its traceback.

    Returns:
        Several lines, the oldest fault first; no message of an exception is among them.
    """
    chain: list[BaseException] = []
    present: BaseException | None = error
    while present is not None and present not in chain:
        chain.append(present)
        present = present.__cause__ or (None if present.__suppress_context__ else present.__context__)
    return "\n".join(line for one in reversed(chain) for line in _lines(one))


def _lines(error: BaseException) -> Iterator[str]:
    yield "Traceback (most recent call last):"
    for frame in traceback.extract_tb(error.__traceback__):
        yield f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}'
    number = getattr(error, "sqlite_errorname", None) or getattr(error, "errno", None)
    yield f"{type(error).__module__}.{type(error).__qualname__}{f' ({number})' if number else ''}"


def open_private_log(path: Path) -> None:
    """Make a log file that its owner alone can read, in such a folder; an earlier one is closed to others.

    Args:
        path: The log file.

    Raises:
        OSError: It cannot be made.
    """
    private_folder(path.parent)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        if hasattr(os, "fchmod"):
            os.fchmod(handle, 0o600)
    finally:
        os.close(handle)


class PrivateLogHandler(logging.FileHandler):
    """Writes to a log file that its owner alone can read; of an exception the types and the places."""

    def __init__(self, path: Path) -> None:
        """Prepare the log; the file is made with its first line.

        Args:
            path: The log file.
        """
        super().__init__(path, encoding="utf-8", errors="backslashreplace", delay=True)
        self.setFormatter(_Formatter("%(asctime)s %(levelname)s %(message)s"))

    def _open(self):  # type: ignore[no-untyped-def]  # noqa: ANN202  # its type is one of typeshed alone
        open_private_log(Path(self.baseFilename))
        return super()._open()


class _Formatter(logging.Formatter):
    def formatException(  # noqa: N802
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    ) -> str:
        return told_without_values(ei[1]) if ei[1] is not None else ""
