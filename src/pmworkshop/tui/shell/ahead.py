"""Imports in idle moments what the next keys need, one file at a time, so that no key waits for it."""

from __future__ import annotations

from importlib import import_module

AHEAD_SECONDS = 0.05
"""Seconds between two files: a key that is pressed meanwhile waits for one of them at most."""
NEXT = (
    "pmworkshop.tui.screen.waiting",
    "pmworkshop.workshop.seen",
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


def import_one(left: list[str]) -> None:
    """Import the first of the files that are left, and take it off the list; do nothing once all are there.

    Args:
        left: Full names of the files, the most urgent first.
    """
    if left:
        import_module(left.pop(0))
