"""Reading where the actions stand from what a tracker exports, from the command line."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from pmworkshop.interface import load
from pmworkshop.session.core.session import Session
from pmworkshop.workshop.wiring import wired
from pmworkshop.workshop.workshop import Workshop
from tests.build import sample_file
from tests.cli.conftest import Desk
from tests.report.hostile import HOSTILE


@pytest.fixture
def follow_up(desk: Desk) -> Path:
    sample_file(desk.home / "sample.pmw")
    return Path(desk.run("follow-up", "sample", "--date", "2026-10-14").lines[0])


def by_code(state: Session) -> dict[str, str]:
    return {action.code: action.status for action in state.actions.values()}


def test_what_the_tracker_says_fills_the_review_and_one_undo_takes_it_back(desk: Desk, follow_up: Path):
    before = load(follow_up)
    first, second, third, *rest = sorted(before.actions.values(), key=lambda one: one.code)
    file = desk.write(
        "jira.csv",
        "Summary,Issue key,Issue Type,Status,Description\n"
        f'Another name,A-1,Task,Done,"Owner\npmworkshop:{first.origin}"\n'
        f'"{second.what}",A-2,Task,Blocked,\n"{third.what}",A-3,Task,To Do,\nOrder coffee,A-4,Task,Done,\n',
    )
    said = desk.run("status", follow_up.stem, file)
    assert (said.code, said.err) == (0, "")
    assert said.lines[0] == "Jira: 4 tasks, 3 actions found, 2 filled in."
    assert said.lines[1].endswith(": done (“Done” in the file)")
    assert said.lines[2].endswith(": stuck (“Blocked” in the file)")
    assert said.lines[3].endswith(": left as it is (“To Do” in the file)")
    assert said.lines[4] == f"Not in the file: {', '.join(one.code for one in rest)}."
    assert said.lines[5] == "Of no action here: line 6, “Order coffee”."
    now = load(follow_up)
    assert now.seq == before.seq + 1
    assert (now.actions[first.id].status, now.actions[first.id].told_by) == ("done", "Jira")
    assert now.actions[second.id].status_reason == "“Blocked” in Jira"
    assert desk.run("status", follow_up.stem, file).lines[1].endswith(": done as before (“Done” in the file)")
    assert load(follow_up).seq == now.seq
    assert "Took over from Jira where 2 actions stand" in desk.run("history", follow_up.stem).out
    workshop = wired().open(follow_up, window="stage")
    workshop.undo()
    workshop.close()
    assert by_code(load(follow_up)) == by_code(before)


def test_what_is_not_sure_is_named_and_not_taken(desk: Desk, follow_up: Path):
    one, two, *_ = load(follow_up).actions.values()
    file = desk.write(
        "planner.csv",
        "Task Name,Bucket Name,Progress,Description\n"
        f"Both,Plan,Completed,pmworkshop:{one.origin} pmworkshop:{two.origin}\n"
        + "".join(f"Other {n},Plan,Completed,\n" for n in range(7)),
    )
    said = desk.run("status", follow_up.stem, file)
    assert said.code == 1
    assert f"Not sure: line 2, “Both”, may be {one.code} and {two.code}. Nothing was taken over." in said.lines
    assert said.lines[-1].endswith("“Other 4”; and 2 more.")
    file.write_text(
        f"Task Name,Bucket Name,Progress,Description\nA,Plan,Half,pmworkshop:{one.id}\nB,Plan,,pmworkshop:{two.id}\n"
    )
    said = desk.run("status", follow_up.stem, "-", "--json", typed=file.read_text())
    assert said.code == 1
    assert [(action["result"], action["status"]) for action in said.json["actions"]] == [
        ("unknown", None), ("not said", None),
    ]  # fmt: skip
    said = desk.run("status", follow_up.stem, file)
    assert "left as it is; “Half” in the file is no word that is known here" in said.out
    assert "left as it is; the file does not say where it stands" in said.out


def jira_of_a_firm(tasks: list[tuple[str, str]]) -> bytes:
    """What Jira exports with all fields: columns twice, cells with lines, other projects, a mark at the beginning."""
    text = io.StringIO(newline="")
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow(["Summary", "Issue key", "Status", "Project key", "Labels", "Labels", "Description", "Comment"])
    for (title, said), status in zip(tasks, ("Done", "In Review", "Awaiting board"), strict=False):
        rows.writerow([title, "P-1", status, "P", "a", "b", said.replace("\n", "\r\n"), '1/Oct/26;x;"Well, yes"'])
    rows.writerow(["Order coffee", "X-1", "Done", "X", "", "", "", ""])
    return ("\ufeff" + text.getvalue()).encode()


def jira_of_few_fields(tasks: list[tuple[str, str]]) -> bytes:
    """What Jira exports of a filter that shows three fields."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows(
        [["Summary", "Status", "Description"], *((title, "Done", said) for title, said in tasks[:2])]
    )
    return text.getvalue().encode()


