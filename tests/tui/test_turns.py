"""Whose turn it is, whom the plan waits for, and what the rail says at the end: without a screen."""

from __future__ import annotations

from types import SimpleNamespace

from pmworkshop.base.folders import Folders
from pmworkshop.session.operations import people
from pmworkshop.session.operations.planning import action_plan
from pmworkshop.tui.drawing.top import rail
from pmworkshop.tui.notes.app import NotesWindow
from pmworkshop.tui.panels.planning import plan_walk
from pmworkshop.tui.parts.turn_order import Turns
from pmworkshop.tui.shell.app import PmworkshopApp
from tests.build import reopen
from tests.tui.driving import make


def person(key):
    return SimpleNamespace(id=key)


ANN, BEN, CEM, DEE = map(person, ("ann", "ben", "cem", "dee"))


def test_those_who_went_out_are_reached_by_going_back_and_never_by_going_on():
    turns = Turns(sent={"ann", "ben"})
    here, out = [ANN, CEM, DEE], [BEN]
    assert turns.whose(here, out) is CEM
    for expected in (ANN, BEN, BEN):
        turns.step(here, -1, out)
        assert turns.whose(here, out) is expected
    turns.keep(BEN, here)
    assert turns.whose(here, out) is CEM


def test_the_plan_goes_on_to_those_who_are_present(tmp_path):
    workshop = reopen(make(tmp_path), "stage")
    try:
        first, second, third = [one.id for one in workshop.session.people()][:3]
        workshop.commit(people.here(second, present=False))
        workshop.commit(action_plan.add("plan", "Publish the price list", owner=first))
        view = workshop.session
        (action,) = view.actions.values()
        plan = view.info.agenda.module("plan")
        assert plan_walk.after(view, plan, action) == third
        assert second in [one.id for one in plan_walk.waiting(view, plan)]
    finally:
        workshop.close()


def test_at_the_end_the_rail_counts_every_part_where_the_ticks_do_not_fit():
    modules = tuple(SimpleNamespace(id=f"m{number}", short=f"Part {number}") for number in range(9))
    agenda = SimpleNamespace(modules=modules, position=lambda key: [one.id for one in modules].index(key))
    stage = SimpleNamespace(module="m8", finished=True, dropped=())
    (behind, _), *_ = rail(SimpleNamespace(info=SimpleNamespace(agenda=agenda), stage=stage), 20)
    assert behind == "✓9 "


def test_the_private_window_ticks_quietly_when_no_screen_is_left(tmp_path):
    app = PmworkshopApp(Folders.at(tmp_path), NotesWindow(make(tmp_path)))
    try:
        app._tick()
    finally:
        app.close()
