"""An edit of what somebody else has changed since is refused, with both wordings; who and where are told for each."""

import pytest

from pmworkshop.base.errors import RefusedError
from pmworkshop.session.operations import collect
from pmworkshop.session.operations.planning import action_plan
from pmworkshop.session.views.public import public
from pmworkshop.store.memory import MemoryStore
from pmworkshop.workshop import workshop as running
from pmworkshop.workshop.seen import as_seen
from tests.build import action, drop, entry, mark, put, session, texts
from tests.store.contract import Place

KEY = ("entry", "a")


@pytest.fixture
def workshop():
    workshop = Place(MemoryStore(), "memory:room").begun(entry("a", "Before"), action("x", due=None))
    yield workshop
    workshop.close()


def said(workshop):
    return texts(workshop.session.listed("collect"))


def test_an_edit_of_what_is_as_it_was_seen_is_kept(workshop):
    seen = {KEY: workshop.view.versions[KEY]}
    workshop.commit(put(entry("b")))
    workshop.commit(collect.edit("a", "After"), seen=seen)
    assert said(workshop) == ["After", "Answer b"]


def test_an_edit_of_what_was_changed_since_is_refused_with_both_wordings(workshop):
    seen = {KEY: workshop.view.versions[KEY]}
    workshop.commit(collect.edit("a", "Theirs"), window="notes")
    with pytest.raises(RefusedError, match="it is “Theirs” now, and yours is “Mine”"):
        workshop.commit(collect.edit("a", "Mine"), seen=seen)
    assert said(workshop) == ["Theirs"]
    workshop.commit(collect.edit("a", "Theirs"), seen=seen)  # both wanted the same
    workshop.commit(collect.edit("a", "Mine"), seen={KEY: workshop.view.versions[KEY]})
    assert said(workshop) == ["Mine"]


def test_a_field_is_told_as_it_is_called(workshop):
    key = ("action", "x")
    seen = {key: workshop.view.versions[key]}
    workshop.commit(action_plan.change("x", what="Ask the customers"))
    with pytest.raises(RefusedError, match="it is nothing now, and yours is “Call two”"):
        workshop.commit(action_plan.change("x", first_step="Call two"), seen=seen)
    with pytest.raises(RefusedError, match="it is may need something now, and yours is needs nothing"):
        workshop.commit(action_plan.change("x", no_resources=True), seen=seen)


def test_what_is_not_for_everybody_is_not_repeated(workshop):
    key = ("action", "x")
    seen = {key: workshop.view.versions[key]}
    workshop.commit(action_plan.change("x", what="Ask the customers"))
    with pytest.raises(RefusedError, match="it is something else now, and yours is another"):
        workshop.commit(action_plan.change("x", confidence=4), seen=seen)


def test_taking_away_what_was_changed_since_is_refused(workshop):
    seen = {KEY: workshop.view.versions[KEY]}
    workshop.commit(collect.edit("a", "Theirs"))
    with pytest.raises(RefusedError, match="Look at it again"):
        workshop.commit(put(drop(entry("a"))), seen=seen)
    workshop.commit(put(drop(entry("a"))))
    with pytest.raises(RefusedError, match="Look at it again"):
        workshop.commit(put(entry("a", "Mine")), seen=seen)


def test_what_was_not_on_the_screen_is_not_looked_at():
    operation = collect.edit("a", "After")
    assert as_seen(operation, None) is operation
    assert as_seen(operation, {}) is operation


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
