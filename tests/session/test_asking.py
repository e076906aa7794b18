"""What is asked of each person where the room is, who has answered, and who is awaited."""

from __future__ import annotations

from pmworkshop.session.operations import navigation
from pmworkshop.session.rounds import ballots, rounds
from pmworkshop.session.rounds.answer_form import Answer
from pmworkshop.session.rounds.reveal import reveal, seal
from pmworkshop.session.views.asking import Asking, Step, asking, next_awaited, next_leader
from tests.build import agenda, ballot, put, session
from tests.build import people as leaders
from tests.session.doing import do

ANSWERS = [Answer("1", score=4), Answer("2", score=3)]


def room(module: str, phase: str, *kinds: str, **changes):
    plain = agenda(*kinds).model_dump(mode="json")
    plain["modules"] = [{**one, **changes.get(one["id"], {})} for one in plain["modules"]]
    state = session(*leaders(), agenda=type(agenda()).model_validate(plain))
    return do(state, navigation.enter(module, phase))


def asked(state) -> Asking:
    found = asking(state)
    assert found is not None
    return found


def test_who_lacks_a_line_of_a_card_is_in_only_in_part():
    state = room("poll", "alone", "poll", poll={"remark": "Why"})
    cast = ballots.cast("poll", "ann", tuple(ANSWERS[:1]))
    state = do(do(state, cast), ballots.cast("poll", "ben", tuple(ANSWERS), wanted=True))
    assert asked(state).partly(state) == {"ann"}, "whoever has answered only what is wanted is not in at all"
    state = do(
        do(state, ballots.cast("poll", "ann", tuple(ANSWERS))),
        ballots.cast("poll", "ann", tuple(ANSWERS), wanted=True),
    )
    assert asked(state).partly(state) == set()
    state = do(room("poll", "alone", "poll"), cast)
    assert asked(state).partly(state) == set(), "a card of single keys is in with its first line"


def test_nothing_is_asked_of_each_where_there_is_nothing_to_choose_from():
    assert asking(room("brief", "explain", "brief", "poll")) is None
    assert asking(room("collect", "choose", "collect")) is None
    assert asking(room("review", "settle", "review", "plan")) is None


def test_a_poll_asks_for_two_states_once_it_is_shown_and_takes_answers_before():
    found = asked(room("poll", "explain", "poll"))
    assert (found.asks, list(found.rounds), found.number, found.status) == ("answers", [False, True], 1, "not asked")
    assert (found.due, found.near, found.taken, found.hidden, found.awaits) == (False, False, False, False, False)
    alone = asked(room("poll", "alone", "poll"))
    assert (alone.due, alone.near, alone.taken, alone.nameless) == (False, True, True, False)
    assert asked(room("poll", "reveal", "poll")).awaits
    assert alone.steps == (Step(False), Step(True))
    assert [one.id for one in alone.form.subjects] == ["1", "2"]
    assert asked(room("poll", "reveal", "poll")).due


def test_lines_are_taken_while_everybody_writes_a_line_for_each_question():
    found = asked(room("collect", "alone", "collect"))
    assert found.steps == (Step(False, "1"), Step(False, "2"))
    assert (found.due, found.near, found.taken) == (False, False, True)
    assert not asked(room("collect", "group", "collect")).taken


def test_who_has_answered_is_missed_no_more_and_the_next_one_follows():
    state = room("poll", "reveal", "poll")
    names = [one.id for one in asked(state).missing(state)]
    first, second, last = names[0], names[1], names[-1]
    state = do(state, put(ballot(first, round="earlier/1")))
    one = do(state, ballots.cast("poll", first, ANSWERS))
    assert asked(one).answered(one) == {first}
    assert asked(one).done(one, first) == {Step(False)}
    assert asked(one).done(one, second) == set()
    assert first in [who.id for who in asked(one).missing(one)]
    both = do(one, ballots.cast("poll", first, ANSWERS, wanted=True))
    assert [who.id for who in asked(both).missing(both)] == names[1:]
    assert (asked(both).status, asked(both).hidden, asked(both).awaits, asked(both).number) == ("open", True, True, 1)
    assert next_leader(both, asked(both), first).id == second
    assert next_leader(both, asked(both), last).id == second
    assert next_leader(both, asked(both), last, around=False) is None
    assert next_leader(both, asked(both), "nobody").id == second
    assert next_awaited(one, both, asked(both), first) == second
    assert next_awaited(both, both, asked(both), first) == ""
    assert next_awaited(one, one, asked(one), first) == ""


def test_after_the_last_one_nobody_follows():
    state = room("poll", "reveal", "poll")
    *others, last = [one.id for one in asked(state).missing(state)]
    for who in others:
        both = (ballots.cast("poll", who, ANSWERS), ballots.cast("poll", who, ANSWERS, wanted=True))
        state = do(state, *both)
    whole = do(state, ballots.cast("poll", last, ANSWERS), ballots.cast("poll", last, ANSWERS, wanted=True))
    assert next_awaited(state, whole, asked(whole), last) == ""
    assert asked(whole).missing(whole) == []


def test_what_is_closed_or_shown_takes_no_more():
    state = room("poll", "reveal", "poll")
    who = asked(state).missing(state)[0].id
    given = do(state, ballots.cast("poll", who, ANSWERS), ballots.cast("poll", who, ANSWERS, wanted=True))
    closed = do(given, rounds.close("poll/1"))
    assert (asked(closed).status, asked(closed).taken, asked(closed).hidden) == ("closed", False, True)
    shown = do(given, reveal(["poll/1", "poll/1w"]))
    assert (asked(shown).status, asked(shown).taken, asked(shown).due) == ("shown", False, False)
    again = do(shown, rounds.ask_again("poll"))
    assert (asked(again).number, asked(again).status, asked(again).taken) == (2, "open", True)


def test_the_same_question_is_the_same_in_another_round_and_another_proposal_is_not():
    state = room("decide", "alone", "decide")
    meets = asked(state)
    assert meets.same(asked(do(state, rounds.ask_again("decide"))))
    assert not meets.same(asked(room("decide", "alone", "decide", decide={"proposal": "We write it down"})))
    assert not meets.same(None)


def test_without_names_nobody_is_awaited_by_name_and_who_answered_is_known_once_it_is_shown():
    state = do(room("decide", "alone", "decide"), rounds.ask_again("decide", anonymous=True))
    found = asked(state)
    assert (found.nameless, found.awaits) == (True, False)
    here = [one.id for one in found.missing(state)]
    subject, lowest = found.form.subjects[0].id, int(found.form.scale[0])
    shown = do(state, seal("decide", {who: [Answer(subject, score=lowest)] for who in here}))
    assert asked(shown).missing(shown) == []
