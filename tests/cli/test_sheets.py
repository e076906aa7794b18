"""Sheets from the command line: written blank, filled in, collected."""

from __future__ import annotations

import os
import shlex
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from pmworkshop.exchange.sheet_table import sheet_rows
from pmworkshop.interface import load
from pmworkshop.session.core.steps import Operation
from pmworkshop.session.operations import people
from pmworkshop.session.rounds import ballots, rounds
from pmworkshop.session.rounds.answer_form import Answer
from pmworkshop.session.views.public import public
from pmworkshop.store.stage_lock import StageLock
from pmworkshop.workshop.wiring import wired
from tests.cli.conftest import Desk
from tests.session.sheeting import as_csv, at, fill

PEOPLE = "name,function,sponsor\nAnn,Product,\nBen,Sales,\nDee,Management,yes\n"
CSV = ("--format", "csv", "--format", "markdown")
SUBJECTS = ("strategy", "roadmap", "resources", "customers", "disputes", "time")


@pytest.fixture
def made(desk: Desk) -> Path:
    """A session with three leaders, and their blank sheets of six statements in the folder `out`."""
    path = desk.new("--title", "Spring", "--people", desk.write("people.csv", PEOPLE))
    assert desk.run("sheets", "Spring", "--module", "pulse", *CSV, "--out", "out").code == 0
    return path


def answer(desk: Desk, name: str, value: str = "4", *, folder: str = "out", **others: str) -> Path:
    """Fill a sheet in: the same value for each statement, but for those that are named."""
    path = desk.here / folder / f"{name}.csv"
    rows = sheet_rows(path.read_bytes(), name)
    filled = fill(rows, {subject: [others.get(subject, value)] for subject in SUBJECTS})
    path.write_bytes(as_csv(filled, ";").encode("utf-8-sig"))
    return path


def carry_out(path: Path, *operations: Operation) -> None:
    workshop = wired().open(path, window="stage")
    for operation in operations:
        workshop.commit(operation)
    workshop.close()


# Blank ones


def test_each_leader_gets_a_page_and_a_table(desk: Desk, made: Path):
    said = desk.run("sheets", "Spring")
    assert said.code == 0
    folder = f"{made.stem}-sheets"
    names = ["1-product", "2-sales", "3-management"]
    assert said.lines == [f"{folder}/{name}{suffix}" for name in names for suffix in (".md", ".xlsx")]
    assert "Admit an item to the roadmap" in (desk.here / folder / "1-product.md").read_text(encoding="utf-8")


def test_a_blank_sheet_is_written_again_and_a_filled_one_is_kept(desk: Desk, made: Path):
    again = ("sheets", "Spring", "--module", "pulse", *CSV, "--out", "out")
    assert desk.run(*again).code == 0
    assert desk.run(*again, "--separator", "semicolon").code == 0
    filled = answer(desk, "2-sales")
    before = filled.read_bytes()
    said = desk.run(*again)
    assert said.code == 2
    assert "2-sales.csv is there already, and not blank" in said.err
    assert filled.read_bytes() == before
    desk.write("out/1-product.csv", "my own notes")
    assert "1-product.csv is there already" in desk.run(*again).err
    assert desk.run(*again, "--force").code == 0
    assert filled.read_bytes() != before


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--module", "nothing"), "has no module “nothing”"),
        (("--module", "open"), "asks nobody alone"),
        (("--out", "people.csv"), "is a file, not a folder"),
        (("--separator", "stars"), "stars"),
    ],
)
def test_what_cannot_be_written_is_told(desk: Desk, made: Path, words: tuple[str, ...], told: str):
    said = desk.run("sheets", "Spring", *words)
    assert said.code == 2
    assert told in said.err


def test_without_people_there_are_no_sheets(desk: Desk):
    desk.new("--title", "Nobody")
    said = desk.run("sheets", "Nobody")
    assert said.code == 2
    assert "Nobody is listed" in said.err


# Filled ones


def test_filled_sheets_are_taken_and_stay_hidden(desk: Desk, made: Path):
    answer(desk, "1-product", "4")
    answer(desk, "2-sales", "2")
    said = desk.run("collect", "Spring", "out")
    assert (said.code, said.err) == (0, "")
    assert said.lines == ["3 sheets: 2 taken, 1 blank; 2 of 3 in"]
    session = load(made)
    assert session.rounds["pulse/1"].status == "open"
    assert {ballot.score for ballot in session.ballots.values()} == {2, 4}
    assert public(session).ballots == {}
    again = desk.run("collect", "Spring", "out/1-product.csv", "out/1-product.csv", "out/2-sales.csv")
    assert again.lines == ["2 sheets: 2 already in; 2 of 3 in"]
    assert load(made).seq == session.seq


