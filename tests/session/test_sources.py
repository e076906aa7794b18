"""What earlier modules hand on: groups and lines, one prompt, outcomes, the subjects of a poll."""

import pytest

from pmworkshop.session.core.lookups import causes
from pmworkshop.session.core.reserved import SAID_BEFORE
from pmworkshop.session.rounds.sources import all_sourced, module_in, sourced
from tests.build import ballot, entry, round_, session, theme
from tests.session.asked import asking

PROMPTS = [
    {"id": "missing", "text": "What is missing?", "holds": "missing"},
    {"id": "goal", "text": "What will have happened?", "holds": "outcome"},
]
LINES = (
    theme("t1", title="Customers", place=1),
    theme("t2", title="Nothing in it yet", place=2),
    theme("old", title=SAID_BEFORE, place=3),
    entry("e1", "Nobody asks", prompt="missing", theme="t1", place=1),
    entry("e2", "Nobody stops", prompt="missing", place=2),
    entry("e3", "Dates hold", prompt="goal", place=3),
    entry("e4", "From the call", prompt="missing", theme="old", place=4),
    entry("e5", "Parked", prompt="missing", parked=True, place=5),
)


def listed(*records, prompts=PROMPTS, **more):
    return asking(*records, collect={"prompts": prompts, **more})


def texts(state, source, **more):
    return [one.text for one in sourced(state, source, **more)]


@pytest.mark.parametrize(
    ("source", "handed_on"),
    [
        ("collect", ["Customers", "Nothing in it yet", "Nobody stops", "From the call"]),
        ("collect.missing", ["Customers", "Nobody stops", "From the call"]),
        ("collect.goal", ["Dates hold"]),
        ("collect.outcomes", ["Dates hold"]),
        ("gone", []),
    ],
)
def test_a_source_hands_on_groups_and_the_lines_in_none(source, handed_on):
    assert texts(listed(*LINES), source) == handed_on


def test_where_everything_may_be_chosen_lines_in_groups_and_outcomes_follow():
    state = listed(*LINES)
    every = ["Customers", "Nothing in it yet", "Nobody stops", "From the call", "Nobody asks", "Dates hold"]
    assert texts(state, "collect", every=True) == every
    assert texts(state, "collect.goal", every=True) == ["Dates hold"]


def test_outcomes_are_noted_under_the_first_prompt_of_a_module_that_answers_and_has_none_for_them():
    lines = (entry("e1", "Sent by the stage"), entry("e2", "Something else", prompt="2"))
    assert texts(listed(*lines, prompts=["What for?", "And else?"], answers=["brief"]), "collect.outcomes") == [
        "Sent by the stage"
    ]
    assert texts(listed(*lines, prompts=["What for?", "And else?"]), "collect.outcomes") == []


def test_several_sources_hand_on_each_thing_once_in_their_order():
    state = listed(*LINES)
    assert [one.id for one in all_sourced(state, ["collect.goal", "collect.missing", "collect.outcomes"])] == [
        "e3", "t1", "e2", "e4",
    ]  # fmt: skip


def test_a_poll_hands_on_its_subjects_in_its_own_order_with_its_name_before_what_the_agenda_words():
    state = session()
    expected = [("poll.1", "We know our customer"), ("poll.2", "We say no")]
    assert [(one.id, one.text) for one in sourced(state, "poll")] == expected
    assert sourced(state, "poll.1") == sourced(state, "poll"), "its first question asks about them"


@pytest.mark.parametrize(
    ("method", "values"),
    [
        ("dots", [{"points": {"2": 2}}, {"points": {"3": 1, "2": 1}}]),
        ("points", [{"points": {"2": 60, "3": 40}}, {"points": {"2": 60, "3": 40}}]),
        ("rank", [{"ranking": ("2", "3", "1")}, {"ranking": ("2", "3", "1")}]),
    ],
)
def test_what_was_chosen_most_comes_first_once_it_is_shown(method, values):
    poll = {"method": method, "points": 3, "subjects": ["One", "Two", "Three"]}
    given = [ballot(who, subject="proposal", **value) for who, value in zip(("ann", "ben"), values, strict=True)]
    assert texts(asking(round_(), *given, poll=poll), "poll") == ["One", "Two", "Three"], "not before"
    assert texts(asking(round_(status="revealed"), *given, poll=poll), "poll") == ["Two", "Three", "One"]


def test_what_nobody_put_in_order_comes_last():
    poll = {"method": "rank", "subjects": ["One", "Two"]}
    state = asking(round_(status="revealed"), ballot("ann", subject="proposal", ranking=("2",)), poll=poll)
    assert texts(state, "poll") == ["Two", "One"]


def test_a_record_that_was_handed_on_keeps_its_id_through_several_polls():
    poll = {"method": "dots", "points": 1, "subjects": [], "subjects_from": ["collect"]}
    state = asking(entry("e1"), poll=poll)
    assert [one.id for one in sourced(state, "poll")] == ["e1"]


def test_only_a_record_is_noted_as_a_cause():
    state = session(entry("e1"), theme("t1"))
    assert causes(state, "e1") == ("e1",)
    assert causes(state, "t1") == ("t1",)
    assert causes(state, "poll.1") == ()
    assert module_in("poll.1") == module_in("poll") == "poll"
