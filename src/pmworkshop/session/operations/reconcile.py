"""Operations that settle a row of a chart which leaders charted alone: take it, split it, or let others settle it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from pmworkshop.base.errors import RefusedError
from pmworkshop.session.core.lookups import found, said
from pmworkshop.session.core.records import Action, Activity, AnyRecord, revise
from pmworkshop.session.core.session import Session, next_place
from pmworkshop.session.core.steps import Draft, Drop, GestureContext, Operation
from pmworkshop.session.operations import chart
from pmworkshop.session.operations.merge import next_code
from pmworkshop.session.operations.planning import action_plan
from pmworkshop.session.operations.planning.line_routing import plan_of

WITHIN = 14
"""Days within which it is settled who answers for a row that the room could not settle (handbook 6.5)."""


def take(chart_id: str, row: str, letters: Mapping[str, str]) -> Operation:
    """Let the letters that most leaders gave be the agreed ones of a row.

    Args:
        chart_id: The chart.
        row: The row.
        letters: Letters by role; roles that are not named are blank.

    The operation raises `LettersError` if a letter is not of the chart's scheme.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        activity = found(session.activities, row, "activity")
        changes: list[AnyRecord | Drop] = []
        for role in chart.roles(session, chart_id):
            changes += chart.marked(session, chart_id, row, role.id, letters.get(role.id, ""), None)
        return Draft(f"“{activity.label}”: took what most of us see", tuple(changes))

    return operation


def hand_over(row: str, role: str, due: date | None = None) -> Operation:
    """Park a row that the room could not settle: an action says who settles who answers for it, and by when.

    Args:
        row: The row.
        role: The role whose spokesperson settles it, as a rule one level up.
        due: By when; two weeks after the workshop unless given.

    The operation raises `RefusedError` for a day that is not within two weeks, and where there is no plan.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        activity = found(session.activities, row, "activity")
        column = found(session.roles, role, "role")
        last = session.info.day + timedelta(days=WITHIN)
        by = due or last
        if not session.info.day <= by <= last:
            raise RefusedError(f"A row that is not settled is settled within {WITHIN} days.", "Type +14 or less.")
        target = plan_of(session.info.agenda)
        if target is None:
            raise RefusedError("This agenda has no action plan.", "Park the row without a date.")
        before = [one for one in session.actions.values() if one.row == row and one.sort == "decide"]
        action = Action(
            id=before[0].id if before else draw.id(),
            module=target,
            code=before[0].code if before else next_code(session),
            what=f"Settle who answers for: {activity.label}",
            sort="decide",
            because=(row,),
            owners=(column.spokesperson,) if column.spokesperson else (),
            due=by,
            row=row,
            place=before[0].place if before else next_place(action_plan.actions(session)),
        )
        parked = () if activity.state == "parked" else (revise(activity, state="parked"),)
        same = (action,) if not before or before[0] != action else ()
        return Draft(f"“{activity.label}” is not settled yet: {column.title} settles it", (*parked, *same))

    return operation


def split(row: str, labels: Sequence[str]) -> Operation:
    """Make several rows of one that nobody could answer for as a whole.

    The first keeps the id, its letters and what was charted; the others follow it, blank.

    The operation raises `RefusedError` for fewer than two wordings, or one that the chart has already.

    Args:
        row: The id of the row.
        labels: The wordings of the new rows.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        activity = found(session.activities, row, "activity")
        names = [said(label, "row") for label in labels]
        if len(names) < 2:
            raise RefusedError("Splitting takes two wordings.", "Put a semicolon between them.")
        rows = chart.rows(session, activity.chart)
        taken = {one.label.casefold() for one in rows if one.id != row}
        for name in names:
            if name.casefold() in taken:
                raise RefusedError(f"The chart has a row “{name}” already.")
            taken.add(name.casefold())
        at = rows.index(activity)
        new = [
            Activity(id=draw.id(), chart=activity.chart, label=name, because=(row,), place=0) for name in names[1:]
        ]
        ordered = [*rows[:at], revise(activity, label=names[0]), *new, *rows[at + 1 :]]
        placed = [one if one.practice else revise(one, place=place) for place, one in enumerate(ordered, 1)]
        changed = [one for one in placed if session.activities.get(one.id) != one]
        return Draft(f"Split a row into {len(names)}", tuple(changed))

    return operation
