"""Answers without names, some from phones and some typed behind dots: counted, shown together, and lost by nobody."""

import json

import pytest

from pmworkshop.room.passes import Phone
from pmworkshop.session.rounds.answer_form import Answer
from tests.session.asked import agenda_with
from tests.tui.driving import stage
from tests.tui.own_agenda import made
from tests.tui.phones import ids, known, looking_often, page_of, reached

TWO = {"subjects": ["Prices are right", "Plans hold"], "passes": ["now"], "anonymous": True}


def asked(home, **changes):
    return made(home, agenda_with(poll={**TWO, **changes}))


def values(*scores):
    return [Answer(str(place), score=score) for place, score in enumerate(scores, 1)]


@pytest.fixture(autouse=True)
def _often():
    with looking_often():
        yield


def came(room):
    """How many have answered, and how many are awaited, as the wall counts them."""
    return room.app.desk.panel._state.progress(room.app.desk.context)


def shown(room):
    """The values on the wall's subjects, and who has answered."""
    (round_,) = room.session.rounds.values()
    return round_.status, round_.hands, set(round_.voted)


async def test_phones_and_dots_are_counted_and_shown_in_one_step(tmp_path):
    path = asked(tmp_path)
    async with stage(tmp_path, path) as room:
        with page_of(tmp_path, path) as page:
            await room.go("poll", "reveal")
            await reached(room)
            people = ids(room.session)
            assert await page.answer(room, people[0], *values(4, 2)) != ""
            await page.answer(room, people[2], *values(5, 1))
            await known(room, people[0], people[2])
            assert "2 of 4" in room.wall
            await room.press("3", "3", "2", "2")
            assert "answers in. Enter shows" in room.wall
            assert came(room) == (4, 4)
            await room.press("enter")
            status, hands, voted = shown(room)
            assert (status, voted) == ("revealed", {*people})
            assert hands == {"1": {"2": 1, "3": 1, "4": 1, "5": 1}, "2": {"1": 1, "2": 2, "3": 1}}
            assert not room.session.ballots
            await known(room)


async def alike(room, page, told):
    """Wait until the wall and phones count the same, in these words."""
    live = page.server.live
    await room.until(lambda: live.now.count == f"{told} in" and "{} of {}".format(*came(room)) == told)
    await room.until(lambda: live._moment.session is live.session and not live._changed.is_set())
    assert live.now.count == f"{told} in"


@pytest.mark.parametrize("about", [{}, {"passes": ["now", "wanted"]}])
async def test_phones_count_what_is_typed_behind_dots_as_the_wall_does(tmp_path, about):
    path = asked(tmp_path, **about)
    async with stage(tmp_path, path) as room:
        with page_of(tmp_path, path) as page:
            await room.go("poll", "reveal")
            await reached(room)
            first, second, third, last = ids(room.session)
            await alike(room, page, "0 of 4")
            await room.press("3", *(["3", "2", "2"] if about else []))
            await alike(room, page, "1 of 4" if about else "0 of 4")
            await room.press(*([] if about else ["3"]))
            await alike(room, page, "1 of 4")
            await page.answer(room, third, *values(5, 1))
            await alike(room, page, "2 of 4")
            await page.answer(room, first, *values(5, 1))
            await alike(room, page, "2 of 4")
            await room.press("J", "J", *(["2", "2", "4", "4"] if about else ["2", "2"]))
            await alike(room, page, "3 of 4")
            await page.answer(room, last, *values(1, 1))
            await alike(room, page, "4 of 4")
            await known(room, first, third, last)
            while (now := room.app.desk.panel._state.person(room.app.desk.context)) is None or now.id != second:
                await room.press("shift+tab")
            await room.press("backspace")
            await alike(room, page, "3 of 4")


