"""Lists of tasks from trackers: which tracker, where each task stands, and which action it stands for."""

from __future__ import annotations

import pytest

from pmworkshop.base.errors import InputError
from pmworkshop.exchange.tables.reader import text_grids
from pmworkshop.exchange.trackers.marks import LONGEST_TITLE, reference_line, references_in, task_title
from pmworkshop.exchange.trackers.matching import matched
from pmworkshop.exchange.trackers.task_list import Task, TaskList, read_tasks
from tests.build import action

JIRA = "Summary,Issue key,Issue id,Issue Type,Status,Status Category,Resolution,Labels,Labels,Description\n"
ASANA = "Task ID,Created At,Completed At,Last Modified,Name,Section/Column,Assignee,Due Date,Notes,Projects\n"
PLANNER = "Plan name;Spring\nTask ID;Task Name;Bucket Name;Progress;Priority;Completed Date;Description\n"
GITLAB = "Title,Description,Issue ID,URL,State,Author,Status\n"
TODOIST = "TYPE,CONTENT,DESCRIPTION,PRIORITY,INDENT,AUTHOR,RESPONSIBLE,DATE\n"


def read(text: str) -> TaskList:
    return read_tasks(text_grids(text, "list.csv", "a list of tasks", breaks=True), "list.csv")


def stands(text: str) -> list[tuple[str, str, str | None, bool]]:
    return [(task.title, task.word, task.status, task.known) for task in read(text).tasks]


def test_each_tracker_is_known_by_its_headings_and_says_in_its_own_words_where_tasks_stand():
    jira = JIRA + 'One,A-1,1,Task,In Review,In Progress,,x,y,"Owner: Ann\npmworkshop:a1"\n'
    jira += "Two,A-2,2,Task,Done,Done,Won\u2019t Do,,,\n"
    jira += "Three,A-3,3,Task,Awaiting board,To Do,,,,\nFour,A-4,4,Task,Shelved,,Unresolved,,,\n"
    assert read(jira).tracker == "Jira"
    assert stands(jira) == [
        ("One", "In Review", "in progress", True), ("Two", "Won\u2019t Do", "dropped", True),
        ("Three", "To Do", None, True), ("Four", "Shelved", None, False),
    ]  # fmt: skip
    assert [task.references for task in read(jira).tasks][:2] == [("a1",), ()]
    assert [task.place for task in read(jira).tasks] == ["line 2", "line 4", "line 5", "line 6"]
    asana = ASANA + "1,2026-09-01,2026-10-02,,One,Doing,,,,P\n2,,,,Two,Blocked,,,,P\n3,,,,Three,Sales,,,,P\n"
    assert (read(asana).tracker, stands(asana)) == (
        "Asana", [("One", "done", "done", True), ("Two", "Blocked", "stuck", True), ("Three", "", None, True)],
    )  # fmt: skip
    planner = (
        PLANNER + "1;One;Sales;Completed;Medium;;\n2;Two;Sales;Not started;Medium;;\n;;;;;;\n3;Three;At risk;;;;\n"
    )
    assert (read(planner).tracker, stands(planner)) == (
        "Planner",
        [
            ("One", "Completed", "done", True),
            ("Two", "Not started", None, True),
            ("Three", "At risk", "at risk", True),
        ],
    )
    gitlab = GITLAB + "One,,1,u,Closed,x,\nTwo,,2,u,Open,x,In progress\nThree,,3,u,Open,x,Half way\n"
    assert (read(gitlab).tracker, stands(gitlab)) == (
        "GitLab",
        [("One", "Closed", "done", True), ("Two", "In progress", "in progress", True), ("Three", "Open", None, True)],
    )  # fmt: skip
    todoist = TODOIST + "meta,view_style=list\ntask,Zero\nsection,Doing\ntask,One,pmworkshop:a1\nnote,Said\n"
    todoist += "section,Sales\ntask,Two\n"
    assert (read(todoist).tracker, stands(todoist)) == (
        "Todoist", [("Zero", "", None, True), ("One", "Doing", "in progress", True), ("Two", "", None, True)],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("heads", "words"),
    [
        ("Zusammenfassung;Vorgangsschlüssel:;Vorgangstyp;Status;Statuskategorie", "Fertig;In Arbeit;Zu erledigen"),
        ("Résumé;Clé de ticket;Type de ticket;État;Catégorie d\u2019état", "Terminé(e);En cours;À faire"),
        ("Resumen;Clave de incidencia;Tipo de Incidencia;Estado;Prioridad", "Finalizada;En curso;Tareas por hacer"),
    ],
)
def test_a_jira_in_another_language_is_read(heads: str, words: str):
    rows = "".join(f"Task {n};P-{n};x;{word};\n" for n, word in enumerate(words.split(";")))
    assert read(f"{heads}\n{rows}").tracker == "Jira"
    assert [one[2:] for one in stands(f"{heads}\n{rows}")] == [("done", True), ("in progress", True), (None, True)]


