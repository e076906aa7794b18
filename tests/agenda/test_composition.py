"""An agenda while it is put together: modules come, go and move, and grow with the people."""

import pytest

from pmworkshop.agenda.composition import (
    Composition,
    copy_of,
    in_minutes,
    read_number,
    value_of,
)
from pmworkshop.agenda.model import CollectModule, PollModule
from pmworkshop.base.errors import InputError

WISHES = CollectModule.model_validate(
    {
        "id": "wishes",
        "title": "Wishes",
        "short": "Wishes",
        "phases": {"explain": 1.0, "reveal": 6.0},
        "turns": {"reveal": 1.0},
        "prompts": ["What is missing?", "What must stop?"],
        "priority": "short",
        "short_minutes": 3.5,
    }
)
PICK = PollModule.model_validate(
    {
        "id": "pick",
        "title": "Pick",
        "short": "Pick",
        "phases": {"alone": 3.0},
        "method": "scale",
        "prompts": ["How far?"],
        "subjects": ["We say no", "We say yes"],
        "subjects_from": ["wishes"],
    }
)
BOTH = Composition(title="Our day").taken(WISHES).taken(PICK)


def titles(made: Composition) -> list[str]:
    return [module.title for module in made.modules()]


def test_modules_come_go_and_move():
    assert titles(BOTH) == ["Wishes", "Pick"]
    assert titles(BOTH.without(0)) == ["Pick"]
    assert titles(BOTH.moved(1, -1)) == ["Pick", "Wishes"]
    assert titles(BOTH.moved(0, 1)) == ["Pick", "Wishes"]
    assert titles(BOTH.moved(0, -1)) == titles(BOTH.moved(1, 1)) == ["Wishes", "Pick"]


def test_minutes_grow_with_the_people_unless_they_were_typed():
    crowd = BOTH.put(people=18)
    assert [module.minutes for module in crowd.modules()] == [13, 3]
    fixed = crowd.changed(0, in_minutes(WISHES, 5), fixed=True)
    assert [module.minutes for module in fixed.modules()] == [5, 3]
    assert fixed.changed(0, in_minutes(fixed.chosen[0].module, 6)).chosen[0].fixed
    assert "18 people need 12 to take turns" in " ".join(fixed.filling().warnings)


def test_it_says_how_full_the_clock_is_and_what_is_missing():
    assert (BOTH.filling().needed, BOTH.filling().clock, BOTH.filling().warnings) == (10, 90, ())
    assert "a tenth should stay free" in BOTH.put(clock=10.0).filling().warnings[0]
    assert BOTH.without(0).filling().warnings == (
        "“Pick” takes from “wishes”, which is not there; that is left out.",
    )
    assert Composition().filling().share == 0


def test_it_becomes_an_agenda_with_its_own_name():
    made = BOTH.put(title="Großer Tag!", head={"outcome": "A plan"}).made().agenda
    assert (made.id, made.title, made.outcome, made.minutes, made.people) == (
        *("grosser-tag", "Großer Tag!", "A plan"),
        *(90, 8),
    )
    assert Composition().taken(PICK).made().agenda.title
    with pytest.raises(InputError, match="at least one module"):
        Composition(title="Nothing").made()


def test_a_copy_of_an_agenda_keeps_what_it_says_of_itself():
    agenda = BOTH.put(head={"audience": "Leaders", "kind": "follow-up"}, people=6, clock=45.0).made().agenda
    copied = copy_of(agenda, "My day")
    assert copied.made().agenda == agenda.model_copy(update={"id": "my-day", "title": "My day"})


def test_a_half_built_one_is_read_back_as_it_was():
    assert Composition.model_validate_json(BOTH.model_dump_json()) == BOTH


def test_the_phases_of_a_module_share_other_minutes_as_they_shared_theirs():
    assert in_minutes(WISHES, 14).phases == {"explain": 2, "reveal": 12}
    assert in_minutes(WISHES, 14).short_minutes == 7
    assert in_minutes(WISHES, 2).phases == {"explain": 0, "reveal": 2}
    assert in_minutes(PICK, 4.5).phases == {"alone": 4.5}
    empty = WISHES.model_copy(update={"phases": {"explain": 0.0, "alone": 0.0}})
    assert in_minutes(empty, 3).minutes == 3


@pytest.mark.parametrize(("typed", "read"), [("8", 8), (" 7,5 min", 7.5), ("90min", 90)])
def test_a_number_is_read_as_people_type_it(typed, read):
    assert read_number(typed, 1, 90, "minutes") == read


@pytest.mark.parametrize("typed", ["", "many", "0", "91", "-3", "nan", "inf"])
def test_a_number_that_is_none_is_told(typed):
    with pytest.raises(InputError, match=r"is no number of minutes\. Type one from 1 to 90"):
        read_number(typed, 1, 90, "minutes")


def test_title_clock_and_people_are_asked_for_with_what_they_are_now():
    for key, shown, typed, read in (
        ("title", "Our day", " Your\tday", "Your day"),
        ("clock", "90", "120", 120.0),
        ("people", "8", "12", 12),
    ):
        asked, initial, take = value_of(BOTH, key)
        assert asked
        assert initial == shown
        assert getattr(take(typed), key) == read
    with pytest.raises(InputError, match="no number of people"):
        value_of(BOTH, "people")[2]("61")
