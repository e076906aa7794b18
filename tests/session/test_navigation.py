"""The way through an agenda: on, back, anywhere, and how long the room was where."""

from datetime import timedelta

import pytest

from pmworkshop.agenda.model import Agenda
from pmworkshop.base.errors import RefusedError
from pmworkshop.session.core.durations import elapsed, phase_minutes
from pmworkshop.session.core.records import Round, Stage
from pmworkshop.session.core.steps import GestureContext, make_step
from pmworkshop.session.operations import navigation, pauses
from pmworkshop.session.operations.time_left import remains
from tests.build import START, agenda, people, session
from tests.session.doing import do

VOTE = {
    "method": "dots",
    "points": 3,
    "cap": 1,
    "passes": ["now"],
    "subjects": ["One", "Two", "Three", "Four", "Five"],
    "phases": {"alone": 1, "reveal": 1, "settle": 1},
}


def small():
    return session(agenda=agenda("brief", "decide"))


def at(state):
    module, phase = navigation.where(state)
    return module.id, phase


def test_the_room_goes_on_to_the_end_and_back_to_the_beginning():
    state, way = small(), []
    for _ in range(4):
        state = do(state, navigation.forward())
        way.append(at(state))
    assert way == [("brief", "explain"), ("decide", "explain"), ("decide", "alone"), ("decide", "settle")]
    over = do(state, navigation.forward())
    assert over.stage.finished
    assert at(over) == ("decide", "settle")
    assert all(visit.left for visit in over.visits.values())
    assert do(over, navigation.forward()).stage == over.stage
    state, back = do(over, navigation.backward()), []
    assert not state.stage.finished
    for _ in range(3):
        back.append(at(state))
        state = do(state, navigation.backward())
    assert [*back, at(state)] == way[::-1]
    assert do(state, navigation.backward()).stage == state.stage
    assert navigation.at_beginning(state)
    assert not navigation.at_beginning(do(state, navigation.forward()))
    assert not navigation.at_beginning(over)


def test_before_it_has_begun_the_room_is_at_the_first_phase_and_can_go_no_further_back():
    assert at(small()) == ("brief", "explain")
    assert do(small(), navigation.backward()).stage is None
    assert navigation.at_beginning(small())


def test_any_module_is_entered_at_the_phase_that_is_named_or_else_at_its_first():
    assert at(do(small(), navigation.enter("decide", "alone"))) == ("decide", "alone")
    assert at(do(small(), navigation.enter("decide", "group"))) == ("decide", "explain")
    with pytest.raises(RefusedError, match="no module “none”"):
        do(small(), navigation.enter("none"))


def test_a_stage_whose_module_or_phase_the_agenda_does_not_have_is_shown_at_a_beginning():
    assert at(session(Stage(id="stage", module="none", phase="alone", started=START), agenda=agenda("poll"))) == (
        "poll", "explain",
    )  # fmt: skip
    assert at(session(Stage(id="stage", module="poll", phase="group", started=START), agenda=agenda("poll"))) == (
        "poll", "explain",
    )  # fmt: skip


def test_the_time_in_a_module_is_noted_when_it_is_left_and_never_below_nothing():
    state = do(small(), navigation.enter("brief"))
    for number, (module, seconds) in enumerate([("decide", 90), ("brief", 60), ("decide", 100)]):
        draw = GestureContext(START + timedelta(seconds=seconds), f"t{number}")
        state = state.apply(make_step(navigation.enter(module)(state, draw.again()), state, draw))
    visits = sorted(state.visits.values(), key=lambda visit: (visit.left is None, visit.id != "g1.1", visit.id))
    assert [(visit.module, visit.spent) for visit in visits] == [
        ("brief", 90), ("decide", 0), ("brief", 40), ("decide", 0),
    ]  # fmt: skip
    assert visits[-1].left is None


def test_the_curtain_stays_drawn_on_the_way_until_it_is_opened():
    state = do(small(), navigation.forward(), navigation.curtain(drawn=True), navigation.forward())
    assert state.stage.curtain
    assert not do(state, navigation.curtain(drawn=False)).stage.curtain
    assert do(state, navigation.curtain(drawn=True)).stage == state.stage


def test_a_curtain_drawn_at_the_very_start_begins_the_workshop_so_that_no_time_is_lost():
    state = do(small(), navigation.curtain(drawn=True))
    assert (at(state), state.stage.curtain) == (("brief", "explain"), True)
    assert [visit.module for visit in state.visits.values()] == ["brief"]
    assert at(do(state, navigation.forward())) == ("decide", "explain")
    assert do(small(), navigation.curtain(drawn=False)).stage is None


