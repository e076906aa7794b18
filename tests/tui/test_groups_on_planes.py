"""Groups of lines on the wall: their lines on planes, and the heading of the chosen line's group lit."""

from __future__ import annotations

from tests.tui.driving import make, stage


def looks(room):
    """How the heading of each group is drawn, by its title."""
    return {item.text: item.look for item in room.app.desk.board.body.items if item.lead.startswith("[")}


async def test_the_heading_of_the_group_that_holds_the_chosen_line_is_lit(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "group")
        await room.press("a")
        for line in ("No one visits customers", "Dates move weekly", "Nobody stops anything"):
            await room.line(line)
        await room.press("escape", "home", "n")
        await room.line("Customers")
        await room.press("home", "n")
        await room.line("Dates")
        await room.press("home")
        assert looks(room) == {"Customers": "strong", "Dates": "strong"}, "the chosen line is in no group"
        await room.press("down", "down")
        assert looks(room) == {"Customers": "chosen", "Dates": "strong"}
        await room.press("down")
        assert looks(room) == {"Customers": "strong", "Dates": "chosen"}
        backs = [item.back for item in room.app.desk.board.body.items]
        assert backs == ["", "raised", "plane", "raised", "plane"]
