"""Decisions: what is proposed, who objects and how that is met, and what was decided by which rule."""

from datetime import date

import pytest

from pmworkshop.base.errors import InputError, RefusedError
from pmworkshop.session.core.records import Decision, Objection
from pmworkshop.session.operations import decide
from pmworkshop.session.operations.decide import decisions, newest, proposal, standing
from pmworkshop.session.rounds import ballots, polls
from pmworkshop.session.rounds.answer_form import Answer
from tests.build import DAY, agenda, begin, session
from tests.session.asked import asking
from tests.session.doing import do


def only(state):
    (found,) = state.decisions.values()
    return found


@pytest.mark.parametrize(("module", "rule"), [("decide", "Consent: nobody has a reasoned objection"), ("review", "")])
def test_a_decision_keeps_its_rule_its_outcome_and_its_causes(module, rule):
    state = do(session(), decide.record(module, " We meet monthly ", "open", because=("e",)))
    noted = only(state)
    assert (noted.module, noted.statement, noted.rule) == (module, "We meet monthly", rule)
    assert (noted.outcome, noted.because) == ("open", ("e",))
    assert do(state, decide.drop(noted.id)).decisions == {}
    with pytest.raises(RefusedError):
        do(session(), decide.drop(noted.id))


def test_the_label_says_outcome_and_rule():
    workshop = begin()
    for outcome, by_sponsor, label in (
        ("adopted", False, "Decided in “Decide”: adopted, consent"),
        ("not adopted", True, "Decided in “Decide”: not adopted, the sponsor decides"),
        ("open", False, "Decided in “Decide”: not settled yet, consent"),
    ):
        workshop.commit(decide.record("decide", "We meet", outcome, by_sponsor=by_sponsor))
        *_, (_, last) = workshop.history()
        assert last.label == label
    workshop.commit(decide.record("review", "We meet"))
    *_, (_, last) = workshop.history()
    assert last.label == "Decided in “Review”: adopted"


def test_where_the_sponsor_overrules_the_rule_on_record_is_the_sponsors():
    noted = only(do(session(), decide.record("decide", "We meet", by_sponsor=True, reason="It is time", dissent=3)))
    assert (noted.rule, noted.reason, noted.dissent) == (decide.RULES["sponsor"], "It is time", 3)


def test_what_is_proposed_becomes_the_decision_with_its_objections_causes_and_day():
    state = do(session(), decide.propose("decide", "We meet weekly", ("e1",)))
    state = do(state, decide.propose("decide", "We meet weekly", ("e1",)))
    assert standing(state, "decide") == newest(state, "decide") == only(state)
    state = do(
        state,
        decide.object_to("decide", Objection(text="Too often")),
        decide.meet(only(state).id, 0, "Every two weeks"),
        decide.look_again(only(state).id, DAY),
        decide.record("decide", "We meet every two weeks", dissent=1, round_id="decide/1"),
    )
    noted = only(state)
    assert standing(state, "decide") is None
    assert (noted.statement, noted.because, noted.review_on) == ("We meet every two weeks", ("e1",), DAY)
    assert noted.objections == (Objection(text="Too often", met="Every two weeks", proposal="We meet weekly"),)
    assert (noted.dissent, noted.round) == (1, "decide/1")
    assert only(do(state, decide.look_again(noted.id, None))).review_on is None


def test_the_proposal_is_the_rooms_then_the_agendas_then_what_was_decided_then_the_question():
    plain, bare = session(), asking(decide={"proposal": ""})
    module, without = plain.info.agenda.module("decide"), bare.info.agenda.module("decide")
    assert proposal(plain, module) == "We meet every month"
    assert proposal(bare, without) == "What about decide?"
    assert proposal(do(plain, decide.propose("decide", "We meet weekly")), module) == "We meet weekly"
    decided = do(bare, decide.record("decide", "We meet weekly"))
    assert proposal(decided, without) == "We meet weekly"
    assert [one.text for one in polls.subjects(decided, without)] == ["We meet weekly"]


def test_decisions_that_are_open_come_last():
    made = [
        Decision(id="a", module="decide", statement="Open", outcome="open"),
        Decision(id="b", module="decide", statement="Settled", outcome="adopted"),
    ]
    state = session(*made)
    assert [one.id for one in decisions(state, "decide")] == ["b", "a"]
    assert newest(state, "decide").id == "a"


