"""Pieces of a picture: texts, each with the role of its colour."""

from __future__ import annotations

Piece = tuple[str, str]
"""A text and its role: ``ink``, ``soft``, ``now``, ``data``, ``yes``, ``open``, ``line``, or one of four shades."""
Line = tuple[Piece, ...]


def plain(line: Line) -> str:
    """Return the text of a line without its roles.

    Args:
        line: The pieces.

    >>> plain((("━━", "soft"), ("▲", "now")))
    '━━▲'
    """
    return "".join(text for text, _ in line)
