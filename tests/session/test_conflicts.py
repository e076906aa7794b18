"""Two people changed the same thing: both values in words, nothing hidden told, and settled by one step."""

from __future__ import annotations

from datetime import date

import pytest

from pmworkshop.base.errors import RefusedError
from pmworkshop.session.core.records import Give
from pmworkshop.session.core.session import Session, fold
from pmworkshop.session.core.steps import Step
from pmworkshop.session.views.conflicts import HIDDEN, UNSHOWN, settle, waiting
from pmworkshop.session.views.public import public
from tests.build import action, ballot, drop, entry, people, round_, session, step, theme
from tests.session.asked import asking
from tests.session.doing import do

MARKER = "Zqx"


def both(start: Session, *records, ours=(), who="Ann", label="Changed a line") -> Session:
    """The session with a change of our own, and one of another file made on the same state."""
    theirs = step(start, *records, id="theirs", label=label).model_copy(update={"who": who})
    return fold([step(start, *ours, id="ours"), theirs], start)


def told(state: Session) -> list[tuple[str, str, str]]:
    (one,) = public(state).waiting
    return [(value.what, value.ours, value.theirs) for value in one.values]


def test_both_values_are_said_in_words_with_who_and_what():
    start = session(entry("e", "before", theme="t"), theme("t"), theme("u"))
    state = both(start, entry("e", "theirs", theme="u", author="ben"), ours=[entry("e", "ours", theme="t")])
    (one,) = public(state).waiting
    assert (one.id, one.label, one.who, one.hidden) == ("theirs", "Changed a line", "Ann", False)
    assert told(state) == [
        ("a line: author", "nothing", "Ben"),
        ("a line: wording", "ours", "theirs"),
        ("a line: group", "Group t", "Group u"),
    ]
    assert public(state).held == ()
    assert public(start).waiting == ()


def test_dates_lists_and_gifts_are_said_in_words_too():
    start = session(action("a"))
    theirs = action(
        "a", due=date(2026, 12, 14), owners=("ann", "ben"), gives=(Give(giver="cem", amount="2"),), later=True
    )
    state = both(start, theirs, ours=[action("a", code="A02")])
    assert ("an action: due", "nothing", "Monday 14 December 2026") in told(state)
    assert ("an action: owner", "nothing", "Ann, Ben") in told(state)
    assert ("an action: later", "no", "yes") in told(state)
    gives = next(value for value in told(state) if value[0] == "an action: what is given")
    assert "Cem" in gives[2]
    other = both(start, action("a", note="2026-99-99", depends_on=("a",)), ours=[action("a", note="x")])
    assert ("an action: note", "x", "2026-99-99") in told(other)
    assert ("an action: depends on", "nothing", "Do a") in told(other)


def test_what_is_taken_out_on_one_side_is_nothing_there():
    start = session(entry("e", "before"))
    assert told(both(start, drop(entry("e")), ours=[entry("e", "ours")])) == [("a line", "ours", "nothing")]
    assert told(both(start, entry("e", "theirs"), ours=[drop(entry("e"))])) == [("a line", "nothing", "theirs")]


def test_private_fields_and_authors_without_names_are_not_told():
    ann = people()[0]
    start = session()
    state = both(start, ann.model_copy(update={"email": MARKER}), ours=[ann.model_copy(update={"function": "x"})])
    assert MARKER not in str(public(state).waiting)
    dropped = both(start, ann.model_copy(update={"email": MARKER}), ours=[drop(ann)])
    assert told(dropped) == [("a leader", "nothing", "Ann")]
    nameless = asking(entry("e"), collect={"attribution": "nobody"})
    state = both(nameless, entry("e", "b", author="ben"), ours=[entry("e", "a", author="ann")])
    assert told(state) == [("a line: wording", "a", "b")]


@pytest.mark.parametrize("status", ["open", "revealed"])
def test_answers_that_are_not_shown_here_are_told_by_kind_alone(status):
    start = session(round_(status=status), ballot("ann", text=MARKER))
    state = both(
        start,
        ballot("ann", text=f"{MARKER} too"),
        entry("e", MARKER),
        ours=[ballot("ann", text="ours")],
        label=MARKER,
    )
    (one,) = public(state).waiting
    if status == "revealed":
        assert ("an answer: wording", "ours", f"{MARKER} too") in told(state)
        return
    assert (one.label, one.hidden) == (UNSHOWN, True)
    assert set(told(state)) == {("an answer", HIDDEN, HIDDEN), ("a line", HIDDEN, HIDDEN)}
    assert MARKER not in public(state).model_dump_json()


