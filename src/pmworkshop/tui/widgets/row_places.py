"""Arithmetic of cursor and scrolling: where the cursor is among the rows, and which rows are visible."""

from __future__ import annotations

from collections.abc import Sequence

from pmworkshop.tui.pages.page import Body, Cursor, Drawing, GridBody, Place
from pmworkshop.tui.widgets.rows import Row


def row_keys(body: Body) -> list[str]:
    """List the keys of the rows that can be chosen.

    Args:
        body: A list, a grid or a drawing.

    Returns:
        The keys, in the order in which the cursor goes through them.
    """
    if isinstance(body, Drawing):
        return [place.key for place in body.places]
    if isinstance(body, GridBody):
        return [line.key for line in body.lines]
    return [item.key for item in body.items if item.key]


def column_keys(body: Body) -> list[str]:
    """List the keys of the columns through which the cursor goes across.

    Args:
        body: A list, a grid or a drawing.

    Returns:
        The keys, from the left; none in a list.
    """
    if isinstance(body, GridBody):
        return [column.key for column in body.columns]
    return list(body.columns) if isinstance(body, Drawing) else []


def nearest(body: Body, wanted: Cursor, place: int) -> Cursor:
    """Find the row and column for the cursor.

    Args:
        body: The list, grid or drawing.
        wanted: The wanted row and column; row ``last`` is the last one.
        place: Index of the row to choose if the wanted one does not exist, from 0.

    Returns:
        The wanted place, or the nearest one; empty if nothing can be chosen.
    """
    keys = row_keys(body)
    row = wanted.row if wanted.row in keys else ""
    if wanted.row == "last" and keys:
        row = keys[-1]
    if not row and keys:
        row = keys[min(place, len(keys) - 1)]
    names = column_keys(body)
    column = wanted.column if wanted.column in names else (names[0] if names else "")
    return Cursor(row, column)


def moved(body: Body, at: int, by: int) -> int:
    """Find to what an arrow up or down leads.

    Args:
        body: A list, a grid or a drawing.
        at: Index of what is chosen.
        by: How far, positive for down.

    Returns:
        The index; ``at`` itself at the end.
    """
    if isinstance(body, Drawing) and body.crosswise and abs(by) == 1:
        return below(body.places, at, by)
    return max(min(at + by, len(row_keys(body)) - 1), 0)


def below(places: Sequence[Place], at: int, by: int) -> int:
    """Find what stands below or above something: in the next row, and there the nearest one.

    Args:
        places: All that can be chosen.
        at: Index of what is chosen.
        by: 1 for below, -1 for above.

    Returns:
        The index; ``at`` itself at the end.

    >>> cards = [Place("a", 0), Place("b", 0, x=40), Place("c", 6), Place("d", 6, x=40), Place("list", 12)]
    >>> [cards[below(cards, at, 1)].key for at in range(5)]
    ['c', 'd', 'list', 'list', 'list']
    """
    here = places[at]
    further = [n for n, one in enumerate(places) if (one.row - here.row) * by > 0]
    return min(further, key=lambda n: (abs(places[n].row - here.row), abs(places[n].x - here.x)), default=at)


def out_of_sight(rows: Sequence[Row], head: int, top: int, height: int) -> tuple[int, int]:
    """Count the hidden rows; a row of several lines counts once, and is visible if any of its lines is.

    Args:
        rows: All laid-out lines.
        head: How many of them stay at the top.
        top: How many lines are scrolled away.
        height: Number of visible lines.

    Returns:
        How many rows are hidden above and below.
    """
    names = [row.key or (place if _says_something(row) else "") for place, row in enumerate(rows)]
    seen = {*names[head + top : top + height], ""}
    return len({*names[head : head + top]} - seen), len({*names[top + height :]} - seen)


def places_out_of_sight(body: Drawing, rows: Sequence[Row], above: int, top: int, height: int) -> tuple[int, int]:
    """Count what is hidden of a drawing: what can be chosen, also side by side, and other lines of text.

    Args:
        body: The drawing.
        rows: All laid-out lines.
        above: How many lines stand above the drawing.
        top: How many lines are scrolled away.
        height: Number of visible lines.

    Returns:
        How many are hidden above and below.
    """
    begin, end = above + body.head + top, top + height
    hidden_above, hidden_under = _places_hidden(body, begin - above, end - above)
    free = [place for place, row in enumerate(rows) if not row.key and _says_something(row)]
    return (
        hidden_above + sum(above + body.head <= place < begin for place in free),
        hidden_under + sum(place >= end for place in free),
    )


