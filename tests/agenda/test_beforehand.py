"""What an agenda asks before the room meets: in waves, and without taking any of the room's time."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.agenda.test_composing import lists

from pmworkshop.agenda.beforehand import builds_on, waves
from pmworkshop.agenda.composing import grown
from pmworkshop.agenda.composition import in_minutes
from pmworkshop.agenda.faults import AgendaError
from pmworkshop.agenda.loader import parse_agenda
from pmworkshop.agenda.model import Agenda, CollectModule

HEAD = 'format = 1\nid = "a"\ntitle = "A"\nminutes = {}\n'


def module(name: str, mode: str, more: str, phases: str = "{ alone = 5 }") -> str:
    head = f'id = "{name}"\ntitle = "{name}"\nshort = "{name}"\n'
    return f'\n[[modules]]\n{head}phases = {phases}\nmode = "{mode}"\n{more}\n'


LIST = 'kind = "collect"\nprompts = [{ id = "gap", text = "What?" }]'
VOTE = 'kind = "poll"\nmethod = "dots"\npoints = 3\nprompts = ["Which?"]\n'


def read(*modules: str, minutes: float = 90) -> Agenda:
    return parse_agenda((HEAD.format(minutes) + "".join(modules)).encode(), Path("a.toml"))


def told(*modules: str, minutes: float = 90) -> list[str]:
    with pytest.raises(AgendaError) as caught:
        read(*modules, minutes=minutes)
    return [f"{one.key}: {one.found}" for one in caught.value.faults]


def test_what_builds_on_an_answer_is_asked_in_the_wave_after_it():
    agenda = read(
        module("lists", "solo", LIST),
        module("live", "live", LIST),
        module("vote", "solo", VOTE + 'subjects_from = ["lists.gap", "lists"]'),
        module("chart", "solo", 'kind = "chart"\nprompts = ["Who?"]\nrows_from = ["vote"]'),
        module("pulse", "solo", VOTE + 'subjects = ["We say no"]'),
        module("again", "solo", VOTE + 'repeat = "pulse"'),
        module("either", "either", VOTE + 'subjects_from = ["chart"]'),
    )
    assert waves(agenda) == {"lists": 1, "vote": 2, "chart": 3, "pulse": 1, "again": 2}
    assert builds_on(agenda.modules[2]) == ["lists"]
    assert builds_on(agenda.modules[5]) == ["pulse"]


def test_an_agenda_that_asks_nothing_beforehand_has_no_wave():
    assert waves(read(module("either", "either", LIST))) == {}


def test_what_is_asked_beforehand_takes_none_of_the_clock():
    alone = module("lists", "solo", LIST, "{ explain = 2, alone = 60, reveal = 4 }")
    agenda = read(alone, minutes=4)
    assert (agenda.modules[0].minutes, agenda.modules[0].in_room) == (4, {"reveal": 4})
    assert told(alone, minutes=3) == ["minutes: 3"]


def test_it_builds_on_nothing_that_the_room_does():
    for mode in ("live", "either"):
        vote = module("vote", "solo", VOTE + 'subjects_from = ["lists.gap"]')
        assert told(module("lists", mode, LIST), vote) == ["subjects_from: “lists”, which the room answers"]


def test_it_has_time_for_answering_alone():
    assert told(module("lists", "solo", LIST, "{ reveal = 5 }")) == ["phases: no minutes for “alone”"]


@pytest.mark.parametrize(
    "more",
    [
        'kind = "plan"\nprompts = ["What next?"]',
        'kind = "decide"\nprompts = ["Shall we?"]\nproposal = "We do"',
        'kind = "brief"\nprompts = ["Look"]',
        'kind = "review"\nprompts = ["What became of it?"]',
    ],
)
def test_what_the_room_does_together_is_not_asked_beforehand(more: str):
    phases = "{ explain = 5 }"
    read(module("together", "live", more, phases))
    with pytest.raises(AgendaError) as caught:
        read(module("together", "solo", more, phases))
    (fault,) = caught.value.faults
    assert (fault.key, fault.found) == ("mode", "“solo”")
    assert fault.expected == "mode “live”, as the room does together what a module of this kind asks"


def test_of_a_kind_that_is_not_known_only_that_is_told():
    assert [one.split(":")[0] for one in told(module("x", "solo", 'kind = "dance"'))] == ["kind"]


def ahead(**phases: float) -> CollectModule:
    return lists(mode="solo", phases={"alone": 9, **phases}, turns={"reveal": 1}, priority="short", short_minutes=3)


def test_only_the_minutes_in_the_room_are_set_and_only_they_shorten():
    module = ahead(reveal=4, settle=2)
    longer = in_minutes(module, 12)
    assert longer.phases == {"alone": 9, "reveal": 8, "settle": 4}
    assert (longer.minutes, longer.short_minutes) == (12, 6)
    assert in_minutes(lists(mode="solo", phases={"alone": 9}), 12).minutes == 0
    larger = grown(module, 12)
    assert (larger.phases["reveal"], larger.short_minutes) == (8, 5)
