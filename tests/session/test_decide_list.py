"""A list that is decided one thing after the other: what stands in it, what was decided on each, what is left."""

from __future__ import annotations

from datetime import date

import pytest

from pmworkshop.base.dates import DateOrderError
from pmworkshop.base.errors import InputError, RefusedError
from pmworkshop.kinds.registry import kind_of
from pmworkshop.session.core.records import Objection, Visit, revise
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import GestureContext
from pmworkshop.session.lifecycle.carry_list import undecided
from pmworkshop.session.operations import collect, decide, decide_list, grouping, linking, navigation
from pmworkshop.session.operations.decide_choice import Choice, chosen_words, is_conditional, parse_choice, parse_why
from pmworkshop.session.operations.decide_list import listed
from pmworkshop.session.rounds import ballots, polls, reveal, rounds
from pmworkshop.session.rounds.answer_form import Answer, form_of
from pmworkshop.session.rounds.sources import all_sourced, sourced
from pmworkshop.session.views.narration import changes
from tests import build
from tests.build import START, entry, session, step, theme
from tests.session.asked import asking
from tests.session.doing import do

WORDS = ("keep", "test", "stop")
GIVEN = {"proposal": "", "items": ["Portal", "Price list", "Partners"], "options": list(WORDS)}


def at(item: str, state: Session | None = None, **about: object) -> Session:
    """The session in which the room decides on an item."""
    state = state or asking(decide={**GIVEN, **about})
    return do(state, navigation.enter("decide", "settle"), navigation.to_item("decide", item))


def module(state: Session):
    return state.info.agenda.module("decide")


def words(state: Session) -> list[tuple[str, str, bool]]:
    """Each item with what was decided on it, and whether it is parked."""
    found = listed(state, module(state))
    return [(one.text, one.decision.choice if one.decision else "", one.parked) for one in found]


def word(state: Session, choice: str, **more: object) -> Session:
    statement = decide.proposal(state, module(state))
    return do(state, decide.record("decide", statement, choice=Choice(choice, **more)))


# Where the room is


def test_the_room_goes_from_item_to_item_and_forgets_it_when_it_leaves():
    state = at("2")
    assert state.stage.item == "2"
    assert decide.proposal(state, module(state)) == "Price list"
    assert do(state, navigation.to_item("decide", "2")).stage == state.stage
    assert do(state, navigation.enter("decide", "explain")).stage.item == "2", "another phase is the same place"
    assert do(state, navigation.enter("poll")).stage.item == ""
    assert do(state, navigation.to_item("decide", "")).stage.item == ""
    for elsewhere in (session(), do(session(), navigation.enter("poll"))):
        with pytest.raises(RefusedError, match="The room is not in"):
            do(elsewhere, navigation.to_item("decide", "1"))


def test_nobody_is_asked_before_the_first_item_and_then_about_one_alone():
    state = do(asking(decide=GIVEN), navigation.enter("decide", "settle"))
    assert form_of(state, module(state)) is None
    assert polls.subjects(state, module(state)) == []
    form = form_of(at("3", state), module(state))
    assert (form.sort, [one.text for one in form.subjects], form.scale) == ("options", ["Partners"], WORDS)
    plain = form_of(at("3", options=[]), module(at("3", options=[])))
    assert (plain.sort, plain.scale) == ("values", polls.FIST)


def test_a_step_to_another_item_is_told_in_words():
    state = do(asking(decide=GIVEN), navigation.enter("decide", "settle"))
    made = step(state, revise(state.stage, item="2"), id="x")
    assert changes(state, made, state.apply(made)) == ["Now: “Price list”"]
    gone = step(state, revise(state.stage, item="9"), id="x")
    assert changes(state, gone, state.apply(gone)) == ["Now: something that is gone"]


# Rounds and records of their own


