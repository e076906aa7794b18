"""Writing an agenda as the file that loads back to it: whole, without the shelf, and for people to change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pmworkshop.agenda.model import Agenda, Module, Translations
from pmworkshop.base.language import tr, tr_noop

_ABOVE = tr_noop("""\
# {title}
#
# You may change every text between quotation marks, the minutes under `phases`, and the order of the modules;
# a module goes from one [[modules]] to the next. Three things hold the file together:
#   - all modules together take at most the `minutes` below; a tenth of them is best kept free;
#   - each module has an id of its own, and takes only from modules above it;
#   - `holds` says what the answers are: keep it where you reword a question.
# The guide, docs/agendas.md, explains every key, and how to check the file after a change.
""")
_NUMBERED = ("prompts", "subjects", "items")
"""Lists whose tables are numbered where they have no id."""
_BELOW = {"translations"}
"""Keys whose tables stand below the others."""
_FIRST = ("id", "title", "short", "kind", "method", "phases", "turns")
"""The keys that a module begins with."""
_WIDTH = 100
"""Characters that a list has at most on one line."""


def agenda_text(agenda: Agenda) -> str:
    """Write an agenda as a file that needs no other.

    Args:
        agenda: The agenda.

    Returns:
        TOML that loads to the same agenda, one table for each module, with comments that say how to change it.
    """
    head = {"format": agenda.format, **agenda.model_dump(exclude_defaults=True, exclude={"modules", *_BELOW})}
    parts = [tr(_ABOVE, title=agenda.title), _table({**head, "people": agenda.people})]
    for module in agenda.modules:
        parts += [f"[[modules]]\n{_table(_plain(module))}", *translation_tables(module.translations, "modules.")]
    return "\n".join([*parts, *translation_tables(agenda.translations)])


def translation_tables(translations: Translations, under: str = "") -> list[str]:
    """Write translations as tables of their own, which stand at the end of what they belong to.

    Args:
        translations: The translations, by the code of the language.
        under: What stands before the key in the head of each table.

    Returns:
        A table for each language that has words.
    """
    return [f"[{under}translations.{code}]\n{_words(words)}" for code, words in translations.items() if words]


def _words(words: Mapping[str, str]) -> str:
    return "".join(f"{_scalar(text, lines=False)} = {_scalar(said, lines=False)}\n" for text, said in words.items())


def _plain(module: Module) -> dict[str, Any]:
    """List the keys of a module that do not have their usual values, with those that it must have."""
    given = {**module.model_dump(exclude_defaults=True, exclude=_BELOW), "kind": module.kind}
    for key in _NUMBERED:
        if key in given:
            given[key] = [_unnumbered(part, place) for place, part in enumerate(given[key], 1)]
    return {key: given[key] for key in (*_FIRST, *given) if key in given}


def _unnumbered(part: dict[str, Any], place: int) -> Any:
    """Write a question or a statement as short as the format allows: its number needs no key."""
    named = {"id": part.get("id", "1"), **part}
    if named["id"] == str(place):
        del named["id"]
    return named["text"] if list(named) == ["text"] else named


def _table(values: dict[str, Any]) -> str:
    return "".join(f"{key} = {_value(value)}\n" for key, value in values.items())


def _value(value: Any) -> str:
    if isinstance(value, list | tuple):
        parts = [_inline(part) for part in value]
        whole = f"[{', '.join(parts)}]"
        return whole if len(whole) <= _WIDTH else "[\n" + "".join(f"  {part},\n" for part in parts) + "]"
    return _scalar(value) if isinstance(value, str) else _inline(value)


def _inline(value: Any) -> str:
    """Write a value on one line."""
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{key} = {_inline(part)}' for key, part in value.items())} }}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_inline, value))}]"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return _scalar(value, lines=False)


def _scalar(value: Any, *, lines: bool = True) -> str:
    import tomli_w

    return tomli_w.dumps({"x": value}, multiline_strings=lines).removeprefix("x = ").removesuffix("\n")
