"""Reading what is typed into a plan: answers about an action, resources, and names of participants."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from pmworkshop.base.dates import UNSAID, DateHabits, parse_date
from pmworkshop.base.errors import InputError, WayOut
from pmworkshop.base.text import clean_line
from pmworkshop.session.core.lookups import called
from pmworkshop.session.core.people_finder import find_person
from pmworkshop.session.core.people_in_text import giver_in
from pmworkshop.session.core.records import Action, Give
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations.planning.action_plan import split_date

NOTHING = ("none", "nothing", "no", "0", "-")
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
        InputError: The answer is empty, no date, no participant's name, or no number from 0 to 5.
    """
    typed, day = clean_line(text), session.info.day
    if field in ("due", "first_step_by"):
        return {field: parse_date(typed, day, habits)}
    if not typed:
        raise InputError("That is empty.", way_out=WayOut.LEAVE_IT_OPEN)
    if field == "owners":
        return {"owners": (find_person(session, typed).id,)}
    if field == "first_step":
        by = split_date(typed, day, habits)[1]
        return {"first_step": typed, **({"first_step_by": by} if by else {})}
    if field == "confidence":
        return {"confidence": _finger(typed)}
    if field != "gives":
        return {field: typed}
    if typed.lower() in NOTHING:
        return {"no_resources": True}
    return {"gives": _with(action.gives, parse_give(session, typed)), "no_resources": False}


def _finger(typed: str) -> int:
    if not re.fullmatch("[0-5]", typed):
        raise InputError(f"“{typed}” is not one of 0 to 5.")
    return int(typed)


def _with(gives: tuple[Give, ...], give: Give) -> tuple[Give, ...]:
    """Add what is given; a name alone takes over the first thing that was needed and that nobody gives yet."""
    for place, need in enumerate(gives):
        if give.giver and not give.what and not need.giver:
            taken = Give(giver=give.giver, function=give.function, what=need.what, amount=need.amount)
            return (*gives[:place], taken, *gives[place + 1 :])
    return (*gives, give)


def parse_give(session: Session, text: str) -> Give:
    """Read a resource such as ``2 days Finance``.

    Args:
        session: The session whose participants may be named.
        text: The text as typed.

    Returns:
        The resource; it has no giver if the text names nobody, see `giver_in`.

    Raises:
        InputError: Two people fit equally well.
    """
    person, rest = giver_in(session, text)
    return Give(giver=person.id, function=person.function, what=rest) if person else Give(what=text)


def give_words(session: Session, give: Give) -> str:
    """Write a resource in words: ``Finance, 2 days``.

    Args:
        session: The session, public or whole.
        give: The resource.

    Returns:
        The giver or function, then the amount and the resource, without empty parts.
    """
    giver = session.participants.get(give.giver or "")
    who = called(session, giver) if giver else give.function or "nobody yet"
    return ", ".join(part for part in (who, f"{give.amount} {give.what}".strip()) if part)


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