def test_each_item_has_rounds_of_its_own_and_a_second_time_keeps_the_first():
    state = at("1")
    for person, choice in zip(build.PEOPLE, ("keep", "keep", "stop", "keep"), strict=True):
        state = do(state, ballots.cast("decide", person, [Answer("proposal", choice=choice)]))
    assert at("2", state).stage.item == "2"
    elsewhere = at("2", state)
    assert rounds.newest(elsewhere, "decide") is None
    hands = do(elsewhere, polls.show_hands("decide", "proposal", {"test": 4}))
    assert rounds.newest(hands, "decide").hands == {"proposal": {"test": 4}}
    back = at("1", hands)
    first = rounds.newest(back, "decide")
    assert (first.id, first.item, first.wording("proposal").text) == ("decide/item/1/1", "1", "Portal")
    state = do(back, reveal.reveal([first.id]), rounds.ask_again("decide"))
    assert [(one.id, one.number) for one in rounds.rounds_of(state, "decide")] == [
        ("decide/item/1/1", 1), ("decide/item/1/2", 2),
    ]  # fmt: skip
    assert len(rounds.answered(state, "decide/item/1/1")) == 4
    told = step(back, revise(first, status="revealed"), id="x")
    assert changes(back, told, back.apply(told))[0] == "Answers in “Decide”, “Portal”, were shown"


def test_each_item_is_decided_on_its_own_record_in_the_order_of_deciding():
    state = word(at("3"), "stop", owner="ann", due=date(2026, 12, 14))
    state = word(at("1", state), "keep")
    assert words(state) == [("Portal", "keep", False), ("Price list", "", False), ("Partners", "stop", False)]
    assert [one.statement for one in decide.in_order(state)] == ["Partners", "Portal"]
    last = listed(state, module(state))[2].decision
    assert (last.subject, last.owner, last.due, last.outcome) == ("3", "ann", date(2026, 12, 14), "adopted")
    again = word(at("3", state), "test")
    assert words(again)[2] == ("Partners", "test", False)
    assert len(again.decisions) == 2, "a second thought replaces the first one"
    assert decide.newest(again, "decide").choice == "test"
    assert decide.standing(again, "decide") is None
    assert [one.left for one in listed(again, module(again))] == [False, True, False]


def test_a_proposal_for_each_item_has_objections_and_wording_of_its_own():
    state = at("1", options=[])
    state = do(state, decide.object_to("decide", Objection(text="Too dear")))
    other = do(at("2", state), decide.propose("decide", "One price list for all"))
    assert decide.proposal(other, module(other)) == "One price list for all"
    assert decide.standing(other, "decide").objections == ()
    back = at("1", other)
    assert decide.standing(back, "decide").objections[0].text == "Too dear"
    assert words(back)[0] == ("Portal", "", False), "an open one is still left"
    asked = do(back, ballots.cast("decide", "ann", [Answer("proposal", score=4)]))
    with pytest.raises(RefusedError, match="Answers are being taken"):
        do(asked, decide.propose("decide", "Another portal"))
    assert do(at("2", asked), decide.propose("decide", "Another list")).decisions, "only the item of now is held"


def test_it_must_be_known_which_one_is_decided():
    state = do(asking(decide=GIVEN), navigation.enter("decide", "settle"))
    for operation in (
        decide.record("decide", "Something"),
        decide.propose("decide", "Something"),
        decide.object_to("decide", Objection(text="No")),
    ):
        with pytest.raises(RefusedError, match="Which of them"):
            do(state, operation)


def test_any_item_is_parked_and_comes_back():
    state = do(at("2"), decide_list.park("decide", "2"))
    assert words(state)[1] == ("Price list", "", True)
    (line,) = state.parked()
    assert (line.text, line.because) == ("Price list", ())
    assert do(state, decide_list.park("decide", "2")).entries == state.entries
    back = do(state, collect.park(line.id, parked=False))
    assert words(back)[1] == ("Price list", "", False)
    assert do(back, decide_list.park("decide", "2")).entries[line.id].parked
    with pytest.raises(RefusedError, match="not in the list"):
        do(state, decide_list.park("decide", "9"))


def test_a_module_without_items_decides_one_thing_as_before():
    plain = session()
    assert listed(plain, module(plain)) == []
    assert not decide_list.is_list(plain, module(plain))
    assert decide_list.words_of(plain, module(plain), "1") == ""
    assert kind_of(plain.info.agenda.module("poll")).items(plain, None) == []
    assert kind_of(plain.info.agenda.module("poll")).choices(None) == ()
    one = asking(decide={"options": list(WORDS)})
    assert form_of(one, module(one)).sort == "options"
    assert kind_of(module(one)).choices(module(one)) == WORDS
    assert [*kind_of(module(one)).on_the_wall(module(one))] == [
        "Proposal: We meet every month", "Each is decided: keep, test, stop",
    ]  # fmt: skip


# Where items come from


SAID = (theme("t"), theme("old", title="Said before"), entry("in", theme="t"), entry("was", theme="old", place=2),
        entry("loose", place=3), entry("two", prompt="2", place=4))  # fmt: skip


