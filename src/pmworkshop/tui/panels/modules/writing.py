"""The page on which participants write alone: the question, the minutes that drain, and the cards that are in."""

from __future__ import annotations

from pmworkshop.agenda.model import CollectModule, Prompt
from pmworkshop.insight.findings import in_words
from pmworkshop.insight.pictures.pieces import Line
from pmworkshop.insight.pictures.shares import FULL, minute_blocks, people
from pmworkshop.session.core.durations import elapsed, phase_minutes
from pmworkshop.session.operations import navigation
from pmworkshop.session.rounds import rounds
from pmworkshop.tui.drawing.canvas import Canvas
from pmworkshop.tui.drawing.faces import POSTER_ROWS, balanced, poster
from pmworkshop.tui.drawing.text_cells import wrap
from pmworkshop.tui.drawing.words import clock
from pmworkshop.tui.pages.page import Context, Drawing, Page

MOST = 200
"""The most rows of the page."""
ROOMY = 17
"""Rows of the page from which blocks are three rows high, and blank ones stand between."""


def writing_page(context: Context, module: CollectModule) -> Page:
    """Show the questions while answers are written alone, or before.

    Args:
        context: What the panel may know.
        module: The module that asks.

    Returns:
        The page. A single question stands in large letters too, if its head has them.
    """
    alone = "alone" in module.phases
    told = "Write alone first; then we show all at once." if alone else "First the question, then the answers."
    sheet, prompts = Canvas(context.cells, MOST), module.asked_alone
    if len(prompts) == 1:
        y = _single(sheet, prompts[0], told)
        return Page(body=_with_pictures(sheet, y, context, module))
    y, gap = 0, int(context.rows >= ROOMY)
    for number, prompt in enumerate(prompts, 1):
        sheet.put(0, y, f"{number}", "soft")
        y = _text(sheet, y, prompt.head or prompt.text, "strong", x=2)
        y = _text(sheet, y, prompt.text if prompt.head else "", "text", x=2)
        y = _text(sheet, y, prompt.hint, "soft", x=2) + gap
    return Page(module.title, told, _with_pictures(sheet, y - gap, context, module))


def _single(sheet: Canvas, prompt: Prompt, told: str) -> int:
    """Write a question, with its head in large letters where they fit; return the row below."""
    large = poster(prompt.head)
    fits = bool(large) and len(large[0]) <= sheet.cells
    sheet.put_rows(0, 0, large if fits else (), "strong")
    y = POSTER_ROWS + 1 if fits else _text(sheet, 0, prompt.head, "strong")
    y = _text(sheet, y, prompt.text, "strong")
    return _text(sheet, _text(sheet, y, prompt.hint, "soft"), told, "soft")


def _text(sheet: Canvas, y: int, text: str, look: str, x: int = 0) -> int:
    """Write a text over as many rows as it needs; return the row below."""
    lines = wrap(text, balanced(text, sheet.cells - x)) if text else []
    for down, line in enumerate(lines):
        sheet.put(x, y + down, line, look)
    return y + len(lines)


def _with_pictures(sheet: Canvas, y: int, context: Context, module: CollectModule) -> Drawing:
    """Draw the minutes and the cards under the questions, the cards only where it is known how many are in."""
    room = max(context.rows - y, 0)
    for line, words in (_minutes(context, module), _cards(context, module)):
        if not words:
            continue
        high = 3 if room >= ROOMY // 2 + 1 else 1
        y += 1
        for down in range(high):
            at = 0
            for text, look in line:
                last = FULL in text or down == high - 1
                at = sheet.put(at, y + down, text if last else " " * len(text), look)
        y, room = y + high, room - high - 2
        at = 0
        for text, look in words:
            at = sheet.put(at, y, text, look)
        y += 1
    return Drawing(tuple(sheet.lines(y)))


def _minutes(context: Context, module: CollectModule) -> tuple[Line, Line]:
    """Draw the minutes that are left to write alone; nothing in another phase."""
    stage = context.view.stage
    if stage is None or context.now is None or navigation.where(context.view)[1] != "alone":
        return (), ()
    planned, spent = phase_minutes(context.view, module, "alone"), elapsed(stage, context.now)
    if not planned:
        return (), ()
    left = max(planned - spent.total_seconds() / 60, 0)
    words = in_words(int(planned)) if planned == int(planned) else f"{planned:g}"
    told = f" left of {words} {'minute' if planned == 1 else 'minutes'}" if left else "  It is time."
    return minute_blocks(left, planned, context.cells), ((clock(planned, spent), "now!"), (told, "soft"))


def _cards(context: Context, module: CollectModule) -> tuple[Line, Line]:
    """Draw how many cards are in, by number alone; nothing where none are taken in here."""
    newest = rounds.newest(context.view, module.id, "answers")
    told = context.view.progress.get(newest.id) if newest else None
    if told is None or not told.awaited:
        return (), ()
    inside = min(told.answered, told.awaited)
    words: Line = ((f"{inside} of {told.awaited}", "data!"), (" cards in", "soft"))
    return people(inside, told.awaited, context.cells), words
