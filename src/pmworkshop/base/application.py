"""The program packed with its Python as one folder or file: whether it runs so, and how it starts itself again."""

from __future__ import annotations

import os
import sys
from pathlib import Path

APPIMAGE_VARIABLE = "APPIMAGE"
"""Where the file of an AppImage lies; what runs is mounted elsewhere, and gone when it ends."""


def is_packed() -> bool:
    """Return whether the program runs as a packed one, and not from a checkout or an environment of Python."""
    return bool(getattr(sys, "frozen", False))


def own_file() -> Path:
    """Return the file that was started, of a packed program."""
    return Path(os.environ.get(APPIMAGE_VARIABLE) or sys.executable)


def own_command() -> list[str]:
    """Return the words that start this program once more, before those of a command."""
    return [str(own_file())] if is_packed() else [sys.executable, "-m", "pmworkshop"]
