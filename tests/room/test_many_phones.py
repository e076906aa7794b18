"""Many phones answer at once, and their connections break at random: nothing is lost, and nothing is kept twice."""

from __future__ import annotations

import asyncio
from collections import Counter

import pytest

import phones
from pmworkshop.base.errors import RefusedError
from pmworkshop.room.together import Together
from pmworkshop.session.rounds import reveal
from tests.build import Participant, begin, put, reopen
from tests.room.serving import opened

PEOPLE = [Participant(id=f"p{number}", name=f"Leader {number}", place=number + 10) for number in range(30)]
SUBJECTS = [f"Statement {number} is true here" for number in range(1, 7)]
POLL = {"poll": {"method": "scale", "low": 1, "high": 5, "subjects": [{"id": f"s{n}", "text": text} for n, text in
                 enumerate(SUBJECTS)]}}  # fmt: skip


def test_nothing_is_lost_or_doubled_when_connections_break(tmp_path):
    with opened(tmp_path, *PEOPLE, changes=POLL) as room:
        room.go("poll", "alone")

        async def show():
            there = list(room.session.rounds)
            await asyncio.to_thread(room.do, reveal.reveal(there))

        there, _ = asyncio.run(
            phones.answered(
                room.host, room.where.code, [one.id for one in PEOPLE],
                subjects=len(SUBJECTS), seconds=0.1, breaking=0.3, reveal=show, seed=7,
            )
        )  # fmt: skip
        path = room.path
    assert sum(one.tries for one in there) > len(PEOPLE)
    assert all("shown" in one.told for one in there)
    workshop = reopen(path, "command")
    kept = Counter(one.participant for one in workshop.session.ballots.values())
    steps = [
        who
        for _, step in workshop.history()
        for who in {change.record["participant"] for change in step.changes if change.kind == "ballot"}
    ]
    workshop.close()
    assert kept == {one.id: len(SUBJECTS) for one in PEOPLE}
    assert sorted(steps) == sorted(one.id for one in PEOPLE)


def test_a_phone_that_sends_once_more_what_is_kept_waits_for_no_disk(tmp_path, monkeypatch):
    handed: list[object] = []
    commit = Together.commit

    async def counted(self, *args):
        handed.append(args)
        await commit(self, *args)

    monkeypatch.setattr(Together, "commit", counted)
    with opened(tmp_path, changes={"poll": {"passes": ["now"]}}) as room:
        room.go("poll", "alone")
        ann = room.join("ann")
        body = room.body(ann, "ann", "2", "5")
        before = len(handed)
        first, again = (room.post("/api/answer", body, ann) for _ in range(2))
        assert (first.status, again.status) == (200, 200)
        assert first.said == again.said
        assert len(handed) == before + 1
        other = room.post("/api/answer", {**body, "rows": []}, ann)
        assert other.status == 409, "nothing is taken back that this phone has not seen"
        assert len(handed) == before + 2
        assert room.answer(ann, "ann", "3", "5").status == 200
        assert [one.score for one in room.session.ballots.values()] == [3, 5]


def _note(one):
    """Note a person; refused where there is nobody to note."""

    def operation(session, draw):
        if one is None:
            raise RefusedError("Nobody.")
        return put(one)(session, draw)

    return operation


async def test_what_waits_together_is_stored_in_order_and_one_refusal_leaves_the_rest(tmp_path):
    workshop = begin(tmp_path / "session.pmw")
    together = Together(workshop)
    wanted = [*PEOPLE[:3], None, *PEOPLE[3:]]
    came = await asyncio.gather(*(together.commit(_note(one)) for one in wanted), return_exceptions=True)
    assert [type(one) for one in came].count(RefusedError) == 1
    assert isinstance(came[3], RefusedError)
    steps = [change.id for _, step in workshop.history()[1:] for change in step.changes]
    assert steps == [one.id for one in PEOPLE]
    workshop.close()
    with pytest.raises(RefusedError, match="closed"):
        await together.commit(_note(PEOPLE[0]))


async def test_what_nobody_waits_for_any_more_is_stored_all_the_same(tmp_path):
    workshop = begin(tmp_path / "session.pmw")
    together = Together(workshop)
    gone = asyncio.create_task(together.commit(_note(PEOPLE[0])))
    await asyncio.sleep(0)
    gone.cancel()
    await together.commit(_note(PEOPLE[1]))
    assert gone.cancelled()
    assert {"p0", "p1"} <= set(workshop.session.participants)
    workshop.close()
