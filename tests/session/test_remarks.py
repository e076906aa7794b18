"""What is said beside a value: read, kept with it, shown with it, and never with a name where none is kept."""

import json

import pytest

from pmworkshop.base.errors import InputError, RefusedError
from pmworkshop.session.core.records import Round
from pmworkshop.session.core.steps import GestureContext, canonical, parse_step, plain
from pmworkshop.session.operations.strike import BLANK, strike_of
from pmworkshop.session.rounds import ballots, reveal, rounds
from pmworkshop.session.rounds.answer_form import Answer, form_of, read
from pmworkshop.session.rounds.answer_validation import check
from pmworkshop.session.rounds.remarks import Remark, remark_key, remarks_on
from pmworkshop.session.views.narration import changes
from pmworkshop.session.views.public import public
from tests.build import START, ballot, people, round_, session, step
from tests.session.asked import asking
from tests.session.doing import do

WHY = {"subjects": ["Prices", "Plans", "People"], "remark": "Why?"}
WORDS = {**WHY, "method": "choice", "options": ["keep it", "test it", "stop"]}


def form(**changes):
    state = asking(poll={**WHY, **changes})
    return form_of(state, state.info.agenda.module("poll"))


@pytest.mark.parametrize(
    ("changes", "typed", "found"),
    [
        ({}, "4; we lost two deals", Answer("1", score=4, remark="we lost two deals")),
        ({}, " 4 ;we lost; twice ", Answer("1", score=4, remark="we lost; twice")),
        ({}, "4", Answer("1", score=4)),
        ({}, "4;", Answer("1", score=4)),
        ({}, "-; I was away", Answer("1", abstained=True, remark="I was away")),
        ({"method": "fist"}, "0; too early", Answer("1", score=0, remark="too early")),
        ({"method": "gradient"}, "8; at last", Answer("1", score=8, remark="at last")),
        ({"high": 10}, "10; sure", Answer("1", score=10, remark="sure")),
        (WORDS, "2; because of the board", Answer("1", choice="test it", remark="because of the board")),
        (WORDS, "Keep it; it works", Answer("1", choice="keep it", remark="it works")),
        (WORDS, "st", Answer("1", choice="stop")),
    ],
)
def test_a_value_is_read_with_what_is_said_beside_it(changes, typed, found):
    assert read(form(**changes), typed) == (found,)


def test_the_line_of_a_later_subject_is_about_that_one():
    assert read(form(), "2; no time", subject=1) == (Answer("2", score=2, remark="no time"),)


@pytest.mark.parametrize("typed", ["4 3 -", "43-", "4, 3, -"])
def test_a_run_of_values_on_the_first_line_answers_all_at_once(typed):
    assert read(form(), typed) == (Answer("1", score=4), Answer("2", score=3), Answer("3", abstained=True))


@pytest.mark.parametrize(
    ("changes", "typed", "subject", "told"),
    [
        ({}, "; we lost", 0, "A value is missing before the semicolon."),
        ({}, ";", 0, "There is no value in this line."),
        ({}, "  ", 0, "There is no value in this line."),
        ({}, "9; we lost", 0, "Value 1 is not on the scale."),
        ({}, "43; we lost", 0, "Value 1 is not on the scale."),
        ({}, "435", 1, "Value 2 is not on the scale."),
        ({}, "43", 0, "That is 2 values, and 3 values are asked for."),
        (WORDS, "keep; we lost", 0, None),
        (WORDS, "lost; we lost", 0, "The number in place 1 names nothing here."),
        ({"remark": ""}, "4; we lost", 0, "Nothing is asked beside the answer here."),
        ({"remark": "", "method": "points"}, "100; we lost", 0, "Nothing is asked beside the answer here."),
    ],
)
def test_what_cannot_be_read_is_told_in_one_sentence_that_repeats_nothing(changes, typed, subject, told):
    if told is None:
        assert read(form(**changes), typed, subject=subject)[0].choice == "keep it"
        return
    with pytest.raises(InputError) as error:
        read(form(**changes), typed, subject=subject)
    assert error.value.message == told
    assert "lost" not in str(error.value)


