"""The rows of a choice that was made twice, as it is and as wanted: for each thing a bar of both rounds."""

from __future__ import annotations

from collections.abc import Iterator

from pmworkshop.base.language import decimal
from pmworkshop.session.core.records import Round
from pmworkshop.session.rounds.wording import Asked
from pmworkshop.tui.drawing.pieces import Line
from pmworkshop.tui.drawing.text_cells import fit, width
from pmworkshop.tui.pages.page import Item
from pmworkshop.tui.parts.backed_rows import LEAD, backers, bar_of, named_blocks
from pmworkshop.tui.parts.dot_rows import ranked, tails_of, which_time
from pmworkshop.tui.parts.plotted_rows import plane_of
from pmworkshop.tui.parts.seen_rounds import Seen

NUMBER = 6
"""Cells of the number behind a bar, with a blank before it."""


def twice_backed(seen: Seen) -> tuple[Item, ...]:
    """Draw what several rounds chose, those first that the newest one put first, on one scale.

    Args:
        seen: What is shown of the module; at least one round.

    Returns:
        The rows; below each thing a bar of each round with its number, or those who chose it by function where they
        are named.
    """
    most = max(seen.told(one, each.id).total for one in seen.there for each in seen.form.subjects)
    tails, found = tails_of(seen), [subject for _, subject in ranked(seen)]
    numbers = {subject.id: number for number, subject in ranked(seen)}
    rows = [
        Item(
            one.id,
            one.text,
            f"{numbers[one.id]:>2}",
            tails.get(one.id, ""),
            "strong",
            under=tuple(line for round_ in seen.there for line in _round(seen, round_, one, most)),
            back=plane_of(place),
        )
        for place, one in enumerate(found)
    ]
    return seen.together(rows, found)


def _round(seen: Seen, round_: Round, one: Asked, most: int) -> Iterator[Line]:
    """Draw what a thing got in a round; the newest one in the colour of answers, those before it soft."""
    told, last = seen.told(round_, one.id), round_ is seen.there[-1]
    wide = max(width(which_time(seen.context, each)) for each in seen.there) + 2
    name = (fit(which_time(seen.context, round_), wide), "soft")
    cells = seen.context.cells - 2 * LEAD
    named = backers(seen.view, {one.id: told}, amounts=seen.form.sort == "points") if seen.named else {}
    if names := named.get(one.id, ()):
        yield (name, (decimal(told.total), "ink!"))
        yield from named_blocks(names, cells)
        return
    bar = bar_of(told.total, most, cells - wide - NUMBER)
    yield (name, (bar, "data" if last else "soft"), (f"{' ' * bool(bar)}{decimal(told.total)}", "ink!"))
