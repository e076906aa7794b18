"""The rows of a choice: rank, name and count, and a block for each of those who chose it, without names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pmworkshop.insight.measures.places import Place
from pmworkshop.session.rounds.tally import Tally
from pmworkshop.session.rounds.wording import Asked
from pmworkshop.tui.drawing.pieces import Line
from pmworkshop.tui.pages.page import Item

FULL, EMPTY, CUT = "█", "▄", "━"
BLOCK = 6
"""The most cells of a block."""
LEAD = 4
"""Cells before the name and the blocks, and free at the right end."""


def backed_items(
    ranked: Sequence[Asked], told: Mapping[str, Tally], placed: Mapping[str, Place], cells: int
) -> list[Item]:
    """Draw what was chosen, in the order of the choice.

    Args:
        ranked: The things, those most chosen first.
        told: The answers on each, by its id.
        placed: The place of each that was chosen, by its id.
        cells: Width of a line.

    Returns:
        A row for each thing; those that share a place are marked by ``=``.
    """
    most = max((told[one.id].answers for one in ranked), default=0)
    return [_item(one, told[one.id], placed.get(one.id), most, cells) for one in ranked]


def _item(one: Asked, told: Tally, place: Place | None, most: int, cells: int) -> Item:
    rank = f"{place.number}{'=' if place.tied else ''}" if place else ""
    blocks = (((blocks_of(told.answers, most, cells - LEAD), "data"),),) if told.answers else ()
    return Item(one.id, one.text, f"{rank:<2}", f"{told.total:g}" if told.answers else "0", "strong", under=blocks)


def blocks_of(people: int, most: int, cells: int, block: str = FULL) -> str:
    """Draw a block for each person.

    Args:
        people: How many.
        most: The most people in any row, for whom there is to be room.
        cells: Width of the line.
        block: What a block is made of.

    Returns:
        One line; beyond what fits with a cell for each person, blocks touch.

    >>> blocks_of(2, 3, 20), blocks_of(3, 9, 9)
    ('██████ ██████', '███')
    """
    each = min((cells + 1) // max(most, 1) - 1, BLOCK)
    return " ".join([block * each] * people) if each > 0 else block * people


def unfilled(item: Item) -> Item:
    """Draw a row of a choice that is below the line: its blocks are half as high and soft.

    Args:
        item: The row.

    Returns:
        The row; unchanged if it has no blocks.
    """
    if not item.under:
        return item
    under: tuple[Line, ...] = tuple(
        tuple((text.replace(FULL, EMPTY), "soft") for text, _ in line) for line in item.under
    )
    return replace(item, under=under, look="soft")


def cut_line(words: str, cells: int) -> Item:
    """Draw the line below what a choice named.

    Args:
        words: What is above it; they stand at its right end.
        cells: Width of a line.
    """
    line: Line = ((CUT * max(cells - len(words) - 2, 0), "now"), (f"  {words}", "now!"))
    return Item("", "", under=(line,))
