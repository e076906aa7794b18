"""The sample workshop: made up, told by real operations, the same bytes each time."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from pmworkshop import export, load
from pmworkshop.insight.charts.chart_rules import session_findings
from pmworkshop.insight.plan.plan_fields import complete
from pmworkshop.insight.plan.plan_rules import plan_findings
from pmworkshop.report.formats import formats_for
from pmworkshop.sample import START, TO_MIDDLE, make_sample
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import REDONE, UNDONE
from pmworkshop.session.operations import chart, collect, grouping, navigation
from pmworkshop.session.rounds import rounds
from pmworkshop.store.sqlite.journal import SqliteJournal

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.pmw"
    make_sample(path)
    return path


@pytest.fixture(scope="module")
def sample(path: Path) -> Session:
    return load(path)


def test_it_is_plainly_a_sample(sample: Session):
    assert sample.info.sample
    assert sample.info.organisation == "Sample firm (made up)"
    assert all(person.name.endswith("(sample)") for person in sample.people())
    assert sample.info.facilitator.endswith("(sample)")


def test_it_is_finished_and_every_module_was_visited_within_its_minutes(sample: Session):
    assert sample.stage
    assert sample.stage.finished
    planned = {module.id: module.minutes for module in sample.info.agenda.modules}
    spent = {visit.module: visit.spent / 60 for visit in sample.visits.values()}
    assert spent.keys() == planned.keys()
    assert all(spent[module] <= planned[module] + 2.5 for module in planned)
    assert sum(spent.values()) <= 0.9 * sample.info.agenda.minutes


def test_the_firm_is_worth_copying(sample: Session):
    labels = [row.label for row in chart.rows(sample, "chart") if not row.practice]
    verbs = {"Admit", "Set", "Commit", "Accept", "Establish", "Release", "Retire", "Stop"}
    assert {label.split()[0] for label in labels} == verbs
    assert "Development" in {person.function for person in sample.people()}
    assert all(role.spokesperson for role in sample.roles.values())
    assert len(sample.themes) >= 7
    (purpose,) = sample.listed("purpose")
    assert purpose.text.startswith("…")
    asked = [line.values for line in sample.listed("asks")]
    assert len(asked) >= 4
    assert all(values["from"] and values["amount"] for values in asked)
    assert sample.listed("open")
    assert {line.prompt for line in sample.listed("goals")} == {"goal", "strategy", "structure"}


def test_the_chart_has_no_fault(sample: Session):
    findings = session_findings(sample, "chart")
    assert [found for found in findings if found.severity != "information"] == []
    assert all(row.state == "settled" for row in sample.activities.values() if not row.practice)
    assert sum(bool(mark.reason) for mark in sample.marks.values()) >= 8


def test_the_plan_is_complete_and_each_line_comes_from_somewhere(sample: Session):
    owners = [action.owners for action in sample.actions.values()]
    assert {owner for (owner,) in owners} >= {person.id for person in sample.people() if person.present}
    assert all(complete(action) for action in sample.actions.values())
    assert [found.rule for found in plan_findings(sample)] == ["PLAN-I02"]
    causes = sample.entries.keys() | sample.themes.keys() | sample.activities.keys()
    for action in sample.actions.values():
        assert action.because
        assert set(action.because) <= causes, action.what


def test_every_group_has_an_outcome(sample: Session):
    answered = {cause for line in sample.listed("three") if line.prompt == "outcome" for cause in line.because}
    assert answered == sample.themes.keys()


def test_every_kind_of_line_is_there(sample: Session):
    assert {entry.prompt for entry in sample.listed("three")} == {"missing", "unwanted", "outcome"}
    assert all(grouping.members(sample, theme) for theme in sample.themes)
    (parked,) = sample.parked()
    assert parked.answer
    for module in ("pulse", "pick"):
        assert sample.listed(module, collect.RESULT)


def test_each_leader_answered_alone_and_only_once(sample: Session):
    here = {person.id for person in sample.people() if person.present}
    assert len(here) == 9
    for module in ("pulse", "pick", "chart", "close"):
        (asked,) = rounds.rounds_of(sample, module)
        assert asked.status == "revealed"
        assert rounds.answered(sample, asked.id) == here
        assert sum(ballot.corrected for ballot in sample.ballots.values()) == 1


def test_something_was_undone_and_brought_back(path: Path):
    journal = SqliteJournal.open(path, readonly=True)
    labels = [step.label for _, step in journal.steps()]
    journal.close()
    assert sum(label.startswith(UNDONE) for label in labels) == 1
    assert sum(label.startswith(REDONE) for label in labels) == 1


def test_the_middle_is_where_the_room_settles_who_answers_for_what(tmp_path: Path):
    make_sample(tmp_path / "middle.pmw", until="middle")
    session = load(tmp_path / "middle.pmw")
    module, phase = navigation.where(session)
    assert (module.id, phase) == ("chart", "settle")
    settled = [row for row in session.activities.values() if row.state == "settled"]
    assert [row.label for row in settled] == ["Set the price"]
    journal = SqliteJournal.open(tmp_path / "middle.pmw", readonly=True)
    last = [step.at for _, step in journal.steps()][-1]
    journal.close()
    assert timedelta(0) < START + TO_MIDDLE - datetime.fromisoformat(last) < timedelta(minutes=1)


def test_the_middle_can_be_reached_now_so_that_its_clock_runs_on(tmp_path: Path):
    now = START + timedelta(days=400, hours=3)
    make_sample(tmp_path / "middle.pmw", until="middle", now=now)
    session = load(tmp_path / "middle.pmw")
    assert session.stage
    assert timedelta(0) < now - session.stage.started < timedelta(minutes=5)
    assert session.info.day == now.astimezone().date()
    assert session.info.ends == f"{(now + timedelta(minutes=30)).astimezone():%H:%M}"


def test_the_exports_of_the_repository_are_those_of_the_sample(path: Path):
    made: dict[str, bytes] = {}
    for name in formats_for("export"):
        made |= export(path, name)
    kept = {file.name: file.read_bytes() for file in (ROOT / "exports").iterdir()}
    assert kept.keys() == made.keys()
    for name, content in made.items():
        assert kept[name] == content, f"exports/{name} differs: run `pmworkshop demo --headless` and look at it"
