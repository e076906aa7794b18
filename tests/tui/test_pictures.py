"""Pictures of every kind of panel in each of its phases; ``pytest --snapshot-update`` draws them anew.

All text pictures of one size are drawn on one running stage: that is what keeps this quick.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from pmworkshop.base.clock_ids import CountingIds
from pmworkshop.session.lifecycle.begin import Setup, begin
from pmworkshop.store.sqlite.journal import SqliteJournal
from pmworkshop.workshop.workshop import Workshop
from tests.build import DAY, FixedClock, agenda, sample_file
from tests.tui.driving import NOW, Facilitator, make, stage
from tests.tui.pictures import SvgPicture, TextPicture, svg_picture, text_picture

SIZES = {80: ((80, 24), "stage"), 100: ((100, 30), "paper"), 160: ((160, 45), "stage")}
"""Widths, with the whole size and the theme that is drawn in it."""
SCENES = {
    "brief": "open:explain",
    "collect-two": "unsaid:explain unsaid:reveal unsaid:reveal,tab",
    "collect-one": "purpose:explain purpose:settle",
    "collect-three": "three:alone three:reveal three:group three:group,end three:settle,e",
    "poll-scale": "pulse:explain pulse:reveal",
    "poll-dots": "pick:alone pick:settle",
    "poll-fist": "close:alone close:reveal",
    "chart": "chart:explain chart:settle,down chart:settle,end,right,right",
    "map": "chart:reveal chart:reveal,end",
    "row": "chart:settle,enter chart:settle,enter,w chart:settle,enter,x",
    "plan": "plan:explain plan:settle,down,w plan:read_back,end",
    "points": "chart:settle,f plan:settle,f",
    "ledger": "plan:settle,L",
    "sources": "plan:settle,F",
    "people": "open:explain,l",
    "parking": "three:reveal,escape,v",
    "going": "three:reveal,escape,g",
    "looking": "plan:settle,ctrl+g,home,space",
    "details": "open:explain,W",
    "break": "three:reveal,escape,B",
    "keys": "chart:settle,question_mark",
    "curtain": "chart:settle,full_stop",
}
"""For each panel the module and phase, then the keys."""
ALONE = {
    "taking-scale": "pulse:alone pulse:reveal pulse:reveal,5,1",
    "taking-chart": "chart:alone chart:reveal chart:reveal,3,1,1",
    "taking-fist": "close:reveal",
    "taking-sentences": "three:alone three:alone,enter three:alone,enter,enter",
    "fitting": "chart:settle,z",
    "setting-out": "open:explain,l,a",
}
"""The same in a session where nothing has been answered yet."""
TINY = {"decide": "decide:explain decide:settle", "review": "review:explain review:settle"}
WIDE = {"wide": "three:group chart:settle plan:settle"}
SVGS = {
    "stage-chart": ("stage", "chart:settle,down,right,right"),
    "paper-chart": ("paper", "chart:settle,down,right,right"),
    "stage-grouped": ("stage", "three:group"),
    "paper-grouped": ("paper", "three:group"),
    "stage-map": ("stage", "chart:reveal"),
    "paper-row": ("paper", "chart:settle,enter"),
    "stage-plan": ("stage", "plan:settle,down"),
    "paper-field": ("paper", "three:reveal"),
}


def make_tiny(home: Path) -> Path:
    """A session of kinds of modules that no shipped agenda uses."""
    path, session = home / "tiny.pmw", "7171717171717171"
    journal = SqliteJournal.create(path, session)
    workshop = Workshop(journal, window="command", clock=FixedClock(NOW), ids=CountingIds())
    workshop.commit(begin(Setup(agenda=agenda("decide", "plan", "review"), day=DAY), session))
    workshop.close()
    return path


async def show(room: Facilitator, scene: str) -> None:
    """Bring a scene about."""
    where, *keys = scene.split(",")
    await room.go(*where.split(":"))
    room.app.desk.overlays.show(room.app.shell.panels.of_room())
    await room.press(*keys)
    if not keys:
        await room.settle()


async def back(room: Facilitator) -> None:
    """Leave whatever lies over the room, and all that was chosen in it."""
    if room.app.desk.state.curtain:
        await room.press("full_stop")
    room.app.desk.overlays.leave()
    room.app.desk.acts.leave_field()
    room.app.shell.panels.made.clear()


async def draw(room: Facilitator, theme: str, scenes: dict[str, str]) -> dict[str, str]:
    """Draw one scene after the other."""
    room.app.theme = theme
    room.app.desk.field.cursor_blink = False
    drawn = {}
    for name, shown in scenes.items():
        parts = []
        for scene in shown.split():
            await show(room, scene)
            parts.append(f"{scene}\n{text_picture(room)}")
            await back(room)
        drawn[name] = "\n".join(parts)
    return drawn


async def draw_home(home: Path, size: tuple[int, int], theme: str) -> str:
    """Draw home, and the first page of a workshop."""
    make(home, name="spring")
    async with stage(home, size=size) as room:
        room.app.theme = theme
        room.app.desk.field.cursor_blink = False
        await room.settle()
        parts = [text_picture(room)]
        for keys in (("end", "enter"), ("escape", "home", "enter")):
            await room.press(*keys)
            parts.append(text_picture(room))
    return "\n".join(parts)


async def draw_all(home: Path, width: int) -> dict[str, str]:
    """Draw all text pictures of one width."""
    size, theme = SIZES[width]
    sample = home / "sample.pmw"
    sample_file(sample)
    async with stage(home, sample, size=size) as room:
        drawn = await draw(room, theme, WIDE if width == 160 else SCENES)
    if width == 160:
        return drawn
    drawn["home"] = await draw_home(home, size, theme)
    async with stage(home, make(home, name="fresh"), size=size) as room:
        drawn |= await draw(room, theme, ALONE)
    async with stage(home, make_tiny(home), size=size) as room:
        await room.go("decide", "settle")
        await room.press("a")
        await room.line("We meet every month, with the chart on the table")
        await room.go("plan", "settle")
        await room.press("a")
        await room.line("Write the agenda of the first meeting; 14 Dec")
        await room.press("escape")
        return drawn | await draw(room, theme, TINY)


@pytest.mark.parametrize("width", SIZES)
async def test_pictures(width, tmp_path, monkeypatch, snapshot):
    monkeypatch.chdir(tmp_path)
    for name, drawn in (await draw_all(tmp_path, width)).items():
        assert drawn == snapshot(name=name, extension_class=TextPicture)


async def draw_svgs(home: Path) -> dict[str, str]:
    """Draw all SVGs."""
    sample = home / "sample.pmw"
    sample_file(sample)
    drawn = {}
    async with stage(home, sample, size=(80, 24)) as room:
        room.app.desk.field.cursor_blink = False
        for name, (theme, scene) in SVGS.items():
            room.app.theme = theme
            await show(room, scene)
            drawn[name] = svg_picture(room)
            await back(room)
    return drawn


async def test_drawings(tmp_path, monkeypatch, snapshot):
    monkeypatch.chdir(tmp_path)
    for name, drawn in (await draw_svgs(tmp_path)).items():
        assert drawn == snapshot(name=name, extension_class=SvgPicture)
