"""Where a command writes: checks of a folder or file named by the user, and what is told of the files written."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from pmworkshop.base.errors import InputError
from pmworkshop.base.folders import SESSION_SUFFIX
from pmworkshop.base.language import tr
from pmworkshop.base.text import clean_line
from pmworkshop.cli.json_output import saved_plain, say_json
from pmworkshop.cli.options import say, warn
from pmworkshop.cli.standard_streams import STANDARD

if TYPE_CHECKING:
    from pmworkshop.workshop.exports import Saved


def out_folder(name: str) -> Path:
    """Check a folder to write to; it need not exist yet and is not created.

    Args:
        name: The folder as typed.

    Returns:
        Its path.

    Raises:
        InputError: The name is not possible or stands for standard output, the folder or one above it is a file, or
            it is not writable.
    """
    if name == STANDARD:
        raise InputError(
            tr("Several files are written here, and standard output takes one."), tr("Name a folder with --out.")
        )
    folder = Path(name)
    try:
        there = next(place for place in (folder, *folder.absolute().parents) if place.exists())
    except OSError:
        there = None
    if there is None or "\0" in name:
        raise InputError(tr("“{name}” is not a name that a folder can have.", name=clean_line(name)))
    if not there.is_dir():
        raise InputError(
            tr("{there} is a file, not a folder to write to.", there=there), tr("Name a folder with --out.")
        )
    if not os.access(there, os.W_OK | os.X_OK):
        raise InputError(
            tr("The folder {there} may not be written to by you.", there=there), tr("Name another with --out.")
        )
    return folder


def out_file(name: str) -> Path:
    """Check a file to write to; it need not exist yet and is not created.

    Args:
        name: The file as typed.

    Returns:
        Its path.

    Raises:
        InputError: The name is not possible, is a folder or that of a session, or the folder is not writable.
    """
    path = Path(name)
    out_folder(str(path.parent))
    if "\0" in name or not path.name:
        raise InputError(tr("“{name}” is not a name that a file can have.", name=clean_line(name)))
    if path.is_dir():
        raise InputError(
            tr("{path} is a folder, not a file to write to.", path=path), tr("Name the file with --out.")
        )
    if path.suffix == SESSION_SUFFIX:
        raise InputError(
            tr("{path} has the name of a session, and would be written over.", path=path), tr("Choose another name.")
        )
    return path


def tell_saved(saved: Saved, *, as_json: bool = False) -> None:
    """Print the path of each file that was written, and where an edited one is kept.

    Args:
        saved: What was written and kept.
        as_json: Whether to print it as JSON.
    """
    if as_json:
        say_json(saved_plain(saved))
    for path in () if as_json else saved.written:
        say(path)
    for told in saved.told():
        warn(told)
