"""The page of a session that is kept in a database: answers come in, are hidden, shown, and there for all windows."""

from __future__ import annotations

import pytest

from pmworkshop.session.operations import navigation
from pmworkshop.session.rounds import reveal
from pmworkshop.store.addresses import store_at
from tests.build import FixedClock
from tests.room.opened import served, until
from tests.room.test_people import answer
from tests.store.contract import Place

pytest.importorskip("psycopg", reason="psycopg is not installed here: it comes with the extra “postgres”")


@pytest.fixture
def place(server):
    yield Place(store_at(server.shown), server.address("room"))
    store_at(server.shown).close()


async def test_phones_answer_in_a_session_in_a_database(place, server, tmp_path):
    stage = place.begun()
    async with served(tmp_path, stage, place.again("room"), place.stored, FixedClock()) as room:
        await room.does(navigation.enter("poll", "alone"))
        ann, ben = await room.join(person="ann"), await room.join(person="ben")
        room.follow("ann", ann)
        assert (await answer(room, ann, "ann", "1")).status == 200
        assert (await answer(room, ben, "ben", "5")).status == 200
        await until(lambda: bool(stage.follow()) or len(stage.session.ballots) == 2)
        assert {one.participant: one.score for one in stage.session.ballots.values()} == {"ann": 1, "ben": 5}
        assert "We know our customer" not in (await room.now(ann))["now"]["shown"]
        await room.does(reveal.reveal(["poll/1"]))
        await room.does(navigation.enter("poll", "reveal"))
        assert "We know our customer" in (await room.now(ann))["now"]["shown"]
        await until(lambda: any("We know our customer" in str(data) for _, data in room.events("ann")))
    again = place.again("notes", start=1 << 50)
    assert {one.participant: one.score for one in again.session.ballots.values()} == {"ann": 1, "ben": 5}
    again.close()
