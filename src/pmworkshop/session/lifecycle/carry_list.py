"""What a follow-up takes over of lists that were decided one thing after the other: what was left to decide."""

from __future__ import annotations

from pmworkshop.base.language import tr
from pmworkshop.session.core.records import AnyRecord, Entry
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import GestureContext
from pmworkshop.session.operations.decide_list import left_undecided


def undecided(parent: Session, target: str, draw: GestureContext) -> list[AnyRecord]:
    """Make parked lines of what the room had begun to decide on and left, neither decided nor parked.

    Args:
        parent: The session before.
        target: The id of the module that reviews it.
        draw: The source of the ids.

    Returns:
        One parked line for each item that is left; none of a list that the room did not reach.
    """
    return [
        Entry(id=draw.id(), module=target, text=tr("Still to decide: {words}", words=text), place=place, parked=True)
        for place, text in enumerate(left_undecided(parent), len(parent.parked()) + 1)
    ]
