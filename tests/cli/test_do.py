"""The stage without a screen: what it does by names of commands, keys, lines and rows, and what it reads out."""

from __future__ import annotations

from pathlib import Path

import pytest

from pmworkshop.interface import load
from pmworkshop.session.operations.navigation import enter
from pmworkshop.session.views.public import public
from pmworkshop.tui.shell.opening import open_session
from tests.build import reopen
from tests.cli.conftest import Desk

PEOPLE = "name,function,sponsor\nAnn,Product management,\nBo,Operations,\nCy,Sales,\nDi,General management,yes\n"


@pytest.fixture
def spring(desk: Desk) -> Path:
    """A session of four leaders that has not begun."""
    Path("people.csv").write_text(PEOPLE, encoding="utf-8")
    return Path(desk.new("--title", "Spring", "--people", "people.csv"))


def lines_of(path: Path) -> list[str]:
    return [entry.text for entry in load(path).listed("three")]


def at(path: Path, module: str, phase: str) -> None:
    workshop = reopen(path)
    workshop.commit(enter(module, phase))
    workshop.close()


def test_commands_keys_and_lines_do_what_they_do_on_the_stage(desk: Desk, spring):
    at(spring, "three", "reveal")
    said = desk.run("do", "Spring", "type:Customers wait for a price", "type:Dates move", "PgDn")
    assert said.code == 0
    assert lines_of(spring) == ["Customers wait for a price", "Dates move"]
    assert said.lines[0].startswith("4 Questions, Group")
    assert "> ▶ Customers wait for a price" in said.out
    assert desk.run("do", "Spring", "choose:dates", "out").code == 0
    assert lines_of(spring) == ["Customers wait for a price"]
    assert "Dates move" in desk.run("do", "Spring", "undo").out


def test_a_chart_is_settled_by_rows_and_columns_and_the_next_day_tells_it(desk: Desk, spring):
    at(spring, "chart", "settle")
    said = desk.run("do", "Spring", "choose: set the price / sales", "A")
    assert said.code == 0
    assert "> Set the price: Sales A" in said.out
    assert "Sales" in desk.run("show", "Spring").out


def test_the_title_of_the_welcome_is_read_as_words(desk: Desk, spring):
    assert "SPRING" in desk.run("do", "Spring").lines
    assert "SPRING" in desk.run("do", "Spring", "read").lines


def test_what_can_be_done_now_is_listed_with_keys(desk: Desk, spring):
    said = desk.run("do", "Spring", "commands")
    assert "forward (PgDn): Go on to the next phase, then to the next module" in said.lines
    assert not any(line.startswith("palette") for line in said.lines)


@pytest.mark.parametrize(
    ("act", "told"),
    [
        ("forwrd", "There is no command and no key “forwrd” here. Did you mean “forward”? To list them: commands"),
        ("choose:zzz", "There is no row with “zzz” here. To hear what is here: read"),
        ("choose:set the price/nobody", "There is no column with “nobody” here."),
        ("choose:a", "4 rows fit “a”: Admit an item to the roadmap; Commit capacity and dates;"),
        ("type:a line", "No line is typed here now. To hear what can be done: commands"),
        ("~", "“~” has no meaning here."),
    ],
)
def test_what_is_refused_ends_it_with_one_sentence(desk: Desk, spring, act, told):
    at(spring, "chart", "settle")
    said = desk.run("do", "Spring", act, "forward")
    assert said.code == 2
    assert told in said.err
    assert load(spring).stage.module == "chart"


def test_a_letter_is_no_command_while_a_line_is_typed(desk: Desk, spring):
    at(spring, "three", "reveal")
    said = desk.run("do", "Spring", "g")
    assert said.code == 2
    assert "A line is typed here now. Say type: and the line, or leave_field." in said.err
    assert desk.run("do", "Spring", "leave_field", "g").code == 0


def test_a_talk_tells_what_has_changed_and_goes_on_after_a_refusal(desk: Desk, spring):
    at(spring, "three", "reveal")
    talk = "type:Customers wait\nnonsense\n\nread\nquit\nforward\n"
    said = desk.run("do", "Spring", typed=talk)
    assert said.code == 0
    assert "> 1  Customers wait  Ann" in said.lines
    assert "Not done: There is no command and no key “nonsense” here. To list them: commands" in said.lines
    assert said.out.count("What should be happening around our products") == 2  # at first, and when it is read
    assert load(spring).stage.phase == "reveal"


def test_hidden_answers_are_taken_and_never_told(desk: Desk, spring):
    at(spring, "pulse", "alone")
    talk = "".join(f"{digit}\n" for digit in "534521")
    said = desk.run("do", "Spring", typed=talk)
    assert said.code == 0
    assert "1 of 4 in" in said.out
    session = load(spring)
    assert {one.participant for one in session.table("ballot").values()} == {session.people()[0].id}
    assert not public(session).table("ballot")
    assert "5 3 4" not in said.out
    assert "Now: Operations, Bo ○○○○○○ · next: Sales" in said.lines


def test_at_a_terminal_hidden_answers_are_typed_without_being_shown(desk: Desk, spring, monkeypatch):
    at(spring, "pulse", "alone")
    desk.outside.at_terminal = True
    typed, asked = iter("5345"), []

    def hidden(prompt: str, stream: object) -> str:
        asked.append(prompt)
        try:
            return next(typed)
        except StopIteration:
            raise EOFError from None

    monkeypatch.setattr("getpass.getpass", hidden)
    said = desk.run("do", "Spring")
    assert said.code == 0
    assert asked == ["Hidden> "] * 5
    at(spring, "three", "reveal")
    said = desk.run("do", "Spring", typed="type:One\n")
    assert "Line 1:> " in said.err


def test_a_leader_who_leaves_by_words_leaves_all_as_it_was(desk: Desk, spring):
    before = spring.read_bytes()
    assert desk.run("do", "Spring", "--read-only", "read").code == 0
    assert desk.run("do", "Spring", "--read-only", "forward").code == 2
    assert spring.read_bytes() == before


def test_json_has_what_was_told_to_each_act(desk: Desk, spring):
    told = desk.run("do", "Spring", "forward", "read", "--json").json
    assert [one["act"] for one in told] == ["", "forward", "read", ""]
    assert told[2]["told"][0].startswith("1 Open, Explain")


def test_the_curtain_hides_the_page_from_the_ear_too(desk: Desk, spring):
    at(spring, "three", "reveal")
    said = desk.run("do", "Spring", "leave_field", "curtain")
    assert said.lines[-1] == "The curtain is drawn."


def test_it_goes_on_beside_a_stage_that_shows_the_session(desk: Desk, spring):
    at(spring, "three", "reveal")
    stage = open_session(spring)
    try:
        assert desk.run("do", "Spring", "type:Beside the wall").code == 0
    finally:
        stage.close()
    assert lines_of(spring) == ["Beside the wall"]
