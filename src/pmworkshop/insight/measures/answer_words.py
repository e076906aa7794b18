"""How far the answers to one subject agree, in words: the one computation for the wall and for all files."""

from __future__ import annotations

from collections.abc import Mapping

from pmworkshop.agenda.model import Module
from pmworkshop.insight.measures.agreement import view_words
from pmworkshop.kinds.registry import kind_of
from pmworkshop.session.core.thresholds import Thresholds
from pmworkshop.session.rounds import polls


def answer_words(module: Module, counts: Mapping[str, int], limits: Thresholds) -> str:
    """Say how far the answers to one subject of a module agree.

    Args:
        module: The module that asked.
        counts: How many gave each value; a value of the scale that nobody gave counts as 0, whether it is among them
            or not.
        limits: The session's limits.

    Returns:
        The words of `view_words`; empty if the module has no scale of numbers, or a decision rule says what the
        answers amount to, or there are too few answers.
    """
    kind = kind_of(module)
    if not (kind.tells_agreement and kind.rated(module)):
        return ""
    scale = polls.values(module)
    return view_words([counts.get(value, 0) for value in scale], scale, limits)
