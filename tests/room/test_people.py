"""Observers, latecomers, deputies and shared phones: who sees and answers what."""

from __future__ import annotations

import json

from pmworkshop.session.lifecycle.solo_file import known_by
from pmworkshop.session.operations import navigation, people
from pmworkshop.session.rounds import ballots, reveal
from pmworkshop.session.rounds.answer_form import Answer
from tests.build import Participant, put
from tests.room.opened import Opened, opened, until
from tests.session.asked import agenda_with

LATE = Participant(id="eve", name="Eve", function="Finance", place=9)
DEPUTY = Participant(id="dan", name="Dan", function="Product", deputy_of="ann", place=8)


async def answer(room: Opened, cookie: str, person: str, score: str = "3", seen: str = ""):
    """Answer the first part of what is asked with one value for each subject."""
    asked = (await room.now(cookie))["now"]["asked"]
    part = asked["parts"][0]
    at = next(place for place, (name, _) in enumerate(part["columns"]) if name not in ("id", "subject", "text"))
    rows = []
    for subject, cells in part["lines"]:
        filled = list(cells)
        filled[filled.index("", at)] = score
        rows.append([subject, filled])
    about = {key: part[key] for key in ("module", "tag", "columns")}
    body = {"person": person, "key": asked["key"], "part": about, "rows": rows, "seen": seen, "id": "1"}
    return await room.ask("/api/answer", body, cookie)


async def test_an_observer_sees_the_same_and_gives_no_answer(tmp_path):
    async with opened(tmp_path) as room:
        await room.does(navigation.enter("poll", "alone"))
        looks, person = await room.join(look=True), await room.join(person="ann")
        seen = await room.now(looks)
        assert seen["now"] == (await room.now(person))["now"]
        assert seen["mine"] == {"look": True, "lead": False, "told": "", "people": []}
        said = await answer(room, looks, "ann")
        assert said.status == 409
        assert said.data["say"].startswith("This phone does not give the answers of that name.")
        assert not room.server.live.session.ballots
        await room.does(ballots.cast("poll", "ann", (Answer("1", score=2), Answer("2", score=5))))
        assert "We know our customer" not in (await room.now(looks))["now"]["shown"]
        await room.does(reveal.reveal(["poll/1"]))
        await room.does(navigation.enter("poll", "reveal"))
        assert "We know our customer" in (await room.now(looks))["now"]["shown"]


async def test_a_latecomer_is_in_the_list_of_names_at_once(tmp_path):
    async with opened(tmp_path) as room:
        code = {"code": room.server.where.code}
        names = (await room.ask("/api/join", code)).data["names"]
        assert [one["id"] for one in names] == ["ann", "ben", "cem", "dee"]
        await room.does(put(LATE))
        names = (await room.ask("/api/join", code)).data["names"]
        assert "Finance, Eve" in [one["name"] for one in names]
        await room.does(navigation.enter("poll", "alone"))
        phone = await room.join(person="eve")
        assert (await answer(room, phone, "eve")).status == 200


async def test_a_name_that_is_taken_is_told_and_a_personal_link_opens_on_a_second_phone(tmp_path):
    async with opened(tmp_path) as room:
        await room.does(known_by({"ann": "a1b2c3d4e5f60708"}))
        first = await room.join(link="a1b2c3d4e5f60708")
        body = {"code": room.server.where.code, "person": "ann"}
        taken = await room.ask("/api/join", body)
        assert taken.status == 409
        assert taken.data["say"] == "That name is in use on another phone. The facilitator can take it back."
        second = await room.join(link="a1b2c3d4e5f60708")
        assert second != first
        await room.does(navigation.enter("poll", "alone"))
        kept = await answer(room, first, "ann", "2")
        assert kept.status == 200
        await until(lambda: bool(room.server.live.session.ballots))
        await room.does(people.here("ben", present=False))
        theirs = (await room.now(second))["mine"]["people"][0]["parts"][0]
        assert theirs["rows"] == kept.data["rows"]
        assert (await answer(room, second, "ann", "4")).status == 409
        assert (await answer(room, second, "ann", "4", kept.data["seen"])).status == 200


async def test_two_share_one_phone(tmp_path):
    async with opened(tmp_path) as room:
        await room.does(navigation.enter("poll", "alone"))
        phone = await room.join(await room.join(person="ann"), person="ben")
        assert (await answer(room, phone, "ann", "1")).status == 200
        assert (await answer(room, phone, "ben", "5")).status == 200
        given = {one.participant: one.score for one in room.server.live.session.ballots.values()}
        assert given == {"ann": 1, "ben": 5}


async def test_a_deputy_answers_for_the_seat(tmp_path):
    async with opened(tmp_path, DEPUTY) as room:
        await room.does(navigation.enter("poll", "alone"))
        leader, deputy = await room.join(person="ann"), await room.join(person="dan")
        assert (await answer(room, leader, "ann", "1")).status == 200
        assert (await answer(room, deputy, "dan", "5")).status == 200
        assert {one.participant for one in room.server.live.session.ballots.values()} == {"dan"}


async def test_a_deputy_answers_for_the_seat_without_names_too(tmp_path):
    async with opened(tmp_path, DEPUTY, agenda=agenda_with(poll={"anonymous": True})) as room:
        await room.does(navigation.enter("poll", "alone"))
        leader, deputy = await room.join(person="ann"), await room.join(person="dan")
        assert (await answer(room, leader, "ann", "1")).status == 200
        assert (await answer(room, deputy, "dan", "5")).status == 200
        assert list(room.server.live.sealed.who("poll/1")) == ["dan"]
        assert not room.server.live.session.ballots


async def test_whoever_left_answers_no_more(tmp_path):
    async with opened(tmp_path) as room:
        await room.does(navigation.enter("poll", "alone"))
        shared = await room.join(await room.join(person="ann"), person="ben")
        await room.does(people.leave("ann"))
        assert (await answer(room, shared, "ann")).status == 409
        mine = (await room.now(shared))["mine"]
        assert [one["id"] for one in mine["people"]] == ["ben"]
        assert mine["told"] == "Ann has left: this phone answers no more with it."
        names = (await room.ask("/api/join", {"code": room.server.where.code})).data["names"]
        assert "ann" not in json.dumps(names)
