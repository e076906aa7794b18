"""A list that is pasted at “Who will come?” is shown as it is understood, and taken with Enter."""

from __future__ import annotations

import pytest
from textual import events

from pmworkshop.tui.guard.incoming import CalmParser
from tests.tui.driving import make, stage

ANA, BO = ("Ana Alva", "", "ana@firm.example"), ("Bo Berg", "", "bo@firm.example")


async def who_will_come(home):
    """Set up a new workshop, and open its list of leaders."""
    await home.press("end", "enter", "l")
    assert "Who will come?" in home.wall


async def paste(room, text):
    room.app.desk.field.post_message(events.Paste(text))
    await room.settle()


def people(home):
    return [(one.name, one.function, one.email) for one in home.app.desk.panel._holder.setup.people]


@pytest.mark.parametrize(
    ("text", "understood", "found"),
    [
        (
            "Alva, Ana <ana@firm.example>; Berg, Bo <bo@firm.example>\n",
            "2 leaders: name and e-mail from the recipients of a mail",
            [ANA, BO],
        ),
        (
            "Ana Alva <ana@firm.example>; Bo Berg <bo@firm.example>; Cy Costa <cy@firm.example>\n",
            "3 leaders: name and e-mail from the recipients of a mail",
            [ANA, BO, ("Cy Costa", "", "cy@firm.example")],
        ),
        (
            "ana.alva@firm.example; bo.berg@firm.example",
            "2 leaders: name and e-mail from the recipients of a mail",
            [("Ana Alva", "", "ana.alva@firm.example"), ("Bo Berg", "", "bo.berg@firm.example")],
        ),
        (
            "• Ana Alva, Sales\n• Bo Berg, Operations\n",
            "2 leaders: name from column 1, function from column 2",
            [("Ana Alva", "Sales", ""), ("Bo Berg", "Operations", "")],
        ),
        (
            'Leadership workshop\t\t\nNo\tName\tTeam\n1\tAna Alva\tSales; EMEA\n2\tBo Berg\t"Plants,\nNorth"\n',
            "2 leaders: name from column 2, function from column 3; column 1 not used; line 1 not used",
            [("Ana Alva", "Sales; EMEA", ""), ("Bo Berg", "Plants, North", "")],
        ),
    ],
)
async def test_a_pasted_list_is_shown_as_it_is_understood_and_taken_with_enter(tmp_path, text, understood, found):
    async with stage(tmp_path, size=(110, 30)) as home:
        await who_will_come(home)
        await paste(home, text)
        assert f"{understood}. Take them?" in " ".join(home.wall.split())
        assert people(home) == []
        await home.press("enter")
        assert people(home) == found
        assert f"{len(found)} leaders added" in home.wall
        assert "@" not in home.wall


async def test_a_list_that_is_understood_wrongly_is_left(tmp_path):
    async with stage(tmp_path) as home:
        await who_will_come(home)
        await paste(home, "Alva\tAna\nBerg\tBo\n")
        await home.press("x", "enter")
        assert "These leaders are not taken yet." in home.wall
        await home.press("escape")
        assert "0 leaders" in home.wall
        assert people(home) == []


async def test_one_pasted_line_of_one_leader_is_typed_on(tmp_path):
    async with stage(tmp_path) as home:
        await who_will_come(home)
        await paste(home, "• Ana Alva\tSales")
        await home.until(lambda: home.app.desk.field.value == "• Ana Alva; Sales")
        await home.press("enter")
        for typed in (
            "Bo Berg (Operations)",
            "Costa, Cy <cy@firm.example>",
            "dee.diaz@firm.example",
            "3. Eli Ek - HR",
        ):
            await home.line(typed)
        assert people(home) == [
            ("Ana Alva", "Sales", ""),
            ("Bo Berg", "Operations", ""),
            ("Cy Costa", "", "cy@firm.example"),
            ("Dee Diaz", "", "dee.diaz@firm.example"),
            ("Eli Ek", "HR", ""),
        ]


@pytest.mark.parametrize("typed", ["Leadership workshop 3 March", "info@firm.example", "Total: 3"])
async def test_a_typed_line_that_cannot_be_a_person_is_none(tmp_path, typed):
    async with stage(tmp_path) as home:
        await who_will_come(home)
        await home.line(typed)
        assert people(home) == []
        assert home.app.desk.field.value == typed


