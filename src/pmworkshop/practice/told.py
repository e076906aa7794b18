"""What was found, in words."""

from __future__ import annotations

from pmworkshop.practice.lines import Sort
from pmworkshop.practice.query import Query

SORTS: dict[Sort, str] = {
    "session": "",
    "said": "said",
    "outcome": "outcome",
    "charted": "who does what",
    "decided": "decided",
    "promised": "promised",
}
"""What a line is, as a facilitator calls it."""
WIDTH = 240
"""Letters of a line that are shown."""


def pieces(text: str, query: Query, width: int = WIDTH) -> list[tuple[str, bool]]:
    """Cut a line short so that the first word that was looked for is in it, and part it at the words.

    Args:
        text: The line.
        query: What was looked for.
        width: Letters that are left at most, but for dots where something was cut off.

    Returns:
        The pieces in order, each with whether it is a word that was looked for.
    """
    spots = query.spots(text)
    start, end = _window(text, spots[0][0] if spots else 0, width)
    parted, at = [("…" if start else "", False)], start
    for first, last in spots:
        if start <= first and last <= end:
            parted += [(text[at:first], False), (text[first:last], True)]
            at = last
    parted += [(text[at:end], False), ("…" if end < len(text) else "", False)]
    return [piece for piece in parted if piece[0]]


def _window(text: str, spot: int, width: int) -> tuple[int, int]:
    """Choose what of a line is shown: all of it, or what lies around a word, from the beginning of a word on."""
    if len(text) <= width:
        return 0, len(text)
    start = max(spot - width // 3, 0)
    start = text.find(" ", start, spot) + 1 or start if start else 0
    return start, min(start + width, len(text))
