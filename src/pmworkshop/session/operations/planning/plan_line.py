"""Reading what is typed into a plan: answers about an action, resources, and names of participants."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

from pmworkshop.base.dates import UNSAID, DateHabits, parse_date
from pmworkshop.base.errors import InputError, WayOut
from pmworkshop.base.language import tr
from pmworkshop.base.text import clean_line
from pmworkshop.session.core.people_finder import find_person
from pmworkshop.session.core.people_in_text import giver_in
from pmworkshop.session.core.records import Action, Give
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Operation
from pmworkshop.session.operations.planning import action_plan, commitments
from pmworkshop.session.operations.planning.action_line import read_first_step
from pmworkshop.session.operations.planning.day_checks import ask_due, ask_first_step
from pmworkshop.session.operations.planning.promise_line import read_goods

NOTHING = ("none", "nothing", "no", "0", "-", "nichts", "keine", "nein")
"""Answers to what an action needs that say: nothing from others."""


def parse_field(
    session: Session, action: Action, field: str, text: str, habits: DateHabits = UNSAID
) -> dict[str, Any]:
    """Read the answer to a question about an action.

    Args:
        session: The session, for its participants and its day.
        action: The action as it is now.
        field: The name of the action's field that was asked for.
        text: The answer as typed.
        habits: How the one who types writes dates.

    Returns:
        The new values by name of the field, for `action_plan.change`.

    Raises:
        DayDoubtError: Somebody has to be asked about a day.
        InputError: The answer is empty, no date, no participant's name, or no number from 0 to 5.
    """
    typed = clean_line(text)
    if field in ("due", "first_step_by"):
        return {field: _day(session, action, field, typed, habits)}
    if not typed:
        raise InputError(tr("That is empty."), way_out=WayOut.LEAVE_IT_OPEN)
    if field == "owners":
        return {"owners": (find_person(session, typed).id,)}
    if field == "first_step":
        step, by = read_first_step(session, typed, action.due, habits)
        return {name: value for name, value in (("first_step", step), ("first_step_by", by)) if value}
    if field == "confidence":
        return {"confidence": _finger(typed)}
    return {field: typed}


def _day(session: Session, action: Action, field: str, typed: str, habits: DateHabits) -> date:
    found = parse_date(typed, session.info.day, habits)
    if field == "due":
        ask_due(session, found, typed, habits)
    else:
        ask_first_step(session, found, action.due, typed, habits)
    return found


def _finger(typed: str) -> int:
    if not re.fullmatch("[0-5]", typed):
        raise InputError(tr("“{typed}” is not one of 0 to 5.", typed=typed))
    return int(typed)


def read_gift(session: Session, action: Action, text: str, habits: DateHabits = UNSAID) -> Operation:
    """Read what is given to an action, or needed for it, such as ``2 days Finance, if the roadmap is frozen``.

    What somebody gives is a commitment in the ledger, for the action; a name alone takes over the first thing that
    was needed and that nobody gives yet. What nobody gives is noted as needed, and ``nothing`` as nothing needed.

    Args:
        session: The session whose participants may be named.
        action: The action as it is now.
        text: The text as typed.
        habits: How the one who types writes dates.

    Returns:
        The operation that notes it.

    Raises:
        DayDoubtError: Somebody has to be asked about a day.
        InputError: The text is empty, two people fit equally well, or a day cannot be read.
    """
    typed = clean_line(text)
    if not typed:
        raise InputError(tr("That is empty."), way_out=WayOut.LEAVE_IT_OPEN)
    if typed.lower() in NOTHING:
        return action_plan.change(action.id, no_resources=True)
    person, rest = giver_in(session, typed)
    if person is None:
        return action_plan.give(action.id, Give(what=typed))
    goods = replace(read_goods(session, rest, habits), giver=person.id, function=person.function, action=action.id)
    need = next((one for one in action.gives if not one.giver), None)
    if need is not None and not (goods.resource or goods.amount):
        goods = replace(goods, resource=need.what, amount=need.amount)
    return commitments.give(action.module, goods)


def parse_days(text: str, day: date, habits: DateHabits = UNSAID) -> tuple[date, ...]:
    """Read several dates: ``18 Dec; 25 Jan; +90``.

    Args:
        text: The dates as typed, separated by semicolons or commas.
        day: The day of the workshop, from which dates count.
        habits: How the one who types writes dates.

    Returns:
        The dates, sorted, each once.

    Raises:
        InputError: A part is no date, or the text is empty.
    """
    parts = [part for part in re.split("[;,]", clean_line(text)) if part.strip()]
    return tuple(sorted({parse_date(part, day, habits) for part in parts or [""]}))
