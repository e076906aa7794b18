"""Steps: their one form on disk, and the draws of a gesture."""

from datetime import datetime, timedelta, timezone

import pytest

from pmworkshop.base.errors import DamagedError
from pmworkshop.session.core.records import revise
from pmworkshop.session.core.steps import Change, GestureContext, Step, canonical, make_undo, parse_step, stamp
from tests.build import START, entry, session, step


def test_a_step_reads_back_as_it_was_written():
    made = step(session(), entry("e", "“ä” \\ \u2028"))
    assert parse_step(made.body()) == made
    assert parse_step(made.body()).body() == made.body()


HARD = '“ä” \\ " \n\t\x7f\u2028\U0001f600'


@pytest.mark.parametrize("record", [None, {}, {"id": "x", "none": None, "more": [None, {"z": None, "a": HARD}, 1.5]}])
@pytest.mark.parametrize("base", [(), ("",), ("v", HARD)])
@pytest.mark.parametrize("undoes", [None, HARD])
def test_a_step_is_written_as_its_data_would_be(record, base, undoes):
    change = Change(kind="entry", id="e", base=base, version=HARD, record=record)
    made = Step(id="s", at="2026", who="Ä", label="L", undoes=undoes, settles=base, changes=(change, change))
    assert made.body() == canonical(made.model_dump(exclude_none=True))
    assert made.body([change.body()] * 2) == made.body()
    alone = revise(made, changes=())
    assert alone.body() == canonical(alone.model_dump(exclude_none=True))


@pytest.mark.parametrize(("name", "valid"), [("", False), ("\u200b", False), ("x" * 240, True), ("x" * 241, False)])
def test_an_id_is_not_empty_once_it_is_cleaned_and_not_too_long(name, valid):
    if valid:
        assert entry(name).id == name
    else:
        with pytest.raises(ValueError):
            entry(name)


def test_canonical_json_has_one_form():
    assert canonical({"b": [1, None], "a": "ä"}) == '{"a":"ä","b":[1,null]}'
    with pytest.raises(ValueError):
        canonical(float("nan"))


@pytest.mark.parametrize("body", ["", "{}", "[" * 10_000, '{"id": "x", "surplus": 1}', "\ud800"])
def test_what_is_no_step_is_damage(body):
    with pytest.raises(DamagedError):
        parse_step(body)


def test_a_moment_is_kept_in_utc_to_the_millisecond():
    there = timezone(timedelta(hours=2))
    assert stamp(datetime(2026, 9, 14, 11, 0, 0, 123999, there)) == "2026-09-14T09:00:00.123Z"


def test_a_draw_gives_the_same_ids_each_time_it_is_tried():
    draw = GestureContext(START, "s")
    assert [draw.id(), draw.id()] == ["s.1", "s.2"]
    assert draw.again().id() == "s.1"


def test_undo_and_redo_say_what_they_take_back_once():
    done = step(session(), entry("e"), label="Answer added")
    undone = make_undo(done, {}, GestureContext(START, "u1"))
    redone = make_undo(undone, {}, GestureContext(START, "u2"))
    again = make_undo(redone, {}, GestureContext(START, "u3"))
    assert [undone.label, redone.label] == ["Undone: Answer added", "Redone: Answer added"]
    assert again.label == "Undone: Answer added"
    assert [undone.redo, redone.redo, again.redo] == [False, True, False]


def test_revising_a_record_checks_it_like_a_new_one():
    assert revise(entry("e"), text=" x\x00 ").text == " x "
    with pytest.raises(ValueError):
        revise(entry("e"), place="nowhere")
