"""What a workshop promises is chosen by keys: a sentence of purpose, three priorities, and what a line becomes."""

from datetime import timedelta

import pytest

from pmworkshop.agenda.loader import load_agenda
from pmworkshop.agenda.model import Agenda
from pmworkshop.agenda.shipped import shipped_folder
from pmworkshop.base.clock_ids import CountingIds
from pmworkshop.base.files import read_toml
from pmworkshop.interface import export, load
from pmworkshop.report.files import files_after
from pmworkshop.session.lifecycle.begin import Setup, begin
from pmworkshop.session.operations.collect import RESULT
from pmworkshop.store.sqlite.journal import SqliteJournal
from pmworkshop.workshop.workshop import Workshop
from tests.build import FixedClock
from tests.tui.driving import NOW, agenda_file, make, stage
from tests.tui.own_agenda import made

CARDS = ("123", "123", "124", "145", "156", "134", "265")
"""Three dots each: the first six times, the second four, the next three level with three."""


@pytest.fixture
def path(tmp_path):
    return make(tmp_path)


async def write(room, *lines):
    await room.press("a")
    for line in lines:
        await room.line(line)
    await room.press("escape")


async def choose_three(room):
    await room.go("three", "group")
    await write(room, *(f"Complaint {letter}" for letter in "ABCDEF"))
    await room.go("pick", "reveal")
    for card in CARDS:
        await room.press(*card)
    await room.press("pagedown", "enter")


async def end(room):
    await room.go("close", "reveal")
    await room.press("pagedown", "escape")
    while not room.session.stage.finished:
        await room.press("pagedown")


def below(room, heading, lines=1):
    """What stands under a heading on the wall."""
    found = [line.strip(" ▌") for line in room.screen]
    at = found.index(heading)
    return found[at + 1 : at + 1 + lines]


async def test_a_key_chooses_the_sentence_of_purpose_and_it_stands_alone_above_the_list(tmp_path, path):
    async with stage(tmp_path, path) as room:
        await room.go("purpose", "settle")
        assert "our purpose" not in room.screen[-1]
        await write(room, "… we build what is paid for", "… somebody decides")
        assert "* our purpose" in room.screen[-1]
        await room.press("asterisk")
        assert below(room, "Our purpose") == ["… somebody decides"]
        await room.press("up", "asterisk")
        assert below(room, "Our purpose") == ["… we build what is paid for"]
        assert room.wall.count("→ our purpose") == 1
        await room.press("u")
        assert below(room, "Our purpose") == ["… somebody decides"]
        await room.press("down", "asterisk")
        assert "Taken back" in room.wall
        assert "Our purpose" not in room.wall


async def test_the_key_is_offered_only_where_the_purpose_is_asked_for(tmp_path, path):
    async with stage(tmp_path, path) as room:
        await room.go("three", "settle")
        await write(room, "Nobody visits customers")
        await room.press("asterisk")
        assert room.session.purposes == {}
        assert "our purpose" not in room.wall


async def test_the_last_page_says_calmly_what_is_not_chosen_yet_then_what_was_chosen(tmp_path, path):
    async with stage(tmp_path, path) as room:
        await room.go("purpose", "settle")
        await write(room, "… we build what is paid for")
        await choose_three(room)
        await end(room)
        assert "Our purpose is not chosen yet; the lines are in “Purpose”." in room.wall
        told = [" ".join(line.split()) for line in room.screen]
        first = told.index("We begin with 1 Complaint A 6 chose it")
        assert told[first + 1] == "2 Complaint B 4 chose it"
        assert "Three for one place: Complaint C · Complaint D · Complaint E" in room.wall
        await room.go("purpose", "settle")
        await room.press("home", "asterisk")
        await room.go("pick", "reveal")
        await room.press("h")
        await room.line("3 2 3")
        await room.press("S")
        await room.line("2")
        await end(room)
        assert "We are here … we build what is paid for" in " ".join(room.wall.split())
        assert "3 Complaint E" in " ".join(room.wall.split())
        assert "level in the vote, decided by Executive sponsor" in room.wall
        assert max(map(len, room.screen)) <= 80


