"""A leader prepares alone, in the same stage; and a follow-up begins from home."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from click.testing import CliRunner

from pmworkshop.base.clock_ids import CountingIds
from pmworkshop.cli import program
from pmworkshop.session.core.records import revise
from pmworkshop.workshop.joining import merge, prepare
from tests.build import FixedClock, put, reopen
from tests.tui.driving import NOW, make, stage


def marked(home):
    """A session whose statements and questions can be prepared alone, and the file of one leader."""
    path = make(home)
    workshop = reopen(path, "command")
    info = workshop.session.info
    modules = tuple(
        module.model_copy(update={"mode": "either" if module.id in ("pulse", "three") else "live"})
        for module in info.agenda.modules
    )
    workshop.commit(put(revise(info, agenda=info.agenda.model_copy(update={"modules": modules}))))
    workshop.close()
    return path, for_leader(path, "Sales lead", 3)


def for_leader(path, name, number):
    """One leader's own file."""
    mine = path.with_name(f"{number}.alone")
    prepare(path, name, mine, clock=FixedClock(NOW), ids=CountingIds(number << 50))
    return mine


async def test_a_leader_answers_alone_and_nothing_is_shown_before_the_room_meets(tmp_path):
    path, mine = marked(tmp_path)
    async with stage(tmp_path, mine) as alone:
        await alone.press("pagedown", "pagedown")
        assert "Your answer" in alone.wall
        assert "Now:" not in alone.wall
        assert " in   kept" not in alone.wall
        await alone.press("enter")
        for text in ("Nobody decides", "We wait", "One list"):
            await alone.line(text)
        assert "Your answers are kept." in alone.wall
        await alone.press("pagedown")
        assert "Statements" in alone.wall
        await alone.press("pagedown", *"513524")
        assert "Your answers are kept." in alone.wall
        await alone.press("pagedown")
        assert "Your part is done" in alone.wall
        assert "Send this file back before we meet" in alone.wall
    found = merge(path, [mine])
    assert found.waiting == ()
    async with stage(tmp_path, path) as room:
        assert room.session.stage is None
        await room.go("pulse", "reveal")
        await room.press("pagedown")
        assert "1 of 8 in." in room.wall


async def test_a_leader_sees_and_changes_what_was_answered_alone(tmp_path):
    _, mine = marked(tmp_path)
    async with stage(tmp_path, mine) as alone:
        assert "tests the room" not in alone.wall
        await alone.press("pagedown", "pagedown", "enter")
        await alone.line("Nobody decides")
        assert "Sales: What" not in alone.wall
        await alone.type("We wait")
        assert "We wait" in alone.wall, "no dots where nobody looks on"
        await alone.press("enter", "escape")
        await alone.press("down", "enter")
        assert alone.app.desk.field.value == "We wait"
        await alone.press("escape", "home", "enter")
        assert alone.app.desk.field.value == "Nobody decides"
        await alone.press("end")
        await alone.line(" today")
        assert "Think a year ahead" in alone.wall.split("Your answer")[1], "what is still missing comes next"
        await alone.line("One list")
        for shown in ("Nobody decides today", "We wait", "One list", "Your answers are kept."):
            assert shown in alone.wall
        await alone.press("pagedown", "pagedown", *"513")
        assert "Your answer   513○○○" in alone.wall
        await alone.press("1", "9")
        assert "That key is no answer here" in alone.said
        await alone.press(*"52")
        row = next(line for line in alone.screen if "Something customers told us" in line)
        assert row.endswith("1")
        await alone.press(*"444444")
        row = next(line for line in alone.screen if "Something customers told us" in line)
        assert row.endswith("4")
        await alone.press("backspace")
        assert "Your answer   ○○○○○○" in alone.wall
        await alone.press("u")
        assert "Your answers are kept." in alone.wall
        await alone.press("f1")
        keys = alone.wall.split("Keys")[1]
        assert "Backspace  clear" in keys
        for absent in ("leader", "reveal", "curtain", "break", "people"):
            assert absent not in keys
        await alone.press("escape")
        offered = {one.id: one.help for one in alone.app.desk.offered.commands}
        assert offered["type_in"] == "Type your answer, one key for each"


async def test_owners_of_a_chart_are_seen_by_name(tmp_path):
    mine = for_leader(make(tmp_path), "Sales lead", 3)
    async with stage(tmp_path, mine) as alone:
        await alone.go("chart", "alone")
        await alone.press(*"3340-")
        rows = [line for line in alone.screen if line.strip()[:1].isdigit()]
        assert any(line.endswith("Development") for line in rows)
        assert any(line.endswith("nobody") for line in rows)
        assert "Your answers are kept." in alone.wall


