"""What is asked for follows from the agenda; what is typed is read, or told of without repeating any of it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmworkshop.base.errors import InputError, RefusedError
from pmworkshop.session.core.reserved import WHOLE
from pmworkshop.session.rounds import polls
from pmworkshop.session.rounds.answer_form import Answer, form_of, read
from pmworkshop.session.rounds.answer_validation import check, still_asked
from tests.build import activity, role, session, theme
from tests.session.asked import asking

CHART = (
    role("sp", place=1), role("pm", place=2), role("sa", place=3),
    activity("price", place=1), activity("road", place=2), activity("try", place=3, practice=True),
)  # fmt: skip
THREE = {"subjects": ["One", "Two", "Three"]}
TEN = {"subjects": [f"Subject {number}" for number in range(10)]}
TWICE = "3 numbers, the same one at most 2 times; - abstains"


def form(state, module="poll", asks="answers"):
    return form_of(state, state.info.agenda.module(module), asks)


def polled(**changes):
    """What is asked for in a poll of that kind."""
    return form(asking(poll={**THREE, **changes}))


def charted(letters="owner", scheme="RACI", more=()):
    return form(asking(*CHART, *more, chart={"letters": letters, "scheme": scheme}), "chart")


# What is asked for


@pytest.mark.parametrize(
    ("changes", "sort", "marks", "allowed", "told"),
    [
        ({"method": "scale"}, "values", 3, "12345-", "3 digits, 1 to 5; - abstains"),
        ({"method": "scale", "high": 10}, "values", 0, "", "3 digits, 1 to 10; - abstains"),
        ({"method": "fist"}, "values", 3, "012345-", "3 digits, 0 to 5; - abstains"),
        ({"method": "gradient"}, "values", 3, "12345678-", "3 digits, 1 to 8; - abstains"),
        ({"method": "choice", "options": ["Yes", "No"]}, "options", 3, "12-", "1 Yes  2 No; - abstains"),
        ({"method": "dots", "points": 2}, "dots", 2, "123-", "2 numbers; - abstains"),
        ({"method": "dots", "points": 3, "cap": 2}, "dots", 3, "123-", TWICE),
        ({"method": "dots", "points": 10}, "dots", 0, "", "10 numbers; - abstains"),
        ({"method": "dots", "points": 2, **TEN}, "dots", 0, "", "2 numbers; - abstains"),
        ({"method": "points"}, "points", 0, "", "3 numbers that make 100 together; - abstains"),
        ({"method": "rank"}, "rank", 3, "123-", "all numbers, the best first; - abstains"),
        ({"method": "rank", **TEN}, "rank", 0, "", "all numbers, the best first; - abstains"),
    ],
)
def test_the_keys_of_a_poll_follow_from_its_method(changes, sort, marks, allowed, told):
    found = polled(**changes)
    assert (found.sort, found.marks, found.allowed, found.told) == (sort, marks, allowed, told)


def test_more_than_nine_options_are_typed_as_numbers():
    found = polled(method="choice", options=[f"Word {number}" for number in range(10)])
    assert (found.marks, found.allowed) == (0, "")
    assert read(found, "10 1 -")[0].choice == "Word 9"


def test_a_decision_asks_for_one_value():
    found = form(session(), "decide")
    assert (found.sort, found.marks, found.scale) == ("values", 1, polls.FIST)
    assert read(found, "4") == (Answer(WHOLE, score=4),)


def test_sentences_are_asked_for_prompt_by_prompt():
    found = form(session(), "collect")
    assert (found.sort, found.marks) == ("text", 0)
    assert read(found, " Too  late ", subject=1) == (Answer("2", text="Too late"),)


def test_groups_are_chosen_among_each_once():
    state = session(theme("a", place=1), theme("b", place=2), theme("c", place=3))
    found = form(state, "collect", "choice")
    assert (found.sort, found.each, found.cap, found.marks, found.allowed) == ("dots", 2, 1, 2, "123-")
    assert found.told == "2 different numbers; - abstains"
    assert read(found, "31") == (Answer(WHOLE, points={"a": 1, "c": 1}),)
    assert form(session(theme("a")), "collect", "choice").each == 1
    assert form(session(), "collect", "choice") is None
    assert form(asking(theme("a"), collect={"choose": 0}), "collect", "choice") is None


def test_a_chart_asks_who_answers_for_each_row_but_the_one_for_practice():
    found = charted()
    assert [one.id for one in found.subjects] == ["price", "road"]
    assert (found.sort, found.marks, found.allowed) == ("owners", 2, "0123-")
    assert found.told == "2 digits; 0 nobody, - pass"
    assert read(found, "20") == (Answer("price", letters={"pm": "A"}), Answer("road", letters={}))
    assert read(charted(scheme="RAPID"), "-1")[1].letters == {"sp": "D"}


def test_a_chart_of_more_than_nine_roles_takes_numbers():
    found = charted(more=[role(f"r{number}", place=9) for number in range(7)])
    assert (found.marks, found.allowed) == (0, "")
    assert [one.letters for one in read(found, "10 0")] == [{"r6": "A"}, {}]


@pytest.mark.parametrize("module", ["brief", "plan", "review"])
def test_other_modules_ask_nobody_alone(module):
    assert form(session(), module) is None


# What is typed


@pytest.mark.parametrize("typed", ["425", "4 2 5", " 4,2,5 ", "4, 2, 5"])
def test_values_are_read_as_people_type_them(typed):
    assert [one.score for one in read(polled(method="scale"), typed)] == [4, 2, 5]


def test_a_dash_abstains_on_one_thing_or_on_all_together():
    assert [one.abstained for one in read(polled(method="scale"), "4-5")] == [False, True, False]
    for method in ("dots", "points", "rank"):
        assert read(polled(method=method), "-") == (Answer(WHOLE, abstained=True),)
    assert read(form(session(), "collect"), "-") == (Answer("1", abstained=True),)
    assert read(charted("all"), " - ", subject=1) == (Answer("road", abstained=True),)


def test_several_sentences_are_several_lines():
    assert read(form(session(), "collect"), "One\r\n\n  Two ")[0].text == "One\nTwo"


def test_dots_points_and_an_order_are_one_answer():
    assert read(polled(method="dots", points=3), "113")[0].points == {"1": 2, "3": 1}
    assert read(polled(method="dots", points=3), "2")[0].points == {"2": 1}
    assert read(polled(method="points", points=100), "60 0 40")[0].points == {"1": 60, "3": 40}
    assert read(polled(method="rank"), "312")[0].ranking == ("3", "1", "2")
    assert read(polled(method="rank", **TEN), "10 9 8 7 6 5 4 3 2 1")[0].ranking[0] == "10"


def test_letters_are_read_with_the_numbers_of_their_roles():
    assert read(charted("all"), "a1 R12 c3")[0].letters == {"sp": "AR", "pm": "R", "sa": "C"}
    assert read(charted("all"), "R1,3")[0].letters == {"sp": "R", "sa": "R"}
    assert read(charted("all"), "0")[0].letters == {}
    many = charted("all", more=[role(f"r{number}", place=9) for number in range(7)])
    assert read(many, "A10 R1,2")[0].letters == {"r6": "A", "sp": "R", "pm": "R"}


@pytest.mark.parametrize(
    ("changes", "typed", "said"),
    [
        ({"method": "scale"}, "", "0 values, and 3 values"),
        ({"method": "scale"}, "12", "2 values, and 3 values"),
        ({"method": "scale"}, "196", "Value 2 is not on the scale. It goes from 1 to 5"),
        ({"method": "choice", "options": ["Yes", "No"]}, "103", "in place 2 names nothing here. .* from 1 to 2"),
        ({"method": "dots", "points": 2}, "", "2 dots to place"),
        ({"method": "dots", "points": 2}, "1 2 3", "2 dots to place"),
        ({"method": "dots", "points": 2}, "14", "in place 2 names nothing"),
        ({"method": "dots", "points": 3, "cap": 1}, "11", "The same number may stand there once"),
        ({"method": "dots", "points": 2}, "1 99999", "in place 2 names nothing"),
        ({"method": "dots", "points": 2}, "1²", "in place 2 names nothing"),
        ({"method": "points"}, "50 50", "not 3 numbers"),
        ({"method": "points"}, "50 50 x", "not 3 numbers"),
        ({"method": "points"}, "50 40 0", "make 90 together, not 100"),
        ({"method": "points", "cap": 50}, "60 40 0", "At most 50 may"),
        ({"method": "rank"}, "112", "in the order once. There are 3"),
        ({"method": "rank"}, "12", "in the order once"),
    ],
)  # fmt: skip
def test_values_that_do_not_fit_are_told(changes, typed, said):
    with pytest.raises(InputError, match=said):
        read(polled(**changes), typed)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "line is empty"),
        ("A1 boss", "Part 2 is no letter"),
        ("A1R2", "Part 1 is no letter"),
        ("A4", "in place 1 names nothing here"),
        ("A1,", "in place 1 names nothing here"),
        ("A1 X2", "One of the letters is not of this chart. It has A Accountable  R Responsible"),
    ],
)
def test_letters_that_do_not_fit_are_told(typed, said):
    with pytest.raises(InputError, match=said):
        read(charted("all"), typed)


def test_an_empty_sentence_is_no_answer():
    with pytest.raises(InputError, match="empty"):
        read(form(session(), "collect"), " \n\x00 ")


def test_nothing_can_be_put_in_an_order_where_nothing_is_asked_about():
    nothing = form(asking(poll={"method": "rank", "subjects": [], "subjects_from": ["collect"]}))
    with pytest.raises(InputError, match="There are 0"):
        read(nothing, "")


FORMS = [
    *(polled(method=method) for method in ("scale", "fist", "gradient", "rank", "points")),
    polled(method="choice", options=["Yes", "No"]),
    polled(method="dots", points=3, cap=1),
    charted(),
    charted("all"),
    form(session(), "collect"),
]
PIECES = st.one_of(
    st.text("qzxjQZXJ", min_size=2, max_size=6),
    st.sampled_from(["4", "31", "-", "0", "99", "A1", "R12", "Zq9", " ", ",", "\t", "ß", "٣", "½", "\u202e", "\n"]),
    st.text(max_size=3),
)


@given(st.sampled_from(FORMS), st.lists(PIECES, max_size=6).map("".join), st.integers(0, 1))
def test_whatever_is_typed_is_read_or_refused_and_never_repeated(asked, typed, subject):
    told = ""
    try:
        for answer in read(asked, typed, subject=subject):
            check(asked, answer)
            assert still_asked(asked, answer) == answer
    except InputError as error:
        told = str(error).casefold()
    assert not [word for word in re.findall("[qzxj]{2,}", typed.casefold()) if word in told]


# What comes as an answer and was not typed


@pytest.mark.parametrize(
    ("asked", "answer", "said"),
    [
        (polled(method="scale"), Answer("gone", score=3), "not asked about any more"),
        (polled(method="scale"), Answer(WHOLE, score=3), "not asked about any more"),
        (polled(method="scale"), Answer("1", score=97), "not on the scale"),
        (polled(method="scale"), Answer("1"), "no answer to what is asked"),
        (polled(method="scale"), Answer("1", text="secret"), "no answer to what is asked"),
        (polled(method="scale"), Answer("1", score=3, choice="3"), "no answer to what is asked"),
        (polled(method="scale"), Answer("1", score=3, abstained=True), "no answer to what is asked"),
        (polled(method="choice", options=["Yes"]), Answer("1", choice="Maybe"), "not on the scale. It has Yes"),
        (polled(method="dots", points=2), Answer("1", points={"1": 1}), "not asked about any more"),
        (polled(method="dots", points=2), Answer(WHOLE, points={"gone": 1}), "not asked about any more"),
        (polled(method="dots", points=2), Answer(WHOLE, points={"1": 3}), "There are 2 dots to give"),
        (polled(method="dots", points=2), Answer(WHOLE, points={"1": 3, "2": -1}), "There are 2 dots to give"),
        (polled(method="dots", points=2), Answer(WHOLE, points={}), "There are 2 dots to give"),
        (polled(method="dots", points=2, cap=1), Answer(WHOLE, points={"1": 2}), "At most 1 may"),
        (polled(method="points"), Answer(WHOLE, points={"1": 99}), "There are 100 points to give"),
        (polled(method="rank"), Answer(WHOLE, ranking=("1", "2")), "in the order once"),
        (polled(method="rank"), Answer(WHOLE, ranking=("1", "2", "gone")), "not asked about any more"),
        (charted(), Answer("price", letters={"gone": "A"}), "role of this chart is not there"),
        (charted(), Answer("price", letters={"pm": "A", "sa": "A"}), "One role alone"),
        (charted(), Answer("price", letters={"pm": "R"}), "One role alone"),
        (charted("all"), Answer("price", letters={"pm": "RA"}), "not of this chart. It has A, R, C, I"),
        (charted("all"), Answer("price", letters={"pm": "Zq"}), "not of this chart"),
        (charted("all"), Answer("price", letters={"pm": ""}), "not of this chart"),
        (form(session(), "collect"), Answer("1", text=" \n"), "line is empty"),
    ],
)
def test_an_answer_from_elsewhere_is_looked_at_like_one_that_was_typed(asked, answer, said):
    with pytest.raises(RefusedError, match=said) as refused:
        check(asked, answer)
    assert not any(secret in str(refused.value) for secret in ("97", "secret", "Maybe", "Zq"))


def test_what_is_not_asked_about_any_more_is_left_out_of_an_answer():
    dots, order = polled(method="dots", points=3), polled(method="rank")
    assert still_asked(dots, Answer(WHOLE, points={"1": 1, "gone": 2})).points == {"1": 1}
    assert still_asked(dots, Answer(WHOLE, points={"gone": 2})) is None
    assert still_asked(order, Answer(WHOLE, ranking=("3", "gone", "1"))).ranking == ("3", "1")
    assert still_asked(order, Answer(WHOLE, ranking=("gone",))) is None
    assert still_asked(polled(method="scale"), Answer("gone", score=3)) is None
