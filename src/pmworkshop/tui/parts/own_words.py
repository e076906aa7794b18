"""A picture of answers stands beside the words that were asked, where other words stand above them by now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pmworkshop.tui.pages.page import Item


def under_own_words(row: Item, told: Sequence[Item]) -> list[Item]:
    """Move a picture of answers from the words as they are now to the words to which the answers were given.

    Args:
        row: The row of a subject as it is worded now, with the picture.
        told: What says to which words the answers were given; empty if the words are the same.

    Returns:
        The rows.

    >>> then, today = Item("", "Answers to “Meet monthly”"), Item("one", "Meet weekly", side=((("██", "data"),),))
    >>> [(one.text, len(one.side)) for one in under_own_words(today, [then])]
    [('Meet weekly', 0), ('Answers to “Meet monthly”', 1)]
    """
    if not told:
        return [row]
    first, *others = told
    picture = replace(
        first,
        side=row.side,
        under=row.under,
        tail=row.tail,
        tail_look=row.tail_look,
        back=row.back,
        unfolds=row.unfolds,
    )
    return [replace(row, side=(), under=(), tail="", back="", unfolds=False), picture, *others]
