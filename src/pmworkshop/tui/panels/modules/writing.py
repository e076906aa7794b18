"""The page of a question that is to be answered: its head large, the minutes that drain, the cards that are in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pmworkshop.agenda.model import CollectModule, Module, Prompt
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.insight.pictures.pieces import Line
from pmworkshop.insight.pictures.shares import FULL, minute_blocks, people
from pmworkshop.leading.minute_words import clock
from pmworkshop.session.core.durations import elapsed, phase_minutes
from pmworkshop.session.operations import navigation
from pmworkshop.session.rounds import rounds
from pmworkshop.tui.drawing.canvas import Canvas
from pmworkshop.tui.drawing.faces import balanced, poster
from pmworkshop.tui.drawing.grid import COLUMNS, grid_of
from pmworkshop.tui.drawing.text_cells import wrap
from pmworkshop.tui.pages.page import Context, Drawing, ListBody, Page

MOST = 200
"""The most rows of the page."""
ROOMY = 17
"""Rows of the page from which blocks are high, and blank ones stand between."""
FIRST_LINE = tr_noop("Type the first one below; Enter keeps it.")
HIGH = ((34, 8), (24, 4), (0, 3))
"""Rows of the page from which blocks have so many rows, where they are left; else one."""
NEXT = 4
"""Rows for what follows below blocks."""
LARGE = 34
"""Rows of the page from which the head is twice as large, and several questions stand beside one another."""
BESIDE_MOST = 3
"""The most questions beside one another."""


def writing_page(context: Context, module: CollectModule) -> Page:
    """Show the questions while answers are written alone, or before.

    Args:
        context: What the panel may know.
        module: The module that asks.

    Returns:
        The page. A single question stands in large letters too, if its head has them.
    """
    alone = "alone" in module.phases
    told = (
        tr("Write alone first; then we show all at once.") if alone else tr("First the question, then the answers.")
    )
    sheet, prompts = Canvas(context.cells, MOST), module.asked_alone
    if len(prompts) == 1:
        return asked_page(context, module, prompts[0], (told,))
    y, gap = _side_by_side(sheet, prompts, context), int(context.rows >= ROOMY)
    for number, prompt in enumerate(() if y else prompts, 1):
        sheet.put(0, y, f"{number}", "soft")
        y = _text(sheet, y, prompt.head or prompt.text, "strong", x=2)
        y = _text(sheet, y, prompt.text if prompt.head else "", "text", x=2)
        y = _text(sheet, y, prompt.hint, "soft", x=2) + gap
    return Page(module.title, told, _with_pictures(sheet, y - gap, context, module))


def _side_by_side(sheet: Canvas, prompts: Sequence[Prompt], context: Context) -> int:
    """Draw two or three questions beside one another, their heads large; return the row below.

    Args:
        sheet: What is drawn on.
        prompts: The questions.
        context: How much room there is.

    Returns:
        The row below them, with a blank one between; 0 where a head is missing or has no room: nothing is drawn.
    """
    grid, faces = grid_of(context.cells), [poster(one.head) for one in prompts]
    if context.rows < LARGE or len(prompts) > BESIDE_MOST or grid.columns < COLUMNS:
        return 0
    columns, ends = COLUMNS // len(prompts), [0]
    wide = grid.span(columns)
    if not all(face and len(face[0]) <= wide for face in faces):
        return 0
    for place, (prompt, face) in enumerate(zip(prompts, faces, strict=True)):
        x = grid.x(place * columns)
        sheet.put_rows(x, 0, face, "strong")
        y = _text(sheet, len(face) + 1, prompt.text, "strong", x, wide)
        ends.append(_text(sheet, y, prompt.hint, "soft", x, wide))
    return max(ends) + 1


def asked_page(context: Context, module: Module, prompt: Prompt, told: Sequence[str]) -> Page:
    """Show one question, with its head in large letters where they fit.

    Args:
        context: What the panel may know.
        module: The module that asks it.
        prompt: The question.
        told: What stands under it, such as how it is answered.

    Returns:
        The page.
    """
    sheet, large = Canvas(context.cells, MOST), _large(prompt.head, context)
    sheet.put_rows(0, 0, large, "strong")
    y = len(large) + 1 if large else _text(sheet, 0, prompt.head, "strong")
    y = _text(sheet, y, prompt.text, "strong")
    for text in (prompt.hint, *told):
        y = _text(sheet, y, text, "soft")
    return Page(body=_with_pictures(sheet, y, context, module))


def _large(head: str, context: Context) -> tuple[str, ...]:
    """Draw a head, twice as large on a large wall; nothing where it does not fit."""
    faces = (poster(head, times) for times in ((2, 1) if context.rows >= LARGE else (1,)))
    return next((face for face in faces if face and len(face[0]) <= context.cells), ())


def first_asked(context: Context, module: Module, page: Page, prompt: Prompt) -> Page:
    """Show a question large until its first line is typed, where one is asked for.

    Args:
        context: What the panel may know.
        module: The module that asks it.
        page: The page with its list, which is empty.
        prompt: The question.

    Returns:
        The page; it differs in nothing but what is shown, and stays as it is without a head, or with a row.
    """
    listed = page.focus == "list" or not isinstance(page.body, ListBody) or page.body.items
    if not prompt.head or listed:
        return page
    asked = asked_page(context, module, prompt.model_copy(update={"hint": page.hint}), (tr(FIRST_LINE),))
    return replace(page, question="", hint="", body=asked.body)


def _text(sheet: Canvas, y: int, text: str, look: str, x: int = 0, wide: int = 0) -> int:
    """Write a text over as many rows as it needs in a width, or up to the end; return the row below."""
    lines = wrap(text, balanced(text, wide or sheet.cells - x)) if text else []
    for down, line in enumerate(lines):
        sheet.put(x, y + down, line, look)
    return y + len(lines)


def _with_pictures(sheet: Canvas, y: int, context: Context, module: Module) -> Drawing:
    """Draw the minutes and the cards under the questions, the cards only where it is known how many are in."""
    for line, words in (_minutes(context, module), _cards(context, module)):
        if words:
            y = _picture(sheet, y, line, words, _high(context.rows, context.rows - y))
    return Drawing(tuple(sheet.lines(y)))


def _picture(sheet: Canvas, y: int, line: Line, words: Line, high: int) -> int:
    """Draw blocks with words under them, after a blank row; return the row below."""
    for down in range(1, high + 1):
        at = 0
        for text, look in line:
            at = sheet.put(at, y + down, text if FULL in text or down == high else " " * len(text), look)
    at, y = 0, y + high + 1
    for text, look in words:
        at = sheet.put(at, y, text, look)
    return y + 1


def minutes_left(context: Context, module: Module, rows: int) -> tuple[Line, ...]:
    """Draw the minutes that are left to write alone, to stand under a list.

    Args:
        context: What the panel may know.
        module: The module.
        rows: How many rows there are.

    Returns:
        The lines, of which the first is blank; none in another phase, or where there is no room.
    """
    line, words = _minutes(context, module)
    high = min(_high(context.rows, rows + NEXT), max(rows - 2, 1))
    if not words or rows < high + 2:
        return ()
    sheet = Canvas(context.cells, high + 2)
    _picture(sheet, 0, line, words, high)
    return tuple(sheet.lines())


def _high(rows: int, left: int) -> int:
    """Choose how many rows blocks have, by the rows of the page and those that are left for them and what follows."""
    most = next((high for least, high in HIGH if rows >= least), 1)
    return most if left >= most + NEXT + 2 else 1


def _minutes(context: Context, module: Module) -> tuple[Line, Line]:
    """Draw the minutes that are left to write alone; nothing in another phase."""
    stage = context.view.stage
    if stage is None or context.now is None or navigation.where(context.view)[1] != "alone":
        return (), ()
    planned, spent = phase_minutes(context.view, module, "alone"), elapsed(stage, context.now)
    if not planned:
        return (), ()
    left = max(planned - spent.total_seconds() / 60, 0)
    told = tr(" left") if left else tr("  It is time.")
    return minute_blocks(left, planned, context.cells), ((clock(planned, spent), "now!"), (told, "soft"))


def _cards(context: Context, module: Module) -> tuple[Line, Line]:
    """Draw how many cards are in, by number alone; nothing where none are taken in here."""
    newest = rounds.newest(context.view, module.id, "answers")
    told = context.view.progress.get(newest.id) if newest else None
    if told is None or not told.awaited:
        return (), ()
    inside = min(told.answered, told.awaited)
    words: Line = (
        (tr("{inside} of {awaited}", inside=inside, awaited=told.awaited), "data!"),
        (tr(" cards in"), "soft"),
    )
    return people(inside, told.awaited, context.cells), words
