"""An action in one line: owner; what; by; first step."""

from __future__ import annotations

from datetime import date

import pytest

from pmworkshop.base.dates import DateHabits, DayDoubtError
from pmworkshop.base.errors import InputError
from pmworkshop.session.core.records import Give, Participant
from pmworkshop.session.operations.planning import action_plan
from pmworkshop.session.operations.planning.action_line import Line, add_line, line_of, read_line, reread
from pmworkshop.session.operations.planning.action_plan import first_step_of
from pmworkshop.session.operations.planning.day_checks import ask_look, first_steps
from pmworkshop.session.operations.planning.plan_line import parse_field
from tests.build import DAY, action, session
from tests.session.doing import do

ROOM = session(Participant(id="bo", name="Bo O\u2019Berg", function="HR", place=9))
FRIDAY = date(2026, 9, 18)
DUE = date(2026, 9, 30)
ASKED = DateHabits(doubts=True)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Visit five customers", Line("Visit five customers", "cem")),
        ("sales; Visit five customers", Line("Visit five customers", "ben")),
        ("2; Visit them; 30 Sep", Line("Visit them", "ben", DUE)),
        ("HR; Visit them; 30 Sep; draft by Friday", Line("Visit them", "bo", DUE, "draft", FRIDAY)),
        ("Visit them; 30 Sep; draft Friday", Line("Visit them", "cem", DUE, "draft", FRIDAY)),
        ("Visit them; 30 Sep", Line("Visit them", "cem", DUE)),
        ("Visit them;; Call Rosa", Line("Visit them", "cem", None, "Call Rosa")),
        ("; Visit them; 30 Sep", Line("Visit them", None, DUE)),
        ("; Visit them;; by Friday", Line("Visit them", None, None, "", FRIDAY)),
        ("HR; Send the list by Friday", Line("Send the list", "bo", FRIDAY)),
        ("HR; Send the list by Friday; 18 Sep", Line("Send the list", "bo", FRIDAY)),
        ("HR; Send the list by Friday; ask Ann", Line("Send the list", "bo", FRIDAY, "ask Ann")),
        ("HR; Prepare the talk on Friday; 30 Sep", Line("Prepare the talk on Friday", "bo", DUE)),
        ("HR; Write it by hand;;", Line("Write it by hand", "bo")),
    ],
)
def test_an_action_is_typed_in_one_line(text, line):
    assert read_line(ROOM, text, owner="cem") == line


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a; b; c; d; e", "That is 5 parts, and a line has 4: owner; what; by; first step."),
        ("HR; ", "It does not say yet what will be done."),
        ("HR; 7 Dec", "It does not say yet what will be done."),
        ("7 Dec", "It does not say yet what will be done."),
        ("O'Burg; Visit them", "No O'Burg here. Did you mean Bo O\u2019Berg (HR)?"),
        ("Zed; Visit them; 30 Sep; draft", "No Zed here."),
        (
            "HR; Visit them; when it rains",
            "\u201cwhen it rains\u201d is not a date: no month or weekday is called \u201cwhen\u201d.",
        ),
        ("Visit them; 31 Sep", "\u201c31 Sep\u201d is not a day of the calendar: September has 30 days."),
        ("HR; Visit them by May", "\u201cby May\u201d is a whole month, not one day."),
        (
            "HR; Visit them; 30 Sep; draft by 31 Sep",
            "\u201cby 31 Sep\u201d is not a day of the calendar: September has 30 days.",
        ),
    ],
)
def test_a_line_that_cannot_be_read_is_told_in_one_sentence(text, said):
    with pytest.raises(InputError) as caught:
        read_line(session(*ROOM.participants.values()), text)
    assert caught.value.message == said


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("HR; Visit them; 26 Sep", "26 Sep is a Saturday."),
        ("HR; Visit them by Sunday", "20 Sep is a Sunday."),
        ("HR; Visit them; 11 Sep 2026", "Fri 11 Sep lies before Mon 14 Sep."),
        ("HR; Visit them; 2027-03-05", "Fri 5 Mar 2027 comes after the last day to look again, Mon 14 Dec."),
        ("HR; Visit them; 30 Sep; draft Saturday", "19 Sep is a Saturday."),
        (
            "HR; Visit them; 30 Sep; draft by 2 Oct",
            "The first step, Fri 2 Oct, comes after the action is due, Wed 30 Sep.",
        ),
    ],
)
def test_a_day_that_nobody_keeps_is_asked_about_once_and_never_refused(text, doubt):
    with pytest.raises(DayDoubtError) as caught:
        read_line(ROOM, text, ASKED)
    assert caught.value.doubt == doubt
    assert caught.value.typed in text
    assert read_line(ROOM, text, DateHabits(doubts=True, meant=frozenset((doubt,)))) == read_line(ROOM, text)


