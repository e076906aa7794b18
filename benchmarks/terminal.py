"""Start a program in a pseudo-terminal, and measure from outside when it is ready and how much memory it takes."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import sys
import termios
import time
from pathlib import Path

COLUMNS, ROWS = 100, 30
PATIENCE = 20.0
_CONTROL = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[P\]_^X][^\x07\x1b]*(?:\x07|\x1b\\)|[ -/]*[0-~])")


def ready(command: list[str], text: str) -> tuple[float, float]:
    """Run a command until ``text`` is on its screen; return the seconds it took and its peak memory in MiB.

    Raises:
        TimeoutError: The text did not come.
    """
    start = time.perf_counter()
    process, terminal = pty.fork()
    if process == 0:
        environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        os.execvpe(command[0], command, environment)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    try:
        shown = b""
        while text.encode() not in _CONTROL.sub(b"", shown):
            left = start + PATIENCE - time.perf_counter()
            if left <= 0 or not select.select([terminal], [], [], left)[0]:
                raise TimeoutError(f"{command} did not show “{text}”: {_CONTROL.sub(b'', shown)[-300:]!r}")
            shown += os.read(terminal, 65536)
        seconds = time.perf_counter() - start
        status = Path(f"/proc/{process}/status").read_text()
        found = re.search(r"VmHWM:\s+(\d+) kB", status)
        return seconds, int(found[1]) / 1024 if found else 0.0
    finally:
        os.kill(process, 9)
        os.waitpid(process, 0)
        os.close(terminal)


def bare() -> list[str]:
    """The command of the floor."""
    return [sys.executable, str(Path(__file__).with_name("bare.py"))]


def stage(session: Path, home: Path) -> list[str]:
    """The command that opens a session on the stage."""
    return [str(Path(sys.executable).with_name("pmworkshop")), "open", str(session), "--home", str(home)]
