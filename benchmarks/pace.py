"""Limits in seconds hold for a machine of ordinary speed; on a slower or busier one they grow with it."""

from __future__ import annotations

import time

ADDITIONS = 500_000
ORDINARY = 0.025
"""Seconds in which an ordinary machine that is not busy makes so many additions."""
LOOKS = 5


def within(seconds: float, limit: float) -> bool:
    """Tell whether something took less than its limit, as fast as this machine is now.

    Args:
        seconds: How long it took.
        limit: Seconds that it may take on an ordinary machine.

    Returns:
        Whether it took less; the speed of the machine is looked at only where it took more.
    """
    return seconds < limit or seconds < limit * slowness(seconds)


def slowness(seconds: float = 0.0) -> float:
    """Measure how much slower than an ordinary machine this one is now, at its worst.

    Args:
        seconds: How long to look, at least: a machine that is shared stands still for a second now and then.

    Returns:
        The slowest of several looks, at least 1.
    """
    end, worst, looks = time.monotonic() + seconds, 1.0, 0
    while looks < LOOKS or time.monotonic() < end:
        worst, looks = max(worst, _additions() / ORDINARY), looks + 1
    return worst


def _additions() -> float:
    start, total = time.perf_counter(), 0
    for number in range(ADDITIONS):
        total += number
    return time.perf_counter() - start
