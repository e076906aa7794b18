"""Finding words in all sessions from home: by keys, from the words to the moment at which they were said."""

from __future__ import annotations

from tests.build import begin, entry, sample_file
from tests.tui.driving import Facilitator, stage


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
        await home.press("slash")
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
