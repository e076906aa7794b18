"""Actions that a row of a chart leaves behind: somebody settles it, or asks its owner who was not there."""

from __future__ import annotations

from pmworkshop.base.dates import written_day
from pmworkshop.base.errors import RefusedError
from pmworkshop.base.language import tr
from pmworkshop.session.core.lookups import called
from pmworkshop.session.core.records import Action, Activity, Role
from pmworkshop.session.core.reserved import OVER
from pmworkshop.session.core.session import Session, next_place
from pmworkshop.session.core.steps import GestureContext
from pmworkshop.session.operations.merge import next_code
from pmworkshop.session.operations.planning import action_plan
from pmworkshop.session.operations.planning.line_routing import plan_of


def deciding(session: Session, row: str) -> Action | None:
    """Find the action that settles who answers for a row of a chart.

    Args:
        session: The session, public or whole.
        row: The id of the row.

    Returns:
        The newest one that is not over; else the newest one that is; None if there is none.
    """
    mine = [one for one in session.actions.values() if one.row == row and one.sort == "decide" and one.asks is None]
    return max(mine, key=_standing, default=None)


def given_to(session: Session, row: Activity) -> str:
    """Say who settles a row that the room gave away, and by when: ``Sponsor, by 11 Dec``.

    Args:
        session: The session, public or whole.
        row: The row.

    Returns:
        The title of the role that it was given to, or how the room calls who owns the action since, and the day;
        empty unless the row is parked with somebody to settle it by a day.
    """
    action = deciding(session, row.id) if row.state == "parked" else None
    if action is None or action.due is None:
        return ""
    who = _settles(session, row, action)
    return tr("{who}, by {due}", who=who, due=written_day(action.due, session.info.day)) if who else ""


def _settles(session: Session, row: Activity, action: Action) -> str:
    role = session.roles.get(row.given_to or "")
    if role is not None and action.owners in ((), (role.spokesperson,)):
        return role.title
    people = (session.participants.get(owner) for owner in action.owners)
    return next((called(session, person) for person in people if person), "")


def asking(session: Session) -> dict[tuple[str, str], Action]:
    """Find the actions that ask roles whether they accept rows of charts.

    Args:
        session: The session, public or whole.

    Returns:
        By the ids of row and role the newest one that is not over; else the newest one that is.
    """
    asks = [one for one in session.actions.values() if one.asks is not None]
    return {(one.row or "", one.asks or ""): one for one in sorted(asks, key=_standing)}


def _standing(action: Action) -> tuple[bool, int, str]:
    return action.status not in OVER, action.place, action.id


def begun(session: Session, draw: GestureContext, row: Activity, what: str, asks: Role | None = None) -> Action:
    """Begin an action about a row of a chart, at the end of the plan; it has no owner and no day yet.

    Args:
        session: The session.
        draw: Source of its id.
        row: The row.
        what: What is to be done.
        asks: The role that is asked whether it accepts the row; None if none is.

    Returns:
        The action.

    Raises:
        RefusedError: The agenda has no action plan.
    """
    target = plan_of(session.info.agenda)
    if target is None:
        raise RefusedError(tr("This agenda has no action plan."), tr("Go on without a day for it."))
    return Action(
        id=draw.id(),
        module=target,
        code=next_code(session),
        what=what,
        sort="decide",
        because=(row.id,),
        row=row.id,
        asks=asks.id if asks else None,
        place=next_place(action_plan.actions(session)),
    )
