"""Every plan rule fires where it should, by the day of the workshop."""

from __future__ import annotations

from datetime import date

import pytest

from pmworkshop.insight.plan.plan_fields import complete, line_blanks, missing_fields, next_blank, question
from pmworkshop.insight.plan.plan_order import cycles
from pmworkshop.insight.plan.plan_rules import PLAN_RULES, plan_findings
from pmworkshop.insight.plan.plan_words import ADVICE, vague_verb
from pmworkshop.session.core.records import Acceptance, Participant
from pmworkshop.session.core.thresholds import Thresholds
from tests.build import action, activity, agenda, mark, role, session

WHOLE = {
    "owners": ("ann",),
    "due": date(2026, 11, 2),
    "first_step": "Ask Ben",
    "first_step_by": date(2026, 9, 21),
    "success_measure": "Ten customers seen",
    "no_resources": True,
    "confidence": 4,
}


def whole(key="a", code="A01", **changes):
    return action(key, code, **{**WHOLE, **changes})


def findings(*records, **about):
    return [(f.rule, f.row or f.column) for f in plan_findings(session(*records, **about))]


def test_a_complete_action_gives_no_finding():
    assert findings(whole()) == []
    assert findings() == []


@pytest.mark.parametrize(
    ("rule", "changes"),
    [
        ("PLAN-E01", {"owners": ()}),
        ("PLAN-E02", {"owners": ("ann", "ben")}),
        ("PLAN-E03", {"due": None}),
        ("PLAN-E04", {"depends_on": ("a",)}),
        ("PLAN-E06", {"gives": ({"function": "Sales"},)}),
        ("PLAN-E06", {"gives": ({"what": "data"},)}),
        ("PLAN-E06", {"gives": ({"what": "data", "giver": "nobody"},)}),
        ("PLAN-E08", {"owners": ("stranger",)}),
        ("PLAN-E09", {"what": ""}),
        ("PLAN-W01", {"success_measure": ""}),
        ("PLAN-W02", {"first_step": ""}),
        ("PLAN-W03", {"due": date(2026, 12, 14)}),
        ("PLAN-W05", {"what": "Improve the roadmap"}),
        ("PLAN-W06", {"checkins": (date(2026, 12, 20), date(2027, 1, 4))}),
        ("PLAN-W07", {"confidence": 2}),
        ("PLAN-W08", {"first_step_by": None}),
        ("PLAN-W08", {"first_step_by": date(2026, 9, 29)}),
        ("PLAN-W09", {"due": date(2026, 9, 18)}),
        ("PLAN-W10", {"status": "stuck"}),
        ("PLAN-W11", {"depends_on": ("gone",)}),
        ("PLAN-W12", {"what": "Do " + "very " * 20 + "much"}),
        ("PLAN-I01", {"due": date(2026, 11, 1)}),
        ("PLAN-I02", {"owners": ("dee",)}),
        ("PLAN-I03", {"no_resources": False}),
    ],
)
def test_a_rule_fires_on_what_it_is_about_and_nothing_else_does(rule, changes):
    assert findings(whole(**changes)) == [(rule, "a")]


def test_a_day_before_the_workshop_is_found_whatever_today_is():
    early = whole(due=date(2026, 9, 11), first_step_by=date(2026, 9, 10))
    assert findings(early) == [("PLAN-E07", "a")]
    assert findings(whole(due=date(2026, 9, 14), first_step_by=date(2026, 9, 14))) == []


def test_the_limits_are_met_on_their_last_day():
    assert findings(whole(due=date(2026, 12, 11), first_step_by=date(2026, 9, 28))) == []


def test_the_limits_are_the_sessions_own():
    limits = Thresholds(plan_days=30, first_step_days=5, confidence_least=5, what_most=2)
    assert [rule for rule, _ in findings(whole(), thresholds=limits)] == [
        "PLAN-W03", "PLAN-W07", "PLAN-W08", "PLAN-W12",
    ]  # fmt: skip


