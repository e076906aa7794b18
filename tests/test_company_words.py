"""Who else leads is told in one line, without a person's own other windows; and where each window is."""

import pytest

from pmworkshop.agenda.phases import phase_name
from pmworkshop.leading.company_words import apart_words, company_words, place_words
from pmworkshop.session.operations import navigation
from pmworkshop.session.operations.pauses import take_break
from pmworkshop.store.company import Seat
from tests import build

STAGE, NOTES, BESIDE = (Seat("Ann", sort) for sort in ("stage", "notes", "beside"))


@pytest.mark.parametrize(
    ("others", "mine", "told"),
    [
        ((), STAGE, ""),
        ((STAGE,), NOTES, ""),
        ((NOTES,), BESIDE, ""),
        ((STAGE,), BESIDE, "Ann leads the wall"),
        ((BESIDE,), NOTES, "Ann follows the wall"),
        ((NOTES, Seat("Ann", "stage", "Collect, alone")), Seat("Bo", "notes"), "Ann leads the wall: Collect, alone"),
        ((Seat("", "notes"),), Seat("Bo", "notes"), "Somebody reads the notes"),
        ((Seat("Bo", "beside", "Plan, settle"), Seat("Cy", "notes")), NOTES,
         "Bo is at “Plan, settle” · Cy reads the notes"),
    ],
)  # fmt: skip
def test_who_else_leads(others, mine, told):
    assert company_words(others, mine) == told


def test_where_a_window_is(tmp_path):
    workshop = build.begin(tmp_path / "room.pmw")
    before = workshop.session
    assert place_words(before) == "not begun yet"
    workshop.commit(navigation.enter("collect", "alone"))
    at = workshop.session
    assert place_words(at) == f"{at.info.agenda.module('collect').short}, {phase_name('alone').lower()}"
    assert apart_words(at, before).endswith("the wall: not begun yet")
    assert apart_words(at, at).endswith(f"· the wall: {at.info.agenda.module('collect').short}")
    workshop.commit(take_break(10, "Lunch"))
    assert place_words(workshop.session) == "Lunch"
    assert apart_words(at, workshop.session).endswith("· the wall: Lunch")
    last = at.info.agenda.modules[-1]
    workshop.commit(navigation.enter(last.id, list(last.phases)[-1]))
    workshop.commit(navigation.forward())
    assert place_words(workshop.session) == "the end"
    assert apart_words(workshop.session, at).startswith("The end · the wall: ")
    workshop.close()
