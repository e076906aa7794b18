"""Applies the announced decision rule to the words that the room chose from, such as keep, test, stop."""

from __future__ import annotations

from collections.abc import Mapping

from pmworkshop.base.language import tr, tr_noop
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
        return "", NO_SIDE
    told = f"{listed([f'{number} say “{word}”' for word, number in counts.items() if number])}."
    if rule == "sponsor":
        return "", tr("{told} The sponsor decides.", told=told)
    word = max(counts, key=lambda one: counts[one])
    if rule in ("majority", "qualified"):
        return _share(rule, told, word, counts[word], cast)
    if missing:
        verb = "has" if missing == 1 else "have"
        return "", tr(
            "{told} {missing} {verb} not shown yet.", told=told, missing=in_words(missing).capitalize(), verb=verb
        )
    if counts[word] < cast:
        return "", tr("{told} Hear the others first, then note what all can live with.", told=told)
    return word, tr("All {cast} say “{word}”.", cast=in_words(cast), word=word)


def _share(rule: str, told: str, word: str, most: int, cast: int) -> tuple[str, str]:
    part, whole = QUALIFIED
    needed = cast // 2 + 1 if rule == "majority" else -(-part * cast // whole)
    share = tr("more than half") if rule == "majority" else tr("two thirds")
    return (
        word if most >= needed else "",
        tr("{told} {share} are {needed}.", told=told, share=share.capitalize(), needed=needed),
    )
