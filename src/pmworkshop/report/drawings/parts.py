"""Parting what does not fit side by side into parts of nearly the same size."""

from __future__ import annotations

from itertools import pairwise
from math import ceil


def in_parts(number: int, most: int) -> list[range]:
    """Part a number of things.

    Args:
        number: How many there are.
        most: How many a part may hold, 1 or more.

    Returns:
        The places of each part, from 0; the first ones have one more where it does not come out even. One empty part
        for nothing.
    """
    parts = max(ceil(number / most), 1)
    size, more = divmod(number, parts)
    starts = [size * place + min(place, more) for place in range(parts + 1)]
    return [range(start, end) for start, end in pairwise(starts)]
