"""What a round showed is counted the same whether names, hands or a sealed round stand behind it."""

import pytest

from pmworkshop.session.core.reserved import WHOLE
from pmworkshop.session.rounds import ballots, reveal, tally
from pmworkshop.session.rounds.answer_form import form_of, read
from pmworkshop.session.views.public import public
from tests.build import PEOPLE, ballot, round_, session
from tests.session.asked import asking
from tests.session.doing import do

THREE = {"subjects": ["One", "Two", "Three"]}


def counted(state, subject="1", key="poll/1"):
    return tally.tally(state, state.rounds[key], subject)


def test_values_are_counted_and_abstentions_are_not_values():
    state = session(
        round_(status="revealed", hands={"1": {"4": 2, "-": 1}}),
        ballot("ann", score=0),
        ballot("ben", score=4),
        ballot("cem", abstained=True),
        ballot("cem", subject="2", score=5),
        ballot("dee", round="poll/2", score=1),
    )
    found = counted(state)
    assert (found.counts, found.abstained, found.backers) == ({"4": 3, "0": 1}, 2, {})
    assert (found.answers, found.values, found.total) == (4, [0, 4, 4, 4], 12)


def test_words_are_counted_by_word():
    state = session(round_(), ballot("ann", choice="Yes"), ballot("ben", choice="No"), ballot("cem", choice="No"))
    found = counted(state)
    assert (found.counts, found.values, found.total) == ({"Yes": 1, "No": 2}, [], 0)


def test_dots_have_backers_and_an_order_has_places():
    whole = WHOLE
    state = session(
        round_(),
        ballot("ann", subject=whole, points={"1": 2, "2": 1}),
        ballot("ben", subject=whole, points={"1": 1, "3": 0}),
        ballot("cem", subject=whole, abstained=True),
    )
    found = counted(state)
    assert (found.counts, found.total, found.backers) == ({"2": 1, "1": 1}, 3, {"ann": 2, "ben": 1})
    assert counted(state, "3") == tally.Tally()
    assert counted(state, whole).abstained == 1
    order = session(
        round_(), ballot("ann", subject=whole, ranking=("2", "1")), ballot("ben", subject=whole, ranking=("2",))
    )
    assert counted(order, "2").values == [1, 1]
    assert counted(order, "1").values == [2]


def test_sentences_are_not_values():
    assert counted(session(round_(), ballot("ann", text="Nobody asks"))) == tally.Tally()


@pytest.mark.parametrize(
    ("changes", "typed"),
    [
        ({"method": "scale"}, ("123", "12-", "-55", "525")),
        ({"method": "choice", "options": ["Yes", "No"]}, ("111", "12-", "---", "221")),
        ({"method": "dots", "points": 3}, ("112", "3", "-", "222")),
        ({"method": "points"}, ("50 50 0", "100 0 0", "-", "1 2 97")),
        ({"method": "rank"}, ("123", "321", "-", "213")),
    ],
)
def test_a_round_without_names_comes_to_the_same_counts_as_one_with_names(changes, typed):
    named, sealed = (asking(poll={**THREE, **changes, "anonymous": nameless}) for nameless in (False, True))
    form = form_of(named, named.info.agenda.module("poll"))
    taken = {person: read(form, line) for person, line in zip(PEOPLE, typed, strict=True)}
    for person, answers in taken.items():
        named = do(named, ballots.cast("poll", person, answers))
    hidden = public(named)
    assert [counted(hidden, subject) for subject in "123"] == [tally.Tally()] * 3
    named = do(named, reveal.reveal(["poll/1"]))
    sealed = do(sealed, reveal.seal("poll", taken))
    for subject in ("1", "2", "3", WHOLE):
        one, two = counted(public(named), subject), counted(public(sealed), subject)
        assert (one.counts, one.abstained) == (two.counts, two.abstained)
        assert two.backers == {}
    assert not sealed.ballots


def test_orders_are_listed_as_people_gave_them_and_other_answers_are_none():
    state = session(
        round_(),
        ballot("ann", ranking=("2", "1")),
        ballot("ben", score=3),
        ballot("cem", round="poll/2", ranking=("1",)),
    )
    assert tally.rankings(state, state.rounds["poll/1"]) == [("2", "1")]
