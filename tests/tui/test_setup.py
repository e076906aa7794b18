"""Setting up a workshop before it is opened, and changing what it is while it runs."""

from __future__ import annotations

import re
from datetime import date

import pytest
from textual import events

from pmworkshop.report.files import files_of
from tests.tui.driving import make, stage


async def paste(room, text):
    room.app.desk.field.post_message(events.Paste(text))
    await room.settle()


async def paste_and_take(room, text):
    """Paste a list, see how it is understood, and take it."""
    await paste(room, text)
    assert "Take them?" in room.wall
    await room.press("enter")


def words(room):
    """What stands on the wall, without the field, which lies between the lines of a long message."""
    return " ".join(" ".join([*room.screen[:-4], *room.screen[-2:]]).split())


async def set_up(home):
    await home.press("enter")


async def begin(home):
    await home.press("pagedown")
    return home.session


async def test_all_that_is_typed_stands_in_the_session(tmp_path):
    (tmp_path / "settings.toml").write_text("facilitator = 'Fay Moss'\n", encoding="utf-8")
    async with stage(tmp_path) as home:
        await set_up(home)
        await home.press("enter", *["backspace"] * 20)
        await home.line("Who decides")
        await home.press("enter")
        await home.line("Sample firm")
        await home.press("enter")
        await home.line("14 Dec")
        assert "Monday 14 December 2026" in home.wall
        await home.press("enter")
        await home.line("11:30")
        await home.press("enter")
        await home.line("Ann Weber; Development")
        await home.press("escape", "escape")
        assert "1: Development" in home.wall
        await home.press("pagedown")
        info = home.session.info
        assert (info.title, info.organisation, info.day.isoformat(), info.ends, info.facilitator) == (
            "Who decides", "Sample firm", "2026-12-14", "11:30", "Fay Moss",
        )  # fmt: skip
        assert [(one.name, one.function) for one in home.session.people()] == [("Ann Weber", "Development")]
        role = next(one for one in home.session.roles.values() if one.function == "Development")
        assert role.spokesperson == home.session.people()[0].id


@pytest.mark.parametrize(
    ("row", "typed", "told"),
    [
        (2, "someday", "“someday” is not a date."),
        (2, "31 Feb", "“31 Feb” is not a day of the calendar: February has 29 days."),
        (3, "25:00", "“25:00” is not a time of the day: the day ends at 24:00, before 25:00."),
        (1, "x" * 121, "The organisation has 121 characters; 120 is the most."),
    ],
)
async def test_what_cannot_be_read_stays_in_the_field_with_one_sentence(tmp_path, row, typed, told):
    async with stage(tmp_path, size=(100, 24)) as home:
        await set_up(home)
        await home.press(*["down"] * row, "enter", *["backspace"] * 6)
        await home.line(typed)
        assert told in home.wall
        assert home.app.desk.field.value == typed


async def test_an_empty_title_is_no_title(tmp_path):
    async with stage(tmp_path) as home:
        await set_up(home)
        await home.press("enter", *["backspace"] * 20)
        await home.press("enter")
        await home.press("escape")
        assert "Leadership alignment" in home.wall


async def test_an_end_is_proposed_on_the_day_itself_and_may_stay_open(tmp_path):
    async with stage(tmp_path) as home:
        await set_up(home)
        await home.press("down", "down", "down", "enter")
        assert home.app.desk.field.value
        await home.press(*["backspace"] * 5, "enter")
        assert "open" in home.wall
        await home.press("up", "up", "enter")
        await home.line("14 Dec")
        await home.press("enter")
        assert home.app.desk.field.value == ""
        await home.press("escape")
        assert (await begin(home)).info.ends == ""


async def test_after_a_field_the_next_one_is_chosen_and_the_agenda_is_drawn_in_small(tmp_path):
    async with stage(tmp_path) as home:
        await set_up(home)
        assert any(line.strip().startswith("▁▁ ▁") for line in home.screen)
        for row in ("Title", "Organisation", "Date", "Ends"):
            assert any(line.startswith(f"▌{row}") for line in home.screen)
            await home.press("enter")
            await home.line("14 Dec" if row == "Date" else "" if row == "Ends" else " and more")
        assert any(line.startswith("▌Leaders") for line in home.screen)


