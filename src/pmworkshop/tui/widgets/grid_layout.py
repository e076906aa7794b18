"""Arithmetic of a grid: wrapped labels, cells under the full names of their columns, a word at the end of a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby, zip_longest

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import tr
from pmworkshop.tui.drawing.canvas import Canvas
from pmworkshop.tui.drawing.fan import Fan, fan_of
from pmworkshop.tui.drawing.palette import on_plane
from pmworkshop.tui.drawing.pieces import Line, Piece
from pmworkshop.tui.drawing.text_cells import fit, shortened, width, wrap
from pmworkshop.tui.pages.page import Column, GridBody, GridLine

LABEL_LEAST, LABEL_MOST = 16, 36
"""Cells of the label of a row; a longer one is wrapped."""
CELL_LEAST, CELL_MOST = 3, 7
LABEL_EASY = 22
"""Cells of a label in which few are wrapped; the word at the end of a row takes no more from it than it needs."""
FAN_LABEL = 14
"""Cells of the label below `LABEL_LEAST` that full names above the columns are worth."""
TAIL_LEAST, TAIL_EASY, TAIL_MOST = 6, 15, 22
"""Cells of the word at the end of a row: a longer one is shortened; with less room only its sign is drawn."""
SIGN = 2
"""Cells of a sign without its word, with the blank before it."""
COLUMNS_MOST = 14
"""The most columns that stand on one page; a grid with more turns to pages."""
FAN_ROWS = COLUMNS_MOST // 2
"""The most rows that the names of the columns take; with longer names there are codes."""
AIRY = 5
"""Cells of a column from which on rows may stand apart, as on a large wall."""
NAMES_MOST = (26, 18)
"""Cells of a name above its column where the full names have no room; the line under the rows says it in full."""
NOTE_LEAST, NOTE_GAP = 24, 3
"""Cells at the right from which a remark on a row is shown there, and the blanks before it."""
UNDER_FAN = 5
"""The rows of a grid that must have room under the names of its columns."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The layout of a grid.

    Attributes:
        label: Cells of the label.
        cell: Cells of each column.
        first: Index of the first visible column.
        count: How many columns are visible.
        tail: Cells of the tail; 0 if no row has one.
        fan: How the names stand above the columns; None for codes.
        apart: Whether a blank line stands before each row.
        rest: Cells to the right of all that, for a remark on a row.
    """

    label: int
    cell: int
    first: int
    count: int
    tail: int
    fan: Fan | None = None
    apart: bool = False
    rest: int = 0

    @property
    def note(self) -> int:
        """The cells of a remark on a row; 0 where there is no room for one."""
        return self.rest - NOTE_GAP if self.rest - NOTE_GAP >= NOTE_LEAST else 0


def grid_shape(body: GridBody, cells: int, rows: int, column: str, before: int) -> Shape:
    """Compute how a grid fits into the screen: with all columns if possible, else with those around the cursor.

    Args:
        body: The grid.
        cells: Available width.
        rows: Available height.
        column: Key of the chosen column.
        before: Index of the first column that was visible before; it is kept where possible.

    Returns:
        The layout.
    """
    total, every = cells - 1, min(len(body.columns), COLUMNS_MOST)
    least = max([CELL_LEAST, *map(_least, set[str]().union(*[line.cells for line in body.lines]))])
    tail = _tail(body, total - every * least - 2)
    longest = max([width(line.label) for line in body.lines], default=LABEL_LEAST) + 1
    label = max(min(longest, LABEL_MOST, total - tail - every * least), LABEL_LEAST)
    count = max(min((total - tail - label) // least, every), 1)
    cell = least
    if count == every:
        cell = max(min((total - tail - label) // every, CELL_MOST), least) if every else least
        label = max(label, min(longest, LABEL_MOST, total - tail - every * cell))
    first = _first_in_view(body, count, column, before)
    plain = Shape(label, cell, first, count, tail)
    for names in _names_shown(body, plain, total):
        for one in _shapes(plain, total):
            if (fan := _fan(names, one, total, rows)) is not None:
                laid = replace(one, fan=fan, rest=_rest(one, total))
                return replace(laid, apart=_fit_apart(body, laid, rows - fan.rows))
    return replace(plain, rest=_rest(plain, total))


def _rest(shape: Shape, total: int) -> int:
    return max(total - shape.label - shape.count * shape.cell - shape.tail, 0)


def _fit_apart(body: GridBody, shape: Shape, rows: int) -> bool:
    """Return whether the columns are wide, and all rows fit with a blank line before each."""
    return shape.cell >= AIRY and sum(1 + len(grid_row(line, shape)) for line in body.lines) <= rows


def _shapes(shape: Shape, total: int) -> Iterator[Shape]:
    """Move the columns for names that would leave the screen: to the left, else to the right over the words."""
    taken = shape.count * shape.cell
    for label in range(shape.label, FAN_LABEL - 1, -1):
        yield replace(shape, label=label, tail=shape.tail + (shape.label - label if shape.tail > SIGN else 0))
    for label in range(shape.label + 1, total - taken - SIGN * bool(shape.tail) + 1):
        left = min(total - taken - label, shape.tail)
        yield replace(shape, label=label, tail=left if left >= TAIL_LEAST + SIGN else SIGN * bool(left))


def _least(text: str) -> int:
    """Count the cells that a text needs: with a blank behind it, unless it ends with a bracket."""
    return width(text) + (not text.endswith(")"))


def _tail(body: GridBody, room: int) -> int:
    """Count the cells of the words at the ends of the rows, with the blanks before them; 2 for a sign alone."""
    longest = min(max([width(line.tail) for line in body.lines], default=0), TAIL_MOST)
    shown = min(longest, max(room - LABEL_EASY, min(room - LABEL_LEAST, TAIL_EASY)))
    return shown + 2 if shown >= min(longest, TAIL_LEAST) and longest else SIGN * bool(longest)


def _names_shown(body: GridBody, shape: Shape, total: int) -> Iterator[tuple[str, ...]]:
    """Give the full names of the visible columns, then the same with long ones shortened, so that none are alike."""
    names = [column.title for column in body.columns[shape.first : shape.first + shape.count]]
    for most in (total, *NAMES_MOST):
        shown = tuple([shortened(name, most) for name in names])
        if len(set(shown)) == len(set(names)):
            yield shown


def _fan(names: tuple[str, ...], shape: Shape, total: int, rows: int) -> Fan | None:
    """Arrange names above their columns, where the screen has the rows."""
    fan = fan_of(names, shape.label, shape.cell, 0, total)
    return fan if fan is not None and fan.rows <= FAN_ROWS and rows - fan.rows >= UNDER_FAN else None


def _first_in_view(body: GridBody, count: int, column: str, before: int) -> int:
    """Find the first visible column: the one before while the cursor is in view, else that of the cursor's page."""
    names = [one.key for one in body.columns]
    at = names.index(column) if column in names else 0
    first = before if before <= at < before + count else at - at % count
    return max(min(first, len(names) - count), 0)


