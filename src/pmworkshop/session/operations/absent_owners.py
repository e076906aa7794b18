"""Rows of a chart whose owner nobody in the room speaks for, and who asks them whether they accept it."""

from __future__ import annotations

from collections import Counter
from datetime import date

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.errors import RefusedError
from pmworkshop.base.language import tr
from pmworkshop.session.core.lookups import called, found
from pmworkshop.session.core.records import Action, Activity, Role, revise
from pmworkshop.session.core.schemes import owner_letter
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Draft, GestureContext, Operation
from pmworkshop.session.operations import chart
from pmworkshop.session.operations.planning import row_actions


@dataclass(frozen=True, slots=True)
class AbsentOwner:
    """A row that the room gave to a role which nobody in the room speaks for.

    Attributes:
        row: The row.
        role: The role that answers for it.
        action: The action that asks them, while it is not over; None if nobody has taken it on.
    """

    row: Activity
    role: Role
    action: Action | None


def _spoken_for(session: Session) -> set[str | None]:
    """Return the ids of those who are in the room or have a deputy there."""
    here = [one for one in session.participants.values() if one.present and not one.left]
    return {one.id for one in here} | {one.deputy_of for one in here}


def absent_owners(session: Session, chart_id: str) -> list[AbsentOwner]:
    """List the rows of a chart whose owner was not in the room, so that the room alone cannot have agreed with them.

    A row is left out once the action that asks them is done, and while it is parked or has not one owner.

    Args:
        session: The session, public or whole.
        chart_id: The id of the chart's module.

    Returns:
        The rows from the top, without those for practice.
    """
    owners, spoken, asking = _only_owners(session, chart_id), _spoken_for(session), row_actions.asking(session)
    absent = []
    for row in chart.rows(session, chart_id):
        role = None if row.practice or row.state == "parked" else owners.get(row.id)
        if role is not None and (role.spokesperson is None or role.spokesperson not in spoken):
            action = asking.get((row.id, role.id))
            if action is None or action.status == "dropped":  # somebody else may take it on
                absent.append(AbsentOwner(row, role, None))
            elif action.status != "done":
                absent.append(AbsentOwner(row, role, action))
    return absent


def _only_owners(session: Session, chart_id: str) -> dict[str, Role]:
    """Return the owner of each row that has just one, by the id of the row."""
    letter = owner_letter(chart.chart_module(session, chart_id).scheme)
    owned = [one for one in session.marks.values() if one.chart == chart_id and letter in one.letters]
    several = Counter([one.activity for one in owned])
    return {
        one.activity: session.roles[one.role]
        for one in owned
        if several[one.activity] == 1 and one.role in session.roles
    }


def ask_owner(row: str, who: str, due: date) -> Operation:
    """Note who asks the owner of a row that was not in the room, and by when: a line of the action plan.

    Args:
        row: The id of the row.
        who: The id of the participant who asks.
        due: The day by which they have asked.

    Returns:
        The operation; it raises `RefusedError` when row or participant do not exist, the owner of the row is here or
        there is none, the day is before the workshop, or the agenda has no action plan.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        activity, person = found(session.activities, row, "activity"), found(session.participants, who, "participant")
        one = next((one for one in absent_owners(session, activity.chart) if one.row.id == row), None)
        if one is None:
            raise RefusedError(tr("Nobody has to be asked about that row: its owner is here, or there is none yet."))
        if due < session.info.day:
            raise RefusedError(tr("That day is before the workshop."))
        what = tr("Ask {title} to answer for: {label}", title=one.role.title, label=activity.label)
        base = one.action or row_actions.begun(session, draw, activity, what, asks=one.role)
        action = revise(base, owners=(who,), due=due)
        label = tr(
            "{person} asks {title} about “{label}”",
            person=called(session, person),
            title=one.role.title,
            label=activity.label,
        )
        return Draft(label, () if action == one.action else (action,))

    return operation
