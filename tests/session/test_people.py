"""People: who is in the room, and which roles they speak for."""

import pytest

from pmworkshop.base.errors import RefusedError
from pmworkshop.session.core.guests import Person
from pmworkshop.session.core.lookups import all_called, called
from pmworkshop.session.operations import people
from pmworkshop.session.views.public import progress_of
from tests.build import action, ballot, put, role, round_, session
from tests.session.doing import do


def room(*more):
    return session(
        role("legal", function="Legal"), role("sa", function="Sales", spokesperson="ben"), role("none"), *more
    )


def speakers(state):
    return {column.id: column.spokesperson for column in state.roles.values()}


def named(state, name):
    return next(person for person in state.people() if person.name == name)


def awaited(state):
    return progress_of(do(state, put(round_())), "poll/1").awaited


def test_a_new_person_speaks_for_the_roles_that_nobody_speaks_for():
    state = do(room(), people.add("Eve", "LEGAL", email="eve@firm.example", sponsor=True))
    eve = state.participants["g1.1"]
    assert (eve.name, eve.place, eve.sponsor, eve.present) == ("Eve", 5, True, True)
    assert speakers(state) == {"legal": eve.id, "sa": "ben", "none": None}
    assert speakers(do(state, people.add("Gil", "Sales"))) == speakers(state)
    assert speakers(do(room(), people.add("Gil"))) == speakers(room())


def test_two_of_one_function_are_called_by_their_names():
    state = do(room(), people.add("Eve", "Legal"))
    assert called(state, named(state, "Eve")) == "Legal"
    two = do(state, people.add("Gil", "LEGAL"))
    assert [called(two, named(two, name)) for name in ("Eve", "Gil")] == ["Eve", "Gil"]
    one = do(two, people.leave(named(two, "Eve").id))
    assert called(one, named(one, "Gil")) == "LEGAL"
    none = do(state, people.add("Hal"))
    assert called(none, named(none, "Hal")) == "Hal"
    for state in (two, one, none):
        assert all_called(state) == {person.id: called(state, person) for person in state.people()}


def test_a_table_is_somebody_too():
    assert named(do(room(), people.add("Table 1")), "Table 1").present


def test_several_people_are_added_at_once_and_nobody_twice():
    given = [Person("ann"), Person("Eve", "Legal"), Person("EVE", "Sales"), Person("Gil", "Legal", present=False)]
    state = do(room(), people.add_all(given))
    new = sorted((one for one in state.participants.values() if one.place > 4), key=lambda one: one.place)
    assert [(one.name, one.function, one.present) for one in new] == [("Eve", "Legal", True), ("Gil", "Legal", False)]
    assert speakers(state)["legal"] == new[0].id


@pytest.mark.parametrize(
    "gesture",
    [
        people.add("x" * 81),
        people.add_all([Person("x" * 81)]),
        people.change("ann", function="x" * 81),
        people.deputize("ann", "x" * 81),
    ],
)
def test_what_is_too_long_for_a_wall_is_no_name(gesture):
    with pytest.raises(RefusedError, match="80 characters is the most"):
        do(room(), gesture)


def test_a_wrong_name_is_mended_and_an_empty_one_is_not_taken():
    state = do(room(), people.change("ben", name="Benno"))
    assert (state.participants["ben"].name, speakers(state)["sa"]) == ("Benno", "ben")
    with pytest.raises(RefusedError, match="The name is empty"):
        do(room(), people.change("ben", name=" "))
    assert do(room(), people.change("ben", name="Ben")).participants == room().participants


def test_a_changed_function_lets_a_person_speak_for_a_free_role():
    assert speakers(do(room(), people.change("ann", function="Legal")))["legal"] == "ann"
    assert speakers(do(room(), people.change("ann", function="")))["legal"] is None
    assert speakers(do(room(), people.change("ben", function="")))["sa"] == "ben"


def test_whoever_goes_to_another_function_leaves_the_roles_of_the_old_one():
    moved = people.change("ben", function="Legal")
    assert speakers(do(room(), moved)) == {"legal": "ben", "sa": None, "none": None}
    two = do(room(), people.add("Gil", "Sales"))
    assert speakers(do(two, moved))["sa"] == named(two, "Gil").id


