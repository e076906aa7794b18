"""The stage and the notes of one session act as one: a card that is typed in one is never asked for in the other."""

from __future__ import annotations

import pytest

from pmworkshop.session.operations import people
from pmworkshop.session.operations.navigation import enter
from pmworkshop.session.rounds import ballots, reveal, rounds
from pmworkshop.session.rounds.answer_form import form_of, read
from pmworkshop.tui.drawing.faces import poster
from tests import build
from tests.tui.driving import make, stage
from tests.tui.test_notes import at, leaders, notes, said, window_marks

FIRST, SECOND, THIRD = "Head of product", "Development", "Operations"


async def follow(window):
    """Take in what the other window has written."""
    await window.app.shell.live.follow()
    await window.settle()


def now(room):
    """Whose turn it is on the stage."""
    line = next((one for one in room.screen if "Now: " in one), "")
    return line.partition("Now: ")[2].split("  ")[0]


def all_in(room):
    """Whether the stage says in large letters that all are in, and asks nobody any more."""
    large = all(row.rstrip() in room.wall for row in poster("8 of 8"))
    return large and "answers in. Enter shows" in room.wall and not now(room)


def asked(window):
    """What the field of the notes asks for."""
    ask = window.app.desk.state.ask
    assert ask is not None
    assert ask.question in window.wall
    return ask.question


def cards(path, *who, module="pulse", typed="3"):
    """Let whole cards come in from elsewhere, as prepared answers do."""
    workshop = build.reopen(path)
    session = workshop.session
    workshop.close()
    form = form_of(session, session.info.agenda.module(module))
    mine = leaders(session)
    at(path, module, "reveal", *(ballots.cast(module, mine[one], read(form, typed * form.marks)) for one in who))


async def test_a_card_typed_in_the_notes_moves_the_stage_to_the_next_leader(tmp_path):
    path = make(tmp_path)
    async with stage(tmp_path, path) as room:
        await room.go("pulse", "reveal")
        async with notes(tmp_path, path) as window:
            marks = window_marks(window)
            assert now(room) == FIRST
            await window.press("enter")
            await window.line("2" * marks)
            await follow(room)
            assert now(room) == SECOND
            assert "1 of 8 in" in room.wall
            await room.press(*"4" * marks)
            assert {score for _, score in said(room, FIRST)} == {2}
            assert {score for _, score in said(room, SECOND)} == {4}


async def test_it_follows_by_itself_within_one_watch(tmp_path):
    path = make(tmp_path)
    async with stage(tmp_path, path) as room:
        await room.go("pulse", "reveal")
        cards(path, FIRST)
        await room.until(lambda: now(room) == SECOND)


async def test_half_typed_keys_go_under_no_other_name(tmp_path):
    path = make(tmp_path)
    async with stage(tmp_path, path) as room:
        await room.go("pulse", "reveal")
        async with notes(tmp_path, path) as window:
            marks = window_marks(window)
            await room.press("5", "5")
            await window.press("enter")
            await window.line("2" * marks)
            await follow(room)
            assert f"{FIRST} is in: the card came from another window, and counts." in room.wall
            assert "What was half typed here is dropped" in room.wall
            await room.press(*"5" * (marks - 2))  # the rest of the card that was begun here
            assert f"{FIRST} is in, from another window; nothing was taken here." in room.wall
            await room.press("backspace")
            assert {score for _, score in said(room, FIRST)} == {2}
            assert not said(room, SECOND)
            await room.press("enter")
            assert now(room) == SECOND
            await room.press(*"4" * marks)
            assert {score for _, score in said(room, SECOND)} == {4}


async def test_tab_goes_on_from_a_card_that_came_from_elsewhere(tmp_path):
    path = make(tmp_path)
    async with stage(tmp_path, path) as room:
        await room.go("pulse", "reveal")
        await room.press("5")
        cards(path, FIRST)
        await follow(room)
        await room.press("tab")
        assert now(room) == SECOND


async def test_a_leader_further_down_is_skipped_when_the_turn_comes(tmp_path):
    path = make(tmp_path)
    async with stage(tmp_path, path) as room:
        await room.go("pulse", "reveal")
        cards(path, SECOND, "Executive sponsor")
        await follow(room)
        assert now(room) == FIRST
        marks = window_marks(room)
        await room.press(*"1" * marks)
        assert now(room) == THIRD
        for _ in range(5):
            await room.press(*"1" * marks)
        assert all_in(room)


async def test_a_stage_that_is_opened_later_knows_whose_cards_are_in(tmp_path):
    path = make(tmp_path)
    cards(path, SECOND, THIRD)
    async with stage(tmp_path, path) as room:
        assert now(room) == FIRST
        await room.press(*"1" * window_marks(room))
        assert now(room) == "Supply chain"


