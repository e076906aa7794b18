"""The way through an agenda: on, back, anywhere, and how long the room was where."""

from datetime import timedelta

import pytest

from pmworkshop.base.errors import RefusedError
from pmworkshop.session.core.records import Stage
from pmworkshop.session.core.steps import GestureContext, make_step
from pmworkshop.session.operations import navigation
from tests.build import START, agenda, session
from tests.session.doing import do


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


def test_before_it_has_begun_the_room_is_at_the_first_phase_and_can_go_no_further_back():
    assert at(small()) == ("brief", "explain")
    assert do(small(), navigation.backward()).stage is None


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
