"""Statements with the distribution of their answers: bars on one scale, the middle, and a word for the agreement."""

from __future__ import annotations

from collections.abc import Sequence

from pmworkshop.base.dataclass import dataclass
from pmworkshop.insight.measures.agreement import Word
from pmworkshop.insight.pictures.distribution import Plot, bars, empty_scale, extent, plot_of
from pmworkshop.insight.pictures.given import given_in, middle_of
from pmworkshop.session.rounds.polls import Asked
from pmworkshop.tui.drawing.pieces import Line
from pmworkshop.tui.drawing.text_cells import width, wrap
from pmworkshop.tui.pages.page import Item

LOW, HIGH, TALL = 2, 3, 4
"""Rows of the bars: on a usual screen, on a large one, and on a very large one where all statements have room so."""
HUGE_ROWS, FOR_ALL = 36, 30
"""Rows of a very large screen, and how many of them all statements may take there."""
BESIDE = 2
"""Blanks at the left of the bars, so that statements are wrapped alike before they are shown and then."""
SURE = (21, 15)
"""Rows that a list has at least on a large screen and on a usual one, whatever is typed or stands below it."""
SIGNS: dict[Word | None, tuple[str, str]] = {
    "agreed": ("●", "yes!"),
    "almost agreed": ("●", "soft!"),
    "not settled yet": ("◆", "open!"),
    None: ("", "soft"),
}
"""The sign and the look of how far answers agree; the sign says it without colour."""


@dataclass(frozen=True, slots=True)
class Plotted:
    """A statement and its answers.

    Attributes:
        lead: What stands before it, such as its number in the agenda.
        asked: The statement.
        counts: How many gave each value, from the lowest; without any while nothing is shown.
        words: How far the answers agree; empty if nothing is said.
        more: What else is to be said of it, such as how many abstained.
        verdict: The same as the words, for its sign; None if nothing is said.
    """

    lead: str
    asked: Asked
    counts: tuple[int, ...]
    words: str = ""
    more: str = ""
    verdict: Word | None = None


def plotted_items(values: int, found: Sequence[Plotted], cells: int, rows: int) -> list[Item]:
    """Draw statements with their answers, in the order in which they are given.

    Args:
        values: How many values the scale has.
        found: The statements.
        cells: Width of a line.
        rows: How many rows the body has.

    Returns:
        The rows, one for each statement, every second one on a plane.
    """
    plot, high = plot_for(values, cells), bar_rows(rows, len(found))
    top = max((max(one.counts, default=0) for one in found), default=0) or 1
    return [_item(one, plot, high, top, plane_of(place)) for place, one in enumerate(found)]


def plane_of(place: int) -> str:
    """Return what is behind a statement: a plane behind every second one, from the first.

    Args:
        place: Its place in the list, from 0.
    """
    return "" if place % 2 else "plane"


def bar_rows(rows: int, number: int) -> int:
    """Return how many rows bars have.

    Args:
        rows: How many rows the body has.
        number: How many statements there are.

    >>> [bar_rows(40, 6), bar_rows(40, 7), bar_rows(25, 6), bar_rows(19, 6)]
    [4, 3, 3, 2]
    """
    if rows >= HUGE_ROWS and number * (TALL + 1) <= FOR_ALL:
        return TALL
    return HIGH if sure_rows(rows) == SURE[0] else LOW


def sure_rows(rows: int) -> int:
    """Return for how many rows there is room whatever is typed or stands below, so that nothing moves for it.

    Args:
        rows: How many rows the body has now.

    >>> sure_rows(25), sure_rows(19), sure_rows(13)
    (21, 15, 0)
    """
    return next((sure for sure in SURE if rows >= sure), 0)


def height_of(item: Item, cells: int) -> int:
    """Count the rows of a statement with its picture beside it.

    Args:
        item: Its row.
        cells: Width of a line.
    """
    picture = sum(width(text) for text, _ in item.side[0]) if item.side else 0
    room = cells - width(item.lead) - picture - 4
    return max(len(wrap(item.text, room)) + bool(item.tail), len(item.side))


def heads(names: Sequence[str], cells: int) -> Line:
    """Write the values of a scale above their bars; of long ones, those that have room beside the first and the last.

    Args:
        names: The values, from the lowest.
        cells: Width of a line.

    Returns:
        One line, as wide as the bars.
    """
    plot = plot_for(len(names), cells)
    line = [" "] * plot.cells
    for place in (0, len(names) - 1, *range(1, len(names) - 1)):
        name = names[place]
        at = min(plot.begin(place) + max((plot.bar - width(name)) // 2, 0), plot.cells - width(name))
        if "".join(line[max(at - 1, 0) : at + width(name) + 1]).isspace():
            line[at : at + width(name)] = name
    return (("".join(line), "strong"),)


def plot_for(values: int, cells: int) -> Plot:
    """Lay out a scale beside its statements.

    Args:
        values: How many values it has.
        cells: Width of a line.
    """
    return plot_of(values, (cells - 2) // 2 - 1)


def _item(one: Plotted, plot: Plot, high: int, top: int, back: str) -> Item:
    sign, look = SIGNS[one.verdict]
    tail = "   ".join(part for part in (f"{sign} {one.words}".strip(), one.more) if part)
    picture = plotted(one.counts, plot, high, top)
    return Item(
        one.asked.id,
        one.asked.text,
        f"{one.lead:>2}",
        tail,
        "strong",
        side=tuple(((" " * BESIDE, "ink"), *line) for line in picture),
        back=back,
        tail_look=look,
        unfolds=bool(given_in(one.counts)),
    )


def plotted(counts: Sequence[int], plot: Plot, high: int, top: int) -> tuple[Line, ...]:
    """Draw the bars of a statement, the extent of the answers and their middle.

    Args:
        counts: How many gave each value, from the lowest.
        plot: The layout of the scale.
        high: Rows of the bars.
        top: The number of answers that fills the height, the same for all statements.

    Returns:
        The lines; a bare scale without answers.
    """
    given = given_in(counts)
    if not given:
        return (empty_scale(plot),)
    middle = middle_of(given)
    return (*bars(counts, plot, high, top=top, middle=middle), extent(given[0], given[-1], middle, plot))
