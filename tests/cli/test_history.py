"""The commands that tell how a session came about, and what differs."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pmworkshop import export, load
from pmworkshop.base.dates import spell_date
from pmworkshop.base.errors import RefusedError
from pmworkshop.interface import export_each
from pmworkshop.session.core.records import Stage
from pmworkshop.store.sqlite.journal import SqliteJournal
from tests import build
from tests.build import WITHIN, ballot, entry, mark, put, role, round_, sample_file
from tests.cli.conftest import Desk


@pytest.fixture
def path(desk: Desk) -> Path:
    """A short workshop: an answer by Ann, a poll that is shown at its third step, two modules, an undo."""
    place = desk.home / "spring.pmw"
    clock = build.FixedClock()
    workshop = build.begin(place, role("pm", title="Product"), role("de", title="Development"), clock=clock)
    gestures = [
        put(round_(), Stage(id="stage", module="poll", phase="alone", started=clock.now()), label="Went to “Poll”"),
        put(ballot("ann", choice="SECRET"), label="Noted an answer in “Poll”"),
        put(round_(status="revealed"), label="Showed the answers in “Poll”", undoable=False),
        put(Stage(id="stage", module="chart", phase="settle", started=clock.now()), label="Went to “Chart”"),
        put(build.activity("price", label="Set price"), mark("price", "de", "A"), label="Added a row"),
        put(build.drop(mark("price", "de", "A")), mark("price", "pm", "A", reason="it sells"), label="Moved it"),
    ]
    for gesture in gestures:
        clock.move(60)
        workshop.commit(gesture)
    clock.move(60)
    workshop.undo()
    workshop.close()
    return place


def local(hour: int, minute: int) -> datetime:
    return datetime(2026, 9, 14, hour, minute, tzinfo=UTC).astimezone()


def files(folder: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in folder.iterdir()}


def lose(path: Path, seq: int) -> None:
    """Take a step out of the file."""
    with closing(sqlite3.connect(path)) as db:
        db.execute("DELETE FROM step WHERE seq = ?", (seq,))
        db.commit()


# history


def test_history_tells_each_step_with_what_it_changed(desk: Desk, path: Path):
    said = desk.run("history", "spring")
    assert (said.code, said.err) == (0, "")
    assert said.lines[0] == spell_date(local(9, 0).date())
    minute = f"{local(9, 6):%H:%M}"
    at = said.lines.index(f"7  {minute}  Moved it  (Fay, stage)")
    assert said.lines[at + 1 :] == [
        "          A of “Set price” moved from Development to Product; because it sells",
        f"8  {local(9, 7):%H:%M}  Undone: Moved it  (Fay, stage)",
        "          A of “Set price” moved from Product to Development",
    ]


def test_answers_are_told_from_the_moment_they_were_shown(desk: Desk, path: Path):
    steps = desk.run("history", path, "--json").json
    assert "SECRET" not in str(steps[:3])
    assert steps[2]["changed"] == ["“Poll”: 1 of 4 in"]
    assert steps[3]["changed"] == ["Answers in “Poll” were shown", "“We know our customer”: 1 for SECRET"]
    private = desk.run("history", path, "--json", "--private").json
    assert private[2]["changed"] == ["Answer, Ann on “We know our customer”: SECRET"]


def test_json_is_a_list_of_steps_with_their_numbers(desk: Desk, path: Path):
    steps = desk.run("history", path, "--json").json
    assert [step["seq"] for step in steps] == [1, 2, 3, 4, 5, 6, 7, 8]
    last = steps[-1]
    assert (last["label"], last["who"], last["window"], last["module"]) == (
        "Undone: Moved it",
        "Fay",
        "stage",
        "chart",
    )
    assert (last["at"], last["undoes"]) == ("2026-09-14T09:07:00.000Z", steps[6]["id"])


def test_at_a_terminal_the_same_is_paged(desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("LESS", "-R")
    printed = desk.run("history", path).out
    desk.outside.at_terminal = True
    assert desk.run("history", path).out == printed


def test_each_day_has_a_line_and_a_clock_that_cannot_be_read_none(desk: Desk, tmp_path: Path):
    place, clock = desk.home / "days.pmw", build.FixedClock()
    workshop = build.begin(place, clock=clock)
    clock.move(26 * 3600)
    made = workshop.commit(put(entry("e"))).step
    assert made is not None
    odd = made.model_copy(update={"id": "odd", "at": "whenever", "who": "", "window": "", "changes": ()})
    workshop.merge([odd])
    workshop.close()
    lines = desk.run("history", place).lines
    assert spell_date(local(9, 0).date()) in lines
    assert f"\n{spell_date(local(9, 0).date() + timedelta(days=1))}\n" in desk.run("history", place).out
    assert "3  --:--  Something was put" in lines


def test_a_new_file_has_no_history(desk: Desk):
    place = desk.home / "new.pmw"
    SqliteJournal.create(place, build.SESSION).close()
    said = desk.run("history", place)
    assert (said.code, said.out) == (0, "This session has no history: nothing was done in it yet.\n")
    assert desk.run("history", place, "--json").json == []
    assert desk.run("diff", place, place).err == (
        "pmworkshop: new.pmw has no beginning yet: nothing was done in it.\n"
    )


def test_a_hole_is_said_in_a_sentence_and_the_numbers_of_the_others_stay(desk: Desk, path: Path):
    lose(path, 4)
    said = desk.run("history", path, "--json")
    assert said.code == 0
    assert [step["seq"] for step in said.json] == [1, 2, 3, 5, 6, 7, 8]
    assert said.err == "pmworkshop: spring.pmw is damaged: 7 of 8 steps can be read, and are told here.\n"
    shown = desk.run("show", path, "--at", "5")
    assert shown.code == 0
    assert "4 steps" in shown.out
    assert "SECRET" not in desk.run("history", path).out


def test_a_session_whose_beginning_is_lost_is_told_in_a_sentence(desk: Desk, path: Path):
    lose(path, 1)
    said = desk.run("history", path)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("pmworkshop: spring.pmw is damaged, and its beginning is lost.")


def test_the_history_of_an_exported_session_is_the_same(desk: Desk, path: Path):
    desk.run("export", path, "--format", "session", "--out", "out")
    assert desk.run("history", "out/session.toml", "--json").json == desk.run("history", path, "--json").json


def test_a_change_by_another_window_keeps_undo_away_and_history_shows_both(desk: Desk):
    place = desk.home / "two.pmw"
    stage = build.begin(place)
    notes = build.reopen(place, "notes")
    stage.commit(put(entry("e", "first words"), label="Added a line"))
    notes.commit(put(entry("e", "other words"), label="Changed a line"))
    with pytest.raises(RefusedError, match="“Added a line” cannot be taken back: it was changed"):
        stage.undo()
    notes.undo()
    stage.undo()
    stage.redo()
    with pytest.raises(RefusedError, match="nothing to bring back"):
        stage.redo()
    stage.close()
    notes.close()
    steps = desk.run("history", place, "--json").json
    assert [(step["window"], step["label"], step["changed"]) for step in steps[1:]] == [
        ("stage", "Added a line", ["New: “first words”"]),
        ("notes", "Changed a line", ["“first words” now reads “other words”"]),
        ("notes", "Undone: Changed a line", ["“other words” now reads “first words”"]),
        ("stage", "Undone: Added a line", ["“first words” was taken out"]),
        ("stage", "Redone: Added a line", ["Back: “first words”"]),
    ]


# any moment


@pytest.mark.parametrize(("moment", "steps"), [("3", 3), ("poll", 4), ("chart", 8), ("8", 8)])
def test_a_session_is_shown_and_exported_as_it_was(desk: Desk, path: Path, moment: str, steps: int):
    shown = desk.run("show", path, "--at", moment, "--json").json
    assert shown["steps"] == steps
    said = desk.run("export", path, "--at", moment, *(f"--format={name}" for name in WITHIN))
    assert said.code == 0
    made = files(desk.here / f"spring-at-{moment}")
    expected = export(path, "session", at=steps)
    for name in WITHIN:
        expected |= export(load(path, at=steps), name) if name != "session" else {}
    assert made == expected


def test_what_was_not_shown_yet_at_that_moment_is_not_shown(desk: Desk, path: Path):
    assert "SECRET" not in desk.run("show", path, "--at", "3", "--json").out
    assert "SECRET" in desk.run("show", path, "--at", "4", "--json").out
    assert "SECRET" in desk.run("show", path, "--at", "3", "--json", "--private").out


def test_a_time_is_the_last_step_that_was_not_later(desk: Desk, path: Path):
    for named in (f"{local(9, 2):%H:%M}", "2026-09-14T09:02Z", f"{local(9, 2):%Y-%m-%d %H:%M}"):
        assert desk.run("show", path, "--at", named, "--json").json["steps"] == 3
    assert desk.run("export", path, "--at", f"{local(9, 2):%H:%M}").code == 0
    assert (desk.here / f"spring-at-{local(9, 2):%H-%M}" / "summary.md").is_file()


def test_the_last_step_exports_the_same_bytes_and_so_does_the_journal_alone(desk: Desk):
    place = sample_file(desk.home / "sample.pmw")
    files_now = list(export_each(place, WITHIN))
    assert list(export_each(place, WITHIN, at=load(place).seq)) == files_now
    (desk.here / "session.toml").write_bytes(export(place, "session")["session.toml"])
    assert list(export_each(desk.here / "session.toml", WITHIN)) == files_now
    with closing(sqlite3.connect(place)) as db:  # what stands beside the steps is lost
        db.execute("DELETE FROM live")
        db.commit()
    assert list(export_each(place, WITHIN)) == files_now


@pytest.mark.parametrize(
    ("moment", "told"),
    [
        ("0", "Before the first step there is nothing. Name one from 1 to 8."),
        ("9", "This session has 8 steps; there is no step 9. Name one from 1 to 8."),
        ("-3", "This session has 8 steps; there is no step -3."),
        ("plan", "The room was never in “Plan”. See the steps with: pmworkshop history SESSION"),
        ("chrt", "There is no moment “chrt” in this session. Did you mean chart?"),
        ("2026-09-13", "At 2026-09-13 this session had not begun"),
        ("99:99", "“99:99” is not a time of the day: an hour has 60 minutes"),
        ("\x1b[2J", "There is no moment “[2J” in this session."),
        ("", "There is no moment “” in this session."),
    ],
)
def test_a_moment_that_is_not_there_is_told_in_a_sentence(desk: Desk, path: Path, moment: str, told: str):
    for words in (["show", path], ["export", path, "--out", "out"], ["diff", path, "--from"]):
        option = [] if words[-1] == "--from" else ["--at"]
        said = desk.run(*words, *option, moment)
        assert (said.code, said.out) == (2, "")
        assert told in said.err
        assert len(said.err.splitlines()) == 1
    assert not (desk.here / "out").exists()


# diff


def test_two_moments_of_a_session_are_compared(desk: Desk, path: Path):
    said = desk.run("diff", path, "--from", "6", "--to", "7")
    assert said.code == 0
    assert said.lines == [
        "What changed: Sample alignment (step 6) → Sample alignment (step 7)",
        "",
        "The chart “Chart”, cell by cell",
        "  Set price, Development: A → blank",
        "  Set price, Product: blank → A",
    ]
    assert "Nothing differs." in desk.run("diff", path, "--from", "6").out


def test_what_was_not_shown_is_compared_for_the_facilitator_alone(desk: Desk, path: Path):
    assert "SECRET" not in desk.run("diff", path, "--from", "2", "--to", "3").out
    assert "1 for SECRET (not shown)" in desk.run("diff", path, "--from", "2", "--to", "3", "--private").out


def test_two_sessions_are_compared_as_markdown_too(desk: Desk, path: Path):
    other = desk.home / "other.pmw"
    build.begin(other, entry("e", "Only here"), title="Autumn").close()
    said = desk.run("diff", "spring", "Autumn", "--from", "1", "--format", "markdown")
    assert said.code == 0
    assert said.out.startswith("# What changed: Sample alignment (step 1) → Autumn (step 1)\n\n## The workshop\n")
    assert "- New: “Only here”\n" in said.out


def test_there_must_be_something_to_compare_with(desk: Desk, path: Path):
    said = desk.run("diff", path)
    assert (said.code, said.out) == (2, "")
    assert "Name a second session, or a moment with --from, such as --from 12." in said.err
    assert desk.run("diff", path, "nowhere").code == 2
