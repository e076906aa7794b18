"""While answers are hidden: whose turn it is with a block for each answer, who is in, and at last that all are in."""

from __future__ import annotations

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.insight.pictures.shares import people
from pmworkshop.tui.drawing.canvas import Canvas
from pmworkshop.tui.drawing.faces import POSTER_ROWS, poster
from pmworkshop.tui.drawing.grid import SMALL, grid_of
from pmworkshop.tui.drawing.pieces import Line
from pmworkshop.tui.drawing.text_cells import shortened, width

LEAST_ROWS, USUAL_ROWS, MOST_ROWS = 5, 7, 10
"""Rows of the plate that names who is in: at least, of a few people where there is room, and at most."""
LOW_ROWS = 3
"""Rows of the plate that counts who is in; where there are fewer, the line below says it all."""
BLOCK, LINE = "█", "▁"
BLOCK_MOST, BROAD_MOST = 4, 8
"""Cells of a block for an answer: at most, and on a broad plate of many rows, where it is higher by a row too."""
BROAD_CELLS, HIGH_ROWS = 60, 8
NAME_LEAST = 20
"""Cells that a name has at least, with its sign."""
ALL_IN = tr_noop("answers are in")
IN, TURN, AWAITED = ("✓", "yes"), ("▶", "now!"), ("○", "soft")
"""The sign and the look of a person whose answers are in, whose turn it is, and who is awaited."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What may be seen while answers are taken; no answer is among it.

    Attributes:
        people: The names of those who are asked, in their order, each with whether the answers are in.
        now: The name of the person whose turn it is; empty once all have been asked.
        given: How many answers the person has typed.
        marks: How many answers each person types.
        came: How many people are in.
        awaited: How many there are in all.
    """

    people: tuple[tuple[str, bool], ...]
    now: str
    given: int
    marks: int
    came: int
    awaited: int


def turn_plate(turn: Turn, cells: int, rows: int) -> tuple[Line, ...]:
    """Draw whose turn it is beside who is in: by name, or where the names have no room, as a block for each.

    Args:
        turn: What may be seen.
        cells: Width of a line.
        rows: The most rows.

    Returns:
        The lines; none where the screen is too small. Once all are in, names that do not fit are left out.
    """
    grid = grid_of(cells)
    left = grid.span(3) if len(turn.people) <= rows or not turn.now else grid.span(2)
    high = min(max(USUAL_ROWS, len(turn.people)), rows, MOST_ROWS)
    columns = -(-len(turn.people) // max(high, 1))
    wide = (cells - left - grid.gutter) // max(columns, 1)
    named = wide >= NAME_LEAST
    if cells < SMALL or rows < LOW_ROWS:
        return ()
    if high < LEAST_ROWS or (turn.now and not named):
        return _low(turn, cells)
    sheet = Canvas(cells, high)
    if turn.now:
        _whose(sheet, turn, left)
    else:
        draw_all_in(sheet, tr("{came} of {awaited}", came=turn.came, awaited=turn.awaited), tr(ALL_IN), left)
    if named:
        _people(sheet, turn, left + grid.gutter, wide)
    return tuple(sheet.lines())


def _whose(sheet: Canvas, turn: Turn, wide: int) -> None:
    """Draw the person and a block for each answer: full ones are given, and all are equally large."""
    _plane(sheet, wide)
    sheet.put(2, 0, tr("Now"), "soft")
    sheet.put(2, 1, shortened(turn.now, wide - 3), "now", bold=True)
    _answers(sheet, turn, wide, sheet.rows - (sheet.rows > LEAST_ROWS + 1))


def _plane(sheet: Canvas, wide: int) -> None:
    sheet.fill(0, 0, wide, sheet.rows, "plane")
    sheet.put_rows(0, 0, "▌" * sheet.rows, "now")


def _answers(sheet: Canvas, turn: Turn, wide: int, end: int) -> None:
    """Draw a block of two rows or three for each answer, above a row."""
    marks, broad = max(turn.marks, 1), wide >= BROAD_CELLS and sheet.rows >= HIGH_ROWS
    high, most = (3, BROAD_MOST) if broad else (2, BLOCK_MOST)
    gap = next((gap for gap in (2, 1) if marks * (2 * gap + 1) <= wide - 3 + gap), 0)
    each = min((wide - 3 + gap) // marks - gap, most)
    for place in range(marks if each >= 1 else 0):
        _block(sheet, 2 + place * (each + gap), end - high, high, each, full=place < turn.given)


def _block(sheet: Canvas, x: int, y: int, high: int, wide: int, *, full: bool) -> None:
    """Draw a block that is given, or the line on which it will stand."""
    blank = [" " * wide] * (high - 1)
    sheet.put_rows(x, y, [BLOCK * wide] * high if full else [*blank, LINE * wide], "now" if full else "soft")


def _low(turn: Turn, cells: int) -> tuple[Line, ...]:
    """Draw the person and the answers in three rows, beside a block for each who is in, by number alone."""
    grid, sheet = grid_of(cells), Canvas(cells, LOW_ROWS)
    told = tr("{came} of {awaited} in", came=turn.came, awaited=turn.awaited)
    left = grid.span(3)
    if turn.now:
        _plane(sheet, left)
        sheet.put(2, 0, shortened(turn.now, left - 3), "now", bold=True)
        _answers(sheet, turn, left, LOW_ROWS)
    else:
        sheet.fill(0, 0, left, LOW_ROWS, "now")
        said = tr(ALL_IN)
        sheet.put((left - width(said)) // 2, 1, said, "on", bold=True)
    x = left + grid.gutter
    sheet.put(x, 0, told, "data", bold=True)
    for text, look in people(min(turn.came, turn.awaited), max(turn.awaited, 1), cells - x):
        sheet.put(x, 1, text if BLOCK in text else " " * len(text), look)
        x = sheet.put(x, 2, text, look)
    return tuple(sheet.lines())


def draw_all_in(sheet: Canvas, said: str, told: str, wide: int) -> None:
    """Say in large letters that all are in.

    Args:
        sheet: The sheet, of which all rows are filled.
        said: How many are in.
        told: What stands under it.
        wide: The cells that are filled.
    """
    sheet.fill(0, 0, wide, sheet.rows, "now")
    large, top = poster(said), (sheet.rows - POSTER_ROWS - 1) // 2
    if large and len(large[0]) <= wide - 2:
        sheet.put_rows((wide - len(large[0])) // 2, top, large, "on", bold=True)
    else:
        sheet.put((wide - width(said)) // 2, top + 1, said, "on", bold=True)
    y = sheet.rows - 1 - (sheet.rows > LEAST_ROWS)
    sheet.put((wide - width(told)) // 2, y, told, "on", bold=True)


def _people(sheet: Canvas, turn: Turn, begin: int, wide: int) -> None:
    asked = turn.now
    for place, (name, came) in enumerate(turn.people):
        x, y = begin + place // sheet.rows * wide, place % sheet.rows
        sign, look = IN if came else TURN if name == asked else AWAITED
        role = look.removesuffix("!")
        if name == asked and not came:
            sheet.fill(x, y, wide, 1, "raised")
        sheet.put(x + 1, y, sign, role, bold=True)
        sheet.put(x + 3, y, shortened(name, wide - 3), "ink" if came else role, bold=came or name == asked)
