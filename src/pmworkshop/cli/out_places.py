"""Where a command writes to: a folder or a file that a person names, looked at before anything is made."""

from __future__ import annotations

import os
from pathlib import Path

from pmworkshop.base.errors import InputError
from pmworkshop.base.folders import SESSION_SUFFIX
from pmworkshop.base.text import clean_line


def out_folder(name: str) -> Path:
    """Find a folder to write to; it need not be there yet.

    Raises:
        InputError: Something else is in its place, or it may not be written to.
    """
    folder = Path(name)
    try:
        there = next(place for place in (folder, *folder.absolute().parents) if place.exists())
    except OSError:
        there = None
    if there is None or "\0" in name:
        raise InputError(f"“{clean_line(name)}” is not a name that a folder can have.")
    if not there.is_dir():
        raise InputError(f"{there} is a file, not a folder to write to.", "Name a folder with --out.")
    if not os.access(there, os.W_OK | os.X_OK):
        raise InputError(f"The folder {there} may not be written to by you.", "Name another with --out.")
    return folder


def out_file(name: str) -> Path:
    """Find a file to write to; it need not be there yet.

    Raises:
        InputError: It is a folder, a session, or stands where nothing can be written.
    """
    path = Path(name)
    out_folder(str(path.parent))
    if "\0" in name or not path.name:
        raise InputError(f"“{clean_line(name)}” is not a name that a file can have.")
    if path.is_dir():
        raise InputError(f"{path} is a folder, not a file to write to.", "Name the file with --out.")
    if path.suffix == SESSION_SUFFIX:
        raise InputError(f"{path} has the name of a session, and would be written over.", "Choose another name.")
    return path
