"""What the terminal can draw, as far as it reports it."""

from __future__ import annotations

import sys
from typing import Literal

from textual.app import App

from pmworkshop.base.dataclass import dataclass

Colours = Literal["all", "256", "16", "none"]
_COLOURS: dict[str | None, Colours] = {"truecolor": "all", "256": "256", "standard": "16", "windows": "16"}


@dataclass(frozen=True, slots=True)
class Terminal:
    """What a terminal can draw.

    Attributes:
        cells: Width of a line.
        lines: Number of lines.
        colours: How many colours it draws.
        signs: Whether it accepts UTF-8, and so dots and ticks.
        look: Name of the theme that is used.
    """

    cells: int
    lines: int
    colours: Colours
    signs: bool
    look: str


def colours_of(app: App[int]) -> Colours:
    """Return how many colours the terminal of an application draws.

    Args:
        app: The application; it need not run yet.
    """
    return _COLOURS.get(None if app.no_color else app.console.color_system, "none")


def terminal_of(app: App[int]) -> Terminal:
    """Return what the terminal of an application can draw.

    Args:
        app: The running application.

    Returns:
        Its size, colours, character set and theme; UTF-8 is assumed if the output names no encoding.
    """
    encoding = getattr(sys.__stdout__, "encoding", None) or "utf-8"
    return Terminal(*app.size, colours_of(app), "utf" in encoding.lower(), app.theme)
