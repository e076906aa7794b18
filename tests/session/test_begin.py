"""The first step of a session: agenda, people, charts, and what the call before it left."""

from __future__ import annotations

import pytest

from pmworkshop.agenda.model import Agenda
from pmworkshop.base.errors import InputError
from pmworkshop.session.core.guests import ChartFile, Person
from pmworkshop.session.core.session import Session
from pmworkshop.session.lifecycle.begin import Setup, begin
from pmworkshop.session.operations import collect
from pmworkshop.session.operations.chart import letters_at, roles, rows
from tests.build import DAY, agenda, entry, people, session, texts
from tests.session.doing import do

ROOM = (Person("Ann", "Product"), Person("Bo", "sales", "bo@firm.example"), Person("Cy", "Board", sponsor=True))
FILE = ChartFile("Launch", "RASCI", ("Sales", "Supply chain"), (("Set price", ("A", "")), ("Plan", ("", "RS"))), ())


def begun(chosen: Agenda | None = None, **more) -> Session:
    return do(Session(), begin(Setup(chosen or agenda(), DAY, **more), "5e55"))


def holding(*holds: str) -> Agenda:
    """A tiny agenda whose list asks one question for each sort of answer."""
    data = agenda("brief", "collect").model_dump()
    data["modules"][1]["prompts"] = [{"id": sort, "text": f"What is {sort}?", "holds": sort} for sort in holds]
    return Agenda.model_validate(data)


def call(*more) -> Session:
    """A call before the workshop, with lines that nobody of the workshop should see, too."""
    return session(
        entry("u", "Weekly reports", prompt="unwanted", place=2, author="ann", because=("m",)),
        entry("m", "Nobody visits customers", prompt="missing", place=1, author="dee", theme="t"),
        entry("w", "They fear for their jobs", prompt="worry", place=3),
        entry("later", "The canteen", prompt="missing", place=4, parked=True),
        entry("lost", "Of a module that is gone", module="none", prompt="missing"),
        *more,
        agenda=holding("missing", "unwanted", "worry", "person"),
        title="The call",
        facilitator="Fay",
    )


def test_a_session_begins_with_its_agenda_its_people_and_its_chart():
    state = begun(people=ROOM, organisation="Sample firm", facilitator="Fay", ends="11:30", sample=True)
    info = state.info
    assert (info.session, info.title, info.organisation, info.facilitator) == (
        "5e55",
        "Tiny workshop",
        "Sample firm",
        "Fay",
    )
    assert (info.day, info.ends, info.sample, info.parent) == (DAY, "11:30", True, None)
    assert [person.name for person in state.people()] == ["Ann", "Bo", "Cy"]
    assert [(role.code, state.participants[role.spokesperson].name) for role in roles(state, "chart")] == [
        ("SP", "Cy"), ("PM", "Ann"), ("SA", "Bo"),
    ]  # fmt: skip
    assert [row.label for row in rows(state, "chart")] == ["Set price", "Admit an item to the roadmap"]
    assert state.stage is None
    assert begun(title="Ours").info.title == "Ours"


def test_the_first_step_cannot_be_taken_back():
    from pmworkshop.session.core.steps import GestureContext
    from tests.build import START

    assert not begin(Setup(agenda(), DAY), "5e55")(Session(), GestureContext(START, "s")).undoable


def test_where_only_owners_are_charted_nobody_misses_the_other_letters():
    data = agenda("chart").model_dump()
    data["modules"][0]["letters"] = "all"
    assert begun(agenda("chart")).info.thresholds.a_implies_r
    assert not begun(Agenda.model_validate(data)).info.thresholds.a_implies_r
    assert not begun(agenda("poll")).info.thresholds.a_implies_r


def test_a_row_to_practise_on_is_there_from_the_beginning():
    data = agenda("chart").model_dump()
    data["modules"][0]["practice"] = "Book the room"
    assert [row.label for row in begun(Agenda.model_validate(data)).activities.values() if row.practice] == [
        "Book the room"
    ]


def test_two_people_of_one_name_are_refused():
    with pytest.raises(InputError) as caught:
        begun(people=[Person("Ann"), Person("Bo"), Person("ANN")])
    assert str(caught.value) == "Ann is in the list of people twice. Add a second name to tell them apart."


