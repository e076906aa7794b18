"""What the room shows openly is counted, checked against the people and the scale, and never mixed up."""

import pytest

from pmworkshop.agenda.model import Agenda
from pmworkshop.base.errors import InputError, RefusedError
from pmworkshop.session import collect, people, poll
from pmworkshop.session.records import Round
from tests.build import agenda, details, put, session
from tests.session.doing import do


def with_poll(**changes):
    """A session whose poll is another one."""
    plain = agenda().model_dump(mode="json")
    for module in plain["modules"]:
        if module["kind"] == "poll":
            module.update(changes)
    return session(agenda=Agenda.model_validate(plain))


def module(state, name="poll"):
    return state.info.agenda.module(name)


def ids(state, name="poll"):
    return [asked.id for asked in poll.subjects(state, module(state, name))]


@pytest.mark.parametrize(
    ("changes", "scale"),
    [
        ({}, ("1", "2", "3", "4", "5")),
        ({"method": "fist"}, ("0", "1", "2", "3", "4", "5")),
        ({"method": "gradient"}, ("1", "2", "3", "4", "5", "6", "7", "8")),
        ({"method": "choice", "options": ["Yes", "No"]}, ("Yes", "No")),
        ({"method": "dots"}, ()),
    ],
)
def test_the_scale_follows_from_the_method(changes, scale):
    state = with_poll(**changes)
    assert poll.values(module(state)) == scale


def test_only_polls_and_decisions_ask_for_values():
    state = session()
    assert poll.values(module(state, "plan")) == ()
    assert poll.subjects(state, module(state, "plan")) == []
    assert poll.values(module(state, "decide")) == poll.FIST
    assert [asked.text for asked in poll.subjects(state, module(state, "decide"))] == ["We meet every month"]


def test_without_subjects_the_question_itself_is_asked():
    state = with_poll(method="fist", subjects=[])
    assert ids(state) == [poll.WHOLE]


def test_groups_and_ungrouped_lines_of_an_earlier_module_are_asked_about():
    state = with_poll(subjects=[], subjects_from=["collect"])
    assert ids(state) == []
    state = do(state, collect.add("collect", ["Alone", "Inside"]))
    alone, inside = (entry.id for entry in state.listed("collect"))
    state = do(state, collect.new_group("collect", "A group", [inside]), collect.new_group("collect", "Said before"))
    theme = next(theme for theme in state.themes.values() if theme.title == "A group")
    assert ids(state) == [theme.id, alone]


def test_hands_are_counted_and_counted_again():
    state = session()
    first = ids(state)[0]
    state = do(state, poll.show_hands("poll", first, {"1": 0, "4": 2, "5": 1}))
    assert poll.tally(state, module(state), first) == {"1": 0, "2": 0, "3": 0, "4": 2, "5": 1}
    state = do(state, poll.show_hands("poll", first, {"5": 3}))
    assert poll.tally(state, module(state), first)["5"] == 3
    assert do(state, poll.show_hands("poll", first, {"5": 3})).rounds == state.rounds
    assert poll.tally(state, module(state), ids(state)[1]) == {}


def test_more_hands_than_people_are_refused_and_so_is_a_value_off_the_scale():
    state = session()
    first = ids(state)[0]
    with pytest.raises(RefusedError, match="in the room"):
        do(state, poll.show_hands("poll", first, {"5": 9}))
    with pytest.raises(RefusedError, match="not on the scale"):
        do(state, poll.show_hands("poll", first, {"7": 1}))
    with pytest.raises(RefusedError, match="not asked about any more"):
        do(state, poll.show_hands("poll", "gone", {"5": 1}))


def test_nothing_is_counted_openly_while_answers_are_hidden():
    state = do(session(), put(Round(id=poll.round_id("poll"), module="poll")))
    with pytest.raises(RefusedError, match="nobody sees yet"):
        do(state, poll.show_hands("poll", ids(state)[0], {"5": 1}))
    assert poll.tally(state, module(state), ids(state)[0]) == {}


def test_each_person_answers_aloud_and_may_correct_or_abstain():
    state = session()
    one, two = ids(state)
    state = do(state, poll.answer_openly("poll", "ann", {one: "4", two: "-"}))
    state = do(state, poll.answer_openly("poll", "ben", {one: "2", two: "5"}))
    assert poll.tally(state, module(state), one) == {"1": 0, "2": 1, "3": 0, "4": 1, "5": 0}
    assert poll.tally(state, module(state), two)["5"] == 1
    state = do(state, poll.answer_openly("poll", "ann", {one: "5", two: "-"}))
    assert poll.tally(state, module(state), one)["5"] == 1
    again = do(state, poll.answer_openly("poll", "ann", {one: "5", two: "-"}))
    assert again.ballots == state.ballots
    with pytest.raises(RefusedError, match="in the room"):
        do(state, poll.show_hands("poll", one, {"5": 3}))


def test_a_choice_is_kept_as_its_word():
    state = with_poll(method="choice", options=["Yes", "No"])
    first = ids(state)[0]
    state = do(state, poll.answer_openly("poll", "ann", {first: "No"}))
    assert poll.tally(state, module(state), first) == {"Yes": 0, "No": 1}


def test_somebody_who_has_left_answers_no_more():
    state = do(session(), people.change("ann", left=True))
    with pytest.raises(RefusedError, match="has left"):
        do(state, poll.answer_openly("poll", "ann", {ids(state)[0]: "4"}))
    with pytest.raises(RefusedError, match="not there any more"):
        do(state, poll.answer_openly("poll", "nobody", {ids(state)[0]: "4"}))


def test_an_answer_that_counts_for_nothing_leaves_no_round():
    state = session()
    assert do(state, poll.answer_openly("poll", "ann", {})).rounds == {}


@pytest.mark.parametrize("text", ["0 0 1 2 5", "0,0,1,2,5", " 0; 0; 1; 2; 5 "])
def test_counts_are_read_as_people_type_them(text):
    scale = ("1", "2", "3", "4", "5")
    assert poll.parse_counts(text, scale) == {"1": 0, "2": 0, "3": 1, "4": 2, "5": 5}


@pytest.mark.parametrize("text", ["", "1 2", "1 2 3 4 x", "1 2 3 4 5 6"])
def test_counts_that_do_not_fit_are_told(text):
    with pytest.raises(InputError, match="5 numbers"):
        poll.parse_counts(text, ("1", "2", "3", "4", "5"))


@pytest.mark.parametrize(
    ("text", "expected"), [("425", ["4", "2", "5"]), ("4 - 5", ["4", "-", "5"]), ("4,2,5", ["4", "2", "5"])]
)
def test_values_are_read_as_people_type_them(text, expected):
    assert poll.parse_answers(text, ("1", "2", "3", "4", "5"), 3) == expected


def test_of_a_choice_the_number_is_typed():
    assert poll.parse_answers("2", ("Yes", "No"), 1) == ["No"]


@pytest.mark.parametrize(("text", "said"), [("9 1 1", "not on the scale"), ("1 2", "2 values")])
def test_values_that_do_not_fit_are_told(text, said):
    with pytest.raises(InputError, match=said):
        poll.parse_answers(text, ("1", "2", "3", "4", "5"), 3)


def test_the_room_is_counted_without_those_away():
    state = do(session(), people.change("ann", present=False))
    assert poll.present(state) == poll.present(session()) - 1
    assert details().day
