"""Pictures of the wall for tests: its text, with the looks of each line at its side, or an SVG."""

from __future__ import annotations

import re
from functools import cache
from itertools import groupby

from rich.style import Style
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from pmworkshop.tui.drawing.looks import themes
from tests.tui.driving import Facilitator

LOOK_CELLS = 8
LETTERS = {
    ("foreground", "background", False): "t",
    ("foreground", "background", True): "S",
    ("soft", "background", False): "s",
    ("head", "background", True): "H",
    ("success", "background", False): "g",
    ("warning", "background", True): "W",
    ("chosen", "chosen-back", True): "C",
    ("input-cursor-foreground", "input-cursor-background", False): "_",
}
"""A letter for each look: text, Strong, soft, Head, good, Warn, Chosen; and the field's cursor."""


class TextPicture(SingleFileSnapshotExtension):
    """One text file for each picture."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


class SvgPicture(SingleFileSnapshotExtension):
    """One SVG file for each picture."""

    _write_mode = WriteMode.TEXT
    file_extension = "svg"


@cache
def _letters(name: str) -> dict[tuple[str, str, bool], str]:
    theme = next(theme for theme in themes() if theme.name == name)
    colours = {**theme.variables, **{part: getattr(theme, part) for part in vars(theme)}}
    return {
        (colours[front].lower(), colours[back].lower(), bold): letter
        for (front, back, bold), letter in LETTERS.items()
    }


def _letter(style: Style | None, theme: str) -> str:
    front, back = (color.triplet.hex if color and color.triplet else "" for color in (style.color, style.bgcolor))
    return _letters(theme).get((front, back, bool(style and style.bold)), "?")


def text_picture(room: Facilitator) -> str:
    """Write the wall as text: at the left of each line its looks in the order they come."""
    theme = room.app.theme
    lines = []
    for strip in room.app.screen._compositor.render_strips():
        pieces = [(_letter(segment.style, theme), segment.text) for segment in strip if segment.text]
        text = "".join(text for _, text in pieces).rstrip()
        shown = [letter for letter, text in pieces if text.strip() or letter in "C_"]
        looks = "".join(letter for letter, _ in groupby(shown))
        if len(looks) > LOOK_CELLS:
            looks = f"{looks[: LOOK_CELLS - 1]}+"
        lines.append(f"{looks:<{LOOK_CELLS}}|{text}")
    return "\n".join(lines) + "\n"


def svg_picture(room: Facilitator) -> str:
    """Write the wall as an SVG that fetches nothing."""
    return re.sub(r"@font-face\s*{[^}]*}\s*", "", room.app.export_screenshot(title="pmworkshop"))