def test_the_wall_says_how_a_value_with_a_remark_is_typed():
    assert form().told == "1 to 5; Why?; or all 3 values alone; - abstains"
    assert form(subjects=["One"]).told == "1 to 5; Why?; - abstains"
    assert form(**WORDS).told == "1 keep it  2 test it  3 stop; Why?; or all 3 values alone; - abstains"
    assert (form().marks, form().allowed) == (0, "")
    assert read(form(subjects=["One"]), "4") == (Answer("1", score=4),)


def test_a_remark_where_none_is_asked_is_no_answer():
    with pytest.raises(RefusedError, match="beside the answer"):
        check(form(remark=""), Answer("1", score=4, remark="we lost"))
    check(form(), Answer("1", score=4, remark="we lost"))


def given(state, *answers):
    """The session once ann and ben have answered with remarks."""
    for person, value, remark in answers:
        state = do(state, ballots.cast("poll", person, [Answer("1", score=value, remark=remark)]))
    return state


TWO = (("ben", 2, "no time"), ("ann", 4, "we lost two deals"))


def test_a_remark_stays_hidden_as_long_as_its_value_and_is_shown_with_it():
    state = given(asking(poll=WHY), *TWO)
    view = public(state)
    assert "lost" not in view.model_dump_json()
    assert remarks_on(view, view.rounds["poll/1"], "1") == []
    shown = public(do(state, reveal.reveal(["poll/1"])))
    assert remarks_on(shown, shown.rounds["poll/1"], "1") == [
        Remark("we lost two deals", "4", "ann", "poll/1/ann/1"),
        Remark("no time", "2", "ben", "poll/1/ben/1"),
    ]
    assert remarks_on(shown, shown.rounds["poll/1"], "2") == []


def test_a_correction_reaches_the_remark():
    state = do(given(asking(poll=WHY), *TWO), reveal.reveal(["poll/1"]))
    state = do(state, ballots.correct("poll/1", "ann", [Answer("1", score=4, remark="we lost three deals")]))
    kept = state.ballots["poll/1/ann/1"]
    assert (kept.remark, kept.corrected) == ("we lost three deals", True)


NAMELESS = {**WHY, "anonymous": True}


def sealed(**values):
    """What was said without names, once it is shown; by person the value, or none, and the remark."""
    state = do(asking(poll=NAMELESS), rounds.ask_again("poll"))
    taken = {
        who: [Answer("1", score=value, abstained=value is None, remark=remark)]
        for who, (value, remark) in values.items()
    }
    return do(state, reveal.seal("poll", taken))


def test_without_names_remarks_are_sorted_and_stand_beside_no_value():
    one = sealed(ann=(1, "We wait"), ben=(5, "All is well"), cem=(3, ""))
    other = sealed(ann=(3, "All is well"), ben=(1, ""), cem=(5, "We wait"))
    for state in (one, other):
        assert state.rounds["poll/1"].remarks == {"1": ("All is well", "We wait")}
        assert not state.ballots
    view = public(one)
    assert remarks_on(view, view.rounds["poll/1"], "1") == [
        Remark("All is well", key="0#1#poll/1"),
        Remark("We wait", key="1#1#poll/1"),
    ]
    assert one.rounds["poll/1"] == other.rounds["poll/1"]


def test_without_names_nothing_is_said_where_too_few_gave_a_value():
    assert sealed(ann=(1, "We wait"), ben=(2, ""), cem=(None, "I was away")).rounds["poll/1"].remarks == {}


def test_remarks_of_a_round_that_is_not_shown_are_not_in_the_public_view():
    hidden = round_(status="closed", anonymous=True).model_copy(update={"remarks": {"1": ("secret",)}})
    assert "secret" not in public(session(hidden)).model_dump_json()


def told(state, operation):
    """How the history tells a gesture, and the session after it."""
    after = do(state, operation)
    made = step(state, *operation(state, GestureContext(START, "g")).changes)
    return " | ".join(changes(state, made, after)), after


