"""A PostgreSQL server of one's own: made in a temporary folder, reached over a socket of this computer alone."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from functools import cache
from pathlib import Path

USER = "postgres"
"""Who runs the server where this program is run by root, which the server refuses."""


@cache
def programs() -> Path | None:
    """Find the folder of the newest PostgreSQL on this computer, as Debian or the path has it; None without one."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda one: int(one.parts[-3]))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).parent if on_path else None


class Database:
    """A server, which is gone with its folder after `end`.

    Attributes:
        folder: The folder of its data and its socket.
        dsn: Address of its database, in the name of its first role.
    """

    def __init__(self, *, durable: bool = False) -> None:
        """Make the files of a server and start it.

        Args:
            durable: Whether it waits for the disk, so that it can be killed.
        """
        self._durable = durable
        self._process: subprocess.Popen[bytes] | None = None
        self.folder = Path(tempfile.mkdtemp(prefix="pmworkshop-pg-"))
        if os.geteuid() == 0:
            shutil.chown(self.folder, USER)
        self.dsn = f"postgresql://{USER}@/{USER}?host={self.folder}"
        self._run(
            "initdb", "-D", str(self.folder / "data"), "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C", "-N"
        )
        self.start()

    def _command(self, program: str, *words: str) -> list[str]:
        folder = programs()
        assert folder is not None
        before = ["setpriv", f"--reuid={USER}", f"--regid={USER}", "--clear-groups"] if os.geteuid() == 0 else []
        return [*before, str(folder / program), *words]

    def _run(self, program: str, *words: str) -> None:
        subprocess.run(self._command(program, *words), check=True, capture_output=True, cwd=self.folder)

    def start(self) -> None:
        """Start the server, and wait until it takes connections."""
        safe = "on" if self._durable else "off"
        settings = {"listen_addresses": "", "unix_socket_directories": str(self.folder), "fsync": safe,
                    "full_page_writes": safe, "max_connections": "60", "shared_buffers": "32MB"}  # fmt: skip
        words = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                self._command("postgres", "-D", str(self.folder / "data"), *words),
                stdout=log, stderr=log, cwd=self.folder,
            )  # fmt: skip
        self._wait()

    def _wait(self) -> None:
        assert self._process is not None
        command = self._command("pg_isready", "-q", "-h", str(self.folder), "-U", USER)
        while subprocess.run(command, check=False, cwd=self.folder).returncode:
            if self._process.poll() is not None:
                raise RuntimeError((self.folder / "log").read_text(errors="replace")[-2000:])
            time.sleep(0.02)

    def stop(self) -> None:
        """End the server in order, but do not wait for its clients."""
        self._end(signal.SIGINT)

    def kill(self) -> None:
        """End the server as a power cut does, with all that it runs."""
        self._end(signal.SIGKILL)

    def pause(self) -> None:
        """Let the server stand still with all that it runs, as in a network that stalls."""
        self._tell(signal.SIGSTOP)

    def resume(self) -> None:
        """Let it go on."""
        self._tell(signal.SIGCONT)

    def _tell(self, sign: signal.Signals) -> None:
        assert self._process is not None
        for process in (self._process.pid, *_children(self._process.pid)):
            os.kill(process, sign)

    def _end(self, sign: signal.Signals) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        workers = _children(process.pid) if sign is signal.SIGKILL else []
        process.send_signal(sign)
        for worker in workers:
            with_suppressed_kill(worker)
        process.wait()

    def end(self) -> None:
        """Stop the server, and delete its folder."""
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)


def with_suppressed_kill(process: int) -> None:
    """Kill a process that may have ended by itself."""
    try:
        os.kill(process, signal.SIGKILL)
    except ProcessLookupError:
        return


def _children(process: int) -> list[int]:
    """List the processes that a process has started; they outlive it for a moment."""
    found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(process)], capture_output=True, text=True, check=False)
    return [int(word) for word in found.stdout.split()]
