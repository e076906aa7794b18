"""Checks of an agenda that its shape cannot express: sums, repeated names, and references to earlier modules.

All checks work on the file as it was parsed, because a file may have faults of shape and of meaning, and its author
should see all of them at once. A value of the wrong shape is skipped here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from pmworkshop.agenda.beforehand import unasked
from pmworkshop.agenda.faults import Fault, where
from pmworkshop.agenda.model import ON_ONES_OWN, ModuleBase, as_number, number_texts
from pmworkshop.agenda.references import lost_sources, model_of, tables
from pmworkshop.base.error_wording import describe, listing, nearest
from pmworkshop.base.language import tr
from pmworkshop.base.text import clean_line

Raw = dict[str, Any]
_Tell = Callable[..., Fault]

_UNIQUE = (
    ("prompts", "id"),
    ("subjects", "id"),
    ("columns", "id"),
    ("items", "id"),
    ("items", "text"),
    ("roles", "code"),
    ("roles", "title"),
    ("activities", "id"),
    ("activities", "label"),
)


def meaning_faults(raw: Raw) -> list[Fault]:
    """Find the contradictions in a parsed agenda, whatever else is wrong with it.

    Args:
        raw: The agenda as it was parsed.

    Returns:
        The faults; empty if there are none.
    """
    modules = tables(raw.get("modules"))
    places: dict[str, int] = {}
    faults: list[Fault] = []
    for place, module in modules:
        name = module.get("id")
        if isinstance(name, str) and name in places:
            found = tr("{name}, as in module {place}", name=describe(name), place=places[name])
            faults.append(Fault(place, where(place, module), "id", found, tr("an id of its own")))
        elif isinstance(name, str):
            places[name] = place
    faults += module_faults(raw)
    faults += (lost.fault for lost in lost_sources(raw))
    faults += unasked(raw)
    faults += _sum(raw, modules)
    return faults


def module_faults(raw: Raw) -> list[Fault]:
    """Find the contradictions within each module of a parsed agenda, taken by itself.

    Args:
        raw: The agenda as it was parsed.

    Returns:
        The faults; empty if there are none.
    """
    modules = tables(raw.get("modules"))
    return [
        fault
        for place, module in modules
        for fault in _of_module(module, partial(Fault, place, where(place, module)))
    ]


def _of_module(module: Raw, tell: _Tell) -> Iterator[Fault]:
    yield from _repeated(module, tell)
    yield from _phases(module, tell)
    yield from _turns(module, tell)
    yield from _priority(module, tell)
    yield from _columns(module, tell)
    yield from _options(module, tell)
    yield from _alone(module, tell)
    yield from _prompts(module, tell)
    yield from _together(module, tell)
    for key, found, expected in model_of(module).contradictions(module):
        yield tell(key, found, expected)


def _sum(raw: Raw, modules: list[tuple[int, Raw]]) -> Iterator[Fault]:
    """Find modules that take longer than the clock has; what they leave of it is a reserve."""
    planned = as_number(raw.get("minutes"))
    lengths = [_minutes(module) for _, module in modules]
    known = [length for length in lengths if length is not None]
    if planned is not None and known and len(known) == len(lengths) and sum(known) - planned > 0.01:
        expected = tr("at least {known:g}, the minutes of all modules together", known=sum(known))
        yield Fault(0, "", "minutes", f"{planned:g}", expected)


def _repeated(module: Raw, tell: _Tell) -> Iterator[Fault]:
    for key, name in _UNIQUE:
        seen: dict[str, int] = {}
        for place, part in tables(number_texts(module.get(key))):
            value = part.get(name)
            if not isinstance(value, str):
                continue
            word = clean_line(value).casefold()
            if word in seen:
                found = tr("{value}, as in {key} {place}", value=describe(value), key=key, place=seen[word])
                yield tell(f"{key} {place}, {name}", found, tr("one {name} only once", name=name))
            seen.setdefault(word, place)


def _phases(module: Raw, tell: _Tell) -> Iterator[Fault]:
    phases = module.get("phases")
    if not isinstance(phases, dict):
        return
    allowed = model_of(module).possible_phases
    for name in phases:
        if name not in allowed:
            found = tr("{name}, a phase it does not have", name=describe(name))
            yield tell("phases", found, listing(allowed), nearest(name, allowed))


def _turns(module: Raw, tell: _Tell) -> Iterator[Fault]:
    phases, turns = module.get("phases"), module.get("turns")
    if isinstance(phases, dict) and isinstance(turns, dict):
        for name in turns:
            if name not in phases:
                yield tell(
                    "turns", tr("{name}, a phase it has no minutes for", name=describe(name)), listing(list(phases))
                )


def _priority(module: Raw, tell: _Tell) -> Iterator[Fault]:
    short, whole = as_number(module.get("short_minutes")), _minutes(module)
    if module.get("priority") == "short" and "short_minutes" not in module:
        yield tell("short_minutes", tr("nothing"), tr("its minutes when shortened, as its priority is “short”"))
    if module.get("priority", "must") in ("must", "drop") and "short_minutes" in module:
        yield tell("short_minutes", tr("a value, which has no effect"), tr("the priority “short”, or no such key"))
    if short is not None and whole is not None and short > whole:
        yield tell(
            "short_minutes", f"{short:g}", tr("at most {whole:g}, the minutes of its phases together", whole=whole)
        )


def _prompts(module: Raw, tell: _Tell) -> Iterator[Fault]:
    """Find a second question where only one is ever asked."""
    prompts = module.get("prompts")
    if model_of(module).asks_once and isinstance(prompts, list) and len(prompts) > 1:
        yield tell(
            "prompts",
            tr("{number} questions", number=len(prompts)),
            tr("one question, as a module of this kind asks only one"),
        )


def _together(module: Raw, tell: _Tell) -> Iterator[Fault]:
    """Find questions that the room answers together where nobody writes alone, or none is left for each alone."""
    prompts = tables(number_texts(module.get("prompts")))
    together = [place for place, prompt in prompts if prompt.get("together") is True]
    if together and not model_of(module).written:
        expected = tr("no such key, as nobody writes lines alone in a module of this kind")
        yield tell(f"prompts {together[0]}, together", tr("true, which has no effect"), expected)
    elif together and len(together) == len(prompts):
        yield tell(
            "prompts, together", tr("true for all"), tr("at least one question that each person answers alone")
        )


def _alone(module: Raw, tell: _Tell) -> Iterator[Fault]:
    """Find a module that is to be prepared alone and cannot be: the room does it, or an answer would have no name."""
    model = model_of(module)
    if module.get("mode") == "solo" and model is not ModuleBase and not model.preparable:
        yield tell("mode", "“solo”", tr("mode “live”, as the room does together what a module of this kind asks"))
        return
    nameless = module.get("attribution") == "nobody" or module.get("anonymous") is True
    if module.get("mode") in ("solo", "either") and nameless:
        expected = tr("mode “live”, as an answer in a file of one leader always has a name")
        yield tell("mode", tr("{mode}, without names", mode=describe(module["mode"])), expected)
    elif module.get("mode") == "solo" and isinstance(module.get("phases"), dict) and "alone" not in module["phases"]:
        yield tell(
            "phases", tr("no minutes for “alone”"), tr("some, as each answers alone beforehand in mode “solo”")
        )


def _columns(module: Raw, tell: _Tell) -> Iterator[Fault]:
    for place, column in tables(module.get("columns")):
        if column.get("type") == "choice" and not column.get("options"):
            yield tell(
                f"columns {place}, options",
                tr("nothing"),
                tr("the words to choose from, as its type is “choice”"),
            )
        if column.get("options") and column.get("type", "text") != "choice":
            yield tell(
                f"columns {place}, options",
                tr("words, which have no effect"),
                tr("none without the type “choice”"),
            )


def _options(module: Raw, tell: _Tell) -> Iterator[Fault]:
    """Find a word to choose from that stands twice: nobody could say which of the two was meant."""
    columns = [(f"columns {place}, options", column) for place, column in tables(module.get("columns"))]
    second = [("second, options", part) for _, part in tables([module.get("second")])]
    for key, part in [("options", module), *second, *columns]:
        if twice := _twice(part.get("options")):
            yield tell(key, tr("{twice} twice", twice=describe(twice)), tr("each word only once"))


def _twice(words: object) -> str:
    """Find the first word that stands in a list a second time; empty if there is none."""
    given = [word for word in words if isinstance(word, str)] if isinstance(words, list) else []
    plain = [clean_line(word).casefold() for word in given]
    return next((word for at, word in enumerate(given) if plain[at] in plain[:at]), "")


def _minutes(module: Raw) -> float | None:
    """Add up the minutes in the room; None where one of them is no number."""
    phases = module.get("phases")
    alone = ON_ONES_OWN if module.get("mode") == "solo" else ()
    lengths = (
        [as_number(phases[name]) for name in phases if name not in alone] if isinstance(phases, dict) else [None]
    )
    known = [length for length in lengths if length is not None and length >= 0]
    return sum(known) if len(known) == len(lengths) else None
