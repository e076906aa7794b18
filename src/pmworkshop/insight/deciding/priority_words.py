"""What a vote named as priorities, in words for the wall and for files."""

from __future__ import annotations

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
    sponsor = f"decided by {found.decider}" if found.decider else "decided by the sponsor"
    told = {"people": "more people behind it", "hands": "decided by a show of hands", "sponsor": sponsor}
    return f"level in the vote, {told[one.way]}" if one.way in told else ""


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
    told = f"{in_words(len(found.level))} for {in_words(found.left)} {places}"
    return f"Level again: {told}" if found.counted else told.capitalize()
