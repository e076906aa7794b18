"""Days of a plan that do not fit each other: what is asked about once, and never refused."""

from __future__ import annotations

from datetime import date

from pmworkshop.base.dates import DateHabits, dated
from pmworkshop.base.language import tr, trn
from pmworkshop.session.core.reserved import OVER
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations.planning import action_plan

SEVERAL = 2
"""First steps from which on it is asked whether the room hears of them on a fitting day. Source: own."""
NOTE_AFTER = 7
"""Days after the workshop on which owners hear of their first steps. Source: handbook 5.2."""


def ask_due(session: Session, due: date, typed: str, habits: DateHabits) -> None:
    """Ask about a due day on which nobody looks at the plan any more.

    Args:
        session: The session, with the agreed days to look again; without any the usual ones count.
        due: The day.
        typed: The day as typed.
        habits: How the one who types writes dates, and which days are meant.

    Raises:
        DayDoubtError: It is to be asked.
    """
    day = session.info.day
    looks = [one for action in session.actions.values() for one in action.checkins]
    last = max(looks, default=action_plan.review_days(day)[-1])
    after = tr("{due} comes after the last day to look again, {last}.", due=dated(due, day), last=dated(last, day))
    habits.ask(typed, after if due > last else "", day)


def ask_first_step(session: Session, by: date, due: date | None, typed: str, habits: DateHabits) -> None:
    """Ask about a first step that comes after the action is due; not where that day is over already.

    Args:
        session: The session, for its day.
        by: The day of the first step.
        due: The due day of the action; None if it has none.
        typed: The day as typed.
        habits: How the one who types writes dates, and which days are meant.

    Raises:
        DayDoubtError: It is to be asked.
    """
    day = session.info.day
    if due is not None and day <= due < by:
        after = tr(
            "The first step, {day}, comes after the action is due, {due}.", day=dated(by, day), due=dated(due, day)
        )
        habits.ask(typed, after, day)


def ask_look(session: Session, module: str, days: tuple[date, ...], typed: str, habits: DateHabits) -> None:
    """Ask about days to look again of which the first comes before several first steps.

    Args:
        session: The session.
        module: The id of the plan's module.
        days: The days, in their order.
        typed: The first of them as typed.
        habits: How the one who types writes dates, and which days are meant.

    Raises:
        DayDoubtError: It is to be asked.
    """
    day, steps = session.info.day, [one for one in first_steps(session, module) if one > days[0]]
    early = trn(
        "{day} comes before {number} first step.",
        "{day} comes before {number} first steps.",
        len(steps),
        day=dated(days[0], day),
    )
    habits.ask(typed, early if len(steps) >= SEVERAL else "", day)


def first_steps(session: Session, module: str | None = None) -> list[date]:
    """List the days of the first steps of a plan that is not over.

    Args:
        session: The session, public or whole.
        module: The id of the plan's module; None for all plans.

    Returns:
        The days, in their order.
    """
    live = (one for one in action_plan.actions(session, module) if one.status not in OVER)
    return sorted(one.first_step_by for one in live if one.first_step_by)