def test_a_word_of_its_own_is_told_whatever_the_group_is_called_and_pictures_beside_a_word_do_no_harm():
    asana = "Task ID,Name,Section/Column,Task Progress\n1,One,Doing,Deferred\n2,Two,🚧 Doing,\n"
    assert stands(asana) == [("One", "Deferred", None, False), ("Two", "🚧 Doing", "in progress", True)]
    assert stands(TODOIST + "section,Done ✅\ntask,One\n") == [("One", "Done ✅", "done", True)]
    planner = "Task Name,Bucket Name,Progress\nOne,Done,Half\n"
    assert stands(planner) == [("One", "Half", None, False)]


def test_a_table_of_something_else_or_without_a_task_is_refused_in_one_sentence():
    with pytest.raises(InputError, match="is no list of tasks from Jira, Asana, Planner, GitLab or Todoist"):
        read("name,function\nAnn,Sales\n")
    with pytest.raises(InputError, match="is no list of tasks") as caught:
        read("Aufgabenname,Bucketname,Status\nAsk,Plan,Fertig\n")
    assert "with the language set to English there" in str(caught.value)
    with pytest.raises(InputError, match="is from Jira, and holds no task"):
        read(JIRA)


@pytest.mark.parametrize("last", ['A-2,Two,Done,"cut off he', '"A-2","Two","Done","cut off he'])
def test_a_list_that_was_cut_off_inside_a_cell_is_told_as_that_with_its_line(last):
    with pytest.raises(InputError) as raised:
        read('Issue key,Summary,Status,Description\nA-1,One,Done,"all, of it"\n' + last)
    assert str(raised.value).startswith("list.csv, line 3: the quotes do not pair up")
    assert (
        raised.value.hint
        == "It ends inside a cell: it was cut off, or a quote is missing there. Export or copy it once more."
    )


def test_a_title_is_one_line_that_every_tracker_takes_and_formulas_are_read_without_their_guard():
    assert task_title(" Stop\n it ", "A01") == "Stop it"
    assert task_title("", "A02") == "A02: not settled yet"
    assert len(task_title("x" * 400, "A01")) == LONGEST_TITLE
    assert stands(TODOIST + "task,'=Stop\n")[0][0] == "=Stop"
    assert references_in(f"{reference_line('5e.1')}\npmworkshop:5e.1, pmworkshop:7f.") == ("5e.1", "7f")


def test_a_reference_counts_before_a_title_and_what_may_be_two_things_is_not_sure():
    plan = [
        action("a1", what="Ask"), action("a2", "A02", what="Ask", origin="old"), action("a3", "A03", what="Tell"),
        action("a4", "A04", what="Sell"), action("a5", "A05", what="Sell"), action("a6", "A06", what="Buy"),
        action("a7", "A07", what="Lend"),
    ]  # fmt: skip
    tasks = [
        Task("line 2", "Renamed", ("old",), "Done", status="done"),
        Task("line 3", "Ask", (), "Doing", status="in progress"),
        Task("line 4", "Sell", (), "Done", status="done"),
        Task("line 5", "Tell", ("a3", "a6"), "Done", status="done"),
        Task("line 6", "Coffee", ("gone",)),
        Task("line 7", "Buy"), Task("line 8", "Lend", (), "Done", status="done"), Task("line 9", "Lend"),
    ]  # fmt: skip
    found = matched(plan, tasks)
    assert [(one.id, task.place) for one, task in found.pairs] == [("a1", "line 3"), ("a2", "line 2")]
    assert found.unsure == (
        "line 4, “Sell”, may be A04 and A05", "line 5, “Tell”, may be A03 and A06",
        "line 8 and line 9 stand for A07, and do not say the same",
    )  # fmt: skip
    assert [task.title for task in found.others] == ["Coffee", "Buy"]
    assert found.absent == ()
    twice = matched(plan[:1], [tasks[1], tasks[1]])
    assert (len(twice.pairs), twice.unsure) == (1, ())
    assert [one.code for one in matched(plan, tasks[:1]).absent] == ["A01", "A03", "A04", "A05", "A06", "A07"]
