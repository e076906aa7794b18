"""What is typed into a plan: answers to questions, what is given, whom a name means, dates, raised hands."""

from datetime import date

import pytest

from pmworkshop.base.errors import InputError
from pmworkshop.session.core.records import Give, Participant
from pmworkshop.session.operations.planning.plan_line import (
    parse_days,
    parse_field,
    read_gift,
)
from tests.build import DAY, action, session
from tests.session.doing import do

ROOM = session(Participant(id="it", name="Eve", function="IT", place=5), Participant(id="old", name="Old", left=True))


@pytest.mark.parametrize(
    ("field", "typed", "fields"),
    [
        ("due", "30 Sep", {"due": date(2026, 9, 30)}),
        ("first_step_by", "+7", {"first_step_by": date(2026, 9, 21)}),
        ("owners", "sales", {"owners": ("ben",)}),
        ("first_step", "Call Rosa", {"first_step": "Call Rosa"}),
        ("first_step", "Call Rosa Friday", {"first_step": "Call Rosa", "first_step_by": date(2026, 9, 18)}),
        ("first_step", "by Friday", {"first_step_by": date(2026, 9, 18)}),
        ("confidence", "4", {"confidence": 4}),
        ("success_measure", " on  the wiki ", {"success_measure": "on the wiki"}),
    ],
)
def test_an_answer_changes_the_fields_it_is_about(field, typed, fields):
    assert parse_field(ROOM, action("a"), field, typed) == fields


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("due", "when it rains", "“when it rains” is not a date: no month or weekday is called “when”."),
        ("what", " ", "That is empty."),
        ("confidence", "6", "“6” is not one of 0 to 5."),
        ("owners", "Zoe", "No Zoe here."),
    ],
)
def test_an_answer_that_cannot_be_read_is_told_in_one_sentence(field, typed, said):
    with pytest.raises(InputError) as caught:
        parse_field(ROOM, action("a"), field, typed)
    assert caught.value.message == said


def gave(text, *gives):
    """The action after something was given to it, and the ledger."""
    state = session(*ROOM.participants.values(), action("a", gives=gives))
    state = do(state, read_gift(state, state.actions["a"], text))
    return state.actions["a"], list(state.commitments.values())


def test_what_somebody_gives_to_an_action_stands_in_the_ledger_once():
    after, (ledger,) = gave("2 days Sales, if the roadmap is frozen", Give(what="a view"))
    assert (ledger.giver, ledger.function, ledger.amount, ledger.resource, ledger.action) == (
        "ben", "Sales", "2", "days", "a",
    )  # fmt: skip
    assert ledger.condition == "the roadmap is frozen"
    assert [(one.giver, one.what, one.commitment) for one in after.gives] == [
        (None, "a view", None), ("ben", "days", ledger.id),
    ]  # fmt: skip
    assert gave("the list Sales by 25 Sep")[1][0].ends == date(2026, 9, 25)


def test_a_name_alone_takes_over_what_nobody_gave_yet():
    after, (ledger,) = gave("Operations", Give(what="a lawyer", amount="1 day"))
    assert (ledger.giver, ledger.amount, ledger.resource) == ("cem", "1 day", "a lawyer")
    assert [(one.giver, one.what) for one in after.gives] == [("cem", "a lawyer")]
    assert len(gave("3 days Sales", Give(what="a lawyer"))[0].gives) == 2


def test_what_nobody_gives_is_needed_and_nothing_needs_nothing():
    after, ledger = gave("two days within budget")
    assert (after.gives, ledger) == ((Give(what="two days within budget"),), [])
    assert gave("Nothing")[0].no_resources
    with pytest.raises(InputError):
        gave(" ")


def test_the_giver_is_whoever_a_whole_word_names():
    assert gave("IT: a test system")[1][0].giver == "it"
    assert gave("desks from old friends")[1] == []


def test_several_dates_are_typed_in_one_line():
    assert parse_days("18 Dec; 25 Sep, 18 Dec", DAY) == (date(2026, 9, 25), date(2026, 12, 18))
    for nothing in ("", "; ;"):
        with pytest.raises(InputError):
            parse_days(nothing, DAY)
