"""A table that is pasted into the plan is shown as it is understood, and becomes actions with Enter."""

from __future__ import annotations

from datetime import date

import pytest

from pmworkshop.interface import export
from tests.tui.driving import make, stage
from tests.tui.test_people_lists import paste

TABLE = (
    "Action\tOwner\tBy when\tStatus\n"
    "Publish the price rule\tSales\t14 Dec\tOpen\n"
    'Drop two features\tZed\tsoon\tOpen\n"Name\nthem"\tFinance\t2026-12-18\tDone\n'
)
UNDERSTOOD = (
    "3 actions: what from column 1, owner from column 2, date from column 3; column 4 “Status” not used; "
    "left without an owner: “Zed”; without a date: “soon”. Take them?"
)


def flat(room):
    """What stands on the wall, as one line."""
    return " ".join(room.wall.split())


def plan(room):
    """The actions of the plan by their place: what, function of the owner, day, note."""
    people = room.session.participants
    return [
        (one.what, *(people[owner].function for owner in one.owners), one.due, one.note)
        for one in sorted(room.session.actions.values(), key=lambda one: one.place)
    ]


@pytest.mark.parametrize("keys", [(), ("a",)])
async def test_a_pasted_table_becomes_actions_in_one_step_that_undo_takes_back(tmp_path, keys):
    path = make(tmp_path)
    async with stage(tmp_path, path, size=(80, 40)) as room:
        await room.go("plan", "settle")
        await room.press("escape", *keys)
        await paste(room, TABLE)
        assert UNDERSTOOD in flat(room)
        assert plan(room) == []
        await room.press("x", "enter")
        assert "These actions are not taken yet." in room.said
        await room.press("backspace", "enter")
        taken = [
            ("Publish the price rule", "Sales", date(2026, 12, 14), ""),
            ("Drop two features", None, "Owner: Zed; By when: soon"),
            ("Name them", "Finance", date(2026, 12, 18), ""),
        ]
        assert plan(room) == taken
        assert "3 actions added, left without an owner: “Zed”" in room.said
        assert [line for line in room.plan if "nothing yet" not in line] == [
            "Sales: Publish the price rule",
            "Finance: Name them",
            "Nobody yet: Drop two features",
        ]
        assert not room.app.desk.entry.asking
        await room.press("ctrl+z")
        assert plan(room) == []
        assert "Added 3 actions" in room.said
        await room.press("ctrl+y")
        assert plan(room) == taken
    text = export(path, "markdown")["action-plan.md"].decode()
    assert "Drop two features" in text
    assert "Owner: Zed; By when: soon" in text


async def test_a_table_in_markdown_is_taken_while_one_action_is_shown_alone(tmp_path):
    async with stage(tmp_path, make(tmp_path), size=(80, 40)) as room:
        await room.go("plan", "settle")
        await room.press("escape", "a")
        await room.line("Publish the price rule; 14 Dec; draft it")
        await room.press("escape")
        await paste(room, "| Wer | Maßnahme |\n|---|---|\n| Finance | **Drop** two features |\n")
        assert "1 action: what from column 2, owner from column 1. Take them?" in flat(room)
        await room.press("enter")
        assert [one[0] for one in plan(room)] == ["Publish the price rule", "Drop two features"]
        assert "Finance: Drop two features" in room.plan


