"""A safe place for lines that are half typed: beside the sessions, or where their disk takes nothing, elsewhere."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path

from pmworkshop.base.errors import InputError, StorageError
from pmworkshop.base.files import read_bytes, safe_name, write_file
from pmworkshop.base.folders import Folders
from pmworkshop.base.text import clean_line
from pmworkshop.workshop.spool import forget, is_own

LONGEST = 4 * 1024 * 1024
"""Bytes of half-typed lines that are read again."""


def draft_file(session_id: str, folders: Folders) -> Path:
    """Name the file that holds what is half typed in a session."""
    return folders.data / "half-typed" / f"{safe_name(session_id)}.json"


def second_file(session_id: str) -> Path:
    """Name the file that holds what is half typed where the disk of the sessions takes nothing.

    Args:
        session_id: The session.

    Returns:
        A file in the system's folder for temporary files, which may be on another disk.
    """
    return Path(tempfile.gettempdir()) / f"pmworkshop-{safe_name(session_id, width=64)}-half-typed.json"


def keep_drafts(drafts: Mapping[str, str], session_id: str, folders: Folders) -> None:
    """Write what is half typed, in place of what was written before; nothing half typed leaves no file.

    Args:
        drafts: Each line by the module it is typed in.
        session_id: The session.
        folders: The user's folders.

    Raises:
        StorageError: No disk took it.
    """
    path, second = draft_file(session_id, folders), second_file(session_id)
    if drafts:
        data = json.dumps(dict(drafts)).encode()
        try:
            if not folders.data.is_dir():  # what is made in the place of a folder that went away is not found again
                raise StorageError(f"{folders.data} is not there.")
            write_file(path, data, private=True)
        except StorageError:
            write_file(second, data, private=True)
            return
    else:
        forget(path)
    if is_own(second):
        forget(second)


def kept_drafts(session_id: str, folders: Folders) -> dict[str, str]:
    """Read what was half typed when the program was cut off.

    Args:
        session_id: The session.
        folders: The user's folders.

    Returns:
        Each line by its module, cleaned; a file that is not what was written counts as none.
    """
    return _lines(draft_file(session_id, folders)) | _lines(second_file(session_id))


def _lines(path: Path) -> dict[str, str]:
    if not is_own(path):
        return {}
    try:
        found = json.loads(read_bytes(path, "half-typed lines", LONGEST))
    except (InputError, ValueError, RecursionError):
        return {}
    if not isinstance(found, dict):
        return {}
    lines = {module: clean_line(text) for module, text in found.items() if isinstance(text, str)}
    return {module: line for module, line in lines.items() if line}
