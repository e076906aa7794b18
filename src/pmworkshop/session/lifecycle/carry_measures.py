"""What a session takes over of the impact that was agreed before: its measures and outcomes, with their values."""

from __future__ import annotations

from pmworkshop.agenda.model import Agenda
from pmworkshop.session.core.records import Measure, revise
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import GestureContext
from pmworkshop.session.operations.planning import impact


def carried_measures(agenda: Agenda, parent: Session, draw: GestureContext) -> list[Measure]:
    """Make the records of what was agreed in earlier meetings, with all values since.

    All that is agreed comes along into every session, so that nothing is lost between the call and the last
    follow-up. Outcomes are agreed once they have been taken over for a review; lines of the session before become
    such outcomes only where the agenda has a review, as elsewhere they would say before the room does what it wants.

    Args:
        agenda: The agenda of the new session.
        parent: The session before, whole; private values of its lines stay there.
        draw: The source of the ids.

    Returns:
        The outcomes, then the measures, in the order in which they were agreed.
    """
    outcomes = impact.outcomes(parent) if agenda.review() else impact.carried(parent, "outcome")
    listed = [*outcomes, *impact.measures(parent)]
    return [revise(one, id=draw.id(), place=place) for place, one in enumerate(listed, 1)]