def test_nothing_is_reworded_while_answers_are_taken_on_it():
    state = do(session(), ballots.cast("decide", "ann", [Answer("proposal", score=4)]))
    with pytest.raises(RefusedError, match="as it stands"):
        do(state, decide.propose("decide", "Something else"))


@pytest.mark.parametrize(
    ("typed", "who", "text"),
    [
        ("ann: no time", "ann", "no time"),
        ("Sales : too dear", "ben", "too dear"),
        ("Why now: nobody asked", None, "Why now: nobody asked"),
        ("It costs too much", None, "It costs too much"),
        (": it costs", None, ": it costs"),
    ],
)
def test_an_objection_is_read_with_the_name_of_whoever_objects(typed, who, text):
    assert decide.parse_objection(session(), typed) == Objection(participant=who, text=text)


@pytest.mark.parametrize("typed", ["", "  ", "ann:"])
def test_an_objection_without_words_is_none(typed):
    with pytest.raises(InputError, match="What is the objection"):
        decide.parse_objection(session(), typed)


def test_an_objection_goes_to_what_is_proposed_else_to_the_last_decision():
    state = do(session(), decide.object_to("decide", Objection(text="No")))
    assert (only(state).statement, only(state).outcome) == ("We meet every month", "open")
    elsewhere = do(session(), decide.object_to("review", Objection(text="No")))
    assert only(elsewhere).statement == "A review module"
    decided = do(session(), decide.record("decide", "We meet"), decide.object_to("decide", Objection(text="Late")))
    assert (only(decided).outcome, len(only(decided).objections)) == ("adopted", 1)


def test_an_objection_that_is_met_with_no_words_was_withdrawn():
    state = do(session(), *(decide.object_to("decide", Objection(text=text)) for text in ("One", "Two", "Three")))
    key = only(state).id
    state = do(state, decide.meet(key, 1, " "), decide.meet(key, 1, ""))
    assert [one.met for one in only(state).objections] == ["", "withdrawn", ""]
    for place in (-1, 3):
        with pytest.raises(RefusedError, match="not there any more"):
            do(state, decide.meet(key, place, "How"))


def test_a_withdrawal_is_labelled_as_one():
    workshop = begin(None, Decision(id="d", module="decide", statement="We meet", objections=(Objection(text="No"),)))
    for how, label in (("So", "Noted how an objection was met"), ("", "An objection was withdrawn")):
        workshop.commit(decide.meet("d", 0, how))
        *_, (_, last) = workshop.history()
        assert last.label == label


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("yes", ("adopted", "")),
        ("No; not before May", ("not adopted", "not before May")),
        ("yes, we need a date", ("adopted", "we need a date")),
        ("no because it rains", ("not adopted", "because it rains")),
    ],
)
def test_the_sponsors_word_is_yes_or_no_then_why(typed, read):
    assert decide.parse_word(typed) == read


@pytest.mark.parametrize("typed", ["", "perhaps", "yesterday", "nobody knows"])
def test_any_other_word_of_the_sponsor_is_asked_again(typed):
    with pytest.raises(InputError, match="Yes or no first"):
        decide.parse_word(typed)


def test_the_same_record_twice_is_one_step():
    state = do(session(), decide.record("decide", "We meet", "open"))
    assert do(state, decide.record("decide", "We meet", "open")).seq == state.seq + 1
    assert do(state, decide.look_again(only(state).id, None)).decisions == state.decisions
    assert only(do(state, decide.look_again(only(state).id, date(2027, 1, 4)))).review_on == date(2027, 1, 4)


def test_decisions_stand_in_the_order_in_which_they_were_made():
    state = session(agenda=agenda("decide", "review"))
    for module, statement in (("review", "First"), ("decide", "Second"), ("review", "Third")):
        state = do(state, decide.record(module, statement))
    assert [one.statement for one in decide.in_order(state)] == ["First", "Second", "Third"]
    assert [one.statement for one in decide.decisions(state, "review")] == ["First", "Third"]
    earlier = session(
        Decision(id="a", module="gone", statement="C"), Decision(id="b", module="review", statement="B"),
        Decision(id="c", module="decide", statement="A"), agenda=agenda("decide", "review"),
    )  # fmt: skip
    assert [one.statement for one in decide.in_order(earlier)] == ["A", "B", "C"]