async def test_a_tie_is_named_on_the_wall_and_settled_by_hands_then_by_the_sponsor(tmp_path, path):
    async with stage(tmp_path, path) as room:
        await choose_three(room)
        assert "Three for one place" in room.wall
        assert "h counts hands, S notes what the sponsor decides" in room.wall
        await room.press("h")
        assert "How many hands for" in room.wall
        await room.line("3 3")
        assert "That is not 3 numbers" in room.wall
        await room.press("escape", "h")
        await room.line("3 3 1")
        assert "Level again: two for one place" in room.wall
        await room.press("S")
        await room.line("3")
        assert "That is not 1 of these." in room.wall
        await room.press("escape", "S")
        await room.line("2")
        assert "level in the vote, decided by Executive sponsor" in room.wall
        assert "for one place" not in room.wall
        await room.press("u")
        assert "Level again: two for one place" in room.wall
        await room.press("u")
        assert "Three for one place" in room.wall
        await room.press("h")
        await room.line("1 4 2")
        assert "level in the vote, decided by a show of hands" in room.wall
        await room.press("h")
        assert "Points, dots and places are typed one by one" in room.wall


async def test_what_was_chosen_is_in_the_files_and_a_follow_up_begins_with_it(tmp_path, path):
    async with stage(tmp_path, path) as room:
        await room.go("purpose", "settle")
        await write(room, "… we build what is paid for")
        await room.press("asterisk")
        await choose_three(room)
        await room.press("h")
        await room.line("1 4 2")
    summary = export(path, "markdown")["summary.md"].decode()
    assert "## Our purpose\n\n**… we build what is paid for**" in summary
    assert "3. Complaint D (3 chose it; level in the vote, decided by a show of hands)" in summary
    assert "… we build what is paid for" in files_after(load(path))["sponsor.html"].decode()
    later = tmp_path / "later.pmw"
    parent = load(path)
    agenda = load_agenda(shipped_folder() / "follow-up.toml")
    workshop = Workshop(SqliteJournal.create(later, "b" * 16), clock=FixedClock(NOW), ids=CountingIds())
    workshop.commit(begin(Setup(agenda, parent.info.day + timedelta(days=30), parent=parent), "b" * 16))
    workshop.close()
    async with stage(tmp_path, later) as room:
        assert below(room, "Our purpose") == ["… we build what is paid for"]


async def test_what_became_of_a_line_stands_below_it_and_a_second_time_is_asked_about(tmp_path, path):
    async with stage(tmp_path, path) as room:
        await room.go("three", "settle")
        await write(room, "Nobody visits customers", "Roadmap is late")
        await room.press("up", "o")
        await room.line("We visit ten customers a month")
        await room.line("")
        at = room.screen.index(next(line for line in room.screen if "Nobody visits" in line))
        assert "→ outcome: We visit ten customers a month" in room.screen[at + 1]
        await room.press("c")
        await room.line("Plan the visits; 14 Dec; call the first one")
        assert "→ action: Plan the visits" in room.wall
        await room.press("c")
        assert "Already an action: “Plan the visits”. Enter makes a second one" in room.wall
        await room.press("escape")
        assert len(room.session.actions) == 1
        await room.press("o")
        assert "Already an outcome: “We visit ten customers a…”. Enter makes a" in room.wall
        await room.press("enter")
        assert "What will be true instead?" in room.wall
        await room.line("We hear of each visit")
        await room.line("")
        assert "→ outcome: We hear of each visit" in room.wall
        await room.press("o")
        await room.line("Typed at once")
        await room.line("")
        assert "→ outcome: Typed at once" in room.wall
        await room.press("p", "v")
        assert "→ action: Plan the visits" in room.wall


