"""A safe place for an answer that the disk of its session would not take, and for lines that are half typed."""

from __future__ import annotations

import json
import secrets
import tempfile
from collections.abc import Mapping
from pathlib import Path

from pmworkshop.base.errors import InputError, StorageError
from pmworkshop.base.files import read_bytes, reason, safe_name, write_file
from pmworkshop.base.folders import Folders
from pmworkshop.base.text import clean_line

LONGEST = 4 * 1024 * 1024
"""Bytes of half-typed lines that are read again."""


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


def draft_file(session_id: str, folders: Folders) -> Path:
    """Name the file that holds what is half typed in a session."""
    return folders.data / "half-typed" / f"{safe_name(session_id)}.json"


def keep_drafts(drafts: Mapping[str, str], session_id: str, folders: Folders) -> None:
    """Write what is half typed, in place of what was written before; nothing half typed leaves no file.

    Args:
        drafts: Each line by the module it is typed in.
        session_id: The session.
        folders: The user's folders.

    Raises:
        StorageError: The disk did not take it.
    """
    path = draft_file(session_id, folders)
    if drafts:
        write_file(path, json.dumps(dict(drafts)).encode(), private=True)
    else:
        forget(path)


def kept_drafts(session_id: str, folders: Folders) -> dict[str, str]:
    """Read what was half typed when the program was cut off, each line by its module, cleaned.

    A file that is not what was written counts as none.
    """
    path = draft_file(session_id, folders)
    try:
        found = json.loads(read_bytes(path, "half-typed lines", LONGEST))
    except (InputError, ValueError, RecursionError):
        return {}
    if not isinstance(found, dict):
        return {}
    lines = {module: clean_line(text) for module, text in found.items() if isinstance(text, str)}
    return {module: line for module, line in lines.items() if line}


def _write(path: Path, data: bytes) -> Path:
    write_file(path, data, private=True)
    return path