@pytest.mark.parametrize("size", [(60, 18), (80, 24)])
async def test_the_last_entry_is_seen_while_the_field_is_open(tmp_path, size):
    async with stage(tmp_path, size=size) as home:
        await set_up(home)
        await home.press("l")
        for number in range(1, 26):
            await home.line(f"Leader {number}; Function {number}")
            assert f"Leader {number} Function {number}" in " ".join(home.wall.split())
        await home.type("Leader 26")
        assert "Leader 25 Function 25" in " ".join(home.wall.split())


async def test_going_back_makes_nothing(tmp_path):
    async with stage(tmp_path) as home:
        await set_up(home)
        await home.press("pageup", "escape")
        assert "Begin a new one" in home.wall
        assert "None yet" in home.wall


async def test_a_second_key_makes_no_second_session(tmp_path):
    async with stage(tmp_path) as home:
        await set_up(home)
        panel = home.app.desk.panel
        assert panel.do_begin(home.app.desk.context, "pagedown") is not None
        assert panel.do_begin(home.app.desk.context, "pagedown") is None
    assert len(list(tmp_path.rglob("*.pmw"))) == 1


async def test_pasted_people_are_added_and_what_was_there_stays(tmp_path):
    async with stage(tmp_path) as home:
        await set_up(home)
        await home.press("l")
        await home.line("Ann Weber, Sales, ann@firm.example")
        await paste_and_take(
            home, "name;department;sponsor\nANN WEBER;Finance;\nBen Cole;Finance;\nDee Fox;Board;yes\n"
        )
        assert home.said == "2 leaders added; 1 there already, left as it is"
        assert "sponsor" in home.wall
        assert "mail" in home.wall
        assert "ann@firm" not in home.wall
        await home.press("escape", "escape")
        session = await begin(home)
        assert [(one.name, one.function, one.email) for one in session.people()] == [
            ("Ann Weber", "Sales", "ann@firm.example"), ("Ben Cole", "Finance", ""), ("Dee Fox", "Board", ""),
        ]  # fmt: skip


async def test_people_are_read_from_a_file_by_its_path(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    rows = "".join(f"Leader {n};Function {n}\n" for n in range(300))
    (tmp_path / "people.csv").write_text(rows + "Leader 7;Function 7\n", encoding="utf-8")
    async with stage(tmp_path) as home:
        await set_up(home)
        await home.press("l")
        await home.line("~/people.csv")
        assert "300 leaders: name from column 1, function from column 2. Take them?" in home.wall
        await home.press("enter")
        assert "300 leaders added. Line 301: Leader 7 stands in line 8 already" in home.wall
        await home.press("escape", "escape", "r")
        assert "9 roles from functions, 9 is the most; left out: Function 8" in home.wall
        assert len((await begin(home)).participants) == 300


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "There is no file"),
        (b"Ann;Operat\xc3\xb6n\nJos\xe9\n", "this is not UTF-8 text"),
        (b"Ann;Sales\nAnn;Finance\n", "stands in line 1 with another function"),
        (b"", "is empty"),
    ],
)
async def test_a_file_that_cannot_be_read_says_so_and_its_path_stays(tmp_path, content, told):
    path = tmp_path / "p.csv"
    if content is not None:
        path.write_bytes(content)
    async with stage(tmp_path, size=(120, 30)) as home:
        await set_up(home)
        await home.press("l")
        await home.line(str(path))
        assert told in words(home)
        assert home.app.desk.field.value == str(path)


async def test_a_paste_that_is_too_long_says_what_to_do(tmp_path):
    async with stage(tmp_path) as home:
        await set_up(home)
        await home.press("l")
        await paste_and_take(home, "".join(f"Leader {n}, Sales\n" for n in range(300)))
        wall = words(home)
        assert "200 leaders added. A paste takes 200 lines: for more, type the path of a file." in wall


