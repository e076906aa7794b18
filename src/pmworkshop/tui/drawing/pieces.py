"""Pieces of text with a look, of which every line of the screen is made."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import Literal

Look = Literal["text", "soft", "strong", "head", "good", "warn", "chosen"]
"""How a row of a list looks; never the only carrier of a meaning."""
Piece = tuple[str, str]
"""A text and how it looks: a `Look`, or a role of the palette with what is behind it."""
Line = tuple[Piece, ...]


def joined(line: Line) -> Line:
    """Join neighbours that look the same: as few pieces as possible are sent to the terminal.

    Args:
        line: The pieces of a line.

    Returns:
        The same line without empty pieces.

    >>> joined((("Price", "soft"), (" list", "soft"), ("", "ink"), ("7", "now!")))
    (('Price list', 'soft'), ('7', 'now!'))
    """
    runs = groupby([piece for piece in line if piece[0]], key=itemgetter(1))
    return tuple([("".join([text for text, _ in run]), look) for look, run in runs])
