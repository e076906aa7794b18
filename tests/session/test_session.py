"""Finding one's way in a session."""

from pmworkshop.session.core.session import TABLES, next_place, placed
from tests.build import entry, session


def test_people_are_listed_in_the_order_of_the_room_with_the_sponsor_last():
    assert [person.id for person in session().people()] == ["ann", "ben", "cem", "dee"]


def test_answers_are_listed_by_place_and_without_those_parked():
    state = session(
        entry("b", place=2), entry("a", place=1, prompt="2"), entry("c", parked=True), entry("d", module="brief")
    )
    assert [found.id for found in state.listed("collect")] == ["a", "b"]
    assert [found.id for found in state.listed("collect", "2")] == ["a"]


def test_the_parking_lot_is_in_the_order_of_the_agenda():
    state = session(
        entry("late", module="plan", parked=True),
        entry("second", parked=True, place=2),
        entry("first", parked=True, place=1),
        entry("shown"),
    )
    assert [found.id for found in state.parked()] == ["first", "second", "late"]


def test_places_count_on_from_the_last():
    assert next_place([]) == 1
    assert next_place([entry("a", place=4), entry("b", place=2)]) == 5
    assert [found.id for found in placed([entry("b", place=1), entry("a", place=1)])] == ["a", "b"]


def test_records_are_found_by_kind_and_id():
    state = session(entry("e"))
    assert state.get("entry", "e") == entry("e")
    assert state.get("entry", "none") is None
    assert [record.kind for record in state.records()] == ["details", *["participant"] * 4, "entry"]
    assert state.stage is None
    assert all(isinstance(state.table(kind), dict) for kind in TABLES)


def test_a_session_knows_where_it_was_read_from_and_is_the_same_from_anywhere():
    state = session(entry("e"))
    read = state.read_from("memory:rehearsal")
    assert (state.origin, read.origin) == (None, "memory:rehearsal")
    assert read == state