def todoist_of_a_firm(tasks: list[tuple[str, str]]) -> bytes:
    """What Todoist exports of a board: groups with pictures, notes, empty rows; without what is done."""
    (first, said), (second, also), *_ = tasks
    text = io.StringIO(newline="")
    csv.writer(text).writerows(
        [
            ["TYPE", "CONTENT", "DESCRIPTION", "IS_COLLAPSED", "PRIORITY", "INDENT"],
            ["meta", "view_style=board"], [""] * 6, ["section", "In progress 🚧"],
            ["task", first, said, "", "4", "1"], ["note", "Done"], [""] * 6, ["section", "Next"],
            ["task", f"{second} @work", also, "", "4", "1"],
        ]
    )  # fmt: skip
    return text.getvalue().encode()


@pytest.mark.parametrize(
    ("made", "encoding", "first", "last"),
    [
        (jira_of_a_firm, "utf-8", "Jira: 4 tasks, 3 actions found, 2 filled in.", "Of no action here: line"),
        (jira_of_a_firm, "utf-16", "Jira: 4 tasks, 3 actions found, 2 filled in.", "Of no action here: line"),
        (jira_of_few_fields, "utf-8", "Jira: 2 tasks, 2 actions found, 2 filled in.", "Not in the file: A"),
        (
            todoist_of_a_firm, "utf-8", "Todoist: 2 tasks, 2 actions found, 1 filled in.",
            "Todoist leaves out what is done there.",
        ),
    ],
)  # fmt: skip
def test_what_a_firm_exports_is_read_as_it_comes(
    desk: Desk, follow_up: Path, made: Callable[[list[tuple[str, str]]], bytes], encoding: str, first: str, last: str
):
    desk.run("export", follow_up.stem, "--format", "jira", "--out", "out")
    written = (desk.here / "out" / "jira.csv").read_text(encoding="utf-8-sig")
    tasks = [(one["Summary"], one["Description"]) for one in csv.DictReader(io.StringIO(written, newline=""))]
    tasks[0] = (f"Edited: {tasks[0][0]}", tasks[0][1])
    (desk.here / "list.csv").write_bytes(made(tasks).decode("utf-8").encode(encoding))
    said = desk.run("status", follow_up.stem, "list.csv")
    assert said.lines[0] == first
    assert last in said.lines[-1]


