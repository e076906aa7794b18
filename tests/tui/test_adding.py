"""A module of the shelf, or a poll of one question, comes into a workshop that runs."""

from __future__ import annotations

import pytest

from tests.tui.driving import make, stage
from tests.tui.shelving import choose, put_shelf

pytestmark = pytest.mark.usefixtures("little_shipped")


def ids(room) -> list[str]:
    return [module.id for module in room.session.info.agenda.modules]


async def test_a_question_that_comes_up_is_asked_at_once_and_stands_in_the_files(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("unsaid", "reveal")
        await room.press("escape", "g", "a", "enter")
        await room.line("Do we trust our dates?")
        assert "Added after “Hopes, and what nobody says”." in room.wall
        assert ids(room)[:3] == ["open", "unsaid", "quick-poll"]
        assert "94 min planned" in room.wall
        await room.press("enter", "pagedown", "pagedown")
        await room.press(*"44444355", "pagedown", "enter")
        assert "Do we trust our dates?" in room.wall
        await room.press("s")
        await room.until(lambda: list(tmp_path.rglob("*.md")))
        assert "Do we trust our dates?" in "\n".join(file.read_text() for file in tmp_path.rglob("*.md"))
        await room.press("ctrl+z")
        assert "quick-poll" in ids(room)


async def test_a_module_of_the_shelf_is_added_from_any_page_and_taken_back(tmp_path):
    put_shelf(tmp_path)
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("unsaid", "reveal")
        await room.press("escape", "M", "down")
        assert "It comes after “Hopes, and what nobody says”" in room.wall
        await choose(room, "d-pick")
        assert "Leaves: the first two" in room.wall
        await room.press("enter")
        said = " ".join(room.wall.split())
        assert "Added after “Hopes, and what nobody says”. “Choose what comes first” takes from “b-wishes”" in said
        assert ids(room)[2] == "d-pick"
        await room.press("ctrl+z")
        assert "Undone: Added “Choose what comes first” to the agenda" in room.wall
        assert "d-pick" not in ids(room)
        await room.press("ctrl+y")
        assert ids(room)[2] == "d-pick"


async def test_undo_leaves_a_part_in_the_agenda_where_the_room_has_been(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("open", "explain")
        await room.press("M", "enter")
        await room.line("Are we ready?")
        await room.press("pagedown")
        assert "Are we ready?" in room.wall
        await room.press("escape", "ctrl+z")
        assert "“Are we ready?” stays in the agenda: it is in use by now." in room.wall
        assert "quick-poll" in ids(room)


async def test_what_is_still_to_come_is_moved_and_taken_out_in_the_list(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("unsaid", "reveal")
        await room.press("escape", "g", "down", "shift+down")
        assert ids(room)[2:4] == ["three", "purpose"]
        await room.press("d")
        assert "Taken out" in room.wall
        assert "purpose" not in ids(room)
        await room.press("ctrl+z", "home", "down", "d")
        assert "“Hopes, and what nobody says” stays: the room has been there." in room.wall
        await room.press("down", "down", "shift+up", "shift+up")
        assert "Only what is still to come is put in another order." in room.wall
        await room.press("a", "escape", "escape")


async def test_the_list_says_which_later_parts_go_on_without_what_is_taken_out(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("open", "explain")
        await room.press("g", *["down"] * 3, "d")
        assert "goes on without it" in " ".join(room.wall.split())


async def test_a_question_that_is_none_and_a_file_with_faults_are_told(tmp_path):
    put_shelf(tmp_path)
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("open", "explain")
        await room.press("M", "down", "enter")
        await room.line("x" * 121)
        assert "The question has 121 characters" in room.wall
        await room.press("escape", "end", "enter")
        assert "e-broken.toml" in room.wall
        assert len(ids(room)) == 9
        await room.press("M")
        assert "Add to the agenda" not in room.wall
