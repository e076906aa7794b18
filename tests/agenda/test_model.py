"""An agenda answers what the rest of the program asks of it."""

from pathlib import Path

import pytest

from pmworkshop.agenda.fields import meanings
from pmworkshop.agenda.loader import load_agenda
from pmworkshop.agenda.model import Agenda, BriefModule, CollectModule, number_texts
from pmworkshop.base.model import ValidationError
from pmworkshop.kinds import registry

ALL = load_agenda(Path(__file__).parent / "modules43.toml")


def test_all_43_modules_of_the_articles_can_be_said_as_data():
    numbers = {"0": "abcdefg", "1": "abcdefghi", "2": "abcdefghijkl", "3": "abcdefgh", "4": "abcdefg"}
    assert [module.id for module in ALL.modules] == [
        f"m{article}{letter}" for article, letters in numbers.items() for letter in letters
    ]
    assert len(ALL.modules) == 43


def test_they_need_every_kind_of_module_and_no_other():
    assert {module.kind for module in ALL.modules} == set(registry.names())


def test_a_module_is_found_by_its_id_and_has_a_place():
    module = ALL.module("m2c")
    assert module is not None
    assert ALL.position("m2c") == 18
    assert ALL.module("none") is None
    assert ALL.position("none") == -1


def test_the_room_is_away_from_the_wall_in_a_break_alone():
    assert [module.id for module in ALL.modules if module.is_break] == []
    pause = BriefModule(id="c", title="Coffee", short="Coffee", phases={"explain": 15}, prompts=(), pause=True)
    assert pause.is_break


def test_a_prompt_is_found_by_its_id_and_by_what_its_answers_are():
    found = ALL.holding("missing")
    assert found is not None
    module, prompt = found
    assert module.prompt("missing") == prompt
    assert module.prompt("none") is None
    assert ALL.holding("commitment") is None


def test_a_module_says_what_it_brings_whatever_its_kind():
    brief = BriefModule(id="b", title="B", short="B", phases={"explain": 5}, prompts=())
    assert (brief.chart, brief.poll, brief.value_columns, brief.action_sources) == (None, None, (), ())
    assert (brief.due_within, brief.is_break) == (None, False)
    assert brief.model_copy(update={"pause": True}).is_break
    assert (brief.asks_for_names("1"), brief.answered) == (False, ())
    columns = {module.id: module.value_columns for module in ALL.modules if module.kind == "collect"}
    assert any(columns.values())
    assert not all(columns.values())
    plans = [module for module in ALL.modules if module.kind == "plan"]
    assert any(module.action_sources for module in plans)
    assert [module.due_within for module in plans] == [module.horizon for module in plans]
    assert all(module.poll is module for module in ALL.modules if module.kind == "poll")


@pytest.mark.parametrize(("attribution", "asked"), [("named", True), ("function", True), ("nobody", False)])
def test_a_list_asks_who_said_a_line_unless_it_keeps_no_names(attribution, asked):
    module = ALL.module("m0d").model_copy(update={"attribution": attribution})
    assert (module.asks_for_names("1"), module.asks_for_names("none")) == (asked, False)


def test_a_module_that_is_one_already_is_taken_as_it_is():
    first = ALL.modules[0]
    assert Agenda(id="again", title="Again", minutes=90, modules=(first,)).modules == (first,)


def test_plain_texts_are_numbered_by_their_place():
    mixed = ["a", {"text": "b"}, {"id": "own", "text": "c"}, 4]
    assert number_texts(mixed) == [
        {"id": "1", "text": "a"},
        {"id": "2", "text": "b"},
        {"id": "own", "text": "c"},
        4,
    ]
    assert number_texts("no list") == "no list"


def test_an_agenda_comes_back_the_same_from_json():
    assert Agenda.model_validate_json(ALL.model_dump_json()) == ALL


def test_texts_are_cleaned_where_they_enter():
    module = CollectModule(
        id="m", title=" A \x1b[31m title ", short="A\u202e", phases={"alone": 1}, prompts=({"text": "q\n?"},)
    )
    assert (module.title, module.short, module.prompts[0].text) == ("A [31m title", "A", "q ?")


@pytest.mark.parametrize("value", ["5", True, float("inf"), -1])
def test_minutes_are_numbers_and_nothing_like_them(value):
    with pytest.raises(ValidationError):
        CollectModule(id="m", title="M", short="M", phases={"alone": value}, prompts=({"text": "?"},))


def test_each_key_of_each_kind_has_a_meaning():
    for model in map(registry.model_of, registry.names()):
        assert "a value" not in meanings(model).values()


def test_a_key_without_its_docstring_is_just_a_value():
    class Bare(CollectModule):
        further: int = 1

    assert meanings(Bare)["further"] == "a value"