def test_items_come_from_groups_lines_prompts_outcomes_and_statements():
    outcome = {"prompts": [{"id": "1", "text": "What?"}, {"id": "2", "text": "Then?", "holds": "outcome"}]}
    state = asking(*SAID, collect=outcome)
    texts = {source: [one.text for one in sourced(state, source)] for source in ("collect", "collect.1", "gone")}
    assert texts == {
        "collect": ["Group t", "Answer was", "Answer loose"],
        "collect.1": ["Group t", "Answer was", "Answer loose"],
        "gone": [],
    }
    assert [one.id for one in sourced(state, "collect.outcomes")] == ["two"]
    asked = [one.id for one in all_sourced(state, ("poll", "collect.2", "poll"))]
    assert asked == ["poll.1", "poll.2", "two"]
    about = asking(*SAID, poll={"subjects": [], "subjects_from": ["collect"], "passes": ["now"]})
    assert [one.id for one in sourced(about, "poll")] == ["t", "was", "loose", "two"]


def test_a_decision_on_what_was_said_follows_from_it_and_stays_when_that_is_gone():
    state = asking(*SAID, decide={**GIVEN, "items": [], "items_from": ["collect"]})
    state = word(at("t", state), "keep")
    (made,) = state.decisions.values()
    assert (made.statement, made.because) == ("Group t", ("t",))
    state = do(at("loose", state), decide_list.park("decide", "loose"))
    assert state.entries["decide/item/loose"].because == ("loose",)
    objected = do(at("two", state), decide.object_to("decide", Objection(text="No")))
    assert decide.newest(objected, "decide").because == ("two",)
    assert words(do(state, collect.drop("in")))[0] == ("Group t", "keep", False)
    gone = do(state, grouping.drop_group("t"))
    assert words(gone)[-1] == ("Group t", "keep", False)


# What is typed


def test_a_choice_is_typed_by_number_or_word_with_why_who_and_when():
    state = session()
    assert parse_choice(state, WORDS, "keep") == Choice("keep")
    full = parse_choice(state, WORDS, "2; does it pay?; Sales; 14 Dec")
    assert full == Choice("test", "does it pay?", "ben", date(2026, 12, 14))
    assert parse_why(state, "stop", "; 14 Dec; ann") == Choice("stop", "", "ann", date(2026, 12, 14))
    assert parse_why(state, "stop", "") == Choice("stop")
    for typed, sentence in (
        ("perhaps; why", "The choice comes first"), ("4", "The choice comes first"), ("1; a; b; c; d", "semicolons"),
        ("1; why; Nobody we know", "Nobody"),
    ):  # fmt: skip
        with pytest.raises(InputError, match=sentence):
            parse_choice(state, WORDS, typed)
    with pytest.raises(DateOrderError):
        parse_choice(state, WORDS, "1; why; 3/4/2027")


def test_a_yes_if_needs_its_condition():
    assert is_conditional("yes, if")
    assert is_conditional("Yes, if …")
    assert not is_conditional("yes")
    assert not is_conditional("")
    with pytest.raises(InputError, match="if what"):
        parse_why(session(), "yes, if", "")
    assert chosen_words("yes, if …", "the list is frozen") == "yes, if the list is frozen"
    assert chosen_words("keep", "it pays") == "keep"
    assert chosen_words("yes, if", "") == "yes, if"


# What follows


def test_a_follow_up_takes_over_what_was_left_of_a_list_that_was_reached():
    draw = GestureContext(START, "n")
    state = word(at("1"), "keep")
    state = do(at("2", state), decide_list.park("decide", "2"))
    lines = undecided(state, "review", draw)
    assert [(one.text, one.module, one.parked, one.place) for one in lines] == [
        ("Still to decide: Partners", "review", True, 2)
    ]
    assert undecided(asking(decide=GIVEN), "review", draw) == []
    assert undecided(session(Visit(id="v", module="poll", planned=1, entered=START)), "review", draw) == []


def test_a_line_a_decision_and_a_commitment_follow_from_another_one_and_do_not_any_more():
    state = session(entry("a"), entry("b"))
    linked = do(state, linking.follow_from("entry", "b", "a"))
    assert linked.entries["b"].because == ("a",)
    assert do(linked, linking.follow_from("entry", "b", "a")).entries["b"].because == ()
    with pytest.raises(RefusedError, match="not there any more"):
        do(state, linking.follow_from("decision", "d", "a"))
