"""Statements on a scale: then and today above and below one line, many people, and long scales."""

from __future__ import annotations

from pmworkshop.agenda.model import Agenda
from tests.tui.driving import make, stage
from tests.tui.own_agenda import made

FIRST = ("155115", "511555", "351135", "351511", "311155", "355551", "311111", "355555")
SECOND = ("345115", "341555", "351135", "341511", "341155", "345551", "341111", "345555")


async def test_what_the_agenda_asks_about_stays_and_says_so(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("pulse", "explain")
        await room.press("a")
        await room.line("Ask for last year's figures")
        await room.press("escape", "home")
        for key in ("d", "p"):
            await room.press("down", key)
            assert room.said == "What this part asks about stays. Lines that were noted here can go."
        assert not room.session.parked()


async def shown(room, values):
    for digits in values:
        await room.press(*digits)
    await room.press("pagedown")
    await room.press("enter")


async def twice(room):
    await room.go("pulse", "reveal")
    await shown(room, FIRST)
    await room.press("A")
    await shown(room, SECOND)


def row(room, text):
    """The line in which a text stands, as a number."""
    return next(number for number, line in enumerate(room.screen) if text in line)


async def test_then_and_today_stand_above_and_below_the_line_of_the_middles(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("pulse", "reveal")
        await shown(room, FIRST)
        assert "○" not in room.wall
        await room.press("A")
        await shown(room, SECOND)
        at = row(room, "1 Our product strategies")
        for line, signs in zip(room.screen[at : at + 3], ("○ ○○○○○○ ○", "──●──", "●●●●●●●●"), strict=True):
            assert signs in " ".join(line.split())
        assert "middle stays 3" in room.screen[at + 2]
        assert "1 up, 1 down" in room.screen[at + 2]
        moved = row(room, "middle 5 ▶ 4")
        assert "●━━" in room.screen[moved - 1], "the full dot is today, at the left of the hollow one"
        assert room.said.startswith("○ before   ● now")
        assert room.screen[3].split()[-5:] == ["1", "2", "3", "4", "5"]
        for figure in ("median", "consensus", "IQR", "pulse"):
            assert figure not in room.wall
        assert not any(person.name in room.wall for person in room.session.participants.values())
        await room.press("end", "pagedown")
        assert room.session.stage.module != "pulse"


async def test_all_six_statements_stand_on_one_usual_wall_and_the_sentence_follows(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await twice(room)
        assert sum("middle" in line for line in room.screen) == 6
        await room.resize(100, 30)
        assert room.screen[4].strip() == "Two of six statements moved closer; four are still split. One is lower."
        assert sum("middle" in line for line in room.screen) == 6


async def test_on_a_narrow_wall_the_words_of_a_statement_are_never_cut(tmp_path):
    async with stage(tmp_path, make(tmp_path), size=(60, 18)) as room:
        await twice(room)
        found = ""
        for _ in range(6):
            found += room.wall
            await room.press("down")
        for words in ("how it is", "settled.", "month changed a plan.", "middle stays 3, 1 up, 1 down"):
            assert words in found
        assert all(len(line) <= 60 for line in room.screen)


def asked(home, people, **poll):
    """A session with one poll and so many leaders."""
    about = {"kind": "poll", "id": "poll", "title": "Statements", "short": "Statements"}
    module = {
        **about,
        "prompts": ["How true is it?"],
        "method": "scale",
        "phases": {"alone": 3.0, "reveal": 5.0},
        **poll,
    }
    agenda = Agenda.model_validate({"id": "d", "title": "Statements", "minutes": 8, "modules": [module]})
    return made(home, agenda, [f"Function {number}" for number in range(people)])


async def test_thirty_people_are_bars_above_and_below_the_line(tmp_path):
    async with stage(tmp_path, asked(tmp_path, 30, subjects=["We know the plan", "产品路线图很清楚" * 4])) as room:
        await room.go("poll", "reveal")
        await shown(room, ("11", "12", "23") * 10)
        await room.press("A")
        await shown(room, ("44", "45", "55") * 10)
        at = row(room, "We know the plan")
        assert "○" not in room.screen[at]
        assert "▇▇" in room.screen[at] or "███" in room.screen[at]
        assert "middle 1 ▶ 4" in room.wall
        assert "middle 2 ▶ 5" in room.wall


async def test_one_answer_then_and_one_today_say_where_both_are(tmp_path):
    async with stage(tmp_path, asked(tmp_path, 1, subjects=["We know the plan"])) as room:
        await room.go("poll", "reveal")
        await shown(room, "2")
        await room.press("A")
        await shown(room, "2")
        assert "middle stays 2" in room.wall


async def test_a_scale_to_a_hundred_is_drawn_in_steps_of_ten(tmp_path):
    async with stage(tmp_path, asked(tmp_path, 4, subjects=["How sure are we?"], low=0, high=100)) as room:
        await room.go("poll", "reveal")
        for value in ("5", "7", "60", "100"):
            await room.line(value)
        await room.press("pagedown", "enter")
        assert room.screen[3].split()[-10:] == [*map(str, range(0, 90, 10)), "100"]
