"""What all pictures share: their width, the head that stands on a slide, and the parts of a long one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import TypeVar
from unicodedata import east_asian_width

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import tr
from pmworkshop.base.text import clean_line, shorten, upper
from pmworkshop.report.drawings.parts import in_parts
from pmworkshop.report.drawings.svg import Board, letters_in
from pmworkshop.report.model.pictures import Picture, titled

WIDTH = 640
"""Width of a picture: what a page of A4 or Letter holds between its margins."""
EDGE = 8
"""Free at each side."""
TEXT, SMALL = 13.0, 12.0
"""Sizes of letters: what is read first, and what is beside it; 12 is nine points on paper."""
LEADING = 16
"""From one line of text to the next."""
_HEAD, _HEAD_LEADING = 20.0, 25
LONGEST = 300
"""Characters of a text that a picture shows; what is longer stands in full beside it."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture that is drawn.

    Attributes:
        title: What it shows, with the title of its section.
        caption: What it shows below the heading of its section; may be empty.
        words: What is seen in it, for who cannot see it.
        svg: The picture, one element that needs nothing else.
    """

    title: str
    caption: str
    words: str
    svg: str


def begin(title: str, words: str, *, slide: bool) -> tuple[Board, float]:
    """Begin a picture.

    Args:
        title: What it shows.
        words: What is seen in it.
        slide: Whether the title stands in the picture, as on a slide.

    Returns:
        The board, and where the picture goes on below its head.
    """
    board = Board(WIDTH, f"{clean_line(title)}. {words}")
    lines = fitted(title, WIDTH - 2 * EDGE, _HEAD) if slide else []
    for place, line in enumerate(lines):
        board.text(EDGE, 30 + place * _HEAD_LEADING, line, size=_HEAD, bold=True)
    return board, (18 + len(lines) * _HEAD_LEADING if lines else 6)


def fitted(text: str, width: float, size: float = TEXT) -> list[str]:
    """Break a text into lines for a column of a picture.

    Args:
        text: The text.
        width: Width of the column.
        size: Size of the letters.

    Returns:
        At least one line.
    """
    line = shorten(clean_line(text), LONGEST)
    return wrap(line, _letters_for(line, width, size)) or [""]


def cut(text: str, width: float, size: float = SMALL) -> str:
    """Shorten a text to one line.

    Args:
        text: The text.
        width: The width that it has.
        size: Size of the letters.

    Returns:
        The text, with an ellipsis where it does not fit.
    """
    line = clean_line(text)
    return shorten(line, _letters_for(line, width, size))


def _letters_for(text: str, width: float, size: float) -> int:
    """Return how many letters of a text surely fit on a line: fewer where some are of double width, as in Chinese."""
    room = letters_in(width, size)
    return max(room // 2, 4) if any(east_asian_width(letter) in "WF" for letter in text) else room


def put_lines(
    board: Board, y: float, lines: Sequence[str], role: str = "ink", size: float = TEXT, *, x: float = EDGE,
    bold: bool = False,
) -> None:  # fmt: skip
    """Write lines of text below one another.

    Args:
        board: The board.
        y: Base line of the first one.
        lines: The lines.
        role: Role of their colour.
        size: Size of the letters.
        x: Where they begin.
        bold: Whether they are bold.
    """
    for place, line in enumerate(lines):
        board.text(x, y + place * LEADING, line, role, size, bold=bold)


def sliced(rows: Sequence[T], most: int) -> list[Sequence[T]]:
    """Divide the rows of a picture among pictures that are about as long.

    Args:
        rows: The rows.
        most: How many a picture has at most.

    Returns:
        The rows of each picture, in order; one picture without any.

    >>> [list(part) for part in sliced("abcdefg", 6)]
    [['a', 'b', 'c', 'd'], ['e', 'f', 'g']]
    """
    return [rows[part.start : part.stop] for part in in_parts(len(rows), most)]


def named(picture: Picture, parts: Sequence[T]) -> Iterator[tuple[T, tuple[str, str]]]:
    """Name the parts of a picture.

    Args:
        picture: The picture.
        parts: What each part shows.

    Yields:
        Each part with its title, that of its section in it, and its caption below that.
    """
    for place, part in enumerate(parts, 1):
        which = tr("({number} of {all})", number=place, all=len(parts)) if len(parts) > 1 else ""
        title = f"{titled(picture.section, picture.shows)} {which}".rstrip()
        yield part, (title, upper(f"{picture.shows} {which}".strip()))
