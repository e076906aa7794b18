"""Any moment of a session: the same as folding its first steps, however one comes there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmworkshop.base.errors import InputError
from pmworkshop.session.core.records import Stage
from pmworkshop.session.core.session import Session, fold
from pmworkshop.session.core.steps import Draft, Drop, GestureContext, Step, make_step, make_undo
from pmworkshop.session.views.narration import HELD, tell
from pmworkshop.session.views.timeline import EVERY, Moments, visited
from tests.build import START, details, entry, people, step

KEYS = ("e1", "e2", "e3")


def walk(choices: list[tuple[int, int, int]]) -> list[Step]:
    """A history with answers, drops, moves, undo, steps that wait and steps that settle them.

    Each choice is a sort of gesture, a record, and how many steps ago its window last looked.
    """
    steps = [step(Session(), details(), *people(), id="begun")]
    states = [fold(steps)]
    for number, (sort, key, ago) in enumerate(choices):
        states += [states[-1].apply(one) for one in steps[len(states) :]]
        seen = states[max(0, len(states) - 1 - ago)]
        name, draw = KEYS[key % len(KEYS)], GestureContext(START, f"g{number}")
        records: tuple[object, ...] = (entry(name, f"text {number}"),)
        settles: tuple[str, ...] = ()
        if sort == 1 and name in seen.entries:
            records = (Drop("entry", name),)
        elif sort == 2:
            records = (Stage(id="stage", module=("poll", "plan")[key % 2], phase="alone", started=START),)
        elif sort == 3 and seen.held:
            settles = tuple(one.id for one in seen.held)
        elif sort == 4:
            last = steps[-1]
            before = {change.key: (change.base[0], None) for change in last.changes if change.base}
            written = {change.key: (change.version, change.record) for one in steps for change in one.changes}
            steps.append(make_undo(last, before | {k: v for k, v in written.items() if k in before}, draw))
            continue
        steps.append(make_step(Draft("Gesture", records, settles=settles), seen, draw))  # type: ignore[arg-type]
    return steps


GESTURES = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 5), st.integers(0, 4)), max_size=30)


@given(GESTURES, st.integers(1, 7), st.integers(0, 40), st.randoms(use_true_random=False))
def test_every_moment_is_the_fold_of_its_first_steps(choices, every, budget, chance):
    steps = walk(choices)
    moments = Moments(steps, every=every)
    moments.build(budget)
    order = [*range(len(steps) + 1)] * 2
    chance.shuffle(order)
    for seq in order:
        found, expected = moments.at(seq), fold(steps[:seq])
        assert found == expected
        assert found.seq == seq
        assert list(found.held) == list(expected.held)
        assert found.versions == expected.versions
    moments.build()
    assert moments.ready
    assert [moments.told(seq) for seq in range(1, len(steps) + 1)] == list(tell(enumerate(steps, 1)))


def test_the_walks_hold_and_settle_steps():
    steps = walk([(0, 0, 0), (0, 0, 1), (0, 0, 2), (3, 0, 0), (4, 0, 0)])
    assert len(fold(steps[:3]).held) == 1
    assert fold(steps[:5]).held == ()
    assert any(HELD in one.lines for one in tell(enumerate(steps, 1)))


@pytest.fixture(scope="module")
def long() -> list[Step]:
    """A history of some hundred steps in which the room goes to and fro."""
    return walk([(2 if n % 40 == 5 else 0, n // 40, 0) for n in range(3 * EVERY)])


def test_building_goes_on_where_it_stopped_and_says_when_it_is_done(long):
    moments = Moments(long)
    assert (moments.built, moments.ready, len(moments)) == (0, False, len(long))
    assert moments.build(100)
    assert moments.built == 100
    assert moments.build(50)
    assert moments.built == 150
    assert not moments.build(1000)
    assert (moments.built, moments.ready) == (len(long), True)
    assert not moments.build()


def test_looking_does_not_wait_for_building(long):
    moments = Moments(long)
    last = len(long)
    assert moments.at(last) == fold(long)
    assert moments.told(last) == [*tell(enumerate(long, 1))][-1]
    assert moments.built == 0
    moments.build()
    assert moments.at(last - 1) == fold(long[:-1])


def test_moments_that_are_near_are_found_from_each_other(long):
    moments = Moments(long)
    assert moments.at(10) is moments.at(10)
    assert moments.at(11) == fold(long[:11])
    assert moments.at(EVERY) is moments.at(EVERY)


def test_words_are_found_in_whatever_case_among_what_is_built(long):
    moments = Moments(long)
    assert moments.find("text 7") == []
    moments.build(10)
    assert moments.find(" TEXT 7 ") == [9, 10]
    assert moments.find("Gesture") == [*range(2, 11)]
    assert moments.find("nowhere") == moments.find("  ") == []


def test_the_ways_into_modules_are_known(long):
    moments = Moments(long)
    assert moments.module_starts() == []
    moments.build()
    assert moments.module_starts() == [*visited(long)]
    assert moments.module_starts()[:3] == [(7, "poll"), (47, "plan"), (87, "poll")]


def test_a_stage_that_is_taken_away_is_nowhere():
    begun = step(Session(), details(), Stage(id="stage", module="poll", phase="alone", started=START), id="a")
    gone = step(fold([begun]), Drop("stage", "stage"), id="b")
    assert [*visited([begun, gone])] == [(1, "poll"), (2, "")]


def test_a_step_is_told_with_its_neighbours(long):
    moments = Moments(long)
    assert [one.seq for one in moments.around(5, 2)] == [3, 4, 5, 6, 7]
    assert [one.seq for one in moments.around(1)] == [1, 2, 3, 4]
    assert [one.seq for one in moments.around(len(long), 1)] == [len(long) - 1, len(long)]
    assert moments.around(1)[0].step == moments.step(1) == long[0]


@pytest.mark.parametrize("seq", [-1, 4, 10**9])
def test_a_moment_that_is_not_there_is_told(seq):
    moments = Moments(walk([(0, 0, 0), (0, 1, 0)]))
    with pytest.raises(InputError, match=f"This session has 3 steps; there is no step {seq}. Name one from 0 to 3"):
        moments.at(seq)
    for ask in (moments.told, moments.step):
        with pytest.raises(InputError, match="from 1 to 3"):
            ask(0)


def test_a_session_without_steps_has_one_moment():
    moments = Moments([])
    assert moments.ready
    assert not moments.build(5)
    assert moments.at(0) == Session()
    assert moments.around(1) == []


def test_what_is_private_is_told_only_where_it_is_asked_for():
    begun = step(Session(), details(), *people(), id="a")
    changed = step(fold([begun]), people()[0].model_copy(update={"email": "new@firm.example"}), id="b")
    assert Moments([begun, changed]).told(2).lines == ()
    assert Moments([begun, changed], private=True).told(2).lines != ()
