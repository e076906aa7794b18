"""Measures of ratings on a scale: quartiles, consensus, and agreement within a group."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import fsum, log2

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.insight.measures.measure import Measure, UndefinedError, counted, exact, scaled, yields

_ONE = tr_noop("One answer alone neither agrees nor disagrees.")


@dataclass(frozen=True, slots=True)
class Spread(Measure):
    """An interquartile range; with fewer than four answers, show the lowest and the highest instead.

    Attributes:
        median: The median; None where the figure is undefined.
        lowest: The lowest answer; None where the figure is undefined.
        highest: The highest answer; None where the figure is undefined.
    """

    median: float | None = None
    lowest: float | None = None
    highest: float | None = None


@dataclass(frozen=True, slots=True)
class Consensus(Measure):
    """The consensus of Tastle and Wierman, from 0 to 1.

    Attributes:
        dissention: 1 minus the consensus; None where the figure is undefined.
    """

    dissention: float | None = None


@dataclass(frozen=True, slots=True)
class WithinGroup(Measure):
    """An agreement compared with random answers.

    Attributes:
        variance: The sample variance of the answers.
        raw: The figure before a negative one is set to 0.
        star: The same compared with the greatest possible variance; below 0 in small groups, so not for display.
    """

    variance: float | None = None
    raw: float | None = None
    star: float | None = None


@dataclass(frozen=True, slots=True)
class Deviation(Measure):
    """A mean deviation from the mean.

    Attributes:
        about_median: The mean deviation from the median, which is never larger.
    """

    about_median: float | None = None


def quartiles(values: Sequence[float]) -> tuple[float, float, float] | tuple[()]:
    """Compute the lower quartile, the median and the upper quartile, by type 7.

    With the n values sorted and counted from 0, quartile k is at position ``(n - 1) k / 4``, linearly interpolated.
    Other conventions differ in small groups. A single value is all three.

    Source: Hyndman and Fan 1996, type 7, as numpy and R do by default.

    Args:
        values: Numbers in any order.

    Returns:
        Three numbers; empty if there are no values, or one is not a number.
    """
    try:
        lower, median, upper = _quartiles(exact(values))
    except UndefinedError:
        return ()
    return float(lower), float(median), float(upper)


@yields(Spread)
def iqr(values: Sequence[float]) -> Spread:
    """Measure the range of the middle half: upper minus lower quartile, as `quartiles` computes them.

    It overlooks a single dissent: for five 5s and a 1 it is 0. Delphi studies take 1 or less as consensus on scales
    of four or five points.

    Source: von der Gracht 2012.

    Args:
        values: Numbers in any order.

    Returns:
        The range, from 0 to the length of the scale. Without a figure if there are no values, or one is not a number.
    """
    found = exact(values)
    lower, median, upper = _quartiles(found)
    return Spread(
        float(upper - lower), "", len(found), float(median), lowest=float(min(found)), highest=float(max(found))
    )


@yields(Consensus)
def consensus(counts: Sequence[int]) -> Consensus:
    """Measure the consensus on a scale by the distances of the answers from their mean.

    ``1 + sum p_i log2(1 - |x_i - m| / d)`` over the steps that somebody chose: p_i their shares, x_i their positions,
    m the mean position, d the length of the scale. A single answer has 1, which has no meaning: show the figure for
    three answers or more.

    Source: Tastle and Wierman 2007, International Journal of Approximate Reasoning 45(3).

    Args:
        counts: How many chose each step of the scale, the lowest step first.

    Returns:
        The consensus, from 0 (half at each end) to 1 (all the same). Without a figure if there are no answers, or the
        scale has one step.
    """
    found = counted(counts)
    length, n = len(found) - 1, sum(found)
    if not length:
        raise UndefinedError(tr("A scale of one step leaves nothing to agree on."))
    mean = Fraction(sum(step * count for step, count in enumerate(found)), n)
    value = 1 + fsum(
        float(Fraction(count, n)) * log2(1 - abs(step - mean) / length) for step, count in enumerate(found) if count
    )
    value = min(1.0, max(0.0, value))
    return Consensus(value, "", n, dissention=1 - value)


@yields(WithinGroup)
def rwg(values: Sequence[float], low: int, high: int) -> WithinGroup:
    """Measure how much less answers vary than random answers: r_wg.

    ``1 - s^2 / ((A^2 - 1) / 12)`` with the sample variance s^2 and A options; a negative figure is set to 0. ``star``
    divides by ``(high - low)^2 / 4`` instead. By convention .70 or more is agreement.

    Source: James, Demaree and Wolf 1984; Lindell and Brandt 1997 for ``star``.

    Args:
        values: The answers, each on the scale.
        low: The lowest value of the scale.
        high: The highest value of the scale.

    Returns:
        r_wg, from 0 to 1 (all the same). Without a figure for fewer than two answers, or if the answers or the ends
        of the scale are unfit.
    """
    found, bottom, top = scaled(values, low, high)
    variance = _variance(found)
    length = top - bottom
    raw = 1 - variance / Fraction((length + 1) ** 2 - 1, 12)
    star = 1 - variance / Fraction(length**2, 4)
    return WithinGroup(
        float(max(raw, Fraction(0))), "", len(found), variance=float(variance), raw=float(raw), star=float(star)
    )


@yields(Measure)
def awg(values: Sequence[float], low: int, high: int) -> Measure:
    """Measure how much less answers vary than they could at their mean: a_wg.

    ``1 - 2 s^2 / (((H + L) m - m^2 - H L) n / (n - 1))``, with the ends H and L of the scale. From .70 on it is
    acceptable; at least A - 1 answers are advised on A options.

    Source: Brown and Hauenstein 2005, Organizational Research Methods 8(2).

    Args:
        values: The answers, each on the scale.
        low: The lowest value of the scale.
        high: The highest value of the scale.

    Returns:
        a_wg, from -1 (the greatest variance) over 0 (half of it) to 1; 1 by definition if all chose the same end.
        Without a figure for fewer than two answers, for unfit input, and where the mean is below
        ``(L (n - 1) + H) / n`` or above ``(H (n - 1) + L) / n``: the formula does not hold so near an end.
    """
    found, bottom, top = scaled(values, low, high)
    n, total = len(found), sum(found)
    variance = _variance(found)
    if total in (n * bottom, n * top):
        return Measure(1.0, "", n)
    if not bottom * (n - 1) + top <= total <= top * (n - 1) + bottom:
        return Measure(None, tr("The mean is too near an end of the scale for so few answers."), n)
    mean = total / n
    greatest = ((top + bottom) * mean - mean**2 - top * bottom) * Fraction(n, n - 1)
    return Measure(float(1 - 2 * variance / greatest), "", n)


@yields(Deviation)
def average_deviation(values: Sequence[float]) -> Deviation:
    """Measure the average distance of answers from their mean: ``sum |x - m| / n``.

    Below A / 6 on a scale of A options it counts as agreement.

    Source: Burke, Finkelstein and Dusig 1999; Dunlap, Burke and Smith-Crowe 2003 for the limit.

    Args:
        values: The answers.

    Returns:
        The distance, from 0 (all the same) to half the length of the scale. Without a figure for fewer than two
        answers, or if one is not a number.
    """
    found = exact(values)
    n = len(found)
    if n < 2:
        raise UndefinedError(tr(_ONE))
    mean, median = _mean(found), _quartiles(found)[1]
    about_mean, about_median = (float(sum(abs(value - at) for value in found) / n) for at in (mean, median))
    return Deviation(about_mean, "", n, about_median=about_median)


def _quartiles(values: list[Fraction]) -> tuple[Fraction, Fraction, Fraction]:
    ordered = sorted(values)

    def at(quarter: int) -> Fraction:
        place, rest = divmod((len(ordered) - 1) * quarter, 4)
        above = ordered[min(place + 1, len(ordered) - 1)]
        return ordered[place] + (above - ordered[place]) * Fraction(rest, 4)

    return at(1), at(2), at(3)


def _variance(values: list[Fraction]) -> Fraction:
    n = len(values)
    if n < 2:
        raise UndefinedError(tr(_ONE))
    mean = _mean(values)
    return sum(((value - mean) * (value - mean) for value in values), Fraction(0)) / (n - 1)


def _mean(values: list[Fraction]) -> Fraction:
    return sum(values, Fraction(0)) / len(values)
