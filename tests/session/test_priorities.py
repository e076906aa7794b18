"""What a vote names: the first few; a tie is broken in a stated way or settled by the room, never in silence."""

import pytest

from pmworkshop.base.errors import RefusedError
from pmworkshop.session.core.records import Round, Tie, revise
from pmworkshop.session.rounds.priorities import Parted, all_priorities, parted, priorities
from pmworkshop.session.rounds.sources import sourced
from pmworkshop.session.rounds.tie_breaks import count_hands, put_first
from pmworkshop.session.views.narration import changes
from pmworkshop.session.views.public import public
from tests.build import ballot, entry, people, step, theme
from tests.session.asked import asking
from tests.session.doing import do

DOTS = {
    "method": "dots",
    "points": 3,
    "cap": 1,
    "passes": ["now"],
    "subjects": ["One", "Two", "Three", "Four", "Five"],
}


def voted(*counts, tie=None, status="revealed", **about):
    """A vote in which subject n got the counts of values at place n."""
    hands = {str(number): values for number, values in enumerate(counts, 1)}
    vote = Round(id="poll/1", module="poll", status=status, hands=hands, tie=tie)
    return asking(vote, *people(), poll={**DOTS, **about})


def found(state):
    return priorities(public(state), state.info.agenda.module("poll"))


def named(state):
    return [(one.place, one.text, one.way) for one in found(state).named]


def level(state):
    told = found(state)
    return [one.text for one in told.level], told.left


def dots(*numbers):
    return [{"1": number} if number else {} for number in numbers]


def test_the_three_with_most_of_the_vote_are_named_with_how_many_back_each():
    told = found(voted(*dots(2, 5, 0, 4, 1)))
    assert [(one.place, one.text, one.backing) for one in told.named] == [
        (1, "Two", "5 chose it"), (2, "Four", "4 chose it"), (3, "One", "2 chose it"),
    ]  # fmt: skip
    assert (told.level, told.left) == ((), 0)


def test_those_that_are_level_and_all_have_a_place_share_it():
    assert named(voted(*dots(4, 4, 3, 1, 0))) == [(1, "One", "vote"), (1, "Two", "vote"), (3, "Three", "vote")]


def test_the_agenda_says_how_many_and_where_it_asks_for_none_there_are_none():
    assert named(voted(*dots(2, 5, 0, 4, 1), priorities=2)) == [(1, "Two", "vote"), (2, "Four", "vote")]
    assert found(voted(*dots(2, 5, 0, 4, 1), priorities=0)) is None
    assert found(voted(*dots(2, 5, 0, 4, 1), subjects=["One", "Two", "Three"])) is None
    assert found(voted(*dots(0, 0, 0, 0, 0))) is None
    assert found(voted(*dots(2, 5, 0, 4, 1), status="closed")) is None
    assert found(asking(poll=DOTS)) is None
    few = found(voted(*dots(3, 1, 0, 0, 0)))
    assert ([one.text for one in few.named], few.level) == (["One", "Two"], ())


def test_of_points_what_more_people_back_comes_first():
    counts = [{"60": 1}, {"20": 3}, {"100": 1}, {"5": 1}, {}]
    state = voted(*counts, method="points", points=100, cap=0, priorities=2)
    assert named(state) == [(1, "Three", "vote"), (2, "Two", "people")]
    assert [one.backing for one in found(state).named] == ["100 points from 1 person", "60 points from 3 people"]
    many = voted({"2": 2, "1": 1}, *dots(2, 1, 1, 1), cap=2)
    assert found(many).named[0].backing == "5 dots from 3 people"


def test_of_ranks_the_lowest_mean_is_ahead_then_what_more_put_first():
    counts = [{"1": 1, "3": 1}, {"2": 2}, {"1": 1, "4": 1}, {"4": 1}, {"5": 2}]
    state = voted(*counts, method="rank", priorities=2)
    assert named(state) == [(1, "One", "people"), (2, "Two", "vote")]
    assert found(state).named[1].backing == "place 2 on average"


def test_a_tie_for_the_last_place_is_named_for_nobody():
    state = voted(*dots(5, 3, 2, 2, 2))
    assert named(state) == [(1, "One", "vote"), (2, "Two", "vote")]
    assert level(state) == (["Three", "Four", "Five"], 1)
    assert found(state).counted is False


def test_hands_settle_what_is_level_and_the_sponsor_what_is_level_again():
    state = do(voted(*dots(5, 3, 2, 2, 2)), count_hands("poll", {"3": 1, "4": 3, "5": 3}))
    assert level(state) == (["Four", "Five"], 1)
    assert found(state).counted
    assert named(do(state, count_hands("poll", {"4": 4, "5": 0})))[-1] == (3, "Four", "hands")
    state = do(state, put_first("poll", ["5"]))
    assert named(state)[-1] == (3, "Five", "sponsor")
    told = found(state)
    assert (told.decider, told.counted, told.level) == ("Management", False, ())
    assert state.rounds["poll/1"].tie == Tie(hands={"3": 1, "4": 3, "5": 3}, first=("5",), by="dee")


def test_while_the_sponsor_is_away_it_is_noted_who_stood_in():
    state = voted(*dots(5, 3, 2, 2, 0))
    away = {**state.participants, "dee": state.participants["dee"].model_copy(update={"present": False})}
    alone = do(state.model_copy(update={"participants": away}), put_first("poll", ["4"]))
    assert alone.rounds["poll/1"].tie.by == "dee"
    deputy = {**away, "ben": away["ben"].model_copy(update={"deputy_of": "dee"})}
    told = do(state.model_copy(update={"participants": deputy}), put_first("poll", ["4"]))
    assert (told.rounds["poll/1"].tie.by, found(told).decider) == ("ben", "Sales")