async def test_a_home_that_is_nobodys_is_no_folder(tmp_path):
    async with stage(tmp_path) as home:
        await set_up(home)
        await home.press("l")
        await home.line("~nobody-of-this-name/people.csv")
        assert "There is no folder" in home.wall


async def test_a_paste_that_cannot_be_read_adds_nothing(tmp_path):
    async with stage(tmp_path) as home:
        await set_up(home)
        await home.press("l")
        await paste(home, "Ann;Sales\n;Finance\n;Legal\nAnn;Legal\n")
        wall = words(home)
        assert "line 2: no name, only “Finance”. And 2 more lines like it. Nothing was added" in wall
        assert "0 leaders" in home.wall


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("; Sales", "There is no name in that line."),
        ("Ann; Sales; Legal", "“Legal” is one thing too many."),
        ("Ann; a@b.cc; c@d.ee", "“c@d.ee” is one thing too many."),
        ("ben cole", "ben cole is in the list already."),
    ],
)
async def test_a_line_that_is_nobody_stays_in_the_field(tmp_path, typed, told):
    async with stage(tmp_path) as home:
        await set_up(home)
        await home.press("l")
        await home.line("Ben Cole; Sales")
        await home.line(typed)
        assert told in home.wall
        assert home.app.desk.field.value == typed


async def test_the_list_of_who_will_come_is_mended(tmp_path):
    async with stage(tmp_path) as home:
        await set_up(home)
        await home.press("l", "escape", "e", "space", "S", "@", "d")
        assert home.said == "Choose a line first, with the arrow keys."
        await home.press("a")
        for line in ("Weber, Ann;", "Ben Cole", "Cem Kaya; Sales"):
            await home.line(line)
        await home.press("escape", "home", "d")
        assert home.said == "Weber, Ann is out of the list"
        await home.press("e")
        await home.line("ny; Legal")
        await home.press("e", *["backspace"] * 30)
        await home.line("Cem Kaya")
        assert "Cem Kaya is in the list already." in home.wall
        await home.press("escape", "S", "space", "@")
        await home.line("ben@firm")
        assert "That is not an e-mail address." in home.wall
        await home.line(".example")
        assert "sponsor · mail · will not" in home.wall
        await home.press("pagedown", "pagedown")
        assert home.said == "That is all of it."
        await home.press("escape")
        people = (await begin(home)).people()
        assert [(one.name, one.function, one.sponsor, one.present, one.email) for one in people] == [
            ("Cem Kaya", "Sales", False, True, ""),
            ("Ben Coleny", "Legal", True, False, "ben@firm.example"),
        ]


async def test_people_have_a_group_before_they_come(tmp_path):
    async with stage(tmp_path) as home:
        await set_up(home)
        await home.press("l", "escape", "G")
        assert home.said == "Choose a line first, with the arrow keys."
        await home.press("a")
        await home.line("Ann Weber; Product; ann@firm.example")
        await home.line("Ben Cole; Sales")
        await home.line("Cem Kaya; Finance")
        await home.press("escape", "home", "G")
        await home.line("1-2; Managers")
        assert home.said == "2 people are in “Managers” now"
        await home.press("end", "G")
        await home.line("managers")
        await home.press("home", "G")
        await home.line("1;")
        assert home.said == "Ann Weber is in no group now"
        await home.press("escape")
        people = (await begin(home)).people()
        assert [(one.name, one.group) for one in people] == [
            ("Ann Weber", ""), ("Ben Cole", "Managers"), ("Cem Kaya", "Managers"),
        ]  # fmt: skip


