"""Imports in idle moments what the next keys need, one file at a time, so that no key waits for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module

AHEAD_SECONDS = 0.05
"""Seconds between two files: a key that is pressed meanwhile waits for one of them at most."""
NEXT = (
    "pmworkshop.tui.screen.waiting",
    "pmworkshop.tui.screen.date_questions",
    "pmworkshop.session.rounds.answer_form",
    "pmworkshop.base.list_marks",
    "pmworkshop.insight.pictures.unfolding",
    "pmworkshop.base.dates.ending",
    "pmworkshop.leading.time_words",
    "pmworkshop.tui.panels.room.recess",
    "pmworkshop.tui.panels.room.refit",
)
"""What keys need that act in every part: gestures, typed lines, pictures that unfold, dates, and time."""


def import_ahead(left: list[str], later: Callable[[float, Callable[[], None]], object]) -> None:
    """Import the files that are left, one after the other; none is passed over, however long the one before takes.

    Args:
        left: Full names of the files, the most urgent first; they are taken off the list.
        later: Calls a function after so many seconds.
    """
    if left:
        later(AHEAD_SECONDS, partial(_import_one, left, later))


def _import_one(left: list[str], later: Callable[[float, Callable[[], None]], object]) -> None:
    import_module(left.pop(0))
    import_ahead(left, later)
