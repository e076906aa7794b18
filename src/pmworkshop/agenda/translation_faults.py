"""What is wrong with the translations of an agenda: texts that it has not, and words too long for their place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pmworkshop.agenda.faults import Fault, where
from pmworkshop.agenda.model import Agenda, Module
from pmworkshop.agenda.model.parts import HEAD_WORDS
from pmworkshop.agenda.references import tables
from pmworkshop.agenda.translation import Words, texts_of, words_in
from pmworkshop.base.error_wording import describe, nearest
from pmworkshop.base.language import tr
from pmworkshop.base.model import Model
from pmworkshop.base.text import clean_line

Raw = dict[str, Any]
_KEY = "translations"
_SHORT = 16
"""Characters that the rail at the top of the stage has for a module."""
_CHOSEN = "options"
"""The field of words that answers are chosen from."""
_CODE = 2
"""Letters of the code of a language."""
_Words = dict[str, dict[str, str]]


def say_language(raw: Raw) -> None:
    """Let the modules that an agenda writes out itself be in its language, in place.

    Args:
        raw: The agenda as it was parsed; it may be misshapen.
    """
    language = raw.get("language")
    if not isinstance(language, str) or len(language) != _CODE:
        return
    for _, module in tables(raw.get("modules")):
        if "use" not in module:
            module.setdefault("language", language)


def own_tables(raw: Raw) -> Raw:
    """Keep the translations that a file has itself, before those of the shelf come to them.

    Args:
        raw: The agenda as it was parsed; it may be misshapen.

    Returns:
        The same tables, in the shape of an agenda.
    """
    modules = raw.get("modules")
    if not isinstance(modules, list):
        return {_KEY: raw.get(_KEY)}
    return {_KEY: raw.get(_KEY), "modules": [_alone(module) for module in modules]}


def _alone(module: object) -> Raw:
    return {key: module[key] for key in ("id", _KEY) if key in module} if isinstance(module, dict) else {}


def translation_faults(agenda: Agenda, own: Raw) -> Iterator[Fault]:
    """List what is wrong with the translations of an agenda that has no other fault.

    Args:
        agenda: The agenda.
        own: Its own translations, as `own_tables` kept them.

    Yields:
        The faults.
    """
    yield from _of(agenda, _read(own.get(_KEY)), 0, "")
    for place, module in tables(own.get("modules")):
        yield from _of(agenda.modules[place - 1], _read(module.get(_KEY)), place, where(place, module))
    for place, found in enumerate(agenda.modules, 1):
        for code in sorted({*agenda.translations, *found.translations}):
            yield from _alike(found, words_in(agenda, code).within(found.id), code, place)


def _read(raw: Any) -> _Words:
    return {code: {clean_line(text): said for text, said in words.items()} for code, words in (raw or {}).items()}


def _of(part: Model, own: _Words, place: int, at: str) -> Iterator[Fault]:
    fields = {clean_line(text): field for field, text in texts_of(part)} if own else {}
    for code, words in own.items():
        for text, said in words.items():
            key = f"{_KEY}, {code}"
            if text not in fields:
                near = nearest(text, list(fields))
                yield Fault(place, at, key, describe(text), tr("a text that stands in the agenda"), near)
            elif found := _too_long(fields[text], said):
                yield Fault(place, at, key, describe(said), found)


def _alike(module: Module, words: Words, code: str, place: int) -> Iterator[Fault]:
    """Find words to choose from that are called the same: nobody could tell which was chosen."""
    called: dict[str, str] = {}
    for text in [clean_line(text) for field, text in texts_of(module) if field == _CHOSEN]:
        said = clean_line(words.get(text, text))
        if called.setdefault(said, text) != text:
            other = tr("another word than for “{text}”", text=called[said])
            at = where(place, {"id": module.id, "title": module.title})
            yield Fault(place, at, f"{_KEY}, {code}", describe(said), other)


def _too_long(field: str, said: str) -> str:
    """Say what the place of a text allows, if its translation is longer."""
    if field == "short" and len(clean_line(said)) > _SHORT:
        return tr("at most {most} characters", most=_SHORT)
    if field == "head" and len(said.split()) > HEAD_WORDS:
        return tr("at most {most} words", most=HEAD_WORDS)
    return ""
