"""The actions in a table that somebody made elsewhere, and how it was understood."""

from __future__ import annotations

import re
from functools import partial

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import tr, trc, trn
from pmworkshop.base.list_marks import without_marks
from pmworkshop.base.text import count, shorten
from pmworkshop.exchange.actions.columns import Columns, Test, find_columns
from pmworkshop.exchange.people.told import places_told
from pmworkshop.exchange.tables.grid import Grid
from pmworkshop.session.operations.planning.listed_actions import Listed

_CLOCK = re.compile(r"(?<=\d)[T ]\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?(?:Z| ?[AP]M)?$", re.IGNORECASE)
_UNUSED_MOST = 4
"""How many columns that are not used are named; the others are counted."""


@dataclass(frozen=True, slots=True)
class ActionList:
    """The actions of a table.

    Attributes:
        rows: The actions as they are written, at least one.
        understood: How the table was understood, in one line without a full stop.
    """

    rows: tuple[Listed, ...]
    understood: str


def read_actions(grid: Grid, is_owner: Test, is_day: Test) -> ActionList | None:
    """Read one action from each line of a table.

    Args:
        grid: The table.
        is_owner: Whether a cell names somebody in the room.
        is_day: Whether a cell is a date.

    Returns:
        The actions; None if it is no list of actions.
    """
    found = find_columns(grid, is_owner, lambda cell: is_day(_without_clock(cell)))
    if found is None or not found.rows:
        return None
    at = found.used
    days = [_without_clock(line.cell(at["due"])) if "due" in at else "" for line in found.rows]
    said = without_marks([line.cell(at["what"]) for line in found.rows])
    rows = [
        Listed(what, **{key: line.cell(place) for key, place in at.items() if key not in ("what", "due")}, due=due)
        for what, line, due in zip(said, found.rows, days, strict=True)
    ]
    return ActionList(tuple(rows), f"{count(len(rows), 'action', 'actions')}: {_told(found)}")


def _without_clock(cell: str) -> str:
    """Take off the time of the day that programs write behind a date."""
    return _CLOCK.sub("", cell)


def _told(found: Columns) -> str:
    """Say which columns are used, and which columns and lines with words are not."""
    told = ", ".join(
        tr("{what} from column {column}", what=word, column=found.used[key] + 1)
        for key, word in _things().items()
        if key in found.used
    )
    unused = ", ".join(map(partial(_column, found), found.unused[:_UNUSED_MOST]))
    more = len(found.unused) - _UNUSED_MOST
    unused += trn(" and {number} further column", " and {number} further columns", more) if more > 0 else ""
    told += tr("; {places} not used", places=unused) if unused else ""
    left = [line.number for line in (*found.above, *found.body) if line not in found.rows]
    return told + (tr("; {places} not used", places=places_told(left, "line")) if left else "")


def _things() -> dict[str, str]:
    """Name what columns of a list of actions hold."""
    return {
        "what": trc("column of a list of actions", "what"),
        "owner": trc("column of a list of actions", "owner"),
        "due": trc("column of a list of actions", "date"),
        "first_step": trc("column of a list of actions", "first step"),
        "done_when": trc("column of a list of actions", "how we will know"),
    }


def _column(found: Columns, at: int) -> str:
    name = found.heading(at)
    if not name:
        return tr("column {number}", number=at + 1)
    return tr("column {number} “{heading}”", number=at + 1, heading=shorten(name, 20))
