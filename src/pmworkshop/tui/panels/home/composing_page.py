"""What the page shows on which an agenda of one's own is put together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pmworkshop.agenda.composition import UNTITLED, Composition
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.base.text import count, shorten
from pmworkshop.insight.pictures.shares import done
from pmworkshop.leading.minute_words import minutes
from pmworkshop.tui.drawing.minute_bars import MINUTES, bar_cells, minute_bar
from pmworkshop.tui.drawing.pieces import Line, Look
from pmworkshop.tui.keymap.commands import key_of
from pmworkshop.tui.pages.page import Item, ListBody, Page
from pmworkshop.tui.panels.room.details import detail_row
from pmworkshop.tui.parts.shelf_list import ShelfList

PART = "part "
"""What the key of a row begins with that stands for a module of the agenda; its position follows."""
VALUES = {"title": tr_noop("title"), "clock": tr_noop("minutes"), "people": tr_noop("people")}
"""The keys of the rows above the modules, each with what Enter asks for there."""


def composing_page(made: Composition, shelf: ShelfList, row: str, cells: int) -> Page:
    """Show an agenda so far, how full its clock is, and the shelf.

    Args:
        made: The agenda so far.
        shelf: The modules to choose from.
        row: The key of the chosen row.
        cells: The cells of a line.

    Returns:
        The page; below it, the first thing that does not fit, one of the chosen module before others, and what a
        chosen module of the shelf leaves.
    """
    filling = made.filling()
    items = (
        detail_row("title", tr("Title"), made.title, tr("none yet")),
        replace(detail_row("clock", tr("Clock"), minutes(made.clock)), side=(_filled(filling.share, cells),)),
        detail_row("people", tr("People"), str(made.people)),
        Item("", tr("The agenda: {parts}", parts=count(len(made.chosen), "part", "parts")), look="head"),
        *_parts(made, cells),
        *shelf.rows(cells),
    )
    people = count(made.people, "person", "people")
    hint = tr(
        "{needed:g} of {clock:g} min are filled with {people}", needed=filling.needed, clock=made.clock, people=people
    )
    own = next((_quoted(item.text) for item in items if item.key == row), "")
    warnings = sorted((_in_titles(one, made, shelf) for one in filling.warnings), key=lambda one: own not in one)
    return Page(tr(UNTITLED), hint, ListBody(items), below=tuple(_below(shelf.leaves_of(row), warnings, cells)))


def _filled(share: float, cells: int) -> Line:
    """Draw how full the clock is: thick is filled; what does not fit has the look of a warning."""
    return done(share, bar_cells(cells), role="data" if share <= 1 else "open")


def _parts(made: Composition, cells: int) -> Iterator[Item]:
    modules, room = made.modules(), bar_cells(cells)
    longest = max((one.minutes for one in modules), default=0)
    for at, module in enumerate(modules):
        side = minute_bar(minutes(module.minutes), MINUTES, module.minutes, longest, room)
        yield Item(f"{PART}{at}", module.title, lead=f"{at + 1:>2}", side=(side,))
    if not made.chosen:
        yield Item(
            "",
            tr("Nothing yet. {choose_key} on a line of the shelf takes it.", choose_key=key_of("choose")),
            look="soft",
            indent=1,
        )


def _in_titles(warning: str, made: Composition, shelf: ShelfList) -> str:
    """Write the titles of modules in place of the names that files have for them."""
    titles = shelf.titles() | {one.module.id: one.module.title for one in made.chosen}
    for name, title in titles.items():
        warning = warning.replace(_quoted(name), _quoted(title))
    return warning


def _quoted(title: str) -> str:
    return tr("“{title}”", title=title)


def _below(leaves: str, warnings: Sequence[str], cells: int) -> Iterator[tuple[str, Look]]:
    """Write what does not fit, and what a module leaves: one line each, or two where one of them stands alone."""
    more = tr(" ({more} more)", more=len(warnings) - 1) if len(warnings) > 1 else ""
    if warnings and leaves:
        yield f"{shorten(warnings[0], cells - 2 - len(more))}{more}", "warn"
        yield shorten(leaves, cells - 2), "soft"
    elif warnings:
        yield f"{warnings[0]}{more}", "warn"
    elif leaves:
        yield leaves, "soft"
