"""The two looks as themes of Textual: ``stage`` on black for dark rooms, ``paper`` on white for bright ones."""

from __future__ import annotations

from functools import lru_cache

from textual.theme import Theme

from pmworkshop.tui.drawing.palette import PALETTES, Depth

_DARK = "stage"
_VARIABLES = {
    "soft": "soft",
    "raised": "raised",
    "head": "data",
    "chosen": "on",
    "chosen-back": "now",
    "input-cursor-background": "now",
    "input-cursor-foreground": "on",
    "input-selection-background": "shade-2",
    "block-cursor-blurred-foreground": "on",
    "block-cursor-blurred-background": "now",
}
"""The roles of what Textual draws itself: the field, and the palette of commands."""


@lru_cache(maxsize=4)
def themes(depth: Depth = "all") -> tuple[Theme, ...]:
    """Make the themes for a terminal.

    Args:
        depth: How many colours it draws; for ``none`` Textual takes the colours away again.
    """
    return tuple(_theme(name, "all" if depth == "none" else depth) for name in PALETTES)


def _theme(name: str, depth: Depth) -> Theme:
    colours = {role: tone.colour(depth).get_truecolor().hex for role, tone in PALETTES[name].items()}
    return Theme(
        name=name,
        primary=colours["now"],
        secondary=colours["data"],
        accent=colours["now"],
        foreground=colours["ink"],
        background=colours["ground"],
        surface=colours["ground"],
        panel=colours["ground"],
        success=colours["yes"],
        warning=colours["open"],
        error=colours["open"],
        dark=name == _DARK,
        variables={variable: colours[role] for variable, role in _VARIABLES.items()},
    )
