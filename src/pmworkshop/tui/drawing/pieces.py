"""Pieces of text with a look, of which every line of the screen is made."""

from __future__ import annotations

from typing import Literal

Look = Literal["text", "soft", "strong", "head", "good", "warn"]
"""How a piece of text looks; never the only carrier of a meaning."""
Piece = tuple[str, Look]
Line = tuple[Piece, ...]