def test_agreed_days_to_look_again_count_and_not_the_usual_ones():
    agreed = session(action("a", checkins=(date(2027, 4, 1),)))
    assert read_line(agreed, "ann; Visit them; 2027-03-05", ASKED).due == date(2027, 3, 5)


def test_a_line_tells_the_days_that_were_read():
    assert read_line(ROOM, "Send the list by Friday").days == "by Fri 18 Sep"
    assert read_line(ROOM, "Send it; 30 Sep; draft Friday").days == "by Wed 30 Sep, first step by Fri 18 Sep"
    assert read_line(ROOM, "Send it").days == ""


def test_a_line_is_added_with_all_that_was_read():
    state = do(session(), add_line("plan", Line("Send it", "ann", DUE, "draft", FRIDAY), because=("x",)))
    (made,) = action_plan.actions(state)
    assert (made.owners, made.due, made.first_step, made.first_step_by, made.because) == (
        ("ann",), DUE, "draft", FRIDAY, ("x",),
    )  # fmt: skip


WHOLE = action(
    "a", what="Send the list; all of it", owners=("ann",), due=DUE, first_step="draft", first_step_by=FRIDAY,
    success_measure="it is there", gives=(Give(giver="ben", what="2 days"),),
)  # fmt: skip


def test_a_whole_line_is_changed_and_what_is_not_touched_stays():
    state = session(WHOLE)
    line = line_of(state, WHOLE)
    assert line == "Product; Send the list, all of it; Wed 30 Sep; draft by Fri 18 Sep"
    assert reread(state, WHOLE, line) == {}
    assert reread(state, WHOLE, line.replace("Product", "sales")) == {"owners": ("ben",)}
    assert reread(state, WHOLE, line.replace("Product", "")) == {"owners": ()}
    assert reread(state, WHOLE, line.replace("Wed 30 Sep", "2 Oct")) == {"due": date(2026, 10, 2)}
    assert reread(state, WHOLE, line.replace("Wed 30 Sep", "")) == {"due": None}
    assert reread(state, WHOLE, line.replace("draft by", "read by")) == {
        "first_step": "read",
        "first_step_by": FRIDAY,
    }
    assert reread(state, WHOLE, "Product; Send the list, all of it; Wed 30 Sep") == {
        "first_step": "", "first_step_by": None,
    }  # fmt: skip
    assert reread(state, WHOLE, line.replace("Send the list, all of it", "Send some")) == {
        "what": "Send some", "due": DUE,
    }  # fmt: skip
    assert reread(state, WHOLE, line.replace("Send the list, all of it", "Send some by 2 Oct")) == {
        "what": "Send some", "due": date(2026, 10, 2),
    }  # fmt: skip


def test_a_line_that_says_nothing_any_more_or_has_a_part_too_many_is_told():
    for text in ("Product; ; 30 Sep", "a; b; c; d; e"):
        with pytest.raises(InputError):
            reread(session(WHOLE), WHOLE, text)


def test_a_line_of_blanks_is_filled_in_whole():
    blank = action("b", what="Send it")
    assert line_of(session(blank), blank) == "; Send it; ; "
    assert reread(session(blank), blank, "ann; Send it; 30 Sep; Friday") == {
        "owners": ("ann",), "due": DUE, "first_step": "", "first_step_by": FRIDAY,
    }  # fmt: skip


def test_a_first_step_is_shown_without_the_day_that_it_still_ends_in():
    old = action("a", first_step="draft by Friday", first_step_by=FRIDAY)
    assert first_step_of(old, DAY) == ("draft", FRIDAY)
    assert first_step_of(action("a", first_step="draft by Friday"), DAY) == ("draft by Friday", None)
    assert first_step_of(action("a", first_step="draft", first_step_by=FRIDAY), DAY) == ("draft", FRIDAY)


def test_days_that_are_asked_for_one_by_one_are_asked_about_too():
    due = action("a", due=DUE)
    for field, typed in (("due", "2027-03-05"), ("first_step", "draft by 2 Oct"), ("first_step_by", "2 Oct")):
        with pytest.raises(DayDoubtError):
            parse_field(session(due), due, field, typed, ASKED)


def test_days_to_look_again_before_several_first_steps_are_asked_about():
    state = session(*(action(key, first_step="draft", first_step_by=FRIDAY) for key in "ab"))
    assert first_steps(state, "plan") == [FRIDAY, FRIDAY]
    early = (date(2026, 9, 16), DUE)
    with pytest.raises(DayDoubtError) as caught:
        ask_look(state, "plan", early, "16 Sep", ASKED)
    assert caught.value.doubt == "Wed 16 Sep comes before 2 first steps."
    ask_look(state, "plan", (FRIDAY, DUE), "18 Sep", ASKED)
