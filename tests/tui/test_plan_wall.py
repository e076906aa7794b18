"""The plan on the wall: a table with a calendar, sorted by days where it is read back, and one action alone."""

from __future__ import annotations

from datetime import date

from pmworkshop.agenda.loader import load_agenda
from pmworkshop.agenda.shipped import shipped_folder
from pmworkshop.session.operations.planning import action_plan
from pmworkshop.tui.widgets.row_places import page_with
from pmworkshop.tui.widgets.rows import Row
from tests.tui.driving import make, stage
from tests.tui.own_agenda import made

LINES = (
    ("Write one price list with limits for discounts", date(2026, 12, 18)),
    ("Publish who decides what enters the roadmap", date(2026, 11, 30)),
    ("Send product management the list of long lead times", None),
)


async def planned(room, lines=LINES):
    """A line of each of the first leaders."""
    for person, (what, due) in zip(room.session.people(), lines, strict=False):
        adding = action_plan.add(
            "plan", what, owner=person.id, due=due, first_step="draft sent", first_step_by=date(2026, 11, 26)
        )
        room.app.servers.room.commit(adding)
    await room.settle()


async def test_rows_stay_where_they_are_while_lines_are_typed_and_are_read_back_by_their_days(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await planned(room)
        await room.go("plan", "settle")
        assert [row.partition(":")[0] for row in room.plan][:3] == ["Head of product", "Development", "Operations"]
        await room.go("plan", "read_back")
        assert [row.partition(":")[0] for row in room.plan] == ["Development", "Head of product", "Operations"]
        assert "○ first step   ▼ done by   ▁▁ still open" in room.wall
        assert "2 of 3 complete" in room.wall
        last = next(line for line in room.screen if "Operations" in line)
        assert last.endswith("▁▁▁▁▁▁ ·○▁▁▁▁▁▁▁▁▁▁▁") or "▁▁▁▁▁▁" in last


async def test_no_two_leaders_are_called_the_same_in_the_plan_and_a_large_wall_shortens_nobody(tmp_path):
    long = ("Product management of platforms", "Product management of services", "Customer service and deliveries")
    agenda = load_agenda(shipped_folder() / "leadership-alignment.toml")
    async with stage(tmp_path, made(tmp_path, agenda, long)) as room:
        await room.go("plan", "settle")
        wall = " ".join(room.wall.split())
        assert "platforms" in wall
        assert "services" in wall
        assert "deliveries" not in wall
        await room.resize(160, 45)
        assert all(name in room.wall for name in long)


async def test_a_large_wall_says_the_first_step_under_what_is_done(tmp_path):
    async with stage(tmp_path, make(tmp_path), size=(160, 45)) as room:
        await planned(room)
        await room.go("plan", "read_back")
        at = next(number for number, line in enumerate(room.screen) if "Publish who decides" in line)
        begin = room.screen[at].index("Publish")
        assert room.screen[at + 1].index("First: draft sent") == begin
        assert not room.screen[at + 1][:begin].strip("▌ ")
        await room.resize(100, 30)
        assert all("First" not in line for line in room.screen[:-4])


async def test_a_long_plan_turns_by_pages_of_whole_actions(tmp_path):
    async with stage(tmp_path, make(tmp_path), size=(60, 18)) as room:
        many = [(f"{what} and tell everybody about it {number}", due) for number in range(4) for what, due in LINES]
        await planned(room, many)
        await room.go("plan", "read_back")
        shown = room.plan
        assert all(row.rpartition(" ")[2].isdigit() for row in shown), "no action is cut at the lower end"
        await room.press(*["down"] * len(shown))
        assert room.plan[0] not in shown
        assert "▼" not in room.wall, "a small screen has no calendar"


async def test_one_action_is_read_with_its_owner_and_its_day_in_large_letters(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await planned(room)
        await room.go("plan", "read_back")
        await room.press("enter", "escape")
        assert "█▀▀▄ █▀▀▀ █   █ █▀▀▀ █    ▄▀▀▄ █▀▀▄ █▄ ▄█ █▀▀▀ █▄ █ ▀▀█▀▀" in room.wall
        assert "Publish who decides what enters the roadmap" in room.wall
        assert "Development, by Monday 30 November 2026" in room.wall
        assert "draft sent, Thu 26 Nov" in room.wall
        await room.resize(60, 18)
        assert "Development" in room.screen[3]
        assert "by Monday 30 November 2026" in room.wall


async def test_a_day_that_is_open_is_drawn_as_a_gap(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await planned(room)
        await room.go("plan", "read_back")
        await room.press("end", "enter", "escape")
        assert "by when is open" in room.wall
        assert "▁▁▁▁▁▁▁▁" in room.wall
        assert "By when?" in room.wall


def test_a_page_ends_with_a_whole_row():
    rows = [Row("", (), head=True), *(Row(key, ()) for key in "aabbbccdd")]
    assert page_with(rows, 1, 1, 7) == (0, 6)
    assert page_with(rows, 6, 1, 7) == (5, 10)
    assert page_with(rows, 0, 1, 3) == (0, 3)


async def test_the_table_names_a_leader_by_function_and_the_field_by_name_too(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.press("l", "a")
        await room.line("Ann Sample; Quality")
        await room.press("escape", "escape")
        await room.go("plan", "settle")
        assert "Quality: nothing yet" in room.plan
        assert len(room.plan) == 9, "all of them are on the wall"
        while "▌Quality" not in room.wall:
            await room.press("down")
        await room.press("enter")
        assert "Quality, Ann Sample" in room.wall
