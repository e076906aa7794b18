"""Numbers, moments and names in records have bounds: a foreign file is told of, and nothing hangs."""

from __future__ import annotations

import json

import pytest

from pmworkshop.base.errors import DamagedError
from pmworkshop.session.core.records import read_record
from pmworkshop.session.core.session import Session, fold
from pmworkshop.session.core.steps import Change, canonical, parse_step, plain
from pmworkshop.session.core.worked_out import StepTexts, texts_of
from tests.build import ballot, details, entry, people, role, round_, step

HUGE = 10**9
BEYOND = {
    "hands": {"kind": "round", "id": "r", "module": "poll", "hands": {"1": {"3": HUGE}}},
    "rounds": {"kind": "round", "id": "r", "module": "poll", "number": HUGE},
    "a place": {"kind": "entry", "id": "e", "module": "collect", "text": "x", "place": HUGE},
    "a moment without its zone": {
        "kind": "stage", "id": "stage", "module": "poll", "phase": "alone", "started": "2026-09-14T09:00:00",
    },
    "a moment after all workshops": {
        "kind": "stage", "id": "stage", "module": "poll", "phase": "alone", "started": "9999-12-31T23:59:59Z",
    },
    "seconds": {
        "kind": "visit", "id": "v", "module": "poll", "planned": 5, "entered": "2026-09-14T09:00:00Z", "spent": 1e12,
    },
    "minutes": {"kind": "visit", "id": "v", "module": "poll", "planned": 1e300, "entered": "2026-09-14T09:00:00Z"},
    "an id": {"kind": "entry", "id": "x" * 300, "module": "collect", "text": "x"},
}  # fmt: skip


@pytest.mark.parametrize("record", BEYOND.values(), ids=BEYOND)
def test_what_no_workshop_has_is_no_record(record):
    with pytest.raises(ValueError):
        read_record(record["kind"], record)


@pytest.mark.parametrize("number", ["9" * 6000, "-" + "9" * 18, "1e999", "NaN", "-Infinity", "[" * 100_000 + "1e9"])
def test_a_step_with_a_number_that_cannot_be_written_again_is_damage(number):
    body = step(Session(), entry("e"), id="s").body().replace('"place":0', f'"place":{number}')
    with pytest.raises(DamagedError, match="A step cannot be read"):
        parse_step(body)


@pytest.mark.parametrize("text", ["Account: 12345678901234567890", "Mind:1e9 :NaN", "1234567890123456789"])
def test_long_numbers_in_what_somebody_said_are_text(text):
    made = step(Session(), entry("e", text), id="s")
    assert parse_step(made.body()) == made
    whole = json.loads(made.body())
    whole["changes"][0]["record"]["place"] = 3.5e3
    assert parse_step(canonical(whole)).id == "s"


@pytest.mark.parametrize("number", ["-2.5E+3", "1234567890123456.5", "-0", "17", "1.5"])
def test_other_numbers_are_read_with_white_space_before_them_or_without(number):
    body = step(Session(), entry("e"), id="s").body()
    read = [parse_step(body.replace('"place":0', f'"place":{blank}{number}')) for blank in ("", " \n\t")]
    assert [one.changes[0].record["place"] for one in read] == [float(number)] * 2


def test_a_long_number_behind_white_space_is_damage_too():
    body = step(Session(), entry("e"), id="s").body().replace('"place":0', '"place": \n 1e999')
    with pytest.raises(DamagedError, match="a number in it"):
        parse_step(body)


@pytest.mark.parametrize("said", [{}, {"who": "Ann", "undoes": "s0", "redo": True, "settles": ("a", "b")}])
def test_the_text_of_a_step_is_the_canonical_json_of_all_its_fields(said):
    made = step(Session(), entry("e", "“no”\n\\"), id="s").model_copy(update=said)
    dropped = Change(kind="entry", id="f", base=("s0", ""), version="s")
    for one in (made, made.model_copy(update={"changes": (*made.changes, dropped)})):
        assert one.body() == canonical(one.model_dump(exclude_none=True))
        assert texts_of(one) == StepTexts(one.body(), tuple(change.body() for change in one.changes))


@pytest.mark.parametrize("hidden", ["\u202e", "\u2066", "\u200b", "\u2060", "\xad", "\U000e0041", "\ufeff"])
def test_what_hides_or_turns_text_stays_in_no_field(hidden):
    dirty = f"A{hidden}b"
    records = [
        details(title=dirty, organisation=dirty),
        people()[0].model_copy(update={"name": dirty, "function": dirty}),
        entry("e", dirty, values={dirty: dirty}, prompt=dirty),
        role("r", code=dirty, title=dirty),
        round_(hands={dirty: {dirty: 1}}, holder=dirty),
        ballot("ann", subject=dirty, choice=dirty),
    ]
    made = step(Session(), *records, id="s").model_copy(update={"who": dirty, "label": dirty, "window": dirty})
    read = parse_step(made.body())
    state = fold([read])
    said = canonical([plain(record) for record in state.records()]) + canonical([read.who, read.label, read.window])
    assert hidden not in said
    assert said.count("Ab") == 19
