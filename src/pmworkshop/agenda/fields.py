"""The meaning of each key of an agenda, read from the docstrings of its models, so that it is written only once."""

from __future__ import annotations

import inspect
import re

from pmworkshop.agenda import model as m
from pmworkshop.base.model import Model

_ENTRY = re.compile(r"^    (\w+): (.+(?:\n     +\S.*)*)", re.MULTILINE)

PARTS: dict[str, type[m.AgendaModel]] = {
    "prompts": m.Prompt,
    "columns": m.Column,
    "subjects": m.Subject,
    "second": m.SecondQuestion,
    "items": m.ListItem,
    "reference": m.Reference,
    "roles": m.RoleSpec,
    "activities": m.ActivitySpec,
}
"""The model of the tables that stand under a key of a module."""


def meanings(model: type[Model]) -> dict[str, str]:
    """Return the meaning of each key of a model.

    Args:
        model: The model of an agenda, a module, or a part of one.

    Returns:
        The meaning by key, in the order of the fields; "a value" if docstrings were stripped (``python -OO``).
    """
    told: dict[str, str] = {}
    for base in reversed(model.__mro__):
        _, _, attributes = inspect.cleandoc(base.__dict__.get("__doc__") or "").partition("Attributes:\n")
        told |= {key: " ".join(text.replace("``", "`").split()) for key, text in _ENTRY.findall(attributes)}
    return {key: told.get(key, "a value") for key in model.model_fields}
