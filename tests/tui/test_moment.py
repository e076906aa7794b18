"""A key of a list waits for a moment: a single one acts, and what is typed in a burst is text."""

from __future__ import annotations

from collections import Counter

import pytest
from textual import events

from pmworkshop.tui.guard.incoming import CalmParser
from pmworkshop.tui.screen.typing_run import Pressed, TypingRun, are_keys
from tests.tui.driving import ByHand, make, stage
from tests.tui.test_notes import notes
from tests.tui.test_replay import replay

SENTENCE = "Nobody visits customers with sales"


def field(room):
    return room.app.desk.field.value


async def waiting(room, text):
    """Type in a list, more slowly than the screen, quicker than the moment."""
    hand = ByHand(room.app)
    await room.type(text)
    await room.settle()
    return hand


# What a run is.


@pytest.mark.parametrize("typed", ["u", "uuuu", "3", "31140", "??", "  "])
def test_a_key_the_same_again_and_digits_are_keys(typed):
    assert are_keys(typed)


@pytest.mark.parametrize("typed", ["No", "aA", "3 ", "3n", "12. x", "uus", "- a", "p:"])
def test_anything_else_is_text(typed):
    assert not are_keys(typed)


def test_a_run_tells_text_as_a_whole_and_then_character_by_character():
    run = TypingRun()
    told = [run.comes(Pressed(character, character)) for character in "22 p"]
    assert told == ["", "", "22 ", "p"]
    assert run.over() == []
    assert run.comes(Pressed("u", "u")) == ""
    assert [one.key for one in run.over()] == ["u"]


# A list with a field.


@pytest.mark.parametrize("text", [SENTENCE, "22 people left", "2026 it is", "Über Öl reden", "- a bullet", "销售"])
async def test_a_sentence_that_is_typed_in_a_list_stands_in_the_field_as_a_whole(tmp_path, text):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        await room.press("escape")
        hand = await waiting(room, text)
        assert field(room) == text
        assert room.app.desk.state.mode == "field"
        hand.over()
        await room.press("enter")
        assert room.texts() == [text]


