"""Finding a moment by a step's number, a module, or a time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from pmworkshop.base.errors import InputError
from pmworkshop.session.core.records import Stage
from pmworkshop.session.core.session import Session, fold
from pmworkshop.session.core.steps import Step
from pmworkshop.session.views.moment_parser import clock, find_moment
from tests.build import START, details, entry, people, step

EAST = timezone(timedelta(hours=2))


def zone(moment: datetime) -> datetime:
    """The place is two hours east of Greenwich."""
    return moment.astimezone(EAST) if moment.tzinfo else moment.replace(tzinfo=EAST)


def history(*gestures: tuple[str, str]) -> list[Step]:
    """Steps with their clocks (UTC); each puts an entry, or goes to a module."""
    state, steps = Session(), []
    for number, (at, module) in enumerate(gestures, 1):
        record = entry(f"e{number}")
        if module:
            record = Stage(id="stage", module=module, phase="alone", started=START)
        begun = (details(), *people()) if number == 1 else ()
        made = step(state, *begun, record, id=f"s{number}").model_copy(update={"at": at})
        state = state.apply(made)
        steps.append(made)
    return steps


def t(minute: str, day: str = "2026-09-14") -> str:
    return f"{day}T{minute}.000Z"


STEPS = history(
    (t("07:00:00"), ""), (t("07:01:00"), "poll"), (t("07:02:30"), ""), (t("07:03:00"), "plan"),
    (t("07:01:30"), ""), (t("07:04:00"), "poll"), (t("07:04:30"), "poll"), (t("07:05:00"), "brief"),
    (t("06:30:00"), ""),
)  # fmt: skip


def found(named: str, steps: list[Step] = STEPS) -> int:
    return find_moment(steps, fold(steps), named, zone)


@pytest.mark.parametrize(
    ("named", "seq"),
    [
        ("1", 1),
        (" 9 ", 9),
        ("+2", 2),
        ("poll", 7),
        ("POLL", 7),
        ("plan", 5),
        ("brief", 9),
        ("9:00", 9),
        ("09:02:29", 9),
        ("2026-09-14", 9),
        ("2026-09-14T07:02Z", 9),
        ("9.02", 9),
        ("9:03 am", 9),
        ("24:00", 9),
        ("Mon 14 Sep", 9),
    ],
)
def test_numbers_modules_and_times_name_a_moment(named, seq):
    assert found(named) == seq


@pytest.mark.parametrize(
    ("named", "seq"),
    [
        ("9:00", 1),
        ("9:02", 5),
        ("09:02:29", 5),
        ("09:02:30", 5),
        ("9:03", 5),
        ("9:04", 7),
        ("23:59", 8),
        ("2026-09-14T09:04", 7),
        ("2026-09-14 09:04:00", 6),
        ("2026-09-14T07:04Z", 7),
        ("2026-09-14T09:04:29+02:00", 6),
        ("2027-01-01", 8),
    ],
)
def test_a_time_is_the_last_step_whose_clock_is_not_later_in_the_order_of_the_journal(named, seq):
    assert found(named, STEPS[:8]) == seq


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("0", "Before the first step there is nothing. Name one from 1 to 9."),
        ("-1", "This session has 9 steps; there is no step -1. Name one from 1 to 9."),
        ("10", "there is no step 10"),
        ("chart", "The room was never in “Chart”."),
        ("pol", "There is no moment “pol” in this session. Did you mean poll?"),
        ("", "There is no moment “” in this session. Name a step (12), a module"),
        ("x" * 500, "There is no moment “xxx"),
        ("8:29", "At 8:29 this session had not begun; it begins at 2026-09-14 09:00."),
        ("2025-01-01", "At 2025-01-01 this session had not begun"),
        ("25:00", "“25:00” is not a time of the day: the day ends at 24:00"),
        ("25:00:00", "“25:00:00” is no time of the day."),
        ("13 Sep", "There is no moment “13 Sep”"),
        ("2026-13-01", "“2026-13-01” is no time of the calendar."),
        ("2026-09-14T99:99", "is no time of the calendar."),
        ("2026-09-14T10:42 or so", "is no time of the calendar."),
        ("9999-12-31T23:59:59Z", "is no time of the calendar."),
        ("0001-01-01", "is no time of the calendar."),
        ("9" * 30, "There is no moment “999"),
    ],
)
def test_a_moment_that_is_not_there_is_told_in_a_sentence(named, said):
    with pytest.raises(InputError) as error:
        found(named)
    assert said in str(error.value)


def test_where_steps_were_lost_their_numbers_stay():
    assert find_moment(STEPS[:3], fold(STEPS[:3]), "9", zone, 9) == 9


def test_a_time_of_the_day_is_one_of_the_workshops_day():
    steps = history((t("20:00:00", "2026-09-11"), ""), (t("07:00:00"), ""), (t("08:00:00", "2026-09-15"), ""))
    assert found("9:30", steps) == 2
    with pytest.raises(InputError, match="had not begun; it begins at 2026-09-14 09:00"):
        found("8:59", history((t("07:00:00"), "")))


def test_or_of_the_day_of_the_last_step_where_nothing_was_done_on_it():
    steps = history((t("07:00:00", "2026-09-10"), ""), (t("07:00:00", "2026-09-11"), ""))
    assert found("8:59", steps) == 1
    assert found("9:00", steps) == 2


def test_clocks_that_cannot_be_read_are_passed_over():
    steps = history(("whenever", ""), ("0001-01-01T00:00:00+14:00", ""))
    with pytest.raises(InputError, match=r"At 10:00 this session had not begun\.$"):
        found("10:00", steps)
    naive = steps[0].model_copy(update={"at": "2026-09-14T09:00:00"})
    assert clock(naive) == datetime(2026, 9, 14, 9, tzinfo=UTC)


def test_without_a_stage_no_module_was_entered():
    with pytest.raises(InputError, match="never in"):
        found("poll", STEPS[:1])
