"""The facilitator's remote: what it shows and does, and that no other phone reaches any of it."""

from __future__ import annotations

import asyncio
import json

import pytest

from pmworkshop.base.errors import RefusedError
from pmworkshop.room.lead import NAMELESS
from pmworkshop.room.remote import GONE_ON, unless_gone_on, version_of
from pmworkshop.session.operations import navigation, pauses, people
from pmworkshop.session.rounds import ballots
from pmworkshop.session.rounds.answer_form import Answer
from tests.build import agenda
from tests.room.opened import Opened, opened, until
from tests.session.asked import agenda_with

SCORES = (Answer("1", score=3), Answer("2", score=4))


def acts(lead) -> dict[str, str]:
    return {one["act"]: one["label"] for one in lead["buttons"]}


async def shown(room: Opened, cookie: str):
    return (await room.now(cookie))["lead"]


async def test_the_remote_begins_goes_on_and_back(tmp_path):
    async with opened(tmp_path) as room:
        phone = await room.leader()
        lead = await shown(room, phone)
        assert acts(lead) == {"next": "Begin"}
        assert lead["clock"] == "Not begun yet"
        assert (await room.lead(phone, "next")).data == {"say": "The workshop has begun."}
        await room.does(navigation.enter("collect"))
        lead = await shown(room, phone)
        assert acts(lead) == {
            "next": "Next: Write alone, 4 min",
            "back": "Back",
            "curtain": "Draw the curtain",
            "more": "Five more minutes",
            "pause": "Stop the clock",
        }
        assert lead["clock"] == "Explain, 1 min left"
        await room.lead(phone, "next")
        assert room.server.live.session.stage.phase == "alone"
        await room.lead(phone, "back")
        assert room.server.live.session.stage.phase == "explain"


async def test_what_to_leave_out_is_told_once_the_room_is_late(tmp_path):
    async with opened(tmp_path, ends="09:20") as room:
        phone = await room.leader()
        assert "Whispered cut" not in (await shown(room, phone))["notes"]
        await room.does(navigation.enter("collect"))
        lead = await shown(room, phone)
        assert "Whispered cut of collect" in lead["notes"]
        assert lead["clock"].endswith(" behind")


async def test_what_the_remote_does_arrives_on_the_stage(tmp_path):
    async with opened(tmp_path) as room:
        await room.does(navigation.enter("brief"))
        phone = await room.leader()
        assert (await room.lead(phone, "curtain")).data == {"say": "The wall is blank."}
        assert (await room.lead(phone, "pause")).data == {"say": "The clock stands still."}
        lead = await shown(room, phone)
        assert acts(lead)["curtain"] == "Open the curtain"
        assert acts(lead)["resume"] == "Let the clock run on"
        assert "the clock stands still" in lead["clock"]
        room.stage.follow()
        assert room.stage.session.stage.curtain
        assert room.stage.session.stage.paused_since is not None
        assert (await room.lead(phone, "resume")).data == {"say": "The clock runs on."}
        assert (await room.lead(phone, "curtain")).data == {"say": "The wall is shown again."}


async def test_a_second_tap_and_an_old_phone_do_nothing(tmp_path):
    async with opened(tmp_path) as room:
        await room.does(navigation.enter("brief"))
        phone = await room.leader()
        seen = (await shown(room, phone))["version"]
        both = await asyncio.gather(*(room.lead(phone, "next", seen) for _ in range(2)))
        assert sorted(one.status for one in both) == [200, 409]
        assert {"say": GONE_ON} in [one.data for one in both]
        assert room.server.live.session.stage.module == "collect"
        for act in ("pause", "curtain", "more", "back"):
            assert (await room.lead(phone, act, seen)).data == {"say": GONE_ON}


async def test_what_happens_on_the_stage_before_a_tap_is_stored_refuses_it(tmp_path):
    async with opened(tmp_path) as room:
        await room.does(navigation.enter("brief"))
        late = unless_gone_on(navigation.forward(), version_of(room.stage.session))
        room.stage.commit(navigation.enter("poll"))
        with pytest.raises(RefusedError, match=GONE_ON):
            room.stage.commit(late)
        assert room.stage.session.stage.module == "poll"


async def test_an_answer_that_comes_in_does_not_refuse_a_tap(tmp_path):
    async with opened(tmp_path) as room:
        await room.does(navigation.enter("poll", "alone"))
        phone = await room.leader()
        seen = (await shown(room, phone))["version"]
        await room.does(ballots.cast("poll", "ann", SCORES))
        assert (await room.lead(phone, "curtain", seen)).status == 200


