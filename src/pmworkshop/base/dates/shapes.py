"""The shapes that a date in words may have, and the day that each stands for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NoReturn

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.dates import days
from pmworkshop.base.dates.days import Named
from pmworkshop.base.dates.figures import full_year
from pmworkshop.base.dates.words import DAY
from pmworkshop.base.dates.written import day_and_month, later, month_name, short_date
from pmworkshop.base.errors import InputError
from pmworkshop.base.language import tr, tr_noop

Values = tuple[int, ...]
Reader = Callable[[str, date, Values], date]


@dataclass(frozen=True, slots=True)
class Said:
    """What the words of a date say in one language.

    Attributes:
        shape: The kinds of the words, without fillers: ``NMY`` is a number, a month and a year.
        values: What each says, in the same order.
    """

    shape: str
    values: Values


def _at(*places: int | None) -> Reader:
    """Read a date whose day, month, year and weekday stand at these places."""

    def read(typed: str, today: date, values: Values) -> date:
        day, month, year, weekday = (None if at is None else values[at] for at in places)
        assert day is not None
        assert month is not None
        return days.settled(typed, today, Named(day, month, year, weekday))

    return read


def _of_two_figures(typed: str, today: date, values: Values) -> date:
    day, month, year = values
    return days.settled(typed, today, Named(day, month, full_year(typed, f"{year:02}", today)))


def _ahead(number: int, unit: int) -> Reader:
    """Read a length of time whose number and unit stand at these places."""
    return lambda typed, today, values: days.ahead(typed, today, values[number], values[unit])


def _past(typed: str, today: date, values: Values) -> NoReturn:
    raise InputError(tr("“{typed}” is past.", typed=typed), tr(days.HINT))


def _day(typed: str, today: date, values: Values) -> date:
    return _past(typed, today, values) if values[0] < 0 else days.ahead(typed, today, values[0], DAY)


def _this_weekday(typed: str, today: date, values: Values) -> date:
    weekday = values[1]
    return today if weekday == today.weekday() else days.weekday_ahead(typed, today, weekday)


def _quarter_end(typed: str, today: date, values: Values) -> date:
    return days.end_of_month(typed, today, values[1] * 3, *values[2:])


def _several(told: str, advice: Callable[[date, Values], str]) -> Reader:
    """Refuse what is more than one day; the message is one for the catalogues."""

    def refuse(typed: str, today: date, values: Values) -> NoReturn:
        raise InputError(tr(told, typed=typed), advice(today, values))

    return refuse


def _month_advice(today: date, values: Values) -> str:
    day = day_and_month(date(2000, values[0], 14))
    return tr("Type its day too, like {day}, or end of {month}.", day=day, month=month_name(values[0]))


def _quarter_advice(today: date, values: Values) -> str:
    return tr("Type end of Q{quarter}, or a day.", quarter=values[0])


def _year_advice(today: date, values: Values) -> str:
    return tr("Type its day too, like 14 Dec {year}.", year=values[0])


def _week_advice(today: date, values: Values) -> str:
    return tr("Type a day of it, like {day}.", day=short_date(later(today, 7)))


_MONTH = _several(tr_noop("“{typed}” is a whole month, not one day."), _month_advice)
_QUARTER = _several(tr_noop("“{typed}” is a whole quarter, not one day."), _quarter_advice)
_YEAR = _several(tr_noop("“{typed}” is a whole year, not one day."), _year_advice)
_SPAN = _several(tr_noop("“{typed}” is a stretch of days, not one day."), _week_advice)
_NUMBER = _several(
    tr_noop("“{typed}” is a number, not one day."),
    lambda today, values: tr("Type the month too, like 14 Dec; +14 is 14 days ahead."),
)
_VAGUE = _several(
    tr_noop("“{typed}” is said roughly, not one day."),
    lambda today, values: tr("Type the day, like 14 Dec, or end of January."),
)

_SPAN_SHAPES = {f"{before}{number}U": (len(before), len(before) + 1) for before in ("", "+", "I") for number in "NCY"}
SHAPES: dict[str, Reader] = {
    "NM": _at(0, 1, None, None), "MN": _at(1, 0, None, None), "NMY": _at(0, 1, 2, None), "MNY": _at(1, 0, 2, None),
    "YMN": _at(2, 1, 0, None), "YNM": _at(1, 2, 0, None), "NMN": _of_two_figures,
    "WNM": _at(1, 2, None, 0), "WMN": _at(2, 1, None, 0), "WNMY": _at(1, 2, 3, 0), "WMNY": _at(2, 1, 3, 0),
    "NMW": _at(0, 1, None, 2), "MNW": _at(1, 0, None, 2), "NMYW": _at(0, 1, 2, 3), "MNYW": _at(1, 0, 2, 3),
    **{shape: _ahead(number, unit) for shape, (number, unit) in _SPAN_SHAPES.items()},
    "+N": lambda typed, today, values: days.ahead(typed, today, values[1], DAY),
    "NUR": _ahead(0, 1), "CUR": _ahead(0, 1),
    "R": _day,
    "W": lambda typed, today, values: days.weekday_ahead(typed, today, values[0]),
    "XW": lambda typed, today, values: days.next_weekday(typed, today, values[1]),
    "WX": lambda typed, today, values: days.next_weekday(typed, today, values[0]),
    "TW": _this_weekday,
    "WXU": lambda typed, today, values: days.weekday_of_week(typed, today, values[0], 1),
    "WTU": lambda typed, today, values: days.weekday_of_week(typed, today, values[0], 0),
    "XUW": lambda typed, today, values: days.weekday_of_week(typed, today, values[2], 1),
    "EM": lambda typed, today, values: days.end_of_month(typed, today, values[1]),
    "EMY": lambda typed, today, values: days.end_of_month(typed, today, values[1], values[2]),
    "EQ": _quarter_end, "EQY": _quarter_end,
    "EY": lambda typed, today, values: days.end_of_month(typed, today, 12, values[1]),
    "EU": lambda typed, today, values: days.end_of_span(typed, today, values[1], 0),
    "ETU": lambda typed, today, values: days.end_of_span(typed, today, values[2], 0),
    "EXU": lambda typed, today, values: days.end_of_span(typed, today, values[2], 1),
    "EUX": lambda typed, today, values: days.end_of_span(typed, today, values[1], 1),
    "M": _MONTH, "MY": _MONTH, "Q": _QUARTER, "QY": _QUARTER, "Y": _YEAR, "N": _NUMBER, "WN": _NUMBER,
    "XU": _SPAN, "UX": _SPAN, "TU": _SPAN, "NNM": _SPAN, "NNMY": _SPAN, "MNN": _SPAN, "WW": _SPAN, "NMNM": _SPAN,
    "UN": _SPAN, "NY": _SPAN, "YN": _SPAN,
    **dict.fromkeys(("V", "VM", "VMY", "VU", "VXU", "VY", "VQ", "VQY", "VTU", "VW"), _VAGUE),
}  # fmt: skip
"""How each shape is read: W is a weekday, N a number, M a month, Y a year, U a length of time, C a number in words, I
``in``, X ``next``, T ``this``, E ``end``, R a day such as ``tomorrow``, Q a quarter, V what is said roughly."""
LENGTHS = frozenset(("NU", "CU", "YU", "NUR", "CUR", "N", "MNN", "NMN"))
"""Shapes that are no date where other words stand before them."""
