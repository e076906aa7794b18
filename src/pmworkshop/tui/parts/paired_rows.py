"""Statements that were answered twice: a row of dots for each time, and between them how the middle moved."""

from __future__ import annotations

from collections.abc import Sequence

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import decimal, tr
from pmworkshop.insight.pictures.distribution import Plot, bars, empty_scale
from pmworkshop.insight.pictures.given import given_in, middle_of
from pmworkshop.insight.pictures.then_and_today import FIRST, SECOND, begins, dots, then_and_today
from pmworkshop.session.rounds.polls import Asked
from pmworkshop.tui.drawing.pieces import Line
from pmworkshop.tui.pages.page import Item
from pmworkshop.tui.parts.plotted_rows import bar_rows, plane_of, plot_for


@dataclass(frozen=True, slots=True)
class Paired:
    """A statement and its answers, the first time and the second time.

    Attributes:
        key: Key of its row.
        lead: What stands before it, such as its number in the agenda.
        asked: The statement.
        first: How many gave each value the first time, from the lowest.
        second: How many gave each value the second time.
        words: What moved, or how far both are apart.
        look: How these words look.
    """

    key: str
    lead: str
    asked: Asked
    first: tuple[int, ...]
    second: tuple[int, ...]
    words: str = ""
    look: str = "soft"


def legend(first: str, second: str) -> str:
    """Say what the two rows of dots are.

    Args:
        first: What the upper one is, in a word or two.
        second: What the lower one is.

    >>> legend("before", "now")
    '○ before   ● now'
    """
    return f"{FIRST} {first}   {SECOND} {second}"


def moved_words(first: float, second: float) -> tuple[str, str]:
    """Say how a middle moved.

    Args:
        first: The middle the first time, in values of the scale.
        second: The middle the second time.

    Returns:
        The words and their look.

    >>> moved_words(2, 3.5), moved_words(3, 3)
    (('middle 2 ▶ 3.5', 'now'), ('middle stays 3', 'soft'))
    """
    return (
        (tr("middle stays {value}", value=decimal(second)), "soft")
        if first == second
        else (tr("middle {first:g} ▶ {second:g}", first=first, second=second), "now")
    )


def paired_items(values: int, found: Sequence[Paired], cells: int, rows: int) -> list[Item]:
    """Draw statements with their answers of both times, in the order in which they are given.

    Where the people are too many for a dot each, bars stand in place of the dots of all statements.

    Args:
        values: How many values the scale has.
        found: The statements.
        cells: Width of a line.
        rows: How many rows the body has.

    Returns:
        The rows, one for each statement, every second one on a plane.
    """
    plot, every = plot_for(values, cells), [counts for one in found for counts in (one.first, one.second)]
    top = 0
    if any(begins(counts, plot) is None for counts in every):
        top = max(max(counts) for counts in every)
    return [
        Item(
            one.key,
            one.asked.text,
            f"{one.lead:>2}",
            one.words,
            "strong",
            side=_picture(one, plot, top, bar_rows(rows, len(found)) - 1),
            back=plane_of(place),
            tail_look=one.look,
        )
        for place, one in enumerate(found)
    ]


def _picture(one: Paired, plot: Plot, top: int, high: int) -> tuple[Line, ...]:
    """Draw one statement; ``top`` is the number that fills the height of bars, 0 for dots."""
    if top:
        above, below = bars(one.first, plot, high, top=top, role="soft"), bars(one.second, plot, high, top=top)
    else:
        above, below = (dots(one.first, plot, FIRST, "soft"),), (dots(one.second, plot, SECOND, "data"),)
    then, today = given_in(one.first), given_in(one.second)
    if not (then or today):
        return (empty_scale(plot),)
    line = then_and_today(middle_of(then or today), middle_of(today or then), plot)
    return (*(above if then else ()), line, *(below if today else ()))
