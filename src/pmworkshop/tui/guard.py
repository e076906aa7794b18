"""What keeps a fault off the wall: it goes to the log, one calm line is shown, and the show goes on."""

from __future__ import annotations

import asyncio
import contextlib
import functools
import logging
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

LOG = logging.getLogger("pmworkshop")
CALM = "Something went wrong here; it is noted in the log, and everything is saved."


def log_to(path: Path) -> None:
    """Write faults to a log file; where that cannot be, they are let go."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = logging.FileHandler(path, encoding="utf-8", delay=True)
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        LOG.handlers[:] = [handler]
        LOG.propagate = False
        LOG.setLevel(logging.INFO)


def guarded(method: Callable[P, T]) -> Callable[P, T | None]:
    """Let a fault in a method of the screen cost one calm line instead of the show."""

    @functools.wraps(method)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> T | None:
        try:
            return method(*args, **kwargs)
        except Exception:
            LOG.exception("in %s", method.__qualname__)
            with contextlib.suppress(Exception):
                args[0].tell(CALM)  # type: ignore[attr-defined]
            return None

    return wrapper


def leave_on_signals(leave: Callable[[], Any]) -> None:
    """Leave in order when the system or a closed window says so."""
    loop = asyncio.get_running_loop()
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None:
            with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(number, leave)
