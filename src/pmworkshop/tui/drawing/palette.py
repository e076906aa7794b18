"""The colours of the two looks: a role has one in each, with the number it has where a terminal draws 256 or 16.

Colour supports what shape and place say first. Contrast of text is 7:1 or more on what is behind it (WCAG 2.2,
1.4.6); a test computes it from what is drawn. The numbers of 256 are
pinned: the nearest of them would be too dark in places.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from rich._palettes import EIGHT_BIT_PALETTE, STANDARD_PALETTE
from rich.color import Color
from rich.style import Style

from pmworkshop.base.dataclass import dataclass

LAST_HUE = 231
"""The last of the 256 colours before the greys."""
Depth = Literal["all", "256", "16", "none"]


@dataclass(frozen=True, slots=True)
class Tone:
    """A colour of a role.

    Attributes:
        true: As it is meant, in hexadecimal.
        pinned: Its number among 256 colours.
        basic: Its number among 16.
    """

    true: str
    pinned: int
    basic: int

    def colour(self, depth: Depth) -> Color:
        """Return the colour for a terminal.

        Args:
            depth: How many colours the terminal draws; not ``none``.

        Returns:
            The colour itself, or the one that Rich brings down to the wanted number.
        """
        if depth == "all":
            return Color.parse(self.true)
        if depth == "16":
            return Color.from_triplet(STANDARD_PALETTE[self.basic])
        if self.pinned > LAST_HUE:  # Rich takes a grey by its lightness, in 25 steps
            return Color.from_rgb(*[round(255 * (self.pinned - LAST_HUE) / 25)] * 3)
        return Color.from_triplet(EIGHT_BIT_PALETTE[self.pinned])


Palette = dict[str, Tone]
STAGE: Palette = {
    "ground": Tone("#0B0E14", 233, 0),
    "plane": Tone("#182130", 235, 0),
    "raised": Tone("#232E45", 236, 0),
    "ink": Tone("#F6F3EC", 255, 15),
    "soft": Tone("#BAC4D1", 251, 7),
    "now": Tone("#FFC53D", 221, 11),
    "data": Tone("#7CC4FF", 117, 14),
    "yes": Tone("#74E0A6", 115, 10),
    "open": Tone("#FFA483", 216, 11),
    "line": Tone("#58677E", 60, 8),
    "line-up": Tone("#7485A0", 103, 8),
    "on": Tone("#0B0E14", 233, 0),
    "shade-1": Tone("#14304A", 236, 0),
    "shade-2": Tone("#1B4468", 17, 0),
    "shade-3": Tone("#7FB4DE", 110, 7),
    "shade-4": Tone("#A9D4F7", 153, 14),
}
PAPER: Palette = {
    "ground": Tone("#FFFDF7", 231, 15),
    "plane": Tone("#F1ECDF", 231, 15),
    "raised": Tone("#E8E1D0", 255, 15),
    "ink": Tone("#14171C", 234, 0),
    "soft": Tone("#3A424D", 238, 0),
    "now": Tone("#2A1E9E", 19, 0),
    "data": Tone("#0A4A57", 23, 0),
    "yes": Tone("#0A4F2C", 22, 0),
    "open": Tone("#742B00", 88, 0),
    "line": Tone("#8C8470", 101, 8),
    "line-up": Tone("#7F7765", 101, 8),
    "on": Tone("#FFFDF7", 231, 15),
    "shade-1": Tone("#DCEBEE", 254, 15),
    "shade-2": Tone("#B5D6DC", 152, 15),
    "shade-3": Tone("#115A69", 23, 0),
    "shade-4": Tone("#083F4A", 17, 0),
}
PALETTES: dict[str, Palette] = {"stage": STAGE, "paper": PAPER}
_FILLED = frozenset(("now", "yes", "data", "open", "shade-3", "shade-4"))
"""Planes on which text has the colour of the ground; without colour they are reversed."""


NAMED = {"text": "ink", "strong": "ink!", "head": "data!", "good": "yes", "warn": "open!", "chosen": "on/now!"}
"""The roles of the looks that have a name of their own."""


def on_plane(look: str, back: str) -> str:
    """Lay a plane behind a text that has none.

    Args:
        look: How the text looks.
        back: Role of the plane.

    Returns:
        The look on the plane; the same look if something is behind it already.

    >>> on_plane("strong", "plane"), on_plane("on/yes!", "plane")
    ('ink/plane!', 'on/yes!')
    """
    role = NAMED.get(look, look)
    if "/" in role:
        return role
    return f"{role[:-1]}/{back}!" if role.endswith("!") else f"{role}/{back}"


def lifted(look: str) -> str:
    """Take the plane away from behind a text, so that another one can be laid there; what is filled stays.

    Args:
        look: How the text looks.

    >>> lifted("soft/plane!"), lifted("on/yes!")
    ('soft!', 'on/yes!')
    """
    return look.replace("/plane", "")


@lru_cache(maxsize=512)
def style_of(look: str, theme: str, depth: Depth) -> Style:
    """Return the style of a look.

    Args:
        look: A name of `NAMED`, or the role of the text, ``/`` and the role of what is behind it, and ``!`` if it is
            bold: ``now/raised!``.
        theme: Name of the palette.
        depth: How many colours the terminal draws.

    Returns:
        The style. Without colours, what is filled is reversed, and the present and what is filled are bold.

    >>> str(style_of("now!", "stage", "all"))
    'bold #ffc53d on #0b0e14'
    >>> str(style_of("on/yes", "stage", "none"))
    'bold reverse'
    """
    look = NAMED.get(look, look)
    role, _, back = look.removesuffix("!").partition("/")
    bold = look.endswith("!")
    if depth == "none":
        return Style(bold=bold or role == "now" or back in _FILLED or None, reverse=back in _FILLED or None)
    palette = PALETTES[theme]
    behind = palette[back or "ground"].colour(depth)
    return Style(color=palette[_on(role, back, theme, depth)].colour(depth), bgcolor=behind, bold=bold or None)


def _on(role: str, back: str, theme: str, depth: Depth) -> str:
    """Return the role whose colour is drawn on a plane: rules are brighter there, and what is too weak is ink.

    Of 256 colours none is a green or blue that is dark enough for the chosen row of the bright look.
    """
    if role == "line" and back:
        return "line-up"
    weak = (theme, depth, back) == ("paper", "256", "raised") and role in ("data", "yes")
    return "ink" if weak else role
