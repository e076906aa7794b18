"""One leader's own file: what is asked and nothing that was said, and what of it comes back."""

from __future__ import annotations

import pytest

from pmworkshop.base.errors import RefusedError
from pmworkshop.session.core.records import Stage
from pmworkshop.session.core.session import Session, fold
from pmworkshop.session.core.steps import GestureContext, Step
from pmworkshop.session.lifecycle import solo_file
from pmworkshop.session.lifecycle.brought import brought, seeded
from pmworkshop.session.operations import collect
from pmworkshop.session.operations.navigation import enter
from pmworkshop.session.rounds import ballots, reveal
from pmworkshop.session.rounds.answer_form import Answer, form_of
from pmworkshop.session.views.public import public
from tests.build import START, action, activity, ballot, entry, mark, role, round_, session, step
from tests.session.asked import agenda_with
from tests.session.doing import do

EITHER = {"mode": "either"}
MARKER = "Zqx"


def workshop(*records, **changes) -> Session:
    given = {"poll": EITHER, "collect": EITHER, "chart": EITHER, **changes}
    agenda = agenda_with(**given)
    return do(
        session(
            role("pm", spokesperson="ann"), role("sa", spokesperson="ben", place=2), activity("price"), *records,
            agenda=agenda,
        ),
        solo_file.open_rounds("ann", "t"),
    )  # fmt: skip


def own(state: Session, who: str = "ann") -> Session:
    return fold([solo_file.seed(state, who, GestureContext(START, f"seed-{who}"))])


def scores(*values: int) -> tuple[Answer, ...]:
    return tuple(Answer(str(place), score=value) for place, value in enumerate(values, 1))


def steps_of(start: Session, who: str, *operations, name: str = "") -> list[Step]:
    """The steps of a prepared file."""
    from pmworkshop.session.core.steps import make_step

    steps = [solo_file.seed(start, who, GestureContext(START, f"seed-{who}"))]
    state = fold(steps)
    for number, operation in enumerate(operations):
        draw = GestureContext(START, f"{name or who}{number}")
        steps.append(make_step(operation(state, draw.again()), state, draw))
        state = state.apply(steps[-1])
    return steps


def test_a_prepared_file_asks_the_marked_parts_and_holds_nobody_elses_words():
    state = workshop(
        entry("e", MARKER), mark("price", "pm", "A", reason=MARKER), action("a", what=MARKER),
    )  # fmt: skip
    mine = own(do(state, ballots.cast("poll", "ben", scores(1, 5))))
    assert [module.id for module in mine.info.agenda.modules] == ["collect", "poll", "chart"]
    assert [list(module.phases) for module in mine.info.agenda.modules] == [["explain", "alone"]] * 3
    assert mine.info.agenda.minutes == sum(module.minutes for module in mine.info.agenda.modules)
    assert (mine.info.solo, mine.info.session) == ("ann", state.id)
    assert [person.name for person in mine.people()] == ["Ann"]
    text = mine.model_dump_json()
    for private in (MARKER, "Whispered", "@", "Usually", "Ben"):
        assert private not in text
    assert not mine.ballots
    assert [one.spokesperson for one in sorted(mine.roles.values(), key=lambda one: one.place)] == ["ann", None]
    assert mine.info.agenda == public(mine).info.agenda


def test_rounds_are_opened_once_for_all_and_both_passes():
    state = workshop()
    assert set(state.rounds) == {"collect/1", "poll/1", "poll/1w", "chart/1"}
    assert solo_file.open_rounds("ann", "t")(state, GestureContext(START, "x")).changes == ()


@pytest.mark.parametrize(
    ("record", "changes"),
    [
        (round_(status="revealed"), {}),
        (round_(anonymous=True), {}),
        (entry("e"), {"poll": {**EITHER, "anonymous": True}}),
        (entry("e"), {"poll": {**EITHER, "subjects": [], "subjects_from": ["collect"], "mode": "live"}}),
    ],
    ids=["shown", "without names", "asked without names", "live"],
)
def test_what_was_shown_or_keeps_no_names_is_left_to_the_room(record, changes):
    state = workshop(record, **changes)
    assert [module.id for module in own(state).info.agenda.modules] == ["collect", "chart"]


def test_what_asks_about_nothing_yet_is_left_to_the_room():
    state = workshop(poll={**EITHER, "subjects": [], "subjects_from": ["brief"]}, collect={"mode": "live"})
    assert [module.id for module in solo_file.prepared(state)] == ["chart"]


@pytest.mark.parametrize("more", [{}, {"passes": [], "second": {"text": "How much effort?", "label": "effort"}}])
def test_what_comes_from_a_list_of_the_room_is_asked_with_its_words_and_comes_back(more):
    poll = {**EITHER, "subjects": [], "subjects_from": ["collect"], **more}
    state = workshop(entry("e", "From the list"), poll=poll, collect={"mode": "live"})
    mine = own(state)
    module = mine.info.agenda.module("poll")
    assert [one.text for one in form_of(mine, module, wanted=True).subjects] == ["From the list"]
    answers = [
        ballots.cast("poll", "ann", (Answer("e", score=score),), wanted=wanted)
        for score, wanted in ((4, False), (2, True))
    ]
    found = brought(state, steps_of(state, "ann", *answers))
    for one in found.steps:
        state = state.apply(one)
    assert {one.round: one.score for one in state.ballots.values()} == {"poll/1": 4, "poll/1w": 2}


