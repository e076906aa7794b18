"""A small drawing board for SVG: shapes with roles of colour, texts that are escaped, a title that is read aloud."""

from __future__ import annotations

from html import escape
from textwrap import wrap

from pmworkshop.base.text import clean_line, xml_text

COLOURS = {
    "ground": "#FFFDF7",
    "plane": "#F1ECDF",
    "raised": "#E8E1D0",
    "ink": "#14171C",
    "soft": "#3A424D",
    "now": "#2A1E9E",
    "data": "#0A4A57",
    "yes": "#0A4F2C",
    "open": "#742B00",
    "line": "#8C8470",
    "shade-1": "#DCEBEE",
    "shade-2": "#B5D6DC",
    "shade-3": "#115A69",
    "shade-4": "#083F4A",
}
"""The roles of colour on paper, the same as those of the stage in its look of paper; all but `line` reach 7:1."""
FONT = "Liberation Sans, Helvetica, Arial, sans-serif"
WIDE = 0.56
"""Mean width of a letter of `FONT`, in sizes of the letters; a reserve for wide ones is in it."""


def letters_in(width: float, size: float) -> int:
    """Return how many letters surely fit on a line.

    Args:
        width: Width of the line, in units of the drawing.
        size: Size of the letters, in the same units.

    Returns:
        At least 4.
    """
    return max(int(width / (size * WIDE)), 4)


def wrapped(text: str, width: float, size: float) -> list[str]:
    """Break a text into lines that fit; nothing of it is lost.

    Args:
        text: The text.
        width: Width of the lines, in units of the drawing.
        size: Size of the letters, in the same units.

    Returns:
        At least one line, which may be empty. Wide letters count twice.
    """
    room = letters_in(width, size)
    narrow = room if clean_line(text).isascii() else max(room // 2, 4)
    return wrap(clean_line(text), narrow) or [""]


def _plain(text: str) -> str:
    """Write a text for XML."""
    return escape(xml_text(clean_line(text)))


class Board:
    """An SVG in the making; the origin is at the top left, a unit is a pixel of 1/96 inch.

    Args:
        width: Width of the drawing.
        title: What it shows, in a sentence; screen readers read it.
    """

    def __init__(self, width: float, title: str) -> None:
        self._width = width
        self._title = _plain(title)
        self._shapes: list[str] = []

    def rect(self, x: float, y: float, width: float, height: float, role: str) -> None:
        """Fill a rectangle with a role of colour.

        Args:
            x: Its left edge.
            y: Its upper edge.
            width: Its width.
            height: Its height.
            role: One of `COLOURS`.
        """
        self._shapes.append(
            f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" fill="{COLOURS[role]}"/>'
        )

    def frame(self, x: float, y: float, width: float, height: float, role: str) -> None:
        """Draw the outline of a rectangle.

        Args:
            x: Its left edge.
            y: Its upper edge.
            width: Its width.
            height: Its height.
            role: One of `COLOURS`.
        """
        self._shapes.append(
            f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" fill="none" stroke="{COLOURS[role]}"/>'
        )

    def dot(self, x: float, y: float, radius: float, role: str, *, hollow: bool = False) -> None:
        """Draw a dot.

        Args:
            x: Its middle.
            y: Its middle.
            radius: Its radius.
            role: One of `COLOURS`.
            hollow: Whether it is a ring.
        """
        colour = COLOURS[role]
        fill = f'fill="{COLOURS["ground"]}" stroke="{colour}" stroke-width="1.5"' if hollow else f'fill="{colour}"'
        self._shapes.append(f'<circle cx="{x:g}" cy="{y:g}" r="{radius:g}" {fill}/>')

    def line(self, x: float, y: float, to_x: float, to_y: float, role: str, width: float = 1) -> None:
        """Draw a line.

        Args:
            x: Where it begins.
            y: Where it begins.
            to_x: Where it ends.
            to_y: Where it ends.
            role: One of `COLOURS`.
            width: How thick it is.
        """
        self._shapes.append(
            f'<line x1="{x:g}" y1="{y:g}" x2="{to_x:g}" y2="{to_y:g}" stroke="{COLOURS[role]}" '
            f'stroke-width="{width:g}"/>'
        )

    def shape(self, points: list[tuple[float, float]], role: str) -> None:
        """Fill a polygon.

        Args:
            points: Its corners.
            role: One of `COLOURS`.
        """
        corners = " ".join(f"{x:g},{y:g}" for x, y in points)
        self._shapes.append(f'<polygon points="{corners}" fill="{COLOURS[role]}"/>')

    def text(
        self, x: float, y: float, text: str, role: str = "ink", size: float = 12, *, anchor: str = "start",
        bold: bool = False, upright: bool = False,
    ) -> None:  # fmt: skip
        """Write one line of text.

        Args:
            x: Where it begins, ends or has its middle, as the anchor says.
            y: Its base line.
            text: The text.
            role: One of `COLOURS`.
            size: Size of the letters.
            anchor: ``start``, ``middle`` or ``end``.
            bold: Whether it is bold.
            upright: Whether it climbs from bottom to top.
        """
        weight = ' font-weight="700"' if bold else ""
        turned = f' transform="rotate(-90 {x:g} {y:g})"' if upright else ""
        self._shapes.append(
            f'<text x="{x:g}" y="{y:g}" font-size="{size:g}" fill="{COLOURS[role]}" text-anchor="{anchor}"'
            f"{weight}{turned}>{_plain(text)}</text>"
        )

    def svg(self, height: float) -> str:
        """Return the drawing.

        Args:
            height: Its height.

        Returns:
            One SVG element that needs nothing else; the same calls give the same text.
        """
        shapes = "\n".join(self._shapes)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self._width:g} {height:g}" '
            f'width="{self._width:g}" height="{height:g}" role="img" font-family="{FONT}">\n'
            f"<title>{self._title}</title>\n"
            f'<rect width="{self._width:g}" height="{height:g}" fill="{COLOURS["ground"]}"/>\n{shapes}\n</svg>\n'
        )
