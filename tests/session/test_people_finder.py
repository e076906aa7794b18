"""One finder of people: whom a typed text means, and who is named within a line."""

import pytest

from pmworkshop.base.errors import InputError, RefusedError
from pmworkshop.session.core.people_finder import find_person, meant
from pmworkshop.session.core.people_in_text import giver_in
from pmworkshop.session.core.records import Participant, Role
from pmworkshop.session.core.session import Session, fold
from pmworkshop.session.operations import decide, people
from pmworkshop.session.operations.authors import who_said
from pmworkshop.session.operations.planning.promise_line import parse
from tests.build import details, role, step
from tests.session.doing import do


def room(*named: str, roles: tuple[Role, ...] = ()):
    """Make a room of people written as ``name, function``; each one's id is the name."""
    parted = [one.split(", ") for one in named]
    persons = [
        Participant(id=name, name=name, function="".join(function), place=place)
        for place, (name, *function) in enumerate(parted, 1)
    ]
    return made(*persons, *roles)


def made(*records):
    """Make a session of these records alone."""
    return fold([step(Session(), details(), *records, id="begun")])


OWNERS = room("Bo O’Berg, HR", "Änne Väst, IT", "Cy Costa, Finance")
GIVERS = room("Ana Alva, IT", "Bo Berg, Finance", "Cy Costa, HR")
WORDS = room("May Lund, Legal", "Will Orr, Sales", "Mark Ude, HR", "Jan Smid, IT", "Søren Ek, market intelligence")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("O'Berg", "Bo O’Berg"),
        ("Anne", "Änne Väst"),
        ("Costa", "Cy Costa"),
        ("oberg", "Bo O’Berg"),
        ("o`berg", "Bo O’Berg"),
        ("O’BERG, Bo", "Bo O’Berg"),
        ("Aenne", "Änne Väst"),
        ("vast", "Änne Väst"),
        ("väst änne", "Änne Väst"),
        ("cy", "Cy Costa"),
        ("cos", "Cy Costa"),
        ("it", "Änne Väst"),
        ("fin", "Cy Costa"),
        ("Cy Costa (Finance)", "Cy Costa"),
        ("2", "Änne Väst"),
    ],
)
def test_an_owner_is_found_by_number_name_given_name_function_or_beginning(typed, name):
    assert find_person(OWNERS, typed).name == name


def test_letters_that_cannot_be_taken_apart_are_found_too():
    others = room("Søren Łuk", "Jean-Luc Æbel", "Иван Петров", "Ömer Ünal")
    found = [
        find_person(others, typed).id for typed in ("soren", "luk", "jean luc", "aebel", "иван", "omer", "oemer")
    ]
    assert found == ["Søren Łuk", "Søren Łuk", *["Jean-Luc Æbel"] * 2, "Иван Петров", *["Ömer Ünal"] * 2]


def test_a_leader_is_found_by_the_role_that_they_speak_for():
    roles = (role("r", title="Supply manager", spokesperson="Cy Costa"),)
    state = room("Ana Alva, Sales", "Cy Costa, Operations", roles=roles)
    assert [find_person(state, typed).name for typed in ("supply manager", "Supp")] == ["Cy Costa"] * 2
    assert giver_in(state, "2 days Supply manager") == (state.participants["Cy Costa"], "2 days")


@pytest.mark.parametrize(
    ("typed", "both"),
    [
        ("Ana", "“Ana” may be Ana Alva (Sales) or Ana Berg (Finance)."),
        ("sal", "“sal” may be Ana Alva (Sales) or Salim."),
        ("be", "“be” may be Ana Berg (Finance) or Bea Cole (HR)."),
        ("HR", "“HR” may be Bea Cole (HR) or Dora Quist (HR)."),
    ],
)
def test_two_that_fit_are_both_named_and_neither_is_taken(typed, both):
    state = room("Ana Alva, Sales", "Ana Berg, Finance", "Bea Cole, HR", "Dora Quist, HR", "Salim")
    with pytest.raises(InputError) as caught:
        find_person(state, typed)
    assert caught.value.message == both
    with pytest.raises(InputError, match="may be"):
        who_said(state.people(), typed)


def test_a_whole_name_counts_before_a_part_and_a_part_before_a_beginning():
    state = room("Bo", "Bo Berg", "Bob Ek", "Boris Ek")
    assert [one.name for one in meant(state, "bo")] == ["Bo"]
    assert [one.name for one in meant(state, "berg")] == ["Bo Berg"]
    assert [one.name for one in meant(state, "bor")] == ["Boris Ek"]
    assert meant(state, "bor", beginnings=False) == []
    assert meant(state, "’") == []


@pytest.mark.parametrize("typed", ["Zoe", "99", "0", "", "²"])
def test_nobody_is_found_for_what_names_nobody(typed):
    with pytest.raises(InputError, match=r"No .* here"):
        find_person(OWNERS, typed)


