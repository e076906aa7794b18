"""The agenda format for machines (a JSON Schema, which editors check a file with) and for the guide."""

from __future__ import annotations

import json
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core.core_schema import ModelSchema, PlainValidatorFunctionSchema

from pmworkshop.agenda.fields import PARTS, meanings
from pmworkshop.agenda.model import Agenda, ModuleBase
from pmworkshop.agenda.shelf import USE
from pmworkshop.base.model import Model
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
    schema = _Shapes().generate(_with_all_kinds(kinds))
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "Agenda of pmworkshop"
    schema["description"] = "What a workshop asks, from the first minute to the last."
    models: dict[str, type[Model]] = {one.__name__: one for one in (*kinds.values(), *PARTS.values())}
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


class _Shapes(GenerateJsonSchema):
    """Tells the shape of models in the words of JSON Schema."""

    def model_schema(self, schema: ModelSchema) -> JsonSchemaValue:
        """Tell the shape of one model.

        Args:
            schema: The schema by which the core checks it.
        """
        model = schema["cls"]
        shape = {"additionalProperties": False, "description": model.__doc__ or "", "title": model.__name__}
        return self.generate_inner(schema["schema"]) | shape

    def function_plain_schema(self, schema: PlainValidatorFunctionSchema) -> JsonSchemaValue:
        """Tell the shape of a module whose kind is not known: it is a table.

        Args:
            schema: The schema by which the core checks it.
        """
        return {"type": "object"}


def _with_all_kinds(kinds: dict[str, type[ModuleBase]]) -> Any:
    """Give the schema of an agenda whose modules are a choice of all kinds, as a JSON Schema has to list them."""
    schema = Agenda.core_schema()
    choices = {name: model.core_schema() for name, model in kinds.items()}
    modules = schema["schema"]["fields"]["modules"]["schema"]
    modules["items_schema"] = [{"type": "tagged-union", "discriminator": "kind", "choices": choices}]
    return schema


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


def _newly_needed(key: str, model: type[Model]) -> bool:
    return model.model_fields[key].is_required() and not ModuleBase.model_fields[key].is_required()


def _table(title: str, model: type[Model], left_out: frozenset[str] = frozenset(), line: str = "") -> str:
    schema = _Shapes().generate(model.core_schema())
    rows = [
        f"| `{key}` | {_value(schema['properties'][key])} | {_need(key, model)} | {meaning} |"
        for key, meaning in meanings(model).items()
        if key not in left_out
    ]
    head = [f"### {title}", "", *([line, ""] if line else [])]
    return "\n".join([*head, "| key | value | needed | meaning |", "|---|---|---|---|", *rows, ""])


def _need(key: str, model: type[Model]) -> str:
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


def _describe(schema: dict[str, Any], model: type[Model]) -> None:
    schema["description"] = str(schema.get("description", "")).partition("\n")[0]
    for key, meaning in meanings(model).items():
        schema["properties"][key]["description"] = meaning