def grid_heads(body: GridBody, shape: Shape, chosen: GridLine | None, above: Sequence[Line] = ()) -> list[Line]:
    """Write what stands above the rows: a question, then the names of the columns, or their numbers and codes.

    Args:
        body: The grid.
        shape: Its layout.
        chosen: The chosen row; the names of its columns that are not blank are lit up.
        above: The question and what belongs to it; it stands to the left of names that climb, where it fits there.

    Returns:
        The lines.
    """
    page = _page_words(body, shape)
    if shape.fan is None:
        return [*above, *page, *_coded_heads(body.columns, shape)]
    shown = chosen.cells[shape.first : shape.first + shape.count] if chosen is not None else ()
    hot = tuple([at for at, text in enumerate(shown) if text])
    cells = shape.label + shape.count * shape.cell + shape.tail + shape.rest
    return list(_fan_heads(shape.fan, cells, hot, tuple(above), page))


@lru_cache(maxsize=64)
def _fan_heads(
    fan: Fan, cells: int, hot: tuple[int, ...], above: tuple[Line, ...], page: tuple[Line, ...]
) -> tuple[Line, ...]:
    """Draw names that climb, with the texts to the left of them or above; most keys change neither."""
    sheet, beside = Canvas(cells, fan.rows), _beside_fan(above, page, fan)
    fan.draw(sheet, 0, hot)
    for y, (text, look) in enumerate(beside):
        sheet.put(0, y, text, look)
    return (*(() if beside else (*above, *page)), *sheet.lines())


def _page_words(body: GridBody, shape: Shape) -> tuple[Line, ...]:
    """Say which columns are in view, where not all of them are."""
    every, last = len(body.columns), shape.first + shape.count
    line: Line = (
        (tr("Roles {first} to {last} of {number}", first=shape.first + 1, last=last, number=every), "soft"),
    )
    return (line,) if shape.count < every else ()


def _beside_fan(above: Sequence[Line], page: Sequence[Line], fan: Fan) -> list[Piece]:
    """Break texts into the free cells to the left of names that climb; none if they do not fit there."""
    rooms = [fan.free(row) for row in range(fan.rows)]
    placed = list[Piece]()
    for words, look in (*_paragraphs(above), *(([text], look) for line in page for text, look in line)):
        while words and len(placed) < len(rooms):
            text, words = _words_within(words, rooms[len(placed)])
            placed.append((text, look))
        if words:
            return []
    return placed if all(text for text, _ in placed) else []


