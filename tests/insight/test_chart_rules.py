"""Every chart rule fires where it should, and nowhere else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import tomli

from pmworkshop.base.language import speaking
from pmworkshop.exchange.chart_file import read_chart
from pmworkshop.insight.charts.chart_rules import RULES, check, rules_of, session_findings
from pmworkshop.insight.charts.grid import Grid, GridRole, GridRow, to_grid
from pmworkshop.insight.charts.verbs import names_an_action
from pmworkshop.insight.findings import Finding, gravest, in_words, listed
from pmworkshop.session.core.records import Acceptance, Participant
from pmworkshop.session.core.schemes import SCHEME_NAMES, SCHEMES
from pmworkshop.session.core.thresholds import Thresholds
from tests.build import activity, agenda, mark, role, session

_CHART = agenda("chart", "plan")
LETTERS = _CHART.model_copy(
    update={"modules": (_CHART.modules[0].model_copy(update={"letters": "all"}), _CHART.modules[1])}
)
"""An agenda whose chart asks for all letters."""
PUBLISHED = Path(__file__).parents[1] / "data" / "published_raci.toml"
COMPARED = {
    "RACI-E01", "RACI-E02", "RACI-E03", "RACI-E06", "RACI-W01", "RACI-W02", "RACI-W03", "RACI-W10", "RACI-W11",
    "RACI-W12", "RACI-I01", "RACI-I02", "RACI-I10", "RACI-I11", "RACI-I12",
}  # fmt: skip


def grid(*rows, scheme="RACI", labels=None, titles=None, **more):
    """A grid with a column for each cell of the first row; ``-`` is a blank cell."""
    cells = [row.split() for row in rows]
    roles = titles or [f"Role {n}" for n, _ in enumerate(cells[0] if cells else [])]
    columns = tuple(title if isinstance(title, GridRole) else GridRole(title, title) for title in roles)
    named = labels or [f"Decide {n}" for n, _ in enumerate(cells)]
    lines = tuple(label if isinstance(label, GridRow) else GridRow(f"r{n}", label) for n, label in enumerate(named))
    letters = {
        (line.key, column.key): cell.strip("-")
        for line, row in zip(lines, cells, strict=True)
        for column, cell in zip(columns, row, strict=True)
    }
    return Grid(scheme, columns, lines, letters, **more)


def found(rule, chart, **thresholds):
    return [finding for finding in check(chart, Thresholds(**thresholds)) if finding.rule == rule]


def fires(rule, chart, **thresholds):
    return len(found(rule, chart, **thresholds))


@pytest.mark.parametrize("chart", tomli.loads(PUBLISHED.read_text("utf-8"))["matrix"], ids=lambda chart: chart["id"])
def test_a_published_chart_gives_exactly_the_findings_it_is_known_for(chart):
    findings: dict[str, list[str]] = {}
    for finding in check(to_grid(read_chart(PUBLISHED, choice=chart["id"]))):
        if finding.rule in COMPARED:
            findings.setdefault(finding.rule, []).append(finding.row_label or finding.column_label)
    assert findings == chart["expected_findings"]


@pytest.mark.parametrize(
    ("rule", "bad", "good"),
    [
        ("RACI-E01", ["R C"], ["A R"]),
        ("RACI-E02", ["A A R"], ["A - R"]),
        ("RACI-E03", ["A C"], ["A R"]),
        ("RACI-E04", ["AX R"], ["A R"]),
        ("RACI-E06", ["- -"], ["- I"]),
        ("RACI-W07", ["AC R"], ["AR C"]),
        ("RACI-W07", ["RI A"], ["AR C"]),
        ("RACI-W07", ["CI A"], ["AR I"]),
        ("RACI-W01", ["A R R R R"], ["A R R R -"]),
        ("RACI-W02", ["AR C C C C"], ["AR C C C -"]),
        ("RACI-I01", ["AR I I I I I"], ["AR I I I I -"]),
        ("RACI-W03", ["A R"], ["A I"]),
        ("RACI-I02", ["A R C I I"], ["A R C I"]),
        ("RACI-W10", ["AR -"], ["AR I"]),
        ("RACI-W11", ["A R"] * 5, ["A R"] * 4),
        ("RACI-I10", ["AR C"], ["A R"]),
        ("RACI-I12", ["AR I"] * 5, ["AR I"] * 4),
    ],
)
def test_a_raci_rule_fires_on_what_it_is_about_and_not_beside_it(rule, bad, good):
    assert fires(rule, grid(*bad)) >= 1
    assert fires(rule, grid(*good)) == 0


def test_limits_grow_with_the_number_of_roles():
    assert fires("RACI-W01", grid("A R R R R" + " -" * 7)) == 0
    assert fires("RACI-W02", grid("AR C C C C - - -")) == 0


def test_load_rules_want_more_than_half_of_five_rows_or_more():
    half = ["AR -"] * 3 + ["- AR"] * 3
    assert fires("RACI-W12", grid(*half)) == 0
    assert [f.column_label for f in found("RACI-W12", grid(*half, "AR -"))] == ["Role 0"]
    assert fires("RACI-W12", grid("AR -", "AR -"), rows_for_load=2) == 1


def test_a_column_with_a_part_in_every_row_is_involved_in_everything():
    assert [f.column_label for f in found("RACI-I11", grid(*["A I"] * 4, "A -"))] == ["Role 0"]


def test_a_column_that_is_empty_is_not_only_told():
    assert fires("RACI-I12", grid(*["AR -"] * 5)) == 0
    assert fires("RACI-I12", grid(*["AR I"] * 3, "AR -", "AR -")) == 1


def test_a_chart_without_rows_says_nothing_about_its_columns():
    assert check(grid(titles=["PM", "Sales"])) == ()


def test_whoever_answers_may_be_taken_to_do_it():
    assert [f.severity for f in found("RACI-E03", grid("A C", "- C"))] == ["error", "error"]
    assert {f.row: f.severity for f in found("RACI-E03", grid("A C", "- C"), a_implies_r=True)} == {
        "r0": "information", "r1": "error",
    }  # fmt: skip


def test_labels_are_the_same_whatever_their_capitals_and_blanks():
    chart = grid(
        "A R R", "A R R", "A R R",
        labels=["Set price", "set  PRICE ", "Plan launch"],
        titles=[GridRole("1", "PM"), GridRole("2", "pm"), GridRole("3", "Sales")],
    )  # fmt: skip
    assert [(f.row, f.column) for f in found("RACI-E05", chart)] == [("r1", None), (None, "2")]


def test_the_sponsor_should_answer_for_a_third_at_most():
    titles = [GridRole("s", "Sponsor", sponsor=True), GridRole("p", "PM")]
    assert fires("RACI-W20", grid("A -", "- A", "- A", titles=titles)) == 0
    assert fires("RACI-W20", grid("A -", "A -", "- A", titles=titles)) == 1
    assert fires("RACI-W20", grid("A -", "A -", "- A")) == 0


def test_an_owner_who_was_away_has_not_said_yes():
    titles = [GridRole("p", "PM", spokesperson_away=frozenset({"r0"})), GridRole("s", "Sales")]
    assert [(f.row, f.column) for f in found("RACI-W21", grid("AR -", "AR -", "R A", titles=titles))] == [("r0", "p")]


def test_rows_that_only_name_a_subject_are_pointed_out():
    assert [f.row_label for f in found("RACI-I22", grid("A", "A", labels=["Requirements", "Set price"]))] == [
        "Requirements"
    ]


@pytest.mark.parametrize(
    "label",
    [
        "Set product-management mandate", "Approve product strategy", "Set yearly product goals",
        "Decide portfolio investment", "Decide to retire a product", "Research customer needs",
        "Supply market intelligence", "Analyse competitors", "Open access to customers",
        "Share support and field learning", "Admit an item to the roadmap", "Change roadmap order",
        "Make business case", "Set price", "Accept a one-off customer request",
        "Write problem statements and stories", "Choose technical approach", "Design the experience",
        "Commit capacity and dates", "Plan supply and operations readiness", "Decide release go / no-go",
        "Define positioning and message", "Plan and run launch", "Enable sales and support", "Handle escalations",
        "Define and review product metrics", "Keep templates and product data", "Hire and grow product managers",
        "Govern and review the function", "Approve legal and regulatory claims",
        "Release go/no-go", "Budget approval", "Whether to enter Spain", "Do we enter Spain?", "Prioritize backlog",
        "User-test designs", "Rewrite the guide", "3. set price", "تحديد السعر", "🚀", "1234",
    ],
)  # fmt: skip
def test_something_to_do_or_decide_is_recognised(label):
    assert names_an_action(label)


@pytest.mark.parametrize("label", ["Requirements", "Pricing strategy", "Go-to-market", "Vision and roadmap"])
def test_a_mere_subject_is_recognised(label):
    assert not names_an_action(label)


@pytest.mark.parametrize(
    "label", ["Preise festlegen", "Kunden sagen, was kommen wird", "Entscheidung über Termine", "Wer liefert"]
)
def test_a_row_that_says_in_german_what_is_done_is_no_subject(label):
    with speaking("de"):
        assert names_an_action(label)
        assert not names_an_action("Preise")


def test_a_large_chart_wants_to_be_two():
    assert fires("RACI-I23", grid(*["AR"] * 20)) == 0
    (finding,) = found("RACI-I23", grid(*["AR"] * 21))
    assert (finding.row, finding.column, finding.message) == (None, None, "a large chart: rows 21, roles 1")
    assert fires("RACI-I23", grid("A" + " R" * 13)) == 1


def test_a_person_among_roles_is_pointed_out_only_where_people_are_known():
    titles = ["Ann Lee", "Sales"]
    assert [f.column for f in found("RACI-I24", grid("A R", titles=titles, people=frozenset({"ann lee"})))] == [
        "Ann Lee"
    ]
    assert fires("RACI-I24", grid("A R", titles=titles)) == 0
    assert fires("RACI-I24", grid("A R", titles=titles, people=frozenset({"ann lee", "sales"}))) == 0


@pytest.mark.parametrize(
    ("rule", "bad", "good"),
    [
        ("RASCI-E31", ["A S"], ["AR S"]),
        ("RASCI-W32", ["A RS"], ["AR S"]),
        ("RASCI-W32", ["AS R"], ["AR S"]),
        ("RASCI-W34", ["AR S S S S"], ["AR S S S -"]),
        ("RASCI-I35", ["AR S"] * 5, ["AR S"] * 4),
        ("RACI-E01", ["R S"], ["A S"]),
    ],
)
def test_a_rasci_rule_fires_on_what_it_is_about_and_not_beside_it(rule, bad, good):
    assert fires(rule, grid(*bad, scheme="RASCI")) >= 1
    assert fires(rule, grid(*good, scheme="RASCI")) == 0


def test_support_wants_an_amount_once_an_action_belongs_to_the_row():
    rows = [
        GridRow("a", "Set price"),
        GridRow("b", "Plan launch", linked=True),
        GridRow("c", "Run launch", linked=True, promised=frozenset({"Role 1"})),
    ]
    assert [f.row for f in found("RASCI-W33", grid(*["AR S"] * 3, scheme="RASCI", labels=rows))] == ["b"]


@pytest.mark.parametrize(
    ("rule", "bad", "good"),
    [
        ("DACI-E01", ["A C"], ["A D"]),
        ("DACI-E02", ["A D D"], ["A D -"]),
        ("DACI-E03", ["D C"], ["A D"]),
        ("DACI-E04", ["A A D"], ["A D -"]),
        ("DACI-W05", ["DA C"], ["D A"]),
        ("DACI-W06", ["D A"], ["D C"]),
        ("DACI-W07", ["DA C C C C C C"], ["DA C C C C C -"]),
        ("DACI-I08", ["D A"], ["D I"]),
    ],
)
def test_a_daci_rule_fires_on_what_it_is_about_and_not_beside_it(rule, bad, good):
    assert fires(rule, grid(*bad, scheme="DACI")) >= 1
    assert fires(rule, grid(*good, scheme="DACI")) == 0


def test_several_approvers_may_be_allowed():
    (finding,) = found("DACI-E04", grid("A A D", scheme="DACI"), several_approvers=True)
    assert finding.severity == "warning"


def test_a_decision_wants_a_day_and_one_sentence():
    rows = [GridRow("a", "Set price"), GridRow("b", "Plan", due=date(2026, 10, 1)), GridRow("c", "Very " * 30)]
    dated = grid(*["D A"] * 3, scheme="DACI", labels=rows, dated=True)
    assert [(f.row, f.message) for f in found("DACI-W09", dated)] == [
        ("a", "no day for this decision yet"), ("c", "not yet said in one sentence"),
    ]  # fmt: skip
    assert [f.row for f in found("DACI-W09", grid(*["D A"] * 3, scheme="DACI", labels=rows))] == ["c"]


@pytest.mark.parametrize(
    ("rule", "bad", "good"),
    [
        ("RAPID-E01", ["R I"], ["D R"]),
        ("RAPID-E02", ["D D R"], ["D R -"]),
        ("RAPID-E03", ["D I"], ["D R"]),
        ("RAPID-W04", ["R R D"], ["R D -"]),
        ("RAPID-W05", ["A A A D"], ["R D P I"]),
        ("RAPID-W06", ["DA R"], ["D A"]),
        ("RAPID-W07", ["RD A"], ["R D"]),
        ("RAPID-W08", ["R D"], ["R P"]),
        ("RAPID-W09", ["R D"], ["R I"]),
        ("RAPID-I10", ["D I I I I I I"], ["D I I I I I -"]),
        ("RAPID-I11", ["D P"], ["D PI"]),
    ],
)
def test_a_rapid_rule_fires_on_what_it_is_about_and_not_beside_it(rule, bad, good):
    assert fires(rule, grid(*bad, scheme="RAPID")) >= 1
    assert fires(rule, grid(*good, scheme="RAPID")) == 0


def test_one_or_two_who_must_agree_are_only_mentioned():
    assert [f.severity for f in found("RAPID-W05", grid("A - -", "A A -", "A A A", scheme="RAPID"))] == [
        "warning", "information", "information",
    ]  # fmt: skip


def test_what_is_decided_every_day_needs_no_rapid():
    rows = [GridRow("a", "Set price", routine=True), GridRow("b", "Plan launch")]
    assert [f.row for f in found("RAPID-I12", grid("D", "D", scheme="RAPID", labels=rows))] == ["a"]


def test_words_on_the_wall_are_calm():
    chart = grid("A A R", "- R C", "A A A")
    assert {f.row: f.message for f in check(chart) if f.rule in ("RACI-E01", "RACI-E02")} == {
        "r0": "two answer for it", "r1": "nobody answers for this yet", "r2": "three answer for it",
    }  # fmt: skip
    assert found("RACI-E02", chart)[0].advice.startswith("Role 0 and Role 1 hold A.")


@pytest.mark.parametrize("scheme", SCHEME_NAMES)
@pytest.mark.parametrize("implied", [True, False])
def test_what_keeps_rows_open_is_the_same_whether_or_not_all_else_is_looked_for(scheme, implied):
    letters = [*(one.letter for one in SCHEMES[scheme].letters), "AR", "-", "-"]
    rows = [" ".join(letters[(3 * n + 2 * at) % len(letters)] for at in range(5)) for n in range(12)]
    chart = grid(*rows, "- - - - -", scheme=scheme, dated=True)
    limits = Thresholds(a_implies_r=implied, several_approvers=implied)
    errors = [one for one in check(chart, limits) if one.severity == "error"]
    assert errors
    assert list(check(chart, limits, errors_only=True)) == errors


def test_the_order_is_severity_then_row_then_column():
    findings = check(grid("- C -", "A A -", "R - -"))
    grave = ["error", "warning", "information"]
    places = [(grave.index(f.severity), f.row or "z", f.column or "") for f in findings]
    assert places == sorted(places)
    assert findings == check(grid("- C -", "A A -", "R - -"))


def test_every_rule_has_its_own_id_words_and_source():
    assert len({rule.id for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert rule.words
        assert rule.source
        assert rule.id not in rule.words
        assert {"E": "error", "W": "warning", "I": "information"}[rule.id.split("-")[1][0]] == rule.severity


def test_the_rules_of_a_scheme_are_among_all_rules_and_rasci_has_those_of_raci():
    assert {rule.id for scheme in SCHEME_NAMES for rule in rules_of(scheme)} == {rule.id for rule in RULES}
    assert {rule.id for rule in rules_of("RACI")} < {rule.id for rule in rules_of("RASCI")}


def test_a_session_is_checked_by_its_own_thresholds():
    records = (role("pm", spokesperson="ann"), role("ann", title="Ann"), activity("price"), mark("price", "pm", "A"))
    rules = {f.rule: f.severity for f in session_findings(session(*records, agenda=LETTERS), "chart")}
    assert rules["RACI-E03"] == "error"
    assert rules["RACI-I24"] == "information"
    assert "RACI-W21" not in rules
    eased = session(*records, thresholds=Thresholds(a_implies_r=True), agenda=LETTERS)
    assert {f.rule: f.severity for f in session_findings(eased, "chart")}["RACI-E03"] == "information"
    absent = session(*records, Participant(id="ann", name="Ann", present=False))
    assert "RACI-W21" in {f.rule for f in session_findings(absent, "chart")}


def test_an_accepted_finding_says_why_and_only_that_one():
    accepted = Acceptance(id="x", module="chart", rule="RACI-W03", row="price", reason="Done by one alone")
    elsewhere = Acceptance(id="y", module="plan", rule="RACI-E03", row="price", reason="Not about this")
    chart = session(role("pm"), activity("price"), mark("price", "pm", "A"), accepted, elsewhere, agenda=LETTERS)
    findings = {f.rule: f for f in session_findings(chart, "chart")}
    assert findings["RACI-W03"].accepted == "Done by one alone"
    assert not findings["RACI-W03"].open
    assert findings["RACI-E03"].open


def test_the_gravest_open_finding_of_a_row_is_the_one_to_show():
    findings = check(grid("- -", "AR C"))
    assert gravest(findings)["r0"].rule == "RACI-E01"
    lived_with = [Finding("X", "error", "r0", None, "", "", "", "", accepted="so be it")]
    assert gravest(lived_with) == {}


def test_numbers_and_lists_are_said_in_words():
    assert [in_words(n) for n in (0, 2, 10, 11)] == ["nobody", "two", "ten", "11"]
    assert [listed(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]
