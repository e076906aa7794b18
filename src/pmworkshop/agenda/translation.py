"""The other languages of an agenda: its texts, and what they are called there.

A module, and the agenda above it, carries a table for each further language: the text as it stands, and the same in
that language. What a table lacks stays as it is. An agenda in another language carries its first one as such a table,
so that a wall can be shown in either.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterator, Mapping
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pmworkshop.agenda.model import Agenda, Module, ModuleBase
from pmworkshop.agenda.model.values import Translations
from pmworkshop.base.model import After, Model
from pmworkshop.base.text import clean_line, clean_text

M = TypeVar("M", bound=Model)
Words = Mapping[str, str]
"""Texts, each as one clean line, with what they are called in another language."""
_APART = frozenset(("code", "usual", "translations", "language"))
"""Fields that are text and stay: abbreviations, which narrow grids are made for."""


_Fields = tuple[tuple[str, Callable[[str], str] | None], ...]
_known: dict[type[Model], _Fields] = {}


def _fields(model: type[Model]) -> _Fields:
    """List the fields of a model that hold texts, with what cleans them; None where parts with texts stand."""
    if (known := _known.get(model)) is not None:
        return known
    told = {name: one.annotation for name, one in model.model_fields.items() if name not in _APART}
    texts = {name: _cleaner(annotation) for name, annotation in told.items()}
    found = [(name, cleans) for name, cleans in texts.items() if cleans or _holds_parts(told[name])]
    return _known.setdefault(model, tuple(found))


def _cleaner(annotation: Any) -> Callable[[str], str] | None:
    """Return what cleans a text that is annotated so, or each text of a list; None where no text can stand."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is tuple:
        return _cleaner(parts[0])
    if origin in (Union, UnionType):
        return next((cleans for one in parts if (cleans := _cleaner(one))), None)
    marks = [one.function for one in parts[1:] if isinstance(one, After)] if origin is Annotated else []
    return next((cleans for cleans in (clean_line, clean_text) if cleans in marks), None)


def _holds_parts(annotation: Any) -> bool:
    if isinstance(annotation, type):
        return issubclass(annotation, Model)
    return any(_holds_parts(one) for one in get_args(annotation) if isinstance(one, type) or get_origin(one))


def texts_of(part: Model) -> Iterator[tuple[str, str]]:
    """List the texts of an agenda, of a module or of a part, which may be put into another language.

    Args:
        part: The agenda, the module or the part.

    Yields:
        The field that a text stands in, and the text; none is empty.
    """
    for name, cleans in _fields(type(part)):
        value = getattr(part, name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Model):
                yield from texts_of(one)
            elif cleans is not None and one:
                yield name, one


def translated(part: M, words: Words, apart: Container[str] = ()) -> M:
    """Return a record, or a part of an agenda, with its texts in another language.

    Args:
        part: The record or the part.
        words: What its texts are called.
        apart: Names of fields that stay as they are.

    Returns:
        The part; the same one where nothing in it changes.
    """
    changed = {}
    for name, cleans in _fields(type(part)):
        value = getattr(part, name)
        if name not in apart and (said := _said(value, cleans, words, apart)) is not value:
            changed[name] = said
    return part.model_copy(update=changed) if changed else part


def _said(value: Any, cleans: Callable[[str], str] | None, words: Words, apart: Container[str]) -> Any:
    if isinstance(value, tuple):
        said = tuple([_said(one, cleans, words, apart) for one in value])
        return value if all(one is two for one, two in zip(value, said, strict=True)) else said
    if isinstance(value, Model):
        return translated(value, words, apart)
    if cleans is None or not isinstance(value, str) or not value:
        return value
    found = words.get(clean_line(value))
    return cleans(found) if found else value


def module_in(module: Module, code: str, words: Words | None = None) -> Module:
    """Return a module in a language, with the one that it was in as a further one.

    Args:
        module: The module.
        code: The code of the language.
        words: What further texts are called, such as those of the agenda around it; its own count more.

    Returns:
        The module; the same one if it is in that language, or has no words of it.
    """
    own = {**(words or {}), **module.translations.get(code, {})}
    if module.language == code or not own:
        return module
    used = {text: own[line] for _, text in texts_of(module) if own.get(line := clean_line(text))}
    return translated(module, own).model_copy(
        update={"language": code, "translations": _turned(module.translations, module.language, code, used)}
    )


def in_language(agenda: Agenda, code: str) -> Agenda:
    """Return an agenda in a language, with the one that it was in as a further one.

    Args:
        agenda: The agenda.
        code: The code of the language.

    Returns:
        The agenda; the same one if it is in that language already, or has no words of it beside those of its modules.
    """
    words = agenda.translations.get(code, {})
    if agenda.language == code or not words:
        return agenda
    modules = tuple([module_in(module, code, words) for module in agenda.modules])
    head = agenda.model_copy(update={"modules": ()})
    used = {text: words[line] for _, text in texts_of(head) if words.get(line := clean_line(text))}
    turned = _turned(agenda.translations, agenda.language, code, used)
    changed = {"language": code, "translations": turned, "modules": modules}
    return translated(head, words).model_copy(update=changed)


