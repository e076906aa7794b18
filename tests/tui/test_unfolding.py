"""The reveal: empty lines and a plate before, the final order at once, then bars that rise within a second."""

from __future__ import annotations

import pytest

from pmworkshop.session.operations.navigation import enter
from pmworkshop.tui.parts.before_reveal import waiting_items
from pmworkshop.tui.screen.motion import BETWEEN, FRAMES, SLOW
from tests.tui.driving import FramesByHand, make, stage
from tests.tui.test_notes import at

CARDS = ("123454", "234541", "345412")
PLOT = 42
"""The cell in which the pictures begin at 80 columns."""
BARS, MARK = "▁▂▃▄▅▆▇█", "▲"


async def answered(room, cards=CARDS):
    await room.go("pulse", "reveal")
    for leader in range(8):
        await room.press(*cards[leader % len(cards)])


async def shown_by_hand(room):
    """Show the answers with the motion in our hands."""
    await answered(room)
    frames = FramesByHand(room.app)
    await room.press("enter")
    return frames


async def frames_of(room, frames):
    """Collect every frame of the motion."""
    seen = [room.screen]
    while frames.next():
        await room.turn()
        seen.append(room.screen)
    return seen


def beside(screen):
    """What stands outside the pictures, without the words under the statements."""
    return [line if y < 4 or y > 21 else line[:PLOT].rstrip() for y, line in enumerate(screen) if (y - 4) % 3 != 2]


async def test_before_the_answers_are_shown_all_statements_have_the_same_empty_line_and_a_plate(tmp_path):
    walls = []
    for name, cards in (("one", CARDS), ("other", ("111111", "555555", "333333"))):
        async with stage(tmp_path, make(tmp_path, name=name)) as room:
            await answered(room, cards)
            walls.append(room.wall)
            empty = [line[PLOT:].strip() for line in room.screen if "───" in line]
            assert set(empty) == {"─" * 33}, "equally long for all of them"
            assert "answers in. Enter shows" in room.wall
            assert room.screen[-1].startswith(" Enter show")
            told = [line for line in room.screen[4:22] if line[:4].strip().isdecimal()]
            assert [line.split()[0] for line in told] == list("123456"), "the order of the agenda"
    assert walls[0] == walls[1]


