"""Where the cursor is in a list, under which question a group stands, and what a merged group keeps."""

from __future__ import annotations

import pytest

from pmworkshop.session.operations import collect, grouping, people
from tests.tui.driving import make, stage
from tests.tui.shelving import choose, put_shelf
from tests.tui.test_decide import make as make_decide
from tests.tui.test_decide_list import WORDS
from tests.tui.test_review import follow_up


def chosen(room):
    """The row that the cursor is on, in whatever column it stands."""
    lines = (line[line.index("▌") :].strip("▌▶ ").split("      ")[0] for line in room.screen if "▌" in line)
    heads = (line.strip("▶ ") for line in room.screen if "▶" in line)
    return next(lines, "") or next(heads, "")


async def filled(room):
    """Three lines under the first question, two under the second one, and a group under the first."""
    for prompt, texts in (("missing", ("one", "two", "three")), ("unwanted", ("four", "five"))):
        room.app.servers.room.commit(collect.add("three", texts, prompt=prompt))
        await room.settle()
    first = room.session.listed("three", "missing")[0]
    room.app.servers.room.commit(grouping.new_group("three", "Customers", [first.id]))
    await room.settle()


async def test_a_group_stands_under_its_own_question_only(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "group")
        await filled(room)
        assert "1 Customers" in room.wall
        await room.press("tab")
        assert "What is unwelcome" in room.wall
        assert "Customers" not in room.wall
        assert "0 lines" not in room.wall
        await room.press("home", "n")
        await room.line("Service")
        assert "2 Service" in room.wall
        await room.press("shift+tab")
        assert "Service" not in room.wall
        await room.press("tab", "home", "1")
        assert room.said == "All in groups here. The next question, 1 of 3"
        await room.press("tab")
        assert "1 Customers" in room.wall, "a line of another question may join it; then it stands here too"
        assert "2 lines, 2 groups" in room.wall


async def test_a_group_without_a_line_stands_under_the_question_for_which_it_was_made(tmp_path):
    path = make(tmp_path)
    async with stage(tmp_path, path) as room:
        await room.go("three", "group")
        await filled(room)
        await room.press("tab", "home", "n")
        await room.line("Service")
        await room.until(lambda: "2 Service" in room.wall)
        await room.press("end", "0")
        assert "2 Service" in room.wall
        assert "2 lines, 1 group" in room.wall
        await room.press("shift+tab")
        assert "Service" not in room.wall
        assert "0 lines" not in room.wall
    async with stage(tmp_path, path) as room:
        assert "Service" not in room.wall
        await room.press("tab")
        assert "2 Service" in room.wall


async def test_the_cursor_is_where_the_eye_is(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "group")
        await filled(room)
        await room.press("home", "down")
        here = chosen(room)
        await room.press("tab")
        assert "four" in chosen(room), "another question begins at its top"
        await room.press("down", "shift+tab")
        assert chosen(room) == here, "back where it was left"
        await room.press("tab")
        assert "five" in chosen(room)
        await room.press("home", "d")
        assert "five" in chosen(room), "after a line that was taken out comes the next one"
        await room.press("u")
        assert "four" in chosen(room), "what came back is chosen"
        await room.press("shift+tab", "home")
        before = chosen(room)
        await room.press("1")
        assert chosen(room) != before, "after joining a group comes the next line"
        await room.press("u")
        assert chosen(room) == before


async def test_the_cursor_stays_on_a_line_from_phase_to_phase(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "group")
        await filled(room)
        await room.press("home", "down")
        here = chosen(room)
        await room.press("pageup")
        await room.press("escape", "pagedown")
        assert chosen(room) == here


