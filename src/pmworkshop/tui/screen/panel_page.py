"""The page of the panel on top, or a blank one with a message if the panel fails."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from pmworkshop.base.language import tr, trn
from pmworkshop.session.core.ahead import ahead_of
from pmworkshop.session.core.lookups import module_of
from pmworkshop.session.core.session import Session
from pmworkshop.tui.drawing.turn_words import turn_line
from pmworkshop.tui.guard import safely
from pmworkshop.tui.keymap.commands import key_of
from pmworkshop.tui.pages.page import Cursor, ListBody, Page, worded
from pmworkshop.tui.pages.room_below import fits_below
from pmworkshop.tui.screen.desk import Desk
from pmworkshop.tui.screen.screen_state import Made
from pmworkshop.tui.screen.talk import speaks
from pmworkshop.tui.widgets.body_view import BodyView


def panel_page(desk: Desk, *, moved: bool = False) -> Page:
    """Return the page of the panel on top of a screen, with the keys of the settings in its texts.

    Args:
        desk: The screen.
        moved: Whether the cursor alone has moved, so that the page that was made last needs no more than follow it.

    Returns:
        The page; if the panel fails, a blank page with a message.
    """
    panel, context, made = desk.panel, desk.context, desk.state.made
    sorry = tr("This part cannot be shown; everything is saved.")
    if any(one.id == "go" for one in desk.offered.room):
        sorry = f"{sorry} {tr('{go_key} goes elsewhere.', go_key=key_of('go'))}"
    blank = Page(body=ListBody(empty=sorry))
    make = partial(panel.page, context)
    if moved and made is not None and made.page.follow is not None and made.lasts(panel, context):
        make = partial(made.page.follow, context)
    page = safely(make, blank, f"the page of {panel.place()}")
    desk.state.made = Made(panel, context, page)
    if speaks(desk):
        page = replace(page, below=((turn_line(desk.state.view, desk.context.cells), "strong"), *page.below))
    if desk.panel.here is not None and (came := _came_ahead(desk.state.view, desk.panel.here.module_id)):
        told = trn("Answered beforehand by {number} leader", "Answered beforehand by {number} leaders", came)
        page = _told_ahead(page, told, desk.context.cells)
    return worded(page, desk.offered.wording.write)


def _told_ahead(page: Page, told: str, cells: int) -> Page:
    """Say below the page that it was answered beforehand; where something else fills that, on the message line."""
    if fits_below((*(text for text, _ in page.below), told), cells):
        return replace(page, below=(*page.below, (told, "soft")))
    return page if page.legend else replace(page, legend=told)


def _came_ahead(view: Session, module_id: str) -> int:
    """Count who had answered a module before the room began; 0 where nothing was asked beforehand."""
    if module_of(view, module_id).mode == "live":
        return 0
    return max((ahead_of(view, one) for one in view.rounds.values() if one.module == module_id), default=0)


def list_of(desk: Desk, page: Page) -> str:
    """Return what tells the list of a page from others, so that each keeps its cursor.

    Args:
        desk: The screen.
        page: The page of the panel on top.
    """
    where = desk.state.view.stage
    return f"{desk.panel.place()} {where.phase if where else ''} {page.question}"


def show_page(desk: Desk, board: BodyView, cursor: Cursor | None) -> Page:
    """Show the body of the page of the panel on top; nothing while the curtain is drawn.

    Args:
        desk: The screen.
        board: What shows it.
        cursor: Row and column to choose; None keeps the cursor.

    Returns:
        The page that is shown.
    """
    if desk.state.curtain:
        board.show_body(Page().body, cursor, "")
        return Page()
    chosen, page = board.cursor, panel_page(desk)
    name = list_of(desk, page)
    board.show_body(page.body, cursor, name)
    if desk.panel.follows_cursor and board.cursor != chosen:
        page = panel_page(desk, moved=True)
        board.show_body(page.body, board.cursor, name)
    return page
