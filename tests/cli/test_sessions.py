"""The commands that open, list and show sessions."""

from __future__ import annotations

from pathlib import Path

import pytest

from pmworkshop import load
from pmworkshop.base.errors import BusyError, WayOut
from pmworkshop.session.core.records import Ballot, Entry, Participant, Round
from tests import build
from tests.cli.conftest import Desk
from tests.store.test_foreign import FOREIGN, alter


def damage(path: Path) -> None:
    """Change one letter in the newest record, so that the check sum does not fit."""
    data = path.read_bytes()
    at = data.rindex(b"Leadership alignment")
    path.write_bytes(data[:at] + b"L3" + data[at + 2 :])


def hidden(desk: Desk) -> Path:
    """A session with a round that is not revealed, and an e-mail address."""
    path = desk.home / "hidden.pmw"
    workshop = build.begin(path, title="Hidden round")
    asked = Round(id="poll/1", module="poll")
    said = Ballot(id="poll/1/ann/1", round="poll/1", participant="ann", subject="1", text="SECRET")
    workshop.commit(build.put(asked, said, Entry(id="e", module="collect", text="An answer")))
    workshop.commit(build.put(Participant(id="eva", name="Eva", email="eva@firm.example", present=False)))
    workshop.close()
    return path


# open


def test_open_shows_the_stage(desk: Desk):
    path = desk.new("--title", "Spring")
    desk.outside.at_terminal, desk.outside.answer = True, 4
    assert desk.run("open", "Spr").code == 4
    assert desk.run("open", path.name).code == 4
    assert desk.run("open", path.stem, "--read-only").code == 4
    assert desk.outside.shown == [(path.name, False), (path.name, False), (path.name, True)]


RUNS = BusyError("spring.pmw is being run on another stage.", way_out=WayOut.WATCH_ONLY)


@pytest.mark.parametrize(("typed", "code"), [("\n", 4), ("y\n", 4), ("n\n", 2)])
def test_what_another_stage_runs_is_led_together_after_a_yes(desk: Desk, typed: str, code: int):
    path = desk.new("--title", "Spring")
    desk.outside.at_terminal, desk.outside.answer, desk.outside.refuses = True, 4, RUNS
    said = desk.run("open", path, "--as", "Bo", typed=typed)
    assert said.code == code
    assert "spring.pmw is being run on another stage. Lead it together? [Y/n]" in said.err
    assert desk.outside.shown == ([(f"Bo beside {path.name}", False)] if code == 4 else [])
    assert ("with --together" in said.err) == (code == 2)


def test_a_session_that_is_busy_otherwise_asks_nothing(desk: Desk):
    path = desk.new("--title", "Spring")
    desk.outside.at_terminal, desk.outside.refuses = True, BusyError("Another window does not end its write.")
    said = desk.run("open", path, typed="y\n")
    assert (said.code, said.out) == (2, "")


def test_who_leads_together_is_named_on_the_command_line_or_in_the_settings(desk: Desk):
    path = desk.new("--title", "Spring")
    desk.outside.at_terminal = True
    assert desk.run("open", path, "--as", "Ann\x1b[1m").code == 0
    assert desk.run("open", path, "--together").code == 0
    (desk.home / "settings.toml").write_text('facilitator = "Fay"\n')
    assert desk.run("open", path, "--together").code == 0
    assert desk.run("open", path, "--together", "--as", "  Bo ").code == 0
    assert desk.run("notes", path, "--as", "Cy").code == 0
    assert [one for one, _ in desk.outside.shown] == [
        f"Ann[1m at {path.name}",
        f"somebody beside {path.name}",
        f"Fay beside {path.name}",
        f"Bo beside {path.name}",
        f"notes of {path.name} for Cy",
    ]
    long = desk.run("notes", path, "--as", "x" * 500)
    assert (long.code, len(long.err.splitlines())) == (2, 1)
    both = desk.run("open", path, "--together", "--read-only")
    assert both.code == 2
    assert "--read-only and --together do not go together" in both.err


def test_open_without_a_terminal_says_what_else_there_is(desk: Desk):
    desk.new("--title", "Spring")
    said = desk.run("open", "Spring")
    assert said.code == 2
    assert said.err == (
        "pmworkshop: The stage needs a terminal. To see a session without one: pmworkshop show SESSION\n"
    )


def test_what_is_no_session_is_told(desk: Desk):
    assert "is not a pmworkshop session" in desk.run("show", desk.write("x.pmw", "hello")).err
    assert "There is no file" in desk.run("show", desk.here).err


@pytest.mark.parametrize(("typed", "local"), [("y\n", True), ("n\n", False)])
def test_a_session_in_a_synced_folder_is_offered_locally(desk: Desk, typed: str, local: bool):
    cloud = desk.here / "Dropbox"
    made = desk.new("--title", "Spring")
    cloud.mkdir()
    path = made.rename(cloud / made.name)
    desk.outside.at_terminal = True
    said = desk.run("open", path, typed=typed)
    assert said.code == 0, said.err
    assert "Dropbox" in said.err
    assert desk.outside.shown == [(path.name, False)]
    assert (desk.home / path.name).exists() == local
    if local:
        assert load(desk.home / path.name) == load(path)
        again = desk.run("open", path)
        assert "A copy of that name is in" in again.err


def test_nobody_to_answer_is_an_interruption(desk: Desk):
    cloud = desk.here / "Dropbox"
    cloud.mkdir()
    made = desk.new()
    path = made.rename(cloud / made.name)
    desk.outside.at_terminal = True
    assert desk.run("open", path, typed="").code == 130


