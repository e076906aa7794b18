"""What results mean is said in the language that is spoken when it is shown."""

from __future__ import annotations

import re

import pytest

from pmworkshop.base.language import tr
from pmworkshop.insight.aloud.lines import LINES
from pmworkshop.insight.charts.chart_rules import RULES
from pmworkshop.insight.impact.impact_rules import IMPACT_RULES
from pmworkshop.insight.plan.plan_words import PLAN_RULES
from pmworkshop.insight.room_words import ROOM_WORDS
from pmworkshop.insight.sentences import words
from tests.insight.test_compare import compared, owners
from tests.pseudo import disguise, latin


@pytest.mark.parametrize("rule", ROOM_WORDS)
@pytest.mark.parametrize("places", [1, 2])
def test_the_room_hears_of_findings(rule, places):
    with disguise():
        assert not latin(ROOM_WORDS[rule].sentence(places, ["ы"]))


@pytest.mark.parametrize(
    "text",
    [rule.words for rule in (*RULES, *PLAN_RULES, *IMPACT_RULES)] + [one for line in LINES.values() for one in line],
)
def test_rules_and_what_is_said_aloud(text):
    with disguise():
        assert not latin(re.sub(r"\{\w+\}", "", tr(text)))


@pytest.mark.parametrize("whole", [1, 2, 3, 11])
def test_how_many_of_how_many(whole):
    with disguise():
        assert not latin(" ".join(words.some(part, whole, "decision") for part in range(whole + 1)))


def test_differences_that_are_looked_at_before_and_after_the_language_changes():
    comparison = compared(owners("pm", "pm", "dev", "dev", "pm", "pm", "dev", "-"))
    english = comparison.differences
    with disguise():
        assert not any(latin(one.message) for one in comparison.differences)
    assert comparison.differences == english
