"""The people or roles among which a number chooses, in one line of a question."""

from __future__ import annotations

from collections.abc import Sequence

from pmworkshop.session.core.lookups import called
from pmworkshop.session.core.people_labels import labels
from pmworkshop.session.core.records import Participant
from pmworkshop.session.core.session import Session
from pmworkshop.tui.drawing.text_cells import shortened, unbroken

ROLE_MOST = 26
"""Cells of a role in such a line, so that a title that is a sentence does not push the others off the wall."""


def numbered(view: Session, people: Sequence[Participant]) -> str:
    """Write people with their numbers.

    Args:
        view: The public view of the session.
        people: The participants, in the order of their numbers.

    Returns:
        ``1 Finance  2 Sales``, and the name too where two have one function; a number is never parted from its label.
    """
    short = [called(view, one) for one in people]
    named = (name if short.count(each) > 1 else each for each, name in zip(short, labels(view, people), strict=True))
    return "  ".join(unbroken(f"{place} {name}") for place, name in enumerate(named, 1))


def numbered_roles(titles: Sequence[str], apart: str = "  ") -> str:
    """Write roles with their numbers.

    Args:
        titles: The titles of the roles, in the order of their numbers.
        apart: What stands between them.

    Returns:
        The line; a number is never parted from its role, and a long title is shortened at a word.

    >>> numbered_roles(["Finance", "Head of sales in all regions of the world"]).replace("\u00a0", " ")
    '1 Finance  2 Head of sales in all …'
    """
    named = (f"{place} {shortened(title, ROLE_MOST)}" for place, title in enumerate(titles, 1))
    return apart.join(map(unbroken, named))
