"""Every key is declared once, and every declaration is carried out."""

from __future__ import annotations

import pytest

from pmworkshop.tui.keymap.acting import ActingCommands, Situation
from pmworkshop.tui.keymap.commands import ROOM, Command, find, key_name
from pmworkshop.tui.keymap.screen_map import told
from pmworkshop.tui.pages.module_place import ModulePlace
from pmworkshop.tui.panels.charting.chart import ChartPanel
from pmworkshop.tui.panels.home.home import HomePanel
from pmworkshop.tui.panels.modules.brief import BriefPanel
from pmworkshop.tui.panels.modules.collect import CollectPanel
from pmworkshop.tui.panels.modules.decide import DecidePanel
from pmworkshop.tui.panels.modules.poll import PollPanel
from pmworkshop.tui.panels.modules.review import ReviewPanel
from pmworkshop.tui.panels.people.people import PeoplePanel
from pmworkshop.tui.panels.planning.plan import PlanPanel
from pmworkshop.tui.panels.room.agenda_jump import GoingPanel
from pmworkshop.tui.panels.room.keys import KeysPanel
from pmworkshop.tui.panels.room.parking import ParkingPanel
from pmworkshop.tui.panels.shared.ledger import LedgerPanel
from pmworkshop.tui.panels.shared.points import PointsPanel
from pmworkshop.tui.panels.shared.sources import SourcesPanel
from tests.tui.driving import make, stage

PANELS = (
    BriefPanel, CollectPanel, PollPanel, ReviewPanel,
    ChartPanel, PlanPanel, DecidePanel, LedgerPanel, PointsPanel, SourcesPanel, PeoplePanel,
    ParkingPanel, GoingPanel, KeysPanel, HomePanel,
)  # fmt: skip

SECOND = ("merge_group", "follow_up", "count_hands")
"""Commands that share the key of another one, with the same meaning; what is chosen says which of the two acts.

Hands are counted by the digits only where nothing is chosen.
"""


@pytest.mark.parametrize("panel", PANELS)
def test_no_key_of_a_panel_means_two_things(panel):
    taken = [key for command in panel.commands if command.id not in SECOND for key in command.keys]
    assert len(taken) == len(set(taken))


def _made(panel):
    if panel.__annotations__.get("here") == ModulePlace.__name__:
        return panel("module")
    return panel() if panel is PeoplePanel else panel.__new__(panel)


@pytest.mark.parametrize("panel", PANELS)
def test_every_command_of_a_panel_is_carried_out(panel):
    made = _made(panel)
    for command in panel.commands:
        assert callable(made.handler(command)), command.id


def test_every_command_of_the_room_is_carried_out():
    keys = [key for command in ROOM for key in command.keys]
    assert len(keys) == len(set(keys))
    for command in ROOM:
        assert command.id == "leave_field" or command.request is not None, command.id
        assert command.help
        assert not command.help.endswith(".")


def test_keys_have_the_names_people_use():
    assert [key_name(key) for key in ("pagedown", "ctrl+z", "question_mark", "e", "ctrl+s")] == [
        "PgDn", "Ctrl+Z", "?", "e", "Ctrl+S",
    ]  # fmt: skip


def test_a_key_acts_only_in_its_mode():
    command = Command("x", ("x",), "x", "Do x")
    assert find([command], "x", "list") is command
    assert find([command], "x", "field") is None


async def test_the_help_shows_every_key_that_acts_on_this_page(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("chart", "settle")
        await room.press("question_mark")
        for command in ChartPanel.commands:
            assert f" {told(command).key} " in room.wall, command.id
            assert told(command).words in room.wall, command.id


async def test_the_palette_offers_the_commands_that_act_now(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "group")
        offered = {command.title for command in room.app.get_system_commands(room.app.screen)}
        assert "Make a group that begins with this line" in offered
        assert "Take back the last change, and say what it was" in offered


def listed_commands(acting, panel, view, *rest):
    """Look at the commands once; tell whether they were listed for it."""
    made = []

    def make():
        made.append(True)
        return (Command("here", ("h",), "here", "Here"),), acting.room

    return acting.listing(Situation(panel, view, rest), make), bool(made)


def test_commands_are_listed_once_for_each_state_of_the_screen():
    acting = ActingCommands(ROOM)
    panel, view = object(), object()
    first, made = listed_commands(acting, panel, view, "row")
    assert made
    assert listed_commands(acting, panel, view, "row") == (first, False)
    for changed in ((object(), view, "row"), (panel, object(), "row"), (panel, view, "another row")):
        assert listed_commands(acting, *changed)[1]
        assert listed_commands(acting, *changed) == (first, False)
    acting.forget()
    assert listed_commands(acting, panel, view, "another row")[1]


def test_other_keys_are_listed_at_once():
    acting = ActingCommands(ROOM)
    panel, view = object(), object()
    before, _ = listed_commands(acting, panel, view)
    assert acting.name_key("undo", before, list) == "Ctrl+Z"
    acting.keys = {"undo": ("f8",)}
    after, made = listed_commands(acting, panel, view)
    assert made
    assert acting.name_key("undo", after, list) == "F8"
    acting.room = ROOM[:1]
    assert [one.id for one in listed_commands(acting, panel, view)[0][1]] == ["forward"]