async def test_a_sentence_goes_behind_what_stands_in_the_field(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        await room.type("half")
        await room.press("escape")
        await waiting(room, "typed here")
        assert field(room) == "half typed here"


async def test_a_single_key_acts_once_the_moment_is_over(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        await room.line("A line")
        await room.press("escape")
        hand = await waiting(room, "u")
        assert room.texts() == ["A line"]
        assert hand.seconds == 0.3
        hand.over()
        await room.settle()
        assert room.texts() == []


async def test_a_key_without_a_character_lets_what_waits_act_first(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        for line in ("First", "Second"):
            await room.line(line)
        await room.press("escape", "down")
        await waiting(room, "d")
        assert room.texts() == ["First", "Second"]
        await room.press("ctrl+z")
        assert room.texts() == ["First", "Second"]
        await waiting(room, "d")
        await room.press("up")
        assert len(room.texts()) == 1


async def test_the_same_letter_and_digits_act_in_their_order(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        for line in ("First", "Second", "Third"):
            await room.line(line)
        await room.press("escape")
        hand = await waiting(room, "uu")
        hand.over()
        await room.settle()
        assert room.texts() == ["First"]


async def test_the_end_of_an_earlier_moment_counts_no_more(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        await room.line("First")
        await room.press("escape")
        hand = await waiting(room, "u")
        earlier = hand._ends
        await room.type("u")
        earlier()
        await room.settle()
        assert room.texts() == ["First"]
        hand.over()
        await room.settle()
        assert room.texts() == []


async def test_the_second_of_two_keys_is_typed_where_the_first_opened_a_field(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        await room.press("escape")
        hand = await waiting(room, "aa")
        hand.over()
        await room.settle()
        assert field(room) == "a"


async def test_a_paste_lets_what_waits_act_first(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        await room.press("escape")
        await waiting(room, "a")
        room.app.post_message(events.Paste("sales asks why"))
        await room.until(lambda: field(room) == "sales asks why")


async def test_the_palette_lets_what_waits_act_first(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        await room.line("First")
        await room.press("escape")
        await waiting(room, "u")
        await room.press("ctrl+p")
        assert room.texts() == []


async def test_words_that_come_at_once_begin_with_the_letter_that_waits(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        await room.press("escape")
        await waiting(room, "N")
        for event in CalmParser().feed("obody visits customers"):
            room.app.post_message(event)
        await room.until(lambda: field(room) == "Nobody visits customers")


async def test_in_a_terminal_the_moment_ends_by_itself(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        await room.line("First")
        await room.press("escape")
        room.app.desk.hands.moment.pause = 0.01
        await room.type("u")
        await room.until(lambda: not room.texts())


# What waits is not overtaken, and not lost.


async def test_a_result_waits_for_the_key_that_was_pressed_before_it_came(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        for line in ("First", "Second"):
            await room.line(line)
        await room.press("escape", "home")
        hand = ByHand(room.app)
        await room.type("d")
        came = []
        room.app.desk.hands.moment.after(lambda: came.append(room.app.desk.hands.moment.waits))
        assert came == []
        hand.over()
        assert came == [False]
        await room.settle()
        assert room.texts() == ["Second"]


async def test_quitting_loses_no_key_that_waits(tmp_path):
    path = make(tmp_path)
    async with stage(tmp_path, path) as room:
        await room.go("three", "reveal")
        for line in ("First", "Second"):
            await room.line(line)
        await room.press("escape", "home")
        await waiting(room, "p")
        room.app.leave_unasked(143)
    async with stage(tmp_path, path) as room:
        assert [entry.text for entry in room.session.entries.values() if entry.parked] == ["First"]


# Where no line is typed.


async def test_where_no_line_is_typed_words_wait_for_the_next_question(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("plan", "explain")
        before = room.session
        hand = await waiting(room, SENTENCE)
        assert "what you typed stands in the next one" in " ".join(room.wall.split())
        assert room.session is before
        assert hand.seconds > 1
        await room.press("enter")
        assert field(room) == f"Head of product; {SENTENCE}"


async def test_words_on_the_name_of_a_leader_begin_their_line_of_the_plan(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("plan", "settle")
        await waiting(room, SENTENCE)
        assert field(room) == f"Head of product; {SENTENCE}"


async def test_a_reason_typed_one_enter_early_stands_in_the_question_for_it(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("chart", "settle")
        theme = room.app.theme
        await waiting(room, "The tests are theirs, they say when")
        assert room.app.theme == theme
        assert field(room) == "The tests are theirs, they say when"
        await room.press("enter")
        assert "because" in room.wall
        assert field(room) == "The tests are theirs, they say when"


async def test_words_typed_over_the_room_are_not_lost_with_the_page(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        await room.press("escape", "f1")
        await waiting(room, SENTENCE)
        await room.press("escape")
        assert field(room) == SENTENCE


async def test_letters_of_the_legend_in_a_burst_set_nothing(tmp_path):
    async with stage(tmp_path, make(tmp_path, "leaders-day")) as room:
        chart = next(one for one in room.session.info.agenda.charts() if "settle" in one.phases)
        await room.go(chart.id, "settle")
        before = dict(room.session.letters) if hasattr(room.session, "letters") else room.session
        await waiting(room, "arci")
        after = dict(room.session.letters) if hasattr(room.session, "letters") else room.session
        assert before == after
        assert field(room) == "arci"


# Behind dots, and behind the curtain.


async def test_digits_behind_dots_act_at_once_and_words_do_nothing(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("pulse", "reveal")
        await waiting(room, "513524")
        assert "1 of 8 in" in room.wall
        theme = room.app.theme
        await waiting(room, "Nobody sells 513524 of them")
        assert "1 of 8 in" in room.wall
        assert "nothing of that was taken" in " ".join(room.wall.split())
        await room.press("enter")
        assert "nothing of that was taken" in " ".join(room.wall.split()), "the Enter of that line answers nothing"
        await room.press("enter")
        assert "nothing of that was taken" not in " ".join(room.wall.split())
        assert field(room) == ""
        assert room.app.theme == theme
        assert not room.session.stage.curtain


async def test_numbers_of_one_digit_with_blanks_between_them_are_all_taken_and_what_is_not_is_said(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("close", "reveal")
        await waiting(room, "5 5 4")
        assert "3 of 8 in" in room.wall
        assert "taken" not in room.said
        await waiting(room, "3 4 x 5")
        assert "5 of 8 in" in room.wall
        assert room.said == "Answers are hidden here: the numbers were taken, the words were not."


async def test_numbers_with_a_blank_or_a_comma_between_them_are_all_taken_behind_dots(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("pulse", "reveal")
        for _ in range(7):
            room.app.desk.hands.words("3 4 5, 1 2 3")
            await room.settle()
        assert "7 of 8 in" in room.wall
        await waiting(room, "3 4 5 1 2 3")
        assert "answers in. Enter shows" in room.wall
        cards = Counter(one.participant for one in room.session.ballots.values() if one.score)
        assert sorted(cards.values()) == [6] * 8


async def test_in_the_private_window_a_digit_begins_the_answer_and_the_rest_follows(tmp_path):
    path = make(tmp_path)
    async with stage(tmp_path, path) as room:
        await room.go("pulse", "reveal")
    async with notes(tmp_path, path) as window:
        await window.press("tab")
        await waiting(window, "5 1 3")
        assert window.app.desk.field.value == "5 1 3"


async def test_a_half_typed_line_is_not_seen_behind_the_curtain(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        await room.type("half typed")
        await room.press("escape", "full_stop")
        await waiting(room, SENTENCE)
        assert "half typed" not in room.wall
        assert "visits" not in room.wall
        await room.press("full_stop")


# In the replay.


async def test_words_in_the_replay_run_nothing(tmp_path):
    path = make(tmp_path)
    async with stage(tmp_path, path) as room:
        await room.go("three", "reveal")
        await room.line("First")
    async with replay(path) as watcher:
        await waiting(watcher, SENTENCE)
        assert watcher.app.desk.stack.panels == [watcher.app.desk.panel]
        assert watcher.app.is_running