async def test_roles_come_from_functions_and_go_back_to_the_agenda(tmp_path):
    async with stage(tmp_path) as home:
        await set_up(home)
        await home.press("r")
        assert "Nobody but a sponsor has a function yet." in home.wall
        await home.press("l")
        await home.line("Ann; Legal")
        await home.press("escape", "escape", "r")
        assert home.said == "2 roles from functions."
        assert "from functions: Legal" in home.wall
        await home.press("l", "a")
        await home.line("Ben; Brand")
        assert "1 leader added. 3 roles from functions." in home.said
        await home.press("escape", "escape", "r")
        assert "of the agenda" in home.wall
        await home.press("r", "l", "d", "d")
        assert "The agenda's roles again." in home.said
        await home.press("escape", "l")
        await home.line("Ann; Legal")
        await home.press("escape", "escape", "r")
        titles = sorted(one.title for one in (await begin(home)).roles.values())
        assert titles[0] == "Legal"
        assert len(titles) == 2


async def test_an_agenda_without_a_chart_has_no_roles(tmp_path):
    async with stage(tmp_path) as home:
        await home.press("down", "down", "enter")
        assert "Discovery call" in home.wall
        assert "Roles" not in home.wall
        await home.press("r")
        assert "has no chart" in home.wall or "has a function yet" in home.wall


async def test_nothing_chosen_is_said(tmp_path):
    async with stage(tmp_path) as home:
        await set_up(home)
        panel = home.app.desk.panel
        from pmworkshop.tui.pages.page import Context, Cursor

        said = panel.do_change(Context(home.app.desk.state.view, Cursor()), "enter")
        assert said.text == "Choose a line first, with the arrow keys."


