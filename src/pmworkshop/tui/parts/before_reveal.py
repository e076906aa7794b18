"""Once all answers to statements are in: empty lines, equally long for all of them, and how many wait to be shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pmworkshop.base.language import tr, tr_noop
from pmworkshop.insight.pictures.distribution import EMPTY
from pmworkshop.session.rounds.polls import Asked
from pmworkshop.tui.drawing.canvas import Canvas
from pmworkshop.tui.drawing.text_cells import wrap
from pmworkshop.tui.keymap.commands import Command
from pmworkshop.tui.pages.page import Context, Item, ListBody, Page
from pmworkshop.tui.pages.panel import Part
from pmworkshop.tui.parts.answer_pictures import coming_scale
from pmworkshop.tui.parts.entry_keys import SHOW_ALL
from pmworkshop.tui.parts.plotted_rows import BESIDE, bar_rows, heads, plot_for
from pmworkshop.tui.parts.round_state import RoundState
from pmworkshop.tui.parts.turn_plate import LEAST_ROWS, draw_all_in
from pmworkshop.tui.widgets.drawn_items import BETWEEN

PLATE_ROWS = 7
"""Rows of the plate, where there is room for them."""
LEAD = 3
"""Cells of the number before a statement, with the blank behind it."""
TOLD = tr_noop("answers in. Enter shows")


class BeforeReveal(Part):
    """Shows that all answers are in, and shows them with one key."""

    def __init__(self, state: RoundState) -> None:
        """Share the state of the round with the other parts of the panel.

        Args:
            state: The state of the round; the panel owns it too.
        """
        self._state = state

    def _scale(self, context: Context) -> tuple[str, ...]:
        """Return the values whose bars come next; empty while answers are awaited, or other pictures come."""
        state, half, form = self._state, self._state.half(context), self._state.form(context)
        busy = context.view.info.solo or half.correcting or half.overtaken
        if form is None or not form.marks or busy:  # where lines are typed, Enter is pressed once too often easily
            return ()
        if state.person(context) is not None or not state.progress(context)[0]:
            return ()
        return coming_scale(context, state.here)

    def page(self, context: Context) -> Page | None:
        """Make the page, from the number of answers and the statements alone.

        Args:
            context: The public view of the session, with the cursor and the width.

        Returns:
            The page; None while answers are awaited, or where the plate has no room.
        """
        form, scale = self._state.form(context), self._scale(context)
        if form is None or not scale:
            return None
        came, awaited = self._state.progress(context)
        items = waiting_items(
            scale, form.subjects, tr("{came} of {awaited}", came=came, awaited=awaited), context.cells, context.rows
        )
        question = self._state.here.module(context).prompts[0].text
        return Page(question, body=ListBody(tuple(items)), beside=heads(scale, context.cells)) if items else None

    def offered(self, context: Context, commands: Sequence[Command]) -> tuple[Command, ...]:
        """Begin with the key that shows the answers, once the page says so.

        Args:
            context: The public view of the session, with the cursor and the width.
            commands: The commands while answers are taken.

        Returns:
            The commands; the same ones while answers are awaited.
        """
        if self.page(context) is None:
            return tuple(commands)
        quiet = (replace(one, title="") if one.id in ("type_in", "next_person") else one for one in commands)
        return (SHOW_ALL, *(one for one in quiet if one.id != SHOW_ALL.id))


def waiting_items(scale: Sequence[str], asked: Sequence[Asked], said: str, cells: int, rows: int) -> list[Item]:
    """Draw statements in the order of the agenda, each above an empty line, and a plate over the lines.

    Args:
        scale: The values, from the lowest.
        asked: The statements.
        said: How many are in, for the plate.
        cells: Width of a line.
        rows: How many rows the body has.

    Returns:
        The rows, as high as with their bars later; none where the plate has no room.
    """
    plot = plot_for(len(scale), cells)
    wide = plot.cells + BESIDE
    room, least = cells - LEAD - wide - BETWEEN, bar_rows(rows, len(asked)) + 1
    heights = [max(len(wrap(one.text, room)) + 1, least) for one in asked]
    high = min(PLATE_ROWS, sum(heights), rows - 1)
    if high < LEAST_ROWS:
        return []
    lines = [line for height in heights for line in _empty(plot.cells, wide, height)]
    plate, top = Canvas(wide, high), (min(len(lines), rows - 1) - high) // 2
    draw_all_in(plate, said, tr(TOLD), wide)
    lines[top : top + high] = plate.lines()
    items, at = list[Item](), 0
    for place, (one, height) in enumerate(zip(asked, heights, strict=True)):
        side = tuple(lines[at : at + height])
        items.append(
            Item("", one.text, f"{place + 1:>2}", look="strong", side=side, back="" if place % 2 else "plane")
        )
        at += height
    return items


def _empty(plot: int, wide: int, height: int) -> list[tuple[tuple[str, str], ...]]:
    sheet = Canvas(wide, height)
    sheet.put(wide - plot, height - 1, EMPTY * plot, "line")
    return sheet.lines()
