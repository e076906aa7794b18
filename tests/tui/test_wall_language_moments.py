"""The key that changes the language of the wall, pressed when something else is going on."""

from __future__ import annotations

import pytest

from pmworkshop.agenda.model import Agenda
from pmworkshop.base.language import ENGLISH, speak, speaking, spoken
from pmworkshop.tui.requests.messages import RehearseAgenda, ReplaySession
from tests.tui.driving import agenda_file, stage
from tests.tui.own_agenda import made
from tests.tui.test_leading_together import ann, bo
from tests.tui.test_notes import at, notes
from tests.tui.test_nothing_leaks import surfaces
from tests.tui.test_replay import replay

WORDS = {
    "One part": "Ein Teil",
    "The part": "Der Teil",
    "Part": "Teil",
    "What about these?": "Was ist damit?",
    "The price list": "Die Preisliste",
    "keep": "behalten",
    "test": "prüfen",
    "What is missing?": "Was fehlt?",
    "The chart": "Die Matrix",
    "Who answers?": "Wer verantwortet?",
    "Sales": "Vertrieb",
    "Set the price": "Den Preis festlegen",
}
PARTS = [
    {
        "kind": "poll", "id": "part", "title": "The part", "short": "Part", "prompts": ["What about these?"],
        "method": "choice", "options": ["keep", "test"], "subjects": ["The price list"],
        "phases": {"alone": 3.0, "reveal": 5.0},
    },
    {
        "kind": "collect", "id": "list", "title": "A list", "short": "List", "prompts": ["What is missing?"],
        "mode": "either", "phases": {"alone": 3.0, "reveal": 5.0}, "notes": ["A word for you alone."],
    },
    {
        "kind": "chart", "id": "chart", "title": "The chart", "short": "Chart", "prompts": ["Who answers?"],
        "roles": [{"code": "SA", "title": "Sales"}, {"code": "FI", "title": "Finance"}],
        "activities": [{"id": "price", "label": "Set the price", "usual": "FI"}],
        "phases": {"alone": 3.0, "settle": 8.0},
    },
]  # fmt: skip


@pytest.fixture(autouse=True)
def english():
    yield
    speak(ENGLISH)


def day(home, **poll):
    """A session with a poll, a list and a chart, in two languages."""
    parts = [PARTS[0] | poll, *PARTS[1:]]
    raw = {"id": "d", "title": "One part", "minutes": 30, "modules": parts, "translations": {"de": WORDS}}
    return made(home, Agenda.model_validate(raw))


async def test_answers_behind_dots_count_alike_on_whichever_wall_each_was_typed(tmp_path):
    async with stage(tmp_path, day(tmp_path, anonymous=True)) as room:
        await room.go("part", "alone")
        await room.press("1", "ctrl+l", "1", "ctrl+l", "2", "ctrl+l", "1")
        assert "behalten  █" not in room.wall
        await room.press("pagedown", "enter")
        (round_,) = room.session.rounds.values()
        assert round_.hands == {"1": {"keep": 3, "test": 1}}
        assert "behalten" in room.wall


async def test_a_half_typed_line_stays_in_the_field(tmp_path):
    async with stage(tmp_path, day(tmp_path)) as room:
        await room.go("list", "reveal")
        await room.type("Half a")
        await room.press("ctrl+l")
        assert "Half a" in room.field_line
        assert "Was fehlt?" in room.wall
        await room.type(" line")
        await room.press("enter", "ctrl+l")
        assert room.texts() == ["Half a line"]


async def test_a_sentence_behind_dots_stays_hidden_and_is_kept(tmp_path):
    async with stage(tmp_path, day(tmp_path)) as room:
        await room.go("list", "alone")
        await room.press("enter", "enter")
        await room.type("secret")
        await room.press("ctrl+l")
        assert "secret" not in room.wall
        assert "●" in room.wall
        await room.press("enter")
        assert [one.text for one in room.session.ballots.values()] == ["secret"]


async def test_words_of_the_wall_that_stand_in_the_field_are_kept_or_left_first(tmp_path):
    async with stage(tmp_path, day(tmp_path)) as room:
        await room.go("chart", "settle")
        await room.press("ctrl+l", "e")
        assert "Den Preis festlegen" in room.field_line
        await room.press("ctrl+l")
        assert "Den Preis festlegen" in room.field_line
        assert room.app.desk.state.language == "de"
        await room.press("enter", "ctrl+l")
        assert [one.label for one in room.session.activities.values()] == ["Set the price"]
        assert "Set the price" in room.wall


