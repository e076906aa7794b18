"""What the figures of the notes mean, in plain words; only those are explained that stand on the page."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pmworkshop.base.language import tr, tr_noop
from pmworkshop.tui.pages.page import Item

WORDS = (
    (tr_noop("median"), tr_noop("median: the answer in the middle, half are below and half above")),
    ("IQR", tr_noop("IQR: how far apart the middle half of the answers lie; 0 or 1 is close")),
    (
        tr_noop("consensus"),
        tr_noop("consensus: from 0, half at each end, to 1, all the same; below 0.6 it is worth a talk"),
    ),
    ("r_wg", tr_noop("r_wg: agreement against answers by chance, at most 1; 0.7 is usually enough")),
    ("a_wg", tr_noop("a_wg: the same, but fair to a middle near an end of the scale")),
    ("AD ", tr_noop("AD: how far an answer lies from the middle on average")),
    (
        tr_noop("alpha"),
        tr_noop("alpha: agreement of whole charts beyond chance; from 0.8 one can rely on it, 0.67 is tentative"),
    ),
    (tr_noop("Raw agreement"), tr_noop("Raw agreement: the share of pairs of leaders who say the same")),
    ("Kendall", tr_noop("Kendall's W: how alike the orders are, from 0 to 1; 0.7 is strong")),
    (tr_noop("points"), tr_noop("points: each place earns as many points as things stand below it")),
    (tr_noop("how mixed"), tr_noop("how mixed: 0 if all chose one word, 1 if all words were chosen as often")),
    (
        "{roles} owners seen for “{label}”: {counts}, of {answered} answers.",
        tr_noop("owners seen: leaders name different owners, and none has most of them"),
    ),
    (
        "Sees itself in front: {seen}",
        tr_noop("Sees itself in front: a leader puts the own role first, most others do not"),
    ),
    (
        "Is put forward by others: {seen}",
        tr_noop("Is put forward by others: most others put a role first, its own leader does not"),
    ),
)
"""A word or a message that stands on the page, and what it means; source: the measures of the domain handbook."""
_PLACE = re.compile(r"\{\w+\}")


def explained(rows: Iterable[Item]) -> tuple[Item, ...]:
    """Explain the figures that stand on a page.

    Args:
        rows: The rows of the page.

    Returns:
        A heading and one row for each figure; empty if there is none.
    """
    text = "\n".join(one.text + one.tail for one in rows)
    there = [meaning for message, meaning in WORDS if _words_of(message) in text]
    found = [Item("", tr(meaning), lead=" ·", look="soft") for meaning in there]
    return (Item("", ""), Item("", tr("What the figures mean"), look="head"), *found) if found else ()


def _words_of(message: str) -> str:
    """Return the longest words of a message that are on the page whatever stands at its places."""
    return max(_PLACE.split(tr(message)), key=len)