async def test_phones_forget_what_was_behind_the_dots_of_a_stage_that_is_gone(tmp_path):
    path = asked(tmp_path)
    with page_of(tmp_path, path) as page:
        async with stage(tmp_path, path) as room:
            await room.go("poll", "reveal")
            await reached(room)
            await room.press("3", "3", "2", "2")
            await alike(room, page, "2 of 4")
        async with stage(tmp_path, path) as room:
            await reached(room)
            await alike(room, page, "0 of 4")


async def test_phones_get_the_same_bytes_whatever_is_typed_behind_dots(tmp_path):
    sent = []
    for name, keys in (("one", "15"), ("other", "42")):
        home = tmp_path / name
        home.mkdir()
        path = asked(home)
        async with stage(home, path) as room:
            with page_of(home, path) as page:
                await room.go("poll", "reveal")
                await reached(room)
                told = []
                for number in range(1, 5):
                    await room.press(*keys)
                    await alike(room, page, f"{number} of 4")
                    live = page.server.live
                    everybody = [live.mine(Phone((one,))) for one in ids(room.session)]
                    told.append(json.dumps([live.now.whole, everybody, page.server._lead.state()]))
                sent.append(told)
    assert sent[0] == sent[1]


async def test_a_card_that_lacks_a_line_is_awaited_still_on_phones_and_on_the_wall(tmp_path):
    path = asked(tmp_path, anonymous=False, remark="Why")
    async with stage(tmp_path, path) as room:
        with page_of(tmp_path, path) as page:
            await room.go("poll", "reveal")
            await reached(room)
            second = ids(room.session)[1]
            await page.answer(room, second, *values(4))
            await known(room, second)
            await alike(room, page, "0 of 4")
            await page.answer(room, second, *values(4, 3))
            await alike(room, page, "1 of 4")


async def test_who_has_answered_only_what_is_wanted_is_not_counted_before(tmp_path):
    path = asked(tmp_path, anonymous=False, remark="Why", passes=["now", "wanted"])
    async with stage(tmp_path, path) as room:
        with page_of(tmp_path, path) as page:
            await room.go("poll", "reveal")
            await reached(room)
            first, second, *_ = ids(room.session)
            await page.answer(room, first, *values(4, 4))
            await page.answer(room, second, *values(4, 3), place=1)
            await room.until(lambda: len(room.app.desk.state.came) == 2)
            await alike(room, page, "0 of 4")


async def test_nobody_is_asked_twice(tmp_path):
    path = asked(tmp_path)
    async with stage(tmp_path, path) as room:
        with page_of(tmp_path, path) as page:
            await room.go("poll", "reveal")
            await reached(room)
            first, second, *_ = ids(room.session)
            await page.answer(room, first, *values(4, 2))
            await known(room, first)
            panel = room.app.desk.panel
            assert panel._state.person(room.app.desk.context).id == second


async def test_the_smallest_group_counts_both(tmp_path):
    path = asked(tmp_path)
    async with stage(tmp_path, path) as room:
        with page_of(tmp_path, path) as page:
            await room.go("poll", "reveal")
            await reached(room)
            people = ids(room.session)
            await page.answer(room, people[0], *values(4, 2))
            await known(room, people[0])
            await room.press("3", "3")
            await room.press("pagedown", "enter")
            assert room.said.startswith("Fewer than 3 answers would not be without names.")
            await page.answer(room, people[2], *values(4, 2))
            await known(room, people[0], people[2])
            await room.press("pagedown", "enter")
            assert shown(room)[0] == "revealed"


