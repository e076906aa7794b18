"""What a vote named as priorities, in words for the wall and for files."""

from __future__ import annotations

from pmworkshop.base.language import tr
from pmworkshop.insight.findings import in_words
from pmworkshop.session.rounds.priorities import Chosen, Priorities


def reason(found: Priorities, one: Chosen) -> str:
    """Say why a priority stands before the next thing, where both have as much of the vote.

    Args:
        found: The priorities of a vote.
        one: One of those named.

    Returns:
        The words; empty if the vote alone decided.
    """
    sponsor = tr("decided by {decider}", decider=found.decider) if found.decider else tr("decided by the sponsor")
    told = {"people": tr("more people behind it"), "hands": tr("decided by a show of hands"), "sponsor": sponsor}
    return tr("level in the vote, {told}", told=told[one.way]) if one.way in told else ""


def in_question(found: Priorities) -> str:
    """Say what is still to be settled.

    Args:
        found: The priorities of a vote.

    Returns:
        Such as ``Two for one place``, or ``Level again: two for one place``; empty if nothing is level.
    """
    if not found.level:
        return ""
    places = "place" if found.left == 1 else "places"
    told = tr(
        "{level} for {left} {places}", level=in_words(len(found.level)), left=in_words(found.left), places=places
    )
    return tr("Level again: {told}", told=told) if found.counted else told.capitalize()
