"""The last page: what the room leaves with, in large figures and in sentences."""

from __future__ import annotations

from pmworkshop.session.operations import grid
from pmworkshop.tui.drawing.faces import numerals
from tests.build import sample_file
from tests.tui.driving import make, stage


async def end(room):
    """Go to the last page."""
    last = room.session.info.agenda.modules[-1]
    await room.go(last.id, list(last.phases)[-1])
    await room.press("pagedown")
    assert room.session.stage.finished


async def test_what_we_leave_with_is_counted_large_and_said_in_sentences(tmp_path):
    async with stage(tmp_path, sample_file(tmp_path / "sample.pmw")) as room:
        await end(room)
        rows = [" ".join(line.split()) for line in room.screen]
        figures = zip(numerals("3"), numerals("8"), numerals("10"), strict=True)
        assert all(" ".join(" ".join(row).split()) in rows for row in figures)
        assert "priorities rows settled actions" in rows
        assert not any("10 actions" in row for row in rows), "what stands in large figures is not said again"
        told = " ".join(rows)
        for words in (
            "Everything is saved.", "4 outcomes · 1 line parked", "We are here …", "We begin with 1 ",
            "We look again on Wed 14 Oct", "We stand behind it 0 to 5: 4 ●●● 5 ●●●●●●",
            "writes the files to take away",
        ):  # fmt: skip
            assert words in told
        assert "▂" not in room.screen[0]


async def test_scrolling_never_cuts_the_large_figures(tmp_path):
    async with stage(tmp_path, sample_file(tmp_path / "sample.pmw")) as room:
        await end(room)
        whole = "\n".join(room.screen).count("█")
        seen = set()
        for key in ("down", "down", "up", "down"):
            await room.press(key)
            seen.add(room.wall.count("█"))
        assert seen == {whole, 0}


async def test_the_end_of_the_last_page_shows_the_large_figures_whole_or_not_at_all(tmp_path):
    async with stage(tmp_path, sample_file(tmp_path / "sample.pmw"), size=(80, 34)) as room:
        await end(room)
        whole = room.wall.count("█")
        await room.press("end")
        assert room.wall.count("█") == 0, "at this size the last lines alone would cut them"
        assert "↓" not in room.wall, "the last line is in sight"
        await room.resize(80, 36)
        await room.resize(80, 34)
        assert room.wall.count("█") in (whole, 0)
        await room.press("home")
        assert room.wall.count("█") == whole


async def test_of_rows_that_are_not_all_settled_it_is_said_how_many_there_are(tmp_path):
    async with stage(tmp_path, sample_file(tmp_path / "sample.pmw")) as room:
        await room.go("chart", "settle")
        room.app.servers.room.commit(grid.add_row("chart", "Name the next test"))
        await room.settle()
        await end(room)
        assert "of 9 rows settled" in room.wall


async def test_a_small_screen_says_the_same_in_words(tmp_path):
    async with stage(tmp_path, sample_file(tmp_path / "sample.pmw"), size=(60, 18)) as room:
        await end(room)
        assert "█" not in room.wall
        assert "4 outcomes · 8 of 8 rows of the chart settled" in room.wall


async def test_nothing_is_drawn_of_which_there_is_none(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await end(room)
        assert "█" not in room.wall
        assert not any(words in room.wall for words in ("We are here", "We look again", "We stand behind it"))


async def test_no_key_is_offered_that_goes_on_from_the_last_page(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        assert "PgDn" in room.screen[-1]
        await end(room)
        assert "PgDn" not in room.wall
        assert "PgUp goes back" in room.wall
