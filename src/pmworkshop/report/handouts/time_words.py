"""Times of a workshop in words, for run sheet and invitation."""

from __future__ import annotations

from pmworkshop.base.language import tr, trn
from pmworkshop.report.model.timetable import Cut


def in_minutes(value: float) -> str:
    """Write a duration in words.

    Args:
        value: Duration in minutes.

    Returns:
        The words, such as ``90 minutes``, ``1 minute`` or ``2.5 minutes``.
    """
    whole = int(value)
    if value != whole:
        return tr("{minutes:g} minutes", minutes=value)
    return trn("{number} minute", "{number} minutes", whole)


def cut_line(cuts: tuple[Cut, ...]) -> str:
    """Say in one line which modules to cut and how much time that gains.

    Args:
        cuts: What can be cut, in the order in which to cut it.

    Returns:
        The line, such as ``drop 5, shorten 1, 2: gives back 12 minutes``; empty if nothing can be cut.
    """
    dropped, shortened = (", ".join(str(cut.number) for cut in cuts if cut.dropped is way) for way in (True, False))
    words = [tr("drop {numbers}", numbers=dropped)] if dropped else []
    words += [tr("shorten {numbers}", numbers=shortened)] if shortened else []
    return (
        tr("{cuts}: gives back {back}", cuts=", ".join(words), back=in_minutes(sum(cut.back for cut in cuts)))
        if words
        else ""
    )
