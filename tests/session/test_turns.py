"""Who speaks now and who is next in a round of talk: the sponsor last, without those who are away."""

import pytest

from pmworkshop.base.errors import RefusedError
from pmworkshop.session.core.records import Round, revise
from pmworkshop.session.operations import navigation, pauses, people
from pmworkshop.session.operations.turns import last_turn, next_turn, speaking, whose_turn
from tests.build import put, session
from tests.session.doing import do
from tests.session.test_refit import part, plan


def talk(phases=None, *, people_here=True, **more):
    module = {**part("talk", 4, phases=phases or {"explain": 4.0}), "turns": {"explain": 1.0}, **more}
    state = session(agenda=plan(module, part("end", 5)))
    if not people_here:
        state = do(state, *(people.here(one, present=False) for one in ("ben", "cem", "dee")))
    return do(state, navigation.forward())


def now(state):
    found = speaking(state)
    return [one.id if one else None for one in (found.now, found.coming)]


def test_everybody_speaks_once_the_sponsor_last_and_then_all_have_spoken():
    state, said = talk(), []
    while now(state)[0]:
        said.append(now(state))
        state = do(state, next_turn())
    assert said == [["ann", "ben"], ["ben", "cem"], ["cem", "dee"], ["dee", None]]
    assert now(state) == [None, None]
    assert do(state, next_turn()).stage == state.stage
    assert now(do(state, last_turn())) == ["dee", None]
    assert do(talk(), last_turn()).stage.spoken is None
    assert speaking(state).seconds == 60


def test_two_turns_go_round_the_table_twice_and_a_part_of_one_once():
    state = talk(turns={"explain": 2.0})
    assert speaking(state).seconds == 30
    for _ in range(3):
        state = do(state, next_turn())
    assert now(state) == ["dee", "ann"]
    state = do(state, *[next_turn()] * 4)
    assert now(state) == ["dee", None]
    once = do(talk(turns={"explain": 0.5}), *[next_turn()] * 4)
    assert (now(once), speaking(once).seconds) == ([None, None], 120)


def test_who_leaves_is_passed_over_who_comes_speaks_next_and_a_deputy_speaks_instead():
    state = do(talk(), people.here("ben", present=False))
    assert now(state) == ["ann", "cem"]
    state = do(state, next_turn(), next_turn())
    assert now(state) == ["dee", None]
    assert now(do(state, people.here("ben", present=True))) == ["ben", "dee"]
    deputy = do(talk(), people.deputize("ann", "Ada"))
    assert deputy.participants[now(deputy)[0]].name != "Ann"
    order = []
    while now(deputy)[0]:
        order.append(deputy.participants[now(deputy)[0]].name)
        deputy = do(deputy, next_turn())
    assert "Ada" in order
    assert order[-1] == session().participants["dee"].name


def test_a_deputy_who_is_in_the_room_with_the_leader_has_no_turn_beside_the_leader():
    state = do(talk(), people.deputize("ben", "Dora"))
    dora = next(one for one in state.participants.values() if one.name == "Dora")
    both = do(state, people.here("ben", present=True), people.here(dora.id, present=True))
    assert now(do(both, next_turn())) == ["ben", "cem"]
    assert dora.id not in {now(do(both, *[next_turn()] * many))[0] for many in range(5)}
    assert speaking(both).seconds == 60


def test_where_nobody_speaks_by_turns_there_is_no_round_of_talk():
    state = talk()
    for other in (
        session(agenda=state.info.agenda),
        do(state, pauses.take_break(5)),
        do(state, navigation.forward()),
        do(state, navigation.forward(), navigation.forward()),
        do(state, put(revise(state.info, solo="ann"))),
        do(state, put(Round(id="r", module="talk", status="open"))),
        talk({"alone": 4.0}, turns={"alone": 0.5}),
        talk(people_here=False),
        talk(kind="plan", prompts=["What?"]),
    ):
        assert speaking(other) is None
        for operation in (next_turn(), last_turn()):
            with pytest.raises(RefusedError, match="by turns"):
                do(other, operation)


def test_the_next_phase_begins_its_own_round():
    state = talk({"explain": 4.0, "settle": 2.0}, turns={"explain": 1.0, "settle": 1.0})
    state = do(state, next_turn(), navigation.forward())
    assert now(state) == ["ann", "ben"]
    assert speaking(state).seconds == 30


def test_a_line_is_said_by_whoever_speaks_unless_names_are_not_kept():
    asks = {"kind": "collect", "prompts": ["What?", {"id": "2", "text": "And we?", "together": True}]}
    state = talk(**asks)
    assert whose_turn(state, "talk", "1") == "ann"
    assert whose_turn(do(state, next_turn()), "talk", "1") == "ben"
    assert whose_turn(do(state, *[next_turn()] * 4), "talk", "1") is None, "all have spoken"
    for module, prompt in (("talk", "2"), ("talk", "result"), ("end", "1"), ("gone", "1")):
        assert whose_turn(state, module, prompt) is None, (module, prompt)
    assert whose_turn(talk(**asks, attribution="nobody"), "talk", "1") is None
    assert whose_turn(talk(**asks, turns={}), "talk", "1") is None
