"""Files for half-typed lines: beside the sessions, or in the temporary folder if that disk cannot be written."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path

from pmworkshop.base.errors import InputError, StorageError
from pmworkshop.base.files import read_bytes, safe_name, write_file
from pmworkshop.base.folders import Folders
from pmworkshop.base.language import tr
from pmworkshop.base.text import clean_line
from pmworkshop.workshop.spool import forget, is_own

LONGEST = 4 * 1024 * 1024
"""Bytes of half-typed lines that are read again."""


def draft_file(session_id: str, folders: Folders) -> Path:
    """Return the file for the half-typed lines of a session.

    Args:
        session_id: Id of the session.
        folders: The user's folders.
    """
    return folders.data / "half-typed" / f"{safe_name(session_id)}.json"


def second_file(session_id: str) -> Path:
    """Return the fallback file for half-typed lines.

    Args:
        session_id: Id of the session.

    Returns:
        A file in the temporary folder of the system, which may be on another disk.
    """
    return Path(tempfile.gettempdir()) / f"pmworkshop-{safe_name(session_id, width=64)}-half-typed.json"


def keep_drafts(drafts: Mapping[str, str], session_id: str, folders: Folders) -> None:
    """Write the half-typed lines in place of those written before; without any, delete the files.

    Args:
        drafts: The lines, by the place where they were typed.
        session_id: Id of the session.
        folders: The user's folders.

    Raises:
        StorageError: Neither file could be written, or a file could not be deleted.
    """
    path, second = draft_file(session_id, folders), second_file(session_id)
    if drafts:
        data = json.dumps(dict(drafts)).encode()
        try:
            if not folders.data.is_dir():  # a file made in place of a missing mount is not found later
                raise StorageError(tr("{folder} is not there.", folder=folders.data))
            write_file(path, data, private=True)
        except StorageError:
            write_file(second, data, private=True)
            return
    else:
        forget(path)
    if is_own(second):
        forget(second)


def kept_drafts(session_id: str, folders: Folders) -> dict[str, str]:
    """Read the half-typed lines of an interrupted run.

    Args:
        session_id: Id of the session.
        folders: The user's folders.

    Returns:
        The cleaned lines, by the place where they were typed; empty if there is no valid file of this user.
    """
    return _lines(draft_file(session_id, folders)) | _lines(second_file(session_id))


def _lines(path: Path) -> dict[str, str]:
    if not is_own(path):
        return {}
    try:
        found = json.loads(read_bytes(path, tr("half-typed lines"), LONGEST))
    except (InputError, ValueError, RecursionError):
        return {}
    if not isinstance(found, dict):
        return {}
    lines = {module: clean_line(text) for module, text in found.items() if isinstance(text, str)}
    return {module: line for module, line in lines.items() if line}
