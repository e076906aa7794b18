"""The command that replays a session: what it opens, and what it says when it cannot."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime

import pytest

from pmworkshop.session.operations import collect
from pmworkshop.session.operations.navigation import enter
from tests.build import FixedClock, reopen
from tests.cli.conftest import Desk

AT = datetime(2026, 9, 14, 12, 0, tzinfo=UTC)


@pytest.fixture
def begun(desk: Desk):
    """A session of four steps: begun, gone to the questions, two lines; a minute after the other."""
    path = desk.new("--title", "Spring")
    clock = FixedClock(AT)
    workshop = reopen(path, clock=clock)
    for operation in (enter("three", "reveal"), collect.add("three", "One"), collect.add("three", "Two")):
        clock.move(60)
        workshop.commit(operation)
    workshop.close()
    desk.outside.at_terminal = True
    return path


def test_a_session_is_replayed_from_its_beginning_at_sixty_times(desk: Desk, begun):
    desk.outside.answer = 4
    assert desk.run("replay", "Spr").code == 4
    assert desk.run("replay", begun).code == 4
    assert desk.outside.shown == [("replay at 1 of 4, 60x", False)] * 2


@pytest.mark.parametrize(("at", "seq"), [("3", 3), ("three", 2), ("Questions", 2), ("2026-09-14T12:02Z", 3)])
def test_it_begins_with_a_step_a_part_or_a_time(desk: Desk, begun, at, seq):
    assert desk.run("replay", "Spring", "--at", at, "--speed", "600").code == 0
    assert desk.outside.shown == [(f"replay at {seq} of 4, 600x", False)]


def test_an_exported_session_is_replayed_too(desk: Desk, begun):
    desk.run("export", "Spring", "--format", "session", "--out", "out")
    assert desk.run("replay", "out/session.toml").code == 0
    assert desk.outside.shown == [("replay at 1 of 4, 60x", False)]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--at", "5"), "This session has 4 steps; there is no step 5. Name one from 1 to 4."),
        (("--at", "0"), "Before the first step there is nothing. Name one from 1 to 4."),
        (("--at", "2020-01-01"), "At 2020-01-01 this session had not begun"),
        (("--at", "qestions"), "There is no moment “qestions” in this session."),
        (("--speed", "0"), "There is no speed 0. Name one from 1 to 600 times."),
        (("--speed", "9999"), "There is no speed 9999. Name one from 1 to 600 times."),
        (("--speed", "fast"), "Invalid value for '--speed': 'fast' is not a valid integer."),
    ],
)
def test_what_cannot_be_is_said_in_one_sentence(desk: Desk, begun, words, told):
    said = desk.run("replay", "Spring", *words)
    assert said.code == 2
    assert said.err.startswith(f"pmworkshop: {told}")
    assert len(said.err.splitlines()) == 1
    assert desk.outside.shown == []


def test_a_session_that_has_not_begun_says_so(desk: Desk):
    path = desk.new("--title", "Spring")
    desk.outside.at_terminal = True
    said = desk.run("replay", "Spring")
    assert said.code == 2
    assert said.err == f"pmworkshop: The workshop in {path.name} has not begun, so there is nothing to replay.\n"


def test_a_damaged_history_says_how_much_is_left(desk: Desk, begun):
    with sqlite3.connect(begun) as connection:
        connection.execute("UPDATE step SET body = replace(body, 'One', 'Six') WHERE seq = 3")
    connection.close()
    said = desk.run("replay", begun)
    assert said.code == 2
    assert said.err == (
        f"pmworkshop: {begun.name} is damaged: 3 of 4 steps can be read, so it cannot be replayed. "
        f"To save those: pmworkshop open {begun}\n"
    )


def test_without_a_terminal_it_says_what_else_there_is(desk: Desk, begun):
    desk.outside.at_terminal = False
    said = desk.run("replay", "Spring")
    assert said.code == 2
    assert said.err == (
        "pmworkshop: The replay needs a terminal. To read it without one: pmworkshop history SESSION\n"
    )