async def test_a_card_that_is_undone_is_asked_for_again(tmp_path):
    path = make(tmp_path)
    async with stage(tmp_path, path) as room:
        await room.go("pulse", "reveal")
        async with notes(tmp_path, path) as window:
            marks = window_marks(window)
            await window.press("enter")
            await window.line("2" * marks)
            await follow(room)
            for _ in range(7):
                await room.press(*"4" * marks)
            assert all_in(room)
            await window.press("escape", "ctrl+z")
            await follow(room)
            assert now(room) == FIRST
            await room.press("u")  # the last card of the stage
            assert "6 of 8 in" in room.wall
            await room.press(*"1" * marks)
            assert now(room) == "Executive sponsor, Sponsor lead"


async def test_a_card_that_is_refused_is_asked_for_again(tmp_path):
    path = make(tmp_path)
    async with stage(tmp_path, path) as room:
        await room.go("pulse", "reveal")
        async with notes(tmp_path, path) as window:
            marks = window_marks(window)
            await window.press("enter")
            await window.line("2" * marks)
            await window.press("escape", "K")
            await follow(room)
            assert "no more answers are taken, only corrections" in room.wall
            await room.press(*"4" * marks)
            assert "No more answers are taken here." in room.wall
            assert now(room) == SECOND
            await window.press("K")
            await follow(room)
            await room.press(*"4" * marks)
            assert {score for _, score in said(room, SECOND)} == {4}


async def test_keys_that_are_half_typed_when_all_is_shown_are_dropped_and_said(tmp_path):
    path = make(tmp_path)
    cards(path, FIRST)
    async with stage(tmp_path, path) as room:
        await room.press("5", "5")
        at(path, "pulse", "reveal", reveal.reveal(["pulse/1"]))
        await follow(room)
        assert "What was half typed here is dropped" in room.wall
        at(path, "pulse", "reveal", rounds.ask_again("pulse"))
        await follow(room)
        assert now(room) == FIRST
        assert "●" not in next(one for one in room.screen if "Now: " in one)
        assert not room.session.ballots.get("pulse/2/x")


async def test_keys_wait_with_their_leader_while_the_room_is_elsewhere(tmp_path):
    path = make(tmp_path)
    async with stage(tmp_path, path) as room:
        await room.go("pulse", "reveal")
        await room.press("5", "5")
        at(path, "pick", "explain")
        await follow(room)
        assert "the keys typed for one leader wait there" in room.wall
        cards(path, FIRST)
        await follow(room)
        assert f"{FIRST} is in: the card came from another window" in room.wall


async def test_a_leader_who_leaves_and_a_deputy_change_nobodys_card(tmp_path):
    path = make(tmp_path)
    async with stage(tmp_path, path) as room:
        await room.go("pulse", "reveal")
        await room.press("5", "5")
        gone = leaders(room.session)[FIRST]
        at(path, "pulse", "reveal", people.here(gone, present=False))
        await follow(room)
        line = next(one for one in room.screen if "Now: " in one)
        assert now(room) == SECOND
        assert "●" not in line


# Lines behind dots.


def worded(home):
    """A session whose leaders each write two sentences."""
    path = home / "tiny.pmw"
    workshop = build.begin(path)
    workshop.commit(enter("collect", "alone"))
    workshop.close()
    return path


async def test_an_open_line_with_nothing_in_it_goes_on_to_the_next_leader(tmp_path):
    path = worded(tmp_path)
    async with stage(tmp_path, path) as room, notes(tmp_path, path) as window:
        await room.press("enter", "enter")
        assert "Product, Ann: What is not happening" in room.wall
        await window.press("tab", "enter")
        await window.line("We never ask")
        await follow(room)
        assert "What must stop?" in room.wall
        await window.line("Waiting")
        await follow(room)
        assert "Sales, Ben: What is not happening" in room.wall
        assert now(room) == "Sales, Ben"
        await room.line("Nobody decides")
        await room.line("Waiting too")
        texts = {(one.participant, one.text) for one in room.session.ballots.values()}
        assert len({who for who, _ in texts}) == 2
        assert {text for _, text in texts} == {"We never ask", "Waiting", "Nobody decides", "Waiting too"}


@pytest.mark.parametrize("key", ["enter", "escape"])
async def test_a_line_that_is_half_typed_stays_with_its_leader(tmp_path, key):
    path = worded(tmp_path)
    async with stage(tmp_path, path) as room, notes(tmp_path, path) as window:
        await room.press("enter", "enter")
        room.app.desk.field.insert_text_at_cursor("Mine")
        await window.press("tab", "enter")
        await window.line("We never ask")
        await follow(room)
        assert "Product, Ann is in, from another window." in room.wall
        assert "Mine" not in room.wall
        await room.press(key)
        kept = {one.text for one in room.session.ballots.values() if one.subject == "1"}
        assert kept == ({"Mine"} if key == "enter" else {"We never ask"})
        if key == "escape":
            told = "Product, Ann is in: the card came from another window"
            await room.until(lambda: told in room.wall)
            await room.press("enter")
            assert "Product, Ann is in" not in room.wall


