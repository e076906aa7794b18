"""Lines that go elsewhere by their first letter."""

from datetime import date

import pytest

from pmworkshop.agenda.model import Agenda
from pmworkshop.base.dates import DateHabits, DayDoubtError
from pmworkshop.base.errors import InputError, RefusedError
from pmworkshop.session.operations.planning.line_routing import plan_of, send, sends_elsewhere
from tests.build import agenda, session
from tests.session.asked import asking
from tests.session.doing import do
from tests.session.test_columns import TYPES


def with_outcomes() -> Agenda:
    data = agenda().model_dump()
    data["modules"][1]["prompts"][0]["holds"] = "outcome"
    return Agenda.model_validate(data)


def sent(text, **about):
    state = session(**about)
    found = send(state, "poll", "1", text, "ann")
    return found.told, do(state, found.operation)


def test_a_plain_line_stays_in_its_own_list():
    told, state = sent("Nobody: p is a letter")
    (line,) = state.listed("poll")
    assert (told, line.text, line.author) == ("", "Nobody: p is a letter", "ann")


def test_a_line_is_parked():
    told, state = sent(" P: The canteen\nand the car park")
    (line,) = state.parked()
    assert (told, line.module, line.text) == ("Parked", "poll", "The canteen\nand the car park")


def test_a_line_becomes_an_outcome():
    told, state = sent("o:We have a road map", agenda=with_outcomes())
    (line,) = state.listed("collect", "1")
    assert (told, line.text) == ("Saved to outcomes", "We have a road map")


def test_a_line_becomes_an_action():
    told, state = sent("A: Visit customers; 30 Sep; Call Rosa 18 Sep")
    (made,) = state.actions.values()
    assert told == "Saved to actions, by Wed 30 Sep, first step by Fri 18 Sep"
    assert (made.module, made.what, made.due) == ("plan", "Visit customers", date(2026, 9, 30))
    assert (made.first_step, made.first_step_by) == ("Call Rosa", date(2026, 9, 18))


@pytest.mark.parametrize(("text", "elsewhere"), [("p: Who pays?", True), (" O:x", True), ("Prices", False)])
def test_a_line_that_goes_elsewhere_is_known_by_its_beginning(text, elsewhere):
    assert sends_elsewhere(text) is elsewhere


def test_what_the_agenda_has_no_place_for_is_refused_with_a_way_out():
    with pytest.raises(RefusedError, match=r"no list of outcomes. Park the line with p: instead"):
        sent("o: We have a road map")
    with pytest.raises(RefusedError, match=r"no action plan. Park the line with p: instead"):
        sent("a: Visit customers", agenda=agenda("poll"))
    assert plan_of(agenda("poll")) is None


def test_a_date_that_cannot_be_read_and_an_empty_line_are_refused():
    with pytest.raises(InputError):
        sent("a: Visit customers; when it rains")
    with pytest.raises(RefusedError, match="empty"):
        sent("p: ")


def test_days_in_the_columns_of_a_line_are_asked_about():
    state = asking(collect={"columns": TYPES})
    with pytest.raises(DayDoubtError):
        send(state, "collect", "1", "Ask more; a story; 3; 26 Sep", habits=DateHabits(doubts=True))
    assert send(state, "collect", "1", "Ask more; a story; 3; 30 Sep", habits=DateHabits(doubts=True)).told == ""
    assert send(state, "nowhere", "1", "Ask more", habits=DateHabits(doubts=True)).told == ""
