"""TOML of dataclasses and plain data: what says nothing is left out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import is_dataclass
from datetime import date
from json.encoder import encode_basestring
from typing import Any

_BARE = re.compile(r"[A-Za-z0-9_-]+")


def text(value: str) -> str:
    """Write a string. JSON's escapes are TOML's too, but TOML also wants DEL escaped."""
    return encode_basestring(value).replace("\x7f", "\\u007f")


def plain(value: Any) -> str:
    """Write plain JSON data, without nothings in it, as one line: much quicker than value by value."""
    written = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(", ", " = "), allow_nan=False)
    return written.replace("\x7f", "\\u007f")


def inline(value: Any) -> str:
    """Write a value in one line: text, numbers, dates, sequences, dicts and dataclasses."""
    if isinstance(value, str):
        return text(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return f"[{', '.join([inline(part) for part in value])}]"
    return "{" + ", ".join([f"{name} = {inline(part)}" for name, part in pairs(value)]) + "}"


def pairs(value: Any) -> Iterator[tuple[str, Any]]:
    """Go through the keys and values that say something."""
    if isinstance(value, dict):
        for name in sorted(value):
            yield _key(name), value[name]
        return
    for name in value.__dataclass_fields__:
        part = getattr(value, name)
        if part or (part == 0 and part is not False and part is not None):
            yield name, part


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else text(name)


def lines(value: Any) -> Iterator[str]:
    """Write a dataclass or dict as the lines of one table; sequences of tables get a line for each."""
    for name, part in pairs(value):
        if isinstance(part, tuple) and part and is_dataclass(part[0]):
            yield f"{name} = ["
            yield from (f"  {inline(one)}," for one in part)
            yield "]"
        else:
            yield f"{name} = {inline(part)}"


def tables(name: str, values: Iterable[Any]) -> Iterator[str]:
    """Write an array of tables."""
    for value in values:
        yield ""
        yield f"[[{name}]]"
        yield from lines(value)
