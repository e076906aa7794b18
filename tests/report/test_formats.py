"""The table of formats: a format is one function and one line of it."""

import json
from collections.abc import Iterator
from dataclasses import replace
from fnmatch import fnmatch
from pathlib import Path

import pytest
import tomli

from pmworkshop.base.errors import InputError
from pmworkshop.interface import FORMATS, export
from pmworkshop.kinds.registry import kind_named
from pmworkshop.report.builders.report import build as build_report
from pmworkshop.report.files import files_after
from pmworkshop.report.formats import TABLE, Format, formats_for, usual
from pmworkshop.report.model.report import Report
from pmworkshop.report.model.sections.base import Section
from pmworkshop.report.writers.own_file import OwnFile
from tests import build
from tests.build import action
from tests.cli.conftest import Desk, desk  # noqa: F401
from tests.report.sample import session
from tests.report.test_report import discovery
from tests.session.asked import asking


def toy_files(report: Report) -> dict[str, bytes]:
    """A toy format: the titles of the sections, as JSON."""
    words = {"for": report.audience, "sections": [section.title for section in report.sections]}
    return {"toy.json": json.dumps(words).encode()}


TOY = Format("toy", "a toy for this test", f"{__name__}:toy_files", ("toy.json",), caution="It is a toy.")


def toy_section(section: Section) -> Iterator[str]:
    yield f"The whole of {section.title}."


TOY_FILE = OwnFile("toy.md", "A toy", toy_section)


@pytest.fixture
def toy(monkeypatch: pytest.MonkeyPatch) -> Format:
    monkeypatch.setitem(TABLE, "toy", TOY)
    return TOY


def test_a_toy_format_is_one_function_and_one_line(toy: Format):
    titles = json.loads(export(session(), "toy", audience="facilitator")["toy.json"])
    assert titles["for"] == "facilitator"
    assert "A collect module" in titles["sections"]


def test_a_toy_format_can_be_asked_for_on_the_command_line(toy: Format, desk: Desk):  # noqa: F811
    path = desk.new("--title", "Spring")
    said = desk.run("export", path, "--format", "toy", "--out", "out")
    assert said.code == 0
    assert said.lines == [str(Path("out") / "toy.json")]
    assert "It is a toy." in said.err
    assert json.loads((desk.here / "out" / "toy.json").read_bytes())["for"] == "room"
    assert "there are markdown, toml, session, run-sheet," in desk.run("export", path, "--format", "mardkown").err


def test_a_format_is_refused_for_an_audience_it_is_not_for(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(TABLE, "toy", Format("toy", "", TOY.writer, ("toy.json",), audiences=("room",)))
    assert export(session(), "toy")
    with pytest.raises(InputError, match="The format toy is for room, not for sponsor"):
        export(session(), "toy", audience="sponsor")


@pytest.mark.parametrize("name", [name for name in formats_for("export") if name != "session"])
def test_a_format_makes_the_files_that_the_table_names(name: str):
    assert set(export(session(), name)) == set(TABLE[name].files)


HANDOUTS = [row for when in ("before", "alone", "after") for row in formats_for(when).values()]


@pytest.mark.parametrize("name", [row.name for row in HANDOUTS if row.takes == "report"])
def test_a_handout_makes_the_files_that_the_table_names(name: str):
    row, state = TABLE[name], asking(action("a1", owners=("ann",)), action("a2", "A02", place=2))
    made = build_report(state, row.audiences[0], sheets=())
    files = row.load()(build_report(discovery(), row.audiences[0]) if row.of_call else made)
    assert all(any(fnmatch(file, pattern) for pattern in row.files) for file in files)
    assert all(any(fnmatch(file, pattern) for file in files) for pattern in row.files)


def test_a_kind_names_the_file_that_its_sections_are_written_to(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(type(kind_named("collect")), "own_file", f"{__name__}:TOY_FILE")
    files = export(session(), "markdown")
    assert set(files) == {"summary.md", "raci.md", "action-plan.md", "toy.md"}
    assert files["toy.md"].decode().startswith("# A toy\n")
    assert files["toy.md"].decode().endswith("The whole of A collect module.\n")


def test_any_format_but_the_sheets_can_be_asked_for_by_name():
    assert set(FORMATS) == {name for name in TABLE if not name.startswith("sheets-")}
    assert set(export(session(), "sponsor")) == set(TABLE["sponsor"].files)
    with pytest.raises(InputError, match="There is no format “sheets-csv”"):
        export(session(), "sheets-csv")


def test_an_export_without_a_format_writes_what_is_read_by_persons_and_programs():
    assert list(formats_for("export")) == ["markdown", "toml", "session"]
    assert usual() == ("markdown", "toml")


def test_a_toy_handout_goes_out_with_the_others_after_the_workshop(monkeypatch: pytest.MonkeyPatch):
    row = Format("toy", "", TOY.writer, ("toy.json",), audiences=("sponsor",), occasion="after")
    monkeypatch.setitem(TABLE, "toy", row)
    files = files_after(session())
    assert {"toy.json", "sponsor.md", "check-ins.ics", "action-plan.md"} <= set(files)
    assert json.loads(files["toy.json"])["for"] == "sponsor"


def test_the_stage_saves_what_an_export_without_a_format_writes(toy: Format, monkeypatch: pytest.MonkeyPatch):
    assert "toy" not in usual()
    monkeypatch.setitem(TABLE, "toy", replace(toy, usual=True))
    assert usual() == ("markdown", "toml", "toy")


def test_the_files_of_a_history_are_those_that_the_table_names(tmp_path: Path):
    build.begin(tmp_path / "session.pmw").close()
    assert set(export(tmp_path / "session.pmw", "session")) == set(TABLE["session"].files)


def test_toml_reads_back_as_what_was_said_whatever_letters_it_has():
    ugly = "a\"b\\c\x7f\t# [x] 'y' = \U0001f600"
    whole = session().apply(build.step(session(), build.entry("e1", ugly, author="ann", theme="t1")))
    data = tomli.loads(export(whole, "toml")["summary.toml"].decode())
    said = [line["text"] for section in data["section"] for question in section.get("questions", ())
            for group in question["groups"] for line in group["lines"]]  # fmt: skip
    assert whole.entries["e1"].text in said
