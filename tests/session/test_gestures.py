"""Every gesture of a workshop: it can be taken back and made again, or says in one sentence why not."""

from __future__ import annotations

import pytest

from pmworkshop.base.errors import InputError, RefusedError
from pmworkshop.session.core.guests import Person
from pmworkshop.session.core.records import Give
from pmworkshop.session.core.session import Session, fold
from pmworkshop.session.operations import chart, collect, decide, grid, grouping, people
from pmworkshop.session.operations.planning import action_plan
from tests.build import agenda, begin, entry, put, session
from tests.report.sample import records

GESTURES = {
    "add a line": collect.add("collect", "Nobody measures"),
    "add lines": collect.add("collect", ["One", "Two"], prompt="2", author="ann"),
    "park a new line": collect.add("poll", "Later", parked=True),
    "edit": collect.edit("e1", "Nobody asks them", when="June"),
    "move": collect.move("e1", 1),
    "drop": collect.drop("e1"),
    "park": collect.park("e1"),
    "take back": collect.park("e4", parked=False),
    "answer a parked line": collect.answer_parked("e4", "Facilities know"),
    "group": grouping.group(["e2"], "t1"),
    "ungroup": grouping.group(["e1"], None),
    "make a group": grouping.new_group("collect", "Focus", ["e1", "e2"]),
    "rename a group": grouping.name_group("t1", "Clients"),
    "dissolve a group": grouping.drop_group("t1"),
    "merge": collect.merge(["e1", "e2"]),
    "split": collect.split("e1", ["Nobody asks", "Nobody listens"]),
    "set letters": chart.set_letters("chart", "road", "pm", "ra"),
    "blank a cell": chart.set_letters("chart", "price", "pm", "-"),
    "set an owner": chart.set_owner("chart", "price", "sp"),
    "add a row": grid.add_row("chart", "Choose markets"),
    "add a role": grid.add_role("chart", "Finance"),
    "reword a row": grid.rename_row("price", "Set the price"),
    "rename a role": grid.rename_role("pm", "Product lead"),
    "drop a row": grid.drop_row("price"),
    "drop a role": grid.drop_role("pm"),
    "settle a row": chart.settle_row("road"),
    "open a row again": chart.settle_row("price", "open", reason="New facts"),
    "accept a finding": chart.accept("chart", [("RACI-W01", "road", None)], "Only this year"),
    "decide": decide.record("decide", "We meet weekly"),
    "drop a decision": decide.drop("d1"),
    "add a person": people.add("Eve", "Legal"),
    "add people": people.add_all([Person("Eve"), Person("Fay", "Legal")]),
    "change a person": people.change("ann", present=False, function="Market"),
    "add an action": action_plan.add("plan", "Stop discounts", owner="ann"),
    "change an action": action_plan.change("x1", due=None, owners=("ben",)),
    "give to an action": action_plan.give("x1", Give(giver="cem", what="days")),
    "move an action": action_plan.move("x1", 1),
    "drop an action": action_plan.drop("x1"),
}


def content(state: Session) -> dict:
    """All that a session holds, versions included, but for the number of steps."""
    return state.model_dump(exclude={"seq", "versions"})


@pytest.fixture(scope="module")
def workshop():
    found = begin(None, *records(), entry("e5", "Nobody says why", place=5))
    yield found
    found.close()


@pytest.mark.parametrize("gesture", GESTURES.values(), ids=GESTURES)
def test_a_gesture_is_taken_back_and_made_again_without_a_trace(workshop, gesture):
    before = content(workshop.session)
    made = workshop.commit(gesture)
    after = content(made.session)
    assert made.step.label
    assert after != before
    assert content(workshop.undo().session) == before
    assert content(workshop.redo().session) == after
    assert content(workshop.undo().session) == before
    assert fold(step for _, step in workshop.history()) == workshop.session


NOTHING = {
    "edit": collect.edit("e1", "Nobody asks customers; May"),
    "move beyond the end": collect.move("e2", 5),
    "park what is parked": collect.park("e4"),
    "answer as before": collect.answer_parked("e3", "Facilities know"),
    "group where it is": grouping.group(["e1"], "t1"),
    "rename as it is": grouping.name_group("t1", "Customers"),
    "the same letters": chart.set_letters("chart", "price", "pm", "R, A"),
    "blank a blank cell": chart.set_letters("chart", "road", "sp", ""),
    "reword as it is": grid.rename_row("price", "Set price"),
    "rename a role as it is": grid.rename_role("pm", "Product manager"),
    "settle what is settled": chart.settle_row("price"),
    "a finding accepted for the same reason": chart.accept("chart", [("E", None, None)], "So be it"),
    "a person as before": people.change("ann", name="Ann"),
    "people who are there": people.add_all([Person("ANN"), Person("ben")]),
    "an action as before": action_plan.change("x1", code="A01"),
    "an action at the end": action_plan.move("x2", 1),
}


