"""Times of a workshop in words, for run sheet and invitation."""

from __future__ import annotations

from pmworkshop.base.language import tr
from pmworkshop.base.text import count
from pmworkshop.report.model.timetable import Cut


def in_minutes(value: float) -> str:
    """Write a duration in words.

    Args:
        value: Duration in minutes.

    Returns:
        The words, such as ``90 minutes``, ``1 minute`` or ``2.5 minutes``.
    """
    return count(int(value), "minute", "minutes") if value == int(value) else tr("{value:g} minutes", value=value)


def cut_line(cuts: tuple[Cut, ...]) -> str:
    """Say in one line which modules to cut and how much time that gains.

    Args:
        cuts: What can be cut, in the order in which to cut it.

    Returns:
        The line, such as ``drop 5, shorten 1, 2: gives back 12 minutes``; empty if nothing can be cut.
    """
    words = []
    for word, dropped in (("drop", True), ("shorten", False)):
        numbers = [str(cut.number) for cut in cuts if cut.dropped is dropped]
        words += [f"{word} {', '.join(numbers)}"] if numbers else []
    return (
        tr("{words}: gives back {back}", words=", ".join(words), back=in_minutes(sum(cut.back for cut in cuts)))
        if words
        else ""
    )
