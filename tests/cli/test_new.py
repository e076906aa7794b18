"""The command that begins a workshop."""

from __future__ import annotations

from pathlib import Path

import pytest

from pmworkshop import load
from pmworkshop.store.sqlite.journal import SqliteJournal
from tests.cli.conftest import Desk

PEOPLE = "name,function,sponsor\nAnn,Operations,\nBea,Sales,\nCleo,General management,yes\n"
CHART = "Decision,Ann,Bea\nSet the price,A,R\n"


def test_without_any_option_it_makes_the_shipped_workshop_for_today(desk: Desk):
    said = desk.run("new", "--no-open")
    path, session_id = Path(said.lines[0]), said.lines[1].removeprefix("id ")
    assert (said.code, said.err) == (0, "")
    assert path.parent == desk.home
    session = load(path)
    assert session.id == session_id
    assert session.info.title == "Leadership alignment"
    assert session.info.day.isoformat() == "2026-09-14"
    assert desk.outside.shown == []


def test_everything_that_may_be_said(desk: Desk):
    people, chart = desk.write("people.csv", PEOPLE), desk.write("chart.csv", CHART)
    path = desk.new(
        "leader", "--title", " Spring \n alignment ", "--organisation", "Firm", "--facilitator", "Fay",
        "--date", "14 Dec", "--ends", "9:30", "--people", people, "--chart", chart,
    )  # fmt: skip
    session = load(path)
    info = session.info
    assert (info.title, info.organisation, info.facilitator) == ("Spring alignment", "Firm", "Fay")
    assert (info.day.isoformat(), info.ends) == ("2026-12-14", "09:30")
    assert [person.name for person in session.people()] == ["Ann", "Bea", "Cleo"]
    assert [row.label for row in session.activities.values()] == ["Set the price"]


def test_the_first_step_says_who_and_where(desk: Desk):
    journal = SqliteJournal.open(desk.new("--facilitator", "Fay"), readonly=True)
    ((_, step),) = journal.steps()
    journal.close()
    assert (step.window, step.who, step.label) == ("command", "Fay", "Began the workshop")


def test_on_a_terminal_the_stage_opens(desk: Desk):
    desk.outside.at_terminal, desk.outside.answer = True, 3
    said = desk.run("new")
    assert said.code == 3
    assert desk.outside.shown == [(Path(said.lines[0]).name, False)]
    desk.run("new", "--no-open")
    assert len(desk.outside.shown) == 1


def test_without_a_terminal_nothing_opens(desk: Desk):
    assert desk.run("new").code == 0
    assert desk.outside.shown == []


def test_notes_on_people_and_chart_go_to_the_other_stream(desk: Desk):
    people = desk.write("people.csv", "name,function,e-mail\nAnn,Operations,not an address\n")
    chart = desk.write("chart.csv", CHART.replace("A,R", "a,r"))
    said = desk.run("new", "--no-open", "--people", people, "--chart", chart)
    assert said.code == 0
    assert len(said.lines) == 2
    assert f"pmworkshop: {people}: Line 2: " in said.err
    assert f"pmworkshop: {chart}: RACI, 1 row, 2 roles; lower case letters read as capitals" in said.err


def test_a_session_continues_another(desk: Desk):
    call = desk.new("discovery-call", "--title", "Spring call", "--organisation", "Firm")
    after = load(desk.new("--from", "Spring"))
    assert after.info.parent
    assert after.info.parent.session == load(call).id
    assert after.info.organisation == "Firm"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--date", "soon"], "“soon” is not a date."),
        (["--date", "31 Feb"], "is not a day of the calendar"),
        (["--ends", "25:00"], "“25:00” is not a time of the day. Type it like 11:30."),
        (["--people", "none.csv"], "There is no file none.csv."),
        (["--chart", "none.csv"], "There is no file none.csv."),
        (["--from", "nothing"], "nothing"),
        (["leadership-alignmint"], "Nearest: leadership-alignment"),
        (["discovery-call", "--chart", "chart.csv"], "has no chart to start from"),
        (["--people", "twice.csv"], "twice"),
    ],
)
def test_what_cannot_be_used_is_told_and_nothing_is_made(desk: Desk, words: list[str], told: str):
    desk.write("chart.csv", CHART)
    desk.write("twice.csv", "Ann,Sales\nAnn,Operations\n")
    said = desk.run("new", "--no-open", *words)
    assert (said.code, said.out) == (2, "")
    assert told in said.err
    assert not list(desk.home.glob("*"))


def test_a_title_that_is_too_long_is_told_and_nothing_is_left(desk: Desk):
    said = desk.run("new", "--no-open", "--title", "x" * 100_000)
    assert said.code == 2
    assert said.err == "pmworkshop: The title has 100000 characters; 120 is the most.\n"
    assert not list(desk.home.glob("*"))


def test_a_home_that_cannot_be_made_is_told(desk: Desk):
    desk.home.write_text("", encoding="utf-8")
    said = desk.run("new", "--no-open")
    assert said.code == 70
    assert said.err.startswith("pmworkshop: ")
    assert "Traceback" not in said.err


def test_a_home_that_is_synced_is_warned_of(desk: Desk):
    said = desk.run("new", "--no-open", "--home", desk.here / "Dropbox")
    assert said.code == 0
    assert "Dropbox" in said.err


def test_home_counts_wherever_it_stands(desk: Desk):
    other = desk.here / "other"
    path = Path(desk.run("new", "--no-open", "--home", other).lines[0])
    assert path.parent == other
    assert str(other / "agendas") in desk.run("agenda", "--home", other, "list").out
