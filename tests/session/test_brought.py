"""A prepared file that was altered: nothing of it counts but that leader's answers to what is asked, each once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from pmworkshop.session.core.records import revise
from pmworkshop.session.core.session import Session, fold
from pmworkshop.session.core.steps import Change, GestureContext, Step, make_step, make_undo, plain
from pmworkshop.session.lifecycle import solo_file
from pmworkshop.session.lifecycle.brought import belongs, brought
from pmworkshop.session.operations import collect
from pmworkshop.session.operations.people import deputize
from pmworkshop.session.rounds import ballots, rounds
from pmworkshop.session.rounds.answer_form import Answer
from tests.build import START, ballot, drop, entry, people, put, round_, session, step
from tests.session.asked import agenda_with
from tests.session.doing import do

EITHER = {"mode": "either"}


def room(**changes) -> Session:
    agenda = agenda_with(**{"poll": EITHER, "collect": EITHER, **changes})
    return do(session(agenda=agenda), solo_file.open_rounds("ann", "token"))


def seed(state: Session) -> Step:
    return solo_file.seed(state, "ann", GestureContext(START, "seed"))


def came(state: Session, *steps: Step):
    return brought(state, [seed(state), *steps])


FORGED = {
    "the same leader again under another name": lambda: revise(ballot("ann", score=3), id="poll/1/ann/1x"),
    "a score off the scale": lambda: ballot("ann", score=100),
    "a question that is not asked": lambda: ballot("ann", subject="9", score=3),
    "an answer of another sort": lambda: ballot("ann", choice="3"),
    "a correction of what was not shown": lambda: revise(ballot("ann", score=3), corrected=True),
    "another leader": lambda: ballot("ben", score=3),
    "a round that is not there": lambda: ballot("ann", round="poll/2", score=3),
    "a part that is not prepared": lambda: ballot("ann", round="decide/1", subject="proposal", score=3),
    "a stranger": lambda: revise(people()[0], id="eve", name="Eve"),
    "a line of another leader": lambda: entry("x", author="ben"),
    "a line of nobody": lambda: entry("x"),
    "a line for a question that is not there": lambda: entry("x", author="ann", prompt="7"),
    "a line in a part without lines": lambda: entry("x", author="ann", module="poll"),
    "a line in no part": lambda: entry("x", author="ann", module="none"),
    "a line that is parked already": lambda: entry("x", author="ann", parked=True),
    "no line at all": lambda: entry("x", " ", author="ann"),
    "a line that was somebody else's": lambda: entry("theirs", "Mine now", author="ann"),
    "the end of a line that is not there": lambda: drop(entry("none")),
    "the end of a line of somebody else": lambda: drop(entry("theirs")),
}


@pytest.mark.parametrize("record", FORGED.values(), ids=FORGED)
def test_what_a_leader_could_not_have_typed_is_left_out_and_counted(record):
    state = do(room(), put(entry("theirs", author="ben"), round_("decide/1", module="decide")))
    made = record()
    found = came(state, step(state, made, id="forged"))
    assert (found.steps, found.late, found.refused) == ((), 0, 1)


@pytest.mark.parametrize(
    ("changes", "record"),
    [
        ({"poll": {"mode": "live"}}, ballot("ann", score=3)),
        ({"collect": {"mode": "live"}}, entry("x", author="ann")),
        ({"collect": {**EITHER, "attribution": "nobody"}}, entry("x", author="ann")),
    ],
    ids=["answers in the room alone", "lines in the room alone", "without names"],
)
def test_what_the_file_does_not_ask_is_not_taken_from_it(changes, record):
    state = do(room(**changes), put(round_()))
    found = came(state, step(state, record, id="forged"))
    assert (found.steps, found.refused) == ((), 1)


def test_twenty_answers_of_one_leader_to_one_question_are_one():
    state = room()
    stuffed = [
        step(state, revise(ballot("ann", score=5), id=f"poll/1/ann/{'1' if n == 0 else f'1-{n}'}"), id=f"s{n}")
        for n in range(20)
    ]
    found = came(state, *stuffed)
    assert len(found.steps) == 1
    assert found.refused == 19


def test_a_step_is_made_again_with_its_leader_and_without_what_else_it_says():
    state = room()
    honest = step(state, ballot("ann", score=3), id="s")
    said = honest.model_copy(update={"who": "The sponsor", "label": "The sponsor agreed", "window": "stage"})
    (made,) = came(state, said).steps
    assert (made.id, made.who, made.window, made.label) == ("s", "Ann", "prepare", "Took answers in “Poll”")
    settling = honest.model_copy(update={"settles": ("x",)})
    strange = honest.model_copy(
        update={"changes": tuple(one.model_copy(update={"version": "other"}) for one in honest.changes)}
    )
    broken = Step(
        id="b", at="", label="", changes=(Change(kind="ballot", id="poll/1/ann/1", version="b", record={"x": 1}),)
    )
    mixed = strange.model_copy(update={"changes": (*strange.changes, *said.changes)})
    assert came(state, settling, broken, mixed).refused == 3
    gone = do(state, put(revise(people()[0], left=True)))
    assert brought(gone, [seed(state), honest]).refused == 1


def test_a_line_that_was_taken_back_before_it_was_sent_is_taken_back_here_too():
    state = room()
    mine = fold([seed(state)])
    draw = GestureContext(START, "said")
    added = make_step(collect.add("collect", "Mine", values={"when": "soon"})(mine, draw.again()), mine, draw)
    undone = make_undo(added, {}, GestureContext(START, "undone"))
    found = came(state, added, undone)
    assert [one.label for one in found.steps] == ["Took answers in “Collect”", "Undone: Took answers in “Collect”"]
    assert fold(found.steps, state).entries == {}
    assert [one.values for one in fold(found.steps[:1], state).entries.values()] == [{"when": "soon"}]
    states = {change.key: (added.id, change.record) for change in added.changes}
    redone = make_undo(undone, states, GestureContext(START, "redone"))
    assert came(state, added, undone, redone).steps[-1].label == "Redone: Took answers in “Collect”"


def test_answers_to_what_is_closed_come_too_late():
    state = do(room(), ballots.cast("poll", "ben", [Answer("1", score=3)]))
    mine = step(state, ballot("ann", score=3), id="s")
    withdrawn = step(do(state, ballots.cast("poll", "ann", [Answer("1", score=3)])), drop(ballot("ann")), id="w")
    assert len(came(state, withdrawn).steps) == 1
    closed = do(state, rounds.close("poll/1"))
    assert (came(closed, mine).steps, came(closed, mine).late) == ((), 1)


def scores(*values):
    return [Answer(str(number), score=value) for number, value in enumerate(values, 1)]


def later(minutes):
    return START + timedelta(minutes=minutes)


def gesture(state, operation, name, minutes):
    """A step made some minutes after the beginning, and the session after it."""
    draw = GestureContext(later(minutes), name)
    made = make_step(operation(state, draw), state, draw)
    return made, state.apply(made)


def both(deputy_at, *leader_at, merged=0):
    """A leader of whom a file is answered at some minutes, and a deputy who answers in the room at another one.

    Of the file the first steps may have been merged before the deputy answered.
    """
    state = room()
    file, mine = [seed(state)], fold([seed(state)])
    for number, minute in enumerate(leader_at):
        card = scores(2, 2) if number == 0 else scores(2 + number)
        made, mine = gesture(mine, ballots.cast("poll", "ann", card), f"s{number}", minute)
        file.append(made)
    known = {one.id: one.at for one in file[1 : 1 + merged]}
    state = fold(brought(state, file[: 1 + merged]).steps, state)
    state = do(state, deputize("ann", "Ida"))
    ida = next(one for one in state.people() if one.name == "Ida")
    said, state = gesture(state, ballots.cast("poll", ida.id, scores(5, 5)), "ida", deputy_at)
    return state, file, {**known, said.id: said.at}


def values(state):
    return {(state.participants[one.participant].name, one.subject): one.score for one in state.ballots.values()}


def test_what_the_deputy_answered_later_counts_and_the_history_names_both():
    state, file, known = both(9, 1)
    found = brought(state, file, known)
    after = fold(found.steps, state)
    assert (found.earlier, after.held) == (1, ())
    assert values(after) == {("Ida", "1"): 5, ("Ida", "2"): 5}
    assert [one.label for one in found.steps] == ["“Poll” was answered by Ann, then by Ida: the answers of Ida count"]


def test_what_the_leader_answered_later_counts_and_the_history_names_both():
    state, file, known = both(1, 9)
    found = brought(state, file, known)
    after = fold(found.steps, state)
    assert (found.earlier, after.held) == (0, ())
    assert values(after) == {("Ann", "1"): 2, ("Ann", "2"): 2}
    assert [one.label for one in found.steps] == ["“Poll” was answered by Ida, then by Ann: the answers of Ann count"]
    taken_back = make_undo(
        found.steps[0],
        {("ballot", one.id): (state.versions["ballot", one.id], plain(one)) for one in state.ballots.values()},
        GestureContext(later(10), "u"),
    )
    assert values(after.apply(taken_back)) == values(state)


@pytest.mark.parametrize("merged", [0, 1])
def test_a_card_that_the_leader_went_on_with_counts_whole(merged):
    state, file, known = both(5, 1, 9, merged=merged)
    found = brought(state, file, known)
    after = fold(found.steps, state)
    assert after.held == ()
    assert values(after) == {("Ann", "1"): 3, ("Ann", "2"): 2}


@pytest.mark.parametrize("merged", [0, 1])
def test_a_card_that_the_leader_took_back_leaves_the_deputys(merged):
    state, file, known = both(5, 1, merged=merged)
    file.append(make_undo(file[1], {}, GestureContext(later(9), "undone")))
    found = brought(state, file, known)
    after = fold(found.steps, state)
    assert (found.earlier, after.held) == (2 - merged, ())
    assert values(after) == {("Ida", "1"): 5, ("Ida", "2"): 5}


def test_a_file_belongs_to_a_session_by_its_token_or_by_its_beginning():
    state = room()
    first = step(Session(), state.info, *people(), id="begun")
    theirs = seed(state)
    assert belongs(state, first, theirs)
    changes = [change for change in theirs.changes if change.kind != "participant"]
    guess = step(fold([theirs]), revise(people()[0], token="guess"), id="guess").changes[0]
    guessed = guess.model_copy(update={"base": (), "version": "begun"})
    assert not belongs(state, first, theirs.model_copy(update={"changes": (*changes, guessed)}))
    assert not belongs(state, first, theirs.model_copy(update={"changes": tuple(changes)}))
    without = session(agenda=state.info.agenda)
    assert not belongs(without, first, seed(without))
    assert not belongs(state.model_copy(update={"participants": {}}), first, theirs)
    assert belongs(state, first, first.model_copy(update={"label": "Begun"}))
    assert not belongs(
        state, first, step(Session(), state.info, *people(), revise(people()[0], id="eve"), id="begun")
    )