def test_a_sheet_that_was_mended_takes_the_place_of_the_first(desk: Desk, made: Path):
    answer(desk, "1-product", "4")
    desk.run("collect", "Spring", "out")
    answer(desk, "1-product", "5")
    assert desk.run("collect", "Spring", "out/1-product.csv").lines == ["1 sheet: 1 changed; 1 of 3 in"]
    assert {ballot.score for ballot in load(made).ballots.values()} == {5}


def test_what_was_typed_on_the_stage_and_is_changed_by_a_sheet_is_told(desk: Desk, made: Path):
    answer(desk, "1-product", "4")
    ann = next(person.id for person in load(made).people() if person.name == "Ann")
    carry_out(made, ballots.cast("pulse", ann, [Answer(subject, score=1) for subject in SUBJECTS]))
    assert desk.run("collect", "Spring", "out/1-product.csv").lines == ["1 sheet: 1 changed; 1 of 3 in"]


def test_a_cell_that_cannot_be_read_is_named_and_nothing_of_its_sheet_is_taken(desk: Desk, made: Path):
    answer(desk, "1-product")
    bad = answer(desk, "2-sales", roadmap="9", time="good")
    said = desk.run("collect", "Spring", "out")
    assert said.code == 2
    assert said.lines == ["3 sheets: 1 taken, 1 blank, 1 not taken; 1 of 3 in"]
    row = at(sheet_rows(bad.read_bytes(), ""), "roadmap")[0] + 1
    assert f"out/2-sales.csv: row {row}, column C (1 to 5): “9” stands there; allowed: 1, 2, 3, 4 or 5" in said.err
    assert "“good” stands there" in said.err
    assert "nothing of it was taken, for 2 faults" in said.err


def test_partly_takes_what_can_be_read(desk: Desk, made: Path):
    answer(desk, "2-sales", roadmap="9")
    said = desk.run("collect", "Spring", "--partly", "out/2-sales.csv")
    assert said.code == 1
    assert said.lines == ["1 sheet: 1 taken; 1 of 3 in"]
    assert len(load(made).ballots) == 5
    answer(desk, "1-product", "much")
    none = desk.run("collect", "Spring", "--partly", "out/1-product.csv")
    assert none.code == 2
    assert none.lines == ["1 sheet: 1 not taken"]


def test_partly_takes_the_modules_that_still_take_answers(desk: Desk, made: Path):
    desk.run("sheets", "Spring", "--module", "pulse", "--module", "chart", *CSV, "--out", "both")
    path = desk.here / "both" / "1-product.csv"
    rows = sheet_rows(path.read_bytes(), "")
    chart = next(row.id for row in load(made).activities.values() if not row.practice)
    rows = fill(fill(rows, {"strategy": ["4"]}, "pulse"), {chart: ["1"]}, "chart")
    path.write_bytes(as_csv(rows).encode())
    ben = next(person.id for person in load(made).people() if person.name == "Ben")
    carry_out(made, ballots.say_openly("pulse", ben, [Answer(subject, score=3) for subject in SUBJECTS]))
    whole = desk.run("collect", "Spring", path)
    assert whole.code == 2
    assert "These answers have been shown" in whole.err
    assert whole.lines == ["1 sheet: 1 not taken"]
    partly = desk.run("collect", "Spring", "--partly", path)
    assert partly.code == 1
    assert partly.lines == ["1 sheet: 1 taken; 1 of 3 in"]
    assert [ballot.subject for ballot in load(made).ballots.values() if ballot.round == "chart/1"] == [chart]


def test_how_many_are_in_is_told_for_each_module_where_it_differs(desk: Desk, made: Path):
    desk.run("sheets", "Spring", "--module", "pulse", "--module", "chart", *CSV, "--out", "all")
    answer(desk, "1-product", folder="all")
    path = desk.here / "all" / "2-sales.csv"
    chart = next(row.id for row in load(made).activities.values() if not row.practice)
    rows = fill(sheet_rows(path.read_bytes(), ""), {chart: ["1"]}, "chart")
    path.write_bytes(as_csv(fill(rows, {"time": ["1"]}, "pulse")).encode())
    said = desk.run("collect", "Spring", "all")
    assert said.code == 0
    assert said.out.startswith("3 sheets: 2 taken, 1 blank; ")
    assert said.out.count("of 3 in") == 2
    assert "left blank" in said.err


def test_a_second_sheet_of_the_same_person_that_says_something_else_is_refused(desk: Desk, made: Path):
    first = answer(desk, "1-product", "4")
    second = desk.write("out/1-product (1).csv", first.read_bytes())
    assert desk.run("collect", "Spring", first, second).lines == ["2 sheets: 1 taken, 1 already in; 1 of 3 in"]
    desk.write("out/1-product (1).csv", answer(desk, "1-product", "5").read_bytes())
    answer(desk, "1-product", "4")
    said = desk.run("collect", "Spring", first, second)
    assert said.code == 2
    assert "says something else than" in said.err
    assert {ballot.score for ballot in load(made).ballots.values()} == {4}


