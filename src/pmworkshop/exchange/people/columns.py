"""The columns of a list of people: which lines are headings, which lines they head, and which column holds what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pmworkshop.base.dataclass import dataclass
from pmworkshop.exchange.people.headings import NAMES, columns_of
from pmworkshop.exchange.people.person_text import is_salutation
from pmworkshop.exchange.people.switches import read_switch
from pmworkshop.exchange.tables.grid import Grid, GridLine

_HEAD_WITHIN = 12
"""Among how many first lines the headings are looked for."""


@dataclass(frozen=True, slots=True)
class Headed:
    """A table with headings.

    Attributes:
        head: The headings; of several lines of them, the lowest heading of each column.
        body: The lines below.
        columns: The places of the columns of each thing, the best one first.
        apart: The numbers of the lines above the table, and of those of another table below it.
    """

    head: GridLine
    body: tuple[GridLine, ...]
    columns: dict[str, list[int]]
    apart: tuple[int, ...]


def headed_part(grid: Grid) -> Headed | None:
    """Find the first table with headings.

    Args:
        grid: The table as it stands in the file.

    Returns:
        Its part with headings; None if there are none.
    """
    at, columns = headings_in(grid)
    if columns is None:
        return None
    head = grid.lines[at]
    body = [line for line in grid.lines[at + 1 :] if line.cells != head.cells]
    while body and _heads_names(body[0]):
        head = _joined(head, body.pop(0))
        columns = columns_of(head.cells) or columns
    end = next((place for place, line in enumerate(body) if _heads_names(line)), len(body))
    apart = tuple(line.number for line in (*grid.lines[:at], *body[end:]))
    return Headed(head, tuple(body[:end]), columns, apart)


def headings_in(grid: Grid) -> tuple[int, dict[str, list[int]] | None]:
    """Find the first line of headings of a table.

    Args:
        grid: The table.

    Returns:
        Its place, from 0, and the places of its columns; None if there is none.
    """
    for at, line in enumerate(grid.lines[:_HEAD_WITHIN]):
        alone = len(line.cells) == 1 and any(len(after.cells) > 1 for after in grid.lines[at + 1 :])
        if not alone and (columns := columns_of(line.cells)) is not None:
            return at, columns
    return 0, None


def _heads_names(line: GridLine) -> bool:
    """Tell whether a line has several headings, of which one says where names are."""
    columns = columns_of(line.cells) or {}
    return len(columns) > 1 and bool(NAMES & columns.keys())


def _joined(above: GridLine, below: GridLine) -> GridLine:
    """Join two lines of headings, the upper one of which heads groups of columns."""
    width = max(len(above.cells), len(below.cells))
    return replace(below, cells=tuple(below.cell(at) or above.cell(at) for at in range(width)))


def chosen_columns(headed: Headed) -> dict[str, int]:
    """Choose one column for each thing, by what stands in them; a name in full counts before its parts.

    Args:
        headed: The table.

    Returns:
        The place of each thing, from 0.
    """
    fitting = {key: _fitting(key, places, headed.body) for key, places in headed.columns.items()}
    chosen = {key: places[0] for key, places in fitting.items() if places and key != "other"}
    if {"name", "first", "last"} <= chosen.keys():
        chosen = {key: place for key, place in chosen.items() if key not in NAMES - {"name"}}
    return chosen


def _fitting(key: str, places: Sequence[int], body: Sequence[GridLine]) -> Sequence[int]:
    """Order the columns of a thing by how far they hold it; no function is ``Dr.``."""
    match key:
        case "function":
            return [place for place in places if not _only_salutations(place, body)]
        case "email":
            return sorted(places, key=lambda place: not any("@" in line.cell(place) for line in body))
        case "present":
            return sorted(places, key=lambda place: -_answers(place, body))
        case _:
            return places


def _only_salutations(place: int, body: Sequence[GridLine]) -> bool:
    cells = [cell for line in body if (cell := line.cell(place))]
    return bool(cells) and all(map(is_salutation, cells))


def _answers(place: int, body: Sequence[GridLine]) -> int:
    """Count the clear answers in a column."""
    return sum(read_switch(line.cell(place)) in ("yes", "no") for line in body)
