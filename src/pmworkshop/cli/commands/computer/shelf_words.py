"""The modules of the shelf in words and as plain data: the list of them, and one of them whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pmworkshop.base.language import tr, tr_noop
from pmworkshop.cli.options import say

if TYPE_CHECKING:
    from pmworkshop.agenda.model import Module
    from pmworkshop.agenda.shelf import Shelf, Shelved

_MODES = {"solo": tr_noop("alone beforehand"), "either": tr_noop("in the room, or alone beforehand")}


def say_shelf(shelf: Shelf) -> None:
    """Print what is on the shelf, one module after the other.

    Args:
        shelf: The shelf.
    """
    say(tr("Modules that an agenda can be made of, with `pmworkshop agenda new NAME --modules A,B,C`:"))
    for one in shelf.listed():
        for line in _listed(one):
            say(line)


def _listed(one: Shelved) -> Iterator[str]:
    if one.module is None:
        yield tr("{name}  (cannot be used)", name=one.name)
        yield f"  {one.fault}"
    else:
        yield f"{one.name}  {_titled(one.module)}"
        if one.module.leaves:
            yield tr("  Leaves: {leaves}", leaves=one.module.leaves)
    for other in one.instead_of:
        yield tr("  {path} counts, and not {other}", path=one.path, other=other)


def _titled(module: Module) -> str:
    from pmworkshop.kinds.registry import kind_of

    return tr(
        "{title} ({does}, {minutes:g} min)", title=module.title, does=tr(kind_of(module).does), minutes=module.minutes
    )


def say_module(one: Shelved) -> None:
    """Print a module of the shelf with its questions and its whole script.

    Args:
        one: The module; its file has no faults.
    """
    module = one.module
    assert module is not None
    for line in (*_head(one.name, module), *_questions(module), *_script(module)):
        say(line)


def _head(name: str, module: Module) -> Iterator[str]:
    yield _titled(module)
    yield tr("Taken as: {name}", name=name)
    takes = ", ".join(_takes(module))
    about = {
        tr("Where"): tr(_MODES[module.mode]) if module.mode in _MODES else "",
        tr("Method"): module.tool,
        tr("Takes from"): takes,
        tr("Leaves"): module.leaves,
        tr("Source"): module.source,
        tr("Phases"): ", ".join(_phases(module)),
    }
    yield from (f"{word}: {value}" for word, value in about.items() if value)


def _takes(module: Module) -> Iterator[str]:
    from pmworkshop.agenda.composing import sources

    yield from dict.fromkeys(source for _, source in sources(module))


def _phases(module: Module) -> Iterator[str]:
    from pmworkshop.agenda.phases import phase_name, turn_words

    for name, length in module.phases.items():
        turns = f" ({turn_words(module.turns[name])})" if name in module.turns else ""
        yield tr("{name} {length:g} min{turns}", name=phase_name(name).lower(), length=length, turns=turns)


def _questions(module: Module) -> Iterator[str]:
    yield ""
    for prompt in module.prompts:
        yield f"  {prompt.text}"
        if prompt.hint:
            yield f"    {prompt.hint}"


def _script(module: Module) -> Iterator[str]:
    parts = {
        tr("To begin"): [module.opening] if module.opening else [],
        tr("For you"): module.notes,
        tr("To ask when answers stay vague"): module.probes,
        tr("When the room is stuck"): [module.stuck] if module.stuck else [],
        tr("When time is short"): [module.cut] if module.cut else [],
    }
    for heading, lines in parts.items():
        if lines:
            yield f"\n{heading}"
            yield from (f"  {line}" for line in lines)


def shelved_plain(one: Shelved) -> dict[str, Any]:
    """List what is known of a module of the shelf, for other programs.

    Args:
        one: The module; what its file does not say is empty if it has faults.

    Returns:
        Plain data.
    """
    module = one.module
    return {
        "name": one.name,
        "title": module.title if module else "",
        "kind": module.kind if module else "",
        "minutes": module.minutes if module else 0,
        "leaves": module.leaves if module else "",
        "takes": list(_takes(module)) if module else [],
        "source": module.source if module else "",
        "path": str(one.path),
        "instead_of": [str(path) for path in one.instead_of],
        "fault": one.fault,
    }


def whole_plain(one: Shelved) -> dict[str, Any]:
    """List all of a module of the shelf with its script, for other programs.

    Args:
        one: The module; its file has no faults.

    Returns:
        Plain data.
    """
    module = one.module
    assert module is not None
    return {
        **shelved_plain(one),
        "phases": module.phases,
        "turns": module.turns,
        "questions": [prompt.text for prompt in module.prompts],
        "opening": module.opening,
        "notes": module.notes,
        "probes": module.probes,
        "stuck": module.stuck,
        "cut": module.cut,
    }
