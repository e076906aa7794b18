"""Two questions about the same things: named in the room, answered on one card, shown side by side."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from textual.events import Paste

from pmworkshop.agenda.model import Agenda
from pmworkshop.base.clock_ids import CountingIds
from pmworkshop.report.files import files_of
from pmworkshop.session.core.guests import Person
from pmworkshop.session.core.records import revise
from pmworkshop.session.core.records.room import Fitted
from pmworkshop.session.lifecycle.begin import Setup, begin
from pmworkshop.store.sqlite.journal import SqliteJournal
from pmworkshop.workshop.workshop import Workshop
from tests.build import FixedClock, put
from tests.tui.driving import NOW, stage
from tests.tui.test_notes import notes

LEADERS = ("Development", "Operations", "Sales")
ORIGINS = ["a rival has it", "users showed it", "we were told"]
PROOF = {"text": "How good is the proof?", "label": "proof", "high": 4, "low": 0}
EFFORT = {"text": "How much effort is it?", "label": "effort"}


def make(home: Path, **poll: Any) -> Path:
    """A session with a list, a poll and a plan, and three leaders."""
    about = {"kind": "poll", "id": "poll", "title": "Largest items", "short": "Items", "prompts": ["Where from?"]}
    asked = {"method": "scale", "phases": {"explain": 2.0, "alone": 3.0, "reveal": 5.0}, **poll}
    lists = {"kind": "collect", "id": "collect", "title": "What is missing", "short": "Missing"}
    modules = [
        {**lists, "prompts": ["What is missing?"], "phases": {"alone": 3.0, "reveal": 3.0}},
        {**about, **asked},
    ]
    agenda = Agenda.model_validate({"id": "d", "title": "Items", "minutes": 16, "modules": modules})
    people = [Person(f"{function} lead", function) for function in LEADERS]
    path = home / "items.pmw"
    workshop = Workshop(
        SqliteJournal.create(path, "5e55104000000002"), window="command", clock=FixedClock(NOW), ids=CountingIds()
    )
    setup = Setup(agenda=agenda, day=NOW.date(), organisation="Sample firm", people=people)
    workshop.commit(begin(setup, "5e55104000000002"))
    workshop.close()
    return path


def flat(room) -> str:
    return " ".join(room.wall.split())


def summary(room) -> str:
    return files_of(room.session, "markdown")["summary.md"].decode()


NAMED = {"naming": "Which are our largest items?", "method": "choice", "options": ORIGINS, "label": "origin"}


async def test_items_are_named_in_the_poll_changed_taken_out_and_brought_back(tmp_path):
    async with stage(tmp_path, make(tmp_path, **NAMED, second=PROOF)) as room:
        await room.go("poll", "explain")
        assert "Which are our largest items?" in room.wall
        assert "Nothing is named yet: a adds the first one." in room.wall
        await room.press("a")
        for line in ("Self-service portal", "Faster quotes", "Old price list"):
            await room.line(line)
        assert " 3 Old price list" in room.wall
        await room.line("p: Who pays for it?")
        assert "Parked" in room.said
        await room.line("faster  QUOTES")
        assert room.said == "“Faster quotes” is in the list already. Name it in other words."
        await room.press("ctrl+u", "escape", "enter", "ctrl+u")
        await room.line("New price list")
        assert " 3 New price list" in room.wall
        await room.press("escape", "d")
        assert "price list" not in room.wall
        await room.press("ctrl+z")
        assert " 3 New price list" in room.wall


async def test_several_items_are_pasted_at_once(tmp_path):
    async with stage(tmp_path, make(tmp_path, **NAMED)) as room:
        await room.go("poll", "explain")
        await room.press("a")
        room.app.post_message(Paste("• Self-service portal\n• Faster quotes\n"))
        await room.until(lambda: len(room.texts()) == 2)
        await room.settle()
        assert " 2 Faster quotes" in room.wall


async def test_what_is_typed_in_haste_before_the_cards_begin_names_nothing(tmp_path):
    async with stage(tmp_path, make(tmp_path, **NAMED)) as room:
        await room.go("poll", "explain")
        await room.press("a")
        await room.line("Self-service portal")
        await room.press("escape")
        await room.go("poll", "alone")
        room.app.post_message(Paste("121"))
        await room.settle()
        await room.press("enter")
        assert room.texts() == ["Self-service portal"]
        await room.press("a")
        assert "Which are our largest items?" in room.wall
        room.app.desk.field.value = ""
        await room.line("Faster quotes")
        assert room.texts() == ["Self-service portal", "Faster quotes"]
        await room.press("a")
        room.app.post_message(Paste("Old price list\nNew price list\n"))
        await room.until(lambda: len(room.texts()) == 4)
        await room.settle()
        assert " 4 New price list" in room.wall
        await room.press("ctrl+z", "ctrl+z", "enter", *"12")
        assert room.texts() == ["Self-service portal", "Faster quotes"]
        assert "Now: Operations" in room.wall


async def test_whoever_goes_back_before_anybody_answered_may_take_out_what_was_named(tmp_path):
    async with stage(tmp_path, make(tmp_path, **NAMED)) as room:
        await room.go("poll", "explain")
        await room.press("a")
        await room.line("Self-service portal")
        await room.line("Faster quotes")
        await room.press("escape")
        await room.go("poll", "alone")
        await room.press("enter")
        assert "Now: Development" in room.wall
        await room.press("pageup", "end", "d")
        assert room.texts() == ["Self-service portal"]
        await room.press("pagedown")
        assert "Now: Development" in room.wall


async def test_two_questions_are_answered_on_one_card_and_shown_together(tmp_path):
    async with stage(tmp_path, make(tmp_path, **NAMED, second=PROOF)) as room:
        await room.go("poll", "explain")
        await room.press("a")
        await room.line("Self-service portal")
        await room.press("escape")
        await room.go("poll", "reveal")
        assert "Now: Development   ○   origin" in room.wall
        await room.press("a")
        assert "Which are our largest items?" in room.wall
        await room.line("Faster quotes")
        assert " 2 Faster quotes" in room.wall
        await room.press(*"13")
        assert "How good is the proof?" in room.wall
        assert "Now: Development   ○○   proof" in room.wall
        assert "0 to 4" in room.wall
        await room.press(*"04")
        await room.press("a")
        assert "Which are our largest items?" not in room.wall, "an answer is in"
        await room.press(*"12", *"14", *"22", *"3-")
        await room.press("pagedown", "enter")
        assert {one.status for one in room.session.rounds.values()} == {"revealed"}
        wall = flat(room)
        assert "origin a rival has it ●● users showed it ●" in wall
        assert room.said.startswith("Bars: proof, 0 to 4")
        first = next(line for line in room.screen if "1 Self-service portal" in line)
        assert first.split("portal")[1].strip(" ▌") or "▲" in wall
        assert "What is asked about has changed" not in wall
        text = summary(room)
        assert "### Origin and proof" in text
        assert "| 1 | Self-service portal | a rival has it ●● · users showed it ● | 1, from 0 to 3 |" in text
        assert "### Proof\n" in text
        assert "Where from?\n\nHow good is the proof?\n" in text, "the words of both questions"
        await room.press("e")
        await room.line("1")
        await room.press(*"11", *"44")
        assert "origin a rival has it ● users showed it ● we were told ●" in flat(room) or "●" in flat(room)


async def test_a_word_and_its_dots_stay_on_one_line(tmp_path):
    words = ["a rival has it", "we were told to build it", "customers showed the need", "something else"]
    path = make(tmp_path, subjects=["One thing"], method="choice", options=words, label="origin", second=PROOF)
    async with stage(tmp_path, path) as room:
        await room.go("poll", "reveal")
        await room.press(*"10", *"24", *"34", "pagedown", "enter")
        for word in words[:3]:
            assert any(f"{word} ●" in line for line in room.screen), room.wall


async def test_two_scales_are_four_fields_on_the_wall_and_in_the_minutes(tmp_path):
    path = make(tmp_path, subjects=["One thing", "Another thing", "A third thing"], label="effect", second=EFFORT)
    async with stage(tmp_path, path) as room:
        await room.go("poll", "reveal")
        await room.press(*"531", *"152", *"531", *"142", *"431", *"252")
        await room.press("pagedown", "enter")
        lines = [line.strip() for line in room.screen]
        assert "effect" in lines
        assert any(line.startswith("5  1") for line in lines), "one thing has much effect for little effort"
        assert room.said.startswith("▲ the middle of effect and effort, ━ how far the answers reach")
        assert any(line.endswith("·   2") for line in lines), "another stands in the middle of effect"
        assert "Effect high, effort low" in lines
        assert "1 One thing" in room.wall
        await room.press("down", "down")
        third = next(number for number, line in enumerate(room.screen) if "3 A third thing" in line)
        assert "effect    1  ▲" in " ".join(room.screen[third].split("thing")[1:]).replace("━", "").strip() + " ▲"
        assert "effort    2" in room.screen[third + 1]
        text = summary(room)
        assert "| 1 | One thing | 5, from 4 to 5 | 1, from 1 to 2 | effect high, effort low |" in text
        picture = text.partition("```text\n")[2].partition("```")[0].splitlines()
        assert [line.rstrip() for line in picture[:2]] == ["effect", " 5  1               ·"]
        assert 'field = "effect high, effort low"' in files_of(room.session, "toml")["summary.toml"].decode()
    async with stage(tmp_path, path, size=(60, 18)) as room:
        await room.press("end", "down")
        assert "In the middle" in room.wall


async def test_what_is_and_what_should_be_end_in_the_gaps_the_widest_first(tmp_path):
    path = make(tmp_path, subjects=["One thing", "Another thing"], passes=["now", "wanted"])
    async with stage(tmp_path, path) as room:
        await room.go("poll", "reveal")
        await room.press(*"53", *"34", *"53", *"34", *"43", *"35")
        await room.press("pagedown", "enter")
        lines = [" ".join(line.strip(" ▌").split()) for line in room.screen]
        first, other = (
            next(n for n, line in enumerate(lines) if line.startswith(one)) for one in ("1 One", "2 Anoth")
        )
        assert first < other, "the widest gap first"
        assert "●━━━━━━━" in lines[first + 1], "what should be stands at the left of what is"
        assert "○━━━" in lines[other + 1]
        assert lines[first].endswith("○ ○○")
        assert room.said.startswith("○ as it is   ● as it should be")
        assert " 1  1 ············●━━━━━━━━━━━○ 5" in summary(room)


async def test_what_was_expected_and_what_came_are_ranked_by_their_gap(tmp_path):
    second = {"text": "What came?", "label": "came", "gap": True}
    path = make(tmp_path, subjects=["One thing", "Another thing"], label="expected", second=second)
    async with stage(tmp_path, path) as room:
        await room.go("poll", "reveal")
        await room.press(*"33", *"41", *"33", *"41", *"33", *"41")
        await room.press("pagedown", "enter")
        lines = [line.strip(" ▌") for line in room.screen]
        at = next(number for number, line in enumerate(lines) if line.startswith("2 Another thing"))
        assert "●━━━━━" in lines[at + 1]
        assert lines[at + 2 - 1].startswith("expected 3 ▶ came 1")
        assert next(number for number, line in enumerate(lines) if line.startswith("1 One thing")) > at
        assert room.said.startswith("○ expected   ● came")


async def test_an_empty_poll_says_where_its_things_come_from_and_takes_them(tmp_path):
    async with stage(tmp_path, make(tmp_path, subjects_from=["collect"])) as room:
        await room.go("poll", "alone")
        assert "it comes from “What is missing”. Here, a adds what to ask about." in flat(room)
        await room.press("h")
        assert room.said == "There is nothing to answer yet."
        await room.press("a")
        await room.line("Typed here")
        assert " 1 Typed here" in room.wall
        await room.press("escape")
        await room.go("poll", "reveal")
        assert "Now: Development   ○" in room.wall


async def test_things_of_a_part_that_was_left_out_are_named_in_the_poll(tmp_path):
    async with stage(tmp_path, make(tmp_path, subjects_from=["collect"])) as room:
        await room.go("poll", "alone")
        left_out = revise(room.session.stage, fitted=Fitted(dropped=("collect",)))
        room.app.servers.room.commit(put(left_out))
        await room.settle()
        assert "“What is missing” was left out today: a adds what to ask about." in flat(room)


async def test_one_thing_alone_is_not_put_in_order_without_a_word(tmp_path):
    async with stage(tmp_path, make(tmp_path, method="rank", naming="Which?")) as room:
        await room.go("poll", "explain")
        await room.press("a")
        await room.line("Only this")
        assert "One thing alone cannot be put in order. a adds another." in flat(room)
        await room.press("escape")
        await room.go("poll", "reveal")
        assert "One thing alone cannot be put in order. a adds another." in flat(room)


async def test_the_wall_says_that_things_changed_since_the_answers(tmp_path):
    async with stage(tmp_path, make(tmp_path, subjects_from=["collect"])) as room:
        await room.go("collect", "reveal")
        await room.line("First")
        await room.press("escape")
        await room.go("poll", "reveal")
        await room.press(*"345", "pagedown", "enter")
        await room.go("collect", "reveal")
        await room.line("Second")
        await room.press("escape")
        await room.go("poll", "reveal")
        told = "What is asked about has changed since these answers: 1 new."
        assert told in flat(room)
        assert told in summary(room)


async def test_both_questions_are_typed_in_the_private_window_too(tmp_path):
    path = make(tmp_path, subjects=["One thing", "Another thing"], label="effect", second=PROOF)
    async with stage(tmp_path, path) as room:
        await room.go("poll", "reveal")
    async with notes(tmp_path, path) as window:
        await window.press("enter")
        assert "effect 2 digits, 1 to 5" in flat(window)
        await window.line("15")
        assert "proof 2 digits, 0 to 4" in flat(window)
        await window.line("04")
        await window.press("escape", "i")
        assert "15 then 04" in flat(window)


async def test_hands_are_counted_and_answers_said_aloud_for_both_questions(tmp_path):
    path = make(tmp_path, subjects=["One thing"], label="effect", second=PROOF)
    async with stage(tmp_path, path) as room:
        await room.go("poll", "alone")
        await room.press("h")
        assert "effect How many showed 1 2 3 4 5 ?" in flat(room)
        await room.line("0 0 0 0 1")
        assert "1 of 3 in the room showed a hand. Is that all?" in flat(room)
        await room.press("enter")
        assert "proof How many showed 0 1 2 3 4 ?" in flat(room)
        await room.line("1 0 0 0 0")
        await room.press("enter")
        assert {one.id: one.hands["1"] for one in room.session.rounds.values()} == {
            "poll/1": {"5": 1},
            "poll/1w": {"0": 1},
        }
        await room.press("V")
        assert "Now: Development effect 1 digit, 1 to 5" in flat(room)
        await room.line("3")
        assert "Now: Development proof 1 digit, 0 to 4" in flat(room)
        await room.line("4")
        assert "Now: Operations effect" in flat(room)
        await room.press("escape")
        assert {one.round: one.score for one in room.session.ballots.values()} == {"poll/1": 3, "poll/1w": 4}
        await room.press("down")
        assert "effect 4" in flat(room)
        assert "proof 2" in flat(room)
