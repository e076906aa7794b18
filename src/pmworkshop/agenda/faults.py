"""The faults of an agenda, described so that its author can correct them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any, get_args

from pydantic_core import ErrorDetails

from pmworkshop.agenda.fields import PARTS, meanings
from pmworkshop.agenda.model import Agenda, ModuleBase
from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.error_wording import WIDTH, describe, listing, nearest
from pmworkshop.base.errors import InputError
from pmworkshop.base.language import ENGLISH, spoken, tr, tr_noop
from pmworkshop.base.model import Model, ValidationError
from pmworkshop.base.text import clean_line, shorten
from pmworkshop.kinds import registry

SHOWN = 100

_EXPECTED = {
    "string_type": tr_noop("text in quotes"),
    "string_too_short": tr_noop("text that is not empty"),
    "string_too_long": tr_noop("at most {max_length} characters"),
    "string_pattern_mismatch": tr_noop("lower-case letters, digits and hyphens, at most 40"),
    "float_type": tr_noop("a number"),
    "int_type": tr_noop("a whole number"),
    "finite_number": tr_noop("a number"),
    "int_from_float": tr_noop("a whole number"),
    "bool_type": tr_noop("true or false, without quotes"),
    "greater_than_equal": tr_noop("{ge:g} or more"),
    "greater_than": tr_noop("more than {gt:g}"),
    "less_than_equal": tr_noop("{le:g} or less"),
    "tuple_type": tr_noop("a list in square brackets"),
    "dict_type": tr_noop("a table"),
    "model_type": tr_noop("a table"),
    "model_attributes_type": tr_noop("a table"),
    "too_short": tr_noop("at least one"),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault in an agenda.

    Attributes:
        module: The position of the module, from 1; 0 for the head of the file.
        where: The module in words, such as ``module 3 “pulse”``; empty for the head of the file.
        key: The key, with its position if it is in a list: ``prompts 2, text``.
        found: The value that was found, shortened.
        expected: The value that was expected.
        nearest: The most similar valid word; empty if there is none.
    """

    module: int
    where: str
    key: str
    found: str
    expected: str
    nearest: str = ""

    def __str__(self) -> str:
        place = ", ".join(part for part in (self.where, self.key) if part)
        guess = tr(" Did you mean “{nearest}”?", nearest=self.nearest) if self.nearest else ""
        return tr(
            "{place}: found {found}; expected {expected}.{guess}",
            place=place,
            found=self.found,
            expected=self.expected,
            guess=guess,
        )


class AgendaError(InputError):
    """Raised for an agenda with faults; its text lists them, one on each line.

    Attributes:
        faults: All faults, in the order of the file's modules.
    """

    title = tr_noop("Agenda has faults")

    def __init__(self, path: Path, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(faults, key=lambda fault: fault.module))
        lines = [f"{path}, {fault}" for fault in self.faults[:SHOWN]]
        if len(self.faults) > SHOWN:
            lines.append(tr("{path}: and {number} more.", path=path, number=len(self.faults) - SHOWN))
        super().__init__("\n".join(lines))


def where(place: int, raw: object) -> str:
    """Describe a module of a parsed agenda by its position and, if it has one, its id.

    Args:
        place: The position of the module, from 1.
        raw: The module as it was parsed; it may be no table.

    Returns:
        The description, such as ``module 3 “pulse”``.
    """
    name = raw.get("id") if isinstance(raw, dict) else None
    return (
        tr("module {place} {name}", place=place, name=describe(name))
        if isinstance(name, str) and name
        else tr("module {place}", place=place)
    )


def shaped(raw: dict[str, Any]) -> tuple[Agenda | None, list[Fault]]:
    """Make the agenda of what was parsed, or find the keys and values that no agenda can have.

    Args:
        raw: The agenda as it was parsed.

    Returns:
        The agenda without faults; or None and the faults, but for those that are found with what it means.
    """
    try:
        return Agenda.model_validate(raw), []
    except ValidationError as error:
        details = error.errors(include_url=False)
        return None, [fault for detail in details if (fault := _fault(detail, raw))]


