"""A rehearsal goes through a whole agenda with its own people and made-up answers."""

from __future__ import annotations

from datetime import timedelta

import pytest

from pmworkshop.agenda.loader import load_agenda
from pmworkshop.agenda.shipped import shipped_folder
from pmworkshop.base.errors import RefusedError
from pmworkshop.session.core.guests import Person
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import GestureContext
from pmworkshop.session.lifecycle.begin import Setup, begin
from pmworkshop.session.operations import purpose
from pmworkshop.session.operations.navigation import enter
from pmworkshop.session.operations.planning import action_plan
from pmworkshop.session.rounds import reveal
from pmworkshop.workshop.made_up import fill, make_up
from pmworkshop.workshop.rehearsal import leaders, rehearse
from pmworkshop.workshop.spool import Item, Spool
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


def test_a_spool_of_a_rehearsal_writes_nothing():
    spool = Spool("5e55", None)
    spool.write([Item(1, "told", "A line", text="Made up")])
    assert spool.path is None


def test_a_second_time_nothing_is_made_up_and_what_is_there_stays():
    agenda = load_agenda(shipped_folder() / "leadership-alignment.toml")
    state, draw = prepared(agenda), GestureContext(START, "made-up")
    with pytest.raises(RefusedError, match="nothing to fill in here"):
        make_up()(state, draw)
    for module in agenda.modules:
        for phase in module.phases:
            state = do(state, enter(module.id, phase))
            while (filling := fill(state, draw.again())).draft.changes:
                state = do(state, lambda session, _, filling=filling: filling.draft)
                draw = GestureContext(START, f"{draw.step}+")
            hidden = [one.id for one in state.rounds.values() if one.status != "revealed"]
            if hidden and phase in ("reveal", "choose"):
                state = do(state, reveal.reveal(hidden))
    assert len(action_plan.actions(state)) == len(state.people())
    assert purpose.chosen(state) is not None


def test_without_people_it_says_what_nobody_could_answer():
    agenda = load_agenda(shipped_folder() / "leadership-alignment.toml")
    seen = rehearsed(prepared(agenda, ()))
    assert seen.people == 0
    assert len(seen.unanswered) >= 2
