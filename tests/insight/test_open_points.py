"""The room hears a few calm sentences about what is open, and never that somebody is a fault."""

from __future__ import annotations

from datetime import timedelta

import pytest

from pmworkshop.insight.charts.chart_rules import RULES, session_findings
from pmworkshop.insight.findings import Finding
from pmworkshop.insight.open_points import MOST, grouped, open_findings
from pmworkshop.insight.plan.plan_words import PLAN_RULES
from pmworkshop.insight.room_words import ROOM_WORDS
from pmworkshop.session.core.schemes import SCHEME_NAMES
from pmworkshop.session.operations import chart, reconcile
from tests.build import DAY, activity, agenda, mark, role, session
from tests.session.doing import do

ABOUT_SOMEBODY = {
    "RACI-W10", "RACI-W11", "RACI-W12", "RACI-I10", "RACI-I11", "RACI-I12", "RACI-W20", "RACI-W21", "RACI-I24",
    "RASCI-I35", "PLAN-W04", "PLAN-W07", "PLAN-W13", "PLAN-I02",
}  # fmt: skip
"""Rules about one role, one person, or how sure somebody is."""
ROLES = (
    role("pm", title="Product manager", spokesperson="ann", place=1),
    role("sp", title="Sponsor", spokesperson="dee", sponsor=True, place=2),
)


def rows(*labels):
    return [activity(f"r{place}", label=label, place=place) for place, label in enumerate(labels, 1)]


def finding(rule, row, severity="warning", accepted=None):
    return Finding(rule, severity, row, None, f"Row {row}", "", "", "", accepted)


def test_each_rule_is_heard_by_the_room_or_is_about_somebody():
    rules = {rule.id for rule in (*RULES, *PLAN_RULES)}
    assert ROOM_WORDS.keys() | ABOUT_SOMEBODY == rules
    assert not ROOM_WORDS.keys() & ABOUT_SOMEBODY


@pytest.mark.parametrize("rule", ROOM_WORDS)
@pytest.mark.parametrize("places", [1, 2, 11])
def test_each_sentence_is_whole_and_scolds_nobody(rule, places):
    text = ROOM_WORDS[rule].sentence(places)
    assert text[0].isupper() or text[0].isdigit()
    assert text.endswith((".", "?"))
    assert not {"{", "}", rule} & {*text}
    for word in ("wrong", "fault", "error", "must not", "nobody does", "fail"):
        assert word not in text.replace("nobody who does", "")


def test_many_findings_of_a_rule_are_one_sentence():
    (group,) = grouped([finding("RACI-I22", f"r{n}") for n in range(9)])
    assert group.text == (
        "Nine rows name a subject, such as “Row r0” and “Row r1”."
        " Say what is decided: “Set the price list” for “Pricing strategy”."
    )
    (two,) = grouped([finding("RACI-I22", f"r{n}" + "x" * 60) for n in range(2)])
    assert two.text.startswith("Two rows name a subject: “Row r0xxx")
    assert "x…” and “Row r1xxx" in two.text
    (one,) = grouped([finding("RACI-E01", "r1"), finding("RACI-E01", "r1")])
    assert one.text == "One row has no owner yet. Who answers for it?"


def test_the_gravest_come_first_and_what_concerns_more_rows():
    told = grouped(
        [
            finding("RACI-I22", "r1", "information"),
            finding("RACI-W01", "r1"),
            *(finding("RACI-W02", f"r{n}") for n in range(3)),
            finding("RACI-E01", "r9", "error"),
            finding("RACI-W10", "r1", "error"),
        ]
    )
    assert [one.findings[0].rule for one in told] == ["RACI-E01", "RACI-W02", "RACI-W01"]
    assert len(told) == MOST


def test_what_the_room_lives_with_comes_last_once_for_each_reason():
    told = grouped([finding("RACI-I22", f"r{n}", accepted="Later" if n < 3 else None) for n in range(5)])
    assert [(one.text.split()[0], one.accepted) for one in told] == [("Two", ""), ("Three", "Later")]


def test_only_charts_and_plans_have_open_points():
    state = session(*ROLES, *rows("Set price"))
    assert open_findings(state, "chart") == session_findings(state, "chart")
    assert open_findings(state, "plan") == ()
    assert open_findings(state, "collect") == ()
    assert open_findings(state, "gone") == ()


def test_findings_are_accepted_together_for_one_reason():
    state = session(*ROLES, *rows("Set price", "Plan a launch"))
    places = [(one.rule, one.row, one.column) for one in open_findings(state, "chart")]
    after = do(state, chart.accept("chart", places, "We wait for the board"))
    assert {one.accepted for one in open_findings(after, "chart")} == {"We wait for the board"}
    assert do(after, chart.accept("chart", places, "We wait for the board")).acceptances == after.acceptances


def rules(*records, **about):
    return [one.rule for one in session_findings(session(*ROLES, *records, **about), "chart")]


def in_scheme(scheme):
    tiny = agenda()
    modules = tuple(one.model_copy(update={"scheme": scheme}) if one.chart else one for one in tiny.modules)
    return tiny.model_copy(update={"modules": modules})


@pytest.mark.parametrize("scheme", SCHEME_NAMES)
def test_a_chart_of_owners_says_nothing_about_letters_that_nobody_could_chart(scheme):
    owner = "D" if scheme == "RAPID" else "A"
    charted = rules(*rows("Set price", "Decide to stop"), mark("r1", "pm", owner), agenda=in_scheme(scheme))
    whose = {"RACI": "RACI-E01", "RASCI": "RACI-E01", "DACI": "DACI-E03", "RAPID": "RAPID-E01"}[scheme]
    assert [one for one in charted if one != "DACI-W09"] == [whose], "only the row without an owner"


def test_a_letter_is_missed_where_the_room_uses_it():
    two = rows("Set price", "Decide to stop")
    owned = [mark("r1", "pm", "AR"), mark("r2", "pm", "A")]
    assert rules(*two, *owned) == []
    assert rules(*two, *owned, mark("r1", "sp", "C")) == []
    assert rules(*two, mark("r1", "pm", "A"), mark("r1", "sp", "C"), mark("r2", "pm", "AR")) == [
        "RACI-E03", "RACI-W03",
    ]  # fmt: skip


def test_a_row_that_was_given_to_somebody_has_no_findings():
    state = do(session(*ROLES, *rows("Pricing strategy")), reconcile.hand_over("r1", "sp", DAY + timedelta(days=10)))
    assert open_findings(state, "chart") == ()
    assert open_findings(state, "plan") == (), "nor has the action that settles it"


def test_the_same_is_not_said_twice_of_a_row():
    tiny = agenda()
    modules = tuple(one.model_copy(update={"letters": "all"}) if one.chart else one for one in tiny.modules)
    whole = rules(
        *rows("Set price", "Decide"),
        mark("r1", "pm", "AR"),
        mark("r1", "sp", "I"),
        agenda=tiny.model_copy(update={"modules": modules}),
    )
    assert whole == ["RACI-E06", "RACI-I10"]
