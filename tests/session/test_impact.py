"""What was agreed in a call is carried through workshop and follow-ups, and gets a value in each of them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from pmworkshop.agenda.loader import load_agenda
from pmworkshop.agenda.model import Agenda
from pmworkshop.agenda.shipped import shipped_folder
from pmworkshop.base.errors import RefusedError
from pmworkshop.session.core.records import Measure, Reading
from pmworkshop.session.core.session import Session
from pmworkshop.session.lifecycle.begin import Setup, begin
from pmworkshop.session.operations.planning import impact
from pmworkshop.session.views.narration import tell
from pmworkshop.session.views.public import public
from tests.build import DAY, agenda, entry, session, steps_of
from tests.build import begin as running
from tests.session.asked import agenda_with
from tests.session.doing import do

COLUMNS = [
    {"id": "today", "title": "Today"},
    {"id": "wanted", "title": "Wanted"},
    {"id": "look", "title": "Look again", "type": "date"},
]
MEASURE = {"prompts": [{"id": "1", "text": "What will show it?", "holds": "measure"}], "columns": COLUMNS}
CALL = agenda_with(collect=MEASURE)
ALIGNMENT = load_agenda(shipped_folder() / "leadership-alignment.toml")
FOLLOW_UP = load_agenda(shipped_folder() / "follow-up.toml")
PROOF = {"today": "31 %", "wanted": "60 %", "look": "2026-12-14"}


def call(*more, chosen: Agenda = CALL) -> Session:
    lines = (entry("m1", "Items with proof", values=PROOF), entry("m2", "Days to a decision", place=2))
    return session(*lines, *more, agenda=chosen)


def after(parent: Session, chosen: Agenda = FOLLOW_UP, days: int = 30) -> Session:
    day = parent.info.day + timedelta(days=days)
    return do(Session(), begin(Setup(chosen, day, parent=parent), f"{parent.id[:4]}{day:%m%d}"))


def titles(listed: list[Measure]) -> list[str]:
    return [one.title for one in listed]


def test_a_line_of_the_call_is_a_measure_with_its_value_of_that_day():
    first, second = impact.measures(call())
    assert (first.title, first.wanted, first.look) == ("Items with proof", "60 %", date(2026, 12, 14))
    assert first.agreed == Reading(day=DAY, value="31 %")
    assert (second.wanted, second.look, second.agreed) == ("", None, None)
    assert impact.carried(call()) == []
    assert impact.counted(call()) == ""


def test_a_parked_line_and_one_without_words_are_no_measure_and_a_day_that_is_none_is_left_out():
    lines = (
        entry("p", "Parked", parked=True),
        entry("e", " "),
        entry("d", "Late", values={"look": "soon"}, place=3),
    )
    assert [(one.title, one.look) for one in impact.measures(session(*lines, agenda=CALL))] == [("Late", None)]


def test_measures_come_along_into_the_workshop_and_through_several_follow_ups_with_all_values():
    workshop = after(call(), ALIGNMENT)
    assert titles(impact.measures(workshop)) == ["Items with proof", "Days to a decision"]
    first = after(workshop)
    first = do(first, impact.read(impact.measures(first)[0].id, "40 %; since the list"))
    between = after(first, agenda("brief", "plan"))
    last = after(between)
    last = do(last, impact.read(impact.measures(last)[0].id, "52 %"))
    kept, untold = impact.measures(last)
    assert kept.agreed == Reading(day=DAY, value="31 %")
    assert [(one.day, one.value, one.remark) for one in kept.readings] == [
        (first.info.day, "40 %", "since the list"), (last.info.day, "52 %", ""),
    ]  # fmt: skip
    assert (kept.wanted, kept.look) == ("60 %", date(2026, 12, 14))
    assert impact.told(last, kept) == kept.readings[-1]
    assert impact.told(last, untold) is None
    assert impact.counted(last) == "1 of 2 measured"


def test_outcomes_come_along_where_they_are_asked_about_and_are_kept_from_then_on():
    wanted = {"prompts": [{"id": "1", "text": "What will have happened?", "holds": "outcome"}]}
    parent = session(
        entry("o1", "We have kept nine of ten dates", values={"measure": "9 of 10", "by": "2027-01-29"}),
        entry("o2", "Said before the room", before="folded"),
        agenda=agenda_with(collect={**wanted, "columns": [{"id": "measure", "title": "Seen"}]}),
    )
    assert after(parent, agenda("brief", "plan")).measures == {}
    review = after(parent)
    (one,) = impact.carried(review)
    assert (one.sort, one.title, one.wanted, one.look) == (
        "outcome", "We have kept nine of ten dates", "9 of 10", date(2027, 1, 29),
    )  # fmt: skip
    assert impact.measures(review) == []
    assert titles(impact.outcomes(review)) == ["We have kept nine of ten dates"]
    assert titles(impact.carried(after(review, agenda("brief", "plan")))) == ["We have kept nine of ten dates"]


def test_outcomes_stand_before_measures_and_one_that_is_agreed_again_is_told_once():
    again = agenda_with(collect=MEASURE)
    follow = after(call(), again)
    follow = do(follow, lambda s, draw: _put(entry("n", "items with  proof"), entry("x", "Calls a week", place=2)))
    assert titles(impact.measures(follow)) == ["Items with proof", "Days to a decision", "Calls a week"]
    mixed = session(
        Measure(id="a", title="A measure", place=1),
        Measure(id="b", title="An outcome", sort="outcome", place=2),
    )
    assert titles(impact.carried(mixed)) == ["An outcome", "A measure"]
    assert titles(impact.carried(mixed, "measure")) == ["A measure"]


def _put(*records):
    from pmworkshop.session.core.steps import Draft

    return Draft("Put", records)


def test_what_is_private_in_the_call_stays_there():
    private = {**MEASURE, "columns": [*COLUMNS[1:], {**COLUMNS[0], "private": True}]}
    workshop = after(call(chosen=agenda_with(collect=private)), ALIGNMENT)
    assert "31 %" not in repr(public(workshop)) + repr(workshop.measures)
    assert impact.measures(workshop)[0].wanted == "60 %"


def test_a_value_of_the_same_day_is_replaced_and_an_older_one_stays_in_its_order():
    state = session(Measure(id="m", title="Items", readings=(Reading(day=DAY + timedelta(days=9), value="later"),)))
    state = do(state, impact.read("m", "30 %"), impact.read("m", "32 %; counted again; twice"))
    assert [(one.value, one.remark) for one in state.measures["m"].readings] == [
        ("32 %", "counted again; twice"), ("later", ""),
    ]  # fmt: skip
    assert do(state, impact.read("m", "32 %; counted again; twice")).measures == state.measures


def test_a_day_to_look_again_is_set():
    state = do(session(Measure(id="m", title="Items")), impact.look_again("m", date(2027, 1, 4)))
    assert state.measures["m"].look == date(2027, 1, 4)
    assert do(state, impact.look_again("m", date(2027, 1, 4))).measures == state.measures


@pytest.mark.parametrize("typed", ["", "  ", "; only a remark"])
def test_a_value_that_is_empty_is_refused(typed):
    with pytest.raises(RefusedError, match="The value is empty"):
        do(session(Measure(id="m", title="Items")), impact.read("m", typed))


@pytest.mark.parametrize("operation", [impact.read("gone", "1"), impact.look_again("gone", DAY)])
def test_a_measure_that_is_gone_is_refused(operation):
    with pytest.raises(RefusedError, match="That measure is not there any more"):
        do(session(), operation)


def test_the_history_tells_a_value_with_its_day_and_remark():
    workshop = running(None, Measure(id="m", title="Items", agreed=Reading(day=DAY, value="31 %")))
    workshop.commit(impact.read("m", "40 %; since the list"))
    workshop.commit(impact.look_again("m", date(2027, 1, 4)))
    told = [line for one in tell(enumerate(steps_of(workshop), 1)) for line in one.lines]
    assert "New: measure “Items” (agreed 31 % on 14 September)" in told
    assert "Measure “Items”: value 40 % on 14 September (since the list)" in told
    assert "Measure “Items”: looked at again on 4 January 2027" in told
    workshop.close()
