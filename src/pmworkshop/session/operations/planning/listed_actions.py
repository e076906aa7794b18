"""Actions that come as rows of a list made elsewhere: whom and which days they mean, and the step that adds them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.dates import (
    UNSAID,
    DateHabits,
    DateOrderError,
    dated,
    parse_date,
    said_of,
    split_date,
    split_day,
    unkept,
)
from pmworkshop.base.errors import InputError
from pmworkshop.base.language import tr
from pmworkshop.base.text import count, in_quotes, shorten
from pmworkshop.session.core.people_finder import meant, only
from pmworkshop.session.core.records import Action, revise
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Draft, GestureContext, Operation
from pmworkshop.session.operations.merge import action_code, next_code
from pmworkshop.session.operations.planning import action_plan
from pmworkshop.session.operations.planning.action_line import Line

_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


@dataclass(frozen=True, slots=True)
class Listed:
    """An action as its row has it; all but the first may be empty.

    Attributes:
        what: What is done.
        owner: Who owns it.
        due: By when it is done.
        first_step: The first step.
        done_when: How we will know that it is done.
    """

    what: str
    owner: str = ""
    due: str = ""
    first_step: str = ""
    done_when: str = ""


@dataclass(frozen=True, slots=True)
class Understood:
    """An action whose owner and days are known as far as they could be read.

    Attributes:
        what: What is done.
        owner: The id of the owner; None if there is none.
        fields: Further fields of the action, by name; its note has what could not be read.
        no_owner: The words for an owner who is nobody, or more than one; else empty.
        no_day: The words for a date that is none; else empty.
    """

    what: str
    owner: str | None
    fields: dict[str, Any]
    no_owner: str = ""
    no_day: str = ""


def names_somebody(session: Session, text: str) -> bool:
    """Tell whether a cell names somebody in the room; a number does not, as lists number their rows.

    Args:
        session: The session, public or whole.
        text: The cell.
    """
    return bool(meant(session, text))


def is_day(text: str, day: date, habits: DateHabits = UNSAID) -> bool:
    """Tell whether a cell without a heading is a date; numbers and lengths of time such as ``2 days`` are none.

    Args:
        text: The cell.
        day: The day of the workshop, from which dates count.
        habits: How the writer writes dates.
    """
    if _NUMBER.fullmatch(text):
        return False
    before, habits = date.fromordinal(max(day.toordinal() - 1, 1)), habits.undoubted
    try:
        found = parse_date(text, day, habits)
        return found == parse_date(text, before, habits) or found == parse_date(text, day, habits, among_words=True)
    except InputError as error:
        return isinstance(error, DateOrderError)


def understand(session: Session, row: Listed, habits: DateHabits = UNSAID) -> Understood:
    """Find the owner and the days of an action; what cannot be read goes into its note.

    Args:
        session: The session, public or whole.
        row: The action as it is written.
        habits: How the writer writes dates.

    Returns:
        The action.

    Raises:
        DateOrderError: Its date is read differently in different countries, and the habits do not say how.
    """
    day, habits = session.info.day, habits.undoubted
    owner, no_owner = _owner(session, row.owner)
    due, no_day = _due(row.due, day, habits)
    what, said = (row.what, None) if row.due else _parted(split_date, row.what, day, habits)
    step, by = _parted(split_day, row.first_step, day, habits)
    unread = [f"{head}: {words}" for head, words in ((tr("Owner"), no_owner), (tr("By when"), no_day)) if words]
    fields = {
        "due": due or (None if row.due else said),
        "first_step": step,
        "first_step_by": by,
        "success_measure": row.done_when,
        "note": "; ".join(unread),
    }
    return Understood(what, owner, fields, no_owner, no_day)


def _parted(
    split: Callable[..., tuple[str, date | None]], text: str, day: date, habits: DateHabits
) -> tuple[str, date | None]:
    """Separate a text from its day; a deadline that is no single day stays in the text."""
    try:
        return split(text, day, habits, asks=True)
    except DateOrderError:
        raise
    except InputError:
        return text, None


def understood(line: Line) -> Understood:
    """Take an action that was typed in one line for one of a list.

    Args:
        line: The action.

    Returns:
        The action; nothing of it was left unread.
    """
    days = {"due": line.due, "first_step": line.first_step, "first_step_by": line.first_step_by}
    return Understood(line.what, line.owner, days)


def _owner(session: Session, name: str) -> tuple[str | None, str]:
    """Find the owner; else return the words that name nobody, or more than one."""
    try:
        return (only(meant(session, name), name).id, "") if name else (None, "")
    except InputError:
        return None, name


def _due(text: str, day: date, habits: DateHabits) -> tuple[date | None, str]:
    """Read a day; else return the words that are none."""
    try:
        return (parse_date(text, day, habits), "") if text else (None, "")
    except DateOrderError:
        raise
    except InputError:
        return None, text


def odd_days(session: Session, rows: Sequence[Understood]) -> str:
    """Say which days of the actions hardly anybody keeps: ``Sat 12 Dec is a Saturday``.

    Args:
        session: The session, for its day.
        rows: The actions.

    Returns:
        The words, each day once, without a full stop; empty if there is none.
    """
    days = {day for row in rows for day in (row.fields["due"], row.fields["first_step_by"]) if day}
    return ", ".join(
        said_of(dated(day, session.info.day), unkept(day)).removesuffix(".") for day in sorted(days) if unkept(day)
    )


def unread_words(rows: Sequence[Understood], named: int = 3) -> str:
    """Say which owners and dates were not read: ``left without an owner: “Zed”; without a date: “soon”``.

    Args:
        rows: The actions.
        named: How many of the words of each sort are named; the others are counted.

    Returns:
        The words, without a full stop; empty if all were read.
    """
    owners, days = [row.no_owner for row in rows], [row.no_day for row in rows]
    told = [tr("without an owner: {words}", words=_some(owners, named))] if any(owners) else []
    told += [tr("without a date: {words}", words=_some(days, named))] if any(days) else []
    return tr("left {told}", told="; ".join(told)) if told else ""


def _some(words: Sequence[str], named: int) -> str:
    each = [in_quotes(shorten(word, 30)) for word in dict.fromkeys(filter(None, words))]
    more = len(each) - named
    if named == 0:
        return count(more, "cell", "cells")
    return ", ".join(each[:named]) + (tr(" and {more} more", more=more) if more > 0 else "")


def add_all(module: str, rows: Sequence[Understood]) -> Operation:
    """Add actions at the end of the plan, in one step.

    Args:
        module: The id of the plan's module.
        rows: The actions, at least one.

    Returns:
        The operation; it raises `RefusedError` as `action_plan.add` does.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        first, changes = int(next_code(session)[1:]), []
        for ahead, row in enumerate(rows):
            (action,) = action_plan.add(module, row.what, owner=row.owner, **row.fields)(session, draw).changes
            assert isinstance(action, Action)
            changes.append(revise(action, code=action_code(first + ahead), place=action.place + ahead))
        return Draft(tr("Added {actions}", actions=count(len(rows), "action", "actions")), tuple(changes))

    return operation
