"""Lets a program of many data classes start quickly: their methods are compiled when they are first called."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from typing import Any

_MAKER = "_create_fn"
"""What makes a method in `dataclasses`, by one `exec` for each; Python 3.13 makes all of a class at once."""


def compile_methods_later() -> None:
    """Let `dataclasses` compile each method of the classes that follow when it is first called, and not before.

    Starting the program makes two hundred data classes of ours and of libraries, with six methods each, of which it
    calls a few. Where Python makes methods in another way, nothing changes. It holds for the whole process: only a
    process that is the program calls it.
    """
    compiled = getattr(dataclasses, _MAKER, None)
    if compiled is not None and compiled.__module__ == dataclasses.__name__:
        setattr(dataclasses, _MAKER, _later(compiled))


def _later(compiled: Callable[..., Any]) -> Callable[..., Any]:
    """Make methods that compile themselves by ``compiled``, and then leave their place in the class to the result."""

    def make(name: str, args: Sequence[str], body: Sequence[str], **more: Any) -> Callable[..., Any]:
        real: Any = None

        def method(self: Any, *given: Any, **named: Any) -> Any:
            nonlocal real
            if real is None:
                real = compiled(name, args, body, **more)
                real.__qualname__ = method.__qualname__
                for owner in type(self).__mro__:
                    if vars(owner).get(name) is method:
                        type.__setattr__(owner, name, real)
            return real(self, *given, **named)

        method.__name__ = name
        return method

    return make
