"""What a module takes from earlier ones, where these are not there; and a poll of one typed question."""

import pytest
from tests.build import agenda

from pmworkshop.agenda.fitting import fitted, free_id, holds, missing, short_title
from pmworkshop.agenda.model import Agenda
from pmworkshop.agenda.quick_poll import quick_poll
from pmworkshop.base.errors import InputError

TINY = agenda("collect", "poll", "chart", "plan", "brief")


def module(kind: str, **keys: object):
    """A module of a kind, as a file has it."""
    given = {"id": "m", "kind": kind, "title": "M", "short": "M", "phases": {"explain": 1.0}, "prompts": ["What?"]}
    return Agenda.model_validate({"id": "a", "title": "A", "minutes": 1.0, "modules": [{**given, **keys}]}).modules[0]


def test_what_is_not_there_is_left_out_and_named_once():
    plan = module("plan", sources=["collect", "worries"])
    assert fitted(plan, TINY.modules).module.action_sources == ("collect",)
    assert fitted(plan, TINY.modules).missing == ("worries",)
    assert fitted(plan, ()).missing == ("collect", "worries")
    assert fitted(module("plan", sources=["chart"]), TINY.modules).missing == ()


@pytest.mark.parametrize(
    ("source", "absent"),
    [("collect", ()), ("collect.1", ()), ("collect.outcomes", ()), ("collect.9", ("collect.9",)), ("x.1", ("x.1",))],
)
def test_a_part_of_an_earlier_module_is_there_if_the_module_has_it(source, absent):
    assert missing(module("chart", rows_from=[source]), TINY.modules) == absent


def test_a_poll_is_asked_again_only_where_the_earlier_module_is_one():
    again = {"method": "scale", "repeat": "poll"}
    assert missing(module("poll", **again), TINY.modules) == ()
    assert missing(module("poll", **{**again, "repeat": "brief"}), TINY.modules) == ("brief",)


def test_a_poll_without_anything_to_ask_about_makes_no_sense_and_a_chart_without_offers_does():
    alone = fitted(module("poll", method="dots", points=3, subjects_from=["three"]), TINY.modules)
    assert alone.missing == ("three",)
    assert not holds(alone.module)
    assert holds(fitted(module("chart", rows_from=["three"]), ()).module)
    again = fitted(module("poll", method="scale", repeat="three"), TINY.modules)
    assert not holds(again.module)


def test_an_id_is_free_and_short_enough():
    assert free_id("new", TINY.modules) == "new"
    assert free_id("poll", TINY.modules) == "poll-2"
    twice = (*TINY.modules, module("brief", id="poll-2"), module("brief", id="a" * 40))
    assert free_id("poll", twice) == "poll-3"
    assert len(free_id("a" * 40, twice)) <= 40


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Who answers", "Who answers"),
        ("Do we trust our roadmap?", "Do we trust our"),
        ("Exactly sixteen.", "Exactly sixteen."),
        ("Incomprehensibilities", "Incomprehensibi…"),
        ("Costs, prices, and more", "Costs, prices"),
    ],
)
def test_the_short_name_is_the_first_words_of_the_title(title, short):
    assert short_title(title) == short


def test_a_question_typed_in_one_line_is_a_poll_of_four_minutes():
    scale = quick_poll("  Do we trust\tour dates? ", "scale")
    assert (scale.title, scale.short, scale.minutes) == ("Do we trust our dates?", "Do we trust our", 4)
    assert (scale.subjects[0].text, scale.low, scale.high) == ("Do we trust our dates?", 1, 5)
    assert quick_poll("Shall we?", "yes").options == ("Yes", "No")
    assert holds(scale)
    assert holds(quick_poll("Shall we?", "yes"))


@pytest.mark.parametrize(("typed", "told"), [(" ", "no question yet"), ("x" * 121, "has 121 characters")])
def test_a_question_that_is_none_is_told(typed, told):
    with pytest.raises(InputError, match=told):
        quick_poll(typed, "yes")
