"""Standard input and output in place of files, through real pipes and through the commands alone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from pmworkshop.exchange.sheet_table import sheet_rows
from pmworkshop.interface import load
from tests.cli.conftest import Desk
from tests.session.sheeting import as_csv, at

PEOPLE = "name,function,sponsor\nAnn,Product,\nBen,Sales,\nDee,Management,yes\n"
CHART = "Decision,Sponsor,Product\nSet the price,A,R\nName the owner,R,A\n"
TOML = (
    'title = "Piped"\nroles = ["Sponsor", "Product"]\nrows = [{ activity = "Set the price", cells = ["A", "R"] }]\n'
)
AGENDAS = Path(__file__).parents[2] / "agendas"


@pytest.fixture
def made(desk: Desk) -> Path:
    return desk.new("--title", "Spring", "--people", desk.write("people.csv", PEOPLE))


def piped(desk: Desk, *words: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run the program as a shell would."""
    command = [sys.executable, "-m", "pmworkshop", "--home", str(desk.home), *words]
    return subprocess.run(
        command, input=given, capture_output=True, check=False, env={**os.environ, "PYTHONIOENCODING": "utf-8"}
    )


# Taken from standard input


def test_people_and_a_chart_are_taken(desk: Desk):
    said = desk.run("new", "--title", "Piped", "--people", "-", "--no-open", typed=PEOPLE)
    assert said.code == 0
    assert [person.name for person in load(said.lines[0]).people()] == ["Ann", "Ben", "Dee"]
    said = desk.run("new", "--title", "Charted", "--chart", "-", "--no-open", typed=CHART)
    assert "Name the owner" in [row.label for row in load(said.lines[0]).activities.values()]


@pytest.mark.parametrize(("name", "given"), [("-", CHART), ("-", TOML), ("-#one", f'[[matrix]]\nid = "one"\n{TOML}')])
def test_a_chart_is_checked(desk: Desk, name: str, given: str):
    said = desk.run("chart", "check", "--", name, typed=given)
    assert said.code in (0, 1), said.err
    assert "RACI, " in said.out
    told = desk.run("chart", "check", "--json", "--", name, typed=given).json
    assert told["file"] == f"standard input{name.removeprefix('-')}"


def test_an_agenda_is_checked_and_shown_and_begun(desk: Desk):
    text = (AGENDAS / "follow-up.toml").read_text(encoding="utf-8")
    assert desk.run("agenda", "check", "-", typed=text).out.startswith("standard input: fine. ")
    assert desk.run("agenda", "show", "-", typed=text).out == desk.run("agenda", "show", "follow-up").out
    said = desk.run("new", "-", "--no-open", typed=text)
    assert load(said.lines[0]).info.agenda.id == "follow-up"


def test_a_session_goes_out_and_comes_in_through_pipes(desk: Desk, made: Path):
    written = piped(desk, "export", "Spring", "--format", "session", "--out", "-")
    assert written.returncode == 0
    assert b"keep it to yourself" in written.stderr
    desk.home = desk.here / "elsewhere"
    taken = piped(desk, "import", "-", given=written.stdout)
    assert taken.returncode == 0, taken.stderr
    assert load(taken.stdout.decode().strip()).id == load(made).id
    desk.home = desk.here / "third"
    assert piped(desk, "import", "-", given=made.read_bytes()).returncode == 0


def test_what_a_leader_prepares_goes_out_and_comes_in_through_pipes(desk: Desk, made: Path):
    written = piped(desk, "prepare", "Spring", "--for", "Ann", "--out", "-")
    assert written.stderr == b"pmworkshop: For Ann: it holds the questions, and nothing that was answered.\n"
    assert written.stdout.startswith(b"SQLite format 3\0")
    taken = piped(desk, "merge", "Spring", "-", given=written.stdout)
    assert (taken.returncode, taken.stdout) == (0, b"standard input: nothing new\n")


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_sheet_is_collected(desk: Desk, made: Path, form: str):
    desk.run("sheets", "Spring", "--module", "pulse", "--format", form, "--out", "out")
    path = desk.here / "out" / f"2-sales.{form}"
    rows = sheet_rows(path.read_bytes(), "")
    place = at(rows, "roadmap")[0]
    if form == "xlsx":
        book = openpyxl.load_workbook(path)
        book["Answers"].cell(place + 1, 3).value = 2
        book.save(path)
    else:
        rows[place][2] = "2"
        path.write_bytes(as_csv(rows).encode())
    said = piped(desk, "collect", "Spring", "-", given=path.read_bytes())
    assert said.returncode == 0, said.stderr
    assert said.stdout == b"1 sheet: 1 taken; 1 of 3 in\n"
    assert [ballot.score for ballot in load(made).ballots.values()] == [2]


@pytest.mark.parametrize(
    ("words", "given", "told"),
    [
        (["agenda", "check", "-"], "id = “team”\n", "standard input, line 1: “ is a curly quotation mark"),
        (["agenda", "check", "-"], "", "standard input is empty: an agenda was expected"),
        (["chart", "check", "-"], "", "standard input is empty"),
        (["collect", "Spring", "-"], "a,b\n", "standard input is no sheet of pmworkshop"),
        (["import", "-"], "a,b\n", "standard input"),
        (["new", "--no-open", "--people", "-", "--chart", "-"], PEOPLE, "Standard input can be read only once"),
        (["new", "--no-open", "--people", "-"], "x" * (65 * 1024 * 1024), "stands more than 65536 kB"),
    ],
)
def test_a_fault_speaks_of_standard_input(desk: Desk, made: Path, words: list[str], given: str, told: str):
    said = desk.run(*words, typed=given)
    assert said.code == 2
    assert told in said.err
    assert "/pmworkshop-" not in said.err


# Written to standard output


def test_one_format_is_printed(desk: Desk, made: Path):
    desk.run("export", "Spring", "--out", "out")
    files = {path.name: path.read_bytes() for path in (desk.here / "out").iterdir()}
    assert piped(desk, "export", "Spring", "--format", "toml", "--out", "-").stdout == files["summary.toml"]
    pages = [files[name] for name in ("summary.md", "raci.md", "action-plan.md")]
    assert piped(desk, "export", "Spring", "--format", "markdown", "--out", "-").stdout == b"\n".join(pages)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["export", "Spring", "--out", "-"], "That is 4 files"),
        (["after", "Spring", "--out", "-"], "Several files are written here"),
        (["sheets", "Spring", "--out", "-"], "Several files are written here"),
        (["demo", "--headless", "--out", "-"], "Several files are written here"),
    ],
)
def test_several_files_are_refused(desk: Desk, made: Path, words: list[str], told: str):
    said = desk.run(*words)
    assert (said.code, said.out) == (2, "")
    assert told in said.err
    assert not (desk.here / "-").exists()


def test_a_handout_is_printed_with_and_without_a_hyphen(desk: Desk, made: Path):
    for command in ("invite", "runsheet"):
        assert desk.run(command, "Spring", "--out", "-").out == desk.run(command, "Spring").out


def test_what_is_no_text_is_not_printed_on_a_terminal(desk: Desk, made: Path):
    desk.outside.at_terminal = True
    said = desk.run("prepare", "Spring", "--for", "Ann", "--out", "-")
    assert said.code == 2
    assert "the terminal cannot show it" in said.err
