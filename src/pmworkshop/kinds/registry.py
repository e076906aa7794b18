"""Which kinds of module there are. Nothing of a kind is imported before somebody asks about it.

This file knows no kind: it holds names and the places where their code is. So every room may ask it, the
lowest too, and a command that needs no panel imports no Textual.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pmworkshop.agenda.model import ModuleBase
    from pmworkshop.kinds.kind import Kind


@dataclass(frozen=True, slots=True)
class Registered:
    """Where the code of a kind is.

    Attributes:
        model: Its agenda model, as ``package.file:Name``.
        descriptor: The class that describes it, as ``package.file:Name``.
    """

    model: str
    descriptor: str


_BUILT_IN = ("brief", "collect", "poll", "chart", "decide", "plan", "review")
_registered: dict[str, Registered] = {
    name: Registered(
        f"pmworkshop.agenda.model:{name.capitalize()}Module",
        f"pmworkshop.kinds.builtin.{name}:{name.capitalize()}Kind",
    )
    for name in _BUILT_IN
}
_descriptors: dict[str, Kind[Any]] = {}


def names() -> tuple[str, ...]:
    """List the names of all kinds, those that the program comes with first."""
    return tuple(_registered)


def load(path: str) -> Any:
    """Import what stands in a file.

    Args:
        path: The place, as ``package.file:Name``.

    Returns:
        The class or function of that name.
    """
    file, _, name = path.partition(":")
    return getattr(import_module(file), name)


def model_of(name: str) -> type[ModuleBase]:
    """Return the agenda model of a kind.

    Args:
        name: What an agenda writes as ``kind``.

    Returns:
        The class that modules of this kind are validated by.

    Raises:
        KeyError: There is no such kind.
    """
    model: type[ModuleBase] = load(_registered[name].model)
    return model


def kind_of(module: ModuleBase) -> Kind[Any]:
    """Return the descriptor of a module's kind.

    Args:
        module: A module of an agenda.

    Returns:
        What answers all questions about modules of this kind.

    Raises:
        KeyError: There is no such kind.
    """
    return kind_named(module.kind)


def kind_named(name: str) -> Kind[Any]:
    """Return the descriptor of a kind.

    Args:
        name: What an agenda writes as ``kind``.

    Returns:
        What answers all questions about modules of this kind.

    Raises:
        KeyError: There is no such kind.
    """
    if name not in _descriptors:
        _descriptors[name] = load(_registered[name].descriptor)()
    return _descriptors[name]


@contextmanager
def registered(name: str, model: str, descriptor: str) -> Iterator[None]:
    """Register a kind for as long as the context lasts.

    Args:
        name: What an agenda writes as ``kind``.
        model: Its agenda model, as ``package.file:Name``.
        descriptor: The class that describes it, as ``package.file:Name``.

    Yields:
        Nothing; the kind is known inside the context.

    Raises:
        ValueError: A kind of that name is there already.
    """
    register(name, model, descriptor)
    try:
        yield
    finally:
        del _registered[name]
        _descriptors.pop(name, None)


def register(name: str, model: str, descriptor: str) -> None:
    """Register a kind.

    Args:
        name: What an agenda writes as ``kind``.
        model: Its agenda model, as ``package.file:Name``.
        descriptor: The class that describes it, as ``package.file:Name``.

    Raises:
        ValueError: A kind of that name is there already.
    """
    if name in _registered:
        raise ValueError(f"the kind {name!r} is registered already")
    _registered[name] = Registered(model, descriptor)