def test_who_has_left_is_not_found():
    state = made(Participant(id="a", name="Ana Alva", left=True, place=1), Participant(id="b", name="Bo", place=2))
    with pytest.raises(InputError):
        find_person(state, "Ana")
    assert find_person(state, "1").name == "Bo"


@pytest.mark.parametrize(
    ("typed", "giver", "rest"),
    [
        ("make it clear to all", None, "make it clear to all"),
        ("it takes 2 days HR", "Cy Costa", "it takes 2 days"),
        ("2 days IT", "Ana Alva", "2 days"),
        ("2 days it", None, "2 days it"),
        ("it: a test system", None, "it: a test system"),
        ("IT: a test system", "Ana Alva", "a test system"),
        ("two days IT for the test", "Ana Alva", "two days for the test"),
        ("MAKE IT CLEAR", None, "MAKE IT CLEAR"),
        ("GIVE 2 DAYS IT", "Ana Alva", "GIVE 2 DAYS"),
        ("2 days finance", "Bo Berg", "2 days"),
        ("finance: 2 days", "Bo Berg", "2 days"),
        ("a plan to finance it all", None, "a plan to finance it all"),
        ("2 days from Finance", "Bo Berg", "2 days"),
        ("by Finance 2 days", "Bo Berg", "2 days"),
        ("a report for Finance", None, "a report for Finance"),
        ("2 days of Finance a month", "Bo Berg", "2 days a month"),
        ("Finance two days a month", "Bo Berg", "two days a month"),
        ("2 days Ana", "Ana Alva", "2 days"),
        ("2 days, cy costa, from May", "Cy Costa", "2 days, , from May"),
        ("call Ana about it", None, "call Ana about it"),
        ("Finance", "Bo Berg", ""),
        ("", None, ""),
    ],
)
def test_who_gives_is_named_as_a_giver_and_not_only_a_word(typed, giver, rest):
    person, said = giver_in(GIVERS, typed)
    assert ((person.name if person else None), said) == (giver, rest)


@pytest.mark.parametrize(
    ("typed", "giver"),
    [
        ("it may take 2 days", None),
        ("2 days in May", None),
        ("2 days by May", None),
        ("start 14 May", None),
        ("2 days May", "May Lund"),
        ("May: 2 days", "May Lund"),
        ("we will help", None),
        ("Will do what we can", None),
        ("Will, 2 days", "Will Orr"),
        ("2 days from Will for tests", "Will Orr"),
        ("Mark the line on the map", None),
        ("2 days mark", None),
        ("mark ude 2 days", "Mark Ude"),
        ("15 Jan", None),
        ("2 days Jan", "Jan Smid"),
        ("a study, market intelligence", "Søren Ek"),
        ("2 days soren", "Søren Ek"),
    ],
)
def test_a_leader_whose_name_is_a_word_is_found_only_where_it_is_written_as_a_name(typed, giver):
    person, _ = giver_in(WORDS, typed)
    assert (person.name if person else None) == giver


def test_two_who_fit_as_givers_are_asked():
    state = room("Ana Alva, Sales", "Bo Berg, Sales")
    with pytest.raises(InputError) as caught:
        giver_in(state, "2 days Sales")
    assert caught.value.message == "“Sales” may be Ana Alva (Sales) or Bo Berg (Sales)."
    person, rest = giver_in(state, "2 days sales, Ana Alva")
    assert person is not None
    assert (person.name, rest) == ("Ana Alva", "2 days sales")


def test_promises_objections_and_heirs_are_found_in_the_same_way():
    assert parse(OWNERS, "anne: 2 days").giver == "Änne Väst"
    assert parse(OWNERS, "Legal: 2 days").giver is None
    assert decide.parse_objection(OWNERS, "O'Berg: too dear").participant == "Bo O’Berg"
    assert decide.parse_objection(OWNERS, "2030: too late").participant is None
    twins = room("Ana Alva", "Ana Berg", "Cy Costa")
    with pytest.raises(InputError, match="Ana Alva or Ana Berg"):
        decide.parse_objection(twins, "Ana: too dear")
    with pytest.raises(InputError, match="Ana Alva or Ana Berg"):
        parse(twins, "Ana: 2 days")


def test_actions_are_handed_over_to_whom_a_given_name_means():
    roles = (role("r", title="Supply", spokesperson="Cy Costa"),)
    state = room("Ana Alva, Sales", "Ana Berg", "Cy Costa", roles=roles)
    assert do(state, people.hand_over("Cy Costa", "sales")).roles["r"].spokesperson == "Ana Alva"
    after = do(state, people.hand_over("Cy Costa", "An"))
    assert after.participants[after.roles["r"].spokesperson].name == "An"
    with pytest.raises((InputError, RefusedError), match="may be"):
        do(state, people.hand_over("Cy Costa", "Ana"))
