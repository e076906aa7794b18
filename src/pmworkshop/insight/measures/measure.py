"""The result type of all measures, and the checks of their input."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from functools import wraps
from typing import ParamSpec, TypeVar

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import tr

LARGEST = 10**9
"""No answer, count or end of a scale is larger; so no figure can overflow."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure, or the reason why there is none.

    Attributes:
        value: The figure; None where it is undefined. Never NaN and never infinite.
        reason: Why the figure is undefined, as a sentence; empty where it is defined.
        n: Number of answers behind the figure (for rankings judges or ballots, for tables the sum of all counts);
            0 where the input is unfit.
    """

    value: float | None
    reason: str = ""
    n: int = 0


class UndefinedError(Exception):
    """A figure is undefined; the message is the reason, as a sentence."""


P = ParamSpec("P")
M = TypeVar("M", bound=Measure)


def yields(kind: type[M]) -> Callable[[Callable[P, M]], Callable[P, M]]:
    """Make a decorator that turns an `UndefinedError` of a measure into a result without a figure.

    Args:
        kind: The result class of the measure; all its fields beyond those of `Measure` have defaults.

    Returns:
        The decorator.
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
    """Convert numbers to fractions without rounding.

    Args:
        values: Whole numbers, floats or fractions, from -10^9 to 10^9.

    Returns:
        The same numbers in the same order; at least one.

    Raises:
        UndefinedError: There are none, or one is not a number, not finite or too large.
    """
    found = []
    for value in values:
        # Written so that NaN, for which no comparison is true, fails too.
        if not isinstance(value, int | float | Fraction) or not -LARGEST <= value <= LARGEST:
            raise UndefinedError(tr("An answer is not a number, or is too large."))
        found.append(Fraction(value))
    if not found:
        raise UndefinedError(tr("There are no answers yet."))
    return found


def scaled(values: Iterable[object], low: object, high: object) -> tuple[list[Fraction], int, int]:
    """Check answers on a scale, and the ends of the scale.

    Args:
        values: The answers; see `exact`.
        low: The lowest value of the scale, a whole number.
        high: The highest value of the scale, a whole number above ``low``.

    Returns:
        The answers as fractions, the lowest and the highest value of the scale.

    Raises:
        UndefinedError: As for `exact`; or the ends are not two whole numbers in ascending order; or an answer is
            outside the scale.
    """
    bottom, top = whole(low), whole(high)
    if bottom >= top:
        raise UndefinedError(tr("The scale's highest value must be above its lowest."))
    found = exact(values)
    if any(not bottom <= value <= top for value in found):
        raise UndefinedError(tr("An answer is outside the scale."))
    return found, bottom, top


def whole(value: object) -> int:
    """Check that an end of a scale or a limit is a whole number.

    Args:
        value: The number, from -10^9 to 10^9.

    Returns:
        The number.

    Raises:
        UndefinedError: It is not a whole number, or is too large.
    """
    if not isinstance(value, int) or abs(value) > LARGEST:
        raise UndefinedError(tr("A limit is not a whole number, or is too large."))
    return int(value)


def counted(counts: Iterable[object]) -> list[int]:
    """Check counts.

    Args:
        counts: How many gave each answer, each from 0 to 10^9.

    Returns:
        The counts in the same order; at least one is not 0.

    Raises:
        UndefinedError: One is not a whole number of 0 or more, or is too large, or all are 0.
    """
    found = [_count(count) for count in counts]
    if not any(found):
        raise UndefinedError(tr("There are no answers yet."))
    return found


def tabled(table: Iterable[Iterable[object]]) -> list[list[int]]:
    """Check a table of counts.

    Args:
        table: One row per subject, one column per category; each count from 0 to 10^9.

    Returns:
        The rows in the same order; at least one count is not 0.

    Raises:
        UndefinedError: As for `counted`, or the rows have unequal lengths.
    """
    rows = [[_count(count) for count in row] for row in table]
    if len({len(row) for row in rows}) > 1:
        raise UndefinedError(tr("The rows are of unequal length."))
    if not any(any(row) for row in rows):
        raise UndefinedError(tr("There are no answers yet."))
    return rows


def pair_agreement(counts: Iterable[int]) -> Fraction:
    """Compute the share of pairs of answers that are the same: ``(sum c^2 - n) / (n (n - 1))``.

    Args:
        counts: How many gave each answer; their sum n is 2 or more.

    Returns:
        The share, 0 to 1.

    Raises:
        ZeroDivisionError: There are fewer than two answers.
    """
    found = list(counts)
    n = sum(found)
    return Fraction(sum(count * count for count in found) - n, n * (n - 1))


def _count(count: object) -> int:
    if not isinstance(count, int) or not 0 <= count <= LARGEST:
        raise UndefinedError(tr("A count is not a whole number from 0, or is too large."))
    return int(count)