async def test_waiting_answers_are_shown_after_a_question_and_never_skipped(tmp_path):
    async with opened(tmp_path, agenda=agenda("poll", "plan")) as room:
        await room.does(navigation.enter("poll", "reveal"))
        phone = await room.leader()
        lead = await shown(room, phone)
        assert "next" in acts(lead)
        await room.does(ballots.cast("poll", "ann", SCORES))
        assert (await room.lead(phone, "next", lead["version"])).status == 409
        lead = await shown(room, phone)
        assert "next" not in acts(lead)
        (show,) = [one for one in lead["buttons"] if one["act"] == "show"]
        assert show["label"] == "Show the answers (1 of 4 in)"
        assert show["sure"] == "Show the answers of 1? They cannot be hidden again."
        await room.does(ballots.cast("poll", "ann", SCORES, wanted=True))
        assert (await shown(room, phone))["waits"] == ["Sales, Ben", "Operations, Cem", "Management, Dee"]
        assert (await room.lead(phone, "show")).data == {"say": "The answers are on the wall."}
        room.stage.follow()
        assert room.stage.session.rounds["poll/1"].status == "revealed"
        lead = await shown(room, phone)
        assert "next" in acts(lead)
        assert "It means: " in lead["notes"]


async def test_answers_that_came_in_just_now_are_not_skipped(tmp_path):
    """The phone still sees that it can go on, and the answer is on disk already."""
    async with opened(tmp_path) as room:
        await room.does(navigation.enter("poll", "reveal"))
        phone = await room.leader()
        seen = (await shown(room, phone))["version"]
        room.stage.commit(ballots.cast("poll", "ann", SCORES))
        said = await room.lead(phone, "next", seen)
        assert said.status == 409
        room.stage.follow()
        assert room.stage.session.stage.module == "poll"


async def test_without_names_the_wall_alone_shows(tmp_path):
    async with opened(tmp_path, agenda=agenda_with(poll={"anonymous": True})) as room:
        await room.does(navigation.enter("poll", "reveal"))
        phone = await room.leader()
        lead = await shown(room, phone)
        assert lead["waits"] == []
        assert "the wall alone" in lead["none"]
        assert "show" not in acts(lead)
        (onward,) = [one for one in lead["buttons"] if one["act"] == "next"]
        assert onward["sure"] == "Answers without names are shown on the stage. Go on without them?"
        person = await room.join(person="ann")
        asked = (await room.now(person))["now"]["asked"]
        if asked:
            assert NAMELESS in lead["notes"]


async def test_five_more_minutes_say_who_gives_them(tmp_path):
    async with opened(tmp_path, ends="09:20") as room:
        await room.does(navigation.enter("collect", "alone"))
        phone = await room.leader()
        (more,) = [one for one in (await shown(room, phone))["buttons"] if one["act"] == "more"]
        said = await room.lead(phone, "more")
        assert said.data["say"].startswith("5 more minutes")
        assert not more.get("sure") or "instead of 09:20?" in more["sure"]
        assert room.server.live.session.info.fitted is not None


async def test_a_break_and_the_end(tmp_path):
    async with opened(tmp_path) as room:
        await room.does(navigation.enter("brief"))
        await room.does(pauses.take_break(15, "Coffee"))
        phone = await room.leader()
        lead = await shown(room, phone)
        assert acts(lead) == {"curtain": "Draw the curtain", "resume": "Back from the break"}
        assert lead["clock"].startswith("Coffee until ")
        assert (await room.lead(phone, "resume")).data == {"say": "The break is over."}
        await room.does(navigation.enter("review", "settle"))
        await room.lead(phone, "next")
        lead = await shown(room, phone)
        assert lead["clock"] == "The workshop is over"
        assert lead["notes"] == ""
        assert set(acts(lead)) == {"back", "curtain"}


async def test_what_is_no_button_is_refused(tmp_path):
    async with opened(tmp_path) as room:
        await room.does(navigation.enter("brief"))
        phone = await room.leader()
        for act in ("resume", "show"):
            assert (await room.lead(phone, act)).data == {"say": GONE_ON}
        for body in ({"act": "strike"}, {}, {"act": 3}, {"act": ["next"]}):
            said = await room.ask("/api/lead", body, phone)
            assert (said.status, said.data) == (400, {"say": "That cannot be done here."})


async def test_notes_say_what_the_agenda_says_and_escape_it(tmp_path):
    plain = agenda().model_dump(mode="json")
    plain["modules"][0]["opening"] = "Good morning <b>all</b>"
    async with opened(tmp_path, agenda=plain) as room:
        await room.does(navigation.enter("brief"))
        notes = (await shown(room, await room.leader()))["notes"]
        assert "Good morning &lt;b&gt;all&lt;/b&gt;" in notes
        assert "Whispered about brief" in notes
        assert "<h3>Next</h3>" in notes


