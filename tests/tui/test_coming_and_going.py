"""Somebody comes late, leaves, has a wrong name or the name of another one: one gesture, right everywhere at once."""

from __future__ import annotations

from datetime import date

from pmworkshop.report.builders.report import build
from pmworkshop.report.files import files_after
from pmworkshop.report.handouts.sheet_tables import table_files as files_of_sheets
from pmworkshop.session.operations.planning import action_plan
from tests.tui.driving import make, stage
from tests.tui.test_turns import in_talk
from tests.unpacked import text_of


def flat(room):
    return " ".join(room.wall.replace("\u00a0", " ").split())


async def leaders(room, name=""):
    """Open the list of leaders, and choose one."""
    await room.press("l", "home")
    while name and name not in next(line for line in room.screen if line.startswith("▌")):
        await room.press("down")


async def retype(room, text):
    room.app.desk.field.value = ""
    await room.line(text)


async def owns(room, name, what):
    """Let a leader promise an action."""
    owner = next(one for one in room.session.people() if one.name == name)
    room.app.servers.room.commit(action_plan.add("plan", what, owner=owner.id, due=date(2026, 12, 14)))
    await room.settle()


async def cards(room, count):
    """Whose card is asked for, one after the other."""
    await room.go("pulse", "reveal")
    assert f"0 of {count} in" in room.wall
    await room.press(*["shift+tab"] * (count + 1))
    seen = []
    for _ in range(count):
        seen.append(flat(room).partition("Now: ")[2].partition(" ○")[0])
        await room.press("tab")
    return seen


async def turns(room, count):
    """Who speaks in the round of talk, one after the other."""
    await in_talk(room, "open")
    await room.go("open", "explain")
    await room.press(*["shift+tab"] * (count + 1))
    seen = []
    for _ in range(count):
        seen.append(flat(room).partition("Now: ")[2].partition(" · ")[0])
        await room.press("tab")
    return seen


async def plan(room):
    """Whom the plan asks, and whose actions stand in it."""
    await room.go("plan", "settle")
    await room.press("escape")
    return room.plan


def sheets(room):
    """The sheets that are handed out."""
    files = files_of_sheets(build(room.session, sheets=("pulse",)))
    return [data.decode() for data in files.values()]


def mails(room):
    """Who gets a mail after the workshop."""
    return [one.name for one in build(room.session, "facilitator").follow_up.recipients]


async def everywhere(room, *labels):
    """The same people in the cards, in the round of talk and in the sheets."""
    assert await cards(room, len(labels)) == list(labels)
    assert [one.partition(",")[0] for one in await turns(room, len(labels))] == [
        one.partition(",")[0] for one in labels
    ]
    assert len(sheets(room)) == len(labels)


REST = ("Head of product", "Development", "Operations", "Supply chain", "Market intelligence")
SPONSOR = "Executive sponsor, Sponsor lead"


async def test_a_latecomer_is_awaited_asked_and_written_to(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.press("pagedown")
        await leaders(room)
        await room.press("a")
        await room.line("Zed Late; Logistics")
        await room.press("escape", "escape")
        await everywhere(room, *REST, "Sales", "Finance", "Logistics, Zed Late", SPONSOR)
        assert "Zed Late" in " ".join(sheets(room))
        assert "Logistics: nothing yet" in await plan(room)
        await owns(room, "Zed Late", "Count the stock")
        assert "Logistics: Count the stock" in await plan(room)
        assert mails(room) == ["Zed Late"]


async def test_a_leaver_is_awaited_and_asked_nowhere_and_an_heir_has_the_actions(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.press("pagedown")
        await owns(room, "Sales lead", "Visit five customers")
        await leaders(room, "Sales lead")
        await room.press("Q")
        await room.line("Finance lead")
        await room.press("escape")
        await everywhere(room, *REST, "Finance", SPONSOR)
        assert "Sales lead" not in " ".join(sheets(room))
        rows = await plan(room)
        assert "Sales" not in " ".join(rows)
        assert "Finance: Visit five customers" in rows
        assert mails(room) == ["Finance lead"]


async def test_a_wrong_name_is_right_everywhere_once_it_is_mended(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.press("pagedown")
        await owns(room, "Sales lead", "Visit five customers")
        await leaders(room, "Sales lead")
        await room.press("e")
        await retype(room, "Sue Lang; Sales")
        await room.press("escape")
        await everywhere(room, *REST, "Sales, Sue Lang", "Finance", SPONSOR)
        assert "Sue Lang" in " ".join(sheets(room))
        assert "Sales: Visit five customers" in await plan(room)
        assert mails(room) == ["Sue Lang"]
        files = "".join(map(text_of, files_after(room.session).values()))
        assert "Sue Lang" in files
        assert "Sales lead" not in files


async def test_two_of_one_name_are_kept_apart(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.press("pagedown")
        await leaders(room)
        await room.press("a")
        await room.line("Sales lead; Legal")
        assert room.said == "Sales lead is in the room already. Add a second name to tell them apart."
        assert "8 leaders here" in room.wall
        await retype(room, "Sales lead junior; Legal")
        await room.press("escape", "escape")
        await everywhere(room, *REST, "Sales", "Finance", "Legal, Sales lead junior", SPONSOR)
        await owns(room, "Sales lead junior", "Read the contracts")
        await owns(room, "Sales lead", "Visit five customers")
        rows = await plan(room)
        assert "Legal: Read the contracts" in rows
        assert "Sales: Visit five customers" in rows
        assert mails(room) == ["Sales lead", "Sales lead junior"]