def test_a_stage_that_is_running_sees_them_come_in(desk: Desk, made: Path):
    answer(desk, "1-product")
    stage = wired().open(made, window="stage")
    with StageLock(made):
        assert desk.run("collect", "Spring", "out").code == 0
        assert stage.follow()
        assert stage.view.progress["pulse/1"].answered == 1
        assert stage.view.ballots == {}
        assert stage.history()[-1][1].window == "command"
    stage.close()


def test_who_has_left_and_what_is_closed_or_without_names_is_refused(desk: Desk, made: Path):
    answer(desk, "1-product")
    answer(desk, "2-sales")
    ann = next(person.id for person in load(made).people() if person.name == "Ann")
    carry_out(made, people.leave(ann), rounds.ask_again("pulse"), rounds.close("pulse/1"))
    said = desk.run("collect", "Spring", "out")
    assert said.code == 2
    assert "is the sheet of Ann, who has left." in said.err
    assert "out/2-sales.csv: “" in said.err
    assert "No more answers are taken here." in said.err
    carry_out(made, rounds.close("pulse/1", closed=False))
    assert desk.run("collect", "Spring", "out/2-sales.csv").code == 0


def test_answers_without_names_are_refused(desk: Desk, made: Path):
    answer(desk, "2-sales")
    carry_out(made, rounds.ask_again("pulse", anonymous=True))
    said = desk.run("collect", "Spring", "out/2-sales.csv")
    assert said.code == 2
    assert "These answers are kept without names." in said.err


def test_a_sheet_of_another_session_is_refused_by_name(desk: Desk, made: Path):
    answer(desk, "1-product")
    desk.new("--title", "Autumn", "--people", "people.csv")
    said = desk.run("collect", "Autumn", "out/1-product.csv")
    assert said.code == 2
    assert "is a sheet of “Spring”, not of “Autumn”" in said.err


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("large.csv", b"a,b\n" * 2_600_000, "is larger than 8192 kB"),
        ("picture.csv", b"\x89PNG\r\n\x1a\n\0\0\0", "is a picture, not a sheet"),
        ("empty.csv", b"", "is empty"),
        ("people.csv", PEOPLE.encode(), "is no sheet of pmworkshop"),
        ("there is none.csv", None, "There is no file"),
    ],
)
def test_what_is_no_sheet_costs_one_sentence(desk: Desk, made: Path, name: str, content: bytes | None, told: str):
    if content is not None:
        desk.write(name, content)
    said = desk.run("collect", "Spring", name)
    assert said.code == 2
    assert len(said.err.splitlines()) == 1
    assert told in said.err
    assert said.lines == ["1 sheet: 1 not taken"]


def test_a_folder_without_sheets_is_told(desk: Desk, made: Path):
    (desk.here / "empty").mkdir()
    said = desk.run("collect", "Spring", "empty")
    assert said.code == 2
    assert "holds no sheet" in said.err
    assert desk.run("collect", "Spring").code == 2
    assert desk.run("collect", "Spring", "a\0b").code == 2


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="permissions do not bind this user")
def test_what_may_not_be_read_is_told(desk: Desk, made: Path):
    path = answer(desk, "1-product")
    path.chmod(0)
    assert "cannot be read" in desk.run("collect", "Spring", path).err
    path.parent.chmod(0)
    assert "cannot be read" in desk.run("collect", "Spring", "out").err
    path.parent.chmod(0o700)
    made.chmod(0o400)
    path.chmod(0o600)
    assert "can only be read here" in desk.run("collect", "Spring", path).err


def exchanged(path: Path) -> None:
    """Damage a session: one name became another, wherever it stands."""
    path.write_bytes(path.read_bytes().replace(b'"Ann"', b'"Eve"'))


def blanked(path: Path) -> None:
    """Damage a session: the beginning of the table of its newest records is blank."""
    with closing(sqlite3.connect(path)) as db:
        (size,) = db.execute("PRAGMA page_size").fetchone()
        (page,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'live'").fetchone()
    data, at = path.read_bytes(), (page - 1) * size
    path.write_bytes(data[:at] + bytes(size) + data[at + size :])


@pytest.mark.parametrize("damage", [exchanged, blanked])
def test_a_damaged_session_is_not_written_to(desk: Desk, made: Path, damage: Callable[[Path], None]):
    answer(desk, "1-product")
    damage(made)
    before = made.read_bytes()
    said = desk.run("collect", made, "out")
    assert said.code == 2
    assert f"{made.name} is damaged" in said.err
    assert made.read_bytes() == before


def test_the_commands_of_the_guide_work_as_they_stand_there(desk: Desk):
    desk.new("--title", "Spring", "--people", desk.write("people.csv", PEOPLE))
    guide = (Path(__file__).parents[2] / "docs" / "sheets.md").read_text(encoding="utf-8")
    lines = [line for line in guide.splitlines() if line.startswith("pmworkshop ")]
    assert len(lines) == 4
    for line in lines:
        assert desk.run(*shlex.split(line)[1:]).code == 0, line
