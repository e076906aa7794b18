"""The plan where work is done: what each tracker gets, which reads back, and nothing in it is a command."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest

from pmworkshop.base.errors import InputError
from pmworkshop.exchange.tables.reader import read_grids
from pmworkshop.exchange.trackers.matching import matched
from pmworkshop.exchange.trackers.task_list import read_tasks
from pmworkshop.interface import export
from pmworkshop.report.formats import TABLE
from pmworkshop.session.core.records import Commitment, Give
from pmworkshop.session.core.session import Session
from tests.build import action, session
from tests.report.hostile import HOSTILE

TRACKERS = ("jira", "asana", "planner", "gitlab", "todoist")
NAMES = {"jira": "Jira", "asana": "Asana", "planner": "Planner", "gitlab": "GitLab", "todoist": "Todoist"}


def plan(*more) -> Session:
    return session(
        action(
            "a1", what="Publish the price rule", owners=("ann", "ben"), helpers=("cem",), due=date(2026, 10, 14),
            first_step="Draft it; ask Ben", first_step_by=date(2026, 9, 18), success_measure="Ten quotes",
            gives=(Give(giver="ben", what="days", amount="2"), Give(function="Finance", what="money")),
            consulted=("dee",), origin="0a.1",
        ),
        action("a2", "A02", what="", place=2, status="at risk"),
        action("a3", "A03", what="Over", status="done", place=3),
        Commitment(id="c1", module="plan", giver="ben", resource="days", amount="2", condition="it rains",
                   action="a1"),
        *more,
    )  # fmt: skip


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_each_importer_gets_its_own_columns_its_own_days_and_what_was_agreed_beside():
    files = {name: rows(export(plan(), name)[f"{name}.csv"]) for name in TRACKERS}
    jira, asana, planner, gitlab, todoist = (files[name][0] for name in TRACKERS)
    assert list(jira) == ["Summary", "Issue Type", "Status", "Assignee", "Due Date", "Labels", "Description"]
    assert (jira["Assignee"], jira["Due Date"]) == ("ann@firm.example", "14/Oct/26 12:00 AM")
    assert [row["Status"] for row in files["jira"]] == ["To Do", "In Progress"]
    assert list(asana) == ["Name", "Description", "Section", "Assignee", "Due Date"]
    assert (asana["Due Date"], asana["Section"]) == ("10/14/2026", "Sample alignment")
    assert list(planner)[:3] == ["Task Name", "Bucket Name", "Progress"]
    assert (planner["Due Date"], planner["Checklist Items"]) == ("2026-10-14", "Draft it, ask Ben")
    assert list(gitlab) == ["title", "description", "due_date"]
    assert list(todoist)[:3] == ["TYPE", "CONTENT", "DESCRIPTION"]
    assert (todoist["DATE"], todoist["DATE_LANG"], files["todoist"][1]["DATE_LANG"]) == ("2026-10-14", "en", "")
    assert jira["Description"] == "\n".join(
        (
            "Owner: Ann, Ben", "First step: Draft it; ask Ben, by Friday 18 September 2026",
            "Due: Wednesday 14 October 2026", "How we will know: Ten quotes",
            "Needed from Finance: money", "Given by Ben: 2 days, if it rains", "Help: Cem", "Ask before: Dee",
            "Agreed: Sample alignment, Monday 14 September 2026, as A01",
            "Please leave this line, so that its status can be read back: pmworkshop:0a.1",
        )
    )  # fmt: skip
    assert [row["Summary"] for row in files["jira"]] == ["Publish the price rule", "A02: not settled yet"]
    assert files["jira"][1]["Description"].startswith("Owner: not settled yet\nDue: not settled yet\n")
    assert files["jira"][1]["Assignee"] == ""


@pytest.mark.parametrize("name", TRACKERS)
def test_what_a_tracker_gets_reads_back_to_the_same_actions_whatever_was_typed(name: str):
    ugly = [
        action(
            f"u{n}", f"B{n:02}", what=text, owners=("ann",), first_step=text, success_measure=text, place=n + 3,
            gives=(Give(giver="ben", what=text), Give(function=text, what=text)),
        )
        for n, text in enumerate(HOSTILE)
    ]  # fmt: skip
    state = plan(*ugly)
    (data,) = export(state, name).values()
    assert export(state, name) == {f"{name}.csv": data}
    for row in rows(data):
        for cell in row.values():
            assert not cell.lstrip().startswith(("=", "+", "-", "@", "\t")), cell
            assert not any(line.startswith(("/", "BEGIN", "=")) for line in cell.split("\n"))
            assert not {"\x1b", "\u202e", "\u2028", "\x07"} & set(cell)
    grids = read_grids(data, "list.csv", "a list of tasks", breaks=True)
    found = read_tasks(grids, "list.csv")
    assert found.tracker == NAMES[name]
    still = [one for one in state.actions.values() if one.status != "done"]
    result = matched(still, found.tasks)
    assert {one.id for one, _ in result.pairs} == {one.id for one in still}
    assert (result.unsure, result.others, result.absent) == ((), (), ())
    bare = [type(task)(task.place, task.title) for task in found.tasks]
    assert len(matched(still, bare).pairs) == len(still), "each is known by its title alone, too"


def test_a_long_plan_is_parted_for_planner_and_long_texts_are_cut_to_what_it_takes():
    many = [action(f"m{n}", f"C{n:03}", what="x" * 300, success_measure="y" * 3000, place=n) for n in range(401)]
    state = session(*many)
    files = export(state, "planner")
    assert list(files) == ["planner.csv", "planner-2.csv", "planner-3.csv"]
    assert [len(rows(data)) for data in files.values()] == [200, 200, 1]
    row = rows(files["planner-3.csv"])[0]
    assert (len(row["Task Name"]), len(row["Notes"])) == (255, 2048)
    assert row["Notes"].startswith(f"In full: {'x' * 300}\nOwner: ")
    assert row["Notes"].endswith("…\nPlease leave this line, so that its status can be read back: pmworkshop:m400")


@pytest.mark.parametrize("name", TRACKERS)
def test_without_an_open_action_there_is_no_file_and_addresses_are_for_the_facilitator_alone(name: str):
    assert export(session(), name) == {}
    with pytest.raises(InputError, match="is for facilitator, not for room"):
        export(plan(), name, audience="room")


def test_addresses_stand_where_a_tracker_assigns_by_them_alone():
    having = {name for name in TRACKERS if b"@firm.example" in export(plan(), name)[f"{name}.csv"]}
    assert having == {"jira", "asana", "planner"} == {name for name in TRACKERS if TABLE[name].caution}


def test_somebody_without_an_address_is_named():
    state = plan()
    nobody = state.model_copy(
        update={
            "participants": {key: one.model_copy(update={"email": ""}) for key, one in state.participants.items()}
        }
    )
    assert rows(export(nobody, "jira")["jira.csv"])[0]["Assignee"] == "Ann, Ben"


def test_tasks_in_markdown_are_ticked_off_with_their_first_steps():
    text = export(plan(), "tasks")["tasks.md"].decode()
    assert text.splitlines()[4:10] == [
        "- [ ] Publish the price rule (A01, Ann, Ben, by Wednesday 14 October 2026)",
        "  - [ ] Draft it; ask Ben, by Friday 18 September 2026",
        "  - How we will know: Ten quotes",
        "  - Needed from Finance: money",
        "  - Given by Ben: 2 days, if it rains",
        "  - Help: Cem",
    ]
    assert "- [ ] not settled yet (A02, owner not settled yet, no day yet)" in text
    assert "Over" not in text
    assert export(session(), "tasks")["tasks.md"].decode().endswith("No action is open.\n")
    ugly = session(*(action(f"u{n}", what=text, first_step=text, place=n) for n, text in enumerate(HOSTILE)))
    for line in export(ugly, "tasks")["tasks.md"].decode().splitlines()[4:]:
        assert line.startswith(("- [ ] ", "  - [ ] ")), line
        assert "<script" not in line.replace("\\<", "")
