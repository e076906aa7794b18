"""Who sits at the table: each leader once, and how they are named there."""

import pytest

from pmworkshop.base.errors import InputError
from pmworkshop.session.core import seats
from pmworkshop.session.core.people_finder import find_person
from pmworkshop.session.core.people_in_text import giver_in
from pmworkshop.session.core.people_labels import MOST, label, labels, short_label
from pmworkshop.session.operations import people
from pmworkshop.session.operations.grid import speaker_for
from pmworkshop.session.rounds import ballots, polls, reveal, rounds
from pmworkshop.session.rounds.answer_form import Answer
from pmworkshop.session.views.public import progress_of
from tests.build import session
from tests.session.doing import do
from tests.session.test_people import named


def names(found):
    return [one.name for one in found]


def stood_in():
    """Dora stands in for Ben of Sales."""
    return do(session(), people.deputize("ben", "Dora"))


def test_a_deputy_sits_for_the_leader_and_the_leader_is_back_afterwards():
    state = stood_in()
    dora = named(state, "Dora")
    assert names(seats.seated(state)) == ["Ann", "Dora", "Cem", "Dee"]
    assert seats.in_room(state) == seats.seated(state)
    assert names(seats.mates(state, dora)) == ["Ben", "Dora"]
    assert speaker_for(state, "sales") == dora.id
    assert seats.keeper(state, dora) == dora
    for back in (people.leave(dora.id), people.here("ben", present=True), people.here(dora.id, present=False)):
        after = do(state, back)
        assert names(seats.seated(after)) == ["Ann", "Ben", "Cem", "Dee"]
        assert seats.keeper(after, after.participants[dora.id]).name == "Ben"
    both = do(state, people.here("ben", present=True), people.here(dora.id, present=True))
    assert names(seats.in_room(both)) == ["Ann", "Ben", "Cem", "Dee"]
    assert polls.present(both) == 4


def test_a_deputy_stays_when_the_leader_has_left_for_good():
    state = do(stood_in(), people.leave("ben"))
    dora = named(state, "Dora")
    assert names(seats.represented(state)) == ["Ann", "Dora", "Cem", "Dee"]
    assert seats.keeper(do(state, people.here(dora.id, present=False)), dora) == dora
    nobody = do(state, people.leave(dora.id))
    assert names(seats.seated(nobody)) == ["Ann", "Cem", "Dee"]
    assert names(seats.represented(nobody)) == ["Ann", "Ben", "Cem", "Dee"]


def test_a_number_and_a_function_mean_the_deputy_and_a_name_means_who_has_it():
    state = stood_in()
    assert find_person(state, "2").name == "Dora"
    assert find_person(state, "Sales").name == "Dora"
    assert find_person(state, "Ben").name == "Ben"
    assert giver_in(state, "2 days Sales")[0].name == "Dora"
    assert find_person(do(state, people.leave(named(state, "Dora").id)), "Sales").name == "Ben"
    with pytest.raises(InputError, match="may be"):
        find_person(do(state, people.add("Gil", "Sales")), "Sales")


def test_one_seat_answers_once():
    state, answer = session(), [Answer("1", score=3)]
    state = do(state, ballots.cast("poll", "ben", answer), people.deputize("ben", "Dora"))
    asked = rounds.newest(state, "poll")
    dora = named(state, "Dora")
    assert (progress_of(state, asked.id).answered, progress_of(state, asked.id).awaited) == (1, 4)
    assert names(seats.awaited(state, {"ben"})) == ["Ann", "Cem", "Dee"]
    assert names(seats.answering(state, {"ben"})) == ["Ann", "Ben", "Cem", "Dee"]
    assert names(seats.answering(state, set())) == ["Ann", "Dora", "Cem", "Dee"]
    state = do(state, ballots.cast("poll", dora.id, answer))
    assert rounds.answered(state, asked.id) == {dora.id}, "one answer for the seat, the newest"
    shown = do(state, reveal.reveal([asked.id]), ballots.say_openly("poll", "ann", answer))
    assert rounds.answered(shown, asked.id) == {dora.id, "ann"}


def test_the_function_leads_and_the_name_follows():
    state = do(
        session(),
        people.change("ann", name="Ann Lee", function="Finance"),
        people.change("ben", name="Head of Sales"),
        people.change("cem", function=""),
    )
    assert [label(state, one) for one in state.people()][:3] == ["Finance, Ann Lee", "Sales", "Cem"]
    two = do(state, people.add("Gil Ray", "Finance"))
    assert label(two, named(two, "Ann Lee")) == "Ann Lee, Finance"
    assert label(two, named(two, "Gil Ray")) == "Gil Ray, Finance"
    assert label(stood_in(), named(stood_in(), "Dora")) == "Sales, Dora"


def test_a_long_label_is_shortened_at_a_word_and_no_two_of_a_list_are_equal():
    long = "Product management and market intelligence"
    state = do(session(), people.change("ann", name="Ann Lee", function=long))
    assert short_label(state, state.participants["ann"]) == "Product management and market…"
    assert len(short_label(state, state.participants["ann"])) <= MOST
    assert short_label(state, state.participants["ben"]) == "Sales, Ben"
    one = do(state, people.change("ann", function="x" * 60))
    assert short_label(one, one.participants["ann"]) == "x" * (MOST - 1) + "…"
    shared = do(state, people.change("ben", function=long))
    assert short_label(shared, shared.participants["ann"]) == "Ann Lee", "no half of a function behind a name"
    alike = do(state, people.change("ben", function=f"{long} abroad"))
    assert labels(alike, alike.people()[:2]) == (f"{long}, Ann Lee", f"{long} abroad, Ben")
