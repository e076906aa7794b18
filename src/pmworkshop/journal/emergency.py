"""A safe place for an answer that the disk of its session would not take."""

from __future__ import annotations

import secrets
import tempfile
from pathlib import Path

from pmworkshop.base.errors import StorageError
from pmworkshop.base.files import reason, safe_name, write_file
from pmworkshop.base.folders import Folders


def keep(text: str, session_id: str, folders: Folders) -> Path:
    """Write an answer that could not be saved into a file of its own.

    Tries the emergency folder, then the system's folder for temporary files, which may be on another disk.

    Returns:
        Where it is.

    Raises:
        StorageError: Neither took it.
    """
    name = f"pmworkshop-{safe_name(session_id)}-{secrets.token_hex(4)}.txt"
    data = text.encode("utf-8", "replace")
    try:
        return _write(folders.emergency / name, data)
    except StorageError:
        return _write(Path(tempfile.gettempdir()) / name, data)


def forget(path: Path) -> None:
    """Take such a file away once its answer is saved; one that is gone already is fine.

    Raises:
        StorageError: It cannot be taken away.
    """
    try:
        path.unlink(missing_ok=True)
    except (OSError, ValueError) as error:
        raise StorageError(f"{path} could not be taken away: {reason(error)}.", "Delete it yourself.") from None


def _write(path: Path, data: bytes) -> Path:
    write_file(path, data)
    return path
