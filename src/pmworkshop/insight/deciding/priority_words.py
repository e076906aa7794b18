"""What a vote named as priorities, in words for the wall and for files."""

from __future__ import annotations

from pmworkshop.base.language import tr, trn
from pmworkshop.base.text import upper
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
    if one.way == "people":
        return tr("level in the vote, more people behind it")
    if one.way == "hands":
        return tr("level in the vote, decided by a show of hands")
    if one.way != "sponsor":
        return ""
    if found.decider:
        return tr("level in the vote, decided by {person}", person=found.decider)
    return tr("level in the vote, decided by the sponsor")


def in_question(found: Priorities) -> str:
    """Say what is still to be settled.

    Args:
        found: The priorities of a vote.

    Returns:
        Such as ``Two for one place``, or ``Level again: two for one place``; empty if nothing is level.
    """
    if not found.level:
        return ""
    told = trn(
        "{level} for one place",
        "{level} for {left} places",
        found.left,
        level=in_words(len(found.level)),
        left=in_words(found.left),
    )
    return tr("Level again: {told}", told=told) if found.counted else upper(told)