@pytest.mark.parametrize("gone", ["closed", "hanging"])
async def test_while_the_page_cannot_be_reached_nothing_is_shown_and_nothing_is_lost(tmp_path, gone, monkeypatch):
    monkeypatch.setattr("pmworkshop.room.caller.PATIENCE", 0.2)
    path = asked(tmp_path)
    async with stage(tmp_path, path) as room:
        with page_of(tmp_path, path) as page:
            await room.go("poll", "reveal")
            await reached(room)
            people = ids(room.session)
            for one in people[:2]:
                await page.answer(room, one, *values(4, 2))
            await known(room, *people[:2])
            await room.press("3", "3", "2", "2")
            if gone == "closed":
                page.close()
                await room.press("enter")
                await room.until(
                    lambda: room.said.startswith("Answers on phones cannot be reached; nothing is shown.")
                )
            else:
                with page.hanging():
                    await room.press("enter")
                    await room.until(
                        lambda: room.said.startswith("Answers on phones cannot be reached; nothing is shown.")
                    )
            assert shown(room)[0] == "open"
            assert came(room) == (4, 4)
            if gone == "hanging":
                await reached(room)
                await room.press("enter")
                assert shown(room)[1] == {"1": {"2": 1, "3": 1, "4": 2}, "2": {"2": 3, "3": 1}}
        if gone == "closed":
            with page_of(tmp_path, path) as page:
                await reached(room)
                await known(room)
                assert "2 of 4" in room.wall
                for one in people[:2]:
                    await page.answer(room, one, *values(5, 5))
                await known(room, *people[:2])
                await room.press("enter")
                assert shown(room)[1] == {"1": {"2": 1, "3": 1, "5": 2}, "2": {"2": 1, "3": 1, "5": 2}}


@pytest.mark.parametrize("later", ["phone", "dots"])
async def test_of_two_answers_of_one_person_the_later_one_counts(tmp_path, later):
    path = asked(tmp_path)
    async with stage(tmp_path, path) as room:
        with page_of(tmp_path, path) as page:
            await room.go("poll", "reveal")
            await reached(room)
            people = ids(room.session)
            page.clock.move(60 if later == "phone" else -60)
            await room.press("1", "1")
            await page.answer(room, people[0], *values(5, 5))
            await known(room, people[0])
            assert "1 of 4" in room.wall
            for one in people[1:]:
                await page.answer(room, one, *values(3, 3))
            await known(room, *people)
            await room.press("enter")
            given = "5" if later == "phone" else "1"
            assert shown(room)[1] == {
                "1": dict(sorted({"3": 3, given: 1}.items())),
                "2": dict(sorted({"3": 3, given: 1}.items())),
            }


async def test_two_sessions_with_other_answers_on_phones_look_the_same_until_they_are_shown(tmp_path):
    walls = []
    for name, scores in (("one", (1, 5)), ("other", (4, 2))):
        home = tmp_path / name
        home.mkdir()
        path = asked(home)
        async with stage(home, path) as room:
            with page_of(home, path) as page:
                await room.go("poll", "reveal")
                await reached(room)
                seen = []
                for at, one in enumerate(ids(room.session), 1):
                    await page.answer(room, one, *values(*scores))
                    await known(room, *ids(room.session)[:at])
                    seen.append(room.wall)
                assert "answers in. Enter shows" in seen[-1]
                walls.append(seen)
                assert not room.session.ballots
    assert walls[0] == walls[1]


async def test_a_cleared_answer_leaves_that_of_the_phone_which_is_changed_there(tmp_path):
    path = asked(tmp_path)
    async with stage(tmp_path, path) as room:
        with page_of(tmp_path, path) as page:
            await room.go("poll", "reveal")
            await reached(room)
            first = ids(room.session)[0]
            await page.answer(room, first, *values(5, 5))
            await known(room, first)
            await room.press("shift+tab", "backspace")
            assert "has answered on a phone too: change it there, or type it here anew." in room.told
            assert "1 of 4" in room.wall


async def test_leaving_says_what_is_on_phones_only(tmp_path):
    path = asked(tmp_path)
    async with stage(tmp_path, path) as room:
        with page_of(tmp_path, path) as page:
            await room.go("poll", "reveal")
            await reached(room)
            first = ids(room.session)[0]
            await page.answer(room, first, *values(5, 5))
            await known(room, first)
            await room.press("ctrl+q")
            assert "1 answer without names is on phones only." in room.wall
