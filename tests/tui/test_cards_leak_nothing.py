"""Cards answered line by line: the wall and all that is written are the same, whatever is typed behind dots."""

from __future__ import annotations

import re

import pytest

from pmworkshop import interface
from pmworkshop.insight.trace.chain import trace
from pmworkshop.report.builders.report import build
from pmworkshop.session.views.narration import tell
from pmworkshop.session.views.public import public
from tests.session.asked import agenda_with
from tests.tui.driving import stage
from tests.tui.own_agenda import made
from tests.tui.test_nothing_leaks import surfaces

TWO = {"subjects": ["Prices are right", "Plans hold"], "passes": ["now"]}
SECOND = {"text": "How good is the proof?", "label": "proof", "low": 0, "high": 4}
WORDS = {"method": "choice", "options": ["keep it", "test it", "stop"]}
ITEMS = {"items": ["The portal", "The price list"], "options": ["keep", "test", "stop"], "rule": "majority"}
SECRET = ("zqwhy", "zqother")
CASES = {
    "remarks": (
        {"poll": {**TWO, "remark": "Why?"}},
        ["4; zqwhy", "9; zqwhy", "2", "53", "; zqwhy", "-; zqwhy"],
        ["1; zqother", "7; zqother", "5", "11", "; zqother", "2; zqother"],
    ),
    "remarks without names": (
        {"poll": {**TWO, "remark": "Why?", "anonymous": True}},
        ["4; zqwhy", "2", "53", "1; zqwhy", "2; zqwhy"],
        ["1; zqother", "5", "11", "-; zqother", "4; zqother"],
    ),
    "words with remarks": (
        {"poll": {**TWO, **WORDS, "remark": "Why?"}},
        ["keep it; zqwhy", "zqwhy; zqwhy", "2", "stop"],
        ["stop; zqother", "zqother; zqother", "1", "test"],
    ),
    "a second question": (
        {"poll": {**TWO, "remark": "Why?", "second": SECOND}},
        ["4; zqwhy", "2; zqwhy", "9; zqwhy", "4; zqwhy", "0"],
        ["1; zqother", "5; zqother", "8; zqother", "1; zqother", "3"],
    ),
    "a second question without names": (
        {"poll": {**TWO, "remark": "Why?", "second": SECOND, "anonymous": True}},
        ["4; zqwhy", "2", "4; zqwhy", "31", "2", "2; zqwhy", "22"],
        ["1; zqother", "5", "0; zqother", "40", "5", "1; zqother", "44"],
    ),
    "sentences in columns": (
        {
            "collect": {
                "prompts": ["What is missing?"],
                "columns": [
                    {"id": "when", "title": "When", "type": "date"},
                    {"id": "how", "title": "How", "type": "choice", "options": ["by us", "by them"]},
                ],
            }
        },
        ["zqwhy; 14 Dec; by us", "zqwhy; zqwhy", "zqwhy; 14 Dec; zqwhy", "zqwhy; ; ; zqwhy"],
        ["zqother; 1 Dec; by them", "zqother; zqother", "zqother; 9 Dec; zqother", "zqother; ; ; zqother"],
    ),
}


def written(room):
    """All that leaves the room, or tells of it, before anything is shown; ids are drawn by chance, and numbered."""
    names: dict[str, str] = {}
    for told in _written(room):
        yield re.sub(r"[0-9a-f]{16}", lambda found: names.setdefault(found[0], f"id{len(names)}"), str(told))


def _written(room):
    session = room.session
    yield public(session).model_dump_json()
    yield trace(public(session))
    for reader in ("room", "sponsor"):
        yield build(session, reader)
        for name in ("markdown", "toml"):
            yield interface.export(session, name, audience=reader)
    yield [one.words for one in tell(room.app.shell.live.opened.workshop.history())]


async def walked(home, changes, lines):
    """Type these lines behind dots, and look at everything after each; until just before they are shown."""
    home.mkdir()
    module = next(iter(changes))
    seen = []
    async with stage(home, made(home, agenda_with(**changes))) as room:
        await room.go(module, "alone" if module == "collect" else "reveal")
        await room.press("enter")
        if "sentences" in room.wall and not room.app.desk.entry.asking:
            await room.press("enter")
        for text in lines:
            if not room.app.desk.entry.asking:
                await room.press("enter")
            assert room.app.desk.entry.secret, room.wall
            room.app.desk.field.insert_text_at_cursor(text)
            await room.settle()
            seen.append(list(surfaces(room)))
            await room.press("enter")
            seen.append(list(surfaces(room)))
            if room.app.desk.field.value:  # refused, and back behind dots
                await room.press("ctrl+u")
            seen.append(list(written(room)))
        for key in ("escape", "f1", "escape", "g", "escape", "tab", "shift+tab", "backspace", "ctrl+z"):
            await room.press(key)
            seen.append(list(surfaces(room)))
        seen.append(list(written(room)))
        drafts = [path.read_bytes() for path in home.rglob("*") if path.is_file() and path.suffix not in (".pmw",)]
        assert not [
            data for data in drafts for word in SECRET if word.encode() in data and b"SQLite" not in data[:16]
        ]
    return seen


@pytest.mark.parametrize("case", CASES)
async def test_nothing_tells_what_was_typed_behind_dots(tmp_path, case):
    changes, one, other = CASES[case]
    first = await walked(tmp_path / "one", changes, one)
    second = await walked(tmp_path / "other", changes, other)
    assert len(first) == len(second)
    for number, (here, there) in enumerate(zip(first, second, strict=True)):
        assert here == there, f"it is told at {number + 1}"
    assert not [word for word in SECRET for told in first if word in str(told)]
