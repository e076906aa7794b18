"""Finding modules of the shelf by words that they hold."""

from __future__ import annotations

from collections.abc import Iterable

from pmworkshop.agenda.model import Module
from pmworkshop.agenda.shelf import Shelved
from pmworkshop.agenda.wordings import wordings


def holding(shelf: Iterable[Shelved], text: str) -> list[Shelved]:
    """List the modules that hold words: in title, what they leave, source, tool or name, else in their questions.

    Args:
        shelf: The modules; a file with faults has only its name.
        text: Words or parts of words, in any order; large and small letters are the same.

    Returns:
        The modules that hold all the words, in their order. The questions and other texts of the wall count only
        where nothing else holds the words: some words stand in nearly all of them.
    """
    words, listed = text.casefold().split(), list(shelf)
    named = [one for one in listed if _hold(_named(one), words)]
    return named or [one for one in listed if one.module is not None and _hold(_asked(one.module), words)]


def _hold(text: str, words: Iterable[str]) -> bool:
    return all(word in text for word in words)


def _named(one: Shelved) -> str:
    module = one.module
    said = (module.title, module.leaves, module.source, module.tool) if module is not None else ()
    return "\n".join((one.name, *said)).casefold()


def _asked(module: Module) -> str:
    return "\n".join(wording.text for wording in wordings(module)).casefold()