@pytest.mark.parametrize("gesture", NOTHING.values(), ids=NOTHING)
def test_what_changes_nothing_leaves_no_step_to_undo(workshop, gesture):
    accepted = chart.accept("chart", [("E", None, None)], "So be it")
    workshop.commit(accepted)
    assert workshop.commit(gesture).step is None


GONE = "is not there any more."
REFUSED = [
    (collect.add("none", "x"), "This workshop has no module “none”."),
    (collect.add("collect", " \n "), "The line is empty. Type something first."),
    (collect.add("collect", ["One", ""]), "The line is empty."),
    (collect.edit("none", "x"), f"That line {GONE}"),
    (collect.edit("e1", ""), "The line is empty."),
    (collect.move("e3", 1), "A parked line has no place in the list. Take it back first."),
    (collect.drop("none"), f"That line {GONE}"),
    (collect.answer_parked("e1", "x"), "That line is not parked."),
    (grouping.group(["e1"], "none"), f"That group {GONE}"),
    (grouping.group(["e1", "none"], "t1"), f"That line {GONE}"),
    (grouping.new_group("collect", ""), "The name is empty."),
    (grouping.name_group("t1", " "), "The name is empty."),
    (grouping.drop_group("none"), f"That group {GONE}"),
    (collect.merge(["e1", "e1"]), "Merging takes two lines."),
    (collect.merge(["e1", "none"]), f"That line {GONE}"),
    (collect.split("e1", ["One"]), "Splitting takes two wordings."),
    (collect.split("e1", ["One", ""]), "The line is empty."),
    (grid.add_row("collect", "x"), "“A collect module” is no chart."),
    (grid.add_row("chart", "SET price"), "The chart has a row “SET price” already."),
    (grid.add_row("chart", ""), "The row is empty."),
    (grid.add_role("chart", "sponsor"), "The chart has a role “sponsor” already."),
    (grid.rename_row("price", "Admit an item"), "The chart has a row “Admit an item” already."),
    (grid.rename_role("pm", "Sponsor"), "The chart has a role “Sponsor” already."),
    (chart.set_letters("chart", "price", "pm", "X"), "“X” is no letter of RACI. Its letters are A, R, C, I."),
    (chart.set_letters("chart", "price", "none", "A"), f"That role {GONE}"),
    (chart.set_owner("chart", "none", "pm"), f"That row {GONE}"),
    (grid.drop_row("none"), f"That row {GONE}"),
    (grid.drop_role("none"), f"That role {GONE}"),
    (chart.settle_row("none"), f"That row {GONE}"),
    (chart.accept("chart", [("E", None, None)], ""), "The reason is empty."),
    (decide.record("none", "x"), "This workshop has no module “none”."),
    (decide.record("decide", ""), "The decision is empty."),
    (decide.drop("none"), f"That decision {GONE}"),
    (people.add("ANN"), "ANN is in the room already. Add a second name to tell them apart."),
    (people.add(" "), "The name is empty."),
    (people.change("none", name="x"), f"That person {GONE}"),
    (people.change("ann", name="ben"), "ben is in the room already."),
    (action_plan.add("plan", ""), "The action is empty."),
    (action_plan.add("plan", "Go", owner="none"), "An action belongs to somebody in the room. Add the person first."),
    (action_plan.change("x1", helpers=("none",)), "An action belongs to somebody in the room."),
    (action_plan.change("none"), f"That action {GONE}"),
    (action_plan.give("none", Give()), f"That action {GONE}"),
    (action_plan.move("none", 1), f"That action {GONE}"),
    (action_plan.drop("none"), f"That action {GONE}"),
]


@pytest.mark.parametrize(("gesture", "sentence"), REFUSED, ids=lambda value: value if isinstance(value, str) else "")
def test_a_gesture_that_makes_no_sense_is_refused_in_a_sentence_and_changes_nothing(workshop, gesture, sentence):
    before = workshop.session
    with pytest.raises((RefusedError, InputError)) as caught:
        workshop.commit(gesture)
    assert str(caught.value).startswith(sentence)
    assert workshop.session == before


def test_a_gesture_is_drawn_up_for_the_newest_session():
    workshop = begin()
    workshop.commit(put(*session(agenda=agenda("collect")).records()))
    with pytest.raises(RefusedError, match="no module “chart”"):
        workshop.commit(grid.add_row("chart", "Set price"))
    workshop.close()
