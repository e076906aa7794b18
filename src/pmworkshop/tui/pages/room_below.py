"""The lines between the body and the field: how many there are, and what becomes of more."""

from __future__ import annotations

from dataclasses import replace

from pmworkshop.tui.drawing.text_cells import wrap
from pmworkshop.tui.pages.page import Item, ListBody, Page

BELOW = 2
"""Lines between body and field."""


def fits_below(texts: tuple[str, ...], cells: int) -> bool:
    """Tell whether texts fit between body and field without being cut.

    Args:
        texts: The texts; each begins a line.
        cells: Width of a line.

    Returns:
        True if they take no more lines than there are.
    """
    return sum(len(wrap(text, cells)) for text in texts if text) <= BELOW


def spacious(page: Page, cells: int, stays: int = 0) -> Page:
    """Let what does not fit below the list stand at its end, where it is wrapped and never cut.

    Args:
        page: A page with a list.
        cells: Width of a line.
        stays: How many texts, the last ones, stay below if they alone fit there.

    Returns:
        The same page if everything fits.
    """
    if not isinstance(page.body, ListBody) or fits_below(tuple(text for text, _ in page.below), cells):
        return page
    last = page.below[len(page.below) - stays :]
    kept = last if fits_below(tuple(text for text, _ in last), cells) else ()
    above = page.body.items or (Item("", page.body.empty, look="soft"),)
    moved = page.below[: len(page.below) - len(kept)]
    more = (Item("", text, look=look) for text, look in moved if text)
    return replace(page, body=replace(page.body, items=(*above, Item("", ""), *more)), below=kept)
