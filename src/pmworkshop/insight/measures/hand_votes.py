"""Results of votes by fingers (fist to five) and of dot voting."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import compress

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import plural, tr, trc
from pmworkshop.insight.measures.measure import Measure, UndefinedError, scaled, whole, yields


@dataclass(frozen=True, slots=True)
class Fist(Measure):
    """The result of a vote by fingers, 0 to 5; the figure is the lowest value.

    Attributes:
        counts: How many showed 0, 1 ... 5.
        blocks: Number of votes with 0.
        concerns: Number of votes above 0 that are not yet support.
        abstentions: Number of abstentions; they are not in ``n``.
        consent: Whether all votes are support.
        outcome: The next step, in words; empty where the figure is undefined.
        mean: The mean value; never shown alone, because it hides a single block. None where the figure is undefined.
    """

    counts: tuple[int, ...] = ()
    blocks: int = 0
    concerns: int = 0
    abstentions: int = 0
    consent: bool = False
    outcome: str = ""
    mean: float | None = None


@dataclass(frozen=True, slots=True)
class Dots(Measure):
    """The result of a dot vote; the figure is the highest number of valid dots on one subject.

    Attributes:
        totals: The dots on each subject, invalid ballots included: how strongly it is wanted.
        voters: How many ballots give the subject a dot: how widely it is wanted. It exposes a person who stacks dots.
        invalid: Positions of the ballots that exceed a limit, from 0.
        allowed: The dots on each subject without the invalid ballots.
    """

    totals: tuple[int, ...] = ()
    voters: tuple[int, ...] = ()
    invalid: tuple[int, ...] = ()
    allowed: tuple[int, ...] = ()


@yields(Fist)
def fist_outcome(values: Sequence[int | None], least: int = 3) -> Fist:
    """Evaluate a vote by fingers: adopt, hear concerns, or hear the block first.

    A 0 blocks, a value between 0 and ``least`` is a concern, ``least`` or more is support.

    Source: the published protocols of fist to five (workshopr.io, Stanford Synergy); 4 instead of 3 is the stricter
    tradition. They differ, so the legend is always shown.

    Args:
        values: The value that each person showed, 0 to 5; None for an abstention.
        least: The lowest value that counts as support, 1 to 5.

    Returns:
        The result with the lowest value as its figure, 0 to 5. Without a figure if nobody shows a value, if a value
        is not a whole number from 0 to 5, or if ``least`` is out of range.
    """
    shown = [value for value in values if value is not None]
    abstentions = len(values) - len(shown)
    if abstentions and not shown:
        return Fist(None, tr("Everybody abstained."), abstentions=abstentions)
    if not 1 <= whole(least) <= 5:
        raise UndefinedError(tr("Support begins at a value from 1 to 5."))
    found = scaled(shown, 0, 5)[0]
    if any(value.denominator != 1 for value in found):
        raise UndefinedError(tr("An answer is not a whole number."))
    counts = tuple(found.count(Fraction(value)) for value in range(6))
    blocks, concerns = counts[0], sum(counts[1:least])
    return Fist(
        float(min(found)),
        "",
        len(found),
        counts=counts,
        blocks=blocks,
        concerns=concerns,
        abstentions=abstentions,
        consent=not (blocks or concerns),
        outcome=_outcome(blocks, concerns, abstentions),
        mean=float(sum(found) / len(found)),
    )


def _outcome(blocks: int, concerns: int, abstentions: int) -> str:
    """Say in words what to do next."""
    outcome = trc("vote", "adopt")
    if blocks:
        outcome = tr("hear the block first")
    elif concerns:
        outcome = tr("hear concerns, revise, show again")
    if abstentions:
        outcome += plural("; abstention recorded", "; abstentions recorded", abstentions)
    return outcome


@yields(Dots)
def dots(ballots: Sequence[Sequence[int]], each: int, cap: int | None = None) -> Dots:
    """Count dots per subject, by strength (dots) and by breadth (voters).

    A ballot is valid if it keeps to both limits; it may leave dots unused.

    Source: the guards against stacked dots of dot voting (feedbackframes.com, workshopweaver.com).

    Args:
        ballots: One list per person: the dots on each subject, the subjects in the same order.
        each: How many dots a person has, 1 or more.
        cap: The most dots that a person may put on one subject, 1 or more; None for no such limit.

    Returns:
        The result with the most dots of one subject in valid ballots as its figure, from 0 to the number of valid
        ballots times the lower limit. Without a figure if no ballot is valid, or if ballots or limits are unfit.
    """
    limit = whole(each)
    most = limit if cap is None else whole(cap)
    placed = [[whole(number) for number in ballot] for ballot in ballots]
    _refuse_uncountable(placed, min(limit, most))
    valid = [sum(ballot) <= limit and max(ballot) <= most for ballot in placed]
    columns = list(zip(*placed, strict=True))
    allowed = tuple(sum(compress(column, valid)) for column in columns)
    figure, reason = (float(max(allowed)), "") if any(valid) else (None, tr("No answer keeps to the limits."))
    return Dots(
        figure,
        reason,
        len(placed),
        totals=tuple(map(sum, columns)),
        voters=tuple(sum(map(bool, column)) for column in columns),
        invalid=_places(valid, of=False),
        allowed=allowed,
    )


def _refuse_uncountable(placed: Sequence[Sequence[int]], least_limit: int) -> None:
    """Check that ballots can be added up.

    Raises:
        UndefinedError: There are no ballots, they have unequal lengths, a number is negative, or a limit is below 1.
    """
    if len({len(ballot) for ballot in placed}) > 1:
        raise UndefinedError(tr("The answers are of unequal length."))
    if not any(placed):
        raise UndefinedError(tr("There are no answers yet."))
    if least_limit < 1 or any(number < 0 for ballot in placed for number in ballot):
        raise UndefinedError(tr("Dots are counted from 0, and everybody has one or more."))


def _places(flags: Sequence[bool], *, of: bool) -> tuple[int, ...]:
    """List the positions, from 0, at which a flag has the given value."""
    return tuple(place for place, flag in enumerate(flags) if flag is of)
