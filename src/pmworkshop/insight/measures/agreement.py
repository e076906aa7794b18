"""All measures of agreement, and the one word for the wall that they come to.

A measure takes plain numbers and returns a `Measure`: a figure, or the reason why there is none. Only the words reach
the wall; the figures are the facilitator's.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Literal

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
    "word",
]

Word = Literal["agreed", "almost agreed", "not settled yet"]
USUAL = Thresholds()


def word(counts: Sequence[int], thresholds: Thresholds = USUAL) -> Word | None:
    """Say in one word how far the room agrees on a rating.

    The rule looks at spread, never at the mean, which five 5s and a 1 leave at 4.3:

    - "agreed": `consensus` is ``agreed_least`` hundredths or more, and nobody dissents strongly: no answer is further
      from the median than the scale's length by ``dissent_divisor``. The second half matters in a large room, where
      one dissent among forty hardly moves the consensus.
    - "almost agreed": it is ``almost_least`` or more.
    - "not settled yet": it is less. One strong dissent among six comes to this.

    With fewer answers than ``answers_least``, or unfit ones, there is no word: the answers themselves are shown.

    Source: the measure of Tastle and Wierman 2007; it has no official limits, so these are this project's own.

    Args:
        counts: How many chose each step, the lowest step first.
        thresholds: The session's limits.
    """
    found = consensus(counts)
    if found.value is None or found.n < thresholds.answers_least:
        return None
    if 100 * found.value < thresholds.almost_least:
        return "not settled yet"
    if 100 * found.value < thresholds.agreed_least or _dissent(counts, thresholds.dissent_divisor):
        return "almost agreed"
    return "agreed"


def _dissent(counts: Sequence[int], divisor: int) -> bool:
    """Say whether an answer is further from the median than the scale's length by the divisor."""
    chosen = [step for step, count in enumerate(counts) if count]
    upto = list(accumulate(counts))
    # The median is the mean of the two answers in the middle, which may be one and the same.
    twice = bisect_right(upto, (upto[-1] - 1) // 2) + bisect_right(upto, upto[-1] // 2)
    return max(twice - 2 * chosen[0], 2 * chosen[-1] - twice) * divisor > 2 * (len(counts) - 1)
