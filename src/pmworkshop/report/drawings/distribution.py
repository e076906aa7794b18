"""Draws how answers lie on a scale: a bar for each value, how far they reach and their middle; then and today."""

from __future__ import annotations

from collections.abc import Sequence

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import tr
from pmworkshop.base.text import clean_line
from pmworkshop.insight.pictures.given import given_in, middle_of
from pmworkshop.report.drawings.sheet import (
    EDGE,
    LEADING,
    SMALL,
    WIDTH,
    Drawn,
    begin,
    cut,
    fitted,
    named,
    put_lines,
    sliced,
)
from pmworkshop.report.drawings.svg import Board
from pmworkshop.report.model.pictures import Distribution, Spread

MOST, ON_SLIDE = 6, 4
"""Statements in one picture: on a page, and as many as are read on a slide."""
_LEFT, _RIGHT = 352, WIDTH - EDGE - 8
_TALLEST = 30.0
_LEAST = 4.0
"""The least height of a bar, so that one answer is seen."""
_APART = 16


@dataclass(frozen=True, slots=True)
class _Scale:
    """How a scale is laid out: where its values stand, how wide a bar is, and what fills the height."""

    names: tuple[str, ...]
    top: int

    @property
    def step(self) -> float:
        """From one value to the next."""
        return (_RIGHT - _LEFT) / len(self.names)

    def centre(self, place: float) -> float:
        """Return where the middle of a value stands."""
        return round(_LEFT + (place + 0.5) * self.step, 1)

    def height(self, count: int) -> float:
        """Return the height of a bar."""
        return round(max(_TALLEST * count / self.top, _LEAST), 1) if count else 0


def distribution(picture: Distribution, *, slide: bool = False) -> list[Drawn]:
    """Draw the answers to statements.

    Args:
        picture: The answers.
        slide: Whether it is for a slide, with its title in it.

    Returns:
        One picture, or several where there are many statements.
    """
    top = max(max((*row.counts, *row.before)) for row in picture.rows)
    scale, parts = _Scale(picture.scale, max(top, 1)), sliced(picture.rows, ON_SLIDE if slide else MOST)
    return [_drawn(picture, scale, rows, names, slide=slide) for rows, names in named(picture, parts)]


def _drawn(
    picture: Distribution, scale: _Scale, rows: Sequence[Spread], names: tuple[str, str], *, slide: bool
) -> Drawn:
    words = " ".join(f"{clean_line(row.subject).rstrip('.')}: {_told(row, scale.names)}." for row in rows)
    board, y = begin(names[0], words, slide=slide)
    y = _heads(board, picture, scale, y)
    for place, row in enumerate(rows):
        y = _row(board, row, scale, y, plane=place % 2 == 0)
    return Drawn(*names, words, board.svg(_legend(board, y, twice=picture.twice)))


def _told(row: Spread, names: Sequence[str]) -> str:
    """Say in words what the bars show."""
    now = _counted(row.counts, names)
    told = tr("before {before}; now {now}", before=_counted(row.before, names), now=now) if row.before else now
    return f"{told}; {row.word}" if row.word else told


def _counted(counts: Sequence[int], names: Sequence[str]) -> str:
    return ", ".join(
        tr("{count} gave {name}", count=count, name=name) for name, count in zip(names, counts, strict=True) if count
    )


def _heads(board: Board, picture: Distribution, scale: _Scale, y: float) -> float:
    """Write the values above their bars, and what the ends of the scale mean."""
    if picture.low or picture.high:
        half = (_RIGHT - _LEFT) / 2 - 6
        board.text(_LEFT, y + 13, cut(picture.low, half), "soft", SMALL)
        board.text(_RIGHT, y + 13, cut(picture.high, half), "soft", SMALL, anchor="end")
        y += LEADING
    for place, name in enumerate(scale.names):
        board.text(scale.centre(place), y + 13, name, "ink", SMALL, anchor="middle", bold=True)
    return y + LEADING + 4


