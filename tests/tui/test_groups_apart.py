"""The groups of people apart on the wall: by a key, or at once where the agenda says so; never below three a side."""

from __future__ import annotations

from pmworkshop.agenda.model import Agenda
from pmworkshop.session.core.records import revise
from pmworkshop.session.operations import people
from pmworkshop.session.operations.people_groups import put_in_group
from tests.build import put
from tests.tui.driving import make, stage
from tests.tui.own_agenda import made
from tests.tui.test_pulse import FIRST, shown
from tests.tui.test_settling import charted


async def grouped(room, managers=4, partners=4):
    """Put the first of the eight leaders into one group, and the next into another."""
    ids = [one.id for one in room.session.people()]
    room.app.servers.room.commit(put_in_group(ids[:managers], "Managers"))
    room.app.servers.room.commit(put_in_group(ids[managers : managers + partners], "Partners"))
    await room.settle()


async def asked_apart(room, module):
    """Let the agenda say that the groups are shown apart in one module."""
    plain = room.session.info.agenda.model_dump(mode="json")
    next(one for one in plain["modules"] if one["id"] == module)["apart"] = True
    room.app.servers.room.commit(put(revise(room.session.info, agenda=Agenda.model_validate(plain))))
    await room.settle()


async def test_a_key_shows_the_groups_apart_with_the_sentence_of_the_gap(tmp_path):
    async with stage(tmp_path, make(tmp_path), size=(80, 40)) as room:
        await grouped(room)
        await room.go("pulse", "reveal")
        assert "G groups" not in room.wall
        await shown(room, FIRST)
        assert "Managers" not in room.wall
        assert "G groups" in room.screen[-1]
        await room.press("G")
        wall = " ".join(room.wall.split())
        assert (
            "Managers say 2, Partners 5: the widest gap is on “When product and my function differ, we know how it "
            "is settled”."
        ) in wall
        assert "Managers middle 3 ● ●● ●" in wall
        assert "Partners middle 3 ●●●●" in wall
        assert "▲" not in wall, "the groups stand in place of all together"
        assert "Sales lead" not in room.wall
        await room.press("G")
        assert "Managers" not in room.wall


async def test_with_two_questions_the_key_goes_from_the_one_to_the_other(tmp_path):
    second = {"text": "How much effort is it?", "label": "effort"}
    poll = {"kind": "poll", "id": "poll", "title": "Items", "short": "Items", "prompts": ["How much would it help?"]}
    asked = {"method": "scale", "label": "effect", "subjects": ["One price list"], "second": second}
    module = {**poll, **asked, "phases": {"alone": 3.0, "reveal": 5.0}}
    agenda = Agenda.model_validate({"id": "d", "title": "Items", "minutes": 8, "modules": [module]})
    async with stage(tmp_path, made(tmp_path, agenda), size=(80, 40)) as room:
        for name in ("Ann", "Bo"):
            room.app.servers.room.commit(people.add(f"{name} lead", name))
        await room.settle()
        await grouped(room, managers=3, partners=3)
        await room.go("poll", "reveal")
        await room.press(*"515254152524", "pagedown", "enter")
        await room.press("G")
        assert "Effect: Managers say 5, Partners 2." in room.wall
        await room.press("G")
        assert "Effort: Managers say 2, Partners 5." in room.wall
        await room.press("G")
        assert "Managers say" not in room.wall


async def test_of_a_chart_each_group_names_the_owner_and_rows_that_differ_come_first(tmp_path):
    async with stage(tmp_path, make(tmp_path), size=(80, 30)) as room:
        await grouped(room)
        await charted(room)
        assert "G groups" in room.screen[-1]
        await room.press("G")
        wall = " ".join(room.wall.split())
        assert "Managers say “Sponsor” (2 of 4), Partners too (3 of 4): the widest gap is on “Set the price”" in wall
        assert "Managers Sponsor ●● Development ● Product manager ●" in wall
        assert wall.index("Set the price Managers") < wall.index("Commit capacity and dates")
        await room.press("home", "enter")
        assert "Set the price" in room.screen[3], "Enter talks about the row that is chosen among the groups"


async def test_the_agenda_shows_them_at_once_and_two_on_one_side_are_never_shown(tmp_path):
    async with stage(tmp_path, make(tmp_path), size=(80, 40)) as room:
        await grouped(room, managers=6, partners=2)
        await asked_apart(room, "pulse")
        await asked_apart(room, "chart")
        await room.go("pulse", "reveal")
        await shown(room, FIRST)
        told = "No group is shown apart: each needs 3 answers, and so do all the others."
        assert told in room.wall
        assert "Partners" not in room.wall
        await charted(room)
        assert "No group is shown apart:" in room.wall, "the reason stands beside the names of the roles"
        assert "Partners" not in room.wall
        await grouped(room)
        assert "Partners  Sponsor ●●●" in room.wall


async def test_one_beside_two_groups_is_not_told_by_subtraction(tmp_path):
    async with stage(tmp_path, make(tmp_path), size=(80, 40)) as room:
        await grouped(room, managers=4, partners=3)
        await asked_apart(room, "pulse")
        await room.go("pulse", "reveal")
        await shown(room, FIRST)
        assert "No group is shown apart" in room.wall
        assert "Managers" not in room.wall
