"""Applies the announced decision rule to the words that the room chose from, such as keep, test, stop."""

from __future__ import annotations

from collections.abc import Mapping

from pmworkshop.base.language import tr, tr_noop, trn
from pmworkshop.base.text import upper
from pmworkshop.insight.findings import in_words, listed

QUALIFIED = (2, 3)
"""The share of the votes cast that a qualified majority needs, compared in whole numbers. Source: handbook 2.4."""


NO_SIDE = tr_noop("No vote for or against yet.")
"""What is said where all abstained."""


def choose(rule: str, counts: Mapping[str, int], missing: int) -> tuple[str, str]:
    """Find the word that follows from the answers and the rule.

    With consent and consensus it is the one word that all chose; where the room is split, those who chose another
    word are heard first, and what all can live with is then noted. A majority needs more than half of the votes cast,
    a qualified one two thirds; abstentions do not count. Source: handbook 2.4.

    Args:
        rule: The name of the rule, as in the agenda.
        counts: How many chose each word, in the order of the agenda.
        missing: How many people in the room have not chosen yet.

    Returns:
        The word, empty while nothing follows; and one or more sentences for the wall that say why.
    """
    cast = sum(counts.values())
    if not cast:
        return "", tr(NO_SIDE)
    said = [
        trn("{number} say “{word}”", "{number} say “{word}”", number, word=one)
        for one, number in counts.items()
        if number
    ]
    told = f"{listed(said)}."
    if rule == "sponsor":
        return "", tr("{told} The sponsor decides.", told=told)
    word = max(counts, key=lambda one: counts[one])
    if rule in ("majority", "qualified"):
        return _share(rule, told, word, counts[word], cast)
    if missing:
        return "", trn(
            "{told} One has not shown yet.",
            "{told} {missing} have not shown yet.",
            missing,
            told=told,
            missing=upper(in_words(missing)),
        )
    if counts[word] < cast:
        return "", tr("{told} Hear the others first, then note what all can live with.", told=told)
    return word, trn("All one say “{word}”.", "All {cast} say “{word}”.", cast, cast=in_words(cast), word=word)


def _share(rule: str, told: str, word: str, most: int, cast: int) -> tuple[str, str]:
    part, whole = QUALIFIED
    if rule == "majority":
        needed = cast // 2 + 1
        why = tr("{told} More than half are {needed}.", told=told, needed=needed)
    else:
        needed = -(-part * cast // whole)
        why = tr("{told} Two thirds are {needed}.", told=told, needed=needed)
    return word if most >= needed else "", why