def statement_drawn(room):
    """Whether the three answers to a statement stand as bars: as high at 1, 4 and 5 of 5."""
    if "━" not in room.wall:
        return False
    one, two, three, four, five = room.bars("Our product strategies are clear")
    return one == four == five > 0 == two == three


def row_drawn(room):
    """Whether the three answers to a row of the chart stand as numbers below the roles."""
    return bool(re.search(r"Admit an item to the roadmap +·  2  1( +·){6} +● close together", room.wall))


async def test_statements_and_chart_of_the_shipped_workshop_are_prepared_by_two_and_finished_in_the_room(tmp_path):
    path = make(tmp_path)
    files = [for_leader(path, "Sales lead", 3), for_leader(path, "Finance lead", 4)]
    for mine, statements, owners in zip(files, ("513524", "414524"), ("33421", "23421"), strict=True):
        async with stage(tmp_path, mine) as alone:
            assert len(alone.screen[0].split()) == 2, "two parts"
            await alone.press("pagedown", "pagedown", *statements)
            assert "1 Statements" in alone.head
            assert "Your answers are kept." in alone.wall
            await alone.press("pagedown", "pagedown", *owners)
            assert "2 Who answers" in alone.head
            assert "Your answers are kept." in alone.wall
            await alone.press("pagedown")
            assert "Your part is done" in alone.wall
            assert not any(one.status == "revealed" for one in alone.session.rounds.values())
    assert [(one.changes, one.late) for one in merge(path, files).files] == [(2, 0), (2, 0)]
    async with stage(tmp_path, path) as room:
        for module, typed, shown in (
            ("pulse", "111111", statement_drawn),
            ("chart", "22222", row_drawn),
        ):
            await room.go(module, "alone")
            assert "2 of 8 in" in room.wall
            asked = room.wall.partition("Now: ")[2].partition("  ")[0]
            assert asked not in ("Sales", "Finance")
            await room.press(*typed)
            assert "3 of 8 in" in room.wall
            assert not shown(room)
            await room.press("pagedown", "pagedown")
            assert "3 of 8 in. Enter shows" in room.wall
            await room.press("enter")
            assert shown(room)


async def test_a_follow_up_begins_from_home_with_one_key(tmp_path):
    make(tmp_path)
    async with stage(tmp_path) as home:
        await home.press("C")
        assert "Follow-up: Leadership alignment" in home.wall
        await home.press("pagedown")
        assert home.session.info.agenda.id == "follow-up"
        assert home.session.info.parent.title == "Leadership alignment"
        await home.press("pagedown")
        assert "What did we say we would have by today" in home.wall
        await home.press("escape", "q", "enter")
        assert "Begin a new one" in home.wall
        await home.press("home", "C")
        assert "“Follow-up: Leadership alignment” follows it already; the same once more" in " ".join(
            home.wall.split()
        )
        await home.press("C")
        assert "PgDn begin   " in home.wall


@pytest.mark.parametrize(("minutes", "counts", "shown"), [(-60, "Ida Kern", 5), (60, "Sales lead", 2)])
async def test_where_a_deputy_answered_too_the_later_answers_count_and_the_history_says_so(
    tmp_path, minutes, counts, shown
):
    path = make(tmp_path)
    mine = for_leader(path, "Sales lead", 3)
    async with stage(tmp_path, mine, now=NOW + timedelta(minutes=minutes)) as alone:
        await alone.press("pagedown", "pagedown", *"222222")
        assert "Your answers are kept." in alone.wall
    async with stage(tmp_path, path) as room:
        await room.press("l")
        while "Sales lead" not in next((line for line in room.screen if line.startswith("▌")), ""):
            await room.press("down")
        await room.press("D")
        await room.line("Ida Kern")
        await room.press("escape")
        await room.go("pulse", "alone")
        while "Now: Sales, Ida Kern" not in room.wall:
            await room.press("tab")
        await room.press(*"555555")
        assert "1 of 8 in" in room.wall
    first = next(name for name in ("Ida Kern", "Sales lead") if name != counts)
    told = CliRunner().invoke(program, ["merge", str(path), str(mine)])
    left_out = counts == "Ida Kern"
    assert ("1 answer left out, since the deputy answered later" in told.output) is left_out
    assert told.exit_code == 0
    again = CliRunner().invoke(program, ["merge", str(path), str(mine)])
    assert again.output == "3.alone: nothing new\n"
    history = " ".join(CliRunner().invoke(program, ["history", str(path)]).output.split())
    assert f"was answered by {first}, then by {counts}: the answers of {counts} count" in history
    async with stage(tmp_path, path) as room:
        assert "1 of 8 in" in room.wall
        await room.press("pagedown", "pagedown", "enter")
        bars = room.bars("Our product strategies are clear")
        assert [value for value, high in enumerate(bars, 1) if high] == [shown]