def test_a_horizon_of_the_agenda_goes_before_the_usual_one():
    tiny = agenda()
    modules = tuple(m.model_copy(update={"horizon": 200}) if m.kind == "plan" else m for m in tiny.modules)
    longer = tiny.model_copy(update={"modules": modules})
    assert findings(whole(due=date(2026, 12, 14)), agenda=longer) == []
    assert findings(whole(due=date(2026, 12, 14), module="collect"), agenda=longer) == [("PLAN-W03", "a")]


def test_an_owner_who_left_is_not_among_the_people_here():
    gone = Participant(id="ann", name="Ann", left=True)
    away = Participant(id="ann", name="Ann", present=False)
    assert findings(whole(), gone) == [("PLAN-E08", "a")]
    assert findings(whole(), away) == []


def test_a_thing_needed_is_settled_by_its_giver():
    assert findings(whole(gives=({"function": "Sales", "giver": "ben"}, {"amount": "2 days"}))) == []


def test_what_comes_first_must_be_due_no_later():
    first = whole("b", "A02", place=1)
    assert findings(first, whole(due=date(2026, 10, 30), depends_on=("b",))) == [("PLAN-E05", "a")]
    assert findings(first, whole(depends_on=("b",))) == []
    done = whole("b", "A02", status="done")
    assert findings(done, whole(due=date(2026, 10, 30), depends_on=("b",))) == []
    undated = whole("b", "A02", due=None)
    assert findings(undated, whole(depends_on=("b",))) == [("PLAN-E03", "b")]


def test_waiting_for_something_that_was_dropped_is_pointed_out():
    dropped = whole("b", "A02", status="dropped", status_reason="Too early")
    assert findings(dropped, whole(depends_on=("b",))) == [("PLAN-W11", "a")]


def test_a_circle_is_told_once_and_names_all_in_it():
    circle = [
        whole("a", "A01", place=2, depends_on=("b",)),
        whole("b", "A02", place=1, depends_on=("c",)),
        whole("c", "A03", place=3, depends_on=("a",)),
    ]
    (finding,) = plan_findings(session(*circle))
    assert (finding.rule, finding.row, finding.message) == ("PLAN-E04", "b", "these wait for each other")
    assert "A02 waits for A03 waits for A01 waits for A02" in finding.advice


def test_circles_are_found_once_each_and_chains_are_none():
    assert cycles({"a": ["b"], "b": ["c", "x"], "c": []}) == ()
    assert cycles({"a": ["b"], "b": ["a"], "c": ["a", "c"]}) == (("a", "b"), ("c",))
    assert cycles({"a": ["b", "c"], "b": ["a"], "c": ["a", "b"]}) == (("a", "b"), ("a", "c"))
    long = {str(n): [str(n + 1)] for n in range(5000)} | {"5000": ["0"]}
    assert [len(circle) for circle in cycles(long)] == [5001]


def test_more_than_three_actions_are_told_of_the_person():
    four = [whole(f"a{n}", f"A0{n}", place=n) for n in range(4)]
    (finding,) = plan_findings(session(*four))
    assert (finding.rule, finding.row, finding.column, finding.column_label) == ("PLAN-W04", None, "ann", "Ann")
    assert finding.message == "owns four actions"
    assert findings(*four[:3], whole("z", "A09", status="done")) == []


def test_what_is_over_is_not_checked_but_a_dropped_line_says_why():
    assert findings(action("a", status="done")) == []
    assert findings(action("a", status="dropped", status_reason="No money")) == []
    assert findings(action("a", status="dropped")) == [("PLAN-W10", "a")]


def test_errors_come_first_and_then_the_order_of_the_plan():
    records = [whole("a", place=2, success_measure=""), whole("b", "A02", place=1, success_measure="", owners=())]
    assert findings(*records) == [("PLAN-E01", "b"), ("PLAN-W01", "b"), ("PLAN-W01", "a")]


def test_one_plan_can_be_checked_alone():
    both = session(whole(owners=()), whole("b", "A02", module="review", due=None))
    assert [f.row for f in plan_findings(both, "review")] == ["b"]
    assert [f.row for f in plan_findings(both)] == ["a", "b"]


