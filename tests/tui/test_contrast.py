"""Whatever stands on the wall can be read: every pair of colours that is drawn, in every part, look and terminal."""

from __future__ import annotations

import pytest
from rich.color import Color, ColorSystem
from rich.style import Style
from textual.app import App
from textual.geometry import Region

from pmworkshop.tui.drawing.palette import PALETTES
from pmworkshop.tui.widgets import line_view
from pmworkshop.tui.widgets.line_view import LineView
from tests.build import sample_file
from tests.tui.driving import FramesByHand, make, stage
from tests.tui.test_looks import LEAST, contrast, shown
from tests.tui.test_notes import notes
from tests.tui.test_pictures import ALONE, SCENES, TINY, back, make_tiny, show

MARKS = 3.0
"""The least contrast of what is a mark and no text (WCAG 2.2, 1.4.11)."""
SIGNS = frozenset("·─│┐┌├┬┤┼━▁▂▃▄▅▆▇█▀▏▌○╌")
"""Rules, empty cells, bars and the halves that large letters are made of."""
SYSTEMS = {"all": None, "256": ColorSystem.EIGHT_BIT, "16": ColorSystem.STANDARD}
HOMES = (("end", "enter"), ("escape", "home", "enter"))


def is_mark(text: str) -> bool:
    """Whether what is drawn is no text."""
    return not set(text) - SIGNS - {" "}


class Seen:
    """The pairs of colours that were drawn, each with one text."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.pairs: dict[tuple[str, str, Color, Color, bool], str] = {}
        self._depth, self._known = "all", set[tuple[Style, bool]]()
        monkeypatch.setattr(line_view, "colours_of", lambda _: self._depth)

    def look(self, room, scene: str) -> None:
        """Draw the lines of a screen in both looks, with all, 256 and 16 colours, if anything in them is new."""
        for view in room.app.screen.query(LineView):
            strips = view.render_lines(Region(0, 0, *view.size)) if view.size else ()
            drawn = [
                frozenset((one.style, is_mark(one.text)) for one in strip if one.text.strip()) for strip in strips
            ]
            new = [y for y, styles in enumerate(drawn) if not styles <= self._known]
            self._known.update(*drawn)
            if new:
                self._draw(room.app, view, new, scene)

    def _draw(self, app: App, view: LineView, rows: list[int], scene: str) -> None:
        for theme in PALETTES:
            app.set_reactive(App.theme, theme)
            for self._depth in SYSTEMS:
                view._styles.clear()
                view._drawn.clear()
                for segment in (one for y in rows for one in view.render_line(y) if one.text.strip()):
                    self._note(theme, segment.style, segment.text.strip(), scene)
        self._depth = "all"
        app.set_reactive(App.theme, "stage")
        view._styles.clear()
        view._drawn.clear()

    def _note(self, theme: str, style: Style, text: str, scene: str) -> None:
        front, behind = (style.bgcolor, style.color) if style.reverse else (style.color, style.bgcolor)
        self.pairs.setdefault((theme, self._depth, front, behind, is_mark(text)), f"{scene}: {text}")

    def weak(self) -> dict[str, float]:
        """What of it is hard to read, with its contrast."""
        found = {}
        for (theme, depth, front, behind, marks), told in self.pairs.items():
            measured = contrast(*(shown(one, SYSTEMS[depth]) for one in (front, behind)))
            if measured < (MARKS if marks else LEAST):
                found[f"{theme}, {depth}, {told}"] = round(measured, 1)
        return found


async def walk(room, seen: Seen, scenes: dict[str, str]) -> None:
    for scene in " ".join(scenes.values()).split():
        await show(room, scene)
        seen.look(room, scene)
        await back(room)


async def test_all_parts_of_a_workshop_can_be_read(tmp_path, monkeypatch):
    seen = Seen(monkeypatch)
    sample = tmp_path / "sample.pmw"
    sample_file(sample)
    async with stage(tmp_path, sample) as room:
        await walk(room, seen, SCENES)
    assert seen.weak() == {}
    assert len({one[2:] for one in seen.pairs if one[:2] == ("stage", "all")}) > 20, "this test sees what is drawn"


async def test_what_is_typed_behind_dots_and_the_reveal_can_be_read(tmp_path, monkeypatch):
    seen = Seen(monkeypatch)
    async with stage(tmp_path, make(tmp_path)) as room:
        await walk(room, seen, ALONE)
        await room.go("pulse", "reveal")
        for _ in range(8):
            await room.press(*"123454")
        seen.look(room, "before the reveal")
        frames = FramesByHand(room.app)
        await room.press("enter")
        for _ in range(6):
            frames.next()
        seen.look(room, "the reveal on its way")
    async with stage(tmp_path, make_tiny(tmp_path)) as room:
        await walk(room, seen, TINY)
    assert seen.weak() == {}


async def test_home_and_the_private_notes_can_be_read(tmp_path, monkeypatch):
    seen = Seen(monkeypatch)
    path = make(tmp_path)
    async with stage(tmp_path) as room:
        seen.look(room, "home")
        for keys in HOMES:
            await room.press(*keys)
            seen.look(room, f"home, {keys[-1]}")
    async with notes(tmp_path, path, size=(100, 40)) as room:
        for page in range(6):
            seen.look(room, f"notes, page {page}")
            await room.press("tab")
    assert seen.weak() == {}
