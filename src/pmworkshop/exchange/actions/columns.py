"""Which column of a list of actions holds what: as its headings say, else as its cells look."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.spelling import plain
from pmworkshop.exchange.actions.headings import TOTALS, columns_of
from pmworkshop.exchange.tables.grid import Grid, GridLine

Test = Callable[[str], bool]
"""Tells of one cell, which is not empty, whether it is of a sort."""
_HEAD_WITHIN = 12
"""Among how many first lines the headings are looked for."""
_MARK = re.compile(r"\W*\d{0,3}\W*")
"""A number or a mark of a list, without words."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the actions of a table stand.

    Attributes:
        head: The cells of the line of headings; None if there is none.
        above: The lines above the headings.
        body: The lines below them; all lines if there are none.
        used: The column, from 0, of each thing.
    """

    head: GridLine | None
    above: tuple[GridLine, ...]
    body: tuple[GridLine, ...]
    used: dict[str, int]

    def heading(self, at: int) -> str:
        """Return what a column is called.

        Args:
            at: The column, from 0.

        Returns:
            Its heading; empty if it has none.
        """
        return self.head.cell(at) if self.head else ""

    @property
    def unused(self) -> list[int]:
        """The columns, from 0, that hold words and are not used."""
        lines = (*self.body, *filter(None, (self.head,)))
        filled = {at for line in lines for at, cell in enumerate(line.cells) if cell}
        return sorted(filled - set(self.used.values()))

    @property
    def rows(self) -> list[GridLine]:
        """The lines that say what is done."""
        said = ((line, line.cell(self.used["what"])) for line in self.body)
        return [line for line, what in said if what and plain(what) not in TOTALS]


def find_columns(grid: Grid, is_owner: Test, is_day: Test) -> Columns | None:
    """Find out what the columns hold.

    What is headed counts. Without a heading, the column of which most cells name people holds the owners, one of
    which most are days holds the days (the last of several, as the end stands after the beginning), and the one with
    the longest texts holds what is done.

    Args:
        grid: The table.
        is_owner: Whether a cell names somebody in the room.
        is_day: Whether a cell is a date.

    Returns:
        The columns; None if it is no list of actions: nothing but marks and one column without a heading.
    """
    found = _headed(grid)
    wide = {at for line in found.body for at, cell in enumerate(line.cells) if not _MARK.fullmatch(cell)}
    if found.head is None and len(wide) < 2:
        return None
    _use(found, ("owner", "due"), _people_and_days(found, wide, is_owner, is_day))
    if found.head is None and _is_head(found, is_owner, is_day):
        found = replace(found, head=found.body[0], above=found.body[:1], body=found.body[1:])
    free = sorted(wide - set(found.used.values()))
    _use(found, ("what",), (sorted(free, key=partial(_length, found.body), reverse=True),))
    return found if "what" in found.used else None


def _is_head(found: Columns, is_owner: Test, is_day: Test) -> bool:
    """Tell whether the first line has words where all others have people and days, so that it heads them."""
    if not {"owner", "due"} <= found.used.keys():
        return False
    tests = {found.used["owner"]: is_owner, found.used["due"]: is_day}
    fits = [[not line.cell(at) or test(line.cell(at)) for at, test in tests.items()] for line in found.body]
    return not any(fits[0]) and all(map(all, fits[1:]))


def _people_and_days(found: Columns, wide: set[int], is_owner: Test, is_day: Test) -> tuple[list[int], list[int]]:
    """List the columns without a heading that hold people, and those that hold days, the last one first."""
    bare = [at for at in sorted(wide - set(found.used.values())) if not found.heading(at)]
    owners = [at for at in bare if _mostly(found.body, at, is_owner)]
    days = [at for at in bare if at not in owners and _mostly(found.body, at, is_day)]
    return owners, days[::-1]


def _use(found: Columns, keys: Sequence[str], places: Sequence[Sequence[int]]) -> None:
    """Let each thing that is not headed be what the first of its places holds."""
    for key, fits in zip(keys, places, strict=True):
        if fits:
            found.used.setdefault(key, fits[0])


def _headed(grid: Grid) -> Columns:
    """Part a table at its line of headings; a title that stands alone above a table is none."""
    lines = grid.lines
    for at, line in enumerate(lines[:_HEAD_WITHIN]):
        below = tuple(one for one in lines[at + 1 :] if one.cells != line.cells)
        alone = len(line.cells) == 1 and any(len(one.cells) > 1 for one in below)
        if not alone and (used := columns_of(line.cells)) is not None:
            return Columns(line, lines[:at], below, used)
    return Columns(None, (), lines, {})


def _length(lines: Sequence[GridLine], at: int) -> int:
    return sum(len(line.cell(at)) for line in lines)


def _mostly(lines: Sequence[GridLine], at: int, test: Test) -> bool:
    filled = [cell for line in lines if (cell := line.cell(at))]
    return 2 * sum(map(test, filled)) > len(filled)
