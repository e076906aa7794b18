"""Before the reveal every phone gets the same bytes, whatever the others have answered."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

import pytest

from pmworkshop.session.operations.navigation import curtain, enter
from tests.build import activity, entry, role
from tests.room.serving import Following, Room, opened


@dataclass(frozen=True)
class Case:
    """A part that asks, and two ways to answer it.

    Attributes:
        module: The id of the module.
        ways: What the first lines hold in either way.
        about: How the module asks.
        words: What would give an answer away.
    """

    module: str
    ways: tuple[tuple[str, ...], tuple[str, ...]]
    about: dict[str, Any] = field(default_factory=dict)
    words: tuple[str, ...] = ()


def said(word: str) -> tuple[str, ...]:
    """A sentence for each line of each question, so that the card is in."""
    return tuple(f"{word} {number}" for number in range(1, 13))


ONE_PASS = {"passes": ["now"]}
CASES = {
    "values": Case("poll", (("1", "5"), ("4", "2")), ONE_PASS),
    "values and remarks": Case(
        "poll", (("1; Zebra", "5"), ("4; Quagga", "2")), {**ONE_PASS, "remark": "Why"}, ("Zebra", "Quagga")
    ),
    "values without names": Case("poll", (("1", "5"), ("4", "2")), {**ONE_PASS, "anonymous": True}),
    "sentences": Case("collect", (said("Zebra"), said("Quagga")), {}, ("Zebra", "Quagga")),
    "owners": Case("chart", (("1", "2"), ("3", "1")), {"letters": "owner"}),
    "letters": Case("chart", (("A", "A"), ("R", "AR")), {"letters": "all"}),
}


def looked_at(room: Room, cookies: list[str], followers: list[Following]) -> list[bytes]:
    """What phones get that ask now, and what those that follow were told."""
    room.settle()
    there = [
        room.post("/api/join", {"code": room.where.code}).body,
        *(room.get("/api/now", one).body for one in cookies),
    ]
    return [*there, *(json.dumps(one.events()).encode() for one in followers)]


def seen_by_others(home, case: Case, values: tuple[str, ...]) -> list[bytes]:
    """All that phones of others get while Ann answers so, in the order in which they get it."""
    seen: list[bytes] = []
    there = (entry("e1", "Struck later"), role("pm"), role("sa"), role("sp"), activity("price"), activity("road"))
    with opened(home, *there, changes={case.module: case.about}) as room:
        room.go(case.module, "alone")
        ann, ben, looks = room.join("ann"), room.join("ben"), room.join()
        room.settle()
        others, followers = [ben, looks], [room.follow(ben), room.follow(looks)]
        followers[0].until(b"event: mine")
        followers[1].until(b"event: mine")
        seen += looked_at(room, others, [])
        came = room.answer(ann, "ann", *values)
        assert came.status == 200, came.body
        for one in followers:
            one.until(b"1 of 4 in")
        seen += looked_at(room, others, followers)
        room.do(curtain(drawn=True))
        for one in followers:
            one.until(b'"state": "curtain"')
        seen += looked_at(room, others, followers)
        room.do(curtain(drawn=False), enter("brief", "explain"))
        for one in followers:
            one.until(b'"part": "A brief module"')
        seen += looked_at(room, others, [])
        room.server._workshop.strike("entry", "e1")
        room.go(case.module, "alone")
        seen += looked_at(room, others, [])
        for one in followers:
            one.close()
        code = room.where.code.encode()
    return [one.replace(code, b"CODE") for one in seen]


@pytest.mark.parametrize("name", CASES)
def test_other_hidden_answers_are_the_same_bytes_on_every_other_phone(name, tmp_path):
    case = CASES[name]
    one, other = (seen_by_others(tmp_path / str(place), case, way) for place, way in enumerate(case.ways))
    assert one == other
    assert not any(word.encode() in piece for piece in one for word in case.words)


def test_private_columns_mails_and_notes_reach_no_phone(tmp_path):
    private = [{"id": "cost", "title": "Cost", "private": True}]
    told = entry("e1", "Open words", values={"cost": "Zebra 900"})
    with opened(tmp_path, told, changes={"collect": {"columns": private}}) as room:
        for module, phase in (
            ("collect", "explain"),
            ("collect", "alone"),
            ("collect", "reveal"),
            ("plan", "settle"),
        ):
            room.go(module, phase)
            for cookie in (room.join("ann"), room.join()):
                body = room.get("/api/now", cookie).body
                assert not any(word in body for word in (b"Zebra", b"firm.example", b"Whispered")), (module, phase)
            room.server._passes.free("ann")
