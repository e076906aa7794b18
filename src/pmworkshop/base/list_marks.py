"""The marks that lists carry when they are copied from elsewhere: bullets, boxes, dashes and numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

# Bullets and boxes as office programs, mail and the web write them; the last ones are their private letters for them.
_BULLETS = (
    "\u2022\u2023\u25e6\u25aa\u25ab\u25cf\u25cb\u25a0\u25a1\u25c6\u25c7\u25b6\u25ba\u25b8"
    "\u27a2\u27a4\u2043\u2219\u00b7\u2756\uf0b7\uf0a7\uf0d8"
)
_BOXES = "\u2610\u2611\u2612\u2713\u2714\u2705\u2b1c"
_BULLET = re.compile(rf"\s*(?:[{_BULLETS}]\s+|o\t\s*|[{_BOXES}]\s*|(?:[-*+]\s+)?\[[ xX{_BOXES}]?\]\s+)(?=\S)")
_DASH = re.compile(r"\s*[-*+\u2013\u2014]\s+(?=\S)")
_NUMBER = re.compile(r"\s*\(?(\d{1,3}|[A-Za-z])[.)]\s+(?=\S)")
_LEAST = 2
"""The least lines with marks that make a list: before one line alone a dash or a number may belong to the text."""


def without_bullet(line: str) -> str:
    """Take a bullet or a box off the beginning of a line.

    Args:
        line: The line.

    Returns:
        The line without it; unchanged if it begins with none.
    """
    return _without(_BULLET, [line])[0]


def without_marks(lines: Sequence[str]) -> list[str]:
    """Take the marks of a list off its lines.

    Bullets and boxes come off each line; dashes where two lines or more begin with a mark, and numbers or letters
    where they count on from line to line, so that ``3. quarter`` alone stays as it is.

    Args:
        lines: The lines of one text.

    Returns:
        As many lines, in the same order.
    """
    plain = [without_bullet(line) for line in lines]
    marked = [line for line, rest in zip(lines, plain, strict=True) if line != rest or _DASH.match(rest)]
    if len(marked) >= _LEAST:
        plain = _without(_DASH, plain)
    numbers = [found[1] for line in plain if (found := _NUMBER.match(line))]
    return _without(_NUMBER, plain) if _count_on(numbers) else plain


def _without(mark: re.Pattern[str], lines: Sequence[str]) -> list[str]:
    return [line[found.end() :] if (found := mark.match(line)) else line for line in lines]


def _count_on(marks: Sequence[str]) -> bool:
    """Tell whether numbers or letters count on, or begin again."""
    places = [int(mark) if mark.isdecimal() else ord(mark.lower()) - ord("a") + 1 for mark in marks]
    return len(places) >= _LEAST and all(after in (before + 1, 1) for before, after in pairwise(places))
