"""An edit of what somebody else has changed since is held with both wordings; who and where are told for each."""

import pytest

from pmworkshop.base.errors import RefusedError
from pmworkshop.session.operations import collect
from pmworkshop.session.operations.planning import action_plan
from pmworkshop.session.views import conflicts
from pmworkshop.session.views.public import public
from pmworkshop.store.memory import MemoryStore
from pmworkshop.workshop import workshop as running
from tests.build import action, drop, entry, mark, put, session, texts
from tests.store.contract import Place


@pytest.fixture
def place():
    return Place(MemoryStore(), "memory:room")


@pytest.fixture
def workshop(place):
    workshop = place.begun(entry("a", "Before"), action("x", due=None))
    yield workshop
    workshop.close()


@pytest.fixture
def other(place, workshop):
    other = place.again("notes")
    yield other
    other.close()


def said(workshop):
    return texts(workshop.session.listed("collect"))


def both(workshop):
    """What waits to be settled: what it is, here and elsewhere."""
    return [(one.what, one.ours, one.theirs) for found in workshop.view.waiting for one in found.values]


def test_an_edit_of_what_is_as_it_was_seen_is_kept(workshop, other):
    seen = workshop.session.versions
    other.commit(put(entry("b")))
    assert not workshop.commit(collect.edit("a", "After"), seen=seen).held
    assert said(workshop) == ["After", "Answer b"]


def test_an_edit_of_what_was_changed_since_waits_with_both_wordings(workshop, other):
    seen = workshop.session.versions
    other.commit(collect.edit("a", "Theirs"), who="Bo")
    assert workshop.commit(collect.edit("a", "Mine"), seen=seen, who="Ann").held
    assert said(workshop) == ["Theirs"]
    assert both(workshop) == [("a line: wording", "Theirs", "Mine")]
    assert workshop.view.waiting[0].who == "Ann"
    other.follow()
    assert both(other) == both(workshop)
    other.commit(conflicts.settle(other.view.waiting[0].id, "theirs"))
    workshop.follow()
    assert said(workshop) == ["Mine"]
    assert workshop.session.held == ()


def test_who_wants_the_same_is_in_no_conflict(workshop, other):
    seen = workshop.session.versions
    other.commit(collect.edit("a", "Theirs"))
    assert workshop.commit(collect.edit("a", "Theirs"), seen=seen).step is None
    assert not workshop.commit(collect.edit("a", "Mine"), seen=workshop.session.versions).held
    assert said(workshop) == ["Mine"]


def test_two_fields_of_one_action_are_no_conflict(workshop, other):
    seen = workshop.session.versions
    other.commit(action_plan.change("x", what="Ask the customers"))
    assert not workshop.commit(action_plan.change("x", first_step="Call two"), seen=seen).held
    one = workshop.session.actions["x"]
    assert (one.what, one.first_step) == ("Ask the customers", "Call two")
    assert workshop.commit(action_plan.change("x", what="Ask Finance"), seen=seen).held


def test_the_cell_of_a_chart_that_both_filled_waits_with_both_letters(workshop, other):
    seen = workshop.session.versions
    other.commit(put(mark("price", "SP", "A")))
    assert workshop.commit(put(mark("price", "SP", "C")), seen=seen).held
    assert {one.letters for one in workshop.session.marks.values()} == {"A"}
    assert [(ours, theirs) for _, ours, theirs in both(workshop)] == [("A", "C")]


def test_gestures_of_one_window_do_not_get_in_the_way_of_one_another(workshop, other):
    seen = workshop.session.versions
    for text in ("One", "Two", "Three"):  # faster than the screen shows them
        assert not workshop.commit(collect.edit("a", text), seen=seen).held
    workshop.undo()
    assert said(workshop) == ["Two"]
    workshop.commit(collect.edit("a", "Four"), seen=seen)
    other.commit(collect.edit("a", "Theirs"))
    workshop.commit(put(entry("b")))
    assert workshop.commit(collect.edit("a", "Five"), seen=seen).held
    assert said(workshop) == ["Theirs", "Answer b"]


def test_undo_stops_at_what_waits_to_be_settled(workshop, other):
    seen = workshop.session.versions
    other.commit(collect.edit("a", "Theirs"))
    workshop.commit(collect.edit("a", "Mine"), seen=seen)
    with pytest.raises(RefusedError, match="not taken back by undo"):
        workshop.undo()
    assert both(workshop) == [("a line: wording", "Theirs", "Mine")]


def test_taking_away_what_was_changed_since_is_refused(workshop, other):
    seen = workshop.session.versions
    other.commit(collect.edit("a", "Theirs"))
    with pytest.raises(RefusedError, match="Look at it again"):
        workshop.commit(put(drop(entry("a"))), seen=seen)
    workshop.commit(put(drop(entry("a"))))


def test_words_for_what_was_taken_away_meanwhile_wait(workshop, other):
    seen = workshop.session.versions
    other.commit(put(drop(entry("a"))))
    assert workshop.commit(put(entry("a", "Mine")), seen=seen).held
    assert both(workshop) == [("a line", "nothing", "Mine")]


def test_a_settled_conflict_is_not_held_again(workshop, other):
    seen = workshop.session.versions
    other.commit(collect.edit("a", "Theirs"))
    workshop.commit(collect.edit("a", "Mine"), seen=seen)
    other.follow()
    other.commit(collect.edit("a", "Later"))
    id_ = workshop.view.waiting[0].id
    assert not workshop.commit(conflicts.settle(id_, "theirs"), seen=workshop.session.versions).held
    assert said(workshop) == ["Mine"]
    assert workshop.session.held == ()


def test_who_and_where_are_told_for_each_gesture(workshop):
    workshop.commit(collect.edit("a", "One"))
    workshop.commit(collect.edit("a", "Two"), who="Ann", window="phone")
    workshop.commit(collect.edit("a", "Three"), who="")
    told = [(step.who, step.window) for _, step in workshop.history()][1:]
    assert told == [("Fay", "stage"), ("Ann", "phone"), ("", "stage")]
    workshop.undo()  # of this window's own gestures, the newest
    assert said(workshop) == ["Two"]


def test_the_view_is_made_once_for_each_change(workshop, monkeypatch):
    made = []
    monkeypatch.setattr(running, "public", lambda session: made.append(session) or public(session))
    first = workshop.view
    assert workshop.view is first is workshop.view_of(workshop.session)
    workshop.commit(collect.edit("a", "After"))
    assert workshop.view is not first
    assert workshop.view == public(workshop.session)
    assert len(made) == 2


def test_the_view_knows_versions_of_what_the_room_sees_and_of_nothing_else():
    view = public(session(entry("a"), action("x"), mark("price", "SP", "A")))
    assert {kind for kind, _ in view.versions} == {"entry", "action"}
