"""Where the cursor is in a list, under which question a group stands, and what a merged group keeps."""

from __future__ import annotations

from pmworkshop.session.operations import collect, grouping, people
from tests.tui.driving import make, stage


def chosen(room):
    """The row that the cursor is on."""
    return next((line.strip(" ▌") for line in room.screen if line.startswith("▌")), "")


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
        assert "[1] Customers" in room.wall
        await room.press("tab")
        assert "What is unwelcome" in room.wall
        assert "Customers" not in room.wall
        assert "0 lines" not in room.wall
        await room.press("home", "n")
        await room.line("Service")
        assert "[2] Service" in room.wall
        await room.press("shift+tab")
        assert "Service" not in room.wall
        await room.press("tab", "home", "1")
        assert "[1] Customers" in room.wall, "a line of another question may join it; then it stands here too"
        assert "1 line" in room.wall


async def test_a_group_without_a_line_stands_under_the_question_for_which_it_was_made(tmp_path):
    path = make(tmp_path)
    async with stage(tmp_path, path) as room:
        await room.go("three", "group")
        await filled(room)
        await room.press("tab", "home", "n")
        await room.line("Service")
        await room.until(lambda: "[2] Service" in room.wall)
        await room.press("end", "0")
        assert "[2] Service" in room.wall
        assert "0 lines" in room.wall
        await room.press("shift+tab")
        assert "Service" not in room.wall
        assert "0 lines" not in room.wall
    async with stage(tmp_path, path) as room:
        assert "Service" not in room.wall
        await room.press("tab")
        assert "[2] Service" in room.wall


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
        room.app.servers.room.commit(people.change(room.session.people()[0].id, name="Noor Aziz"))
        await room.settle()
        assert room.plan[0].startswith("Head of product, Noor Aziz")
