"""Times of a workshop in words, as run sheet and invitation have them."""

from __future__ import annotations

from pmworkshop.base.text import count
from pmworkshop.report.model.timetable import Cut


def in_minutes(value: float) -> str:
    """Write minutes in words.

    Args:
        value: Minutes.

    Returns:
        ``90 minutes``, ``1 minute`` or ``2.5 minutes``.
    """
    return count(int(value), "minute") if value == int(value) else f"{value:g} minutes"


def cut_line(cuts: tuple[Cut, ...]) -> str:
    """Say in one line what to cut and what it gives back.

    Args:
        cuts: What can be cut, in the order to cut it.

    Returns:
        ``drop 5, shorten 1, 2: gives back 12 minutes``; empty where nothing can be cut.
    """
    words = []
    for word, dropped in (("drop", True), ("shorten", False)):
        numbers = [str(cut.number) for cut in cuts if cut.dropped is dropped]
        words += [f"{word} {', '.join(numbers)}"] if numbers else []
    return f"{', '.join(words)}: gives back {in_minutes(sum(cut.back for cut in cuts))}" if words else ""
