"""A file of its own for the sections of one kind, besides the summary."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from pmworkshop.base.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class OwnFile:
    """The file that a module kind names as its `own_file`.

    Attributes:
        name: Name of the file.
        title: Heading of the file.
        write: Writes one whole section, as blocks of Markdown.
    """

    name: str
    title: str
    write: Callable[[Any], Iterator[str]]
