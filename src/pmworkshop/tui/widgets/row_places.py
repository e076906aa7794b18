"""Where the cursor stands among the rows of a body, and which rows are in sight: nothing but arithmetic."""

from __future__ import annotations

from collections.abc import Sequence

from pmworkshop.tui.pages.page import Cursor, GridBody, ListBody
from pmworkshop.tui.widgets.rows import Row


def row_keys(body: ListBody | GridBody) -> list[str]:
    """List the keys of the rows that can be chosen.

    Args:
        body: A list or a grid.
    """
    if isinstance(body, GridBody):
        return [line.key for line in body.lines]
    return [item.key for item in body.items if item.key]


def nearest(body: ListBody | GridBody, wanted: Cursor, place: int) -> Cursor:
    """Find a place for the cursor.

    Args:
        body: What it stands in.
        wanted: Where it is wanted; the row ``last`` is the last one.
        place: The row, from 0, that takes it where the wanted one is not there.

    Returns:
        The wanted place, or the nearest to it; empty where nothing can be chosen.
    """
    keys = row_keys(body)
    row = wanted.row if wanted.row in keys else ""
    if wanted.row == "last" and keys:
        row = keys[-1]
    if not row and keys:
        row = keys[min(place, len(keys) - 1)]
    if not isinstance(body, GridBody):
        return Cursor(row)
    names = [column.key for column in body.columns]
    column = wanted.column if wanted.column in names else (names[0] if names else "")
    return Cursor(row, column)


def out_of_sight(rows: Sequence[Row], head: int, top: int, height: int) -> tuple[int, int]:
    """Count what is out of sight: a text over several lines is one thing, and is in sight with any of them.

    Args:
        rows: All rows.
        head: How many of them stay at the top.
        top: How many rows are scrolled away.
        height: How many lines there are.

    Returns:
        How many are out of sight above and below.
    """
    names = [row.key or (place if _says_something(row) else "") for place, row in enumerate(rows)]
    seen = {*names[head + top : top + height], ""}
    return len({*names[head : head + top]} - seen), len({*names[top + height :]} - seen)


def _says_something(row: Row) -> bool:
    return any(text.strip() for text, _ in row.line)


def top_with(rows: Sequence[Row], key: str, head: int, top: int, height: int) -> int:
    """Scroll as little as brings the cursor's lines into view; a heading stays with what it heads.

    Args:
        rows: All rows.
        key: The row of the cursor; empty where nothing is chosen.
        head: How many of the rows stay at the top.
        top: How many rows are scrolled away now.
        height: How many lines there are.

    Returns:
        How many rows are scrolled away then.
    """
    places = [place for place, row in enumerate(rows) if row.key and row.key == key]
    if places:
        top = max(min(top, places[0] - head), places[-1] - height + 1)
        lead = places[0]
        while lead > head and not rows[lead - 1].key:
            lead -= 1
        if places[-1] - lead + head < height:
            top = min(top, lead - head)
    return min(max(top, 0), max(len(rows) - height, 0))