def test_a_round_that_was_shown_elsewhere_tells_nothing_here():
    start = session(round_(status="open"), ballot("ann"))
    state = both(start, round_(status="revealed"), entry("e", MARKER), ours=[round_(status="closed")])
    assert told(state) == [("answers", HIDDEN, HIDDEN), ("a line", HIDDEN, HIDDEN)]
    gone = both(start, drop(ballot("ann")), ours=[ballot("ann", score=1)])
    assert told(gone) == [("an answer", HIDDEN, HIDDEN)]
    new = both(session(), round_("new/1", module="new"), ours=[round_("new/1", module="new", status="closed")])
    assert public(new).waiting[0].hidden
    lost = both(start, drop(ballot("ann")), ours=[drop(ballot("ann"))])
    assert public(lost).waiting[0].hidden


def chain() -> tuple[Session, list[Step]]:
    """Three steps of another file of which the last stands on the others, and one of our own."""
    start = session(entry("a", "1"), entry("b", "1"), entry("c", "1"))
    there = fold([], start)
    steps = []
    for number, keys in enumerate((("a", "b"), ("a",), ("b", "c")), 1):
        one = step(there, *(entry(key, f"theirs {number}") for key in keys), id=f"t{number}")
        there = there.apply(one)
        steps.append(one)
    ours = step(start, entry("a", "ours"), entry("c", "ours"), id="ours")
    return fold([ours, *steps], start), steps


def test_what_hangs_together_is_settled_by_one_step_with_the_last_value_of_each():
    state, _ = chain()
    assert len(state.held) == 3
    (one,) = waiting(state)
    theirs = do(state, settle(one.id, "theirs"))
    assert {key: record.text for key, record in theirs.entries.items()} == {
        "a": "theirs 2", "b": "theirs 3", "c": "theirs 3",
    }  # fmt: skip
    ours = do(state, settle(one.id, "ours"))
    assert {key: record.text for key, record in ours.entries.items()} == {"a": "ours", "b": "1", "c": "ours"}
    assert ours.held == theirs.held == ()
    with pytest.raises(RefusedError, match="settled already"):
        do(ours, settle(one.id, "ours"))


def test_what_does_not_hang_together_is_settled_one_by_one():
    start = session(entry("a", "1"), entry("b", "1"))
    ours = [step(start, entry("a", "ours"), id="o1"), step(start, entry("b", "ours"), id="o2")]
    theirs = [step(start, entry("a", "theirs"), id="t1"), step(start, drop(entry("b")), id="t2")]
    state = fold([*ours, *theirs], start)
    assert [one.id for one in public(state).waiting] == ["t1", "t2"]
    state = do(state, settle("t2", "theirs"))
    assert "b" not in state.entries
    assert [one.id for one in state.held] == ["t1"]


def test_what_is_gone_on_both_sides_can_be_settled_too():
    start = session(entry("a"))
    state = both(start, drop(entry("a")), ours=[drop(entry("a"))])
    assert do(state, settle("theirs", "theirs")).held == ()


def test_settling_reads_alike_in_the_other_file():
    start = session(entry("e", "before"))
    ours, theirs = step(start, entry("e", "ours"), id="ours"), step(start, entry("e", "theirs"), id="theirs")
    here = fold([ours, theirs], start)
    settled = do(here, settle("theirs", "theirs"))
    from pmworkshop.session.core.steps import GestureContext, make_step
    from tests.build import START

    last = make_step(settle("theirs", "theirs")(here, GestureContext(START, "s")), here, GestureContext(START, "s"))
    there = fold([theirs, ours, last], start)
    assert there.held == ()
    assert there.entries["e"].text == settled.entries["e"].text == "theirs"


def test_a_record_without_words_of_its_own_is_named_by_its_kind():
    start = session(action("a", what=""))
    assert told(both(start, drop(action("a")), ours=[action("a", what="", status="agreed")])) == [
        ("an action", "agreed", "nothing")
    ]
    from tests.build import activity

    started = session(activity("r"))
    state = both(
        started,
        entry("x", because=("r",), values={"email": "hidden", "a": "b"}),
        activity("r", label="One"),
        ours=[activity("r", label="Two")],
    )
    assert ("a row: wording", "Two", "One") in told(state)
    from pmworkshop.session.core.records import Visit
    from tests.build import START

    visit = Visit(id="v", module="poll", planned=1, entered=START)
    here = session(visit)
    left = visit.model_copy(update={"spent": 5})
    assert told(both(here, drop(visit), ours=[left]))[0] == ("a time in a part", "a time in a part", "nothing")


def test_of_a_line_whose_module_is_gone_from_the_agenda_only_the_words_are_told():
    line = {"module": "gone", "author": "ann"}
    start = session(entry("e", "before", **line))
    theirs = entry("e", "theirs", values={"fears": "her budget"}, module="gone", author="ben")
    assert told(both(start, theirs, ours=[entry("e", "ours", **line)])) == [("a line: wording", "ours", "theirs")]
