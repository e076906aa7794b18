"""Start a program in a pseudo-terminal, and measure from outside when it is ready and how much memory it takes."""

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

COLUMNS, ROWS = 100, 30
PATIENCE = 20.0
_CONTROL = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[P\]_^X][^\x07\x1b]*(?:\x07|\x1b\\)|[ -/]*[0-~])")


ASKS_FOR_FRAMES = b"\x1b[?2026$p"
HAS_FRAMES = b"\x1b[?2026;2$y"
END_OF_FRAME = b"\x1b[?2026l"


class Terminal:
    """A program in a pseudo-terminal that knows where a frame ends (synchronized output)."""

    def __init__(self, command: list[str]) -> None:
        self.start = time.perf_counter()
        self._command = command
        self._process, self._terminal = pty.fork()
        if self._process == 0:
            environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
            os.execvpe(command[0], command, environment)
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self._shown = b""

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        os.kill(self._process, 9)
        os.waitpid(self._process, 0)
        os.close(self._terminal)

    def read(self, until: float) -> bytes:
        """Read what comes next, and answer the one question that matters.

        Raises:
            TimeoutError: Nothing came.
        """
        left = until - time.perf_counter()
        if left <= 0 or not select.select([self._terminal], [], [], left)[0]:
            raise TimeoutError(f"{self._command} stood still: {_CONTROL.sub(b'', self._shown)[-300:]!r}")
        came = os.read(self._terminal, 65536)
        if ASKS_FOR_FRAMES in came:
            os.write(self._terminal, HAS_FRAMES)
        self._shown = (self._shown + came)[-200_000:]
        return came

    def wait_for(self, text: str) -> float:
        """Wait until a text is on the screen; return the seconds since the start."""
        while text.encode() not in _CONTROL.sub(b"", self._shown):
            self.read(self.start + PATIENCE)
        return time.perf_counter() - self.start

    def memory(self) -> float:
        """Peak memory in MiB."""
        found = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{self._process}/status").read_text())
        return int(found[1]) / 1024 if found else 0.0

    def processor(self) -> float:
        """Seconds of the processor that it has taken so far."""
        fields = Path(f"/proc/{self._process}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def settle(self, seconds: float = 0.4) -> None:
        """Read on until nothing has come for so long."""
        with contextlib.suppress(TimeoutError):
            while True:
                self.read(time.perf_counter() + seconds)

    def press(self, key: bytes) -> float:
        """Press a key; return the seconds until the frame that follows is complete."""
        start = time.perf_counter()
        os.write(self._terminal, key)
        came = b""
        while END_OF_FRAME not in came:
            came += self.read(start + PATIENCE)
        return time.perf_counter() - start

    def effect(self, key: bytes, text: str) -> float:
        """Press a key; return the seconds until a text is on the screen and its frame is complete."""
        start = time.perf_counter()
        os.write(self._terminal, key)
        came = b""
        while text.encode() not in _CONTROL.sub(b"", came) or not came.rstrip().endswith(END_OF_FRAME):
            came += self.read(start + PATIENCE)
        return time.perf_counter() - start


def shown(command: list[str], text: str, first: list[bytes], key: bytes, then: str) -> float:
    """Run a command until ``text`` is on its screen, press keys, then one more; return the seconds until its effect.

    Args:
        command: What to run.
        text: Shows that it is ready.
        first: Keys that are pressed before, unmeasured.
        key: The key that is measured.
        then: What stands on the screen once the key has had its effect.
    """
    with Terminal(command) as terminal:
        terminal.wait_for(text)
        terminal.settle()
        for one in first:
            terminal.press(one)
            terminal.settle(0.2)
        return terminal.effect(key, then)


def ready(command: list[str], text: str) -> tuple[float, float]:
    """Run a command until ``text`` is on its screen; return the seconds it took and its peak memory in MiB.

    Raises:
        TimeoutError: The text did not come.
    """
    with Terminal(command) as terminal:
        return terminal.wait_for(text), terminal.memory()


def keys(command: list[str], text: str, pressed: list[bytes], first: list[bytes]) -> list[float]:
    """Run a command until ``text`` is on its screen, then press keys; return the seconds of each to its frame.

    Args:
        command: What to run.
        text: Shows that it is ready.
        pressed: The keys that are measured.
        first: Keys that are pressed before, unmeasured.
    """
    with Terminal(command) as terminal:
        terminal.wait_for(text)
        terminal.settle()
        for key in first:
            terminal.press(key)
            terminal.settle(0.2)
        times = []
        for key in pressed:
            times.append(terminal.press(key))
            terminal.settle(0.02)
        return times


def idle(command: list[str], text: str, seconds: float) -> float:
    """Run a command until ``text`` is on its screen, then leave it alone; return the part of a processor it takes."""
    with Terminal(command) as terminal:
        terminal.wait_for(text)
        begin = time.perf_counter()
        before = 0.0
        for wait in (3.0, seconds):  # what start-up left to do is not counted
            before, begin = terminal.processor(), time.perf_counter()
            with contextlib.suppress(TimeoutError):
                while True:
                    terminal.read(begin + wait)
        return (terminal.processor() - before) / (time.perf_counter() - begin)


def bare(*, full: bool = False) -> list[str]:
    """The command of the floor.

    Args:
        full: Whether each key changes every cell of the screen.
    """
    return [sys.executable, str(Path(__file__).with_name("bare.py")), *(["full"] if full else [])]


def stage(session: Path, home: Path) -> list[str]:
    """The command that opens a session on the stage."""
    return [str(Path(sys.executable).with_name("pmworkshop")), "open", str(session), "--home", str(home)]
