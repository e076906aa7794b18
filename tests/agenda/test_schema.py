"""The schema and the guide say what the models say."""

import json
import re
import tomllib
from pathlib import Path

import pytest

from pmworkshop.agenda.composing import filled
from pmworkshop.agenda.fields import PARTS
from pmworkshop.agenda.loader import parse_agenda
from pmworkshop.agenda.model import Agenda
from pmworkshop.agenda.schema import agenda_schema, guide_tables, schema_text
from pmworkshop.agenda.shelf import lone_module
from pmworkshop.kinds import registry

DOCS = Path(__file__).parents[2] / "docs"
GUIDE = (DOCS / "agendas.md").read_text(encoding="utf-8")


def test_the_schema_in_the_docs_is_the_one_of_the_models():
    assert (DOCS / "agenda.schema.json").read_text(encoding="utf-8") == schema_text()


def test_the_tables_in_the_guide_are_those_of_the_models():
    assert guide_tables() in GUIDE


@pytest.mark.parametrize("model", [Agenda, *map(registry.model_of, registry.names()), *PARTS.values()])
def test_each_key_is_named_in_the_guide(model):
    for key in model.model_fields:
        assert f"`{key}`" in GUIDE


def test_each_key_has_a_description_in_the_schema():
    schema = agenda_schema()
    for part in (schema, *schema["$defs"].values()):
        for key, told in part["properties"].items():
            assert told.get("description"), key


def test_a_question_may_be_a_plain_text_or_a_table():
    prompts = agenda_schema()["$defs"]["PollModule"]["properties"]["prompts"]
    assert {"type": "string"} in prompts["items"]["anyOf"]


def test_each_kind_allows_its_own_phases_only():
    brief = agenda_schema()["$defs"]["BriefModule"]
    assert brief["properties"]["phases"]["propertyNames"] == {"enum": ["explain"]}
    assert "kind" in brief["required"]


def test_the_schema_is_plain_json():
    assert json.loads(schema_text()) == agenda_schema()


def test_a_module_may_be_taken_from_the_shelf():
    whole, taken = agenda_schema()["properties"]["modules"]["items"]["anyOf"]
    assert whole["discriminator"]["propertyName"] == "kind"
    assert taken["required"] == ["use"]


def test_the_examples_in_the_guide_are_agendas_and_modules_of_the_shelf(tmp_path):
    examples = re.findall(r"```toml\n(.*?)```", GUIDE, re.DOTALL)
    modules = [one for one in examples if one.startswith("# agendas/modules/")]
    assert modules
    assert len(examples) > len(modules) + 1
    for module in modules:
        path = tmp_path / module.splitlines()[0].removeprefix("# ")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(module, encoding="utf-8")
        assert lone_module(path).leaves
    for example in examples:
        if example not in modules:
            assert tomllib.loads(example)
            agenda = parse_agenda(example.encode(), tmp_path / "agendas" / "guide.toml")
            assert filled(agenda, agenda.people).warnings == ()
