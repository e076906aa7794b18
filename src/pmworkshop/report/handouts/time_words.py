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
    back = in_minutes(sum(cut.back for cut in cuts))
    if dropped and shortened:
        return tr(
            "drop {dropped}, shorten {shortened}: gives back {back}", dropped=dropped, shortened=shortened, back=back
        )
    if dropped:
        return tr("drop {dropped}: gives back {back}", dropped=dropped, back=back)
    return tr("shorten {shortened}: gives back {back}", shortened=shortened, back=back) if shortened else ""
