"""Gathers the values of a long scale into steps of equal width, so that each has room for a bar."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

MOST = 11
"""The most steps of a picture, such as those of a scale from 0 to 10."""


def step_of(values: int) -> int:
    """Return how many values of a scale stand together in one step.

    Args:
        values: How many values the scale has.

    >>> step_of(5), step_of(11), step_of(101)
    (1, 1, 10)
    """
    return -(-values // MOST)


def step_names(scale: Sequence[str]) -> tuple[str, ...]:
    """Name each step by its lowest value.

    Args:
        scale: The values, from the lowest.

    >>> step_names(["1", "2", "3"]), step_names([str(value) for value in range(101)])[-3:]
    (('1', '2', '3'), ('80', '90', '100'))
    """
    return tuple(scale[:: step_of(len(scale))])


def step_counts(counts: Mapping[str, int], scale: Sequence[str]) -> tuple[int, ...]:
    """Count the answers in each step.

    Args:
        counts: How often each value was given.
        scale: The values, from the lowest.

    >>> step_counts({"2": 4, "3": 1}, ["1", "2", "3"])
    (0, 4, 1)
    >>> step_counts({"9": 1, "10": 2, "19": 1}, [str(value) for value in range(101)])[:3]
    (1, 3, 0)
    """
    each = step_of(len(scale))
    given = [counts.get(value, 0) for value in scale]
    return tuple(sum(given[begin : begin + each]) for begin in range(0, len(given), each))
