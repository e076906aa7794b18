"""TOML of dataclasses and plain data; empty fields are left out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import is_dataclass
from typing import Any

import tomli_w


def document(values: Mapping[str, Any]) -> bytes:
    """Write a TOML file.

    Args:
        values: Values by key: text, numbers, dates, sequences, dicts and dataclasses.

    Returns:
        Content of the file in UTF-8; characters that cannot be encoded become question marks.
    """
    return tomli_w.dumps({name: plain(value) for name, value in values.items()}).encode(errors="replace")


def plain(value: Any) -> Any:
    """Turn dataclasses into tables; their empty fields are left out, except for zeros.

    Args:
        value: Text, a number, a date, a sequence, a dict or a dataclass.

    Returns:
        The same data in plain dicts and lists; keys of dicts sorted, fields of dataclasses in their order.
    """
    if is_dataclass(value):
        parts = ((name, getattr(value, name)) for name in value.__dataclass_fields__)
        return {name: plain(part) for name, part in parts if _says_something(part)}
    if isinstance(value, dict):
        return {name: plain(value[name]) for name in sorted(value)}
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    return value


def _says_something(value: Any) -> bool:
    return bool(value) or (value == 0 and value is not False)


def line(value: Any) -> str:
    """Write plain JSON data as one line of TOML.

    It serves for the history of a session: ten thousand steps take a third of the time that the library takes.

    Args:
        value: JSON data without null.

    Returns:
        The line. TOML has the escapes of JSON, and also requires DEL to be escaped.

    Raises:
        ValueError: A number is not finite.
    """
    return _LINE.encode(value).replace("\x7f", "\\u007f")


_LINE = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(", ", " = "), allow_nan=False)
