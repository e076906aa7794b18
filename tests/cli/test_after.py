"""What begins and ends a workshop, from the command line: follow-up, prepare, merge, after."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pmworkshop.base.files import safe_name
from pmworkshop.interface import load
from pmworkshop.session.operations import collect, grouping, people
from pmworkshop.session.operations.planning import review
from pmworkshop.session.rounds import ballots, reveal
from pmworkshop.session.rounds.answer_form import Answer
from pmworkshop.store.sqlite.journal import SqliteJournal
from pmworkshop.workshop.wiring import wired
from tests.build import sample_file
from tests.cli.conftest import Desk

PEOPLE = "name,function,email,sponsor\nAnn,Product,ann@firm.example,\nBen,Sales,ben@firm.example,\n"


@pytest.fixture
def sample(desk: Desk) -> Path:
    return sample_file(desk.home / "sample.pmw")


def spring(desk: Desk, mode: str = "either") -> Path:
    text = (Path(__file__).parents[1] / "data" / "agendas" / "leadership-alignment.toml").read_text(encoding="utf-8")
    live = text.replace('\nmode = "either"\n', "\n")
    desk.write("mine.toml", live.replace('kind = "poll"', f'kind = "poll"\nmode = "{mode}"'))
    return desk.new("mine.toml", "--title", "Spring", "--people", desk.write("p.csv", PEOPLE))


def commit(path: Path, *operations) -> None:
    workshop = wired().open(path, window="stage")
    for operation in operations:
        workshop.commit(operation)
    workshop.close()


# Follow-up


def test_the_hour_after_is_one_command_and_the_next_session_opens_with_the_actions(desk: Desk, sample: Path):
    said = desk.run("after", "sample")
    assert (said.code, said.err) == (0, "")
    folder = desk.here / "sample-after"
    assert sorted(path.name for path in folder.iterdir()) == sorted(Path(line).name for line in said.lines)
    assert {
        "sponsor.md",
        "sponsor.html",
        "action-plan.md",
        "check-ins.ics",
        "day-07-01-head-of-product-sample.txt",
    } <= {path.name for path in folder.iterdir()}
    page = (folder / "sponsor.md").read_text(encoding="utf-8")
    state = load(sample)
    for person in state.people():
        for text in [one.text for one in state.ballots.values() if one.participant == person.id and one.text]:
            assert text not in page
    assert "answers:" not in page
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert desk.run("after", "sample").code == 0
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before

    said = desk.run(
        "follow-up", "sample", "--date", "2026-10-14", "--ends", "10:00", "--place", "Room 4", "--sponsor-invites"
    )
    assert said.code == 0
    assert said.err == "pmworkshop: 10 open actions come along.\n"
    again = load(said.lines[0])
    assert again.info.title == "Follow-up: Leadership alignment"
    assert (again.info.venue, again.info.sponsor_invites) == ("Room 4", True)
    assert (again.info.day, again.info.ends, again.info.parent.session) == (date(2026, 10, 14), "10:00", state.id)
    first = again.info.agenda.modules[0]
    assert [one.code for one in review.looked_at(again, first.id)] == [
        one.code for one in review.looked_at(state, "x")
    ]


def test_a_follow_up_takes_over_the_chart_the_statements_and_what_was_promised(desk: Desk, sample: Path):
    again = load(desk.run("follow-up", "sample").lines[0])
    assert len([row for row in again.activities.values() if row.chart == "roles"]) == 7
    assert again.marks
    assert [one.module for one in again.rounds.values()] == ["last-time/pulse"]
    assert len(again.listed("given", "promised")) == 12, "of nine actions, and three beyond them"
    assert [theme.title for theme in grouping.groups(again, "given")] == ["Came", "Came in part", "Did not come"]


def test_with_a_terminal_the_stage_of_the_follow_up_opens(desk: Desk, sample: Path):
    desk.outside.at_terminal = True
    assert desk.run("follow-up", "sample").code == 0
    assert len(desk.outside.shown) == 1
    assert desk.run("follow-up", "sample", "--no-open", "--date", "+30").code == 0
    assert len(desk.outside.shown) == 1


def test_a_second_follow_up_is_told_of_the_first_and_refused_on_the_same_day(desk: Desk, sample: Path):
    made = Path(desk.run("follow-up", "sample", "--date", "2026-10-14").lines[0])
    told = f"“Follow-up: Leadership alignment” follows “Leadership alignment” already ({made.name})"
    said = desk.run("follow-up", "sample", "--date", "2026-10-14")
    assert said.code == 2
    assert said.err == f"pmworkshop: {told}, on the same day. Open that one, or name another day with --date.\n"
    said = desk.run("follow-up", "sample", "--date", "2026-11-14")
    assert said.code == 0
    assert f"{told}." in said.err


def test_an_edited_mail_is_kept_beside_the_new_one_and_told(desk: Desk, sample: Path):
    folder = desk.here / "sample-after"
    mail = next(Path(line) for line in desk.run("after", "sample").lines if "mail-" in line)
    assert (folder / mail.name).stat().st_mode & 0o777 == 0o600
    (folder / mail.name).write_text("Dear Ann, as you know", encoding="utf-8")
    said = desk.run("after", "sample")
    assert (said.code, said.err.count("is kept as")) == (0, 1)
    assert f"{mail.name} was changed since it was written, and is kept as {mail.stem}.edited.txt." in said.err
    assert (folder / f"{mail.stem}.edited.txt").read_text(encoding="utf-8") == "Dear Ann, as you know"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("follow-up", "Spring"), "No action is open in “Spring”."),
        (("follow-up", "Spring", "--agenda", "discovery-call"), "reviews nothing: no action comes along."),
    ],
)
def test_what_brings_nothing_along_says_so_and_works(desk: Desk, words: tuple[str, ...], told: str):
    desk.new("--title", "Spring")
    said = desk.run(*words)
    assert said.code == 0
    assert told in said.err


def test_two_parents_and_one_without_a_history_are_told_in_one_sentence(desk: Desk):
    desk.new("--title", "Spring")
    desk.new("--title", "Autumn")
    said = desk.run("new", "--from", "Spring", "--from", "Autumn")
    assert (said.code, said.err) == (
        2,
        "pmworkshop: A session continues one other session, and two were named. Name the newest one.\n",
    )
    assert desk.run("follow-up", "Spring", "Autumn").code == 2
    SqliteJournal.create(desk.here / "empty.pmw", "0123456789abcdef").close()
    said = desk.run("follow-up", "empty.pmw")
    assert (said.code, said.err) == (2, "pmworkshop: empty.pmw has no history: there is nothing to continue.\n")


def test_new_and_follow_up_take_over_the_same(desk: Desk, sample: Path):
    one = load(desk.run("follow-up", "sample").lines[0])
    other = load(desk.run("new", "follow-up", "--from", "sample").lines[0])
    assert one.info.title == other.info.title
    for table in ("actions", "entries", "marks", "activities", "rounds", "ballots", "themes"):
        assert len(getattr(one, table)) == len(getattr(other, table)), table


# Prepare and merge


def test_what_a_leader_prepared_is_merged_once(desk: Desk):
    path = spring(desk)
    said = desk.run("prepare", "Spring", "--for", "ann")
    assert said.code == 0
    assert "For Ann" in said.err
    mine = desk.here / said.lines[0]
    assert mine.name == f"{path.stem}-ann.pmw"
    assert b"ben@firm" not in mine.read_bytes()
    person = next(iter(load(mine).participants))
    answers = [Answer(subject.id, score=3) for subject in load(mine).info.agenda.module("pulse").subjects]
    commit(mine, ballots.cast("pulse", person, answers))
    said = desk.run("merge", "Spring", mine, mine)
    assert (said.code, said.lines) == (0, [f"{mine.name}: 1 change", f"{mine.name}: nothing new"])
    assert len(load(path).ballots) == len(answers)
    said = desk.run("merge", "Spring", mine)
    assert said.lines == [f"{mine.name}: nothing new"]


def test_answers_that_come_too_late_are_told_of(desk: Desk):
    path = spring(desk)
    assert desk.run("prepare", "Spring", "--for", "Ben", "--out", "b.pmw").lines == ["b.pmw"]
    mine = desk.here / "b.pmw"
    person = next(iter(load(mine).participants))
    commit(mine, ballots.cast("close", person, [Answer("proposal", score=3)]))
    other = next(one for one in load(path).participants if one != person)
    commit(path, ballots.cast("close", other, [Answer("proposal", score=5)]), reveal.reveal(["close/1"]))
    said = desk.run("merge", "Spring", "b.pmw")
    assert said.lines == ["b.pmw: nothing new; 1 answer left out, since the others were shown already"]


def test_both_values_are_listed_and_the_exit_code_says_so(desk: Desk):
    path = spring(desk)
    commit(path, collect.add("three", "before", prompt="missing"))
    other = desk.here / "other.pmw"
    other.write_bytes(path.read_bytes())
    line = next(iter(load(path).entries))
    commit(path, collect.edit(line, "ours"))
    commit(other, collect.edit(line, "theirs"))
    said = desk.run("merge", "Spring", "other.pmw")
    assert said.code == 1
    for part in ("1 change waits to be settled", "Changed a line in “Questions”", "here:  ours", "other: theirs"):
        assert part in said.out, part
    again = desk.run("merge", "Spring", "other.pmw")
    assert again.code == 1
    assert "nothing new" in again.out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("prepare", "Spring", "--for", "Zed"), "No Zed here."),
        (("prepare", "Spring", "--for", "Ann", "--out", "p.csv"), "p.csv is there already."),
        (("prepare", "Autumn", "--for", "Ann"), "Nothing in “Autumn” can be prepared alone."),
        (("prepare", "Spring"), "Missing option"),
        (("merge", "Spring", "none.pmw"), "none.pmw"),
        (("merge", "Spring", "p.csv"), "p.csv"),
        (("merge", "Spring"), "Missing argument"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(desk: Desk, words: tuple[str, ...], told: str):
    spring(desk)
    desk.new("follow-up", "--title", "Autumn", "--people", "p.csv")
    said = desk.run(*words)
    assert said.code == 2
    assert told in said.err
    assert "Traceback" not in said.err


def test_a_session_of_another_workshop_is_refused(desk: Desk, sample: Path):
    spring(desk)
    said = desk.run("merge", "Spring", sample)
    assert said.code == 2
    assert "sample.pmw is of another workshop" in said.err


def test_what_reaches_nobody_is_told_after(desk: Desk, sample: Path):
    gone = next(one for one in load(sample).people() if one.function == "Operations")
    commit(sample, people.change(gone.id, left=True))
    said = desk.run("after", "sample")
    assert (
        said.err
        == "pmworkshop: 5 letters, 1 action and 1 gift reach nobody by mail: reaches-nobody.txt says what and why.\n"
    )
    folder = desk.here / "sample-after"
    again = f"mail-04-{safe_name(gone.name)}.txt"
    (folder / again).write_text("of the time before")
    (folder / "mail-04-mine.edited.txt").write_text("kept")
    (folder / "own.txt").write_text("another's")
    assert f"Still there from the time before, and not written again: {again}.\n" in desk.run("after", "sample").err
    told = folder / "reaches-nobody.txt"
    assert told.stat().st_mode & 0o077 == 0
    assert "A05 Start a weekly half hour in which dates are agreed (Head of Operations" in " ".join(
        told.read_text().split()
    )


def test_after_a_session_without_owners_there_is_no_mail(desk: Desk):
    desk.new("--title", "Spring")
    said = desk.run("after", "Spring", "--out", "papers")
    assert said.code == 0
    assert "Nothing is asked of anybody yet" in said.err
    assert (desk.here / "papers" / "sponsor.html").is_file()
