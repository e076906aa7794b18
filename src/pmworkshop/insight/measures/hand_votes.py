"""What shown fingers and placed dots come to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import compress

from pmworkshop.insight.measures.measure import Measure, UndefinedError, scaled, whole, yields


@dataclass(frozen=True, slots=True)
class Fist(Measure):
    """What the room showed, 0 to 5.

    Attributes:
        counts: How many showed 0, 1 ... 5.
        blocks: How many showed 0.
        concerns: How many showed more, but less than support.
        abstentions: How many abstained; they are not in ``n``.
        consent: Whether all who showed anything support it.
        outcome: What to do now, in words.
        mean: The mean; it hides a single block, so it is never shown alone.
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
    """How dots were placed.

    Attributes:
        totals: The dots of each subject, all answers together: how strongly it is wanted.
        voters: How many gave it any: how widely it is wanted. One person who stacks dots shows here.
        invalid: Places of the answers with too many dots, from 0.
        allowed: The dots of each subject without those answers.
    """

    totals: tuple[int, ...] = ()
    voters: tuple[int, ...] = ()
    invalid: tuple[int, ...] = ()
    allowed: tuple[int, ...] = ()


@yields(Fist)
def fist_outcome(values: Sequence[int | None], least: int = 3) -> Fist:
    """Say what follows from fingers shown: adopt, hear concerns, or hear whoever blocks it first.

    A 0 blocks, more but less than ``least`` is a concern, ``least`` or more supports. The figure is the lowest value,
    from 0 to 5. Undefined where nobody shows anything.

    Source: the published protocols of fist to five (workshopr.io, Stanford Synergy); 4 instead of 3 is the stricter
    tradition. They differ, so the legend is always shown.

    Args:
        values: What each showed, 0 to 5; nothing for an abstention.
        least: The lowest value that is support, 1 to 5.
    """
    shown = [value for value in values if value is not None]
    abstentions = len(values) - len(shown)
    if abstentions and not shown:
        return Fist(None, "Everybody abstained.", abstentions=abstentions)
    if not 1 <= whole(least) <= 5:
        raise UndefinedError("Support begins at a value from 1 to 5.")
    found = scaled(shown, 0, 5)[0]
    if any(value.denominator != 1 for value in found):
        raise UndefinedError("An answer is not a whole number.")
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
    """Say what to do now."""
    outcome = "adopt"
    if blocks:
        outcome = "hear the block first"
    elif concerns:
        outcome = "hear concerns, revise, show again"
    if abstentions:
        outcome += f"; abstention{'' if abstentions == 1 else 's'} recorded"
    return outcome


@yields(Dots)
def dots(ballots: Sequence[Sequence[int]], each: int, cap: int | None = None) -> Dots:
    """Add up dots, by strength and by breadth.

    The figure is the most dots of one subject in answers that keep the limits, from 0 to their number times the lower
    limit. Fewer dots than there are may be placed. Undefined where no answer keeps the limits.

    Source: the guards against stacked dots of dot voting (feedbackframes.com, workshopweaver.com).

    Args:
        ballots: The dots of each person on each subject, the subjects in the same order.
        each: How many dots a person has.
        cap: How many of them may go on one subject; nothing for no such limit.
    """
    limit = whole(each)
    most = limit if cap is None else whole(cap)
    placed = [[whole(number) for number in ballot] for ballot in ballots]
    _refuse_uncountable(placed, min(limit, most))
    valid = [sum(ballot) <= limit and max(ballot) <= most for ballot in placed]
    columns = list(zip(*placed, strict=True))
    allowed = tuple(sum(compress(column, valid)) for column in columns)
    figure, reason = (float(max(allowed)), "") if any(valid) else (None, "No answer keeps to the limits.")
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
    """Refuse dots that cannot be added up.

    Raises:
        UndefinedError: The answers are of unequal length or none, or a number is too low.
    """
    if len({len(ballot) for ballot in placed}) > 1:
        raise UndefinedError("The answers are of unequal length.")
    if not any(placed):
        raise UndefinedError("There are no answers yet.")
    if least_limit < 1 or any(number < 0 for ballot in placed for number in ballot):
        raise UndefinedError("Dots are counted from 0, and everybody has one or more.")


def _places(flags: Sequence[bool], *, of: bool) -> tuple[int, ...]:
    """List the places, from 0, of one of the two values."""
    return tuple(place for place, flag in enumerate(flags) if flag is of)
