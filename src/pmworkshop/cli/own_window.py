"""The packed program opens a terminal when it was started without one, and keeps files out of its own folder."""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, MutableMapping
from pathlib import Path
from typing import Any

from pmworkshop.base.application import own_command, own_file
from pmworkshop.base.errors import ExitCode
from pmworkshop.base.files import private_folder
from pmworkshop.base.folders import Folders
from pmworkshop.base.language import tr
from pmworkshop.cli.terminals import COLUMNS, LINES, window_commands

IN_WINDOW = "--in-own-window"
"""What the program tells itself when it has opened the window that it runs in."""
LONGEST = 2.0
"""Seconds in which a window that cannot be opened says so."""
_BY_ITSELF = 2
"""The most processes on a console that was opened for this program alone: it, and the file that unpacked it."""
_LOCALE = ("LC_ALL", "LC_CTYPE", "LANG")
_OF_THE_LOADER = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "LIBPATH")


@contextlib.contextmanager
def as_packed() -> Iterator[None]:
    """Run the packed program: in a window of its own if it has none, and beside the user's documents.

    A window that is its own stays open until a fault was read.

    Raises:
        SystemExit: A window was opened, and the program goes on there.
    """
    _give_back(os.environ)
    own = _in_own_window()
    try:
        yield
    except SystemExit as ended:
        if own and ended.code and not _no_terminal():
            with contextlib.suppress(EOFError, KeyboardInterrupt):
                input(tr("\nPress Enter to close this window."))
        raise


def _in_own_window() -> bool:
    """Open a window if there is none, or set up the one that is there; return whether it is the program's own."""
    words = sys.argv[1:]
    alone = not words and (_no_terminal() or _opened_for_this())
    if alone and _opened():
        sys.exit(int(ExitCode.FINE))
    own = alone or words == [IN_WINDOW]
    if own:
        del sys.argv[1:]
        _fit()
    if own or (not words and _in_own_folder(Path.cwd())):
        _go_to(Folders.at().data)
    return own


def _give_back(environ: MutableMapping[str, str]) -> None:
    """Let other programs find their own libraries, and not those that are packed here."""
    for name in _OF_THE_LOADER:
        if (before := environ.pop(f"{name}_ORIG", None)) is not None:
            environ[name] = before
        else:
            environ.pop(name, None)


def _go_to(folder: Path) -> None:
    """Work in a folder, where the save key writes; where it cannot be, everything else works all the same."""
    with contextlib.suppress(OSError):
        private_folder(folder)
        os.chdir(folder)


def _no_terminal() -> bool:
    return not any(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def _opened_for_this() -> bool:
    """Return whether Windows opened a console for this program alone, as it does for a double click."""
    windows: Any = getattr(ctypes, "windll", None)
    if windows is None:
        return False
    return bool(0 < windows.kernel32.GetConsoleProcessList((ctypes.c_uint * 8)(), 8) <= _BY_ITSELF)


def _opened() -> bool:
    """Open a window and start the program in it; return whether that went well."""
    # What is unpacked for this process is gone when it ends, so the next one unpacks its own.
    environ = {**os.environ, "PYINSTALLER_RESET_ENVIRONMENT": "1"}
    if not any(environ.get(name) for name in _LOCALE):
        environ["LC_CTYPE"] = "C.UTF-8"  # else some terminals take each sign of the wall for several
    for command in window_commands([*own_command(), IN_WINDOW], sys.platform, shutil.which, environ):
        with contextlib.suppress(OSError):
            started = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=environ,
                start_new_session=os.name != "nt",
            )
            try:
                if started.wait(LONGEST) == 0:
                    return True
            except subprocess.TimeoutExpired:  # it runs for as long as its window is open
                return True
    return False


def _fit() -> None:
    """Ask for the size of a wall where the window has less."""
    size = shutil.get_terminal_size()
    if size.columns >= COLUMNS and size.lines >= LINES:
        return
    if sys.platform == "win32":
        with contextlib.suppress(OSError):
            subprocess.run(["cmd", "/c", "mode", "con:", f"cols={COLUMNS}", f"lines={LINES}"], check=False)
    elif sys.stdout is not None and sys.stdout.isatty():
        sys.stdout.write(f"\x1b[8;{LINES};{COLUMNS}t")
        sys.stdout.flush()


def _in_own_folder(place: Path) -> bool:
    """Return whether a folder is the one where the program lies, or below it."""
    return place.resolve().is_relative_to(own_file().resolve().parent)
