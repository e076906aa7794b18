"""The agendas that come with the program can be run as they are."""

import textwrap
from pathlib import Path

import pytest

from pmworkshop.agenda.loader import load_agenda
from pmworkshop.agenda.model import Agenda, ChartModule, CollectModule
from pmworkshop.agenda.shipped import shipped_folder

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "agendas").glob("*.toml"))
SHIPPED = [load_agenda(path) for path in FILES]
EVERY = pytest.mark.parametrize("agenda", SHIPPED, ids=lambda agenda: agenda.id)

CALL = next(agenda for agenda in SHIPPED if agenda.id == "discovery-call")
WORKSHOP = next(agenda for agenda in SHIPPED if agenda.id == "leadership-alignment")


def test_ten_are_shipped_under_their_ids():
    assert shipped_folder() == ROOT / "agendas"
    assert [path.stem for path in FILES] == [agenda.id for agenda in SHIPPED]
    assert {agenda.id: agenda.minutes for agenda in SHIPPED} == {
        "digital-learning": 90,
        "discovery-call": 45,
        "follow-up": 60,
        "health-check": 120,
        "leaders-day": 450,
        "leadership-alignment": 90,
        "leadership-alignment-120": 120,
        "self-paced-alignment": 60,
        "strategy-roadmap": 120,
        "talent-closeness": 90,
    }


@EVERY
def test_a_tenth_of_the_clock_is_left_as_a_reserve(agenda: Agenda):
    planned = sum(module.minutes for module in agenda.modules)
    assert 0.8 * agenda.minutes < planned <= 0.9 * agenda.minutes


@EVERY
def test_each_turn_has_forty_seconds_for_everybody(agenda: Agenda):
    for module in agenda.modules:
        for phase, turns in module.turns.items():
            assert module.phases[phase] * 60 >= turns * agenda.people * 40, module.id


@EVERY
def test_each_module_has_questions_and_a_script(agenda: Agenda):
    for module in agenda.modules:
        assert module.prompts or module.is_break, module.id
        assert module.opening, module.id
        assert len(module.notes) >= 2, module.id
        assert len(module.probes) >= 2, module.id
        assert module.stuck, module.id
        assert module.cut, module.id
        assert module.leaves, module.id
        assert module.tool, module.id


@EVERY
def test_short_titles_fit_the_rail(agenda: Agenda):
    assert all(len(module.short) <= 12 for module in agenda.modules)


@EVERY
def test_questions_fit_two_lines_and_hints_one_on_the_smallest_screen(agenda: Agenda):
    for module in agenda.modules:
        for prompt in module.prompts:
            assert len(textwrap.wrap(prompt.text, 76)) <= 2, prompt.text
            assert len(prompt.hint) <= 76, prompt.hint


@EVERY
def test_a_late_room_can_be_shortened(agenda: Agenda):
    least = sum(
        {"must": module.minutes, "short": module.short_minutes or 0, "drop": 0}[module.priority]
        for module in agenda.modules
    )
    assert agenda.minutes * 0.5 < least < agenda.minutes


@EVERY
def test_phases_stand_in_the_order_they_are_run(agenda: Agenda):
    for module in agenda.modules:
        order = [module.possible_phases.index(phase) for phase in module.phases]
        assert order == sorted(order), module.id


@EVERY
def test_each_file_says_what_may_be_changed(agenda: Agenda):
    assert "What you may change" in (ROOT / "agendas" / f"{agenda.id}.toml").read_text(encoding="utf-8")


def test_what_the_sponsor_says_finds_its_place_in_the_workshop():
    for holds in ("measure", "condition"):
        assert CALL.holding(holds)
    for holds in ("missing", "unwanted", "outcome"):
        assert CALL.holding(holds)
        found = WORKSHOP.holding(holds)
        assert found
        assert found[0].id == "three"
    assert CALL.holding("request")
    module, _ = CALL.holding("person") or pytest.fail("nobody is asked for")
    assert isinstance(module, CollectModule)
    assert [column.id for column in module.columns] == ["function", "controls", "concern"]


def test_the_third_question_keeps_its_tense():
    for agenda in (CALL, WORKSHOP):
        _, prompt = agenda.holding("outcome") or pytest.fail("no outcome is asked for")
        assert prompt.text.endswith("What has happened?")


def test_the_workshop_goes_from_questions_over_roles_to_the_plan():
    ids = [module.id for module in WORKSHOP.modules]
    assert ids == ["open", "purpose", "goals", "three", "pulse", "pick", "asks", "chart", "plan", "close"]


def test_the_chart_can_be_typed_with_one_digit_a_row():
    chart = WORKSHOP.module("chart")
    assert isinstance(chart, ChartModule)
    assert len(chart.roles) <= 9
    assert len(chart.activities) == 5
    assert [role.code for role in chart.roles if role.sponsor] == ["SPON"]
    assert {row.usual for row in chart.activities} <= {role.code for role in chart.roles}


@EVERY
def test_the_public_view_holds_nothing_private(agenda: Agenda):
    public = agenda.public()
    for module in public.modules:
        assert (module.opening, module.notes, module.probes, module.stuck, module.cut) == ("", (), (), "", "")
        if isinstance(module, ChartModule):
            assert not any(row.usual for row in module.activities)
    assert Agenda.model_validate_json(public.model_dump_json()) == public