async def test_the_workshop_is_changed_while_it_runs(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.press("pagedown", "l", "W")
        assert "This workshop" in room.wall
        await room.press("enter", *["backspace"] * 20)
        await room.line("Who decides")
        await room.press("down", "enter")
        await room.line(" and daughters")
        await room.press("down", "e")
        await room.line("24 Nov")
        await room.press("down", "enter", *["backspace"] * 5)
        await room.line("25:00")
        assert "is not a time of the day" in room.wall
        await room.press(*["backspace"] * 5)
        await room.line("12.15")
        info = room.session.info
        assert (info.title, info.organisation, info.day.day, info.ends) == (
            "Who decides", "Sample firm and daughters", 24, "12:15",
        )  # fmt: skip
        await room.press("escape", "escape", "ctrl+z")
        assert room.session.info.ends == "11:30"


async def test_where_it_is_and_who_invites_are_set_before_and_while_it_runs_and_stand_in_the_invitation(tmp_path):
    async with stage(tmp_path, size=(80, 24)) as home:
        await set_up(home)
        assert any(re.match(r".?Place +not said", line) for line in home.screen)
        while not any(line.startswith("▌Place") for line in home.screen):
            await home.press("down")
        await home.press("enter")
        await home.line("Room 4")
        assert any(line.startswith("▌Place          Room 4") for line in home.screen)
        await home.press("down")
        assert any(line.startswith("▌Invited by     the facilitator") for line in home.screen)
        await home.press("enter")
        assert any(line.startswith("▌Invited by     the sponsor") for line in home.screen)
        await home.press("pagedown")
        assert (home.session.info.venue, home.session.info.sponsor_invites) == ("Room 4", True)
        await home.press("pagedown", "W", *["down"] * 4, "enter")
        await home.line(", second floor")
        text = files_of(home.session, "invitation")["invitation.txt"].decode()
        assert text.startswith("(To be sent by the sponsor. Nobody is noted as the sponsor yet.)")
        assert "Where\n- Room 4, second floor\n" in text
        await home.press("down", "enter")
        assert not home.session.info.sponsor_invites
        await home.press("escape", "ctrl+z", "ctrl+z")
        assert (home.session.info.venue, home.session.info.sponsor_invites) == ("Room 4", True)


async def test_cells_of_a_spreadsheet_are_kept_apart(tmp_path):
    async with stage(tmp_path) as home:
        await set_up(home)
        await home.press("l")
        await paste_and_take(home, "Name\tDepartment\tE-mail\nWeber, Ann\tSales\t\nBen\t\tben@firm.example\n")
        assert home.said == "2 leaders added"
        await paste(home, "Cem\tFinance")
        await home.press("enter", "escape", "escape")
        people = (await begin(home)).people()
        assert [(one.name, one.function, one.email) for one in people] == [
            ("Weber, Ann", "Sales", ""), ("Ben", "", "ben@firm.example"), ("Cem", "Finance", ""),
        ]  # fmt: skip


async def test_one_key_shows_what_the_workshop_is(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.press("pagedown", "W")
        assert "This workshop" in room.wall
        await room.press("down", "down", "enter")
        await room.line("tomorrow")
        assert room.session.info.day.day == 24
        await room.press("W")
        assert "This workshop" not in room.wall


async def test_what_was_set_is_not_left_with_one_key(tmp_path):
    async with stage(tmp_path) as home:
        await set_up(home)
        await home.press("down", "enter")
        await home.line("Sample firm")
        await home.press("escape")
        assert home.said == "Nothing is kept before it begins: Esc again leaves it, PgDn begins."
        assert "Sample firm" in home.wall
        await home.press("escape")
        assert "Begin a new one" in home.wall


async def test_a_page_key_does_not_leave_the_line_that_is_asked_for(tmp_path):
    async with stage(tmp_path) as home:
        await set_up(home)
        await home.press("enter", "pagedown")
        assert home.said == "Enter keeps this line, Esc leaves it."
        assert "Title: what the room sees" in home.wall


async def test_the_key_for_the_sponsor_stands_on_a_narrow_wall(tmp_path):
    async with stage(tmp_path) as home:
        await set_up(home)
        await home.press("l")
        await home.line("Ann Weber; Development")
        await home.press("escape")
        assert "S sponsor" in home.screen[-1]


async def test_an_agenda_too_long_for_the_people_is_told_in_one_sentence_and_grows_nothing(tmp_path, little_shipped):
    folder = tmp_path / "agendas"
    folder.mkdir()
    (folder / "zz-round.toml").write_text(
        """
id = "zz-round"
title = "A round"
minutes = 12
people = 2
[[modules]]
id = "wants"
title = "Wants"
short = "Wants"
kind = "collect"
phases = { reveal = 10 }
turns = { reveal = 5 }
prompts = ["What?"]
""",
        encoding="utf-8",
    )
    async with stage(tmp_path) as home:
        await home.press("end", "enter")
        assert "minutes, and a tenth" not in home.wall
        await home.press("l")
        for name in ("Ann", "Ben", "Cem", "Dee"):
            await home.line(name)
        await home.press("escape", "escape")
        assert "With 4 people this agenda needs 13.5 of 12 minutes, and a tenth" in home.wall
        await home.press("pagedown")
        assert home.session.info.agenda.modules[0].minutes == 10


async def test_until_when_answers_are_kept_is_set_before_and_changed_later_and_home_tells_when_it_is_over(tmp_path):
    async with stage(tmp_path, size=(80, 24)) as home:
        await set_up(home)
        assert any(re.match(r".?Answers kept +without an end", line) for line in home.screen)
        while not any(line.startswith("▌Answers kept") for line in home.screen):
            await home.press("down")
        await home.press("enter")
        await home.line("+91")
        assert any(line.startswith("▌Answers kept   until Monday 22 February 2027") for line in home.screen)
        await home.press("pagedown", "pagedown")
        assert home.session.info.kept_until == date(2027, 2, 22)
        await home.press("W", *["down"] * 6, "enter")
        await home.line("20 Nov 2026")
        await home.press("enter")
        assert home.session.info.kept_until == date(2026, 11, 20)
        await home.press("escape", "escape", "q", "enter")
        assert "Next: let go of its answers" in home.wall
        await home.press("enter", "W", *["down"] * 6, "enter", "enter")
        assert home.session.info.kept_until is None
        await home.press("escape", "ctrl+z")
        assert home.session.info.kept_until == date(2026, 11, 20)