async def test_what_is_understood_wrongly_is_left(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("plan", "settle")
        await room.press("escape")
        await paste(room, TABLE)
        await room.press("escape")
        assert "Take them?" not in room.wall
        assert plan(room) == []


async def test_what_comes_first_in_a_date_of_a_table_is_asked_and_then_it_is_taken(tmp_path):
    async with stage(tmp_path, make(tmp_path), size=(80, 40)) as room:
        await room.go("plan", "settle")
        await room.press("escape")
        await paste(room, "Publish the price rule\tSales\t4/12\nDrop two features\tFinance\t5/12\n")
        assert "2 actions: what from column 1, owner from column 2, date from column 3. Take them?" in flat(room)
        await room.press("enter")
        assert "What comes first?" in room.wall
        assert plan(room) == []
        await room.line("d")
        assert [one[2] for one in plan(room)] == [date(2026, 12, 4), date(2026, 12, 5)]
        assert not room.app.desk.entry.asking


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Action\tOwner\tFirst step\nPublish the rule\tSales\tdraft by 4/12\nDrop two\tFinance\task\n", "2 actions:"),
        (
            "Sales; Publish the rule; ; draft by 4/12\n; Drop two; ; ask\n",
            "2 actions in 2 lines; 1 without an owner.",
        ),
    ],
)
async def test_what_comes_first_in_the_date_of_a_pasted_first_step_is_asked_too(tmp_path, text, counted):
    async with stage(tmp_path, make(tmp_path), size=(80, 40)) as room:
        await room.go("plan", "settle")
        await room.press("escape", "a")
        await paste(room, text)
        assert counted in flat(room)
        await room.press("enter")
        assert "What comes first?" in room.wall
        assert plan(room) == []
        await room.line("d")
        first, second = sorted(room.session.actions.values(), key=lambda one: one.place)
        assert (first.what, first.first_step, first.first_step_by) == ("Publish the rule", "draft", date(2026, 12, 4))
        assert (second.what, second.first_step, second.first_step_by) == ("Drop two", "ask", None)


@pytest.mark.parametrize(
    "text",
    ["- Publish it\n- Drop two; 14 Dec\n", "•\tPublish it\n•\tDrop two; 14 Dec\n", "Publish it\nDrop two; 14 Dec"],
)
@pytest.mark.parametrize("keys", [(), ("down",), ("a",), ("enter",)])
async def test_each_pasted_line_is_a_line_and_leaders_own_them_in_turn(tmp_path, text, keys):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("plan", "settle")
        await room.press(*keys)
        await paste(room, text)
        first, second = ("Development", "Operations") if keys == ("down",) else ("Head of product", "Development")
        assert f"2 actions in 2 lines; for {first} and {second}. Take them?" in flat(room)
        await room.press("enter")
        assert plan(room) == [("Publish it", first, None, ""), ("Drop two", second, date(2026, 12, 14), "")]
        assert not room.app.desk.entry.asking


async def test_a_pasted_line_may_name_its_owner_and_what_nobody_is_left_for_has_none(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("plan", "settle")
        await paste(
            room, "Development; Draft it\n" + "".join(f"Publish rule {n}\n" for n in range(8)) + "; Ask Rosa\n"
        )
        told = "7 for the leaders in turn, from Head of product to Executive sponsor, Sponsor lead"
        assert f"10 actions in 10 lines; {told}; 2 without an owner. Take them?" in flat(room)
        await room.press("enter")
        assert [one[1] for one in plan(room)][:3] == ["Development", "Head of product", "Operations"]
        await paste(room, "Sell it\nBuy it\n")
        assert "2 actions in 2 lines; 2 without an owner. Take them?" in flat(room), "all have a line"


async def test_a_table_that_is_pasted_behind_typed_words_is_typed_on(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("plan", "settle")
        await room.press("escape", "a", "x")
        await paste(room, "Publish\tSales\nDrop\tFinance\n")
        assert room.app.desk.field.value == "xPublish Sales Drop Finance"


async def test_the_question_shows_its_beginning_however_much_was_not_read(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("plan", "settle")
        await room.press("escape")
        rows = "".join(f"Rule {n}\tThe head of team {n} abroad\tonce {n} is here\tOpen\n" for n in range(30))
        await paste(room, f"No comment at all\nTask\tWho\tWhen\tState\n{rows}")
        assert (
            "30 actions: what from column 1, owner from column 2, date from column 3; column 4 “State” not used; "
            "line 1 not used; left without an owner: 30 cells; without a date: 30 cells. Take them?"
        ) in flat(room)


async def test_a_table_that_is_too_long_says_how_much_of_it_is_taken(tmp_path):
    async with stage(tmp_path, make(tmp_path), size=(80, 40)) as room:
        await room.go("plan", "settle")
        await room.press("escape")
        await paste(room, "".join(f"Publish rule {n}\tSales\n" for n in range(250)))
        assert "200 actions: what from column 1, owner from column 2. Take them?" in flat(room)
        assert "the first 200 lines of it are taken" in room.said