def _row(board: Board, row: Spread, scale: _Scale, y: float, *, plane: bool) -> float:
    lines = fitted(row.subject, _LEFT - 2 * EDGE - 16)
    high = max((len(lines) + bool(row.word)) * LEADING, _TALLEST + 30) + 10
    if plane:
        board.rect(0, y, WIDTH, high, "plane")
    put_lines(board, y + 19, lines, bold=True)
    if row.word:
        _word(board, row.word, y + 19 + len(lines) * LEADING)
    _bars(board, row, scale, y + high - 18)
    return y + high


def _word(board: Board, word: str, y: float) -> None:
    """Write how far the answers agree, with a sign that says it without colour."""
    one_view = tr("one view: {value} of {top}").partition(":")[0]
    role = "yes" if word.startswith(one_view) else "soft" if word == tr("close together") else "open"
    if role == "open":
        board.shape([(EDGE + 5, y - 10), (EDGE + 10, y - 4.5), (EDGE + 5, y + 1), (EDGE, y - 4.5)], role)
    else:
        board.dot(EDGE + 5, y - 4.5, 4.5, role)
    board.text(EDGE + _APART, y, word, role, SMALL)


def _bars(board: Board, row: Spread, scale: _Scale, base: float) -> None:
    """Draw the bars with their numbers, and below them how far they reach."""
    sides = ((row.before, "shade-2"), (row.counts, "data")) if row.before else ((row.counts, "data"),)
    wide = min(scale.step * 0.72, 34) / len(sides)
    for side, (counts, role) in enumerate(sides):
        for place, count in enumerate(counts):
            x = round(scale.centre(place) - wide * len(sides) / 2 + side * wide, 1)
            board.rect(x, base - scale.height(count), round(wide, 1), scale.height(count), role)
            if count:
                board.text(
                    round(x + wide / 2, 1), base - scale.height(count) - 3, str(count), "ink", SMALL, anchor="middle"
                )
    board.line(_LEFT, base, _RIGHT, base, "line")
    _extent(board, row, scale, base)


def _extent(board: Board, row: Spread, scale: _Scale, base: float) -> None:
    """Draw how far the answers reach with their middle, or the way of the middle from then to today."""
    given = given_in(row.counts)
    now = scale.centre(middle_of(given))
    if row.before:
        then = scale.centre(middle_of(given_in(row.before)))
        board.line(then, base + 8, now, base + 8, "now", 2)
        board.dot(then, base + 8, 4, "now", hollow=True)
        board.dot(now, base + 8, 4, "now")
        return
    board.line(scale.centre(given[0]), base, scale.centre(given[-1]), base, "soft", 3)
    board.shape([(now, base + 2), (now + 6, base + 12), (now - 6, base + 12)], "now")


def _legend(board: Board, y: float, *, twice: bool) -> float:
    """Say what the signs are.

    Returns:
        Where the picture ends.
    """
    y += 20
    if twice:
        board.rect(EDGE, y - 10, 12, 11, "shade-2")
        board.text(EDGE + 18, y, tr("before"), "soft", SMALL)
        board.rect(EDGE + 78, y - 10, 12, 11, "data")
        board.text(EDGE + 96, y, tr("now"), "soft", SMALL)
        board.line(EDGE + 146, y - 4, EDGE + 176, y - 4, "now", 2)
        board.dot(EDGE + 146, y - 4, 4, "now", hollow=True)
        board.dot(EDGE + 176, y - 4, 4, "now")
        board.text(EDGE + 188, y, tr("how the middle of our answers moved"), "soft", SMALL)
    else:
        board.shape([(EDGE + 6, y - 10), (EDGE + 12, y), (EDGE, y)], "now")
        board.text(
            EDGE + 18,
            y,
            tr("the middle of our answers; the thick line reaches from the lowest to the highest"),
            "soft",
            SMALL,
        )
    return y + 10