async def test_an_outcome_follows_from_the_group_that_took_the_lines(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "group")
        await filled(room)
        await room.press("home", "n")
        await room.line("Features")
        gone, into = grouping.groups(room.session, "three")
        await room.press("end", *["up"] * 9)
        while "Customers" not in chosen(room):
            await room.press("down")
        await room.press("enter")
        await room.line("We have met 40 customers; 40 visits")
        await room.press("escape")
        outcome = next(one for one in room.session.entries.values() if "40 customers" in one.text)
        assert gone.id in outcome.because
        while "Customers" not in chosen(room):
            await room.press("up")
        await room.press("m")
        assert "2 Features" in room.wall.replace("\u00a0", " ")
        await room.line("2")
        assert room.session.entries[outcome.id].because == (into.id,)
        assert len(grouping.members(room.session, into.id)) == 2
        await room.press("u")
        assert room.session.entries[outcome.id].because == (gone.id,)


async def test_the_plan_begins_at_its_first_leader(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("plan", "settle")
        assert "Head of product" in chosen(room)
        room.app.servers.room.commit(people.change(room.session.people()[0].id, function="Portfolio"))
        await room.settle()
        assert room.plan[0].startswith("Portfolio")


async def shown(room, *keys):
    """Press keys; return the row that the cursor is on after each."""
    rows = []
    for key in keys:
        await room.press(key)
        rows.append(chosen(room))
    return rows


async def people_shown(room, *keys):
    """Press keys; return the number and the name that the cursor is on after each, without the sign before them."""
    return [" ".join(row.lstrip("●○ ").split()) for row in await shown(room, *keys)]


def begins(rows, *starts):
    assert [row[: len(start)] for row, start in zip(rows, starts, strict=True)] == list(starts)


async def test_shown_statements_begin_at_their_top_and_are_found_again_where_they_were_left(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("pulse", "reveal")
        for _ in range(8):
            await room.press(*"333333")
        await room.press("pagedown", "enter")
        begins([chosen(room)], "1 Our product")
        rows = await shown(room, "down", "down", "pagedown", "pageup")
        begins(rows[:2] + rows[3:], "2 I can name", "3 My function", "3 My function")


async def test_a_list_that_is_decided_begins_at_its_top_and_goes_on_with_what_is_next(tmp_path):
    async with stage(tmp_path, make_decide(tmp_path, **WORDS)) as room:
        await room.go("decide", "settle")
        rows = await shown(room, "down", "up", "enter")
        begins(rows, "○ Price lists", "○ The customer", "What about decide?")
        assert "▶ The customer portal" in room.wall
        await room.press("tab")
        assert "▶ Price lists by segment" in room.wall
        await room.press("p", "u")
        assert "▶ Price lists by segment" in room.wall, "what came back is looked at again"
        await room.press("shift+tab", "escape")
        assert "▶ The customer portal" in room.wall


async def test_what_became_of_actions_goes_on_at_the_next_one_and_undo_goes_back(tmp_path):
    async with stage(tmp_path, follow_up(tmp_path, "review", "plan")) as room:
        await room.go("review", "settle")
        begins([chosen(room)], "○ Product, Ann")
        await room.press("1")
        await room.line("it is done")
        begins([chosen(room)], "● Product, Ann")
        rows = await shown(room, "enter", "down", "pagedown", "pageup")
        begins(rows, "○ Sales", "○ Operations", "Product", "○ Operations")
        begins(await shown(room, "u"), "○ Product, Ann")


async def test_a_row_of_the_chart_is_chosen_when_it_is_added_and_when_it_comes_back(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("chart", "settle")
        rows = await shown(room, "home", "down", "enter", "escape")
        begins(rows, "Admit an item", "Set the price", "Set the price", "Set the price")
        await room.press("n")
        await room.line("Hire a partner")
        await room.press("escape")
        begins([chosen(room)], "Hire a partner")
        begins(await shown(room, "up", "-", "u"), "Establish what", "Hire a partner", "Establish what")


async def test_whoever_is_added_or_leaves_is_chosen_among_the_leaders(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        begins(await people_shown(room, "l", "down", "down"), "1 Head of product", "2 Development", "3 Operations")
        await room.press("a")
        await room.line("Zed Late; Logistics")
        begins(await people_shown(room, "escape", "home", "down", "down"), "8 Zed", "1 Head", "2 Dev", "3 Ope")
        begins(await people_shown(room, "space", "space", "escape", "l"), "3 Ope", "3 Ope", "", "1 Head")
        await room.press("down", "down", "Q", "escape")
        assert "3 Operations" in " ".join(chosen(room).split())
        begins(await people_shown(room, "u"), "3 Ope")
        assert "has left" not in chosen(room)


async def test_guests_begin_at_the_newest_and_after_one_who_is_taken_out_comes_the_next(tmp_path):
    async with stage(tmp_path) as home:
        await home.press("enter", "l")
        for line in ("Ann; Sales", "Bo; Operations", "Cy; Finance"):
            await home.line(line)
        begins(await people_shown(home, "escape", "home", "d", "end", "d"), "3 Cy", "1 Ann", "1 Bo", "2 Cy", "1 Bo")
        begins(await people_shown(home, "u", "ctrl+z"), "2 Cy", "1 Ann")
        assert home.said == "Undone: Ann is out of the list"
        assert "3 leaders" in home.wall
        await home.press("u", "u", "u")
        assert "Nobody yet" in home.wall, "what was added is taken back, too"
        await home.press("u")
        assert home.said == "There is nothing to take back."
        begins(await people_shown(home, "escape"), "Title")


async def test_a_parked_line_that_is_taken_back_and_parked_again_is_chosen(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "group")
        await filled(room)
        await room.press("home", "p", "tab", "home", "p")
        begins(await shown(room, "v", "down", "p", "u", "up"), "○ two", "○ four", "○ two", "○ four", "○ two")


async def test_the_agenda_begins_at_the_part_that_is_now_and_follows_what_is_moved(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("unsaid", "reveal")
        await room.press("escape")
        rows = await shown(room, "g", "down", "shift+down", "d", "u")
        begins([row.lstrip("● ") for row in rows], "2 ", "3 ", "4 ", "4 ", "4 ")
        assert rows[2] == rows[4], "what came back is chosen"


@pytest.mark.usefixtures("little_shipped")
async def test_a_workshop_that_is_put_together_begins_at_its_title_and_tab_comes_back(tmp_path):
    put_shelf(tmp_path)
    async with stage(tmp_path) as home:
        begins(await shown(home, "n"), "Title")
        await choose(home, "a-welcome")
        await home.press("enter")
        await choose(home, "b-wishes")
        await home.press("enter")
        rows = await shown(home, "tab", "up", "d", "tab", "tab")
        begins(rows, "2 What is missing", "1 Welcome", "1 What is missing", "What is missing", "1 What is missing")
        begins(await shown(home, "u"), "1 Welcome")
        assert home.said == "Undone: “Welcome” is out of the agenda."
        await home.press("shift+down", "e")
        await home.line("7")
        begins(await shown(home, "u", "u", "ctrl+z"), "2 Welcome", "1 Welcome", "1 Welcome")
        await home.press("u", "u")
        assert home.said == "There is nothing to take back."
        assert "The agenda: 0 parts" in home.wall


async def test_while_lines_are_grouped_a_line_is_sent_elsewhere_or_added_and_begins_no_group(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        await room.line("No visits")
        await room.line("Late plans")
        await room.go("three", "group")
        room.app.desk.hands.words("p: What we sell")
        await room.press("enter")
        assert [one.text for one in room.session.parked()] == ["What we sell"]
        assert not room.session.themes
        await room.press("a")
        await room.line("No roadmap")
        await room.line("No prices")
        await room.press("escape")
        assert not room.session.themes
        assert [one.text for one in room.session.listed("three", "missing")][-2:] == ["No roadmap", "No prices"]
        room.app.desk.hands.words("Visits")
        await room.press("enter")
        assert [one.title for one in room.session.themes.values()] == ["Visits"]
