"""What a measure yields: a figure or the reason why there is none; and numbers checked before they are used."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import wraps
from typing import ParamSpec, TypeVar

LARGEST = 10**9
"""No answer, count or end of a scale is larger; so no figure can overflow."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure, or why there is none.

    Attributes:
        value: The figure; nothing where it is undefined. Never NaN nor infinite.
        reason: Why it is undefined, as a sentence; empty where it is defined.
        n: How many answers (of rankings: judges, of tables: all counts) it rests on; 0 where these are unfit.
    """

    value: float | None
    reason: str = ""
    n: int = 0


class UndefinedError(Exception):
    """A figure is undefined; the message says why."""


P = ParamSpec("P")
M = TypeVar("M", bound=Measure)


def yields(kind: type[M]) -> Callable[[Callable[P, M]], Callable[P, M]]:
    """Decorate a measure so that `UndefinedError` in it becomes a result without a figure.

    Args:
        kind: The class of its result, all of whose extras have defaults.
    """

    def decorate(function: Callable[P, M]) -> Callable[P, M]:
        @wraps(function)
        def measured(*args: P.args, **kwargs: P.kwargs) -> M:
            try:
                return function(*args, **kwargs)
            except UndefinedError as undefined:
                return kind(None, str(undefined))

        return measured

    return decorate


def exact(values: Iterable[object]) -> list[Fraction]:
    """Take numbers as they are, without rounding.

    Raises:
        UndefinedError: There are none, or one is no number, not finite or too large.
    """
    found = []
    for value in values:
        # Written so that NaN, for which no comparison is true, fails too.
        if not isinstance(value, int | float | Fraction) or not -LARGEST <= value <= LARGEST:
            raise UndefinedError("An answer is not a number, or is too large.")
        found.append(Fraction(value))
    if not found:
        raise UndefinedError("There are no answers yet.")
    return found


def scaled(values: Iterable[object], low: object, high: object) -> tuple[list[Fraction], int, int]:
    """Take answers on a scale, and the scale's ends.

    Raises:
        UndefinedError: As `exact`, or the ends are not two whole numbers in order, or an answer is outside them.
    """
    bottom, top = whole(low), whole(high)
    if bottom >= top:
        raise UndefinedError("The scale's highest value must be above its lowest.")
    found = exact(values)
    if any(not bottom <= value <= top for value in found):
        raise UndefinedError("An answer is outside the scale.")
    return found, bottom, top


def whole(value: object) -> int:
    """Take an end of a scale or a limit.

    Raises:
        UndefinedError: It is not a whole number, or is too large.
    """
    if not isinstance(value, int) or abs(value) > LARGEST:
        raise UndefinedError("A limit is not a whole number, or is too large.")
    return int(value)


def counted(counts: Iterable[object]) -> list[int]:
    """Take counts.

    Raises:
        UndefinedError: One is not a whole number from 0, or is too large, or all are 0.
    """
    found = [_count(count) for count in counts]
    if not any(found):
        raise UndefinedError("There are no answers yet.")
    return found


def tabled(table: Iterable[Iterable[object]]) -> list[list[int]]:
    """Take a table of counts, one row a subject, one column a category.

    Raises:
        UndefinedError: As `counted`, or the rows are of unequal length.
    """
    rows = [[_count(count) for count in row] for row in table]
    if len({len(row) for row in rows}) > 1:
        raise UndefinedError("The rows are of unequal length.")
    if not any(any(row) for row in rows):
        raise UndefinedError("There are no answers yet.")
    return rows


def pair_agreement(counts: Iterable[int]) -> Fraction:
    """Say which share of the pairs of answers are the same: ``(sum c^2 - n) / (n (n - 1))``, for n of 2 or more."""
    found = list(counts)
    n = sum(found)
    return Fraction(sum(count * count for count in found) - n, n * (n - 1))


def _count(count: object) -> int:
    if not isinstance(count, int) or not 0 <= count <= LARGEST:
        raise UndefinedError("A count is not a whole number from 0, or is too large.")
    return int(count)
