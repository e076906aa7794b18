"""The rule by which a step applies or is held, row by row."""

import pytest

from pmworkshop.base.errors import DamagedError
from pmworkshop.session.core.session import Fold, Session, fold
from pmworkshop.session.core.steps import Change, Draft, Drop, Step, make_step, plain
from tests.build import START, GestureContext, details, drop, entry, session, step

NEW, OLD = entry("e", "new"), entry("e", "old")


def change(version: str, *base: str, record=NEW) -> Change:
    return Change(kind="entry", id="e", base=base, version=version, record=record and plain(record))


def one(*changes: Change, id: str = "x") -> Step:  # noqa: A002
    return Step(id=id, at="2026-09-14T09:00:00.000Z", label="A gesture", changes=changes)


def there() -> Session:
    return session().apply(one(change("v1", record=OLD), id="v1"))


def gone() -> Session:
    return there().apply(one(change("v2", "v1", record=None), id="v2"))


@pytest.mark.parametrize(
    ("state", "base", "applies"),
    [
        (session, (), True),
        (session, ("v1",), False),
        (session, ("", "v9"), True),
        (there, (), False),
        (there, ("v1",), True),
        (there, ("v9", "v1"), True),
        (there, ("v9",), False),
        (there, ("",), False),
        (gone, (), True),
        (gone, ("v2",), True),
        (gone, ("v1",), False),
        (gone, ("", "v9"), True),
    ],
)
def test_a_step_applies_where_it_finds_what_it_expects_and_is_held_elsewhere(state, base, applies):
    before = state()
    tried = one(change("x", *base))
    assert Fold(before).applies(tried) is applies
    after = before.apply(tried)
    assert after.seq == before.seq + 1
    if applies:
        assert after.entries["e"] == NEW
        assert after.versions["entry", "e"] == "x"
        assert after.held == ()
    else:
        assert after.entries == before.entries
        assert after.versions == before.versions
        assert after.held == (tried,)


def test_a_step_is_held_whole_when_one_of_its_changes_does_not_fit():
    other = Change(kind="entry", id="other", version="x", record=plain(entry("other")))
    after = there().apply(one(other, change("x")))
    assert "other" not in after.entries
    assert [held.id for held in after.held] == ["x"]


def test_a_step_that_changes_nothing_applies():
    assert session().apply(one()).held == ()


def test_folding_changes_nothing_in_the_session_before():
    before = there()
    kept = before.model_dump_json()
    before.apply(one(change("x", "v1")))
    assert before.model_dump_json() == kept


def both_ways(ours, theirs, settle):
    """Two files part after ``there()``; ours settles; return what both come to once they have met."""
    here = fold([*ours, *theirs], there())
    assert here.held
    settling = settle(here)
    return here.apply(settling), fold([*theirs, *ours, settling], there())


def records_of(state: Session):
    return {kind: getattr(state, kind) for kind in ("entries", "versions", "held")}


def test_a_settling_step_applies_in_either_file_and_leaves_nothing_held():
    ours = [one(change("a", "v1", record=entry("e", "ours")), id="a")]
    theirs = [one(change("b", "v1", record=entry("e", "theirs")), id="b")]

    def settle(state):
        return step(state, entry("e", "both"), id="s", settles=("b",))

    here, there_ = both_ways(ours, theirs, settle)
    assert here.entries["e"].text == "both"
    assert here.held == ()
    assert records_of(here) == records_of(there_)


def test_settling_reaches_through_a_row_of_steps_on_both_sides():
    ours = [
        one(change("a", "v1", record=entry("e", "ours")), id="a"),
        one(change("a2", "a", record=entry("e", "ours again")), id="a2"),
    ]
    theirs = [
        one(change("b", "v1", record=entry("e", "theirs")), id="b"),
        one(change("b2", "b", record=None), id="b2"),
    ]
    here, there_ = both_ways(ours, theirs, lambda state: step(state, entry("e", "end"), id="s", settles=("b", "b2")))
    assert here.held == ()
    assert records_of(here) == records_of(there_)


def test_what_the_settling_leaves_alone_becomes_the_same_in_both_files():
    ours = [one(change("a", "v1"), id="a")]
    new = Change(kind="entry", id="only theirs", version="b", record=plain(entry("only theirs")))
    theirs = [one(change("b", "v1"), new, id="b")]
    here, there_ = both_ways(ours, theirs, lambda state: step(state, entry("e", "end"), id="s", settles=("b",)))
    assert "only theirs" not in here.entries
    assert here.held == ()
    assert records_of(here) == records_of(there_)


def test_another_conflict_stays_held_when_one_is_settled():
    state = fold([one(change("b", "v9"), id="b"), one(change("c", "v8"), id="c")], there())
    after = state.apply(step(state, NEW, id="s", settles=("b",)))
    assert [held.id for held in after.held] == ["c"]


def test_a_settling_step_cannot_be_taken_back():
    assert not make_step(Draft("Settled", (), settles=("b",)), there(), GestureContext(START, "s")).undoable


def test_the_last_of_several_changes_to_one_record_counts():
    made = step(there(), entry("e", "first"), drop(NEW), entry("e", "last"))
    assert [change.record["text"] for change in made.changes] == ["last"]


def test_dropping_what_is_not_there_is_a_change_like_any_other():
    after = session().apply(step(session(), Drop("entry", "never"), id="s"))
    assert after.versions["entry", "never"] == "s"


@pytest.mark.parametrize(
    "record", [{"kind": "entry", "id": "e"}, {"kind": "entry", "id": "f", "module": "m", "text": "t"}, {"kind": "?"}]
)
def test_a_change_that_is_no_record_of_its_kind_is_damage(record):
    with pytest.raises(DamagedError):
        session().apply(one(Change(kind="entry", id="e", version="x", record=record)))


def test_a_session_without_a_beginning_says_so():
    with pytest.raises(DamagedError, match="no beginning"):
        _ = Session().info
    assert session().id == details().session
