"""The questions about a date in a refused line: what comes first in 4/12, and whether a Saturday is meant."""

from __future__ import annotations

from collections.abc import Iterable

from pmworkshop.base.dates import DateOrderError, DayDoubtError, Order, parse_date
from pmworkshop.base.errors import InputError
from pmworkshop.base.language import tr
from pmworkshop.tui.keymap.commands import key_of
from pmworkshop.tui.pages.page import Act, Ask, Context
from pmworkshop.tui.requests.messages import KeepDateOrder, KeepDay

_ORDERS: dict[str, Order] = {"d": "day-month", "m": "month-day"}


def ask_about_date(errors: Iterable[BaseException], line: str) -> Ask | None:
    """Ask what comes first in a date of a refused line, or whether its day is meant.

    Args:
        errors: Why the line was refused.
        line: The line, which stands in its field again; it is taken once the answer is known.

    Returns:
        The question; None if nothing of that sort was refused.
    """
    for error in errors:
        if isinstance(error, DateOrderError):
            return _ask_order(error, line)
        if isinstance(error, DayDoubtError):
            return _ask_day(error, line)
    return None


def _ask_order(found: DateOrderError, line: str) -> Ask:
    def answer(_: Context, text: str) -> Act:
        order = _ORDERS.get(text.strip().lower()[:1])
        if order is None:
            raise InputError(tr("Type d or m."))
        return KeepDateOrder(order, line)

    day, month = found.readings
    keys = (
        tr("Enter keeps it in your settings"),
        tr("{leave_field_key} leaves it", leave_field_key=key_of("leave_field")),
    )
    return Ask(
        tr("What comes first?  d the day: {day}   m the month: {month}", day=day, month=month), answer, keys=keys
    )


def _ask_day(found: DayDoubtError, line: str) -> Ask:
    def answer(now: Context, text: str) -> Act:
        other = parse_date(text, found.today, now.dates.undoubted) if text.strip() else None
        return KeepDay(found.doubt, found.typed, line, other)

    keys = (tr("Enter keeps it"), tr("{leave_field_key} back to the line", leave_field_key=key_of("leave_field")))
    return Ask(tr("{doubt} Enter keeps it, or type another day.", doubt=found.doubt), answer, empty=True, keys=keys)
