"""Deciding on the wall: the rule first, answers hidden, who objects, what follows, and the record of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pmworkshop.agenda.model import Agenda
from pmworkshop.base.clock_ids import CountingIds
from pmworkshop.session.core.guests import Person
from pmworkshop.session.lifecycle.begin import Setup, begin
from pmworkshop.store.sqlite.journal import SqliteJournal
from pmworkshop.workshop.workshop import Workshop
from tests.build import FixedClock
from tests.tui.driving import NOW, stage

LEADERS = ("Development", "Operations", "Sales", "Finance")


def module(kind, **more):
    """A module of an agenda, as data."""
    about = {"kind": kind, "id": kind, "title": kind.title(), "short": kind}
    return {**about, "prompts": [f"What about {kind}?"], **more}


def make(home: Path, **about) -> Path:
    """A session with a list, a decision and a plan, and five leaders."""
    asked = {"phases": {"explain": 1.0, "alone": 2.0, "reveal": 2.0, "settle": 4.0, "read_back": 1.0}, **about}
    modules = [
        module("collect", phases={"alone": 3.0, "reveal": 3.0}),
        module("decide", **asked),
        module("plan", phases={"settle": 5.0, "read_back": 2.0}),
    ]
    whole = sum(sum(one["phases"].values()) for one in modules)
    agenda = Agenda.model_validate({"id": "d", "title": "Deciding", "minutes": whole, "modules": modules})
    people = [Person(f"{function} lead", function) for function in LEADERS]
    people.append(Person("Sponsor lead", "Executive sponsor", sponsor=True))
    path = home / "decide.pmw"
    workshop = Workshop(
        SqliteJournal.create(path, "5e55104000000002"), window="command", clock=FixedClock(NOW), ids=CountingIds()
    )
    workshop.commit(begin(Setup(agenda=agenda, day=date(2026, 11, 23), people=people), "5e55104000000002"))
    workshop.close()
    return path


PROPOSAL = "We meet customers every month"


def flat(room):
    return " ".join(room.wall.split())


async def vote(room, values):
    """Take one value from each leader behind dots, and show them."""
    await room.press(*values)
    await room.press("pagedown")
    await room.press("enter")


async def test_the_rule_and_the_legend_stand_before_anybody_answers(tmp_path):
    async with stage(tmp_path, make(tmp_path, proposal=PROPOSAL, rule="qualified")) as room:
        await room.go("decide", "explain")
        assert "Qualified majority: two thirds of the votes cast" in room.wall
        assert "3 can live with it" in flat(room)
        await room.go("decide", "reveal")
        assert "Qualified majority: two thirds of the votes cast" in room.wall
        assert PROPOSAL in room.wall


async def test_what_the_values_mean_breaks_between_two_of_them_only(tmp_path):
    async with stage(tmp_path, make(tmp_path, proposal=PROPOSAL), size=(100, 30)) as room:
        await room.go("decide", "explain")
        at = next(number for number, line in enumerate(room.screen) if "0 stop" in line)
        assert room.screen[at + 1].strip() == "5 lead it"


async def test_a_block_is_heard_and_met_before_consent_and_the_record_says_so(tmp_path):
    async with stage(tmp_path, make(tmp_path, proposal=PROPOSAL)) as room:
        await room.go("decide", "reveal")
        await vote(room, "54404")
        assert "Not settled yet: One would stop it: we hear why first" in flat(room)
        await room.press("Y")
        assert room.said.startswith("Not settled yet")
        assert not room.session.decisions
        await room.press("O")
        await room.line("finance: no budget before May")
        assert "Finance: no budget before May" in room.wall
        assert "not met yet" in room.wall
        await room.press("down", "enter")
        assert "how was it met?" in flat(room)
        await room.line("We begin with two visits")
        assert "Adopted: Each objection was met or withdrawn. Y notes it." in flat(room)
        await room.press("Y")
        assert "When do we look at it again?" in room.wall
        await room.line("+90")
        assert "21 Feb 2027 is a Sunday. Enter keeps it, or type another day." in flat(room)
        await room.line("22 Feb")
        assert "Looked at again" in room.wall
        (decision,) = room.session.decisions.values()
        assert (decision.statement, decision.outcome, decision.dissent) == (PROPOSAL, "adopted", 1)
        assert decision.review_on == date(2027, 2, 22)
        (objection,) = decision.objections
        assert room.session.participants[objection.participant].function == "Finance"
        assert objection.met == "We begin with two visits"
        assert "✓ We meet customers every month" in room.wall
        await room.press("Y")
        assert "noted already" in room.said


async def test_an_objection_with_an_empty_line_is_withdrawn(tmp_path):
    async with stage(tmp_path, make(tmp_path, proposal=PROPOSAL)) as room:
        await room.go("decide", "settle")
        await room.press("O")
        await room.line("We have no time")
        await room.press("Y")
        assert room.said == "Not settled yet"
        await room.press("up", "O")
        assert "Enter keep; an empty line: it is withdrawn" in room.wall
        await room.line("")
        assert "withdrawn" in room.wall
        await room.press("Y", "escape")
        (decision,) = room.session.decisions.values()
        assert (decision.outcome, decision.review_on) == ("adopted", None)


async def test_the_sponsor_overrules_and_the_record_says_that_the_sponsor_decides(tmp_path):
    async with stage(tmp_path, make(tmp_path, proposal=PROPOSAL, rule="majority")) as room:
        await room.go("decide", "reveal")
        await vote(room, "11145")
        assert "Not adopted: 2 of 5 support it; more than half are 3." in flat(room)
        await room.press("S")
        await room.line("perhaps")
        assert "Yes or no first" in flat(room)
        await room.press("ctrl+u")
        await room.line("yes; we need to begin")
        await room.line("14 Dec")
        (decision,) = room.session.decisions.values()
        assert (decision.outcome, decision.rule) == ("adopted", "The sponsor decides after hearing everybody")
        assert (decision.reason, decision.dissent) == ("we need to begin", 3)
        assert "The sponsor decides after hearing everybody. We need to begin" in flat(room)


async def test_where_the_rule_is_that_the_sponsor_decides_one_key_asks_for_it(tmp_path):
    async with stage(tmp_path, make(tmp_path, proposal=PROPOSAL, rule="sponsor")) as room:
        await room.go("decide", "reveal")
        await vote(room, "55545")
        assert "5 of 5 support it; the sponsor decides." in flat(room)
        await room.press("Y")
        await room.line("no, not this year")
        (decision,) = room.session.decisions.values()
        assert (decision.outcome, decision.reason) == ("not adopted", "not this year")


async def test_a_second_time_stands_beside_the_first_and_decides(tmp_path):
    async with stage(tmp_path, make(tmp_path, proposal=PROPOSAL, rule="consensus", scale="gradient")) as room:
        await room.go("decide", "reveal")
        await vote(room, "88842")
        assert "3 of 5 support it: hear the other two, reword it, and show again." in flat(room)
        await room.press("A")
        await vote(room, "88765")
        assert "first" in room.wall
        assert "All four who took a side support it. One abstained." in flat(room)
        await room.press("Y", "escape")
        (decision,) = room.session.decisions.values()
        assert (decision.outcome, decision.round) == ("adopted", "decide/2")


async def test_a_line_of_an_earlier_part_becomes_the_proposal(tmp_path):
    async with stage(tmp_path, make(tmp_path, proposal_from=["collect"])) as room:
        await room.go("collect", "reveal")
        await room.line("One roadmap for all")
        await room.line("No roadmap at all")
        await room.go("decide", "settle")
        await room.press("down", "enter")
        assert room.said == "Proposed"
        assert room.wall.count("One roadmap for all") == 1
        await room.press("h")
        await room.line("0 0 0 1 2 2")
        assert "Adopted: Nobody objects." in flat(room)
        await room.press("a")
        await room.line("One roadmap for all, from May")
        await room.press("escape")
        (decision,) = room.session.decisions.values()
        assert decision.statement == "One roadmap for all, from May"
        assert [room.session.entries[cause].text for cause in decision.because] == ["One roadmap for all"]
        await room.press(">")
        await room.line("14 Dec")
        assert "Looked at again Mon 14 Dec" in flat(room)


async def test_a_decision_is_taken_out_and_other_lines_go_where_their_letter_says(tmp_path):
    async with stage(tmp_path, make(tmp_path, proposal=PROPOSAL)) as room:
        await room.go("decide", "read_back")
        await room.line("p: The canteen")
        assert room.said == "Parked"
        await room.line("We wait")
        await room.press("escape", "escape")
        await room.press("down", "d")
        assert not room.session.decisions


async def test_what_is_given_is_typed_summed_changed_linked_and_taken_back(tmp_path):
    async with stage(tmp_path, make(tmp_path, proposal=PROPOSAL)) as room:
        await room.go("plan", "settle")
        await room.press("a")
        await room.line("Visit ten customers; 14 Dec")
        await room.press("escape", "escape", "L")
        assert "Like Finance: 2 days a month" in flat(room)
        await room.line("Finance: 2 days a month, if the roadmap is frozen; 6")
        await room.line("Sales: 5 days? 3 days a month; 8")
        await room.line("Legal: one lawyer")
        await room.line("Sales: 3 days; 9")
        assert "1 to 8" in flat(room)
        await room.press("ctrl+u", "escape")
        assert "Finance: 2 days a month" in room.wall
        assert "support 6" not in room.wall, "how far it is supported is for the facilitator alone"
        assert [one.support for one in room.session.commitments.values()] == [6, 8, None]
        assert "if the roadmap is frozen" in room.wall
        assert "asked for: 5 days" in room.wall
        assert "Legal (not in the room): one lawyer" in room.wall
        assert "Together: 5 days a month (2 of it on a condition)" in room.wall
        assert "2 of 5 have given something" in room.wall
        await room.press("up", "up", "up", "I")
        assert "▌· Visit ten customers" in room.wall
        await room.press("enter")
        assert room.said == "Given to “Visit ten customers”"
        assert "for: Visit ten customers" in room.wall
        assert "A01" not in room.wall
        await room.press("I", "space")
        assert room.said == "Given to no action"
        assert "for: Visit ten customers" not in room.wall
        await room.press("I", "enter")
        (action,) = room.session.actions.values()
        assert [(give.what, give.amount) for give in action.gives] == [("days a month", "2")]
        await room.press("e")
        assert "Finance: 2 days a month, if the roadmap is frozen" in flat(room)
        await room.press("ctrl+u")
        await room.line("Finance: 4 days a month; 7")
        (action,) = room.session.actions.values()
        assert [(give.what, give.amount) for give in action.gives] == [("days a month", "4")]
        await room.press("d")
        (action,) = room.session.actions.values()
        assert [give.giver for give in action.gives] == [None]
        await room.press("L")
        assert "Visit ten customers" in room.wall
        await room.press("f")
        assert "One action needs something that is not promised yet." in flat(room)


async def test_the_ledger_opens_from_the_decision_too(tmp_path):
    async with stage(tmp_path, make(tmp_path, proposal=PROPOSAL)) as room:
        await room.go("decide", "settle")
        await room.press("L")
        await room.press("escape", "I", "d", "e")
        assert room.said == "Choose a line first, with the arrow keys."
        await room.press("a")
        await room.line("Operations: two rooms")
        await room.press("up")
        assert "Operations: two rooms" in room.screen[-3]
        await room.press("escape", "I")
        assert "no action yet" in room.said
        (given,) = room.session.commitments.values()
        assert given.module == "decide"
