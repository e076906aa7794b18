"""People: who is in the room, and which roles they speak for."""

from pmworkshop.agenda.people_file import Person
from pmworkshop.session import people
from tests.build import role, session
from tests.session.doing import do


def room():
    return session(role("legal", function="Legal"), role("sa", function="Sales", spokesperson="ben"), role("none"))


def speakers(state):
    return {column.id: column.spokesperson for column in state.roles.values()}


def test_a_new_person_speaks_for_the_roles_that_nobody_speaks_for():
    state = do(room(), people.add("Eve", "LEGAL", email="eve@firm.example", sponsor=True))
    eve = state.participants["g1.1"]
    assert (eve.name, eve.place, eve.sponsor, eve.present) == ("Eve", 5, True, True)
    assert speakers(state) == {"legal": eve.id, "sa": "ben", "none": None}
    assert speakers(do(state, people.add("Gil", "Sales"))) == speakers(state)
    assert speakers(do(room(), people.add("Gil"))) == speakers(room())


def test_several_people_are_added_at_once_and_nobody_twice():
    given = [Person("ann"), Person("Eve", "Legal"), Person("EVE", "Sales"), Person("Gil", "Legal", present=False)]
    state = do(room(), people.add_all(given))
    new = sorted((one for one in state.participants.values() if one.place > 4), key=lambda one: one.place)
    assert [(one.name, one.function, one.present) for one in new] == [("Eve", "Legal", True), ("Gil", "Legal", False)]
    assert speakers(state)["legal"] == new[0].id


def test_a_changed_function_lets_a_person_speak_for_a_free_role():
    assert speakers(do(room(), people.change("ann", function="Legal")))["legal"] == "ann"
    assert speakers(do(room(), people.change("ann", function="")))["legal"] is None


def test_whoever_leaves_does_not_begin_to_speak_for_a_role():
    state = do(room(), people.change("ann", left=True, present=False, function="Legal"))
    assert state.participants["ann"].left
    assert speakers(state) == speakers(room())
