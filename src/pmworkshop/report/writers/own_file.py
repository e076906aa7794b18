"""A file of its own that sections of one kind are written to, besides the summary."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class OwnFile:
    """What a kind of module names as its `own_file`.

    Attributes:
        name: The name of the file.
        title: The heading of the file.
        write: Writes the whole of one section, as blocks of Markdown.
    """

    name: str
    title: str
    write: Callable[[Any], Iterator[str]]
