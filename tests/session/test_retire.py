"""Letting go of single answers, authors and names: none of it is left in the bytes, and what was agreed stays."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pmworkshop.base.errors import RefusedError
from pmworkshop.interface import export, load
from pmworkshop.session.core.records import Commitment, Decision, Objection, Purpose
from pmworkshop.session.lifecycle.retire import is_due, keep_until, retirement_of
from pmworkshop.workshop.deeds import Retire
from pmworkshop.workshop.workshop import Workshop
from tests.build import (
    WITHIN,
    action,
    ballot,
    begin,
    entry,
    put,
    reopen,
    round_,
    sample_file,
    session,
    step,
    steps_of,
)

DAY = date(2027, 1, 1)


def let_go(workshop: Workshop) -> Workshop:
    workshop.perform(Retire(DAY, "Fay")).result()
    return workshop


def test_nothing_that_one_person_said_and_no_name_is_left_in_the_bytes(tmp_path: Path):
    path = tmp_path / "a.pmw"
    workshop = begin(
        path,
        entry("e1", "Complaintword of Ben", author="ben", values={"when": "Valueword"}),
        entry("e2", "We sell what Ben makes", author="ann"),
        Purpose(id="purpose", line="e2"),
        round_("poll/1", status="revealed", remarks={"1": ("Remarkword",)}, texts=("Textword",)),
        *(ballot(who, score=4, remark="Besideword") for who in ("ann", "ben", "cem")),
        ballot("ann", subject="2", score=1),
        round_("poll/2", number=2),
        ballot("ann", round="poll/2", text="Hiddenword"),
        Decision(
            id="d1",
            module="decide",
            statement="Ben decides on benches",
            objections=(Objection(participant="ann", text="Objectionword"),),
            dissent=1,
        ),
        Commitment(id="c1", module="plan", giver="ben", resource="days", support=3),
        action("a1", owners=("cem",), confidence=2),
    )
    workshop.commit(put(entry("e3", "Droppedword"), label="Added “Labelword” for Ben"))
    let_go(workshop)
    seen = workshop.session
    assert workshop.verify().fine
    workshop.close()
    data = path.read_bytes()
    for gone in ("Complaint", "Value", "Remark", "Text", "Beside", "Hidden", "Objection", "Dropped", "Label"):
        assert f"{gone}word".encode() not in data, gone
    assert b"firm.example" not in data
    assert b"Ben " not in data
    assert b'"Ann"' not in data
    assert load(path) == load(path, at=seen.seq) == seen, "the records are the fold of the rewritten steps"
    assert [one.name for one in seen.people()] == ["Product", "Sales", "Operations", "Management"]
    assert seen.entries["e2"].text == "We sell what Sales makes"
    assert set(seen.entries) == {"e2"}
    assert seen.decisions["d1"].statement == "Sales decides on benches", "and no longer word that begins so"
    assert seen.decisions["d1"].dissent == 1
    assert seen.actions["a1"].owners == ("cem",)
    assert seen.rounds["poll/1"].hands == {"1": {"4": 3}}, "one answer alone is no count"
    assert seen.rounds["poll/2"].status == "open"
    receipt = seen.info.retired
    assert receipt is not None
    assert (receipt.answers, receipt.lines, receipt.remarks, receipt.names, receipt.by) == (6, 2, 5, 4, "Fay")


def test_of_the_sample_what_was_agreed_stays_and_every_format_can_be_written(tmp_path: Path):
    path = sample_file(tmp_path / "s.pmw")
    before = load(path)
    let_go(reopen(path)).close()
    after = load(path)
    assert after.marks == before.marks
    assert {one.what for one in after.actions.values()} == {one.what for one in before.actions.values()}
    assert not after.ballots
    for name in WITHIN:
        assert export(path, name) is not None
    summary = export(path, "markdown")["summary.md"].decode()
    assert "We have one price list" in summary
    assert "Know the customer before the roadmap (7 chose it)" in summary
    for person in before.participants.values():
        assert person.name not in summary


def test_people_of_one_function_or_none_are_numbered(tmp_path: Path):
    workshop = begin()
    ann, ben, cem = (workshop.session.participants[key] for key in ("ann", "ben", "cem"))
    changed = [ann.model_copy(update={"function": "Sales"}), cem.model_copy(update={"function": ""})]
    workshop.commit(put(*changed, ben.model_copy(update={"name": "Bea"})))
    let_go(workshop)
    assert [one.name for one in workshop.session.people()] == ["Sales 1", "Sales 2", "Leader 1", "Management"]
    assert not any("Ben" in one.body() or "Bea" in one.body() for one in steps_of(workshop))
    workshop.close()


def test_it_is_refused_where_it_makes_no_sense():
    workshop = let_go(begin())
    for operation in (Retire(DAY), None):
        with pytest.raises(RefusedError, match="let go already"):
            workshop.perform(operation).result() if operation else workshop.commit(keep_until(DAY))
    workshop.close()
    with pytest.raises(RefusedError, match="one leader alone"):
        retirement_of(session(solo="ann"), (), DAY, "")
    held = session().model_copy(update={"held": (step(session(), entry("e1"), id="s9"),)})
    with pytest.raises(RefusedError, match="wait to be settled"):
        retirement_of(held, (), DAY, "")


def test_the_day_is_kept_and_over_the_day_after():
    workshop = begin()
    workshop.commit(keep_until(DAY))
    assert workshop.commit(keep_until(DAY)).step is None
    assert workshop.session.info.kept_until == DAY
    workshop.undo()
    assert workshop.session.info.kept_until is None
    workshop.close()
    assert is_due(DAY, retired=False, today=date(2027, 1, 2))
    assert not is_due(DAY, retired=False, today=DAY)
    assert not is_due(DAY, retired=True, today=date(2028, 1, 1))
    assert not is_due(None, retired=False, today=DAY)
