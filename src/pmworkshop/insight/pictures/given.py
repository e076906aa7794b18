"""Where answers lie on a scale, as places from 0: the one computation for the wall and for what is drawn in files."""

from __future__ import annotations

from collections.abc import Sequence


def given_in(counts: Sequence[int]) -> list[int]:
    """List the place of each answer on the scale, sorted.

    Args:
        counts: How many gave each value, from the lowest.

    >>> given_in([1, 0, 2])
    [0, 2, 2]
    """
    return [place for place, count in enumerate(counts) for _ in range(count)]


def middle_of(given: Sequence[int]) -> float:
    """Return the median of sorted places.

    Args:
        given: The places, at least one.

    >>> middle_of([0, 1, 1, 3]), middle_of([0, 1])
    (1.0, 0.5)
    """
    half = len(given) // 2
    return float(given[half]) if len(given) % 2 else (given[half - 1] + given[half]) / 2


def spread(counts: Sequence[int]) -> float:
    """Say how far answers are from their mean, as the sum of squares; what is more apart comes first.

    Args:
        counts: How many gave each value, from the lowest.

    >>> spread([1, 0, 1]), spread([0, 2, 0]), spread([0, 0, 0])
    (2.0, 0.0, 0)
    """
    given = given_in(counts)
    mean = sum(given) / len(given) if given else 0
    return sum((place - mean) ** 2 for place in given)
