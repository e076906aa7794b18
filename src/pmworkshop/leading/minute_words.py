"""Clock times and minutes as text."""

from __future__ import annotations

from datetime import timedelta

from pmworkshop.base.language import decimal, tr


def clock(minutes: float, spent: timedelta) -> str:
    """Write the remaining time as ``m:ss``, or the time over the end as ``+m:ss``.

    Args:
        minutes: Planned minutes.
        spent: Time that has passed.

    Returns:
        The time, cut to whole seconds.
    """
    left = round(minutes * 60) - int(spent.total_seconds())
    sign = "+" if left < 0 else ""
    return f"{sign}{abs(left) // 60}:{abs(left) % 60:02d}"


def minutes(value: float) -> str:
    """Write minutes without trailing zeros: ``5 min``, ``2.5 min``.

    Args:
        value: The minutes.

    Returns:
        The number with its unit.
    """
    return tr("{value:g} min", value=value)


def rounded_number(value: float) -> str:
    """Write minutes rounded as `rounded` does, without their unit: ``8``, ``1.5``.

    Args:
        value: The minutes; may be negative.
    """
    return decimal(round(value) if abs(value) >= 2 else round(value, 1))


def rounded(value: float) -> str:
    """Write minutes rounded: whole minutes from 2 on, one decimal below: ``8 min``, ``1.5 min``.

    Args:
        value: The minutes; may be negative.

    Returns:
        The rounded number with its unit.
    """
    return minutes(round(value) if abs(value) >= 2 else round(value, 1))
