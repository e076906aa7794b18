"""From the keys of a facilitator to the page that somebody reads who was not there."""

from __future__ import annotations

from pathlib import Path

from pmworkshop.interface import export
from tests.tui.driving import make, stage


def page(path: Path) -> str:
    return export(path, "how-we-agreed")["how-we-agreed.html"].decode()


async def test_what_is_typed_shown_and_taken_back_on_the_stage_is_told_or_not(tmp_path):
    path = make(tmp_path)
    async with stage(tmp_path, path) as room:
        await room.go("three", "reveal")
        await room.line("Nobody visits customers")
        await room.line("A slip of the keys")
        await room.press("escape", "ctrl+z")
        assert "A slip of the keys" not in room.wall
        assert "Nobody visits customers" in room.wall
        told = page(path)
        assert "One answer to: “" in told
        assert "<li>Nobody visits customers</li>" in told
        assert "A slip of the keys" not in told
        await room.go("close", "alone")
        await room.press("h")
        await room.line("000044")
        told = page(path)
        assert "The room raised its hands about “" in told
        assert "4: 4; 5: 4" in told
