"""The agenda format for machines (a JSON Schema, which editors check a file with) and for the guide."""

from __future__ import annotations

import json
from functools import reduce
from operator import or_
from typing import Annotated, Any

from pydantic import BaseModel, Field, create_model

from pmworkshop.agenda.fields import PARTS, meanings
from pmworkshop.agenda.model import Agenda, ModuleBase
from pmworkshop.agenda.shelf import USE
from pmworkshop.kinds import registry

_PLAIN = ("prompts", "subjects")
_TAKEN = {
    "type": "object",
    "description": "A module taken from the shelf; its further keys replace those of the shelf.",
    "properties": {USE: {"type": "string", "description": "The name of the module on the shelf."}},
    "required": [USE],
}


def agenda_schema() -> dict[str, Any]:
    """Build the JSON Schema (draft 2020-12) of an agenda.

    It tells shapes only: sums of minutes, repeated names and references between modules are checked by
    the loader.
    """
    kinds = {name: registry.model_of(name) for name in registry.names()}
    schema = _with_all_kinds(kinds).model_json_schema()
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "Agenda of pmworkshop"
    schema["description"] = "What a workshop asks, from the first minute to the last."
    models: dict[str, type[BaseModel]] = {one.__name__: one for one in (*kinds.values(), *PARTS.values())}
    _describe(schema, Agenda)
    schema["properties"]["modules"]["items"] = {"anyOf": [schema["properties"]["modules"]["items"], _TAKEN]}
    for name, model in models.items():
        _describe(schema["$defs"][name], model)
    for model in kinds.values():
        properties = schema["$defs"][model.__name__]["properties"]
        properties["phases"]["propertyNames"] = {"enum": list(model.possible_phases)}
        schema["$defs"][model.__name__]["required"] += ["kind"]
        for key in _PLAIN:
            if key in properties:
                properties[key]["items"] = {"anyOf": [{"type": "string"}, properties[key]["items"]]}
    return schema


def _with_all_kinds(kinds: dict[str, type[ModuleBase]]) -> type[BaseModel]:
    """Make an agenda whose modules are a choice of all kinds, as a schema has to list them."""
    choice: Any = Annotated[reduce(or_, kinds.values()), Field(discriminator="kind")]
    modules: Any = (tuple[choice, ...], Field(min_length=1))
    return create_model("Agenda", __base__=Agenda, __doc__=Agenda.__doc__, modules=modules)


def schema_text() -> str:
    """Write the JSON Schema out, as it stands in ``docs/agenda.schema.json``."""
    return json.dumps(agenda_schema(), indent=2, ensure_ascii=False) + "\n"


def guide_tables() -> str:
    """Write the tables of all keys in Markdown, as they stand in ``docs/agendas.md``."""
    common = frozenset(ModuleBase.model_fields) - {"kind"}
    text = [_table("The agenda", Agenda), _table("Every module", ModuleBase, frozenset({"kind"}))]
    for kind in registry.names():
        model = registry.model_of(kind)
        own = frozenset(key for key in common if not _newly_needed(key, model))
        text.append(_table(f'kind = "{kind}"', model, own, f"Phases: {', '.join(model.possible_phases)}."))
    text += [_table(f"Under `{key}`", part) for key, part in PARTS.items()]
    return "\n".join(text)


def _newly_needed(key: str, model: type[BaseModel]) -> bool:
    return model.model_fields[key].is_required() and not ModuleBase.model_fields[key].is_required()


def _table(title: str, model: type[BaseModel], left_out: frozenset[str] = frozenset(), line: str = "") -> str:
    schema = model.model_json_schema()
    rows = [
        f"| `{key}` | {_value(schema['properties'][key])} | {_need(key, model)} | {meaning} |"
        for key, meaning in meanings(model).items()
        if key not in left_out
    ]
    head = [f"### {title}", "", *([line, ""] if line else [])]
    return "\n".join([*head, "| key | value | needed | meaning |", "|---|---|---|---|", *rows, ""])


def _need(key: str, model: type[BaseModel]) -> str:
    field = model.model_fields[key]
    plain = isinstance(field.default, str | int) and field.default != ""
    if field.is_required() or (key == "kind" and issubclass(model, ModuleBase)):
        return "yes"
    return f"no: {json.dumps(field.default)}" if plain else "no"


def _value(told: dict[str, Any]) -> str:
    if "const" in told or "enum" in told:
        return ", ".join(f"`{json.dumps(word)}`" for word in told.get("enum", [told.get("const")]))
    if told.get("type") == "array":
        return f"list of {_value(told['items'])}" if "enum" in told["items"] else "list"
    if "maximum" in told:
        return f"{told['minimum']} to {told['maximum']}"
    if "anyOf" in told:
        return _value(told["anyOf"][0])
    words = {"string": "text", "boolean": "true or false"}
    return words.get(str(told.get("type")), "table")


def _describe(schema: dict[str, Any], model: type[BaseModel]) -> None:
    schema["description"] = str(schema.get("description", "")).partition("\n")[0]
    for key, meaning in meanings(model).items():
        schema["properties"][key]["description"] = meaning