@pytest.mark.parametrize("keys", [("f1",), ("ctrl+p",), ("comma",), ("J",), ("u",), ("shift+pagedown",)])
async def test_over_whatever_is_shown_it_changes_the_wall_and_breaks_nothing(tmp_path, keys):
    async with stage(tmp_path, day(tmp_path)) as room:
        await room.go("list", "reveal")
        await room.line("Ein Satz")
        await room.press("escape", *keys, "ctrl+l", "escape", "escape")
        assert room.texts() in (["Ein Satz"], [])
        while room.app.desk.state.language != "de":
            await room.press("ctrl+l")
        assert "Was fehlt?" in room.wall or "Der Teil" in room.wall


async def test_who_only_reads_may_change_the_wall_and_writes_nothing(tmp_path):
    path = day(tmp_path)
    before = path.read_bytes()
    async with stage(tmp_path, path, readonly=True) as room:
        await room.press("ctrl+l")
        assert "Montag" in room.wall
    assert path.read_bytes() == before


async def test_the_private_window_stays_in_the_language_of_the_session(tmp_path):
    path = day(tmp_path)
    async with stage(tmp_path, path) as room:
        await room.go("part", "alone")
    async with notes(tmp_path, path) as window:
        page = window.page
        await window.press("ctrl+l")
        assert window.page == page


async def test_home_speaks_its_own_language_again(tmp_path):
    path = day(tmp_path)
    async with stage(tmp_path, path) as room:
        await room.press("ctrl+l")
        assert spoken() == "de"
    speak(ENGLISH)
    async with stage(tmp_path, path) as room:
        assert "Monday" in room.wall


async def test_the_window_beside_the_stage_stays_in_the_language_of_the_session(tmp_path):
    path = day(tmp_path)
    async with ann(tmp_path, path) as first, bo(tmp_path, path) as second:
        await first.go("list", "reveal")
        await second.until(lambda: "What is missing?" in second.wall)
        await second.press("ctrl+l")
        assert "What is missing?" in second.wall


async def test_a_rehearsal_goes_to_its_end_in_the_other_language(tmp_path):
    async with stage(tmp_path) as home:
        home.app.shell.desk.request(RehearseAgenda(agenda_file("leadership-alignment-120")))
        await home.settle()
        for _ in range(200):
            if home.session.stage is not None and home.session.stage.finished:
                break
            await home.press("ctrl+l", "ctrl+r", "pagedown")
            if home.app.desk.entry.asking:
                await home.press("enter")
        assert home.session.stage.finished
        assert home.session.info.language == ENGLISH


async def test_a_replay_speaks_the_language_of_its_session_and_home_its_own(tmp_path):
    with speaking("de"):
        path = day(tmp_path)
    at(path, "list", "reveal")
    async with replay(path) as watcher:
        assert spoken() == "de"
        assert "Rückschau" in watcher.wall
    speak(ENGLISH)
    async with stage(tmp_path) as home:
        before = home.wall
        home.app.shell.desk.request(ReplaySession(str(path)))
        await home.settle()
        await home.until(lambda: len(home.app.screen_stack) == 2)
        assert spoken() == "de"
        await home.press("q")
        await home.until(lambda: len(home.app.screen_stack) == 1)
        assert (spoken(), home.wall) == (ENGLISH, before)


@pytest.mark.parametrize("poll", [{}, {"anonymous": True}])
async def test_neither_wall_tells_what_was_answered_behind_dots(tmp_path, poll):
    seen = []
    for name, answers in (("one", "1212"), ("other", "2121")):
        (tmp_path / name).mkdir()
        async with stage(tmp_path / name, day(tmp_path / name, **poll)) as room:
            await room.go("part", "alone")
            found = []
            for key in answers:
                await room.press(key, "ctrl+l")
                found.append([*surfaces(room)])
            await room.press("pagedown", "ctrl+l")
            found.append([*surfaces(room)])
            await room.press("escape", "u")
            found.append([*surfaces(room)])
            seen.append(found)
        speak(ENGLISH)
    assert seen[0] == seen[1]
