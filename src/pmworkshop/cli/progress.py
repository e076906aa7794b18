"""What a long command shows while it works, on a terminal only: a bar, or for how long it has worked."""

from __future__ import annotations

import shutil
import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from typing import TypeVar

from pmworkshop.base.language import tr

T = TypeVar("T")

_CELLS = 20
"""How long the bar is."""
_SECOND = 1.0
"""Seconds between two lines that say how long something takes."""


def followed(items: Iterable[T], names: Sequence[str], *, shown: bool = True) -> Iterator[T]:
    """Go through items that take time, and show on standard error which one is being made.

    The bar is gone while an item is in use and when all are there, so that nothing of it stays on the screen. Where
    standard error is no terminal, nothing is shown.

    Args:
        items: The items, each made when it is asked for.
        names: What each is called, in the same order.
        shown: Whether the bar may be shown; not where the output is for a program.

    Yields:
        The items.
    """
    made, visible = iter(items), shown and _is_terminal()
    for place, name in enumerate(names):
        line = _line(place, len(names), name) if visible else ""
        _write(line)
        try:
            item = next(made)
        finally:
            _write(f"\r{' ' * len(line)}\r" if line else "")
        yield item


@contextmanager
def waiting(what: str, *, shown: bool = True) -> Iterator[None]:
    """Show on standard error what is being done and for how many seconds, once it has taken one.

    The line is gone when the work is over. Where standard error is no terminal, nothing is shown.

    Args:
        what: What is being done, such as ``Reading the session``.
        shown: Whether the line may be shown; not where the output is for a program.
    """
    if not (shown and _is_terminal()):
        yield
        return
    over = threading.Event()
    telling = threading.Thread(target=_tell_until, args=(over, what), daemon=True)
    telling.start()
    try:
        yield
    finally:
        over.set()
        telling.join()


def _tell_until(over: threading.Event, what: str) -> None:
    line = ""
    for seconds in count(1):
        if over.wait(_SECOND):
            break
        line = f"{what} … {seconds} s"[: shutil.get_terminal_size().columns - 1]
        _write(f"\r{line}")
    _write(f"\r{' ' * len(line)}\r" if line else "")


def _is_terminal() -> bool:
    return sys.stderr is not None and sys.stderr.isatty()


def _line(place: int, total: int, name: str) -> str:
    full = _CELLS * place // total
    told = tr("{place} of {total}: {name}", place=place + 1, total=total, name=name)
    line = f"[{'#' * full}{'.' * (_CELLS - full)}] {told}"
    return line[: shutil.get_terminal_size().columns - 1]


def _write(text: str) -> None:
    if text:
        sys.stderr.write(text)
        sys.stderr.flush()
