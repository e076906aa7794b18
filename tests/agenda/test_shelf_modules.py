"""The modules of the shelf can be led by a first-timer, and the forty-three capture what they must."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable

import pytest
from tests.modules43 import CAPTURES, ON_PEOPLE, shelf

from pmworkshop.agenda.composing import grown
from pmworkshop.agenda.model import CollectModule, Module, PollModule
from pmworkshop.kinds import registry

SECONDS_A_TURN = 40
PEOPLE = 8
LISTED = shelf().listed()
MODULES = {one.name: one.module for one in LISTED if one.module}
WHOLE = [module for name, module in MODULES.items() if name in CAPTURES]
EVERY = pytest.mark.parametrize("module", MODULES.values(), ids=lambda module: module.id)
EACH = pytest.mark.parametrize("module", WHOLE, ids=lambda module: module.id)

AT_ONCE = {"agree", "break", "check-out", "choose-three", "open", "the-day", "asks", "beforehand-or-live"} | {
    "customer-tour", "soft-side", "next-steps",
}  # fmt: skip
"""Shown by all at once, said by one for all or together, or written by the few who can."""
VENDORS = ("sequent", "pendo", "aha!", "saba", "cornerstone")


def poll(module: Module) -> PollModule:
    assert isinstance(module, PollModule)
    return module


def column(module: Module, name: str, private: bool) -> bool:
    return any(one.id == name for one in module.value_columns) and (name in module.private_columns) == private


HOLDERS: dict[str, Callable[[Module, str], object]] = {
    "prompt": lambda module, name: module.prompt(name),
    "column": lambda module, name: column(module, name, private=False),
    "private": lambda module, name: column(module, name, private=True),
    "value": lambda module, _: poll(module).method,
    "wanted": lambda module, _: poll(module).passes == ("now", "wanted"),
    "second": lambda module, _: poll(module).second and poll(module).label,
    "remark": lambda module, _: poll(module).remark,
    "naming": lambda module, _: poll(module).naming and not poll(module).subjects,
    "reference": lambda module, _: (figure := poll(module).reference) and figure.source and figure.caveat,
    "again": lambda module, _: module.repeatable and module.phases.get("settle"),
    "author": lambda module, _: module.credit == "named",
    "groups": lambda module, _: module.phases.get("group"),
    "votes": lambda module, _: module.phases.get("choose") and getattr(module, "choose", 0),
    "answers": lambda module, _: module.answered,
    "parked": lambda module, _: "park" in " ".join(module.notes),
    "charts": lambda module, _: module.chart and module.phases.get("alone"),
    "agreed": lambda module, _: module.chart and module.phases.get("settle"),
    "rows": lambda module, _: module.chart and module.chart.activities,
    "text": lambda module, _: getattr(module, "text", ""),
    "noted": lambda module, _: module.kind == "brief" and module.prompts,
}
"""What says that a module has the means of capturing something."""


def declared(module: Module, held: str) -> bool:
    """Tell whether a module declares what holds a capture."""
    sort, _, name = held.partition(" ")
    return bool(HOLDERS[sort](module, name))


def test_every_file_of_the_shelf_is_a_module():
    assert [f"{one.name}: {one.fault}" for one in LISTED if one.fault] == []
    assert [one.name for one in LISTED] == list(MODULES) == [module.id for module in MODULES.values()]


def test_the_forty_three_are_there_and_all_kinds_are_used():
    assert len(CAPTURES) == 43
    assert set(CAPTURES) <= set(MODULES)
    assert {module.kind for module in MODULES.values()} == set(registry.names())


@EACH
def test_each_capture_is_declared(module: Module):
    captures = CAPTURES[module.id]
    assert [what for what, held in captures.items() if not declared(module, held)] == []


@EACH
def test_nothing_is_asked_that_is_no_capture(module: Module):
    held = set(CAPTURES[module.id].values())
    columns = {
        f"{'private' if one.id in module.private_columns else 'column'} {one.id}" for one in module.value_columns
    }
    assert columns <= held
    first, *further = module.prompts
    asked = (first, *further) if isinstance(module, CollectModule) else further
    assert {f"prompt {one.id}" for one in asked} <= held
    if module.poll:
        assert ("remark" in held, "second" in held) == (bool(module.poll.remark), bool(module.poll.second))


@EVERY
def test_what_a_module_takes_from_is_on_the_shelf_too(module: Module):
    keys = ("answers", "subjects_from", "rows_from", "proposal_from", "items_from", "sources")
    taken = {source.partition(".")[0] for key in keys for source in getattr(module, key, ())}
    assert taken <= set(MODULES)


@EVERY
def test_a_first_timer_finds_the_words_and_the_ways_out(module: Module):
    assert 1 <= len(sentences(module.opening)) <= 4
    assert len(module.notes) >= 2
    assert module.is_break or len(module.probes) >= 2
    assert module.stuck
    assert module.cut
    assert module.leaves
    assert module.tool


@EACH
def test_the_forty_three_name_where_they_are_from_and_say_more(module: Module):
    assert 2 <= len(sentences(module.opening)) <= 4
    assert len(module.notes) >= 3
    assert module.source
    assert all(probe.endswith(("?", "…")) for probe in module.probes)


def sentences(text: str) -> list[str]:
    return [one for one in re.split(r"(?<=[.?!])\s+", text) if one]


@EVERY
def test_each_question_is_one_thought_that_fits_the_wall(module: Module):
    assert module.prompts or module.is_break
    for prompt in module.prompts:
        assert len(textwrap.wrap(prompt.text, 76)) <= 2, prompt.text
        assert prompt.text.count("?") <= 1, prompt.text
        room = 76 if len(module.prompts) == 1 or module.poll else 68  # where which question it is stands before it
        assert 0 < len(prompt.hint) <= room, prompt.hint
    assert len(module.short) <= 12


@EACH
def test_each_thing_that_is_asked_about_fits_a_line(module: Module):
    for one in module.poll.subjects if module.poll else ():
        assert len(one.text) <= 72, one.text
    for row in module.chart.activities if module.chart else ():
        assert len(row.label) <= 44, row.label
    for one in module.value_columns:
        assert len(one.title) <= 32, one.title
        assert not one.title.endswith(("?", ":")), one.title  # a value stands behind it


@EVERY
def test_eight_people_have_time_for_their_turns(module: Module):
    for phase, turns in module.turns.items():
        assert module.phases[phase] * 60 >= PEOPLE * turns * SECONDS_A_TURN, phase


@EVERY
def test_minutes_grow_with_the_people_who_are_asked_or_heard_one_after_the_other(module: Module):
    assert (grown(module, 24).minutes > module.minutes) == (module.id not in AT_ONCE)


@EVERY
def test_a_module_that_can_be_shortened_leaves_half_of_itself(module: Module):
    if module.priority == "short":
        assert module.short_minutes is not None
        assert module.minutes * 0.45 <= module.short_minutes < module.minutes


@EVERY
def test_no_vendor_stands_on_the_wall(module: Module):
    shown = module.public().unanswered().model_copy(update={"source": "", "tool": ""}).model_dump_json().casefold()
    assert [name for name in VENDORS if name in shown] == []


@pytest.mark.parametrize("name", ON_PEOPLE)
def test_names_of_people_are_for_the_facilitator_alone(name: str):
    module = MODULES[name]
    persons = [one for one in module.value_columns if re.search(r"Name|Who|Coach|Mentor|Learner", one.title)]
    assert persons
    assert {one.id for one in persons} <= module.private_columns
    assert module.credit != "named"


def test_a_published_figure_has_its_source_and_what_is_not_known_of_it():
    figure = poll(MODULES["guess-the-figure"]).reference
    assert figure
    assert "64 %" in figure.text
    assert "42 %" in figure.text
    assert re.search(r"sample, date and method .* not stated", figure.caveat, re.IGNORECASE)


@EVERY
def test_what_the_room_agrees_on_is_asked_of_nobody_alone(module: Module):
    for prompt in module.prompts:
        if re.search(r"\bwe all\b", prompt.text):
            assert prompt.together


def test_what_is_not_settled_is_decided_by_the_sponsor_who_is_there():
    (unsettled,) = [note for note in MODULES["who-answers"].notes if "Not settled" in note]
    assert "let the sponsor decide, who is in the room" in unsettled


def test_the_three_questions_have_the_words_that_put_nobody_in_the_dock():
    asked = {name: MODULES[name].prompts[0].text for name in CAPTURES if name.startswith("what-")}
    assert asked["what-is-missing"] == "What should be happening around our products, and is not?"
    assert asked["what-is-unwanted"] == "What is happening around our products, and should not be?"
    assert "What has happened?" in asked["what-will-have-happened"]
