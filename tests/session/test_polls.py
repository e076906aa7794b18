"""What the room shows openly is counted, checked against the people and the scale, and never mixed up."""

import pytest

from pmworkshop.base.errors import InputError, RefusedError
from pmworkshop.session.core.records import Round
from pmworkshop.session.core.reserved import WHOLE
from pmworkshop.session.operations import collect, grouping, people
from pmworkshop.session.rounds import ballots, polls, tally
from pmworkshop.session.rounds.answer_form import Answer
from tests.build import details, session
from tests.session.asked import asking
from tests.session.doing import do


def with_poll(**changes):
    """A session whose poll is another one."""
    return asking(poll=changes)


def module(state, name="poll"):
    return state.info.agenda.module(name)


def ids(state, name="poll"):
    return [asked.id for asked in polls.subjects(state, module(state, name))]


def counts(state, subject, key="poll/1"):
    """What came in on a subject, by value."""
    return tally.tally(state, state.rounds[key], subject).counts


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
    assert polls.values(module(state)) == scale


def test_polls_decisions_and_plans_ask_for_values_and_nothing_else_does():
    state = session()
    assert polls.values(module(state, "brief")) == ()
    assert polls.subjects(state, module(state, "brief")) == []
    assert polls.values(module(state, "plan")) == polls.FIST
    assert [asked.id for asked in polls.subjects(state, module(state, "plan"))] == [WHOLE]
    assert polls.values(module(state, "decide")) == polls.FIST
    assert [asked.text for asked in polls.subjects(state, module(state, "decide"))] == ["We meet every month"]


def test_without_subjects_the_question_itself_is_asked():
    state = with_poll(method="fist", subjects=[])
    assert ids(state) == [WHOLE]


def test_groups_and_ungrouped_lines_of_an_earlier_module_are_asked_about():
    state = with_poll(subjects=[], subjects_from=["collect"])
    assert ids(state) == []
    state = do(state, collect.add("collect", ["Alone", "Inside"]))
    alone, inside = (entry.id for entry in state.listed("collect"))
    state = do(
        state, grouping.new_group("collect", "A group", [inside]), grouping.new_group("collect", "Said before")
    )
    theme = next(theme for theme in state.themes.values() if theme.title == "A group")
    assert ids(state) == [theme.id, alone]


def test_hands_are_counted_and_counted_again():
    state = session()
    first = ids(state)[0]
    state = do(state, polls.show_hands("poll", first, {"1": 0, "4": 2, "5": 1}))
    assert counts(state, first) == {"4": 2, "5": 1}
    state = do(state, polls.show_hands("poll", first, {"5": 3}))
    assert counts(state, first) == {"5": 3}
    assert do(state, polls.show_hands("poll", first, {"5": 3})).rounds == state.rounds
    assert counts(state, ids(state)[1]) == {}


def test_more_hands_than_people_are_refused_and_so_is_a_value_off_the_scale():
    state = session()
    first = ids(state)[0]
    with pytest.raises(RefusedError, match="in the room"):
        do(state, polls.show_hands("poll", first, {"5": 9}))
    with pytest.raises(RefusedError, match="not on the scale"):
        do(state, polls.show_hands("poll", first, {"7": 1}))
    with pytest.raises(RefusedError, match="not asked about any more"):
        do(state, polls.show_hands("poll", "gone", {"5": 1}))


def test_nothing_is_counted_openly_while_answers_are_hidden():
    one, two = ids(session())
    state = do(session(), ballots.cast("poll", "ann", (Answer(one, score=4), Answer(two, score=2))))
    with pytest.raises(RefusedError, match="nobody sees yet"):
        do(state, polls.show_hands("poll", one, {"5": 1}))


def test_hands_take_the_place_of_answers_that_were_cleared():
    one, two = ids(session())
    state = do(session(), ballots.cast("poll", "ann", (Answer(one, score=4), Answer(two, score=2))))
    state = do(state, ballots.withdraw("poll", "ann"), polls.show_hands("poll", one, {"5": 1}))
    assert counts(state, one) == {"5": 1}


def test_hands_and_what_was_said_aloud_count_together_and_are_no_more_than_the_room():
    state = session()
    one, two = ids(state)
    answers = (Answer(one, score=4), Answer(two, abstained=True))
    state = do(state, ballots.say_openly("poll", "ann", answers), polls.show_hands("poll", one, {"4": 1, "5": 2}))
    assert counts(state, one) == {"4": 2, "5": 2}
    with pytest.raises(RefusedError, match="in the room"):
        do(state, polls.show_hands("poll", one, {"5": 4}))


def test_hands_are_counted_in_the_newest_round_of_what_is_and_not_of_what_is_wanted():
    now, wanted = (
        Round(id="poll/1", module="poll", status="revealed"),
        Round(id="poll/1w", module="poll", wanted=True),
    )
    state = session(now, wanted, now.model_copy(update={"id": "poll/2", "number": 2}))
    state = do(state, polls.show_hands("poll", "1", {"5": 1}))
    assert [key for key, found in state.rounds.items() if found.hands] == ["poll/2"]


def test_rounds_have_ids_that_never_meet():
    given = [(number, choice, wanted) for number in (1, 2) for choice in (False, True) for wanted in (False, True)]
    names = {polls.round_id("m", number, choice=choice, wanted=wanted) for number, choice, wanted in given}
    assert len(names) == 8
    assert polls.round_id("m") == "m/1"


@pytest.mark.parametrize("text", ["0 0 1 2 5", "0,0,1,2,5", " 0; 0; 1; 2; 5 ", "00125"])
def test_counts_are_read_as_people_type_them(text):
    scale = ("1", "2", "3", "4", "5")
    assert polls.parse_counts(text, scale) == {"1": 0, "2": 0, "3": 1, "4": 2, "5": 5}


@pytest.mark.parametrize("text", ["", "1 2", "1 2 3 4 x", "1 2 3 4 5 6"])
def test_counts_that_do_not_fit_are_told(text):
    with pytest.raises(InputError, match="5 numbers"):
        polls.parse_counts(text, ("1", "2", "3", "4", "5"))


def test_the_room_is_counted_without_those_away():
    state = do(session(), people.change("ann", present=False))
    assert polls.present(state) == polls.present(session()) - 1
    assert details().day


def test_whoever_showed_a_hand_is_not_counted_once_more_aloud():
    state = do(asking(), polls.show_hands("decide", "proposal", {"5": 3}))
    state = do(state, ballots.say_openly("decide", "ann", [Answer("proposal", score=4)]))
    assert do(state, ballots.say_openly("decide", "ann", [Answer("proposal", score=3)])) != state
    with pytest.raises(RefusedError, match="That is 5 answers, and 4 people in the room"):
        do(state, ballots.say_openly("decide", "ben", [Answer("proposal", score=4)]))