def test_an_accepted_finding_says_why():
    accepted = Acceptance(id="x", module="plan", rule="PLAN-W01", row="a", reason="We will feel it")
    (finding,) = plan_findings(session(whole(success_measure=""), accepted), "plan")
    assert finding.accepted == "We will feel it"
    elsewhere = Acceptance(id="x", module="review", rule="PLAN-W01", row="a", reason="Not about this")
    assert plan_findings(session(whole(success_measure=""), elsewhere))[0].open


def test_a_line_without_words_is_known_by_its_code():
    assert plan_findings(session(whole(what="")))[0].row_label == "A01"


@pytest.mark.parametrize(
    ("what", "verb"),
    [
        ("Improve onboarding", "improve"),
        ("we will look into prices", "look into"),
        ("Ensure that", "ensure"),
        ("Supporting cast", None),
        ("Driver training", None),
        ("Visit ten customers", None),
        ("Die Zusammenarbeit verbessern.", "verbessern"),
    ],
)
def test_vague_verbs_are_known(what, verb):
    assert vague_verb(what) == verb


def test_blanks_are_asked_for_in_order():
    blank = action("a", what="")
    assert missing_fields(blank) == (
        "owners", "what", "due", "first_step", "first_step_by", "success_measure", "gives",
    )  # fmt: skip
    assert next_blank(blank) == "owners"
    assert line_blanks(blank) == ("owners", "what", "due", "first_step", "first_step_by")
    assert line_blanks(action("a", what="", status="dropped")) == ()
    assert question(action("a", what="", owners=("ann",))) == "What exactly, in one sentence?"
    assert question(whole(due=None)) == "By when?"
    assert question(whole(owners=("ann", "ben"))) == "Which one of them owns it?"
    assert question(whole(owners=())) == "Who owns it?"
    assert question(whole()) is None
    assert next_blank(whole()) is None


def test_an_action_is_complete_once_each_need_has_a_giver():
    assert complete(whole())
    assert not complete(whole(no_resources=False))
    assert not complete(whole(no_resources=False, gives=({"what": "data"},)))
    assert complete(whole(no_resources=False, gives=({"what": "data", "giver": "ben"},)))


def test_every_plan_rule_has_advice_and_an_id_of_its_severity():
    assert [rule.id for rule in PLAN_RULES] == list(ADVICE)
    for rule in PLAN_RULES:
        assert {"E": "error", "W": "warning", "I": "information"}[rule.id.split("-")[1][0]] == rule.severity


CHART = (
    role("pm", spokesperson="ann"), role("sa", spokesperson="ben", place=2), activity("price", label="Set price"),
    mark("price", "pm", "C"), mark("price", "sa", "AR"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("owner", "changes", "contradicts"),
    [
        ("ann", {}, True),
        ("cem", {}, True),
        ("ben", {}, False),
        ("ann", {"sort": "decide"}, False),
        ("ann", {"row": None}, False),
        ("ann", {"row": "gone"}, False),
        ("ann", {"status": "done"}, False),
    ],
)
def test_a_plan_that_contradicts_the_chart_is_told(owner, changes, contradicts):
    found = plan_findings(session(*CHART, whole(**{"owners": (owner,), "row": "price", **changes})))
    assert [f.rule for f in found] == ["PLAN-W13"] * contradicts
    if contradicts:
        assert found[0].message == "its owner has no A or R in “Set price” yet"


def test_a_row_without_letters_or_owner_contradicts_nothing_yet():
    assert findings(*CHART[:3], whole(row="price")) == []
    assert findings(*CHART, whole(row="price", owners=())) == [("PLAN-E01", "a")]
    assert findings(*CHART, whole(row="price"), agenda=agenda("plan")) == []


def test_a_measure_is_looked_at_when_it_can_be_seen():
    watched = {"success_measure": "No date is promised outside it for four weeks", "due": date(2026, 10, 5)}
    early = whole(**watched, checkins=(date(2026, 10, 14),))
    (finding,) = plan_findings(session(early))
    assert (finding.rule, finding.advice) == (
        "PLAN-W14", "Its measure can be seen from Monday 2 November 2026 on: look again then.",
    )  # fmt: skip
    assert findings(whole(**watched, checkins=(date(2026, 10, 14), date(2026, 11, 2)))) == []