# What was left of a part.


def later(state, minutes, *operations):
    """The session after these gestures, that many minutes after nine."""
    for operation in operations:
        draw = GestureContext(START + timedelta(minutes=minutes), f"l{state.seq}")
        state = state.apply(make_step(operation(state, draw.again()), state, draw))
    return state


def clock(state, minutes):
    """The minutes that the clock of the phase still shows."""
    module, phase = navigation.where(state)
    spent = elapsed(state.stage, START + timedelta(minutes=minutes))
    return phase_minutes(state, module, phase) - spent.total_seconds() / 60


@pytest.mark.parametrize(("spent", "left"), [(0, 5), (3, 2), (5, 0), (9, 0)])
def test_going_back_to_a_part_gives_it_what_was_left(spent, left):
    state = later(small(), 0, navigation.forward())
    state = later(state, spent, navigation.forward())
    assert clock(state, spent) == 2
    for way in (navigation.backward(), navigation.enter("brief")):
        back = later(state, spent + 1, way)
        assert clock(back, spent + 1) == left
        assert clock(back, spent + 2) == left - 1
        assert clock(later(back, spent + 2, navigation.forward()), spent + 2) == 1


def test_time_that_was_paused_is_left_and_a_part_passed_over_has_all_its_time():
    state = later(small(), 0, navigation.forward())
    state = later(state, 2, pauses.pause())
    state = later(state, 30, navigation.enter("decide", "settle"))
    assert clock(state, 30) == 4
    assert clock(later(state, 31, navigation.backward()), 31) == 2
    assert clock(later(state, 31, navigation.enter("brief")), 31) == 3


def test_the_present_part_entered_again_keeps_its_clock_and_the_end_leaves_what_was_left():
    state = later(small(), 0, navigation.enter("decide"))
    assert clock(later(state, 1, navigation.enter("decide")), 1) == 1
    state = later(state, 1, navigation.forward(), navigation.forward())
    over = later(state, 3, navigation.forward())
    assert over.stage.finished
    assert clock(later(over, 90, navigation.backward()), 90) == 2


def test_a_part_is_gone_on_with_where_it_was_left():
    state = later(small(), 0, navigation.forward())
    assert navigation.left_in(state, "brief") is None
    assert navigation.left_in(state, "decide") is None
    state = later(state, 1, navigation.enter("decide", "alone"))
    state = later(state, 2, navigation.enter("brief"))
    assert navigation.left_in(state, "decide") == "alone"
    assert at(later(state, 3, navigation.enter("decide", navigation.left_in(state, "decide")))) == ("decide", "alone")


def test_what_remains_of_the_workshop_counts_what_was_left():
    state = later(session(agenda=agenda("brief", "decide"), ends="10:00"), 0, navigation.forward())
    state = later(state, 4, navigation.forward())
    state = later(state, 5, navigation.backward())
    now = START + timedelta(minutes=5)
    assert [round(one.minutes, 6) for one in remains(state, now)] == [1, 7]


@pytest.mark.parametrize(
    ("backing", "way"),
    [((5, 4, 3, 2, 1), ("reveal", "decide")), ((5, 4, 3, 3, 1), ("reveal", "settle", "decide"))],
)
def test_going_on_passes_a_phase_in_which_nothing_is_left_to_settle(backing, way):
    """Only what is level for the last place is settled after a vote."""
    plain = agenda("poll", "decide").model_dump(mode="json")
    plain["modules"][0].update(VOTE)
    found = Agenda.model_validate(plain)
    hands = {str(number): {"1": many} for number, many in enumerate(backing, 1)}
    vote = Round(id="poll/1", module="poll", status="revealed", hands=hands)
    here = Stage(id="stage", module="poll", phase="reveal", started=START)
    state, seen = session(vote, here, *people(), agenda=found), ["reveal"]
    while at(state)[0] == "poll":
        state = do(state, navigation.forward())
        seen.append(at(state)[1] if at(state)[0] == "poll" else "decide")
    assert tuple(seen) == way
    assert at(do(state, navigation.backward())) == ("poll", way[-2])
    state = do(state, navigation.enter("poll", "settle"))
    assert at(state) == ("poll", "settle"), "it can be entered all the same"
    assert at(do(state, navigation.forward()))[0] == "decide"
