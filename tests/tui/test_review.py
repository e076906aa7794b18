"""A follow-up on the wall: each action told of by one key, and counted."""

from __future__ import annotations

from datetime import date

from click.testing import CliRunner

from pmworkshop.base.clock_ids import CountingIds
from pmworkshop.cli import program
from pmworkshop.session.lifecycle.begin import Setup, begin
from pmworkshop.session.operations.planning import action_plan
from pmworkshop.store.sqlite.journal import SqliteJournal
from pmworkshop.workshop.workshop import Workshop
from tests.build import FixedClock, action, agenda, session
from tests.tui.driving import NOW, stage

WORDS = (
    "Publish price rule",
    "Send two analysts",
    "Visit ten customers",
    "Stop the weekly report",
    "Draft a roadmap",
)
OWNERS = ("ann", "ben", "cem", "dee", "ann")


def follow_up(home, *kinds):
    """A session that follows one with five open actions."""
    parent = session(
        *(
            action(f"a{n}", f"A0{n}", what=what, owners=(owner,), due=date(2026, 11, 2), place=n, status="agreed")
            for n, (what, owner) in enumerate(zip(WORDS, OWNERS, strict=True), 1)
        )
    )
    path = home / "again.pmw"
    workshop = Workshop(
        SqliteJournal.create(path, "7171717171717171"), window="command", clock=FixedClock(NOW), ids=CountingIds()
    )
    workshop.commit(begin(Setup(agenda(*kinds), date(2026, 11, 23), parent=parent), "7171717171717171"))
    workshop.close()
    return path


async def test_each_action_is_told_of_by_one_key(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    async with stage(tmp_path, follow_up(tmp_path, "review", "plan")) as room:
        await room.go("review", "settle")
        assert "0 of 5 reported" in room.wall
        assert "○ Product, Ann: Publish price rule" in room.wall
        assert "due Mon 2 Nov" in room.wall
        await room.press("1")
        await room.line("it is on the wiki")
        assert "1 of 5 reported: 1 done" in room.wall
        assert "Done: it is on the wiki." in room.wall
        await room.press("enter", "3", ">")
        await room.line("call Rosa Friday")
        assert "Next: call Rosa, by Friday 27 November 2026." in " ".join(room.wall.split())
        await room.press("enter", "n")
        await room.line("14 Dec")
        assert room.said == "Promised for Monday 14 December 2026"
        await room.press("enter", "5")
        await room.line("nobody reads it")
        await room.press("enter", "4")
        await room.line("no access to the data")
        assert "5 of 5 reported: 1 done, 1 promised anew, 1 at risk, 1 stuck, 1 dropped" in room.wall
        await room.press("2", "enter")
        assert room.said == "All is reported. PgDn goes on."
        await room.press("I")
        await room.line("access Sales")
        assert room.said == "Given by Sales: access"
        anew = next(one for one in room.session.actions.values() if one.code == "A03")
        assert (anew.due, anew.note) == (date(2026, 12, 14), "Was due Monday 2 November 2026")
        await room.press("s")
    summary = (tmp_path / "again" / "summary.md").read_text()
    assert "5 of 5 reported: 1 done, 1 in progress, 1 promised anew, 1 at risk, 1 dropped." in summary
    assert (
        "| A02 | Send two analysts | Ben | at risk | Mon 2 Nov 2026 |  | call Rosa, by Fri 27 Nov 2026 |" in summary
    )


async def test_what_a_tracker_says_stands_on_the_wall_and_one_undo_takes_it_back(tmp_path):
    path = follow_up(tmp_path, "review", "plan")
    async with stage(tmp_path, path) as room:
        await room.go("review", "settle")
        first, second, *_ = sorted(room.session.actions.values(), key=lambda one: one.code)
        file = tmp_path / "jira.csv"
        file.write_text(
            "Summary,Issue key,Status,Description\n"
            f"Renamed,A-1,Done,pmworkshop:{first.origin}\n{second.what},A-2,Blocked,\n"
        )
        said = CliRunner().invoke(program, ["--home", str(tmp_path), "status", str(path), str(file)])
        assert said.exit_code == 0, said.output
        await room.app.shell.live.follow()
        await room.settle()
        assert "2 of 5 reported: 1 done, 1 stuck" in room.wall
        assert "Done: read from Jira." in room.wall
        await room.press("down")
        assert "Stuck: “Blocked” in Jira." in room.wall
        await room.press("enter", "2")
        assert "3 of 5 reported: 1 done, 1 in progress, 1 stuck" in room.wall
        await room.press("u", "u")
        assert "0 of 5 reported" in room.wall
        assert [one.told_by for one in room.session.actions.values()] == [""] * 5


async def test_notes_stand_below_the_actions_and_are_changed_there(tmp_path):
    async with stage(tmp_path, follow_up(tmp_path, "review")) as room:
        await room.go("review", "settle")
        await room.press("a")
        await room.line("Sales was not asked")
        await room.press("escape", "end", "enter")
        await room.line(" twice")
        assert "Sales was not asked twice" in room.wall
        await room.press("d")
        assert not room.session.entries
        assert len(room.session.actions) == 5


async def test_a_follow_up_without_actions_notes_what_is_said(tmp_path):
    async with stage(tmp_path, follow_up(tmp_path, "brief", "review")) as room:
        for one in list(room.session.actions):
            room.app.servers.room.commit(action_plan.drop(one))
            await room.settle()
        await room.go("review", "settle")
        assert "No action is open." in room.wall
        assert room.app.desk.state.mode == "field"
        await room.press("escape", "enter", "1")
        assert room.said == "Choose a line first, with the arrow keys."
