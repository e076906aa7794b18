"""A rehearsal goes through a whole agenda with its own people and made-up answers."""

from __future__ import annotations

from datetime import timedelta

import pytest

from pmworkshop.agenda.loader import load_agenda
from pmworkshop.agenda.shipped import shipped_folder
from pmworkshop.session.core.guests import Person
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import GestureContext
from pmworkshop.session.lifecycle.begin import Setup, begin
from pmworkshop.session.operations.planning import action_plan
from pmworkshop.workshop.rehearsal import leaders, rehearse
from tests.agenda_run import run
from tests.build import DAY, START
from tests.session.doing import do

SHIPPED = sorted(path.stem for path in shipped_folder().glob("*.toml"))


def prepared(agenda, people=None, **about):
    setup = Setup(agenda, about.pop("day", DAY), people=leaders(agenda) if people is None else people, **about)
    return do(Session(), begin(setup, "a" * 16))


def rehearsed(state):
    return rehearse(state, GestureContext(START, "rehearsal"))


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_agenda_is_rehearsed_to_its_end(name):
    agenda = load_agenda(shipped_folder() / f"{name}.toml")
    parent = run("leadership-alignment-120").session if name == "follow-up" else None
    state = prepared(agenda, () if parent else None, day=DAY + timedelta(days=30), parent=parent)
    seen = rehearsed(state)
    assert seen.session.stage.finished
    assert seen.unanswered == ()
    assert seen.people == len(state.people())
    assert seen.minutes == agenda.minutes
    assert {one.status for one in seen.session.rounds.values()} <= {"revealed"}


def test_the_session_itself_stays_as_it_was():
    agenda = load_agenda(shipped_folder() / "leadership-alignment.toml")
    state = prepared(agenda, [Person("Ann Sample", "Sales"), Person("Ben Sample", "Finance", sponsor=True)])
    before = state.model_copy()
    seen = rehearsed(state)
    assert state == before
    assert {action.owners for action in action_plan.actions(seen.session)} == {(one.id,) for one in state.people()}
    assert all("ade-up" in one.text for one in seen.session.entries.values())


def test_without_people_it_says_what_nobody_could_answer():
    agenda = load_agenda(shipped_folder() / "leadership-alignment.toml")
    seen = rehearsed(prepared(agenda, ()))
    assert seen.people == 0
    assert len(seen.unanswered) >= 2