def in_one(agenda: Agenda) -> Agenda:
    """Return an agenda with all modules in its own language, where they have it: those of a shelf may be in another.

    Words of texts that the agenda has replaced by its own are left out.

    Args:
        agenda: The agenda.
    """
    modules = [module_in(one, agenda.language) for one in agenda.modules]
    return agenda.model_copy(update={"modules": tuple([_with_own_words(one) for one in modules])})


def _with_own_words(module: Module) -> Module:
    return (
        module.model_copy(update={"translations": _kept(module.translations, module)})
        if module.translations
        else module
    )


def _turned(tables: Translations, was: str, code: str, used: Mapping[str, str]) -> Translations:
    """Return the tables of what was put into another language: keyed by the texts as they are now."""
    turned = {clean_line(said): text for text, said in used.items()}
    rest = {
        other: {clean_line(said): words[line] for text, said in used.items() if (line := clean_line(text)) in words}
        for other, words in tables.items()
        if other not in (was, code)
    }
    return {was: turned, **rest}


class WallWords(dict[str, str]):
    """What the texts of an agenda are called in another language; in a module its own words count more."""

    def __init__(self, shared: Words, of_modules: Mapping[str, Words]) -> None:
        """Gather the words.

        Args:
            shared: Those of the agenda.
            of_modules: Those of each module, by its id.
        """
        super().__init__(shared)
        for own in of_modules.values():
            self.update(own)
        self._of_modules = {name: {**self, **own} for name, own in of_modules.items() if own}

    def within(self, module: str) -> Words:
        """Return the words as they are in a module.

        Args:
            module: The id of the module; empty outside of all.
        """
        return self._of_modules.get(module, self)


def words_in(agenda: Agenda, code: str) -> WallWords:
    """Gather what the texts of an agenda are called in another language.

    Args:
        agenda: The agenda.
        code: The code of the language.

    Returns:
        The words; none where the agenda has none of that language.
    """
    own = {module.id: module.translations.get(code, {}) for module in agenda.modules}
    return WallWords(agenda.translations.get(code, {}), own)


def words_of(part: Agenda | ModuleBase, code: str) -> dict[str, str]:
    """Return the texts of an agenda or of a module that have words in a language, each as it stands, with its words.

    Args:
        part: The agenda or the module.
        code: The code of the language.
    """
    words = words_in(part, code) if isinstance(part, Agenda) else part.translations.get(code, {})
    return {text: words[line] for _, text in texts_of(part) if words.get(line := clean_line(text))}


def languages_of(agenda: Agenda) -> tuple[str, ...]:
    """List the languages that an agenda can be shown in, the one that it is in first.

    Args:
        agenda: The agenda.
    """
    tables = [agenda.translations, *(module.translations for module in agenda.modules)]
    more = {code for table in tables for code, words in table.items() if words}
    return (agenda.language, *sorted(more - {agenda.language}))


def for_the_wall(agenda: Agenda) -> Agenda:
    """Return an agenda whose tables of other languages hold only what may be projected.

    Args:
        agenda: The agenda.

    Returns:
        The agenda; what is for the facilitator alone stays in the language that it is in.
    """
    return agenda.model_copy(
        update={
            "translations": _kept(agenda.translations, agenda.public([module.id for module in agenda.modules])),
            "modules": tuple([module_for_the_wall(module) for module in agenda.modules]),
        }
    )


def module_for_the_wall(module: Module) -> Module:
    """Return a module whose tables of other languages hold only what may be projected.

    Args:
        module: The module.
    """
    if not module.translations:
        return module
    return module.model_copy(update={"translations": _kept(module.translations, module.public())})


def _kept(tables: Translations, part: Agenda | ModuleBase) -> Translations:
    """Keep of the tables what the texts of a part need."""
    wanted = {clean_line(text) for _, text in texts_of(part)}
    return {code: {text: said for text, said in words.items() if text in wanted} for code, words in tables.items()}


def same_word(agenda: Agenda, module: str, word: str, among: Collection[str]) -> str:
    """Find the one of some words that a word stands for which was chosen while the wall spoke another language.

    Args:
        agenda: The agenda, with its further languages.
        module: The id of the module that the words belong to.
        word: The word, in any of its languages.
        among: The words, all in one of them.

    Returns:
        The one of them; the word itself if it is one, or stands for none.
    """
    if word in among:
        return word
    pairs = [(text, clean_line(said)) for text, said in _all_words(agenda, module)]
    own = {word, *(text for text, said in pairs if said == word)}
    meant = own.union(said for text, said in pairs if text in own)
    return next((one for one in among if one in meant), word)


def _all_words(agenda: Agenda, module: str) -> Iterator[tuple[str, str]]:
    for code in languages_of(agenda)[1:]:
        yield from words_in(agenda, code).within(module).items()
