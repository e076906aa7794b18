"""A pseudo-terminal around the real program: bytes in, bytes out."""

from __future__ import annotations

import contextlib
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

PATIENCE = float(os.environ.get("PMWORKSHOP_PATIENCE", "180"))
"""Seconds until a test gives up waiting; only a program that is stuck takes so long, however busy the machine is."""
_SEQUENCE = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[P\]_^X][^\x07\x1b]*(?:\x07|\x1b\\)|[ -/]*[0-~])")


class Terminal:
    """The program on a terminal of 80 x 24; where it is given, another terminal is typed on."""

    def __init__(self, *arguments: str, stdin: int | None = None) -> None:
        command = [str(Path(sys.executable).with_name("pmworkshop")), *arguments]
        self.process, self._end = pty.fork()
        if self.process == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
            if stdin is not None:
                os.dup2(stdin, 0)
            os.execvpe(command[0], command, {**os.environ, "TERM": "xterm-256color", "TEXTUAL_ANIMATIONS": "none"})
        self.shown = b""
        self._since = 0

    def read(self, seconds: float = 0.05) -> bool:
        """Read what is there; say whether there was anything."""
        if not select.select([self._end], [], [], seconds)[0]:
            return False
        try:
            got = os.read(self._end, 65536)
        except OSError:
            return False
        self.shown += got
        return bool(got)

    def until(self, text: str) -> float:
        """Read until a text has come since the last bytes were sent; return the seconds."""
        start = time.monotonic()
        while text.encode() not in _SEQUENCE.sub(b"", self.shown[self._since :]):
            if time.monotonic() - start > PATIENCE:
                raise AssertionError(f"no {text!r} in {_SEQUENCE.sub(b'', self.shown[self._since :])[-600:]!r}")
            self.read()
        return time.monotonic() - start

    def send(self, data: bytes) -> None:
        """Type bytes; read meanwhile, so that nobody waits for the other."""
        self._since = len(self.shown)
        while data:
            if select.select([], [self._end], [], 0.01)[1]:
                data = data[os.write(self._end, data[:4096]) :]
            self.read(0)

    def hang_up(self) -> None:
        """Close the window."""
        os.close(self._end)
        self._end = -1

    def end(self) -> int:
        """Wait for the end, and return the exit code."""
        start = time.monotonic()
        while time.monotonic() - start < PATIENCE:
            if self._end >= 0:
                self.read()
            else:
                time.sleep(0.05)
            done, status = os.waitpid(self.process, os.WNOHANG)
            if done:
                self.process = 0
                while self._end >= 0 and self.read():
                    pass
                return os.waitstatus_to_exitcode(status)
        raise AssertionError("it does not end")

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process:
            os.kill(self.process, 9)
            os.waitpid(self.process, 0)
        if self._end >= 0:
            with contextlib.suppress(OSError):
                os.close(self._end)