async def test_an_outcome_and_how_we_will_see_it_are_typed_in_one_line(tmp_path, path):
    async with stage(tmp_path, path) as room:
        await room.go("three", "settle")
        await write(room, "Nobody visits customers")
        await room.press("up", "o")
        asked = "What will be true instead? Now: outcome then ; how we will see it"
        assert asked in " ".join(room.wall.split())
        await room.line("We visit ten customers; ten notes a month")
        assert room.said == "Saved to outcomes"
        assert not room.app.desk.entry.asking
        assert "→ outcome: We visit ten customers" in room.wall
        (made,) = [one for one in room.session.entries.values() if one.because]
        assert (made.text, made.values) == ("We visit ten customers", {"measure": "ten notes a month"})
        await room.press("u")
        assert "→ outcome" not in room.wall
        await room.press("o")
        await room.line("; ten notes a month")
        assert room.app.desk.field.value == "; ten notes a month"
        await room.press("escape", "o")
        await room.line("We visit ten customers;")
        assert "How will we see it?" in room.wall


async def test_a_line_that_is_a_row_already_is_asked_about_too(tmp_path, path):
    async with stage(tmp_path, path) as room:
        await room.go("three", "settle")
        await write(room, "Nobody visits customers")
        await room.press("number_sign")
        await room.line(": choose whom")
        assert "→ row of the chart: Nobody visits customers: choose whom" in room.wall
        await room.press("number_sign")
        assert "Already a row: “" in room.wall
        await room.press("escape")
        assert len([row for row in room.session.activities.values() if row.because]) == 1


async def test_of_sentences_that_were_supported_one_is_kept_or_a_merged_one_is_typed(tmp_path):
    plain = load_agenda(agenda_file("leadership-alignment")).model_dump(mode="json")
    module = read_toml(shipped_folder() / "modules" / "purpose-and-support.toml", "a module")
    plain["modules"] = [{**module, "id": "purpose"}]
    async with stage(tmp_path, made(tmp_path, Agenda.model_validate(plain))) as room:
        await room.go("purpose", "explain")
        await write(room, "We are here for one answer", "We are here for the roadmap")
        await room.go("purpose", "settle")
        await room.press("home", "h")
        await room.line("0 0 0 0 1 2 1 0")
        await room.press("home", "asterisk")
        assert below(room, "Our purpose") == ["We are here for one answer"]
        await room.press("a")
        await room.line("We are here for one answer from one of us")
        await room.press("escape", "end", "asterisk")
        assert below(room, "Our purpose") == ["We are here for one answer from one of us"]


async def test_what_became_of_a_choice_stands_in_the_vote_too(tmp_path, path):
    async with stage(tmp_path, path) as room:
        await choose_three(room)
        await room.press("enter")
        await room.line("We visit ten customers a month")
        await room.line("")
        assert "→ outcome: We visit ten customers a month" in room.wall
        await room.go("three", "group")
        assert "→ priority 1: 6 chose it" in room.wall


async def test_once_answers_are_shown_the_key_that_adds_types_a_result(tmp_path, path):
    async with stage(tmp_path, path) as room:
        await choose_three(room)
        await write(room, "We begin with the customers")
        assert room.session.listed("pick", RESULT)[0].text == "We begin with the customers"


async def test_a_second_outcome_may_have_a_semicolon_of_its_own_before_how_we_will_see_it(tmp_path, path):
    async with stage(tmp_path, path) as room:
        await room.go("three", "settle")
        await write(room, "Nobody visits customers")
        await room.press("up", "o")
        await room.line("We visit ten customers; ten notes")
        await room.press("o", "enter")
        assert "how we will see it" in " ".join(room.wall.split())
        await room.line("We say no; and why; each no is on the page")
        assert room.said == "Saved to outcomes"
        assert not room.app.desk.entry.asking
        made = {one.text: one.values for one in room.session.entries.values() if one.because}
        assert made["We say no; and why"] == {"measure": "each no is on the page"}
