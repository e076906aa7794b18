"""Operations that settle a row which leaders charted differently: take the majority, split it, or hand it over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from pmworkshop.base.dates import later, next_kept
from pmworkshop.base.errors import RefusedError
from pmworkshop.base.language import tr
from pmworkshop.session.core.lookups import found, said
from pmworkshop.session.core.records import Activity, AnyRecord, revise
from pmworkshop.session.core.reserved import OVER
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Draft, Drop, GestureContext, Operation
from pmworkshop.session.operations import chart
from pmworkshop.session.operations.planning import row_actions

WITHIN = 14
"""Days within which it is settled who answers for a row that the room could not settle (handbook 6.5)."""


def take(chart_id: str, row: str, letters: Mapping[str, str]) -> Operation:
    """Make the letters that most leaders gave the agreed ones of a row.

    Args:
        chart_id: The id of the chart's module.
        row: The id of the row.
        letters: The letters by role id; cells of other roles become blank.

    Returns:
        The operation; it raises `RefusedError` when the row or the chart does not exist, and `LettersError` when a
        letter does not belong to the chart's scheme.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        activity = found(session.activities, row, "activity")
        changes: list[AnyRecord | Drop] = []
        for role in chart.roles(session, chart_id):
            changes += chart.relettered(session, chart_id, row, role.id, letters.get(role.id, ""))
        return Draft(tr("“{label}”: took what most of us see", label=activity.label), tuple(changes))

    return operation


def hand_over(row: str, role: str, due: date | None = None) -> Operation:
    """Park a row that the room could not settle; an action records who settles it, and by when.

    If the row has such an action that is not over, only its owner and its day change; all else about it stays.

    Args:
        row: The id of the row.
        role: The id of the role whose spokesperson settles it, as a rule one level up.
        due: The day by which it is settled; None for two weeks after the workshop.

    Returns:
        The operation; it raises `RefusedError` when row or role do not exist, the day is not within two weeks after
        the workshop, or the agenda has no action plan.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        activity = found(session.activities, row, "activity")
        column = found(session.roles, role, "role")
        last = latest(session.info.day)
        by = due or last
        if not session.info.day <= by <= last:
            raise RefusedError(
                tr("A row that is not settled is settled within {within} days.", within=WITHIN),
                tr("Type +14 or less."),
            )
        there = row_actions.deciding(session, row)
        before = there if there and there.status not in OVER else None
        base = before or row_actions.begun(
            session, draw, activity, tr("Settle who owns “{label}”", label=activity.label)
        )
        action = revise(base, owners=(column.spokesperson,) if column.spokesperson else (), due=by)
        parked = revise(activity, state="parked", given_to=column.id)
        changes = ((parked, activity), (action, before))
        label = tr("“{label}” is not settled yet: {title} settles it", label=activity.label, title=column.title)
        return Draft(label, tuple(new for new, old in changes if new != old))

    return operation


def latest(day: date) -> date:
    """Return the day by which a row that is not settled is settled at the latest: two weeks ahead, on a working day.

    Args:
        day: The day of the workshop.

    Returns:
        The day.
    """
    return next_kept(later(day, WITHIN))


def split(row: str, labels: Sequence[str]) -> Operation:
    """Split a row that no role could own as a whole into several rows.

    The first row keeps the id, the letters and the ballots; the others follow it, blank.

    Args:
        row: The id of the row.
        labels: The wordings of the rows, at least two.

    Returns:
        The operation; it raises `RefusedError` when the row does not exist, there are fewer than two wordings, one
        is empty, or the chart has a row with that wording.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        activity = found(session.activities, row, "activity")
        names = [said(label, "row") for label in labels]
        if len(names) < 2:
            raise RefusedError(tr("Splitting takes two wordings."), tr("Put a semicolon between them."))
        rows = chart.rows(session, activity.chart)
        taken = {one.label.casefold() for one in rows if one.id != row}
        for name in names:
            if name.casefold() in taken:
                raise RefusedError(tr("The chart has a row “{name}” already.", name=name))
            taken.add(name.casefold())
        at = rows.index(activity)
        new = [
            Activity(id=draw.id(), chart=activity.chart, label=name, because=(row,), place=0) for name in names[1:]
        ]
        ordered = [*rows[:at], revise(activity, label=names[0]), *new, *rows[at + 1 :]]
        placed = [one if one.practice else revise(one, place=place) for place, one in enumerate(ordered, 1)]
        changed = [one for one in placed if session.activities.get(one.id) != one]
        return Draft(tr("Split a row into {number}", number=len(names)), tuple(changed))

    return operation