def test_a_file_without_the_round_asks_about_nothing():
    state = session(solo="ann", agenda=agenda_with(poll={"subjects": [], "naming": "Which?"}))
    assert form_of(state, state.info.agenda.module("poll")).subjects == ()


def test_an_agenda_without_such_a_part_says_how_to_have_one():
    with pytest.raises(RefusedError) as caught:
        do(session(), solo_file.open_rounds("ann", "t"))
    assert "can be prepared alone" in str(caught.value)
    assert 'mode = "either"' in str(caught.value)


def test_nothing_is_shown_in_a_prepared_file_and_its_lines_are_the_leaders():
    mine = do(own(workshop()), ballots.cast("poll", "ann", scores(2, 3)))
    with pytest.raises(RefusedError, match="shown in the room"):
        do(mine, reveal.reveal(["poll/1"]))
    lined = do(mine, collect.add("collect", "Mine"))
    assert [one.author for one in lined.entries.values()] == ["ann"]


def test_what_two_leaders_prepared_comes_together_whatever_comes_first():
    state = workshop()
    ann = steps_of(
        state, "ann", enter("poll"), ballots.cast("poll", "ann", scores(1, 2)), collect.add("collect", "A")
    )
    twice = (ballots.cast("poll", "ben", scores(3, 4)), ballots.cast("poll", "ben", scores(3, 5)))
    ben = steps_of(state, "ben", *twice)
    results = []
    for order in ((ann, ben), (ben, ann), (ann, ben, ann)):
        found = state
        for steps in order:
            there = set(found.versions.values())
            known = {one.id: one.at for one in (*ann, *ben) if one.id in there}
            found = fold(brought(found, steps, known).steps, found)
        results.append(found)
        assert found.held == ()
        assert found.stage is None
    assert len({frozenset(one.versions.items()) for one in results}) == 1
    assert results[0].ballots["poll/1/ben/2"].score == 5
    assert results[0].rounds["poll/1"].status == "open"


def test_of_a_prepared_file_only_the_leaders_own_answers_come_along():
    state = workshop()
    mine = own(state)
    foreign = [
        step(mine, ballot("ben", score=1), id="f1"),
        step(mine, mine.info.model_copy(update={"title": MARKER}), id="f2"),
        step(mine, entry("x", author="ben"), id="f3"),
        step(mine, ballot("ann", score=1), entry("x", author="ann"), id="good"),
        step(mine, Stage(id="stage", module="poll", phase="alone", started=START), id="moved"),
        Step(id="note", at="", label="Merged", changes=()),
    ]
    seed = solo_file.seed(state, "ann", GestureContext(START, "seed"))
    found = brought(state, [seed, *foreign])
    assert [one.id for one in found.steps] == ["good"]
    assert (found.late, found.refused) == (0, 3)


def test_answers_that_come_after_the_others_were_shown_are_left_out_and_counted():
    state = do(workshop(), ballots.cast("poll", "ben", scores(3, 4)))
    ann = steps_of(state, "ann", ballots.cast("poll", "ann", scores(1, 2)), collect.add("collect", "A"))
    shown = do(state, reveal.reveal(["poll/1"]))
    found = brought(shown, ann)
    assert ([one.id for one in found.steps], found.late) == (["ann1"], 1)
    alone = do(state, reveal.reveal(["poll/1"], "1"))
    assert brought(alone, ann).late == 1


def test_of_another_table_everything_comes_but_where_it_was():
    state = session()
    steps = [
        step(Session(), state.info, id="begun"),
        step(state, Stage(id="stage", module="poll", phase="alone", started=START), id="moved"),
        step(state, entry("e"), id="said"),
    ]
    assert [one.id for one in brought(state, steps, {"begun": ""}).steps] == ["said"]
    assert brought(state, []).steps == ()


def test_a_first_step_that_only_copies_is_told_from_all_others():
    state = session(entry("e"))
    assert seeded(solo_file.seed(workshop(), "ann", GestureContext(START, "seed")))
    assert not seeded(step(state, entry("f")))
    assert not seeded(Step(id="note", at="", label="Merged", changes=()))
    from pmworkshop.session.core.steps import make_undo

    changed = step(state, entry("e", "new"), id="new")
    undone = make_undo(changed, {("entry", "e"): ("begun", None)}, GestureContext(START, "undo"))
    assert not seeded(undone)


def test_forms_are_known_by_a_token_that_stays_and_nobody_sees():
    state = do(session(), solo_file.known_by({"ann": "first", "ben": "other"}))
    again = solo_file.known_by({"ann": "second"})(state, GestureContext(START, "x"))
    assert again.changes == ()
    assert {one.id: one.token for one in state.people()} == {"ann": "first", "ben": "other", "cem": "", "dee": ""}
    assert all(one.token == "" for one in public(state).people())
    with pytest.raises(RefusedError):
        do(state, solo_file.known_by({"zoe": "third"}))