def test_it_is_told_in_the_history_what_settled_it():
    state = voted(*dots(5, 3, 2, 2, 0))
    vote = state.rounds["poll/1"]
    hands = step(state, revise(vote, tie=Tie(hands={"3": 2, "4": 2})))
    assert changes(state, hands, state.apply(hands)) == ["Hands for what was level: “Three” 2, “Four” 2"]
    named = step(state, revise(vote, tie=Tie(first=("4",), by="dee")))
    after = state.apply(named)
    assert changes(state, named, after) == ["Dee puts first: “Four”"]
    back = step(after, revise(vote, tie=None), id="s2")
    assert changes(after, back, after.apply(back)) == ["The sponsor puts first: nothing any more"]


def test_for_two_places_the_sponsor_says_both_in_their_order():
    state = do(voted(*dots(5, 2, 2, 2, 0)), put_first("poll", ["4", "2"]))
    assert named(state) == [(1, "One", "vote"), (2, "Four", "sponsor"), (3, "Two", "sponsor")]


def test_where_nobody_is_the_sponsor_nobody_is_noted():
    state = voted(*dots(5, 3, 2, 2, 0))
    state = state.model_copy(update={"participants": {}})
    told = found(do(state, put_first("poll", ["4"])))
    assert (told.decider, told.named[-1].text) == ("", "Four")


@pytest.mark.parametrize(
    ("operation", "said"),
    [
        (count_hands("poll", {"1": 1}), "Others are level"),
        (count_hands("poll", {"3": 9, "4": 1, "5": 1}), "in the room"),
        (put_first("poll", ["1"]), "Others are level"),
        (put_first("poll", ["3", "4"]), "1 place left"),
        (put_first("poll", []), "1 place left"),
    ],
)
def test_only_what_is_level_can_be_settled(operation, said):
    with pytest.raises(RefusedError, match=said):
        do(voted(*dots(5, 3, 2, 2, 2)), operation)


def test_without_a_tie_there_is_nothing_to_settle():
    for state in (voted(*dots(5, 4, 3, 2, 1)), asking(poll=DOTS)):
        with pytest.raises(RefusedError, match="Nothing is level"):
            do(state, count_hands("poll", {"1": 1}))


def test_a_tie_is_settled_for_one_vote_and_the_next_one_begins_anew():
    tie = Tie(hands={"4": 3})
    again = Round(id="poll/2", module="poll", number=2, status="revealed", hands={"1": {"1": 3}, "2": {"1": 1}})
    state = voted(*dots(5, 3, 2, 2, 2), tie=tie)
    state = state.model_copy(update={"rounds": {**state.rounds, again.id: again}})
    assert [one.text for one in found(state).named] == ["One", "Two"]


def test_what_settles_a_tie_is_hidden_while_answers_are():
    hidden = voted(*dots(5, 3, 2, 2, 2), tie=Tie(hands={"4": 3}), status="open")
    assert public(hidden).rounds["poll/1"].tie is None


def test_a_choice_among_groups_names_priorities_too():
    groups = [theme(key, title=f"Group {key}", place=place) for place, key in enumerate("abcd", 1)]
    vote = Round(id="collect/choice/1", module="collect", asks="choice", status="revealed")
    given = [
        ballot(who, round=vote.id, subject="groups", points=dict.fromkeys(chosen, 1))
        for who, chosen in (("ann", "ab"), ("ben", "bc"), ("cem", "bd"))
    ]
    state = asking(vote, *groups, *given, entry("e", theme="a"), collect={"priorities": 1}, poll=DOTS)
    (told,) = all_priorities(public(state))
    assert [(one.id, one.backing) for one in told.named] == [("b", "3 chose it")]
    assert [one.id for one in sourced(state, "collect.priorities")] == ["b"]


def test_later_parts_take_what_was_named_and_nothing_before():
    state = voted(*dots(2, 5, 0, 4, 1))
    assert [(one.id, one.text) for one in sourced(state, "poll.priorities")] == [
        ("poll.2", "Two"), ("poll.4", "Four"), ("poll.1", "One"),
    ]  # fmt: skip
    assert sourced(voted(*dots(2, 5, 0, 4, 1), status="open"), "poll.priorities") == []
    asked = voted(*dots(2, 5, 0, 4, 1), prompts=["Which?", {"id": "priorities", "text": "And?"}])
    assert sourced(asked, "poll.priorities") == []


def test_what_was_level_and_is_parted_has_a_place_and_what_parted_it():
    state = do(voted(*dots(5, 3, 2, 2, 2)), count_hands("poll", {"3": 1, "4": 3, "5": 3}))
    poll = state.info.agenda.module("poll")
    assert parted(state, poll) == {}, "none of them has a place yet"
    assert parted(do(state, put_first("poll", ["5"])), poll) == {
        "5": Parted(3, "sponsor", tied=False),
        "4": Parted(4, "sponsor", tied=False),
        "3": Parted(5, "hands", tied=False),
    }
    assert parted(voted(*dots(5, 3, 2, 2, 2)), poll) == {}
    assert parted(asking(poll=DOTS), poll) == {}
