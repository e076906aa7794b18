"""Every text can be read: in both looks, with 256 and with 16 colours, and without any."""

from __future__ import annotations

import re

import pytest
from rich.color import Color, ColorSystem
from rich.color_triplet import ColorTriplet

from pmworkshop.tui.drawing.looks import themes
from pmworkshop.tui.drawing.palette import NAMED as NAMED_LOOKS
from pmworkshop.tui.drawing.palette import PALETTES, Depth
from pmworkshop.tui.widgets.body_view import MARK
from tests.tui.driving import make, stage

LEAST = 7.0
"""The least contrast of text (WCAG 2.2, 1.4.6), however many colours there are.

What the 16 look like is the terminal's choice; here they are the ones that Rich takes for its downgrade.
"""
DEPTHS = {"all": None, "256": ColorSystem.EIGHT_BIT, "16": ColorSystem.STANDARD}
NAMED = [theme.name for theme in themes()]


def luminance(color: ColorTriplet) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [part / 255 for part in color]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(front: ColorTriplet, back: ColorTriplet) -> float:
    """The contrast of two colours, 1 to 21."""
    darker, lighter = sorted((luminance(front), luminance(back)))
    return (lighter + 0.05) / (darker + 0.05)


def shown(color: str | Color, system: ColorSystem | None) -> ColorTriplet:
    """The colour as a terminal with that many colours shows it."""
    parsed = Color.parse(color) if isinstance(color, str) else color
    return (parsed.downgrade(system) if system else parsed).get_truecolor()


def colours(name: str, depth: Depth = "all") -> dict[str, str]:
    """All colours of a look by their names."""
    theme = next(theme for theme in themes(depth) if theme.name == name)
    named = (
        "primary",
        "secondary",
        "accent",
        "foreground",
        "background",
        "surface",
        "panel",
        "success",
        "warning",
        "error",
    )
    return {**{part: getattr(theme, part) for part in named}, **theme.variables}


def pairs(name: str) -> list[tuple[str, str]]:
    """Every text with the ground it stands on."""
    grounds = ("background", "surface", "panel")
    texts = ("foreground", "soft", "head", "success", "warning", "error", "primary", "secondary", "accent")
    return [
        *((text, ground) for text in texts for ground in grounds),
        ("chosen", "chosen-back"),
        ("input-cursor-foreground", "input-cursor-background"),
        ("foreground", "input-selection-background"),
        ("block-cursor-blurred-foreground", "block-cursor-blurred-background"),
    ]


def test_the_formula_is_the_one_of_the_standard():
    assert contrast(shown("#000000", None), shown("#ffffff", None)) == pytest.approx(21)
    assert contrast(shown("#767676", None), shown("#ffffff", None)) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("depth", DEPTHS)
@pytest.mark.parametrize("name", NAMED)
def test_every_text_of_a_look_can_be_read(name, depth):
    found, system = colours(name, depth), DEPTHS[depth]
    weak = {
        (text, ground): round(measured, 1)
        for text, ground in pairs(name)
        if (measured := contrast(shown(found[text], system), shown(found[ground], system))) < LEAST
    }
    assert weak == {}


TEXTS = ("ink", "soft", "now", "data", "yes", "open")
PLANES = ("ground", "plane", "raised")
FILLED = {
    "now": "on",
    "yes": "on",
    "data": "on",
    "open": "on",
    "shade-1": "ink",
    "shade-2": "ink",
    "shade-3": "on",
    "shade-4": "on",
}
"""The planes that text stands on in one colour only."""
NEVER = {("paper", "256", "data", "raised"), ("paper", "256", "yes", "raised")}
"""Pairs that are not drawn: with 256 colours the bright look has no darker green and blue."""


@pytest.mark.parametrize("depth", DEPTHS)
@pytest.mark.parametrize("name", NAMED)
def test_every_role_can_be_read_on_every_plane(name, depth):
    def measured(text: str, back: str) -> float:
        return contrast(*(shown(PALETTES[name][role].colour(depth), DEPTHS[depth]) for role in (text, back)))

    read = [*((text, back) for text in TEXTS for back in PLANES), *((text, back) for back, text in FILLED.items())]
    weak = {(name, depth, *pair) for pair in read if measured(*pair) < LEAST}
    assert weak <= NEVER


@pytest.mark.parametrize("name", NAMED)
def test_no_terminal_draws_another_colour_than_the_pinned_one(name):
    for role, tone in PALETTES[name].items():
        assert tone.colour("256").downgrade(ColorSystem.EIGHT_BIT).number == tone.pinned, role
        assert tone.colour("16").downgrade(ColorSystem.STANDARD).number == tone.basic, role


