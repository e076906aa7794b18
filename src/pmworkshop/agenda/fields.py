"""What each key of an agenda means, read from the docstrings of its models, so that it is written once."""

from __future__ import annotations

import inspect
import re

from pydantic import BaseModel

from pmworkshop.agenda import model as m

_ENTRY = re.compile(r"^    (\w+): (.+(?:\n     +\S.*)*)", re.MULTILINE)

PARTS: dict[str, type[m.AgendaModel]] = {
    "prompts": m.Prompt,
    "columns": m.Column,
    "subjects": m.Subject,
    "reference": m.Reference,
    "roles": m.RoleSpec,
    "activities": m.ActivitySpec,
}
"""The model of the tables that stand under a key of a module."""


def meanings(model: type[BaseModel]) -> dict[str, str]:
    """Say what each key of ``model`` means, in the order of its fields.

    A key whose docstring entry was stripped (``python -OO``) means "a value".
    """
    told: dict[str, str] = {}
    for base in reversed(model.__mro__):
        _, _, attributes = inspect.cleandoc(base.__dict__.get("__doc__") or "").partition("Attributes:\n")
        told |= {key: " ".join(text.replace("``", "`").split()) for key, text in _ENTRY.findall(attributes)}
    return {key: told.get(key, "a value") for key in model.model_fields}
