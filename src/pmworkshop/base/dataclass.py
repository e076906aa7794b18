"""Dataclasses whose methods are written when they are first called.

`dataclasses.dataclass` writes and compiles six methods of each frozen class when its file is imported. That would be
a sixth of the time until the stage shows, and most classes have no instance by then. To whoever reads, checks or uses
a class that takes `dataclass` from here, it is the same.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, FrozenInstanceError, fields
from functools import partial
from typing import TYPE_CHECKING, Any, NoReturn

__all__ = ["dataclass"]

_WRITTEN = ("__eq__", "__hash__", "__repr__", "__post_init__")


def _dataclass(
    cls: type | None = None, /, *, frozen: bool = False, slots: bool = False, eq: bool = True, kw_only: bool = False
) -> Any:
    """Make a dataclass as `dataclasses.dataclass` does.

    A class that is less plain is left to `dataclasses.dataclass`: one that inherits fields, has one of the methods
    already, takes fields by name only, or has some that are not given.

    Args:
        cls: The class; None gives the decorator.
        frozen: Whether its fields cannot be assigned.
        slots: Whether its instances have no ``__dict__``.
        eq: Whether instances with the same values are equal.
        kw_only: Whether its fields are given by name only.
    """
    if cls is None:
        return partial(_dataclass, frozen=frozen, slots=slots, eq=eq, kw_only=kw_only)
    if kw_only or hasattr(cls, "__dataclass_fields__") or not _is_plain(vars(cls)):
        return dataclasses.dataclass(cls, frozen=frozen, slots=slots, eq=eq, kw_only=kw_only)
    made: Any = dataclasses.dataclass(cls, init=False, repr=False, eq=False, slots=slots)
    made.__dataclass_params__.frozen = frozen
    made.__repr__ = _told
    _write_later(made, "__init__", lambda: _init(fields(made), frozen))
    if eq:
        _write_later(made, "__eq__", lambda: _comparing(made).__eq__)
        made.__hash__ = None
    if frozen:
        made.__setattr__ = made.__delattr__ = _refuse
        if eq:
            _write_later(made, "__hash__", lambda: _comparing(made).__hash__)
        if slots:
            made.__getstate__, made.__setstate__ = _state, _set_state
    return made


def _is_plain(parts: Mapping[str, Any]) -> bool:
    given = all(one.init and one.kw_only is not True for one in parts.values() if isinstance(one, Field))
    return given and not any(name in parts for name in _WRITTEN)


def _write_later(cls: type, name: str, write: Callable[[], Callable[..., Any]]) -> None:
    def first(self: object, *args: Any, **named: Any) -> Any:
        method = write()
        setattr(cls, name, method)
        return method(self, *args, **named)

    setattr(cls, name, first)


def _init(parts: tuple[Field[Any], ...], frozen: bool) -> Callable[..., None]:
    given, body = ["self"], ["pass"]
    known: dict[str, Any] = {"__put": object.__setattr__, "__missing": MISSING}
    for place, one in enumerate(parts):
        name = value = one.name
        preset, known[f"__{place}"] = f"{name}=__{place}", one.default
        if one.default_factory is not MISSING:
            preset, known[f"__{place}"] = f"{name}=__missing", one.default_factory
            value = f"__{place}() if {name} is __missing else {name}"
        given.append(name if known[f"__{place}"] is MISSING else preset)
        body.append(f"__put(self, {name!r}, {value})" if frozen else f"self.{name} = {value}")
    exec(f"def __init__({', '.join(given)}): {'; '.join(body)}", known)
    return known["__init__"]  # type: ignore[no-any-return]


def _comparing(cls: Any) -> Any:
    """Return a class with the methods that compare instances of another."""
    parts = [(one.name, object, dataclasses.field(compare=one.compare)) for one in fields(cls)]
    return dataclasses.make_dataclass(cls.__name__, parts, init=False, repr=False, unsafe_hash=True)


def _told(self: Any) -> str:
    values = (f"{one.name}={getattr(self, one.name)!r}" for one in fields(self) if one.repr)
    return f"{type(self).__qualname__}({', '.join(values)})"


def _refuse(self: object, name: str, value: object = None) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, one.name) for one in fields(self)]


def _set_state(self: Any, state: list[Any]) -> None:
    for one, value in zip(fields(self), state, strict=True):
        object.__setattr__(self, one.name, value)


if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    dataclass = _dataclass
