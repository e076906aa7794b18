"""People come and go: one gesture each, and it is right everywhere."""

from __future__ import annotations

import pytest
from textual import events

from pmworkshop.insight.pictures.pieces import plain
from pmworkshop.session.operations.planning import action_plan
from pmworkshop.tui.panels.people.person_rows import HERE, PersonRow, drawn_people
from tests.tui.driving import make, stage


async def paste(room, text):
    room.app.desk.field.post_message(events.Paste(text))
    await room.settle()


def person(room, name):
    return next(one for one in room.session.people() if one.name == name)


def speaker(room, function):
    speaking = next(one.spokesperson for one in room.session.roles.values() if one.function == function)
    return room.session.participants[speaking].name if speaking else ""


async def at(room, name):
    """Open the people, and choose one."""
    await room.press("l")
    place = [one.name for one in room.session.people()].index(name)
    await room.press("home", *["down"] * place)


async def own(room, name, *texts):
    for text in texts:
        room.app.servers.room.commit(action_plan.add("plan", text, owner=person(room, name).id))
        await room.settle()


async def test_a_deputy_is_one_gesture_and_the_role_goes_back(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.press("pagedown")
        await own(room, "Finance lead", "Publish the price rule")
        await at(room, "Finance lead")
        await room.press("D")
        assert "Who represents Finance lead?" in room.wall
        await room.line("Dora Quist")
        assert room.said == "Dora Quist speaks for Finance now; Finance lead keeps the actions"
        assert "for Finance lead" in room.wall
        assert "8 leaders here" in room.wall
        assert speaker(room, "Finance") == "Dora Quist"
        owner = next(iter(room.session.actions.values())).owners
        assert owner == (person(room, "Finance lead").id,)
        assert "D deputy" not in room.screen[-1]
        await room.press("Q")
        assert speaker(room, "Finance") == "Finance lead"
        assert "7 leaders here" in room.wall


async def test_what_a_leaver_owned_is_told_and_offered(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.press("pagedown")
        await own(room, "Sales lead", "Stop discounts", "Visit customers")
        await at(room, "Sales lead")
        assert "Sales lead speaks for" in room.wall
        assert "owns 2 open actions" in room.wall
        await room.press("Q")
        asked = "2 actions and 1 role of Sales lead need a new name"
        assert asked in room.wall
        await room.press("escape", "R")
        assert asked in room.wall
        await room.line("99")
        assert room.said == "No 99 is in the list. Type a name, or a number from 1 to 8."
        await room.press("ctrl+u")
        await room.line("1")
        first = room.session.people()[0]
        assert {one.owners for one in room.session.actions.values()} == {(first.id,)}
        assert speaker(room, "Sales") == first.name
        assert room.said == f"{first.name} takes over 2 actions and 1 role"
        await room.press("Q")
        assert room.said == "Sales lead is back"
        await room.press("R")
        assert "has no meaning here" in room.said


async def test_a_leaver_with_one_role_only_and_somebody_new(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.press("pagedown")
        await at(room, "Finance lead")
        await room.press("Q")
        assert "1 role of Finance lead needs a new name" in room.wall
        await room.line("Gil Stone")
        assert speaker(room, "Finance") == "Gil Stone"
        await room.press("ctrl+z", "ctrl+z")
        assert speaker(room, "Finance") == "Finance lead"


async def test_a_leaver_with_nothing_is_only_told(tmp_path):
    async with stage(tmp_path, make(tmp_path, people=False)) as room:
        await room.press("pagedown", "l")
        await room.line("Table 1")
        await room.press("escape", "Q")
        assert room.said == "Table 1 has left"
        assert "has left" in room.wall
        await room.press("D")
        assert "has no meaning" in room.said


async def test_a_latecomer_and_somebody_away_are_counted_right(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.press("pagedown")
        await at(room, "Operations lead")
        await room.press("space")
        assert "7 leaders here" in room.wall
        assert "Space here" in room.screen[-1]
        await room.press("space")
        assert "8 leaders here" in room.wall


async def test_a_wrong_name_and_a_function_are_mended(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.press("pagedown")
        await at(room, "Sales lead")
        await room.press("e", "end", *["backspace"] * 20)
        await room.line("Sue Lang; Sales; sue@firm.example")
        assert room.said == "Sue Lang: right everywhere"
        assert speaker(room, "Sales") == "Sue Lang"
        assert person(room, "Sue Lang").email == "sue@firm.example"
        by_name = room.app.get_system_commands(room.app.screen)
        next(one for one in by_name if one.title == "Change the function; the roles follow").callback()
        await room.settle()
        await room.press(*["backspace"] * 10)
        await room.line("Selling")
        assert speaker(room, "Selling") == "Sue Lang"
        await room.press("e", "end", *["backspace"] * 30)
        await room.line("~/people.csv")
        assert "There is no file" in room.wall


async def test_a_line_with_several_people_is_no_name(tmp_path):
    two = tmp_path / "two.csv"
    two.write_text("Ann\nBen\n", encoding="utf-8")
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.press("pagedown", "l", "e", "end", *["backspace"] * 40)
        await room.line(str(two))
        assert "That is more than one person." in room.wall


async def test_an_address_is_never_on_the_wall_again(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.press("pagedown")
        await at(room, "Sales lead")
        await room.press("@")
        await room.line("sue@firm")
        assert "That is not an e-mail address." in room.wall
        await room.line(".example")
        assert "sue@" not in room.wall
        assert person(room, "Sales lead").email == "sue@firm.example"
        await room.press("@", "enter")
        assert person(room, "Sales lead").email == ""


async def test_several_lines_are_pasted_and_a_mistake_adds_nobody(tmp_path):
    async with stage(tmp_path, make(tmp_path, people=False)) as room:
        await room.press("pagedown", "l")
        await paste(room, "name,department\nAnn,Sales\nBen,Finance")
        await room.press("enter")
        assert room.said == "2 leaders added"
        await paste(room, "Ann,Sales\nBen,Finance")
        await room.press("enter")
        assert room.said == "0 leaders added; 2 there already, left as they are"
        await paste(room, ",Sales\nBen,Finance")
        assert "no name" in room.wall
        await paste(room, "name,department\nCem,Sales")
        await room.press("enter")
        assert room.said == "Cem is in the room"
        assert len(room.session.participants) == 3


async def test_roles_come_from_functions_in_the_running_room(tmp_path):
    async with stage(tmp_path, make(tmp_path, people=False)) as room:
        await room.press("pagedown", "l", "escape", "r")
        assert "has a function yet" in room.wall
        await room.press("a")
        await room.line("Ann; Legal")
        await room.press("escape", "r")
        assert room.said == "2 roles from functions. Ctrl+Z takes it back."
        assert sorted(one.title for one in room.session.roles.values())[0] == "Legal"
        assert len(room.session.roles) == 2
        await room.press("r")
        assert room.said == "The roles are as the functions have them already."
        await room.press("S")
        assert person(room, "Ann").sponsor
        await room.press("l")
        assert "Who is in the room?" not in room.wall


async def test_without_a_chart_there_are_no_roles(tmp_path):
    async with stage(tmp_path, make(tmp_path, "discovery-call")) as room:
        await room.press("pagedown", "l", "r")
        assert room.said == "This workshop has no chart."


async def test_nobody_is_chosen_in_an_empty_room(tmp_path):
    async with stage(tmp_path, make(tmp_path, people=False)) as room:
        await room.press("pagedown", "l", "escape")
        panel = room.app.desk.panel
        ids = {"edit", "function", "mail", "away", "sponsor", "deputy", "gone", "hand_over"}
        asked = [command for command in panel.commands if command.id in ids]
        assert {command.id for command in asked} == ids
        for command in asked:
            said = panel.handler(command)(room.app.desk.context, "x")
            assert said.text == "Choose a line first, with the arrow keys.", command.id
        assert "leaves" not in room.screen[-1]


def in_groups(room):
    return {one.name.removesuffix(" lead"): one.group for one in room.session.people() if one.group}


async def test_several_people_are_put_into_a_group_by_one_line(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await at(room, "Head of product lead")
        await room.press("G")
        assert "Group of Head of product lead; for several: 1 3-5; Partners" in room.wall
        await room.line("1 3-4; Managers")
        assert room.said == "3 people are in “Managers” now"
        assert in_groups(room) == dict.fromkeys(("Head of product", "Operations", "Supply chain"), "Managers")
        row = next(line for line in room.screen if "Operations lead" in line)
        assert row.endswith("Managers")
        await room.press("down", "G")
        await room.line("MANAGERS")
        assert room.said == "Development lead is in “Managers” now"
        assert in_groups(room)["Development"] == "Managers"
        await room.press("u")
        assert "Development" not in in_groups(room)


async def test_a_group_that_cannot_be_read_stays_in_the_field(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await at(room, "Finance lead")
        for typed, told in (
            ("Finance; Managers", "“Finance” is not a list of numbers. Type it as 1 3-5; Partners."),
            ("3-9; Managers", "There is no leader 9 in the list. The numbers are 1 to 8."),
        ):
            await room.press("G")
            await room.line(typed)
            assert told in " ".join(room.wall.split())
            assert in_groups(room) == {}
            await room.press(*["backspace"] * 30, "escape")


async def test_names_functions_and_states_stand_in_columns_with_a_sign_for_who_is_here(tmp_path):
    async with stage(tmp_path, make(tmp_path), size=(160, 45)) as room:
        await room.press("l", "down", "space")
        away = next(line for line in room.screen if "Development lead" in line)
        sponsor = next(line for line in room.screen if "Sponsor lead" in line)
        assert away[1:].startswith("○  2 Development lead")
        assert sponsor[1:].startswith("●  8 Sponsor lead")
        assert away.index("Development", 20) == sponsor.index("Executive sponsor") == 79, "a column of the wall"
        assert (len(away), away[-6:]) == (len(sponsor), "  away"), "it ends where the wall does"


@pytest.mark.parametrize("cells", [56, 76, 152])
def test_long_names_functions_and_states_are_wrapped_and_never_cut(cells):
    name, function = "王小明" * 12, "Quality and everything that belongs to it, in all of our plants and offices"
    rows = [PersonRow("1", HERE, name, function, "Northern plants and offices · sponsor · has left")]
    drawn = drawn_people(rows, cells)
    lines = [plain(line) for line in drawn.lines]
    assert "".join(lines).count("王") == 12
    words = set(" ".join(lines).split())
    assert {*function.split(), "Northern", "plants", "sponsor", "left", "1"} <= words
    assert [(one.key, one.rows) for one in drawn.places] == [("1", len(lines))]
