"""Which pattern plain answers make: values on a scale, hands from 0 to 5, words, votes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pmworkshop.insight.aloud.lines import Pattern
from pmworkshop.insight.measures import agreement
from pmworkshop.session.core.thresholds import Thresholds

SAME_ORDER, OTHER_ORDER = 0.7, 0.3
"""From this concordance on orders are alike, and below the other one they differ; source: Schmidt 1997."""
TWICE = 2
"""What has so many times the votes of the second is clearly first (own)."""


def of_scale(values: Sequence[int], low: int, high: int, limits: Thresholds) -> Pattern:
    """Say which pattern values on a scale make.

    Args:
        values: The values, sorted.
        low: The lowest step of the scale.
        high: The highest step.
        limits: The limits of the session.

    Returns:
        ``few`` with fewer values than ``answers_least``; ``one apart`` if without one end the others are within one
        step, and that end is at least two steps from them; else by the word for agreement and by the level: low and
        high are the outer thirds of the scale.
    """
    if len(values) < limits.answers_least:
        return "few"
    if odd_one(values) is not None:
        return "one apart"
    verdict = agreement.word([values.count(step) for step in range(low, high + 1)], limits)
    if verdict != "agreed":
        return "far apart" if verdict == "not settled yet" else "close"
    middle, third = agreement.iqr(values).median or 0.0, (high - low) / 3
    if middle <= low + third:
        return "alike and low"
    return "alike and high" if middle >= high - third else "alike"


def odd_one(values: Sequence[int]) -> int | None:
    """Find a single value that stands against all others.

    Args:
        values: The values, sorted.

    Returns:
        The value; None if there are fewer than four values, or no such one.
    """
    if len(values) > 3:
        for one, rest in ((values[0], values[1:]), (values[-1], values[:-1])):
            if rest[-1] - rest[0] <= 1 and min(abs(one - rest[0]), abs(one - rest[-1])) > 1:
                return one
    return None


def sponsor_apart(sponsor: int, others: Sequence[int], limits: Thresholds) -> bool:
    """Tell whether the sponsor's value stands against a room that is of one mind.

    Args:
        sponsor: The value of the sponsor.
        others: The values of all others, sorted.
        limits: The limits of the session.

    Returns:
        True if the others are within two steps of one another, and the sponsor at least ``gap_least`` and two steps
        from the middle of them; never with fewer others than ``answers_least``.
    """
    if len(others) < limits.answers_least or others[-1] - others[0] > 2:
        return False
    return abs(sponsor - (agreement.iqr(others).median or 0.0)) >= max(limits.gap_least, 2)


def of_hands(values: Sequence[int], limits: Thresholds) -> Pattern:
    """Say which pattern hands from 0 to 5 make.

    Args:
        values: The values, sorted; at least one.
        limits: The limits of the session.

    Returns:
        By the lowest value, after the protocol of fist to five: below two somebody cannot go along, below
        ``fist_least`` somebody has a concern.
    """
    if values[0] < 2:
        return "cannot go along"
    return "has concerns" if values[0] < limits.fist_least else "all can go along"


def of_words(counts: Mapping[str, int], limits: Thresholds) -> Pattern:
    """Say which pattern chosen words make.

    Args:
        counts: How many chose each word.
        limits: The limits of the session.

    Returns:
        ``one word`` if all chose it, ``majority`` if more than half did.
    """
    most, whole = max(counts.values(), default=0), sum(counts.values())
    if whole < limits.answers_least:
        return "few"
    if most == whole:
        return "one word"
    return "majority" if 2 * most > whole else "no majority"


def of_votes(totals: Sequence[int]) -> Pattern:
    """Say which pattern votes make.

    Args:
        totals: What each thing got, the most first.

    Returns:
        ``few`` without any vote, or of a single thing.
    """
    if len(totals) < 2 or not totals[0]:
        return "few"
    if totals[0] == totals[1]:
        return "tie"
    return "clear first" if totals[0] >= TWICE * totals[1] else "spread"


def of_orders(concordance: float | None) -> Pattern:
    """Say which pattern rankings make.

    Args:
        concordance: Kendall's W; None where it is undefined.
    """
    if concordance is None:
        return "few"
    if concordance >= SAME_ORDER:
        return "orders alike"
    return "orders differ" if concordance < OTHER_ORDER else "orders partly alike"