def test_the_history_tells_a_remark_only_once_it_is_shown():
    state = asking(*people()[:0], poll=WHY)
    words, state = told(state, ballots.cast("poll", "ann", [Answer("1", score=4, remark="we lost two deals")]))
    assert "lost" not in words
    words, state = told(state, reveal.reveal(["poll/1"]))
    assert "“we lost two deals” was said beside it" in words
    words, state = told(state, ballots.correct("poll/1", "ann", [Answer("1", score=4, remark="we lost three deals")]))
    assert "4, “we lost two deals” → 4, “we lost three deals”" in words


def test_a_struck_remark_is_gone_from_every_step_and_its_value_still_counts():
    first = step(session(), round_("poll/1", status="revealed"), id="s1")
    said = ballot("ann", round="poll/1", score=4).model_copy(update={"remark": "Bob is no good"})
    second = step(session(), said, label="Took “Bob is no good”", id="s2")
    found = strike_of(session(said), "ballot", said.id, [first, second])
    assert found.texts == ("Bob is no good",)
    assert "Bob" not in found.rewrite(second.body())
    (left,) = found.draft(session(said)).changes
    assert (left.remark, left.score) == ("", 4)


def test_a_struck_remark_without_a_name_goes_alone():
    state = sealed(ann=(1, "We wait"), ben=(5, "Bob is no good"), cem=(3, "We wait for prices"))
    found = strike_of(state, "round", "0#1#poll/1", [])
    made = step(session(), state.rounds["poll/1"], id="s")
    rewritten = found.rewrite(made.body())
    assert "Bob" not in rewritten
    assert "We wait for prices" in rewritten
    after = session(Round.model_validate(parse_step(rewritten).changes[0].record))
    (left,) = found.draft(after).changes
    assert left.remarks == {"1": ("We wait", "We wait for prices")}
    for key in ("9#1#poll/1", "x#1#poll/1", "0#2#poll/1", "0#1#none", "0"):
        with pytest.raises(RefusedError):
            strike_of(state, "round", key, [])


def test_a_struck_line_of_a_sentence_takes_nothing_else_along():
    sentence = ballot("ann", round="collect/1", text="Ugh")
    found = strike_of(session(sentence), "ballot", sentence.id, [step(session(), sentence, id="s")])
    assert found.texts == ()
    (gone,) = found.draft(session(sentence)).changes
    assert not isinstance(gone, type(sentence))


def test_a_round_of_an_earlier_version_has_no_remarks():
    plain = {"kind": "round", "id": "poll/1", "module": "poll"}
    assert Round.model_validate(plain).remarks == {}


def test_a_value_without_a_name_is_kept_only_where_the_smallest_group_was_asked():
    """A card that is answered line by line may end early; the room has seen whose it was."""
    early = (Answer("1", score=4),)
    whole = {"ann": (*early, Answer("2", score=1, remark="Mine alone")), "ben": early, "cem": early}
    state = do(asking(poll=NAMELESS), rounds.ask_again("poll"), reveal.seal("poll", whole))
    assert state.rounds["poll/1"].hands == {"1": {"4": 3}}
    assert "Mine alone" not in state.model_dump_json()
    passed = {"ben": (*early, Answer("2", abstained=True)), "cem": (*early, Answer("2", abstained=True))}
    state = do(asking(poll=NAMELESS), rounds.ask_again("poll"), reveal.seal("poll", whole | passed))
    assert state.rounds["poll/1"].hands["2"] == {"-": 2, "1": 1}


@pytest.mark.parametrize("place", range(3))
def test_a_remark_without_a_name_goes_however_short_it_is_and_no_other_does(place):
    said = ("No", "No time for it", "x")
    given = dict(zip(("ann", "ben", "cem"), ((Answer("1", score=4, remark=one),) for one in said), strict=True))
    state = do(asking(poll=NAMELESS), rounds.ask_again("poll"), reveal.seal("poll", given))
    struck = strike_of(state, "round", remark_key("poll/1", "1", place), [])
    body = json.loads(struck.rewrite(canonical(plain(state.rounds["poll/1"]))))
    left = [one for one in said if one != said[place]]
    assert [one for one in body["remarks"]["1"] if one != BLANK] == left
    rewritten = state.model_copy(update={"rounds": {"poll/1": Round(**body)}})
    (change,) = struck.draft(rewritten).changes
    assert change.remarks == {"1": tuple(left)}
