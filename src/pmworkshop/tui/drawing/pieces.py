"""Pieces of text with a look, of which every line of the screen is made."""

from __future__ import annotations

from typing import Literal

Look = Literal["text", "soft", "strong", "head", "good", "warn", "chosen"]
"""How a row of a list looks; never the only carrier of a meaning."""
Piece = tuple[str, str]
"""A text and how it looks: a `Look`, or a role of the palette with what is behind it."""
Line = tuple[Piece, ...]
