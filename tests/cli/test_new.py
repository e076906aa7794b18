"""The command that begins a workshop."""

from __future__ import annotations

from datetime import date
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
        "leadership-alignment", "--title", " Spring \n alignment ", "--organisation", "Firm", "--facilitator", "Fay",
        "--place", " Room  4", "--sponsor-invites",
        "--date", "14 Dec", "--ends", "9:30", "--people", people, "--chart", chart,
    )  # fmt: skip
    session = load(path)
    info = session.info
    assert (info.title, info.organisation, info.facilitator) == ("Spring alignment", "Firm", "Fay")
    assert (info.venue, info.sponsor_invites) == ("Room 4", True)
    assert "Room 4" in desk.run("show", "Spring").out
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
    assert f"pmworkshop: {chart}: RACI, 1 row, 2 roles; lower case letters read as capitals." in said.err


@pytest.mark.parametrize(
    ("text", "told", "names"),
    [
        (
            "Name,Dept,Phone\nAna Alva,Sales,12\n",
            "1 leader: name from column 1, function from column 2; column 3 not used.",
            ["Ana Alva"],
        ),
        (
            "Alva, Ana <ana@firm.example>; Berg, Bo <bo@firm.example>",
            "2 leaders: name and e-mail from the recipients of a mail.",
            ["Ana Alva", "Bo Berg"],
        ),
        (
            "Workshop 3 March,\nMember,Team\nAna Alva,Sales\n",
            "1 leader: name from column 1, function from column 2; line 1 not used.",
            ["Ana Alva"],
        ),
    ],
)
def test_how_people_were_understood_is_one_line(desk: Desk, text: str, told: str, names: list[str]):
    people = desk.write("people.csv", text)
    said = desk.run("new", "--no-open", "--people", people)
    assert f"pmworkshop: {people}: {told}" in said.err.splitlines()
    assert [person.name for person in load(Path(said.lines[0])).people()] == names


def test_a_leader_prepares_by_the_given_name_and_two_that_fit_are_named(desk: Desk):
    people = desk.write("people.csv", "Name,Function\nBo O’Berg,HR\nÄnne Väst,IT\nMay Lund,Finance\nMay Orr,Sales\n")
    path = desk.new("leadership-alignment", "--people", people)
    for name, person in (("O'Berg", "Bo O’Berg"), ("anne", "Änne Väst"), ("sal", "May Orr")):
        assert f"For {person}:" in desk.run("prepare", path, "--for", name).err
    said = desk.run("prepare", path, "--for", "May")
    assert said.code == 2
    assert "“May” may be May Lund (Finance) or May Orr (Sales)." in said.err


def test_a_session_continues_another(desk: Desk):
    call = desk.new("discovery-call", "--title", "Spring call", "--organisation", "Firm")
    after = load(desk.new("--from", "Spring"))
    assert after.info.parent
    assert after.info.parent.session == load(call).id
    assert after.info.organisation == "Firm"


@pytest.mark.parametrize(
    ("typed", "end"),
    [
        ("1130", "11:30"),
        ("3:30 pm", "15:30"),
        ("11：30", "11:30"),
        ("24:00", "00:00"),
        ("15h30", "15:30"),
        ("3pm", "15:00"),
    ],
)
def test_the_end_is_typed_as_people_write_times(desk: Desk, typed: str, end: str):
    assert load(desk.new("--ends", typed)).info.ends == end


def test_a_date_that_may_be_two_is_refused_with_both_until_the_settings_say_which_comes_first(desk: Desk):
    said = desk.run("new", "--no-open", "--date", "4/12")
    assert (said.code, said.out) == (2, "")
    assert (
        "“4/12” may be 4 Dec or 12 Apr. Type 4 Dec, or 12 Apr. Or say once which comes first: date_order" in said.err
    )
    desk.home.mkdir(exist_ok=True)
    (desk.home / "settings.toml").write_text('date_order = "day-month"\nlanguage = "fr"\n', encoding="utf-8")
    assert load(desk.new("--date", "4/12")).info.day == date(2026, 12, 4)
    assert load(desk.new("--date", "14 décembre")).info.day == date(2026, 12, 14)


def test_a_date_that_is_past_is_asked_about(desk: Desk):
    said = desk.run("new", "--no-open", "--date", "1 Sep")
    assert said.code == 2
    assert (
        "“1 Sep” lies before Monday 14 September 2026. Type 1 Sep 2027, or 1 Sep 2026 if that is meant." in said.err
    )
    assert load(desk.new("--date", "1 Sep 2026")).info.day == date(2026, 9, 1)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--date", "soon"], "“soon” is said roughly, not one day."),
        (["--date", "31 Feb"], "is not a day of the calendar"),
        (["--ends", "25:00"], "“25:00” is not a time of the day: the day ends at 24:00"),
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


def test_an_agenda_too_long_for_the_people_is_told_and_begun_as_it_is(desk: Desk):
    round_ = 'kind = "collect"\nphases = { reveal = 10 }\nturns = { reveal = 5 }\nprompts = ["What?"]\n'
    agenda = f'id = "a"\ntitle = "A"\nminutes = 12\n[[modules]]\nid = "w"\ntitle = "W"\nshort = "W"\n{round_}'
    path = desk.write("a.toml", agenda)
    people = desk.write("four.csv", "name\nAnn\nBen\nCem\nDee\n")
    said = desk.run("new", path, "--no-open", "--people", people)
    assert said.code == 0
    assert "pmworkshop: With 4 people this agenda needs 13.5 of 12 minutes, and a tenth should stay free" in said.err
    assert load(said.lines[0]).info.agenda.modules[0].minutes == 10
    assert "a tenth" not in desk.run("new", path, "--no-open").err