def test_a_better_word_for_a_function_goes_to_its_roles_too():
    own = role("own", title="Sales", function="Sales", spokesperson="ben")
    other = role("other", function="Trade", spokesperson="ben")
    state = do(room(own, other), people.change("ben", function="Selling"))
    titles = {one.id: (one.title, one.function, one.spokesperson) for one in state.roles.values()}
    assert titles["own"] == ("Selling", "Selling", "ben")
    assert titles["sa"] == ("Role sa", "Selling", "ben")
    assert titles["other"] == ("Role other", "Trade", "ben")


def test_whose_function_is_the_title_of_a_role_speaks_for_it():
    manager = role("pm", title="Product manager", function="Product management")
    state = do(room(manager), people.add("Eve", "product Manager"))
    eve = named(state, "Eve").id
    assert speakers(state)["pm"] == eve
    assert speakers(do(state, people.change(eve, function="Product owner")))["pm"] == eve
    moved = do(state, people.change(eve, function="Legal"))
    assert (speakers(moved)["pm"], speakers(moved)["legal"]) == (None, eve)


def test_the_sponsor_speaks_for_the_top_role():
    state = do(room(role("top", function="Board", sponsor=True)), people.change("ann", sponsor=True))
    assert speakers(state)["top"] == "ann"


def test_who_is_away_is_not_awaited_and_who_arrives_is():
    state = do(room(), people.here("ann", present=False))
    assert (awaited(room()), awaited(state)) == (4, 3)
    assert awaited(do(state, people.here("ann", present=True))) == 4
    assert do(state, people.here("ann", present=False)).participants == state.participants


def test_a_latecomer_speaks_for_the_free_roles_of_the_function():
    state = do(room(), people.leave("ben"))
    assert speakers(state)["sa"] is None
    assert speakers(do(state, people.here("ben", present=True)))["sa"] == "ben"


def test_whoever_leaves_does_not_begin_to_speak_for_a_role():
    state = do(room(), people.change("ann", left=True, present=False, function="Legal"))
    assert state.participants["ann"].left
    assert speakers(state) == speakers(room())


def test_whoever_leaves_is_not_awaited_and_what_they_said_stays():
    state = do(room(round_(status="revealed"), ballot("ben")), people.leave("ben"))
    assert (state.participants["ben"].left, state.participants["ben"].present) == (True, False)
    assert len(state.ballots) == 1
    assert awaited(do(room(), people.leave("ben"))) == 3
    with pytest.raises(RefusedError, match="Ben has left already"):
        do(state, people.leave("ben"))


def test_somebody_of_the_same_function_speaks_when_one_leaves():
    state = do(room(), people.add("Gil", "sales"))
    assert speakers(do(state, people.leave("ben")))["sa"] == named(state, "Gil").id


def test_what_hangs_on_a_leaver_goes_to_a_successor():
    owned = [
        action("x1", owners=("ben",), helpers=("ann", "cem")),
        action("x2", code="A02", owners=("ben", "ann")),
        action("x3", code="A03", owners=("ben",), status="done"),
    ]
    state = do(room(*owned), people.leave("ben"))
    actions, roles = people.left_behind(state, "ben")
    assert [one.id for one in actions] == ["x1", "x2"]
    assert [one.id for one in roles] == ["sa"]
    given = do(state, people.hand_over("ben", "ANN"))
    assert [given.actions[key].owners for key in ("x1", "x2", "x3")] == [("ann",), ("ann",), ("ben",)]
    assert given.actions["x1"].helpers == ("cem",)
    assert speakers(given)["sa"] == "ann"
    assert people.left_behind(given, "ben") == ([], [])


def test_a_successor_may_be_somebody_new():
    state = do(room(), people.leave("ben"), people.hand_over("ben", "Gil"))
    gil = named(state, "Gil")
    assert (gil.function, gil.place, speakers(state)["sa"]) == ("Sales", 5, gil.id)


@pytest.mark.parametrize(
    ("who", "name", "told"),
    [
        ("ben", "Ben", "the same person"),
        ("ben", "Cem", "Cem has left"),
        ("ben", " ", "The name is empty"),
        ("ann", "Ben", "no open action and no role"),
    ],
)
def test_what_cannot_be_handed_over_is_said(who, name, told):
    with pytest.raises(RefusedError, match=told):
        do(room(), people.leave("cem"), people.hand_over(who, name))


