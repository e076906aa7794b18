"""The page of the panel on top, or a blank one with a message if the panel fails."""

from __future__ import annotations

from dataclasses import replace

from pmworkshop.tui.drawing.turn_words import turn_line
from pmworkshop.tui.guard import safely
from pmworkshop.tui.keymap.commands import key_of
from pmworkshop.tui.pages.page import ListBody, Page, worded
from pmworkshop.tui.screen.desk import Desk
from pmworkshop.tui.screen.talk import speaks


def panel_page(desk: Desk) -> Page:
    """Return the page of the panel on top of a screen, with the keys of the settings in its texts.

    Args:
        desk: The screen.

    Returns:
        The page; if the panel fails, a blank page with a message.
    """
    panel, sorry = desk.panel, "This part cannot be shown; everything is saved."
    elsewhere = f" {key_of('go')} goes elsewhere." if any(one.id == "go" for one in desk.offered.room) else ""
    blank = Page(body=ListBody(empty=sorry + elsewhere))
    page = safely(lambda: panel.page(desk.context), blank, f"the page of {panel.place()}")
    if speaks(desk):
        page = replace(page, below=((turn_line(desk.state.view, desk.context.cells), "strong"), *page.below))
    return worded(page, desk.offered.wording.write)


def list_of(desk: Desk, page: Page) -> str:
    """Return what tells the list of a page from others, so that each keeps its cursor.

    Args:
        desk: The screen.
        page: The page of the panel on top.
    """
    where = desk.state.view.stage
    return f"{desk.panel.place()} {where.phase if where else ''} {page.question}"
