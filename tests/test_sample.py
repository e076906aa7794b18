"""The sample workshop: made up, told by real operations, the same bytes each time."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from pmworkshop import FORMATS, export, load
from pmworkshop.exchange.chart_file import read_chart
from pmworkshop.insight.charts.chart_rules import check, session_findings
from pmworkshop.insight.charts.grid import to_grid
from pmworkshop.insight.plan.plan_fields import complete
from pmworkshop.insight.plan.plan_rules import plan_findings
from pmworkshop.sample import START, TO_MIDDLE, make_sample
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import REDONE, UNDONE
from pmworkshop.session.operations import collect, grouping, navigation
from pmworkshop.session.rounds import rounds
from pmworkshop.session.rounds.tally import tally
from pmworkshop.store.sqlite.journal import SqliteJournal

ROOT = Path(__file__).parents[1]
DATA = ROOT / "src" / "pmworkshop" / "_sample"


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


def test_it_is_finished_and_every_module_was_visited_within_the_time(sample: Session):
    assert sample.stage
    assert sample.stage.finished
    visited = {visit.module for visit in sample.visits.values()}
    assert visited == {module.id for module in sample.info.agenda.modules}
    assert 80 * 60 < sum(visit.spent for visit in sample.visits.values()) <= 90 * 60


def test_it_starts_from_a_published_chart_with_its_real_faults():
    findings = check(to_grid(read_chart(DATA / "product-org-os.toml")))
    errors = [(found.rule, found.row_label) for found in findings if found.severity == "error"]
    assert errors == [
        ("RACI-E02", "Vision and roadmap"),
        ("RACI-E01", "Delivery planning"),
        ("RACI-E02", "Pricing strategy"),
        ("RACI-E02", "Stakeholder intimacy"),
    ]
    published = read_chart(ROOT / "tests" / "data" / "published_raci.toml", choice="product-org-os")
    mine = read_chart(DATA / "product-org-os.toml")
    assert (mine.roles, mine.rows) == (published.roles, published.rows)


def test_every_fault_of_the_chart_is_settled_or_lived_with_for_a_reason(sample: Session):
    findings = session_findings(sample, "chart")
    assert [found for found in findings if found.severity != "information" and found.open] == []
    lived_with = [found for found in findings if found.accepted]
    assert len(lived_with) == len(sample.acceptances) == 3
    assert all(row.state == "settled" for row in sample.activities.values())
    assert sum(bool(mark.reason) for mark in sample.marks.values()) >= 9


def test_the_plan_is_complete_and_each_line_comes_from_somewhere(sample: Session):
    owners = [action.owners for action in sample.actions.values()]
    assert {owner for (owner,) in owners} >= {person.id for person in sample.people() if person.present}
    assert all(complete(action) for action in sample.actions.values())
    assert [found.rule for found in plan_findings(sample)] == [*["PLAN-W13"] * 6, "PLAN-I02"]
    causes = sample.entries.keys() | sample.themes.keys() | sample.activities.keys()
    for action in sample.actions.values():
        assert action.because
        assert set(action.because) <= causes, action.what


def test_every_kind_of_line_is_there(sample: Session):
    assert {entry.prompt for entry in sample.listed("three")} == {"missing", "unwanted", "outcome"}
    assert len(sample.themes) == 4
    assert all(grouping.members(sample, theme) for theme in sample.themes)
    (parked,) = sample.parked()
    assert parked.answer
    for module in ("pulse", "pick"):
        assert sample.listed(module, collect.RESULT)


def test_each_leader_answered_alone_and_the_statements_moved(sample: Session):
    here = {person.id for person in sample.people() if person.present}
    assert len(here) == 10
    for module, times in (("pulse", 2), ("pick", 1), ("chart", 1), ("close", 1)):
        asked = rounds.rounds_of(sample, module)
        assert [one.status for one in asked] == ["revealed"] * times
        assert all(rounds.answered(sample, one.id) == here for one in asked)
    before, after = (tally(sample, one, "roadmap").values for one in rounds.rounds_of(sample, "pulse"))
    assert (min(before), max(before)) == (1, 5)
    assert min(after) >= 4
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
    waiting = [found for found in session_findings(session, "chart") if found.severity == "error"]
    assert len(waiting) == 3
    assert session.seq == TO_MIDDLE


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
    for name in FORMATS:
        made |= export(path, name)
    kept = {file.name: file.read_bytes() for file in (ROOT / "exports").iterdir()}
    assert kept.keys() == made.keys()
    for name, content in made.items():
        assert kept[name] == content, f"exports/{name} differs: run `pmworkshop demo --headless` and look at it"
