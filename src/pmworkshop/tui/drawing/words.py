"""Words and figures for the wall."""

from __future__ import annotations

from datetime import timedelta


def clock(minutes: float, spent: timedelta) -> str:
    """Write the time that is left as ``m:ss``; past the end, how much over: ``+m:ss``."""
    left = round(minutes * 60) - int(spent.total_seconds())
    sign = "+" if left < 0 else ""
    return f"{sign}{abs(left) // 60}:{abs(left) % 60:02d}"


def minutes(value: float) -> str:
    """Write minutes without a useless fraction: ``5 min``, ``2.5 min``."""
    return f"{value:g} min"


def rounded(value: float) -> str:
    """Write minutes as people say them, on whole minutes from two on: ``8 min``, ``1.5 min``."""
    return minutes(round(value) if abs(value) >= 2 else round(value, 1))