def _fault(detail: ErrorDetails, raw: dict[str, Any]) -> Fault | None:
    loc = detail["loc"]
    if loc[-1] == "[key]" and "translations" not in loc:  # phases are checked against the kind's own, which says more
        return None
    if detail["type"] == "too_short" and detail["input"]:  # not empty, but none of its parts is right
        return None
    if loc[0] != "modules" or len(loc) == 1:
        return _told(detail, 0, "", loc, Agenda)
    place = int(loc[1])
    module = raw["modules"][place]
    if detail["type"] == "unknown_kind":
        kind = module.get("kind")
        found = tr("nothing") if kind is None else describe(kind)
        kinds = registry.names()
        return Fault(place + 1, where(place + 1, module), "kind", found, listing(kinds), nearest(kind, kinds))
    if len(loc) == 2:
        return Fault(place + 1, where(place + 1, module), "", describe(module), tr("a table"))
    return _told(detail, place + 1, where(place + 1, module), loc[2:], registry.model_of(module["kind"]))


def _told(detail: ErrorDetails, module: int, place: str, loc: tuple[int | str, ...], model: type[Model]) -> Fault:
    holder = _holder(loc, model)
    word = str(loc[-1])
    tell = partial(Fault, module, place, _key(loc))
    if detail["type"] == "extra_forbidden":
        return tell(*_not_known(word, holder))
    if detail["type"] == "missing":
        return tell(tr("nothing"), _expected_of(word, holder))
    if detail["type"] == "literal_error":
        words = _words_allowed(detail)
        return tell(describe(detail["input"]), listing(words), nearest(detail["input"], words))
    if detail["type"] == "value_error":
        return tell(describe(detail["input"]), str(detail["ctx"]["error"]))
    template = _EXPECTED.get(detail["type"], tr_noop("another value"))
    found = tr("nothing") if detail["type"] == "too_short" else describe(detail["input"])
    return tell(found, tr(template, **detail.get("ctx", {})))


def _not_known(word: str, holder: type[Model]) -> tuple[str, str, str]:
    """Say what is wrong with a key that a part does not have: what was found, what was expected, and the nearest."""
    kinds = [name for name in registry.names() if word in registry.model_of(name).model_fields]
    if kinds and issubclass(holder, ModuleBase):
        return tr("a key that only the kind {kind} has", kind=listing(kinds)), tr("no such key here"), ""
    near = nearest(word, holder.model_fields)
    return (
        tr("a key that is not known here"),
        tr("a key of this part") if near else listing(holder.model_fields),
        near,
    )


def _holder(loc: tuple[int | str, ...], model: type[Model]) -> type[Model]:
    """Find the model that a key belongs to: that of a part inside the module, else the module's own."""
    parents = [part for part in loc[:-1] if isinstance(part, str)]
    return PARTS[parents[0]] if parents and parents[0] in PARTS else model


def _words_allowed(detail: ErrorDetails) -> list[str]:
    """List the words that a value may be one of, as Pydantic names them."""
    told = str(detail["ctx"]["expected"])
    return re.findall(r"'([^']*)'", told) or [told]


def _key(loc: tuple[int | str, ...]) -> str:
    key = ""
    for part in loc[:-1] if loc[-1] == "[key]" else loc:
        step = f" {part + 1}" if isinstance(part, int) else f", {shorten(clean_line(part), WIDTH)}"
        key += step
    return key.removeprefix(", ")


def _expected_of(word: str, holder: type[Model]) -> str:
    if word == "prompts":
        return tr("at least one question")
    words = [option for option in get_args(holder.model_fields[word].annotation) if isinstance(option, str)]
    meaning = meanings(holder)[word]
    if words:
        return listing(words)
    if spoken() != ENGLISH:  # the meaning of a key is told in English only
        return tr("a value")
    return f"a value ({meaning[:1].lower()}{meaning[1:].rstrip('.')})"