# names of sessions


def test_an_unknown_name_is_told_with_the_nearest_titles(desk: Desk):
    desk.new("--title", "Spring alignment")
    said = desk.run("show", "Sprung alignment")
    assert said.code == 2
    assert "Spring alignment" in said.err


def test_two_sessions_that_begin_alike_are_told_apart_by_more_of_the_title_or_the_id(desk: Desk):
    first, second = desk.new("--title", "Spring one"), desk.new("--title", "Spring two")
    said = desk.run("show", "Spring")
    assert said.code == 2
    assert "Spring one" in said.err
    assert "Spring two" in said.err
    assert "Spring one\n" in desk.run("show", "spring o").out
    assert "Spring two\n" in desk.run("show", load(second).id).out
    assert "Spring one\n" in desk.run("show", first).out


@pytest.mark.parametrize("name", ["", " ", "\x00", "x" * 5000, "../..", "\x1b[2J"])
def test_a_name_that_none_can_have_is_told(desk: Desk, name: str):
    said = desk.run("show", name)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("pmworkshop: ")
    assert "\x1b" not in said.err


# list


def test_an_empty_list_says_how_to_begin(desk: Desk):
    said = desk.run("list")
    assert (said.code, said.out) == (
        0,
        f"There is no session in {desk.home} yet. Begin one with: pmworkshop new\n",
    )
    assert desk.run("list", "--json").json == []


def test_the_list_names_day_title_and_place_and_what_is_damaged(desk: Desk):
    fine, broken = desk.new("--title", "Spring"), desk.new("--title", "Autumn")
    damage(broken)
    said = desk.run("list")
    assert said.code == 0
    assert "2026-09-14" in said.out
    assert "Spring  (" in said.out
    assert "damaged" in said.out
    listed = desk.run("list", "--json").json
    assert {one["path"] for one in listed} == {str(fine), str(broken)}
    (good,) = [one for one in listed if not one["fault"]]
    assert (good["title"], good["day"], good["id"]) == ("Spring", "2026-09-14", load(fine).id)


@pytest.mark.parametrize(("command", "code"), [(["list"], 0), (["show", "{}"], 2), (["doctor"], 1)])
def test_a_file_that_was_made_to_hang_the_program_hangs_no_command(desk: Desk, command: list[str], code: int):
    desk.new("--title", "Spring")
    made = desk.new("--title", "Autumn")
    alter(made, FOREIGN["a view without an end"])
    said = desk.run(*(word.format(made) for word in command))
    assert said.code == code
    assert made.name in said.out + said.err
    assert "Spring" in said.out or command[0] != "list"


# show


def test_show_tells_a_session_on_a_page(desk: Desk):
    path = build.sample_file(desk.home / "sample.pmw")
    out = desk.run("show", path).out
    assert out.startswith(
        "Leadership alignment (sample)\nSample firm (made up) · Monday 14 September 2026 · ends 12:00\n"
    )
    assert "finished · 218 steps" in out
    assert "  8 rows, 9 roles; not settled yet: 0\n" in out
    assert "  Admit an item to the roadmap: Head of product" in out
    assert "nobody in the room speaks" not in out
    assert "  A01  Publish who decides what enters the roadmap (Head of Product (sample), Wed 30 Sep)\n" in out
    assert "→ Finance brings the figures" in out


def test_show_leaves_out_what_was_not_revealed(desk: Desk):
    path = hidden(desk)
    for flag in ([], ["--json"]):
        out = desk.run("show", path, *flag).out
        assert "SECRET" not in out
        assert "@" not in out
        assert "An answer" in out
    assert "asked 1: open, 1 of 4 in" in desk.run("show", path).out


def test_show_private_holds_everything(desk: Desk):
    path = hidden(desk)
    assert "Eva (eva@firm.example, away)" in desk.run("show", path, "--private").out
    shown = desk.run("show", path, "--private", "--json").json
    assert shown["view"] == "private"
    assert shown["steps"] == 3
    assert [ballot["text"] for ballot in shown["records"]["ballot"]] == ["SECRET"]


def test_of_a_damaged_session_what_is_good_is_shown_and_said(desk: Desk):
    path = desk.new("--title", "Spring")
    damage(path)
    said = desk.run("show", path)
    assert said.code == 0
    assert said.out.startswith("Spring\n")
    assert "The file is damaged: 1 of 1 steps are as they were saved." in said.err
    assert "damaged" in desk.run("export", path, "--out", "out").err
    path.write_bytes(path.read_bytes()[:1000])
    said = desk.run("show", path)
    assert said.code == 2
    assert "damaged" in said.err


# notes


def test_notes_open_beside_the_stage(desk: Desk):
    path = desk.new("--title", "Spring")
    desk.outside.at_terminal, desk.outside.answer = True, 4
    assert desk.run("notes", "Spr").code == 4
    assert desk.run("notes", path.stem).code == 4
    assert desk.outside.shown == [(f"notes of {path.name}", False)] * 2


def test_notes_of_a_session_that_is_not_there(desk: Desk):
    desk.outside.at_terminal = True
    said = desk.run("notes", "Nowhere")
    assert said.code == 2
    assert said.err.startswith("pmworkshop: There is no session “Nowhere”.")


def test_notes_without_a_terminal_say_what_else_there_is(desk: Desk):
    desk.new("--title", "Spring")
    said = desk.run("notes", "Spring")
    assert said.code == 2
    assert said.err == ("pmworkshop: The notes need a terminal. To have them on paper: pmworkshop runsheet SESSION\n")