def _paragraphs(lines: Sequence[Line]) -> Iterator[tuple[list[str], str]]:
    """Join lines of one look, and part them into words."""
    for look, run in groupby((piece for line in lines for piece in line), key=lambda piece: piece[1]):
        yield " ".join(text for text, _ in run).split(), look


def _words_within(words: list[str], cells: int) -> tuple[str, list[str]]:
    """Take the words that fit into a line; what is left when none does is nothing at all."""
    taken = max((count for count in range(1, len(words) + 1) if width(" ".join(words[:count])) <= cells), default=0)
    return " ".join(words[:taken]), words[taken:] if taken else []


def _coded_heads(columns: Sequence[Column], shape: Shape) -> list[Line]:
    """Write numbers and codes; codes as wide as their columns stand in turn on two lines, so that none touch."""
    heads = [column.head for column in columns[shape.first : shape.first + shape.count]]
    lines = 1 + any(width(head) >= shape.cell for head in heads)
    sheet = Canvas(shape.label + shape.count * shape.cell + shape.tail, 1 + lines)
    for at, head in enumerate(heads):
        number, x = shape.first + at + 1, shape.label + at * shape.cell
        sheet.put(x + (shape.cell - 1) // 2, 0, str(number) if number < 10 else "", "soft")
        code = fit(head, min(lines * shape.cell - 1, sheet.cells - x)).rstrip()
        sheet.put(x + max((shape.cell - width(code)) // 2, 0), 1 + at % lines, code, "data", bold=True)
    return list(sheet.lines())


def _centred(text: str, cells: int) -> str:
    return fit(" " * max((cells - width(text)) // 2, 0) + text, cells)


@lru_cache(maxsize=512)
def grid_row(line: GridLine, shape: Shape) -> tuple[Line, ...]:
    """Lay out a row: its label wrapped, its cells on the first line.

    Args:
        line: The row.
        shape: The layout of the grid.

    Returns:
        The lines; the pieces of the first one are the label, each visible cell, and the tail.
    """
    cells = shape.label + shape.count * shape.cell + shape.tail
    labels, notes = _beside(line, shape)
    shown = slice(shape.first, shape.first + shape.count)
    texts = line.cells[shown]
    looks = line.looks[shown] or tuple("strong" if text else "line" for text in texts)
    pieces: list[Piece] = [(labels[0], line.look)]
    pieces += [(_centred(text or "·", shape.cell), look) for text, look in zip(texts, looks, strict=True)]
    if shape.tail:
        room = shape.tail - 2
        pieces.append((f"  {fit(shortened(line.tail, room), room)}" if room else f" {line.tail[:1]}", line.tail_look))
    pieces.append((notes[0], "soft"))
    blank = ((" " * shape.cell, "soft"),) * shape.count
    under = (
        ((label, line.look), *blank, (" " * shape.tail + note, "soft")) if note else ((label, line.look),)
        for label, note in zip(labels[1:], notes[1:], strict=True)
    )
    return _on_plane((tuple(pieces), *under), line.back, cells + shape.rest)


def _beside(line: GridLine, shape: Shape) -> tuple[list[str], list[str]]:
    """Break the label and the remark of a row into equally many lines; without a remark these are empty."""
    labels = wrap(line.label, shape.label - 1)
    notes = wrap(line.note, shape.note) if line.note and shape.note else []
    pairs = list(zip_longest(labels, notes, fillvalue=""))
    return [fit(label, shape.label) for label, _ in pairs], [note and " " * NOTE_GAP + note for _, note in pairs]


def _on_plane(lines: tuple[Line, ...], back: str, cells: int) -> tuple[Line, ...]:
    """Lay the plane of a row behind its lines, up to their end."""
    if not back:
        return lines
    taken = (sum(width(text) for text, _ in line) for line in lines)
    padded = (
        (*line, (" " * (cells - used), "soft")) if used < cells else line
        for line, used in zip(lines, taken, strict=True)
    )
    return tuple(tuple((text, on_plane(look, back)) for text, look in line) for line in padded)


def with_chosen_cell(line: Line, at: int) -> Line:
    """Put brackets around a cell of a row; they stand in the blanks around its text, or in place of its brackets.

    Args:
        line: The first line of the row.
        at: Number of the piece that is the cell.

    Returns:
        The line, as wide as before; the same line if it has no such cell.
    """
    if not 0 < at < len(line) or not line[at][0].strip():
        return line
    (before, look), (text, _) = line[at - 1], line[at]
    inner = text.strip()
    if inner.startswith("("):
        inner, text = inner[1:-1], text.replace("(", " ").replace(")", " ")
    begin = text.index(inner)
    rest = text[begin + len(inner) + 1 :]
    front = (before, look) if begin else (before[:-1], look)
    lead = ((" " * (begin - 1), "text"),) if begin > 1 else ()
    return (*line[: at - 1], front, *lead, (f"[{inner}]", "chosen"), (rest, "text"), *line[at + 1 :])
