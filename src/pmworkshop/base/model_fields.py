"""How the fields of a model are declared, and the schemas by which the core of Pydantic checks and writes them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING
from datetime import date, datetime
from functools import partial
from typing import Annotated, Any, ClassVar, Literal, get_args, get_origin

from pydantic_core import PydanticKnownError

Schema = dict[str, Any]
"""A schema of `pydantic_core.core_schema`."""

_PLAIN: dict[Any, Schema] = {
    Any: {"type": "any"},
    bool: {"type": "bool"},
    date: {"type": "date"},
    datetime: {"type": "datetime", "microseconds_precision": "truncate"},
    float: {"type": "float"},
    int: {"type": "int"},
    str: {"type": "str"},
}


class After:
    """Mark of an annotation: a function makes of the checked value the one that is kept, or refuses it.

    Attributes:
        function: Takes the value; a ValueError refuses it.
    """

    kind: ClassVar[str] = "function-after"

    def __init__(self, function: Callable[[Any], Any]) -> None:
        self.function = function

    def applied(self, schema: Schema) -> Schema:
        """Return the schema that calls the function too.

        Args:
            schema: The schema of what is marked.
        """
        return {"type": self.kind, "function": {"type": "no-info", "function": self.function}, "schema": schema}


class Before(After):
    """Mark of an annotation: a function changes what was given before it is checked."""

    kind = "function-before"


class Instead(After):
    """Mark of an annotation: a function alone checks the value, which is written as what it is."""

    def applied(self, schema: Schema) -> Schema:
        """Return the schema that calls the function.

        Args:
            schema: The schema of what is marked; it is not used.
        """
        function = {"type": "no-info", "function": self.function}
        return {"type": "function-plain", "function": function, "serialization": {"type": "any"}}


class Limits:
    """Mark of an annotation, or value of a field: what is allowed, and the value if none is given.

    Attributes:
        default: The value if none is given; `dataclasses.MISSING` if one must be.
        limits: The limits by their names in the schema.
    """

    def __init__(self, default: Any, limits: dict[str, Any]) -> None:
        self.default, self.limits = default, limits

    def applied(self, schema: Schema) -> Schema:
        """Return the schema with the limits.

        Args:
            schema: The schema of what is limited.

        Raises:
            KeyError: What a function made of the value is limited by more than its length.
        """
        if schema["type"] == "nullable":
            return {**schema, "schema": self.applied(schema["schema"])}
        if schema["type"] != After.kind:
            return {**schema, **self.limits}
        for name, limit in self.limits.items():
            told = {"pydantic_js_updates": {name.replace("_l", "L"): limit}}
            schema = After(partial(_LIMITED[name], limit)).applied(schema) | {"metadata": told}
        return schema


def Field(  # noqa: N802
    *,
    default: Any = MISSING,
    ge: float | None = None,
    gt: float | None = None,
    le: float | None = None,
    min_length: int | None = None,
    max_length: int | None = None,
    pattern: str | None = None,
    strict: bool | None = None,
    allow_inf_nan: bool | None = None,
) -> Any:
    """Limit the values of a field, or of what is annotated with it.

    Args:
        default: The value if none is given; without it, one must be given.
        ge: The lowest number.
        gt: The number that it is above.
        le: The highest number.
        min_length: The fewest characters or items.
        max_length: The most characters.
        pattern: What a text looks like, as the core's own regular expression.
        strict: Whether the value must have the type already, so that neither text nor true is a number.
        allow_inf_nan: Whether a number may be infinite, or none.
    """
    given = {
        "ge": ge, "gt": gt, "le": le, "min_length": min_length, "max_length": max_length, "pattern": pattern,
        "strict": strict, "allow_inf_nan": allow_inf_nan,
    }  # fmt: skip
    return Limits(default, {name: limit for name, limit in given.items() if limit is not None})


def _long_enough(least: int, value: str) -> str:
    if len(value) < least:
        told = {"field_type": "Value", "min_length": least, "actual_length": len(value)}
        raise PydanticKnownError("too_short", told)
    return value


def _short_enough(most: int, value: str) -> str:
    if len(value) > most:
        raise PydanticKnownError("too_long", {"field_type": "Value", "max_length": most, "actual_length": len(value)})
    return value


_LIMITED: dict[str, Callable[[int, str], str]] = {"min_length": _long_enough, "max_length": _short_enough}
"""How what a function made of a value is limited."""


class FieldInfo:
    """One field of a model.

    Attributes:
        annotation: Its annotation.
        default: The value if none is given; `dataclasses.MISSING` if one must be.
        limits: What is allowed beyond the annotation; None for no limits.
    """

    __slots__ = ("annotation", "default", "limits")

    def __init__(self, annotation: Any, given: Any) -> None:
        self.annotation = annotation
        self.limits = given if isinstance(given, Limits) else None
        self.default = given.default if isinstance(given, Limits) else given

    def is_required(self) -> bool:
        """Whether a value must be given."""
        return self.default is MISSING

    def preset(self) -> Any:
        """Return the value if none is given, which nobody else has if it can change."""
        return dict(self.default) if isinstance(self.default, dict) else self.default

    def schema(self, before: Callable[[Any], Any] | None, after: Callable[[Any], Any] | None) -> Schema:
        """Return the schema of the field.

        Args:
            before: Changes what was given before it is checked; None for no change.
            after: Makes of the checked value the one that is kept; None for no change.
        """
        schema = schema_of(self.annotation)
        if self.limits:
            schema = self.limits.applied(schema)
        if before:
            schema = Before(before).applied(schema)
        if after:
            schema = After(after).applied(schema)
        if self.default is not MISSING:
            schema = {"type": "default", "schema": schema, "default": self.default}
        return {"type": "model-field", "schema": schema}


def schema_of(annotation: Any) -> Schema:
    """Return the schema of an annotation.

    Args:
        annotation: A plain type, a model, a literal, or a tuple or dict of such, each with marks or without; or one
            of them or None.
    """
    if annotation in _PLAIN:
        return dict(_PLAIN[annotation])
    origin: Any = get_origin(annotation)
    if origin is None:
        return annotation.core_schema()  # type: ignore[no-any-return]
    make: Callable[..., Schema] = _MADE.get(origin, _optional)
    return make(*get_args(annotation))


def _marked(annotation: Any, *marks: Any) -> Schema:
    schema = schema_of(annotation)
    for mark in marks:
        schema = mark.applied(schema)
    return schema


def _literal(*words: str) -> Schema:
    return {"type": "literal", "expected": list(words)}


def _dict(key: Any, value: Any) -> Schema:
    return {"type": "dict", "keys_schema": schema_of(key), "values_schema": schema_of(value)}


def _tuple(*parts: Any) -> Schema:
    items = [schema_of(part) for part in parts if part is not ...]
    return {"type": "tuple", "items_schema": items, **({"variadic_item_index": 0} if ... in parts else {})}


def _optional(annotation: Any, _: Any) -> Schema:
    return {"type": "nullable", "schema": schema_of(annotation)}


_MADE: dict[Any, Callable[..., Schema]] = {Annotated: _marked, Literal: _literal, dict: _dict, tuple: _tuple}
