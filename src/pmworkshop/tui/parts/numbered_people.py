"""The people among whom a number chooses, in one line of a question."""

from __future__ import annotations

from collections.abc import Sequence

from pmworkshop.session.core.people_labels import labels
from pmworkshop.session.core.records import Participant
from pmworkshop.session.core.session import Session
from pmworkshop.tui.drawing.text_cells import unbroken


def numbered(view: Session, people: Sequence[Participant]) -> str:
    """Write people with their numbers.

    Args:
        view: The public view of the session.
        people: The participants, in the order of their numbers.

    Returns:
        ``1 Finance, Ann Lee  2 Sales, Cem Alp``; a number is never parted from its label.
    """
    return "  ".join(unbroken(f"{place} {name}") for place, name in enumerate(labels(view, people), 1))