def _places_hidden(body: Drawing, begin: int, end: int) -> tuple[int, int]:
    """Count what can be chosen above and below the rows of a drawing that are in sight."""
    before = [one for one in body.places if one.row + one.rows <= begin and one.row >= body.head]
    return len(before), len([one for one in body.places if one.row >= end])


def beside(places: Sequence[Place], key: str, by: int) -> str:
    """Find what stands beside something in a drawing.

    Args:
        places: What can be chosen.
        key: Key of the chosen one.
        by: 1 for right, -1 for left.

    Returns:
        The key of the nearest one on that side, by its line first; empty if there is none. Nothing stands beside
        what takes a whole line.

    >>> cards = [Place("a", 0, cells=30), Place("b", 0, x=40, cells=30), Place("c", 6, cells=30), Place("list", 12)]
    >>> [beside(cards, one.key, 1) for one in cards], beside(cards, "b", -1)
    (['b', '', 'b', ''], 'a')
    """
    cells = [one for one in places if one.cells]
    here = next((one for one in cells if one.key == key), None)
    if here is None:
        return ""
    across = [one for one in cells if _is_beside(one, here, by)]
    near = min(across, key=lambda one: (abs(one.row - here.row), abs(one.x - here.x)), default=None)
    return near.key if near is not None else ""


def _is_beside(one: Place, here: Place, by: int) -> bool:
    return one.x >= here.x + here.cells if by > 0 else one.x + one.cells <= here.x


def _says_something(row: Row) -> bool:
    return "".join([text for text, _ in row.line]).strip() != ""


def top_with(rows: Sequence[Row], places: Sequence[int], head: int, top: int, height: int) -> int:
    """Scroll as little as possible to bring the chosen row into view, with the headings right above it if they fit.

    Args:
        rows: All laid-out lines.
        places: The lines of what is chosen, from the top; empty if nothing is.
        head: How many of the lines stay at the top.
        top: How many lines are scrolled away now.
        height: Number of visible lines.

    Returns:
        How many lines are to be scrolled away.
    """
    if places:
        top = max(min(top, places[0] - head), places[-1] - height + 1)
        lead = places[0]
        while lead > head and not rows[lead - 1].key:
            lead -= 1
        if places[-1] - lead + head < height:
            top = min(top, lead - head)
    return min(max(top, 0), last_top(rows, head, height))


def last_top(rows: Sequence[Row], head: int, height: int) -> int:
    """Return how many lines are scrolled away at the lower end: as few as possible, but never a part of a picture.

    Args:
        rows: All laid-out lines.
        head: How many of the lines stay at the top.
        height: Number of visible lines.

    >>> picture = [Row("", ()), Row("", (), inner=True), Row("", (), inner=True), Row("", ())]
    >>> last_top(picture, 0, 3), last_top(picture, 0, 4), last_top(picture[:3], 0, 2)
    (3, 0, 1)
    """
    least = max(len(rows) - height, 0)
    whole = (top for top in range(least, len(rows) - head) if not rows[head + top].inner)
    return next(whole, least) if least else 0


def scrolled(
    body: Body, rows: Sequence[Row], places: Sequence[int], head: int, top: int, height: int
) -> tuple[int, int]:
    """Bring the chosen row into view: by whole pages in a drawing of rows, else by as little as possible.

    Args:
        body: What is shown.
        rows: All laid-out lines.
        places: The lines of what is chosen, from the top; empty if nothing is.
        head: How many of the lines stay at the top.
        top: How many lines are scrolled away now.
        height: Number of visible lines.

    Returns:
        How many lines are to be scrolled away, and the line after the last one that may be shown.
    """
    if isinstance(body, Drawing) and body.listed:
        return page_with(rows, places[0] if places else 0, head, height)
    return top_with(rows, places, head, top, height), len(rows)


def page_with(rows: Sequence[Row], chosen: int, head: int, height: int) -> tuple[int, int]:
    """Divide rows into pages of whole ones, and find the page of the chosen one.

    Args:
        rows: All laid-out lines; neighbours with one key are one row.
        chosen: The first line of what is chosen.
        head: How many of the lines stay at the top of each page.
        height: Number of visible lines.

    Returns:
        How many lines are to be scrolled away, and the line after the last one of the page.
    """
    begin = end = head
    for at in range(head, len(rows)):
        last = at + 1 == len(rows) or not rows[at].key or rows[at].key != rows[at + 1].key
        if last and at + 1 - begin > height - head and end > begin:
            if chosen < end:
                break
            begin = end
        end = at + 1 if last else end
    return begin - head, end
