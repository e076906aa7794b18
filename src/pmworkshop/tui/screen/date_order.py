"""The question what comes first in a date such as 4/12; it is asked once."""

from __future__ import annotations

from collections.abc import Iterable

from pmworkshop.base.dates import DateOrderError, Order
from pmworkshop.base.errors import InputError
from pmworkshop.tui.keymap.commands import key_of
from pmworkshop.tui.pages.page import Act, Ask, Context
from pmworkshop.tui.requests.messages import KeepDateOrder

_ORDERS: dict[str, Order] = {"d": "day-month", "m": "month-day"}


def ask_order(errors: Iterable[BaseException], line: str) -> Ask | None:
    """Ask what comes first, if a date in a refused line is read differently in different countries.

    Args:
        errors: Why the line was refused.
        line: The line, which stands in its field again; it is taken once the answer is known.

    Returns:
        The question; None if nothing of that sort was refused.
    """
    found = next((error for error in errors if isinstance(error, DateOrderError)), None)
    if found is None:
        return None

    def answer(_: Context, text: str) -> Act:
        order = _ORDERS.get(text.strip().lower()[:1])
        if order is None:
            raise InputError("Type d or m.")
        return KeepDateOrder(order, line)

    day, month = found.readings
    keys = ("Enter keeps it in your settings", f"{key_of('leave_field')} leaves it")
    return Ask(f"What comes first?  d the day: {day}   m the month: {month}", answer, keys=keys)
