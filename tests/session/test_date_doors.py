"""Every place that takes a day takes it as people write it, and none takes something else for one."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from pmworkshop.base.dates import DateHabits, DateOrderError, split_date
from pmworkshop.session.core.steps import GestureContext
from pmworkshop.session.operations import collect, details
from pmworkshop.session.operations.planning import promise_line
from pmworkshop.session.operations.planning.action_line import read_line
from pmworkshop.session.operations.planning.plan_line import parse_days, parse_field
from tests.build import START, action, session
from tests.session.asked import asking
from tests.session.doing import do
from tests.session.test_columns import TYPES

GROUPS = tomllib.loads((Path(__file__).parents[1] / "data" / "dates.toml").read_text(encoding="utf-8"))["group"]
SPELLINGS = [
    pytest.param(typed, DateHabits(group.get("order", ""), group.get("language", "")), group["on"], meant, id=typed)
    for group in GROUPS
    for typed, meant in group["read"].items()
]
UK = DateHabits("day-month")


@pytest.mark.parametrize(("typed", "habits", "on", "meant"), SPELLINGS)
def test_a_line_of_a_plan_and_an_answer_about_an_action_take_every_spelling(typed, habits, on, meant):
    assert read_line(do(session(), details.change(day=on)), f"Set the price; {typed}; draft it", habits).due == meant
    assert parse_field(do(session(), details.change(day=on)), action("a"), "due", typed, habits) == {"due": meant}
    if "," not in typed:
        assert parse_days(f"{typed}; 2030-01-01", on, habits) == (meant, date(2030, 1, 1))


@pytest.mark.parametrize(
    "typed", ["Mon 14 Dec", "Monday 14 December 2026", "14 Dec", "2026-12-14", "14.12.", "14/12/2026"]
)
def test_a_step_and_a_promise_may_end_in_what_is_plainly_a_day(typed):
    day = date(2026, 9, 14)
    assert split_date(f"Draft the rule by {typed}", day) == ("Draft the rule", date(2026, 12, 14))
    assert promise_line.parse(session(), f"Sales: a desk until {typed}").ends == date(2026, 12, 14)


@pytest.mark.parametrize(
    "text",
    [
        "Test it for 2 weeks",
        "Raise it by 2.5",
        "Cut it by 1/2",
        "Talk with Mit",
        "Say what we may",
        "Ask 20",
        "At the end",
    ],
)
def test_words_that_may_mean_something_else_stay_in_the_step(text):
    assert split_date(text, date(2026, 9, 14)) == (text, None)


@pytest.mark.parametrize(
    ("text", "step", "by"),
    [
        ("Draft it next Monday", "Draft it", date(2026, 9, 21)),
        ("Draft it in 2 weeks", "Draft it", date(2026, 9, 28)),
        ("Draft it by the end of January 2027", "Draft it", date(2027, 1, 31)),
        ("Draft it by end of Q4", "Draft it", date(2026, 12, 31)),
        ("Draft it thurs", "Draft it", date(2026, 9, 17)),
    ],
)
def test_a_step_may_end_in_a_day_of_several_words(text, step, by):
    assert split_date(text, date(2026, 9, 14)) == (step, by)


def test_the_order_of_the_settings_reaches_columns_lines_and_promises():
    draw = GestureContext(START, "s", UK)
    state = asking(collect={"columns": TYPES})
    (line,) = collect.add("collect", "Ask more; a story; 3; 4/12")(state, draw).changes
    assert line.values["from"] == "2026-12-04"
    for asks in (
        lambda: collect.add("collect", "Ask more; a story; 3; 4/12")(state, GestureContext(START, "s")),
        lambda: promise_line.parse(session(), "Sales: a desk until 4/12"),
        lambda: read_line(session(), "Set the price; 4/12"),
    ):
        with pytest.raises(DateOrderError):
            asks()
    assert promise_line.parse(session(), "Sales: a desk until 4/12", UK).ends == date(2026, 12, 4)
