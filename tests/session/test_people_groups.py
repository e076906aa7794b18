"""The groups that people belong to: who is in one, how it is spelled, and where it goes along."""

import pytest

from pmworkshop.base.errors import RefusedError
from pmworkshop.session.core.guests import Person
from pmworkshop.session.core.session import Session, fold
from pmworkshop.session.core.steps import GestureContext
from pmworkshop.session.lifecycle.begin import Setup, begin
from pmworkshop.session.lifecycle.solo_file import open_rounds, seed
from pmworkshop.session.operations import people
from pmworkshop.session.operations.people_groups import groups_of_people, put_in_group
from pmworkshop.session.views.narration import changes
from pmworkshop.session.views.public import public
from tests.build import DAY, START, agenda, session, step
from tests.session.asked import agenda_with
from tests.session.doing import do


def groups(state):
    return {state.participants[one].name: group for one, group in groups_of_people(state).items()}


def test_several_people_are_put_into_a_group_at_once_and_its_spelling_stays():
    state = do(session(), put_in_group(["ann", "ben"], "Managers"), put_in_group(["cem"], " MANAGERS "))
    assert groups(state) == {"Ann": "Managers", "Ben": "Managers", "Cem": "Managers"}
    state = do(state, put_in_group(["ben"], ""))
    assert groups(state) == {"Ann": "Managers", "Cem": "Managers"}


def test_a_group_is_named_once_however_it_is_written():
    state = do(session(), people.change("ann", group="Partners"), people.change("ben", group="partners"))
    assert groups(state) == {"Ann": "Partners", "Ben": "Partners"}


def test_the_history_says_who_was_put_where():
    before = session()
    draw = GestureContext(START, "g")
    made = put_in_group(["ann", "ben"], "Managers")(before, draw)
    assert made.label == "Put 2 people into Managers"
    put = step(before, *made.changes, id="g")
    after = before.apply(put)
    assert changes(before, put, after) == ["Ann: group Managers", "Ben: group Managers"]
    assert put_in_group(["ann"], "")(after, draw).label == "Took Ann out of a group"
    assert put_in_group(["ann"], "managers")(after, draw).changes == ()


@pytest.mark.parametrize(
    ("gesture", "said"),
    [
        (put_in_group(["ann"], "x" * 81), "too long for a group"),
        (put_in_group(["nobody"], "Managers"), "not there any more"),
        (people.add("Eve", group="x" * 81), "too long"),
    ],
)
def test_what_makes_no_sense_is_refused(gesture, said):
    with pytest.raises(RefusedError, match=said):
        do(session(), gesture)


def test_a_deputy_and_a_successor_stand_on_the_side_of_the_leader():
    state = do(session(), put_in_group(["ann", "ben"], "Managers"), people.deputize("ann", "Dora"))
    assert groups(state)["Dora"] == "Managers"
    state = do(
        state, people.here("ann", present=True), put_in_group(["ann"], "Owners"), people.deputize("ann", "Dora")
    )
    assert groups(state)["Dora"] == "Owners"


def begun(*given, parent=None):
    made = begin(Setup(agenda=agenda("poll"), day=DAY, people=given, parent=parent), "5e5510400000000a")
    return fold([step(Session(), *made(Session(), GestureContext(START, "b")).changes, id="b")])


def test_a_group_is_there_from_the_first_step_and_in_the_follow_up():
    first = begun(Person("Eve", group="Managers"), Person("Gil", group="Partners"))
    assert groups(first) == {"Eve": "Managers", "Gil": "Partners"}
    assert groups(begun(parent=first)) == groups(first)


def test_a_prepared_file_knows_the_group_of_its_leader_and_the_room_sees_it():
    state = session(agenda=agenda_with(poll={"mode": "either"}))
    state = do(state, put_in_group(["ann"], "Managers"), open_rounds("ann", "token"))
    alone = fold([seed(state, "ann", GestureContext(START, "s"))])
    assert groups(alone) == {"Ann": "Managers"} == groups(public(state))
