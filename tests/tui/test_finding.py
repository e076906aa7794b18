"""Finding words in all sessions from home: by keys, from the words to the moment at which they were said."""

from __future__ import annotations

from pmworkshop.session.operations.collect import edit
from tests.build import begin, entry, sample_file
from tests.tui.driving import Facilitator, make, stage


async def looked_for(home: Facilitator, words: str) -> None:
    """Type words at home, and wait until all sessions are looked through."""
    await home.press("slash")
    await home.type(words)
    await home.press("enter")
    await home.until(lambda: "Looking through" not in home.said)
    await home.settle()


async def test_words_lead_to_the_moment_at_which_they_were_said(tmp_path):
    sample_file(tmp_path / "sample.pmw")
    async with stage(tmp_path) as home:
        assert "/ find" in home.screen[-1], "it is seen on the smallest screen"
        await home.press("end")
        assert "/ find" in home.screen[-1]
        assert "n compose" in home.screen[-1]
        await home.press("home", "slash")
        assert "Find which words, in all sessions?" in home.wall
        await home.press("escape")
        await looked_for(home, "nobody keeps count")
        assert "Found: nobody keeps count" in home.wall
        assert "Found 1 line in 1 session." in home.wall
        assert "said, Questions, Head of Finance (sample): Prices are cut deal by" in home.wall
        assert "[nobody] [keeps] [count]" in home.wall
        await home.press("down", "enter")
        await home.until(lambda: len(home.app.screen_stack) == 2)
        await home.settle()
        await home.until(lambda: "5 Questions" in home.wall)
        assert "step 1 of" not in home.wall
        await home.press("escape")
        await home.until(lambda: len(home.app.screen_stack) == 1)
        assert "Found: nobody keeps count" in home.wall, "the replay ends where it began"
        await home.press("home", "enter")
        assert home.session.info.sample, "the line of the session opens it"


async def test_nothing_found_is_said_calmly_and_other_words_are_asked_for_at_once(tmp_path):
    begin(tmp_path / "a.pmw", entry("e1", "The price of waiting", author="ben")).close()
    (tmp_path / "bad.pmw").write_bytes(b"bad" * 99)
    async with stage(tmp_path) as home:
        await looked_for(home, "nowhere")
        assert "Nothing of that was said, decided or promised in 1 session." in home.wall
        assert home.said == "Not looked through, as they cannot be read: bad.pmw."
        await looked_for(home, "wait")
        assert "said, Collect, Ben: The price of [waiting]" in home.wall
        await home.press("down", "enter")
        await home.until(lambda: home.said)
        assert "has not begun" in home.said
        await home.press("escape")
        assert "Begin a new one" in home.wall
        await looked_for(home, "?!")
        assert "has no word in it" in home.wall
        assert "Begin a new one" in home.wall


async def test_the_replay_begins_where_the_words_were_said_not_where_the_line_was_last_worded(tmp_path):
    make(tmp_path)
    async with stage(tmp_path, tmp_path / "room.pmw") as room:
        await room.go("three", "reveal")
        await room.line("Nobody owns the price")
        await room.line("Something else")
        entry_id = next(iter(room.session.entries))
        room.app.servers.room.commit(edit(entry_id, "Nobody at all owns the price"))
        await room.settle()
    async with stage(tmp_path) as home:
        await looked_for(home, "owns price")
        await home.press("down", "enter")
        await home.until(lambda: len(home.app.screen_stack) == 2)
        await home.until(lambda: "Nobody owns the price" in home.wall)
        assert "Something else" not in home.wall
        assert "Nobody at all" not in home.wall
        await home.press("escape")
        await home.until(lambda: len(home.app.screen_stack) == 1)
        await looked_for(home, "at all")
        await home.press("down", "enter")
        await home.until(lambda: len(home.app.screen_stack) == 2)
        await home.until(lambda: "Nobody at all owns the price" in home.wall)
