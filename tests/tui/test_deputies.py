"""A deputy stands for a leader in every list, once; and the leader is back afterwards."""

from __future__ import annotations

from datetime import date

import pytest

from pmworkshop.report.builders.report import build
from pmworkshop.report.files import files_after
from pmworkshop.session.operations import people
from pmworkshop.session.operations.planning import action_plan
from pmworkshop.session.rounds import ballots, rounds
from pmworkshop.session.rounds.answer_form import Answer, form_of
from tests.tui.driving import make, stage

BOTH = ("Ida Kern", "Sales lead")


def names(room, *, flat=True):
    return " ".join(room.wall.replace("\u00a0", " ").split()) if flat else room.wall


async def with_deputy(room, *, leaves):
    """Ida Kern stands in for the leader of Sales; or has left again."""
    leader = next(one for one in room.session.people() if one.name == "Sales lead")
    room.app.servers.room.commit(people.deputize(leader.id, "Ida Kern"))
    await room.settle()
    deputy = next(one for one in room.session.people() if one.name == "Ida Kern")
    if leaves:
        room.app.servers.room.commit(people.leave(deputy.id))
        await room.settle()
    return leader, deputy


@pytest.mark.parametrize("leaves", [False, True])
async def test_every_list_has_whoever_stands_there_once(tmp_path, leaves):
    async with stage(tmp_path, make(tmp_path)) as room:
        leader, _ = await with_deputy(room, leaves=leaves)
        there = "Sales" if leaves else "Sales, Ida Kern"
        assert names(room).count("Sales") == 1, "the page on which we arrive"
        await room.resize(160, 45)
        assert there in names(room), "with more room the name stands beside the function"
        await room.resize(80, 24)
        here = 7 if leaves else 8
        await room.press("l")
        assert f"{here} leaders here" in room.wall
        await room.press("escape")
        await room.go("pulse", "reveal")
        assert f"0 of {here} in" in room.wall
        seen = []
        for _ in range(here):
            seen.append(names(room).partition("Now: ")[2].partition(" ○")[0].strip())
            await room.press("tab")
        assert seen.count(there) == (0 if leaves else 1)
        assert len(set(seen)) == here
        await room.go("three", "reveal")
        await room.line("A line")
        await room.press("escape", "home", "w")
        asked = names(room).partition("Who said it?")[2]
        assert asked.count("Sales") == 1
        assert " Sales " in asked
        await room.press("escape")
        await room.go("plan", "settle")
        assert names(room).count("Sales") == 1
        assert f"{there}: nothing yet" in room.plan
        room.app.servers.room.commit(action_plan.add("plan", "Visit five customers", owner=leader.id))
        await room.settle()
        assert f"{there}: nothing yet" not in room.plan, "what the leader promised counts for both"


async def test_the_files_have_one_of_the_two_and_one_mail(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        leader, deputy = await with_deputy(room, leaves=False)
        for one, what in ((leader, "Visit five customers"), (deputy, "Call ten dealers")):
            adding = action_plan.add("plan", what, owner=one.id, due=date(2026, 12, 14))
            room.app.servers.room.commit(adding)
            await room.settle()
        report = build(room.session, "facilitator")
        assert [one.name for one in report.people if one.name in BOTH] == ["Ida Kern"]
        assert [one.name for one in report.preparation.guests if one.name in BOTH] == ["Ida Kern"]
        assert [one.name for one in report.follow_up.recipients] == ["Ida Kern"]
        assert len(report.follow_up.recipients[0].actions) == 2
        room.app.servers.room.commit(people.here(leader.id, present=True))
        await room.settle()
        back = build(room.session, "facilitator")
        assert [one.name for one in back.people if one.name in BOTH] == ["Sales lead"]
        assert {one.owners for one in back.follow_up.actions} == {"Sales lead"}, "the leader keeps what both took on"
        files = files_after(room.session)
        assert not any("ida-kern" in name for name in files)


async def test_a_card_of_the_leader_counts_when_the_deputy_comes(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("pulse", "reveal")
        leader = next(one for one in room.session.people() if one.name == "Sales lead")
        asked = form_of(room.session, room.session.info.agenda.module("pulse"))
        form = [Answer(one.id, score=3) for one in asked.subjects]
        room.app.servers.room.commit(ballots.cast("pulse", leader.id, form))
        await room.settle()
        assert "1 of 8 in" in room.wall
        _, deputy = await with_deputy(room, leaves=False)
        assert "1 of 8 in" in room.wall, "not awaited a second time"
        asked = rounds.newest(room.session, "pulse")
        assert rounds.answered(room.session, asked.id) == {leader.id}
        room.app.servers.room.commit(ballots.cast("pulse", deputy.id, form))
        await room.settle()
        assert "1 of 8 in" in room.wall
        assert rounds.answered(room.session, asked.id) == {deputy.id}