async def test_a_paste_without_marks_of_its_own_makes_no_leader_of_a_heading(tmp_path):
    async with stage(tmp_path) as home:
        await who_will_come(home)
        for event in CalmParser().feed("Name; Function\rBo Berg; Operations\r1. Ana Alva, Sales\r"):
            home.app.post_message(event)
        await home.until(lambda: len(people(home)) == 2)
        assert people(home) == [("Bo Berg", "Operations", ""), ("Ana Alva", "Sales", "")]


async def test_a_workbook_is_read_by_its_path_and_a_sheet_by_its_name(tmp_path):
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(["Name", "Dept"])
    book.active.append(["Ana Alva", "Sales"])
    other = book.create_sheet("Guests")
    other.append(["Name", "Dept"])
    other.append(["Bo Berg", "IT"])
    book.save(tmp_path / "people.xlsx")
    async with stage(tmp_path, size=(110, 30)) as home:
        await who_will_come(home)
        await home.line(str(tmp_path / "people.xlsx"))
        assert "holds 2 tables: Sheet, Guests." in " ".join(home.wall.split())
        await home.press(*["backspace"] * 200)
        await home.line(str(tmp_path / "people.xlsx#Guests"))
        assert "1 leader: name from column 1, function from column 2. Take them?" in home.wall
        await home.press("enter")
        assert people(home) == [("Bo Berg", "IT", "")]


async def test_the_running_workshop_takes_recipients_too(tmp_path):
    async with stage(tmp_path, make(tmp_path, people=False)) as room:
        await room.press("pagedown", "l")
        await paste(room, "Alva, Ana <ana@firm.example>; Berg, Bo <bo@firm.example>")
        await room.press("enter")
        assert [(one.name, one.email) for one in room.session.people()] == [(ANA[0], ANA[2]), (BO[0], BO[2])]
        assert "@" not in room.wall


# Owners and givers, from keys to wall.


async def planned(room):
    """Stand on an action of the plan, with three leaders whose names are words or hard to type."""
    await room.press("pagedown", "l")
    for line in ("Bo O’Berg; HR", "Änne Väst; IT", "May Lund; Finance", "May Orr; Sales"):
        await room.line(line)
    await room.press("escape", "escape")
    await room.go("plan", "settle")
    await room.press("a")
    await room.line("Publish the price rule")
    await room.press("escape")
    return next(iter(room.session.actions))


@pytest.mark.parametrize(("typed", "name"), [("O'Berg", "Bo O’Berg"), ("Anne", "Änne Väst"), ("lund", "May Lund")])
async def test_an_owner_is_found_however_the_name_is_typed(tmp_path, typed, name):
    async with stage(tmp_path, make(tmp_path, people=False)) as room:
        action = await planned(room)
        await room.press("w")
        await room.line(typed)
        (owner,) = room.session.actions[action].owners
        assert room.session.participants[owner].name == name


async def test_two_who_fit_are_named_and_the_line_stays(tmp_path):
    async with stage(tmp_path, make(tmp_path, people=False)) as room:
        action = await planned(room)
        await room.press("w")
        await room.line("May")
        assert "“May” may be May Lund (Finance) or May Orr (Sales)." in " ".join(room.wall.split())
        assert room.app.desk.field.value == "May"
        assert room.session.actions[action].owners == ()


@pytest.mark.parametrize(
    ("typed", "giver", "what"),
    [
        ("make it clear to all", None, "make it clear to all"),
        ("it takes 2 days HR", "Bo O’Berg", "it takes 2 days"),
        ("2 days IT", "Änne Väst", "2 days"),
    ],
)
async def test_a_giver_is_found_only_where_one_is_named(tmp_path, typed, giver, what):
    async with stage(tmp_path, make(tmp_path, people=False)) as room:
        action = await planned(room)
        await room.press("I")
        await room.line(typed)
        (given,) = room.session.actions[action].gives
        assert f"{given.amount} {given.what}".strip() == what
        assert (room.session.participants[given.giver].name if given.giver else None) == giver
