"""How far answers without an order agree: letters in cells and over a chart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import fsum, log2

from pmworkshop.insight.measures.measure import Measure, counted, pair_agreement, tabled, yields


@dataclass(frozen=True, slots=True)
class Share(Measure):
    """The share of the most frequent answer.

    Attributes:
        modes: Places of the most frequent answers, from 0: several where they are level.
        pair_agreement: The share of the pairs of answers that are the same; nothing for one answer.
    """

    modes: tuple[int, ...] = ()
    pair_agreement: float | None = None


@dataclass(frozen=True, slots=True)
class Entropy(Measure):
    """An entropy in bits.

    Attributes:
        normalised: The same from 0 to 1: divided by the most that so many answers in so many categories can have.
        by_categories: Divided by the most that so many categories can have.
    """

    normalised: float | None = None
    by_categories: float | None = None


@dataclass(frozen=True, slots=True)
class Chance(Measure):
    """An agreement with what chance would bring taken off. Never to be shown without the raw agreement.

    Attributes:
        agreement: The raw agreement: the share of pairs of answers to one subject that are the same.
        chance: The share that chance would bring.
        rows: The raw agreement of each row; of a row with fewer than two answers nothing.
        pairable: How many answers have another one in their row.
    """

    agreement: float | None = None
    chance: float | None = None
    rows: tuple[float | None, ...] = ()
    pairable: int = 0


@dataclass(frozen=True, slots=True)
class ModeRule(Measure):
    """How many answers are outside the most frequent one, and whether that is few enough.

    Attributes:
        allowed: How many may be outside; nothing where it is undefined.
        met: Whether no more are, and one answer alone is the most frequent.
        modes: Places of the most frequent answers, from 0.
    """

    allowed: int | None = None
    met: bool = False
    modes: tuple[int, ...] = ()


@yields(Share)
def modal_share(counts: Sequence[int]) -> Share:
    """Measure the share of the most frequent answer: ``max c / n``.

    From 1/k for k categories to 1 (all the same). Undefined without answers. Delphi studies take .80 as consensus.

    Source: PMC10286361, table 2. Pair agreement ``(sum c^2 - n) / (n (n - 1))``: Fleiss 1971.

    Args:
        counts: How many gave each answer.
    """
    found = counted(counts)
    n, most = sum(found), max(found)
    pairs = float(pair_agreement(found)) if n > 1 else None
    return Share(most / n, "", n, _modes(found), pair_agreement=pairs)


@yields(Entropy)
def entropy(counts: Sequence[int]) -> Entropy:
    """Measure how scattered answers are, in bits: ``-sum p log2 p``.

    From 0 (all the same) to the logarithm of the number of categories k. ``normalised`` is from 0 to 1, divided by
    ``log2 min(n, k)``; it is 0 for one answer or one category, which says nothing. Undefined without answers.

    Source: Shannon 1948; Cover and Thomas, Elements of Information Theory.

    Args:
        counts: How many gave each answer, with a 0 for each category that nobody chose.
    """
    found = counted(counts)
    n = sum(found)
    bits = abs(fsum(count / n * log2(count / n) for count in found if count))
    return Entropy(bits, "", n, _part(bits, min(n, len(found))), _part(bits, len(found)))


@yields(Chance)
def fleiss_kappa(table: Sequence[Sequence[int]]) -> Chance:
    """Measure the agreement of raters on many subjects, chance taken off: Fleiss' kappa.

    ``(P - Pe) / (1 - Pe)`` with P the mean over rows of ``(sum c^2 - n) / (n (n - 1))`` and Pe the sum of the squared
    shares of the columns. From -1 / (n - 1) to 1. It can be near 0 though nearly all agree, where one category
    prevails: show the raw agreement with it. Undefined where rows have different totals or fewer than two answers,
    and where all answers fall into one category.

    Source: Fleiss 1971, Psychological Bulletin 76(5).

    Args:
        table: How many gave each answer: one row a subject, one column a category.
    """
    rows = tabled(table)
    n = sum(map(sum, rows))
    each = sum(rows[0])
    if any(sum(row) != each for row in rows):
        return Chance(None, "The rows have different numbers of answers.", n)
    if each < 2:
        return Chance(None, "Each row has one answer alone, so there is nothing to compare.", n)
    agreements = [pair_agreement(row) for row in rows]
    agreement = sum(agreements) / Fraction(len(rows))
    chance = Fraction(sum(sum(column) ** 2 for column in zip(*rows, strict=True)), n * n)
    value, reason = _corrected(agreement, chance)
    return Chance(value, reason, n, float(agreement), float(chance), tuple(map(float, agreements)), n)


@yields(Chance)
def krippendorff_alpha(table: Sequence[Sequence[int]]) -> Chance:
    """Measure the agreement on many subjects, chance taken off, where answers may be missing: alpha, nominal.

    ``1 - Do / De`` with N answers that have another one in their row, and of them n_c in column c:
    ``Do = sum over rows of sum_{c != k} n_uc n_uk / (m_u - 1) / N`` and ``De = sum_{c != k} n_c n_k / (N (N - 1))``.
    At most 1; below 0 where answers agree less than by chance. Rows with one answer drop out. Undefined where no row
    has two, and where all answers are the same. .800 can be relied on, from .667 it is tentative.

    Source: Krippendorff, Computing Krippendorff's Alpha-Reliability.

    Args:
        table: How many gave each answer: one row a subject, one column a category; rows may have different totals.
    """
    rows = tabled(table)
    n = sum(map(sum, rows))
    compared = [row for row in rows if sum(row) > 1]
    pairable = sum(map(sum, compared))
    if not compared:
        return Chance(None, "No row has two answers to compare.", n)
    agreement = sum(sum(row) * pair_agreement(row) for row in compared) / Fraction(pairable)
    chance = pair_agreement(sum(column) for column in zip(*compared, strict=True))
    value, reason = _corrected(agreement, chance)
    each = tuple(float(pair_agreement(row)) if sum(row) > 1 else None for row in rows)
    return Chance(value, reason, n, float(agreement), float(chance), each, pairable)


@yields(ModeRule)
def mode_rule(counts: Sequence[int]) -> ModeRule:
    """Count the answers outside the most frequent one, and say whether that is consensus.

    The count is from 0 to ``n - n / k``. Of 8 to 10 answers 2 may be outside, of 11 to 13 three and so on to 7 of
    25, where the table ends: ``(n - 2) // 3``. Of fewer than 8 one may be; this last is this project's own. Answers
    that are level for the most frequent are no consensus. Undefined for one answer and for more than 25.

    Source: PMC5966219, table 4.

    Args:
        counts: How many gave each answer.
    """
    found = counted(counts)
    n, modes = sum(found), _modes(found)
    if n < 2 or n > 25:
        return ModeRule(None, f"The rule is for 2 to 25 answers, not for {n}.", n, modes=modes)
    outside, allowed = n - max(found), max(1, (n - 2) // 3)
    return ModeRule(float(outside), "", n, allowed, outside <= allowed and len(modes) == 1, modes)


def _modes(counts: Sequence[int]) -> tuple[int, ...]:
    return tuple(place for place, count in enumerate(counts) if count == max(counts))


def _part(bits: float, categories: int) -> float:
    """Divide by the most bits that so many categories can have."""
    return min(1.0, bits / log2(categories)) if categories > 1 else 0.0


def _corrected(agreement: Fraction, chance: Fraction) -> tuple[float | None, str]:
    if chance == 1:
        return None, "All answers are the same, so chance cannot be taken off."
    return float((agreement - chance) / (1 - chance)), ""