async def test_the_final_order_stands_at_once_and_nothing_but_the_pictures_moves(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        frames = await shown_by_hand(room)
        seen = await frames_of(room, frames)
        assert len(seen) == FRAMES
        assert frames.seconds <= 1
        assert not any(sign in "\n".join(seen[0][4:22]) for sign in BARS + MARK), "it begins with empty lines"
        for screen in seen:
            assert beside(screen) == beside(seen[-1])
        marked = [MARK in "\n".join(screen[4:22]) for screen in seen]
        assert marked == [False] * (FRAMES - 1) + [True], "the middle comes last"
        words = ("one view", "close together", "far apart")
        assert [any(word in screen[6] for word in words) for screen in seen] == marked, "and the word with it"
        heavy = ["".join(screen).count("━") for screen in seen[:5]]
        assert heavy == sorted(heavy)
        assert heavy[0] == 0 < heavy[1]
        filled = [sum(BARS.index(one) + 1 for line in screen[4:22] for one in line if one in BARS) for screen in seen]
        assert filled[:4] == [0] * 4
        assert filled == sorted(filled)
        await room.press("left")
        assert room.screen[4:22] == seen[-1][4:22]


@pytest.mark.parametrize("key", ["left", "down", "a", "ctrl+z", "b", "question_mark"])
async def test_any_key_ends_it_and_acts(tmp_path, key):
    async with stage(tmp_path, make(tmp_path)) as room:
        frames = await shown_by_hand(room)
        for _ in range(5):
            frames.next()
        await room.press(key)
        after = room.wall
        while frames.next():
            await room.turn()
        assert room.wall == after, "no frame comes any more"
        if key in ("left", "down", "a"):
            assert after.count(MARK) == (5 if key == "a" else 6), "the field lies over the last one"
        if key == "down":
            assert room.screen[7].startswith("▌")
        if key == "a":
            assert room.app.desk.state.mode == "field"
        if key == "ctrl+z":
            assert "is not taken back by undo" in after
        if key == "b":
            assert "How far" not in after


async def test_a_paste_and_words_end_it_too(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        frames = await shown_by_hand(room)
        room.app.desk.hands.words("We said it")
        await room.settle()
        assert room.wall.count(MARK) == 5, "the field lies over the last one"
        assert "We said it" in room.wall
        assert not (frames.next() and frames.waits)
    async with stage(tmp_path, make(tmp_path, name="second")) as room:
        await shown_by_hand(room)
        room.app.desk.hands.paste("We said it")
        await room.settle()
        assert room.wall.count(MARK) >= 4, "the field lies over the last one"


async def test_a_second_window_in_between_ends_it(tmp_path):
    path = make(tmp_path)
    async with stage(tmp_path, path) as room:
        frames = await shown_by_hand(room)
        at(path, "three", "explain")
        await room.app.shell.live.follow()
        await room.settle()
        after = room.wall
        while frames.next():
            await room.turn()
        assert room.wall == after
        assert MARK not in after


async def test_a_slow_frame_leads_straight_to_the_last_one(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await answered(room)
        frames = FramesByHand(room.app)
        frames.takes = SLOW * 1.5
        await room.press("enter")
        assert room.wall.count(MARK) == 6
        assert not frames.next()


async def test_a_quick_frame_shortens_the_wait_for_the_next(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await answered(room)
        frames = FramesByHand(room.app)
        frames.takes = SLOW / 2
        await room.press("enter")
        while frames.next():
            pass
        assert frames.seconds == pytest.approx(BETWEEN * (FRAMES - 1) + SLOW / 2)


async def test_it_is_off_by_the_setting_and_without_colours(tmp_path, monkeypatch):
    (tmp_path / "settings.toml").write_text("motion = false\n", encoding="utf-8")
    async with stage(tmp_path, make(tmp_path)) as room:
        await answered(room)
        frames = FramesByHand(room.app)
        frames.motion.wanted = room.app.shell.settings.motion
        await room.press("enter")
        assert room.wall.count(MARK) == 6
        assert not frames.next()
    monkeypatch.setenv("NO_COLOR", "1")
    async with stage(tmp_path, make(tmp_path, name="plain")) as room:
        frames = await shown_by_hand(room)
        assert room.wall.count(MARK) == 6
        assert not frames.next()


async def test_it_follows_the_question_and_answers_without_names_too(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("pulse", "reveal")
        await room.press("N")
        for _ in range(8):
            await room.press(*"123454")
        frames = FramesByHand(room.app)
        await room.press("pagedown", "enter")
        assert len(await frames_of(room, frames)) == FRAMES


async def test_nothing_is_left_running_when_the_program_ends(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await answered(room)
        room.app.desk.motion.wanted = True
        await room.press("enter")
        room.app.leave(0)
    assert not room.app.is_running


async def test_where_others_wait_too_the_key_asks_first(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("chart", "reveal")
        await room.press(*"1" * 40)
        others = [one for one in room.app.desk.state.view.progress.values() if one.answered]
        await answered(room)
        await room.press("enter")
        asked = room.app.desk.state.ask is not None
        assert asked == bool(others)


async def test_a_screen_without_room_for_the_plate_keeps_to_words():
    from pmworkshop.session.rounds.polls import Asked

    assert waiting_items(("1", "2"), [Asked("a", "One")], "8 of 8", 76, 18) == []
    wide = [Asked(str(n), f"Statement {n} " * 12) for n in range(3)]
    assert len(waiting_items(("1", "2"), wide, "8 of 8", 56, 10)) == 3


async def test_the_room_may_be_elsewhere_when_a_frame_is_due(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        frames = await shown_by_hand(room)
        room.app.servers.room.commit(enter("three", "explain"))
        await room.settle()
        after = room.wall
        frames.next()
        await room.turn()
        assert room.wall == after
