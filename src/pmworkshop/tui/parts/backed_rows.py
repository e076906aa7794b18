"""The rows of a choice: rank, name and count, and a block for each of those who chose it; at a key with functions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pmworkshop.base.language import decimal
from pmworkshop.insight.measures.places import Place
from pmworkshop.session.core.lookups import called
from pmworkshop.session.core.seats import represented
from pmworkshop.session.core.session import Session
from pmworkshop.session.rounds.tally import Tally
from pmworkshop.session.rounds.wording import Asked
from pmworkshop.tui.drawing.pieces import Line, Piece
from pmworkshop.tui.drawing.text_cells import shortened, width
from pmworkshop.tui.pages.page import Item

FULL, EMPTY, CUT = "█", "▄", "━"
NAMED, BELOW = "on/data", "ink/raised"
"""The looks of a block with a name in it: of what was chosen, and below the line."""
NAME_MOST = 24
"""The most cells of a name in a block."""
BLOCK = 6
"""The most cells of a block."""
LEAD = 4
"""Cells before the name and the blocks, and free at the right end."""


def backed_items(
    ranked: Sequence[Asked],
    told: Mapping[str, Tally],
    placed: Mapping[str, Place],
    cells: int,
    *,
    amounts: bool = False,
    names: Mapping[str, Sequence[str]] | None = None,
) -> list[Item]:
    """Draw what was chosen, in the order of the choice.

    Args:
        ranked: The things, those most chosen first.
        told: The answers on each, by its id.
        placed: The place of each that was chosen, by its id.
        cells: Width of a line.
        amounts: Whether each gave an amount: then a bar is as long as what a thing got, instead of blocks for people.
        names: Who chose each thing, by its id, to stand in their blocks; None for blocks without names.

    Returns:
        A row for each thing; those that share a place are marked by ``=``.
    """
    most = max((told[one.id].answers for one in ranked), default=0)
    total = max((told[one.id].total for one in ranked), default=0)
    room = cells - 2 * LEAD
    found = list[Item]()
    for one in ranked:
        mine = told[one.id]
        drawn = bar_of(mine.total, total, room) if amounts else blocks_of(mine.answers, most, room)
        lines: tuple[Line, ...] = (((drawn, "data"),),) if mine.answers else ()
        if names is not None and one.id in names:
            lines = named_blocks(names[one.id], room)
        found.append(_item(one, mine, placed.get(one.id), lines))
    return found


def backers(view: Session, told: Mapping[str, Tally], *, amounts: bool = False) -> dict[str, list[str]]:
    """List by their functions who chose each thing, in the order in which they sit; empty where names are not kept.

    Args:
        view: The public view of the session.
        told: The answers on each thing, by its id.
        amounts: Whether how much each gave is told too.
    """
    there = [one for one in represented(view) if any(one.id in tally.backers for tally in told.values())]
    return {
        key: [
            f"{called(view, one)} {tally.backers[one.id]}" if amounts else called(view, one)
            for one in there
            if one.id in tally.backers
        ]
        for key, tally in told.items()
        if tally.backers
    }


def _item(one: Asked, told: Tally, place: Place | None, lines: tuple[Line, ...]) -> Item:
    rank = f"{place.number}{'=' if place.tied else ''}" if place else ""
    return Item(one.id, one.text, f"{rank:<2}", decimal(told.total), "strong", under=lines)


def named_blocks(names: Sequence[str], cells: int) -> tuple[Line, ...]:
    """Draw a block for each person with the name in it, in as many lines as they need.

    Args:
        names: What each is called.
        cells: Width of a line.

    >>> named_blocks(["Sales", "Finance", "Operations"], 20)
    (((' Sales ', 'on/data'), ('  ', 'ink'), (' Finance ', 'on/data')), ((' Operations ', 'on/data'),))
    """
    lines, used = [list[Piece]()], 0
    for name in names:
        block = f" {shortened(name, min(NAME_MOST, cells - 2))} "
        if used and used + 2 + width(block) > cells:
            lines.append([])
            used = 0
        if used:
            lines[-1].append(("  ", "ink"))
            used += 2
        lines[-1].append((block, NAMED))
        used += width(block)
    return tuple(tuple(line) for line in lines if line)


def bar_of(amount: int, most: int, cells: int) -> str:
    """Draw a bar as long as an amount.

    Args:
        amount: The amount.
        most: The greatest one, which fills the line.
        cells: Width of the line.

    >>> bar_of(5, 10, 8), bar_of(1, 100, 8), bar_of(0, 10, 8)
    ('████', '█', '')
    """
    return FULL * max(round(amount * cells / max(most, 1)), int(amount > 0))


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
        tuple((text.replace(FULL, EMPTY), BELOW if look == NAMED else "soft") for text, look in line)
        for line in item.under
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