# The other way round.


async def test_the_chosen_leader_of_the_notes_goes_on_when_the_stage_takes_the_card(tmp_path):
    path = make(tmp_path)
    async with stage(tmp_path, path) as room:
        await room.go("pulse", "reveal")
        async with notes(tmp_path, path) as window:
            marks = window_marks(window)
            assert window.app.desk.board.cursor.row == leaders(window.session)[FIRST]
            await room.press(*"2" * marks)
            await follow(window)
            assert window.app.desk.board.cursor.row == leaders(window.session)[SECOND]
            await window.press("4")
            await window.line("4" * (marks - 1))
            assert {score for _, score in said(window, SECOND)} == {4}
            assert {score for _, score in said(window, FIRST)} == {2}


async def test_a_line_of_the_notes_follows_the_stage_or_stays_with_its_leader(tmp_path):
    path = make(tmp_path)
    async with stage(tmp_path, path) as room:
        await room.go("pulse", "reveal")
        async with notes(tmp_path, path) as window:
            marks = window_marks(window)
            await window.press("enter")
            assert FIRST in asked(window)
            await room.press(*"2" * marks)
            await follow(window)
            assert SECOND in asked(window)
            await window.type("4")
            await room.press(*"3" * marks)
            await follow(window)
            assert f"{SECOND} is in, from another window. Enter keeps" in " ".join(window.wall.split())
            assert window.app.desk.field.value == "4"
            await window.line("4" * (marks - 1))
            assert {score for _, score in said(window, SECOND)} == {4}


async def test_of_two_passes_the_stage_asks_what_is_missing(tmp_path):
    path = tmp_path / "tiny.pmw"
    workshop = build.begin(path)
    workshop.commit(enter("poll", "reveal"))
    workshop.close()
    async with stage(tmp_path, path) as room, notes(tmp_path, path) as window:
        await room.press("1")
        await window.press("enter")
        await window.line("12")
        await follow(room)
        assert "Product, Ann is in" in room.wall
        await room.press("enter")
        assert "as it should be" in room.wall
        await room.press("5", "5")
        given = {one.round: one.score for one in room.session.ballots.values()}
        assert len(given) == 2
        assert now(room) == "Sales, Ben"


# What the notes do to the room.


async def test_the_stage_does_within_one_watch_what_the_notes_ask_of_the_room(tmp_path):
    path = make(tmp_path)
    at(path, "three", "explain")
    async with stage(tmp_path, path) as room, notes(tmp_path, path) as window:
        await window.press("pagedown")
        await room.until(lambda: room.session.stage.phase == "alone")
        await window.press("pageup")
        await room.until(lambda: room.session.stage.phase == "explain")
        await window.press(".")
        await room.until(lambda: room.app.desk.state.curtain)
        assert "What" not in room.wall
        await window.press(".")
        await room.until(lambda: not room.app.desk.state.curtain)
        await window.press("y")
        await room.until(lambda: "paused" in room.head)
        await window.press("y")
        await room.until(lambda: "paused" not in room.head)
        await window.press("B")
        await window.line("10")
        await room.until(lambda: room.session.stage.recess is not None)
        assert "Break" in room.wall


async def test_a_round_that_the_notes_close_and_show_is_closed_and_shown_on_the_stage(tmp_path):
    path = make(tmp_path)
    cards(path, FIRST, SECOND, THIRD)
    async with stage(tmp_path, path) as room, notes(tmp_path, path) as window:
        await window.press("K")
        await room.until(lambda: "no more answers are taken, only corrections" in room.wall)
        await window.press("pagedown", "enter")
        await room.until(lambda: "●" in room.wall and "Now:" not in room.wall)
        await room.press("A")
        await window.until(lambda: "0 in, not yet" in window.wall)
        assert now(room) == FIRST


async def test_answers_without_names_move_nobody_elsewhere(tmp_path):
    path = make(tmp_path)
    async with stage(tmp_path, path) as room:
        await room.go("pulse", "reveal")
        await room.press("N")
        marks = window_marks(room)
        await room.press(*"3" * marks)
        assert now(room) == SECOND
        async with notes(tmp_path, path) as window:
            await window.press("3")
            at(path, "pulse", "reveal")
            await follow(room)
            assert now(room) == SECOND
            assert room.app.desk.panel.withheld == 1
            await room.press("backspace", "shift+tab", "backspace")
            assert now(room) == FIRST
            assert room.app.desk.panel.withheld == 0