def test_a_chart_from_a_file_takes_the_place_of_the_first_chart_of_the_agenda():
    data = agenda("chart").model_dump(mode="json")
    data["modules"].append({**data["modules"][0], "id": "second"})
    state = begun(Agenda.model_validate(data), chart=FILE, people=ROOM)
    assert [module.scheme for module in state.info.agenda.modules] == ["RASCI", "RACI"]
    columns, lines = roles(state, "chart"), rows(state, "chart")
    assert [(role.title, role.code, role.function) for role in columns] == [
        ("Sales", "SAL", "Sales"), ("Supply chain", "SC", "Supply chain"),
    ]  # fmt: skip
    assert [role.spokesperson and state.participants[role.spokesperson].name for role in columns] == ["Bo", None]
    assert [row.label for row in lines] == ["Set price", "Plan"]
    assert [letters_at(state, "chart", row.id, role.id) for row in lines for role in columns] == ["A", "", "", "RS"]
    assert len(state.marks) == 2
    assert [role.code for role in roles(state, "second")] == ["SP", "PM", "SA"]


def test_a_chart_needs_an_agenda_that_has_one():
    with pytest.raises(InputError, match="The agenda “Tiny workshop” has no chart to start from Launch"):
        begun(agenda("poll"), chart=FILE)


def test_what_the_call_found_comes_along_folded_in_the_order_of_the_call():
    state = begun(holding("missing", "unwanted", "outcome"), parent=call())
    lines = list(state.entries.values())
    assert [(line.text, line.prompt) for line in lines] == [
        ("Nobody visits customers", "missing"), ("Weekly reports", "unwanted"),
    ]  # fmt: skip
    assert {(line.before, line.because, line.author, line.theme) for line in lines} == {("folded", (), None, None)}
    assert not state.themes


def test_only_the_rooms_own_lines_are_in_its_list():
    state = do(begun(holding("missing"), parent=call()), collect.add("collect", "Ours", prompt="missing"))
    assert texts(state.listed("collect")) == ["Ours"]


def test_each_question_takes_over_what_was_said_on_it():
    data = holding("missing").model_dump(mode="json")
    data["modules"].append({**data["modules"][1], "id": "stop", "prompts": [{"text": "Stop?", "holds": "unwanted"}]})
    state = begun(Agenda.model_validate(data), parent=call())
    assert [texts(state.said_before(*place)) for place in (("collect", "missing"), ("stop", "1"))] == [
        ["Nobody visits customers"], ["Weekly reports"],
    ]  # fmt: skip


def test_a_call_that_found_nothing_of_use_leaves_no_line():
    assert not begun(holding("purpose"), parent=call()).entries
    assert not begun(holding("outcome"), parent=call()).entries


def test_what_the_session_before_had_not_taken_in_itself_stays_there():
    waiting = (entry(key, prompt="missing", before=key) for key in ("folded", "opened", "taken"))
    state = begun(holding("missing"), parent=call(*waiting))
    assert sorted(texts(state.entries.values())) == ["Answer taken", "Nobody visits customers"]


def test_the_new_session_says_which_one_it_continues_and_keeps_who_it_is_for():
    state = begun(parent=call())
    assert (state.info.parent.session, state.info.parent.title, state.info.parent.agenda) == (
        call().id, "The call", "tiny",
    )  # fmt: skip
    assert (state.info.organisation, state.info.facilitator) == ("Sample firm", "Fay")
    assert begun(parent=call(), organisation="Another").info.organisation == "Another"


def test_people_of_the_call_come_along_unless_they_have_left_or_are_given():
    gone = [one.model_copy(update={"left": one.id == "ben"}) for one in people()]
    state = begun(parent=call(*gone), people=[Person("ANN", "Market")])
    assert [(one.name, one.function, one.sponsor) for one in state.people()] == [
        ("ANN", "Market", False), ("Cem", "Operations", False), ("Dee", "Management", True),
    ]  # fmt: skip


def test_people_whom_the_call_names_come_along_and_what_they_may_fear_does_not():
    named = [
        entry("p1", "Rosa Vidal, Finance, the budget, losing headcount", prompt="person", place=1),
        entry("p2", "Gil; Legal", prompt="person", place=2),
        entry("p3", "Hal", prompt="person", place=3, values={"function": "Quality"}),
        entry("p4", "Ian\nDelivery", prompt="person", place=4),
        entry("p5", "rosa vidal", prompt="person", place=5),
        entry("p6", " , nobody yet", prompt="person", place=6),
        entry("p7", "Kim", prompt="person", place=7, parked=True),
        entry("p8", "", prompt="person", place=8).model_copy(update={"text": ""}),
    ]
    state = begun(parent=call(*named))
    new = sorted(state.participants.values(), key=lambda one: one.place)[4:]
    assert [(one.name, one.function) for one in new] == [
        ("Rosa Vidal", "Finance"), ("Gil", "Legal"), ("Hal", "Quality"), ("Ian", "Delivery"),
    ]  # fmt: skip
    assert not any("headcount" in record.model_dump_json() for record in state.records())