@pytest.mark.parametrize("depth", DEPTHS)
@pytest.mark.parametrize("name", NAMED)
def test_what_is_chosen_stands_on_a_ground_of_its_own(name, depth):
    found, system = colours(name, depth), DEPTHS[depth]
    grounds = (
        "chosen-back",
        "input-cursor-background",
        *(["input-selection-background"] if depth != "16" else []),  # there it is underlined alone
        "block-cursor-blurred-background",
    )
    for ground in grounds:
        assert shown(found[ground], system) != shown(found["background"], system), ground


def near(one: ColorTriplet, other: ColorTriplet) -> bool:
    """Whether two colours are the same but for Textual's rounding."""
    return all(abs(a - b) <= 1 for a, b in zip(one, other, strict=True))


def drawn(room) -> dict[tuple[str, str], str]:
    """The colours of every text that is on the screen, with one text for each pair."""
    strips = room.app.screen._compositor.render_strips()
    return {
        (segment.style.color.triplet.hex, segment.style.bgcolor.triplet.hex): segment.text.strip()
        for strip in strips
        for segment in strip
        if re.search(r"\w", segment.text)
    }


def weak_ones(found: dict[tuple[str, str], str], name: str) -> dict[str, float]:
    """What of it is hard to read."""
    weak = {}
    for (front, back), text in found.items():
        measured = contrast(shown(front, None), shown(back, None))
        if measured < LEAST:
            weak[f"{name}: {text}"] = round(measured, 1)
    return weak


@pytest.mark.parametrize("name", NAMED)
async def test_what_is_drawn_has_the_colours_of_the_look(name, tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        room.app.theme = name
        await room.settle()
        found = [shown(color, None) for color in colours(name).values()]
        for look in NAMED_LOOKS:
            style = room.app.desk.board.style_of(look)
            assert any(near(style.color.triplet, color) for color in found), look
            assert any(near(style.bgcolor.triplet, color) for color in found), look
        await room.go("chart", "settle")
        await room.press("3")  # says something good, and the row has something open
        seen = drawn(room)
        await room.go("three", "reveal")
        await room.type("half typed")
        await room.press("shift+left", "shift+left")
        seen |= drawn(room)
        await room.press("escape")
        seen |= drawn(room)  # the field is asleep
        assert len(seen) >= 6
        assert weak_ones(seen, name) == {}


@pytest.mark.parametrize("name", NAMED)
async def test_the_palette_can_be_read(name, tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        room.app.theme = name
        await room.go("three", "group")
        under = {(front, back) for front, back in drawn(room)}
        await room.press("ctrl+p")
        await room.until(lambda: "Search for commands" in room.wall)
        await room.press("t")
        await room.until(
            lambda: (
                "underline" in str({s.style for strip in room.app.screen._compositor.render_strips() for s in strip})
            )
        )
        palette = room.app.screen
        rows = [
            segment
            for y, strip in enumerate(palette._compositor.render_strips())
            for segment in strip
            if palette.get_widget_at(40, y)[0] is not palette and re.search(r"\w", segment.text)
        ]
        seen = {(s.style.color.triplet.hex, s.style.bgcolor.triplet.hex): s.text for s in rows}
        assert under
        assert len(seen) >= 2
        assert weak_ones(seen, name) == {}


async def test_without_colour_the_row_and_the_cell_are_marked_by_characters(tmp_path, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    async with stage(tmp_path, make(tmp_path)) as room:
        assert room.app.no_color
        await room.go("chart", "settle")
        await room.press("down", "3", "right", "right")
        marked = [line for line in room.screen if line.startswith(MARK)]
        assert len(marked) == 1
        assert "Set the price" in marked[0]
        assert marked[0].count("[") == marked[0].count("]") == 1
        assert re.search(r"\[A\]", marked[0])
        await room.press("right")
        assert re.search(r"A +\[·\]", next(line for line in room.screen if line.startswith(MARK)))

        await room.go("three", "reveal")
        await room.line("First")
        await room.line("Second")
        await room.press("escape", "up")
        assert [line.split() for line in room.screen if line.startswith(MARK)] == [
            [MARK, "1", "First", "the", "room"]
        ]
        await room.press("e")
        assert any("Change the line" in line for line in room.screen)
        assert any(line.split() == [MARK, ">", "First", "typing"] for line in room.screen)