async def test_the_facilitators_phone_is_told_of_changes_and_of_the_minutes(tmp_path):
    async with opened(tmp_path) as room:
        await room.does(navigation.enter("collect", "alone"))
        phone = await room.leader()
        listening = room.follow("lead", phone)
        await until(lambda: any(sort == "lead" for sort, _ in room.events("lead")))
        await room.does(navigation.enter("poll"))
        await until(lambda: "A poll module" in str(room.events("lead")) or len(room.events("lead")) > 2)
        room.clock.move(120)
        room.server.live.tell_leads()
        await until(lambda: room.events("lead")[-1][1].get("clock", "").endswith("1 min over"))
        before = len(room.events("lead"))
        room.server.live.tell_leads()
        person = await room.join(person="ann")
        await until(lambda: room.events("lead")[-1][1].get("phones") == [{"person": "ann", "name": "Product, Ann"}])
        assert len(room.events("lead")) == before + 1
        assert person
        listening.cancel()


async def test_a_name_that_is_taken_back_is_told_in_one_sentence_and_can_join_again(tmp_path):
    async with opened(tmp_path) as room:
        phone, person = await room.leader(), await room.join(person="ann")
        listening = room.follow("ann", person)
        await until(lambda: bool(room.events("ann")))
        said = await room.ask("/api/lead", {"act": "free", "person": "ann"}, phone)
        assert said.data == {"say": "Product, Ann can be chosen again."}
        await until(lambda: ("out", {}) in room.events("ann"))
        gone = await room.ask("/api/now", cookie=person)
        told = {"say": "The facilitator has taken this name back. Join again with the code on the wall."}
        assert (gone.status, gone.data) == (401, told)
        assert (await room.ask("/api/answer", {}, person)).data == told
        assert await room.join(person, person="ann") != person
        again = await room.ask("/api/lead", {"act": "free", "person": "ben"}, phone)
        assert (again.status, again.data) == (409, {"say": "That name is on no phone."})
        listening.cancel()


async def test_of_two_who_share_a_phone_one_name_is_taken_back(tmp_path):
    async with opened(tmp_path) as room:
        phone, shared = await room.leader(), await room.join(person="ann")
        assert await room.join(shared, person="ben") == shared
        await room.ask("/api/lead", {"act": "free", "person": "ann"}, phone)
        mine = (await room.now(shared))["mine"]
        assert [one["id"] for one in mine["people"]] == ["ben"]
        assert mine["told"].startswith("The facilitator has taken this name back.")
        await room.join(shared, person="ann")
        assert (await room.now(shared))["mine"]["told"] == ""


async def test_whoever_leaves_loses_the_phone_with_one_sentence(tmp_path):
    async with opened(tmp_path) as room:
        person = await room.join(person="ann")
        await room.does(people.leave("ann"))
        gone = await room.ask("/api/now", cookie=person)
        assert (gone.status, gone.data) == (401, {"say": "Ann has left: this phone answers no more with it."})


SECRET = ("Whispered", "buttons", "waits", "Say: ", "awaited", "/lead/")


async def test_no_other_phone_reaches_anything_of_the_remote(tmp_path):
    """Every address is tried with every kind of pass, and all that is pushed is read."""
    async with opened(tmp_path, ends="12:00") as room:
        await room.does(navigation.enter("collect", "alone"))
        key = room.server.where.lead
        lead = await room.leader()
        link = room.stage.session.participants["ann"]
        passes = {
            "nobody": "",
            "made up": "pmworkshop=" + "A" * 32,
            "looks": await room.join(look=True),
            "person": await room.join(person="ann"),
            "shared": await room.join(await room.join(person="ben"), person="cem"),
        }
        assert link
        listening = [room.follow(name, cookie) for name, cookie in passes.items()]
        bodies = [
            {},
            {"lead": True},
            {"lead": key[:-1]},
            {"act": "next", "seen": ""},
            {"act": "free", "person": "ann"},
            {"code": room.server.where.code, "lead": ""},
            {"code": room.server.where.code},
            {"person": "ann", "lead": True},
        ]
        pages = (
            "/",
            "/lead/",
            "/lead",
            "/me/x",
            "/api/lead",
            "/api/now",
            "/api/join",
            "/LEAD/x",
            "/api/Lead",
            "/api",
        )
        heard = []
        for name, cookie in passes.items():
            got = await asyncio.gather(*(room.ask(one, cookie=cookie) for one in pages))
            for path in ("/api/lead", "/api/join", "/api/leave", "/api/answer"):
                got += await asyncio.gather(*(room.ask(path, one, cookie) for one in bodies))
            heard += [(name, one) for one in got if not str(one.data).startswith("<!DOCTYPE")]
        for phase in ("reveal", "alone"):
            await room.does(navigation.enter("collect", phase))
            await room.does(navigation.enter("poll", phase))
        await room.lead(lead, "curtain")
        await until(lambda: "curtain" in "".join(room.heard.get("person", ["curtain"])))
        for name, one in heard:
            assert "lead" not in one.data or one.data["lead"] is None, (name, one)
            assert not any(word in json.dumps(one.data) for word in (*SECRET, key)), (name, one)
        for name, lines in room.heard.items():
            told = "".join(lines)
            assert not any(word in told for word in (*SECRET, key)), name
            assert "event: lead" not in told
        for one in listening:
            one.cancel()
        assert "Whispered" in json.dumps(await shown(room, lead))
