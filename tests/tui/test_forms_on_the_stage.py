"""What came by a form, on the wall: how many are in while it is hidden, and the values once they are shown."""

from __future__ import annotations

from pmworkshop.exchange.filled_sheet import read_sheet, take
from pmworkshop.exchange.sheet_table import sheet_table
from pmworkshop.interface import load
from pmworkshop.workshop.wiring import wired
from tests import build
from tests.report.forming import ROLES, ROWS, agenda_of_all, people, text_of
from tests.session.sheeting import as_csv, blank, fill
from tests.tui.driving import stage


def brought_in(path, leader: str, value: str) -> None:
    """Take what a leader's form has made."""
    session = load(path)
    rows = fill(blank(session, "long", leader=leader), {subject: [value] for subject in "123"})
    reading = read_sheet(session, sheet_table(text_of(as_csv(rows).encode()).encode(), "mail").rows, "mail")
    workshop = wired().open(path, window="command")
    workshop.commit(take(reading.participant, reading.given))
    workshop.close()


async def test_answers_of_forms_are_counted_and_shown_by_a_key(tmp_path):
    path = tmp_path / "room.pmw"
    build.begin(path, *people(), *ROLES, *ROWS, agenda=agenda_of_all()).close()
    brought_in(path, "ann", "73")
    async with stage(tmp_path, path) as room:
        await room.go("long", "alone")
        assert "1 of 4 in" in room.wall
        assert "73" not in room.wall
        assert "74" not in room.wall
        for leader in ("ben", "cem", "dee"):
            brought_in(path, leader, "74")
        await room.until(lambda: "4 of 4 in" in room.wall)
        await room.press("pagedown", "enter")
        assert "one view: 74 of 100" in room.wall
        assert "4 answers" in room.wall
