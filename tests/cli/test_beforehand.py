"""A workshop that is answered by forms over days: from the first form to the stage and what leaves the room."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from pmworkshop.exchange.sheet_form import read_mark
from pmworkshop.interface import load
from pmworkshop.session.views.handed_in import handed_in
from pmworkshop.session.views.public import public
from pmworkshop.tui.parts.awaited_ahead import ahead
from tests import build
from tests.cli.conftest import Desk
from tests.report.forming import text_of
from tests.session.sheeting import answered, as_csv, blank
from tests.tui.driving import NOW, stage
from tests.tui.test_notes import notes

LEADERS = """name,function,sponsor,email
Ann Sample,Product management,,ann@example.org
Ben Sample,Sales,,ben@example.org
Cem Sample,Operations,,
Dee Sample,Development,,dee@example.org
Eve Sample,General management,yes,eve@example.org
"""
Answers = Mapping[str, Mapping[str, str]]
"""What a leader fills in, by module and row."""
PULSE = dict.fromkeys(("strategy", "roadmap", "resources", "customers", "disputes", "time"), "4")
FIRST: Mapping[str, Answers] = {
    "Ann": {
        "three": {"missing": "Visit customers", "unwanted": "Two roadmaps", "outcome": "We have one roadmap"},
        "goals": {"goal": "30 % online by May", "strategy": "No special versions"},
        "pulse": PULSE,
    },
    "Ben": {"three": {"missing": "Say no", "unwanted": "Promise dates alone", "outcome": "-"}, "pulse": PULSE},
    "Cem": {"three": {"missing": "Plan with operations"}},
}


@pytest.fixture
def session(desk: Desk) -> Path:
    """A session of the shipped agenda with five leaders, a week ahead, whose first forms were written."""
    people_file = desk.write("people.csv", LEADERS)
    path = desk.new("self-paced-alignment", "--title", "Autumn", "--date", "+9", "--people", people_file)
    said = desk.run("sheets", path, "--format", "html", "--out", "forms", "--by", "+4")
    assert said.code == 0, said.err
    return path


def sent(desk: Desk, session: Path, name: str, leader: str, answers: Answers, rows: list | None = None) -> Path:
    """What a leader sends back: the text that the form makes."""
    rows = rows or form_of(session, leader)
    left = {(module, row): value for module, cells in answers.items() for row, value in cells.items()}
    filled = [list(row) for row in rows]
    for row in filled:
        mark = next((found for cell in row if (found := read_mark(cell))), ())
        if len(mark) > 3 and mark[0] == "head":
            column = answered(row)
        elif len(mark) > 5 and mark[5] in answers.get(mark[3], {}):
            row[column] = left.pop((mark[3], mark[5]), "")
    return desk.write(name, f"Dear Fay,\n\n{text_of(as_csv(filled).encode())}\n")


def form_of(session: Path, leader: str) -> list:
    whole = load(session)
    return blank(whole, leader=next(one.id for one in whole.people() if one.name.startswith(leader)))


def second_of(session: Path, leader: str) -> Answers:
    """Answers to the second form: dots on the first two lines of the first form, and the owner of each row."""
    whole = load(session)
    lines = [one.id for one in whole.listed("three") if one.prompt in ("missing", "unwanted")]
    rows = [row.id for row in whole.activities.values() if row.chart == "chart" and not row.practice]
    return {"pick": {lines[0]: "1", lines[1]: "1"}, "chart": dict.fromkeys(rows, "3" if leader == "Ann" else "4")}


async def test_a_workshop_runs_over_two_waves_of_forms_and_goes_on_in_the_room(desk: Desk, session: Path):
    # The forms say which part they are, by when they are awaited, and whose they are.
    forms = sorted((desk.here / "forms").iterdir())
    assert len(forms) == 5
    page = forms[0].read_text(encoding="utf-8")
    assert "Part 1 of 2." in page
    assert "by Friday 18 September 2026." in page
    assert "Choose three" not in page

    # Three of five answer, one of them twice.
    late, twice = form_of(session, "Dee"), form_of(session, "Ann")
    for leader, answers in FIRST.items():
        said = desk.run("collect", session, sent(desk, session, f"{leader}.txt", leader, answers))
        assert said.code == 0, said.err
    changed = {**FIRST["Ann"], "pulse": {**PULSE, "roadmap": "2"}}
    again = desk.run("collect", session, sent(desk, session, "again.txt", "Ann", changed, twice))
    assert again.lines[0].startswith("1 sheet: 1 changed")
    assert public(load(session)).ballots == {}

    # Who is awaited: how far each is, and never what.
    told = desk.run("awaited", session)
    assert told.code == 1
    assert told.lines[0] == "Part 1 of 2, awaited by Friday 18 September 2026"
    assert "  Three questions: 3 of 5 in" in told.lines
    assert "1 of 5 leaders have answered all of it" in told.lines
    assert "  Ann Sample (Product management): all in" in told.lines
    assert "  Cem Sample (Operations): Questions 1 of 3, Goals 0 of 2, Statements 0 of 6" in told.lines
    assert "  Eve Sample (General management): nothing yet" in told.lines
    assert "roadmap" not in told.out
    data = desk.run("awaited", session, "--json").json
    assert (data["wave"], data["waves"], data["by"]) == (1, 2, "2026-09-18")
    assert [one["done"] for one in data["leaders"]] == [[3, 2, 6], [3, 0, 6], [1, 0, 0], [0, 0, 0], [0, 0, 0]]

    # Reminders go to those who are awaited, and to nobody else.
    desk.run("export", session, "--format", "reminders", "--out", "mails")
    mails = {path.name: path.read_text(encoding="utf-8") for path in (desk.here / "mails").iterdir()}
    assert sorted(mails) == [
        "reminder-01-ben-sample.txt", "reminder-02-cem-sample.txt", "reminder-03-dee-sample.txt",
        "reminder-04-eve-sample.txt",
    ]  # fmt: skip
    assert "To: dee@example.org" in mails["reminder-03-dee-sample.txt"]
    assert "- Three questions (2 of 3 are open)" in mails["reminder-02-cem-sample.txt"]
    assert "by Friday 18 September 2026" in " ".join(mails["reminder-04-eve-sample.txt"].split())
    assert not any("Visit customers" in mail for mail in mails.values())

    # The facilitator shows it; what comes later is not taken.
    said = desk.run("reveal", session)
    assert said.code == 0, said.err
    assert said.lines[0] == "Shown: Three questions (3 of 5, without Dee Sample, Eve Sample)"
    assert "part 2 of 2" in said.lines[-1]
    too_late = desk.run("collect", session, sent(desk, session, "late.txt", "Dee", FIRST["Ann"], late))
    assert too_late.code == 2
    assert "These answers have been shown. It came too late; part 2 of 2 is asked now" in too_late.err

    # The second form asks about what the first one showed.
    assert desk.run("sheets", session, "--format", "html", "--out", "forms", "--by", "+7").code == 0
    page = (desk.here / "forms" / forms[0].name).read_text(encoding="utf-8")
    assert "Part 2 of 2." in page
    assert "by Monday 21 September 2026." in page
    for words in ("Visit customers", "Promise dates alone", "We have one roadmap", "Admit an item to the roadmap"):
        assert words in page
    for leader in ("Ann", "Ben", "Dee"):
        answers = second_of(session, leader)
        said = desk.run("collect", session, sent(desk, session, f"{leader}2.txt", leader, answers))
        assert said.code == 0, said.err
    other = {**FIRST["Ben"], "goals": {"goal": "Forty"}}
    first_form = desk.run("collect", session, sent(desk, session, "old.txt", "Eve", other, late))
    assert (first_form.code, "part 2 of 2 is asked now" in first_form.err) == (2, True)
    said = desk.run("reveal", session)
    assert said.lines[-1] == "All that is asked beforehand has been shown. The stage begins with “Open”."
    assert desk.run("awaited", session).lines == ["All that is asked beforehand has been shown."]
    assert desk.run("reveal", session).code == 2

    # The stage begins with the room's first part, and only the room's minutes count.
    async with stage(desk.home, session, now=NOW) as room:
        assert "Answered beforehand" in room.wall
        await room.press("pagedown")
        assert room.session.stage.module == "open"
        places = []
        for _ in range(20):
            await room.press("pagedown")
            places.append((room.session.stage.module, room.session.stage.phase))
            if room.session.stage.finished or room.session.stage.module == "plan":
                break
            if room.session.stage.module in ("goals", "pulse", "pick", "chart"):
                assert "Answered beforehand by" in room.wall, places[-1]
            else:
                assert "Answered beforehand by" not in room.wall, places[-1]
        assert "three" not in [module for module, _ in places]
        assert not [
            phase for module, phase in places if module in ("goals", "pulse", "pick", "chart") and phase == "alone"
        ]
        assert ("chart", "settle") in places
    said = desk.run("export", session, "--format", "markdown", "--out", "papers")
    summary = (desk.here / "papers" / "summary.md").read_text(encoding="utf-8")
    assert "Visit customers" in summary
    assert "3 leaders answered before we met." in summary


def test_nothing_is_shown_where_nobody_has_answered(desk: Desk, session: Path):
    said = desk.run("reveal", session)
    assert said.code == 2
    assert "Nobody has answered yet, so that nothing was shown. It stays open." in said.err
    assert desk.run("awaited", session).lines[-1] == "  Eve Sample (General management): nothing yet"


def test_nothing_is_awaited_where_nothing_is_asked_beforehand(desk: Desk):
    path = desk.here / "live.pmw"
    build.begin(path).close()
    said = desk.run("awaited", path)
    assert (said.code, "can be prepared alone" in said.err) == (2, True)
    assert "asks nothing beforehand" in desk.run("reveal", path).err


def test_a_part_that_nobody_answered_stays_open_and_is_named(desk: Desk, session: Path):
    desk.run("collect", session, sent(desk, session, "cem.txt", "Cem", FIRST["Cem"]))
    said = desk.run("reveal", session)
    assert (said.code, said.lines[0]) == (
        1, "Shown: Three questions (1 of 5, without Ann Sample, Ben Sample, Dee Sample, Eve Sample)",
    )  # fmt: skip
    assert "Nobody has answered “Six statements” yet; it stays open." in said.err
    assert desk.run("reveal", session, "--module", "three").code == 2


@pytest.mark.parametrize(
    ("day", "told"), [("2026-09-01", "is past"), ("2026-10-30", "That is after the workshop on")]
)
def test_a_day_that_makes_no_sense_is_refused(desk: Desk, session: Path, day: str, told: str):
    before = load(session)
    said = desk.run("sheets", session, "--format", "html", "--out", "forms", "--by", day)
    assert (said.code, told in said.err) == (2, True)
    assert load(session).seq == before.seq


def test_one_form_is_announced_as_one_and_two_as_two(desk: Desk, session: Path):
    mail = " ".join(desk.run("invite", session).out.split())
    assert "two short forms come by mail, one after the other" in mail
    assert "please think about" not in mail
    assert "cards for each" not in desk.run("runsheet", session).out


async def test_the_stage_shows_by_keys_what_came_in_and_begins_no_clock(desk: Desk, session: Path):
    for leader, answers in FIRST.items():
        desk.run("collect", session, sent(desk, session, f"{leader}.txt", leader, answers))
    async with stage(desk.home, session, now=NOW) as room:
        assert "Questions 3 of 5 in" in room.wall
        assert "Visit customers" not in room.wall
        await room.press("enter")
        assert "Enter shows all of" in room.wall
        await room.press("escape")
        assert {one.status for one in room.session.rounds.values()} == {"open"}
        await room.press("enter", "enter")
        assert "Answered beforehand, and shown: Questions, Goals" in room.wall
        assert room.session.stage is None
        await room.press("enter", "ctrl+z")
        assert {one.status for one in room.session.rounds.values()} == {"revealed"}
        await room.press("pagedown", "g")
        assert re.search(r"Three questions\s+answered before", room.wall)


async def test_who_is_awaited_beforehand_is_told_where_the_facilitator_looks(desk: Desk, session: Path):
    desk.run("collect", session, sent(desk, session, "ann.txt", "Ann", FIRST["Ann"]))
    desk.run("collect", session, sent(desk, session, "ben.txt", "Ben", FIRST["Ben"]))
    awaited = "Asked beforehand: 1 of 5 leaders in, awaited:"
    async with stage(desk.home, session, now=NOW) as room:
        assert "awaited" not in room.wall
        await room.press("l")
        assert "Asked beforehand: 1 of 5 leaders in, 4 are awaited" in room.wall
        rows = {name: next(row for row in room.screen if f"{name} Sample" in row) for name in ("Ann", "Ben", "Eve")}
        assert "awaited" not in rows["Ann"]
        assert rows["Ben"].rstrip().endswith("awaited")
        assert rows["Eve"].rstrip().endswith("sponsor · awaited")
    async with notes(desk.home, session) as window:
        told = " ".join(window.page.split())
        assert f"{awaited} Ben Sample, Cem Sample, Dee Sample, Eve Sample" in told
    for leader in ("Ben", "Cem", "Dee", "Eve"):
        desk.run("collect", session, sent(desk, session, f"all-{leader}.txt", leader, FIRST["Ann"]))
    async with stage(desk.home, session, now=NOW) as room:
        await room.press("l")
        assert "Asked beforehand: 5 of 5 leaders in, nobody is awaited" in room.wall
        await room.press("escape", "pagedown", "l")
        assert "Asked beforehand" not in room.wall


def test_of_many_who_are_awaited_the_number_is_told(desk: Desk):
    rows = "".join(f"Leader{n} Sample{n},Unit {n},,\n" for n in range(30))
    people_file = desk.write("people.csv", f"name,function,sponsor,email\n{rows}")
    path = desk.new("self-paced-alignment", "--title", "Autumn", "--date", "+9", "--people", people_file)
    whole = load(path)
    told = ahead(public(whole), handed_in(whole))
    assert told.line(76) == (("Asked beforehand: 0 of 30 leaders in, 30 are awaited", "soft"),)
    assert ahead(public(whole), None).line(76) == ()
