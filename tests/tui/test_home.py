"""Home: what there is, and how a workshop begins."""

from __future__ import annotations

from tests.tui.driving import make, stage


async def test_home_lists_sessions_and_agendas(tmp_path):
    make(tmp_path)
    async with stage(tmp_path) as home:
        assert "Leadership alignment" in home.wall
        assert "Monday 23 November 2026" in home.wall
        assert "Begin a new one" in home.wall
        assert "45 min" in home.wall


async def test_a_workshop_begins_with_two_keys(tmp_path):
    async with stage(tmp_path) as home:
        await home.press("enter")
        assert "A new workshop" in home.wall
        assert "Monday 23 November 2026" in home.wall
        await home.press("pagedown")
        assert "PgDn begins" in home.wall
        await home.press("pagedown")
        assert home.session.stage.module == "open"
        assert home.session.info.title == "Leadership alignment"


async def test_leaving_a_session_comes_back_home_and_opens_it_again_where_it_was(tmp_path):
    make(tmp_path)
    async with stage(tmp_path) as home:
        await home.press("enter")
        await home.go("three", "reveal")
        await home.line("Kept")
        await home.press("escape", "q", "enter")
        assert "Begin a new one" in home.wall
        assert "Questions, Show" in home.wall
        await home.press("enter")
        assert "Kept" in home.wall


async def test_a_workshop_takes_over_what_the_call_before_it_left(tmp_path):
    make(tmp_path, "discovery-call", people=False, name="call")
    async with stage(tmp_path) as home:
        await home.press("enter")
        await home.go("missing", "reveal")
        await home.line("Nobody meets customers")
        await home.press("escape", "q", "enter", "C")
        assert "those of “Discovery call with the sponsor”" in home.wall
        await home.press("pagedown")
        assert home.session.info.agenda.id == "leadership-alignment"
        assert home.session.info.parent.title == "Discovery call with the sponsor"
        assert "Nobody meets customers" in home.texts()


async def test_an_empty_folder_says_what_to_do(tmp_path):
    async with stage(tmp_path / "new") as home:
        assert "None yet" in home.wall
        await home.press("q")
        assert home.app._exit


async def test_a_session_made_at_home_opens_without_a_word_of_trouble(tmp_path):
    async with stage(tmp_path) as room:
        await room.press("down", "enter", "pagedown")
        assert "PgDn begins" in room.wall
        assert "went wrong" not in room.wall
        assert not (tmp_path / "pmworkshop.log").exists()


async def test_a_file_that_cannot_be_read_is_named_once(tmp_path):
    (tmp_path / "broken.pmw").write_bytes(b"no session at all" * 300)
    async with stage(tmp_path) as home:
        assert home.wall.count("broken.pmw") == 1
