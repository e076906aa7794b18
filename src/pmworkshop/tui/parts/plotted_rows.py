"""Statements with the distribution of their answers: bars on one scale, the middle, and a word for the agreement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pmworkshop.insight.pictures.distribution import Plot, bars, empty_scale, extent, plot_of
from pmworkshop.session.rounds.polls import Asked
from pmworkshop.tui.drawing.pieces import Line
from pmworkshop.tui.drawing.text_cells import fit, width
from pmworkshop.tui.pages.page import Item

LOW, HIGH = 2, 3
"""Rows of the bars: on a usual screen, and on one with room for more."""
BESIDE = 2
"""Blanks at the left of the bars, so that statements are wrapped alike before they are shown and then."""
HIGH_FROM = 24
"""Rows of the body from which bars are higher."""
SIGNS = {"one view": ("●", "yes!"), "almost one view": ("●", "soft!"), "not settled yet": ("◆", "open!")}
"""The sign and the look of a word for the agreement; the sign says it without colour."""


@dataclass(frozen=True, slots=True)
class Plotted:
    """A statement and its answers.

    Attributes:
        number: Its number in the agenda.
        asked: The statement.
        counts: How many gave each value, from the lowest; empty while nothing is shown.
        words: How far the answers agree; empty if nothing is said.
        more: What else is to be said of it, such as how many abstained.
    """

    number: int
    asked: Asked
    counts: tuple[int, ...]
    words: str = ""
    more: str = ""

    @property
    def given(self) -> list[int]:
        """The places of the answers, sorted; one for each."""
        return [place for place, count in enumerate(self.counts) for _ in range(count)]

    @property
    def spread(self) -> float:
        """How far the answers are from their mean, as the sum of squares; what is more apart comes first."""
        given = self.given
        mean = sum(given) / len(given) if given else 0
        return sum((place - mean) ** 2 for place in given)


def middle_of(given: Sequence[int]) -> float:
    """Return the median of sorted places.

    Args:
        given: The places, at least one.

    >>> middle_of([0, 1, 1, 3]), middle_of([0, 1])
    (1.0, 0.5)
    """
    half = len(given) // 2
    return float(given[half]) if len(given) % 2 else (given[half - 1] + given[half]) / 2


def plotted_items(question: Sequence[str], found: Sequence[Plotted], cells: int, rows: int) -> list[Item]:
    """Draw statements with their answers, those most apart first, under the values of the scale.

    Args:
        question: The values of the scale, from the lowest.
        found: The statements, in the order of the agenda.
        cells: Width of a line.
        rows: How many rows the body has.

    Returns:
        The rows, one for each statement, every second one on a plane.
    """
    plot = plot_for(question, cells)
    top = max((max(one.counts, default=0) for one in found), default=0) or 1
    high = bar_rows(rows)
    ranked = sorted(found, key=lambda one: -one.spread)
    return [_item(one, plot, high, top, "" if place % 2 else "plane") for place, one in enumerate(ranked)]


def bar_rows(rows: int) -> int:
    """Return how many rows the bars of a statement take.

    Args:
        rows: How many rows the body has.
    """
    return HIGH if rows >= HIGH_FROM else LOW


def heads(scale: Sequence[str], cells: int) -> Line:
    """Write the values of a scale above their bars.

    Args:
        scale: The values, from the lowest.
        cells: Width of a line.

    Returns:
        One line, as wide as the bars.
    """
    return _heads(scale, plot_for(scale, cells))


def plot_for(scale: Sequence[str], cells: int) -> Plot:
    """Lay out a scale beside its statements.

    Args:
        scale: The values.
        cells: Width of a line.
    """
    return plot_of(len(scale), (cells - 2) // 2 - 1)


def _heads(question: Sequence[str], plot: Plot) -> Line:
    """Write the values above their bars."""
    wide = plot.bar + plot.gap
    text = "".join(fit(" " * max((plot.bar - width(value)) // 2, 0) + value, wide) for value in question)
    return ((text[: plot.cells], "strong"),)


def _item(one: Plotted, plot: Plot, high: int, top: int, back: str) -> Item:
    lead = f"{one.number:>2}"
    sign, look = next((sign for word, sign in SIGNS.items() if one.words.startswith(word)), ("", "soft"))
    tail = "   ".join(part for part in (f"{sign} {one.words}".strip(), one.more) if part)
    return Item(
        one.asked.id,
        one.asked.text,
        lead,
        tail,
        "strong",
        side=_picture(one, plot, high, top),
        back=back,
        tail_look=look,
        unfolds=bool(one.given),
    )


def _picture(one: Plotted, plot: Plot, high: int, top: int) -> tuple[Line, ...]:
    given, blank = one.given, (" " * BESIDE, "ink")
    if not given:
        return ((blank, *empty_scale(plot)),)
    middle = middle_of(given)
    drawn = (*bars(one.counts, plot, high, top=top, middle=middle), extent(given[0], given[-1], middle, plot))
    return tuple((blank, *line) for line in drawn)


def counts_of(counts: Mapping[str, int], scale: Sequence[str]) -> tuple[int, ...]:
    """Return how often each value of a scale was given, from the lowest.

    Args:
        counts: How often, by value.
        scale: The values.
    """
    return tuple(counts.get(value, 0) for value in scale)