def test_what_the_room_has_said_stays_and_wrong_files_are_one_sentence(desk: Desk, follow_up: Path):
    from pmworkshop.session.operations.planning import review

    action = next(iter(load(follow_up).actions.values()))
    workshop = wired().open(follow_up, window="stage")
    workshop.commit(review.tell(action.id, "at risk"))
    workshop.close()
    file = desk.write("a.csv", f"Task ID,Name,Completed At,Notes\n1,X,2026-10-01,pmworkshop:{action.id}\n")
    said = desk.run("status", follow_up.stem, file)
    assert said.lines[1].endswith(": stays at risk, as the room said (“done” in the file)")
    assert load(follow_up).actions[action.id].status == "at risk"
    for name, content, told in (
        (
            "people.csv",
            "name,function\nAnn,Sales\n",
            "is no list of tasks from Jira, Asana, Planner, GitLab or Todoist",
        ),
        ("empty.csv", "", "is empty: a list of tasks was expected"),
        ("page.csv", "<html><body></body></html>", "is a web page"),
    ):
        said = desk.run("status", follow_up.stem, desk.write(name, content))
        assert (said.code, said.err.count("\n")) == (2, 1)
        assert told in said.err
    bare = desk.new("--title", "Bare")
    said = desk.run("status", bare, file)
    assert (said.code, said.err.count("\n")) == (2, 1)
    assert "has no action yet" in said.err


def test_the_workbook_of_planner_fills_the_plan_of_the_workshop_itself_and_goes_with_the_follow_up(desk: Desk):
    sample_file(desk.home / "sample.pmw")
    desk.run("export", "sample", "--format", "planner", "--out", "out")
    assert (desk.here / "out" / "planner.csv").stat().st_mode & 0o777 == 0o600, "addresses stand in it"
    written = (desk.here / "out" / "planner.csv").read_text(encoding="utf-8-sig")
    heads, *tasks = csv.reader(io.StringIO(written, newline=""))
    book = openpyxl.Workbook()
    book.active.title = "Plan name"
    book.active.append(["Plan name", "Leadership alignment"])
    sheet = book.create_sheet("Tasks")
    sheet.append(["Task ID", "Task Name", "Bucket Name", "Progress", "Completed Date", "Description"])
    for number, task in enumerate(tasks):
        told = dict(zip(heads, task, strict=True))
        progress, day = ("Completed", datetime(2026, 10, 1)) if number < 2 else ("In progress", None)  # noqa: DTZ001
        sheet.append([f"x{number}", told["Task Name"], told["Bucket Name"], progress, day, told["Notes"]])
    book.save(desk.here / "plan.xlsx")
    said = desk.run("status", "sample", "plan.xlsx")
    assert (said.code, said.lines[0]) == (0, "Planner: 10 tasks, 10 actions found, 10 filled in.")
    assert sorted(by_code(load(desk.home / "sample.pmw")).values()) == ["done"] * 2 + ["in progress"] * 8
    again = desk.run("follow-up", "sample", "--date", "2026-10-14")
    assert "8 open actions come along" in again.err
    assert set(by_code(load(again.lines[0])).values()) == {"in progress"}


def test_a_session_that_can_only_be_read_is_left_alone(desk: Desk, follow_up: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(Workshop, "writable", property(lambda _: False))
    said = desk.run("status", follow_up.stem, desk.write("a.csv", "Task ID,Name\n1,X\n"))
    assert (said.code, said.err.count("\n")) == (2, 1)
    assert "can only be read here" in said.err


@pytest.mark.parametrize(
    "heads",
    [
        ["Summary", "Issue key", "Status", "Resolution", "Description"],
        ["Task ID", "Name", "Section/Column", "Notes"],
        ["Task Name", "Bucket Name", "Progress", "Description"],
        ["Title", "URL", "State", "Description"],
        ["TYPE", "CONTENT", "DESCRIPTION"],
    ],
)
def test_whatever_stands_in_a_file_changes_nothing_and_reaches_no_terminal(
    desk: Desk, follow_up: Path, heads: list[str]
):
    before = load(follow_up)
    text = io.StringIO(newline="")
    csv.writer(text).writerows([heads, *([said] * len(heads) for said in (*HOSTILE, "task", "section"))])
    said = desk.run("status", follow_up.stem, desk.write("ugly.csv", text.getvalue()))
    assert said.code == 0, said.err
    assert "0 actions found, 0 filled in" in said.lines[0]
    assert not {"\x1b", "\u202e", "\x07"} & set(said.out)
    assert load(follow_up).seq == before.seq
