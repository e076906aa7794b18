"""The agenda of a running workshop: minutes are lengths beside each part, to one scale."""

from __future__ import annotations

import re

import pytest

from tests.tui.driving import Facilitator, make, stage


def bars(room: Facilitator) -> dict[str, str]:
    """The bar of each part whose title takes one line, by its number."""
    found = (re.match(r"^[▌ ][●✓ ]? +(\d+) .* min  ([▄▂▁]+)$", line) for line in room.screen)
    return {one[1]: one[2] for one in found if one}


@pytest.mark.parametrize("size", [(60, 24), (80, 24), (160, 45)])
async def test_minutes_are_lengths_to_one_scale(tmp_path, size):
    async with stage(tmp_path, make(tmp_path), size=size) as room:
        await room.go("three", "reveal")
        await room.press("escape", "g")
        assert "90 min planned: thick is done, thin is to come" in room.wall
        shown = bars(room)
        longest = next(len(bar) for number, bar in shown.items() if number == "4")
        for number, bar in shown.items():
            minutes = room.session.info.agenda.modules[int(number) - 1].minutes
            assert abs(len(bar) - minutes * longest / 21) <= 1
        assert re.fullmatch("▄+▂+", shown["4"]), "the first phases are over, the others are not"
        assert set("".join(bar for number, bar in shown.items() if number > "4")) == {"▁"}
        assert re.search(r"● +4 ", room.wall)


async def test_what_is_behind_the_room_is_thick(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.press("pagedown", "pagedown", "g")
        shown = bars(room)
        assert set(shown["1"]) == {"▄"}
        assert re.search(r"✓ +1 Open", room.wall)
