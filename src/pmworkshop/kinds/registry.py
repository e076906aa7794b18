"""The registry of the kinds of module; the code of a kind is imported when somebody first asks about it.

The registry imports no kind: it holds names and the places of their code. So every package may use it, the lowest
included, and a command that needs no panel does not import Textual.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any

from pmworkshop.base.dataclass import dataclass

if TYPE_CHECKING:
    from pmworkshop.agenda.model import ModuleBase
    from pmworkshop.kinds.kind import Kind


@dataclass(frozen=True, slots=True)
class Registered:
    """The places of the code of a kind.

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
    """List the names of all registered kinds.

    Returns:
        The names; those of the kinds that come with the program first.
    """
    return tuple(_registered)


def load(path: str) -> Any:
    """Import a class or function by the place of its code.

    Args:
        path: The place, as ``package.file:Name``.

    Returns:
        The class or function.

    Raises:
        ModuleNotFoundError: The file does not exist.
        AttributeError: The file does not define the name.
    """
    file, _, name = path.partition(":")
    return getattr(import_module(file), name)


def model_of(name: str) -> type[ModuleBase]:
    """Return the agenda model of a kind.

    Args:
        name: The name of the kind, as in the ``kind`` field of an agenda.

    Returns:
        The class that validates modules of this kind.

    Raises:
        KeyError: No kind of that name is registered.
    """
    model: type[ModuleBase] = load(_registered[name].model)
    return model


def kind_of(module: ModuleBase) -> Kind[Any]:
    """Return the descriptor of a module's kind.

    Args:
        module: A module of an agenda.

    Returns:
        The descriptor, the same object each time.

    Raises:
        KeyError: The module's kind is not registered.
    """
    return kind_named(module.kind)


def kind_named(name: str) -> Kind[Any]:
    """Return the descriptor of a kind.

    Args:
        name: The name of the kind, as in the ``kind`` field of an agenda.

    Returns:
        The descriptor, the same object each time.

    Raises:
        KeyError: No kind of that name is registered.
    """
    if name not in _descriptors:
        _descriptors[name] = load(_registered[name].descriptor)()
    return _descriptors[name]


@contextmanager
def registered(name: str, model: str, descriptor: str) -> Iterator[None]:
    """Register a kind for the duration of a context.

    Args:
        name: The name of the kind, as in the ``kind`` field of an agenda.
        model: Its agenda model, as ``package.file:Name``.
        descriptor: The class that describes it, as ``package.file:Name``.

    Yields:
        Nothing; the kind is registered inside the context.

    Raises:
        ValueError: A kind of that name is registered already.
    """
    register(name, model, descriptor)
    try:
        yield
    finally:
        del _registered[name]
        _descriptors.pop(name, None)


def register(name: str, model: str, descriptor: str) -> None:
    """Register a kind; its code is not imported yet.

    Args:
        name: The name of the kind, as in the ``kind`` field of an agenda.
        model: Its agenda model, as ``package.file:Name``.
        descriptor: The class that describes it, as ``package.file:Name``.

    Raises:
        ValueError: A kind of that name is registered already.
    """
    if name in _registered:
        raise ValueError(f"the kind {name!r} is registered already")
    _registered[name] = Registered(model, descriptor)
