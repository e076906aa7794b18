"""The same statements asked twice: before and now side by side, with one plain sentence."""

from __future__ import annotations

from tests.tui.driving import make, stage

FIRST = ("155115", "511555", "351135", "351511", "311155", "355551", "311111", "355555")
SECOND = ("345115", "341555", "351135", "341511", "341155", "345551", "341111", "345555")


async def test_what_the_agenda_asks_about_stays_and_says_so(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("pulse", "explain")
        for key in ("d", "p"):
            await room.press("down", key)
            assert room.said == "What this part asks about stays. Lines that were noted here can go."
        assert not room.session.parked()


async def shown(room, values):
    for digits in values:
        await room.press(*digits)
    await room.press("pagedown")
    await room.press("enter")


async def test_before_and_now_stand_side_by_side_under_one_sentence(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("pulse", "reveal")
        await shown(room, FIRST)
        assert "→" not in room.wall
        await room.press("A")
        await shown(room, SECOND)
        wall = " ".join(room.wall.split())
        assert "Two of six statements moved closer; four are still split." in wall
        assert "1●  2  3●●●●●●  4  5● → 1  2  3●●●●●●●●  4  5" in room.wall
        assert "1 up, 1 down" in wall
        assert "one view: 3 of 5" in wall
        for figure in ("median", "consensus", "IQR", "pulse"):
            assert figure not in wall
        assert not any(person.name in room.wall for person in room.session.participants.values())


async def test_on_a_narrow_wall_before_and_now_stand_below_each_other(tmp_path):
    async with stage(tmp_path, make(tmp_path), size=(60, 30)) as room:
        await room.go("pulse", "reveal")
        await shown(room, FIRST)
        await room.press("A")
        await shown(room, SECOND)
        lines = [line.strip() for line in room.screen]
        assert any(line.startswith("before  1●  2  3●●●●●●  4  5●") for line in lines)
        assert any(line.startswith("now     1  2  3●●●●●●●●  4  5") for line in lines)
