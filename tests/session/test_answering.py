"""Modules that answer earlier ones: every complaint has an outcome, or is parked, before the room goes on."""

import pytest

from pmworkshop.agenda.model import Agenda
from pmworkshop.base.errors import RefusedError
from pmworkshop.session.operations import collect
from pmworkshop.session.operations.answering import answering, park_all, unanswered
from tests.build import agenda, entry, session, theme
from tests.session.doing import do


def asks(prompts=(), answers=("collect",)):
    """The tiny agenda, in which a second list answers the first one."""
    data = agenda("collect").model_dump(mode="json")
    first = data["modules"][0]
    if prompts:
        first["prompts"] = [{"id": one, "text": one, "holds": one} for one in prompts]
    outcomes = {"id": "outcome", "text": "What will have happened?", "holds": "outcome"}
    second = {**first, "id": "wanted", "prompts": ["Beside", outcomes], "answers": list(answers)}
    return Agenda.model_validate({**data, "modules": [first, second]})


def complaining(chosen=None):
    return session(
        theme("t"), theme("empty"), entry("in", theme="t"), entry("loose", place=2),
        entry("gone", parked=True), entry("o", prompt="outcome", place=3),
        agenda=chosen or asks(),
    )  # fmt: skip


def still(state):
    return [one.id for one in unanswered(state, state.info.agenda.module("wanted"))]


def test_groups_and_loose_lines_are_open_until_something_follows_from_them():
    state = complaining()
    assert still(state) == ["t", "loose", "o"]
    state = do(state, collect.add("wanted", "Better", prompt="outcome", because=("in",)))
    assert still(state) == ["loose", "o"]
    state = do(state, collect.add("wanted", "Less", prompt="outcome", because=("loose",)))
    assert still(state) == ["o"]
    assert still(do(state, collect.park("o"))) == []
    assert unanswered(state, state.info.agenda.module("collect")) == []


def test_outcomes_beside_complaints_need_no_outcome_and_outcomes_alone_do():
    assert still(complaining(asks(("missing", "outcome")))) == ["t", "loose"]
    assert "o" in still(complaining(asks(("outcome",))))


def test_a_group_is_parked_with_its_lines():
    state = do(complaining(), park_all(["t"]))
    assert state.entries["in"].parked
    assert "t" not in state.themes
    assert still(state) == ["loose", "o"]
    with pytest.raises(RefusedError, match="No line"):
        do(state, park_all(["empty"]))


def test_an_outcome_goes_to_the_module_that_answers_else_to_the_list_of_outcomes():
    module, prompt = answering(asks(), "collect")
    assert (module.id, prompt.id) == ("wanted", "outcome")
    module, prompt = answering(asks(), "elsewhere")
    assert (module.id, prompt.id) == ("wanted", "outcome")
    assert answering(agenda("collect"), "collect") is None


def test_lines_and_groups_are_parked_in_one_gesture():
    state = do(complaining(), park_all(["t", "loose"]))
    assert [one.id for one in state.parked()] == ["gone", "in", "loose"]
    assert state.seq == 2
