"""The modules of the shelf as rows of a list, for the pages on which one is taken."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pmworkshop.agenda.model import Module
from pmworkshop.agenda.shelf import Shelved
from pmworkshop.base.errors import InputError
from pmworkshop.kinds.registry import kind_of
from pmworkshop.tui.drawing.words import minutes
from pmworkshop.tui.pages.page import Item

EMPTY = "The shelf is empty: no folder “modules” beside the agendas holds a module."


def by_title(shelf: Iterable[Shelved]) -> list[Shelved]:
    """Sort the modules of the shelf as their rows are read: by their titles; files with faults come last.

    Args:
        shelf: The modules of the shelf.

    Returns:
        The same modules.
    """
    return sorted(
        shelf, key=lambda one: (one.module is None, one.module.title.casefold() if one.module else one.name)
    )


def shelf_rows(shelf: Iterable[Shelved]) -> tuple[Item, ...]:
    """Make the rows of the shelf, with what each module does and its minutes.

    Args:
        shelf: The modules of the shelf.

    Returns:
        One row each, keyed by `row_key`; a file with faults has one too.
    """
    return tuple(_row(one) for one in shelf)


def row_key(one: Shelved) -> str:
    """Return the key of the row of a module.

    Args:
        one: A module of the shelf.
    """
    return f"shelf {one.name}"


def _row(one: Shelved) -> Item:
    if one.module is None:
        return Item(row_key(one), f"{one.path.name} has faults", look="soft", indent=1)
    tail = f"{minutes(one.module.minutes)} · {kind_of(one.module).does}"
    return Item(row_key(one), one.module.title, tail=tail, indent=1)


def leaves_of(shelf: Sequence[Shelved], row: str) -> str:
    """Say what the module of a row leaves behind.

    Args:
        shelf: The modules of the shelf.
        row: The key of a row.

    Returns:
        One line; the fault of a file that has one; empty for a row that is none of the shelf.
    """
    one = _at(shelf, row)
    if one is None:
        return ""
    if one.module is None:
        return one.fault.partition("\n")[0]
    return f"Leaves: {one.module.leaves}" if one.module.leaves else ""


def taken(shelf: Sequence[Shelved], row: str) -> Module | None:
    """Return the module of a row.

    Args:
        shelf: The modules of the shelf.
        row: The key of a row.

    Returns:
        The module; None for a row that is none of the shelf.

    Raises:
        InputError: The file of the module has faults.
    """
    one = _at(shelf, row)
    if one is not None and one.module is None:
        raise InputError(one.fault.partition("\n")[0])
    return one.module if one is not None else None


def _at(shelf: Sequence[Shelved], row: str) -> Shelved | None:
    return next((one for one in shelf if row_key(one) == row), None)
