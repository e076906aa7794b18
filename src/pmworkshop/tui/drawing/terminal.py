"""What the terminal can draw, as far as it says."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import Literal

from textual.app import App

Colours = Literal["all", "256", "16", "none"]
_COLOURS: dict[str | None, Colours] = {"truecolor": "all", "256": "256", "standard": "16", "windows": "16"}


@dataclass(frozen=True, slots=True)
class Terminal:
    """What a terminal can draw.

    Attributes:
        cells: How many cells a line has.
        lines: How many lines there are.
        colours: How many colours it draws.
        signs: Whether it takes UTF-8, and so dots and ticks.
        look: The name of the look that is used.
    """

    cells: int
    lines: int
    colours: Colours
    signs: bool
    look: str


def terminal_of(app: App[int]) -> Terminal:
    """Find out what the terminal of an application can draw."""
    system = None if app.no_color else app.console.color_system
    encoding = getattr(sys.__stdout__, "encoding", None) or "utf-8"
    return Terminal(*app.size, _COLOURS.get(system, "none"), "utf" in encoding.lower(), app.theme)
