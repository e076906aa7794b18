"""Reads a screen out: what it shows as lines of words, without bars, frames and large letters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pmworkshop.base.language import tr, trc
from pmworkshop.base.text import clean_line
from pmworkshop.tui.drawing.band import label_of
from pmworkshop.tui.drawing.pieces import Line
from pmworkshop.tui.pages.page import Body, Cursor, Drawing, GridBody, GridLine, Item, ListBody, Place
from pmworkshop.tui.screen.stage_screen import StageScreen
from pmworkshop.tui.spoken.large_letters import without_large_letters

CHOSEN = "> "
"""Stands before the chosen row."""
_DRAWN = re.compile(r"[\u2500-\u259f\u2800-\u28ff]+")
"""Frames, bars and other pictures made of characters."""
_UNSAID = frozenset(("", "·", "-"))
"""Cells of a chart in which nothing stands."""


def read(desk: StageScreen) -> list[str]:
    """Read out what a screen shows.

    Args:
        desk: The screen.

    Returns:
        Lines of words: where the room is, what is asked, the rows with the chosen one marked, what stands below
        them, and what is typed now. Behind the curtain only that it is drawn.
    """
    if desk.state.curtain:
        return [tr("The curtain is drawn.")]
    page = desk.state.page
    below = (text for text, _ in page.below)
    told = (*_place(desk), page.question, _text(page.beside), page.hint, *_rows(page.body, desk.board.cursor))
    return [*filter(None, (*told, *map(clean_line, below), page.legend, asked(desk)))]


def asked(desk: StageScreen) -> str:
    """Return what is typed now, as a question; empty while keys choose."""
    state = desk.state
    if state.mode != "field":
        return ""
    typed = "" if desk.field.secret else desk.field.value
    label = state.ask.question if state.ask else state.page.ask
    label = label.strip(": ")
    named = tr("Line {label}", label=label) if label.isdigit() else label or trc("typed", "A line")
    return f"{named}: {typed}".strip()


def _place(desk: StageScreen) -> Iterator[str]:
    state, now = desk.state, desk.context.now
    if state.running and now is not None and not desk.panel.banner:
        words = desk.panel.clock_words
        label = label_of(state.view, now, mark=state.mark, amber=state.amber, words=words)
        here = ", ".join(filter(None, (label.left, label.name, label.phase, label.clock)))
        yield ". ".join(filter(None, (here, label.end)))


def _text(line: Line) -> str:
    return _plain("".join(text for text, _ in line))


def _plain(text: str) -> str:
    return "  ".join(re.split(r"\s{2,}", _DRAWN.sub(" ", text).strip())).strip()


def _rows(body: Body, cursor: Cursor) -> Iterator[str]:
    if isinstance(body, Drawing):
        yield from _drawing(body, cursor)
    elif isinstance(body, GridBody):
        yield from (_marked(_grid_line(body, line), line.key == cursor.row) for line in body.lines)
    else:
        yield from (_marked(_item(body, item), bool(item.key) and item.key == cursor.row) for item in body.items)
    if not isinstance(body, Drawing) and not (body.lines if isinstance(body, GridBody) else body.items):
        yield body.empty


def _marked(text: str, chosen: bool) -> str:
    return f"{CHOSEN if chosen else ''}{text}" if text else ""


def _item(body: ListBody, item: Item) -> str:
    heads = (*body.heads[1:], *[""] * len(item.cells))
    cells = [f"{head} {cell}".strip() for head, cell in zip(heads, item.cells, strict=False) if cell.strip()]
    pictures = [text for line in (*item.side, *item.under) if (text := _text(line))]
    return "  ".join(filter(None, (item.lead.strip(), item.text, *cells, *pictures, _plain(item.tail))))


def _grid_line(body: GridBody, line: GridLine) -> str:
    cells = [
        f"{column.title} {cell.strip()}"
        for column, cell in zip(body.columns, line.cells, strict=False)
        if cell.strip() not in _UNSAID
    ]
    return ". ".join(filter(None, (f"{line.label}: {', '.join(cells) or tr('nothing yet')}", line.tail, line.note)))


def _drawing(body: Drawing, cursor: Cursor) -> Iterator[str]:
    """Read a drawing from the top; what can be chosen is a line of its own, whatever stands beside it."""
    lines = without_large_letters(["".join(text for text, _ in line) for line in body.lines])
    names = row_names(body)
    begin: dict[int, list[str]] = {}
    for place in sorted(body.places, key=lambda one: (one.row, one.x)):
        begin.setdefault(place.row, []).append(_marked(names[place.key], place.key == cursor.row))
        for number in range(place.row, min(place.row + place.rows, len(lines))):
            lines[number] = _without(lines[number], place)
    for number, line in enumerate(lines):
        yield from begin.get(number, ())
        yield _plain(line)


def _without(line: str, place: Place) -> str:
    end = place.x + place.cells if place.cells else len(line)
    return f"{line[: place.x]}{' ' * (end - place.x)}{line[end:]}"


def row_names(body: Body) -> dict[str, str]:
    """Name the rows that can be chosen by their words.

    Args:
        body: What a screen shows.

    Returns:
        The words of each row, by its key, from the top.
    """
    if isinstance(body, GridBody):
        return {line.key: line.label for line in body.lines}
    if isinstance(body, ListBody):
        return {item.key: f"{item.lead.strip()} {item.text}".strip() for item in body.items if item.key}
    lines = without_large_letters(["".join(text for text, _ in line) for line in body.lines])
    return {place.key: _words_at(lines, place) for place in body.places}


def _words_at(lines: list[str], place: Place) -> str:
    end = place.x + place.cells if place.cells else None
    return " ".join(filter(None, (_plain(line[place.x : end]) for line in lines[place.row : place.row + place.rows])))


def column_names(body: Body) -> dict[str, str]:
    """Name the columns that can be chosen: their titles, or their ids where a drawing has no others.

    Args:
        body: What a screen shows.

    Returns:
        The name of each column, by its key, from the left; empty where the cursor does not go across.
    """
    if isinstance(body, GridBody):
        return {column.key: column.title for column in body.columns}
    return {key: key for key in body.columns} if isinstance(body, Drawing) else {}
