"""The public names of all measures of agreement, and the verdict in words that is shown on the wall.

A measure takes plain numbers and returns a `Measure`: a figure, or the reason why there is none. Only the words are
shown on the wall; the figures are for the facilitator.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Literal

from pmworkshop.base.language import tr
from pmworkshop.insight.measures.categories import (
    Chance,
    Entropy,
    ModeRule,
    Share,
    entropy,
    fleiss_kappa,
    krippendorff_alpha,
    modal_share,
    mode_rule,
)
from pmworkshop.insight.measures.hand_votes import Dots, Fist, dots, fist_outcome
from pmworkshop.insight.measures.measure import Measure
from pmworkshop.insight.measures.ranking import (
    Ballots,
    Borda,
    Concordance,
    Election,
    Pairs,
    Runoff,
    borda,
    instant_runoff,
    kendall_w,
    pairwise,
)
from pmworkshop.insight.measures.ratings import (
    Consensus,
    Deviation,
    Spread,
    WithinGroup,
    average_deviation,
    awg,
    consensus,
    iqr,
    quartiles,
    rwg,
)
from pmworkshop.session.core.thresholds import Thresholds

__all__ = [
    "Ballots",
    "Borda",
    "Chance",
    "Concordance",
    "Consensus",
    "Deviation",
    "Dots",
    "Election",
    "Entropy",
    "Fist",
    "Measure",
    "ModeRule",
    "Pairs",
    "Runoff",
    "Share",
    "Spread",
    "WithinGroup",
    "Word",
    "average_deviation",
    "awg",
    "borda",
    "consensus",
    "dots",
    "entropy",
    "fist_outcome",
    "fleiss_kappa",
    "instant_runoff",
    "iqr",
    "kendall_w",
    "krippendorff_alpha",
    "modal_share",
    "mode_rule",
    "pairwise",
    "quartiles",
    "rwg",
    "view_words",
    "word",
]

Word = Literal["agreed", "almost agreed", "not settled yet"]
USUAL = Thresholds()


def word(counts: Sequence[int], thresholds: Thresholds = USUAL) -> Word | None:
    """Say in words how far the answers to a rating agree.

    The rule looks at spread, never at the mean, which five 5s and a 1 leave at 4.3:

    - "agreed": `consensus` is ``agreed_least`` hundredths or more, and nobody dissents strongly: no answer is further
      from the median than the length of the scale divided by ``dissent_divisor``. The second condition matters in a
      large room, where one dissent among forty hardly changes the consensus.
    - "almost agreed": `consensus` is ``almost_least`` hundredths or more.
    - "not settled yet": `consensus` is lower. One strong dissent among six gives this result.

    Source: the measure of Tastle and Wierman 2007; it has no official limits, so these are this project's own.

    Args:
        counts: How many chose each step of the scale, the lowest step first.
        thresholds: The session's limits.

    Returns:
        The verdict; None with fewer answers than ``answers_least`` or where `consensus` is undefined. The answers
        themselves are shown then.
    """
    found = consensus(counts)
    if found.value is None or found.n < thresholds.answers_least:
        return None
    if 100 * found.value < thresholds.almost_least:
        return "not settled yet"
    if 100 * found.value < thresholds.agreed_least or _dissent(counts, thresholds.dissent_divisor):
        return "almost agreed"
    return "agreed"


def view_words(counts: Sequence[int], scale: Sequence[str], thresholds: Thresholds = USUAL) -> str:
    """Say beside a statement how far the answers to it agree: ``one view: 3 of 5``.

    The bare word "agreed" would be read as agreement with the statement; so it is said too which view it is: the
    answer in the middle, or the two in the middle.

    Args:
        counts: How many chose each step of the scale, the lowest step first; a step that nobody chose counts as 0.
        scale: The steps as they are written, as many as there are counts.
        thresholds: The session's limits.

    Returns:
        ``one view: 3 of 5``, ``close together`` or ``far apart``, after `word`; empty where that is None.
    """
    verdict = word(counts, thresholds)
    if verdict == "agreed":
        low, high = _middle(counts)
        if low == high:
            return tr("one view: {value} of {top}", value=scale[low], top=scale[-1])
        return tr("one view: {low} to {high} of {top}", low=scale[low], high=scale[high], top=scale[-1])
    return {"almost agreed": tr("close together"), "not settled yet": tr("far apart"), None: ""}[verdict]


def _middle(counts: Sequence[int]) -> tuple[int, int]:
    """Find the steps of the two answers in the middle, which may be one and the same."""
    upto = list(accumulate(counts))
    return bisect_right(upto, (upto[-1] - 1) // 2), bisect_right(upto, upto[-1] // 2)


def _dissent(counts: Sequence[int], divisor: int) -> bool:
    """Tell whether an answer is further from the median than the length of the scale divided by the divisor."""
    chosen = [step for step, count in enumerate(counts) if count]
    twice = sum(_middle(counts))  # twice the median, which is the mean of the two answers in the middle
    return max(twice - 2 * chosen[0], 2 * chosen[-1] - twice) * divisor > 2 * (len(counts) - 1)
