"""Agreement of answers without an order, such as the letters in a cell or over a whole chart."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import fsum, log2

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import tr
from pmworkshop.insight.measures.measure import Measure, counted, pair_agreement, tabled, yields


@dataclass(frozen=True, slots=True)
class Share(Measure):
    """The share of the most frequent answer, 0 to 1.

    Attributes:
        modes: Positions of the most frequent answers, from 0; several if they tie.
        pair_agreement: The share of pairs of answers that are the same, 0 to 1; None for a single answer.
    """

    modes: tuple[int, ...] = ()
    pair_agreement: float | None = None


@dataclass(frozen=True, slots=True)
class Entropy(Measure):
    """An entropy in bits.

    Attributes:
        normalised: The entropy divided by its maximum for this number of answers and categories, 0 to 1.
        by_categories: The entropy divided by its maximum for this number of categories alone, 0 to 1.
    """

    normalised: float | None = None
    by_categories: float | None = None


@dataclass(frozen=True, slots=True)
class Chance(Measure):
    """An agreement corrected for chance. Never to be shown without the raw agreement.

    Attributes:
        agreement: The raw agreement: the share of pairs of answers to one subject that are the same, 0 to 1.
        chance: The share of equal pairs that is expected by chance, 0 to 1.
        rows: The raw agreement of each row; None for a row with fewer than two answers.
        pairable: Number of answers that have another answer in their row.
    """

    agreement: float | None = None
    chance: float | None = None
    rows: tuple[float | None, ...] = ()
    pairable: int = 0


@dataclass(frozen=True, slots=True)
class ModeRule(Measure):
    """The number of answers outside the most frequent one, and whether it is small enough for consensus.

    Attributes:
        allowed: How many answers may be outside; None where the figure is undefined.
        met: Whether no more are outside, and a single answer is the most frequent.
        modes: Positions of the most frequent answers, from 0.
    """

    allowed: int | None = None
    met: bool = False
    modes: tuple[int, ...] = ()


@yields(Share)
def modal_share(counts: Sequence[int]) -> Share:
    """Measure the share of the most frequent answer: ``max c / n``.

    Delphi studies take .80 as consensus.

    Source: PMC10286361, table 2. Pair agreement ``(sum c^2 - n) / (n (n - 1))``: Fleiss 1971.

    Args:
        counts: How many gave each answer.

    Returns:
        The share, from 1/k for k categories to 1 (all the same). Without a figure if there are no answers.
    """
    found = counted(counts)
    n, most = sum(found), max(found)
    pairs = float(pair_agreement(found)) if n > 1 else None
    return Share(most / n, "", n, _modes(found), pair_agreement=pairs)


@yields(Entropy)
def entropy(counts: Sequence[int]) -> Entropy:
    """Measure how scattered answers are, in bits: ``-sum p log2 p``.

    ``normalised`` divides by ``log2 min(n, k)``; it is 0 for one answer or one category, where it has no meaning.

    Source: Shannon 1948; Cover and Thomas, Elements of Information Theory.

    Args:
        counts: How many gave each answer, with a 0 for each category that nobody chose.

    Returns:
        The entropy in bits, from 0 (all the same) to log2 of the number of categories k. Without a figure if there
        are no answers.
    """
    found = counted(counts)
    n = sum(found)
    bits = abs(fsum(count / n * log2(count / n) for count in found if count))
    return Entropy(bits, "", n, _part(bits, min(n, len(found))), _part(bits, len(found)))


@yields(Chance)
def fleiss_kappa(table: Sequence[Sequence[int]]) -> Chance:
    """Measure the agreement of raters on many subjects, corrected for chance: Fleiss' kappa.

    ``(P - Pe) / (1 - Pe)`` with P the mean over rows of ``(sum c^2 - n) / (n (n - 1))`` and Pe the sum of the squared
    shares of the columns. It can be near 0 although nearly all agree, where one category prevails: show the raw
    agreement with it.

    Source: Fleiss 1971, Psychological Bulletin 76(5).

    Args:
        table: How many gave each answer: one row per subject, one column per category, all rows with the same total.

    Returns:
        Kappa, from -1 / (n - 1) to 1. Without a figure if the rows have different totals or fewer than two answers,
        or if all answers fall into one category.
    """
    rows = tabled(table)
    n = sum(map(sum, rows))
    each = sum(rows[0])
    if any(sum(row) != each for row in rows):
        return Chance(None, tr("The rows have different numbers of answers."), n)
    if each < 2:
        return Chance(None, tr("Each row has one answer alone, so there is nothing to compare."), n)
    agreements = [pair_agreement(row) for row in rows]
    agreement = sum(agreements) / Fraction(len(rows))
    chance = Fraction(sum(sum(column) ** 2 for column in zip(*rows, strict=True)), n * n)
    value, reason = _corrected(agreement, chance)
    return Chance(value, reason, n, float(agreement), float(chance), tuple(map(float, agreements)), n)


@yields(Chance)
def krippendorff_alpha(table: Sequence[Sequence[int]]) -> Chance:
    """Measure agreement on many subjects, answers may be missing, corrected for chance: Krippendorff's nominal alpha.

    ``1 - Do / De`` with N answers that have another one in their row, and of them n_c in column c:
    ``Do = sum over rows of sum_{c != k} n_uc n_uk / (m_u - 1) / N`` and ``De = sum_{c != k} n_c n_k / (N (N - 1))``.
    Rows with one answer are left out. From .800 on it is reliable, from .667 on tentative.

    Source: Krippendorff, Computing Krippendorff's Alpha-Reliability.

    Args:
        table: How many gave each answer: one row per subject, one column per category; totals of rows may differ.

    Returns:
        Alpha, at most 1, and below 0 where answers agree less than by chance. Without a figure if no row has two
        answers, or if all answers are the same.
    """
    rows = tabled(table)
    n = sum(map(sum, rows))
    compared = [row for row in rows if sum(row) > 1]
    pairable = sum(map(sum, compared))
    if not compared:
        return Chance(None, tr("No row has two answers to compare."), n)
    agreement = sum(sum(row) * pair_agreement(row) for row in compared) / Fraction(pairable)
    chance = pair_agreement(sum(column) for column in zip(*compared, strict=True))
    value, reason = _corrected(agreement, chance)
    each = tuple(float(pair_agreement(row)) if sum(row) > 1 else None for row in rows)
    return Chance(value, reason, n, float(agreement), float(chance), each, pairable)


@yields(ModeRule)
def mode_rule(counts: Sequence[int]) -> ModeRule:
    """Count the answers outside the most frequent one, and check whether they are few enough for consensus.

    Of 8 to 10 answers 2 may be outside, of 11 to 13 three, and so on to 7 of 25, where the published table ends:
    ``(n - 2) // 3``. Of fewer than 8 answers one may be outside; this limit is this project's own. Without a single
    most frequent answer there is no consensus.

    Source: PMC5966219, table 4.

    Args:
        counts: How many gave each answer.

    Returns:
        The count, from 0 to ``n - n / k``. Without a figure for fewer than 2 or more than 25 answers.
    """
    found = counted(counts)
    n, modes = sum(found), _modes(found)
    if n < 2 or n > 25:
        return ModeRule(None, tr("The rule is for 2 to 25 answers, not for {n}.", n=n), n, modes=modes)
    outside, allowed = n - max(found), max(1, (n - 2) // 3)
    return ModeRule(float(outside), "", n, allowed, outside <= allowed and len(modes) == 1, modes)


def _modes(counts: Sequence[int]) -> tuple[int, ...]:
    return tuple(place for place, count in enumerate(counts) if count == max(counts))


def _part(bits: float, categories: int) -> float:
    """Divide an entropy in bits by its maximum for a number of categories; 0 for a single category."""
    return min(1.0, bits / log2(categories)) if categories > 1 else 0.0


def _corrected(agreement: Fraction, chance: Fraction) -> tuple[float | None, str]:
    if chance == 1:
        return None, tr("All answers are the same, so chance cannot be taken off.")
    return float((agreement - chance) / (1 - chance)), ""