def test_a_deputy_is_one_gesture():
    state = do(room(action("x1", owners=("ben",))), people.deputize("ben", "Dora"))
    dora, ben = named(state, "Dora"), state.participants["ben"]
    assert (dora.deputy_of, dora.function, dora.present, ben.present, ben.left) == (
        "ben",
        "Sales",
        True,
        False,
        False,
    )
    assert [one.name for one in state.people()][:1] == ["Ann"]
    assert {one.name for one in state.people()[1:3]} == {"Ben", "Dora"}
    assert speakers(state)["sa"] == dora.id
    assert awaited(state) == 4
    assert state.actions["x1"].owners == ("ben",)


def test_a_deputy_of_a_leader_without_a_role_takes_one_that_is_free():
    state = do(room(role("top", function="Operations")), people.deputize("cem", "Dora"))
    assert speakers(state)["top"] == named(state, "Dora").id


def test_the_deputy_of_the_sponsor_is_not_the_sponsor_and_comes_after_the_leaders():
    state = do(room(), people.here("dee", present=False), people.deputize("dee", "Dora"))
    assert [one.name for one in state.people()] == ["Ann", "Ben", "Cem", "Dora", "Dee"]
    assert not named(state, "Dora").sponsor


def test_the_role_goes_back_when_the_deputy_leaves():
    state = do(room(), people.deputize("ben", "Dora"))
    gone = do(state, people.leave(named(state, "Dora").id))
    assert speakers(gone)["sa"] == "ben"
    again = do(gone, people.deputize("ben", "dora"))
    assert len(again.participants) == 5
    assert speakers(again)["sa"] == named(again, "Dora").id


def test_the_role_goes_back_when_the_leader_arrives_and_nobody_is_awaited_twice():
    state = do(room(), people.deputize("ben", "Dora"), people.here("ben", present=True))
    assert speakers(state)["sa"] == "ben"
    assert not named(state, "Dora").present
    assert awaited(state) == 4
    again = do(state, people.here("ben", present=False), people.here(named(state, "Dora").id, present=True))
    assert speakers(again)["sa"] == named(again, "Dora").id


def test_a_deputy_beside_the_leader_takes_no_role():
    state = do(room(), people.deputize("ben", "Dora"), people.here("ben", present=True))
    assert speakers(do(state, people.here(named(state, "Dora").id, present=True)))["sa"] == "ben"


def test_the_deputy_of_a_leader_who_leaves_for_good_goes_on_and_nobody_follows_the_deputy():
    state = do(room(), people.deputize("ben", "Dora"), people.leave("ben"))
    dora = named(state, "Dora").id
    assert speakers(state)["sa"] == dora
    assert speakers(do(state, people.leave(dora)))["sa"] is None
    assert people.left_behind(state, dora)[1]


def test_a_role_goes_to_somebody_in_the_room_before_a_deputy_who_is_away():
    state = do(room(), people.deputize("ben", "Dora"), people.add("Gil", "Sales"))
    dora, gil = named(state, "Dora").id, named(state, "Gil").id
    back = do(state, people.here("ben", present=True), people.here(dora, present=False), people.leave("ben"))
    assert speakers(back)["sa"] == gil


def test_a_deputy_of_somebody_who_has_no_function_leaves_no_role():
    state = do(room(), people.add("Gil"))
    state = do(state, people.leave(named(state, "Gil").id))
    assert speakers(state) == speakers(room())


@pytest.mark.parametrize(
    ("before", "gesture", "told"),
    [
        (people.leave("ben"), people.deputize("ben", "Dora"), "Ben has left"),
        (people.deputize("ben", "Dora"), people.deputize("ben", "Eve"), "Ben is represented by Dora already"),
        (people.deputize("ben", "Dora"), people.deputize("g1.1", "Eve"), "Dora is a deputy already"),
        (people.add("Eve"), people.deputize("ben", "ANN"), "ANN is in the room already"),
        (people.leave("ann"), people.deputize("ben", "Ann"), "Ann has left: bring them back"),
    ],
)
def test_a_deputy_that_cannot_be_is_refused(before, gesture, told):
    with pytest.raises(RefusedError, match=told):
        do(room(), before, gesture)
