"""Rows of a table that are pasted into the plan: how they are understood is asked before they become actions."""

from __future__ import annotations

from collections.abc import Sequence

from pmworkshop.base.dates import DateOrderError
from pmworkshop.base.errors import InputError
from pmworkshop.base.text import count, shorten
from pmworkshop.exchange.actions.action_list import ActionList, read_actions
from pmworkshop.exchange.tables.pasted import pasted_grid
from pmworkshop.session.operations.planning.listed_actions import (
    Listed,
    Understood,
    add_all,
    is_day,
    names_somebody,
    understand,
    unread_words,
)
from pmworkshop.tui.keymap.commands import key_of
from pmworkshop.tui.pages.page import Act, Ask, Commit, Context
from pmworkshop.tui.pages.panel import Handler

_TAKE = ". Take them?"
_LINES = 3
"""Lines that the screen has for a question."""
_UNEVEN = 16
"""Cells that may stay empty where lines are broken between words."""


def offered(context: Context, module_id: str, lines: Sequence[str], then: Handler) -> Ask | None:
    """Say how pasted lines are understood as actions, and take these with Enter.

    Args:
        context: Gives the public view, and how dates are written.
        module_id: The id of the plan's module.
        lines: The lines, with tabs between cells.
        then: Returns the act that follows once they are taken.

    Returns:
        The question; None if the lines are no table of actions.
    """
    view, dates = context.view, context.dates
    grid = pasted_grid(lines)
    if grid is None:
        return None
    found = read_actions(
        grid,
        lambda cell: names_somebody(view, cell),
        lambda cell: is_day(cell, view.info.day, dates),
    )
    if found is None:
        return None

    def answer(later: Context, text: str) -> Act:
        if text.strip():
            raise InputError("These actions are not taken yet.", "Enter alone takes them.")
        rows = [understand(later.view, row, later.dates) for row in found.rows]
        told = ", ".join(filter(None, (f"{count(len(rows), 'action')} added", unread_words(rows))))
        return Commit(add_all(module_id, rows), told, select="newest", then=lambda after: then(after, ""))

    keys = ("Enter takes them", f"{key_of('leave_field')} leaves them")
    return Ask(_question(context, found), answer, empty=True, keys=keys)


def _question(context: Context, found: ActionList) -> str:
    """Word the question so that its lines have room on the wall: words that were not read are named or counted."""
    rows, room = _readable(context, found.rows), _LINES * context.cells - len(_TAKE) - _UNEVEN
    ways = ["; ".join(filter(None, (found.understood, unread_words(rows, named)))) for named in (3, 1, 0)]
    return shorten(next((told for told in ways if len(told) <= room), ways[-1]), room) + _TAKE


def _readable(context: Context, rows: Sequence[Listed]) -> list[Understood]:
    """Read the rows as far as that is possible before anybody said whether the day or the month comes first."""
    found = []
    for row in rows:
        try:
            found.append(understand(context.view, row, context.dates))
        except DateOrderError:
            found.append(understand(context.view, Listed(row.what, row.owner), context.dates))
    return found
