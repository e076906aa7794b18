"""Answers with names, some from phones and some typed behind dots: they go the way of any answer."""

import pytest

from pmworkshop.session.core.reserved import WHOLE
from pmworkshop.session.rounds.answer_form import Answer
from tests.session.asked import agenda_with
from tests.tui.driving import stage
from tests.tui.own_agenda import made
from tests.tui.phones import ids, looking_often, page_of, reached

TWO = {"subjects": ["Prices are right", "Plans hold"], "passes": ["now"]}


@pytest.fixture(autouse=True)
def _often():
    with looking_often():
        yield


def values(*scores):
    return [Answer(str(place), score=score) for place, score in enumerate(scores, 1)]


def given(room):
    """The values by leader."""
    people = {one.id: one.function for one in room.session.people()}
    found = {}
    for one in sorted(room.session.ballots.values(), key=lambda one: (one.participant, one.subject)):
        found.setdefault(people[one.participant], []).append(one.score)
    return found


async def test_values_from_phones_and_dots_are_counted_shown_corrected_and_undone(tmp_path):
    path = made(tmp_path, agenda_with(poll=TWO))
    async with stage(tmp_path, path) as room:
        with page_of(tmp_path, path) as page:
            await room.go("poll", "reveal")
            await reached(room)
            first, _, third, last = ids(room.session)
            await page.answer(room, first, *values(4, 2))
            await room.until(lambda: "1 of 4" in room.wall)
            await room.press("3", "3")
            assert given(room) == {"Sales": [4, 2], "Finance": [3, 3]}, "the dots ask the next one"
            await page.answer(room, third, *values(5, 5))
            await page.answer(room, first, *values(4, 1))
            await room.until(lambda: "3 of 4" in room.wall)
            await room.press("2", "2")
            assert "answers in. Enter shows" in room.wall
            await room.press("u")
            assert set(given(room)) == {"Sales", "Finance", "Operations"}, "undo takes back what was typed here"
            await page.answer(room, last, *values(1, 1))
            await room.until(lambda: "answers in. Enter shows" in room.wall)
            await room.press("enter")
            assert room.bars("Prices are right") != [0] * 5
            await room.press("e")
            await room.line("1")
            await room.press("5", "5")
            assert given(room)["Sales"] == [5, 5]


async def test_lines_written_alone_on_phones_and_behind_dots_come_together(tmp_path):
    path = made(tmp_path, agenda_with(collect={"prompts": ["What is missing?"]}))
    async with stage(tmp_path, path) as room:
        with page_of(tmp_path, path) as page:
            await room.go("collect", "alone")
            await reached(room)
            first = ids(room.session)[0]
            await page.answer(room, first, Answer("1", text="From a phone\nAnd another"))
            await room.until(lambda: any(one.participant == first for one in room.session.ballots.values()))
            assert "From a phone" not in room.wall
            await room.go("collect", "reveal")
            await room.press("enter", "enter")
            await room.line("From the keyboard")
            await room.press("escape", "pagedown", "enter")
            assert room.texts() == ["From a phone", "And another", "From the keyboard"]


async def test_a_chart_filled_in_alone_on_phones_and_behind_dots_is_compared_as_one(tmp_path):
    path = made(tmp_path, agenda_with())
    async with stage(tmp_path, path) as room:
        with page_of(tmp_path, path) as page:
            await room.go("chart", "alone")
            await reached(room)
            people, rows = ids(room.session), list(room.session.activities)
            roles = [one.id for one in room.session.roles.values()]
            both = [Answer(row, letters={roles[1]: "A"}) for row in rows]
            await page.answer(room, people[0], *both)
            await page.answer(room, people[1], *both)
            await room.until(lambda: len(room.session.ballots) == 4)
            await room.go("chart", "reveal")
            await room.press("enter")
            await room.press("2", "2")
            assert len({one.participant for one in room.session.ballots.values()}) == 3, room.wall
            await room.press("pagedown", "enter")
            (round_,) = [one for one in room.session.rounds.values() if one.module == "chart"]
            assert round_.status == "revealed"


async def test_a_choice_on_phones_and_behind_dots_is_counted_together(tmp_path):
    dots = {**TWO, "method": "dots", "points": 2, "cap": 1, "subjects": ["Portal", "Price list", "Plant"]}
    path = made(tmp_path, agenda_with(poll=dots))
    async with stage(tmp_path, path) as room:
        with page_of(tmp_path, path) as page:
            await room.go("poll", "reveal")
            await reached(room)
            people = ids(room.session)
            for one in people[:3]:
                await page.answer(room, one, Answer(WHOLE, points={"1": 1, "3": 1}))
            await room.until(lambda: "3 of 4" in room.wall)
            await room.press("1", "2")
            await room.press("escape", "pagedown", "enter")
            (round_,) = room.session.rounds.values()
            assert round_.status == "revealed"
            assert len(room.session.ballots) == 4
            assert next(line for line in room.screen if "Portal" in line).endswith("4")
