"""Two questions about the same things: the middle and spread of each, the gap between both, and their pictures."""

import doctest

import pytest

from pmworkshop.insight.measures.two_pictures import answer, by_field, drawn, heading, of_thing
from pmworkshop.insight.measures.two_questions import two_questions
from pmworkshop.insight.pictures import two_questions as pictures
from pmworkshop.session.rounds import ballots, reveal, rounds
from pmworkshop.session.rounds.answer_form import form_of, read
from pmworkshop.session.views.public import public
from tests.build import round_
from tests.session.asked import asking
from tests.session.doing import do

EFFORT = {"text": "How much effort?", "label": "effort"}
CAME = {"text": "What came?", "label": "came", "gap": True}
WORDS = {"method": "choice", "options": ["a rival has it", "users showed it"]}


def poll(once, twice, show=True, **about):
    """A poll of three things that ann, ben and cem (or some of them) answered twice."""
    asked = {"subjects": ["One", "Two", "Three"], "label": "effect", "passes": [], "second": EFFORT, **about}
    state = asking(poll=asked)
    module = state.info.agenda.module("poll")
    for wanted, given in ((False, once), (True, twice)):
        form = form_of(state, module, wanted=wanted)
        for who, typed in zip(("ann", "ben", "cem"), given, strict=False):
            state = do(state, ballots.cast("poll", who, read(form, typed), wanted=wanted))
    if show:
        both = (rounds.newest(state, "poll", wanted=wanted) for wanted in (False, True))
        state = do(state, reveal.reveal([one.id for one in both if one]))
    return two_questions(public(state), module)


def test_the_pictures_are_what_their_examples_show():
    assert doctest.testmod(pictures).failed == 0


def test_nothing_is_told_before_both_are_shown_or_where_nothing_is_asked_twice():
    assert poll(["531"], ["121"], show=False) is None
    assert poll(["531"], ["121"], second=None, passes=["now"]) is None
    assert poll(["531"], []) is None
    state = asking(round_(status="revealed"), round_("poll/1w", wanted=True, status="revealed"))
    assert two_questions(public(state), state.info.agenda.module("poll")) is None, "nobody answered"
    assert two_questions(public(state), state.info.agenda.module("chart")) is None
    points = {"second": None, "method": "points", "points": 10, "passes": ["now", "wanted"]}
    assert poll(["5 3 2"], ["2 3 5"], **points) is None, "points have no value for each"


def test_two_scales_stand_in_four_fields_with_their_middles():
    found = poll(["531", "431", "541"], ["152", "142", "25-"])
    assert (found.picture, heading(found)) == ("fields", "effect and effort")
    one, _, three = found.things
    assert (one.first.spread.median, one.first.spread.lowest, one.first.spread.highest) == (5, 4, 5)
    assert answer(found.first, one.first) == "5, from 4 to 5"
    assert answer(found.second, three.second) == "2, all of us"
    assert three.second.answers == 2
    assert (three.gap.median, three.same, three.both) == (1, 0, 2)
    named = [(name, [thing.text for thing in things]) for name, things in by_field(found)]
    assert named == [
        ("effect high, effort low", ["One"]),
        ("effect low, effort low", ["Three"]),
        ("in the middle", ["Two"]),
    ]
    lines = drawn(found)
    assert lines[0] == "effect"
    assert lines[1].split()[:2] == ["5", "1"]
    assert "2" in lines[4], "what is in the middle of effect stands in the middle row"


def test_the_same_asked_twice_is_ranked_by_its_gap_the_widest_first():
    found = poll(["311", "311", "311"], ["415", "515", "314"], second=CAME, label="expected")
    assert (found.picture, heading(found)) == ("gap", "expected and came, the widest gap first")
    assert [(one.text, one.distance) for one in found.ranked] == [("Three", 4), ("One", 1), ("Two", 0)]
    assert [line[:2] for line in drawn(found)] == [" 3", " 1", " 2"]
    assert of_thing(found, found.ranked[1]) == "1 ············○━━━━━●······ 5"
    assert [one.same for one in found.things] == [1, 3, 0]
    assert list(by_field(found)) == []


def test_what_is_and_what_is_wanted_are_one_scale():
    found = poll(["311"], ["511"], second=None, passes=["now", "wanted"])
    assert found.picture == "gap"
    assert (found.first.label, found.second.label) == ("as it is", "as it should be")


def test_words_stand_beside_a_middle():
    found = poll(["112", "12-", "11-"], ["511", "411", "511"], **WORDS)
    assert (found.picture, drawn(found), found.ranked) == ("mix", (), ())
    one, two, three = found.things
    assert answer(found.first, two.first) == "a rival has it ●●   users showed it ●"
    assert (one.first.most, one.same) == (("a rival has it",), None)
    assert answer(found.second, one.second) == "5, from 4 to 5"
    assert three.first.answers == 1


def test_two_choices_of_the_same_words_tell_how_often_they_were_the_same():
    second = {**CAME, **WORDS}
    found = poll(["12-", "12-"], ["11-", "22-"], second=second, **WORDS)
    assert found.picture == "mix"
    assert [(one.same, one.both) for one in found.things] == [(1, 2), (1, 2)]
    assert found.things[0].second.most == ("a rival has it", "users showed it")


def test_what_nobody_answered_has_no_words():
    found = poll(["1--"], ["1-3"], **WORDS)
    assert answer(found.first, found.things[1].first) == "no answer"
    assert found.things[1].first.most == ()


def test_without_names_the_gap_is_that_between_the_middles():
    hands = ({"1": {"2": 3}}, {"1": {"5": 3}})
    there = [
        round_(key, wanted=wanted, status="revealed", anonymous=True, hands=given)
        for key, wanted, given in (("poll/1", False, hands[0]), ("poll/1w", True, hands[1]))
    ]
    state = asking(*there, poll={"subjects": ["One"], "passes": [], "second": CAME})
    found = two_questions(public(state), state.info.agenda.module("poll"))
    (one,) = found.things
    assert (one.distance, one.gap.median, one.both) == (3, None, 0)
    assert found.first.label == "first question"


@pytest.mark.parametrize(("place", "value", "at"), [(7, 3.2, 4), (7, 2.8, 2), (7, 3, 3), (9, 1, 0)])
def test_only_what_is_in_the_middle_stands_in_the_middle(place, value, at):
    assert pictures.Axis("", 1, 5).place(value, place) == at


def test_many_in_one_place_are_counted():
    points = [pictures.Point(number, 1, 5) for number in range(1, 9)]
    axis = pictures.Axis("effort", 1, 5)
    lines = pictures.fields(points, axis, axis)
    assert "1+7" in lines[1]
    assert max(map(len, lines)) < 76
    assert pictures.fields([], axis, axis)[0] == "effort"
