"""What stood there before each change of something that is no session yet, so that it can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from pmworkshop.base.errors import RefusedError
from pmworkshop.base.language import tr
from pmworkshop.tui.keymap.commands import Command

UNDO = Command("undo", ("ctrl+z", "u"), "undo", "Take back the last change")
"""The key of a page that keeps what stood there before."""
_Value = TypeVar("_Value")


class Earlier(Generic[_Value]):
    """Keeps what stood there before each change while a page is open."""

    def __init__(self) -> None:
        self._kept: list[tuple[_Value, str]] = []

    def keep(self, value: _Value, said: str = "") -> None:
        """Note what stood there before a change.

        Args:
            value: What stood there.
            said: What was said of the change; empty if nothing was.
        """
        self._kept.append((value, said))

    def back(self) -> tuple[_Value, str]:
        """Return what stood there before the last change, and forget it.

        Returns:
            What stood there, and what to say.

        Raises:
            RefusedError: Nothing was changed here.
        """
        if not self._kept:
            raise RefusedError(tr("There is nothing to take back."))
        value, said = self._kept.pop()
        return value, tr("Undone: {words}", words=said) if said else tr("Undone")


def first_other(before: Sequence[object], after: Sequence[object]) -> int:
    """Find where two lists part.

    Args:
        before: One list.
        after: The other one.

    Returns:
        The first position, from 0, at which they differ; the length of the shorter one if it begins the other.
    """
    same = (n for n, (one, other) in enumerate(zip(before, after, strict=False)) if one != other)
    return next(same, min(len(before), len(after)))
