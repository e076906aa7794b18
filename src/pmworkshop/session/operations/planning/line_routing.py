"""Routing of lines that begin with ``p:``, ``o:`` or ``a:``, because people never answer in order."""

from __future__ import annotations

import re

from pmworkshop.agenda.model import Agenda
from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.dates import UNSAID, DateHabits
from pmworkshop.base.errors import RefusedError
from pmworkshop.base.language import tr
from pmworkshop.session.core.column_values import check_values
from pmworkshop.session.core.columns import typed_line
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Operation
from pmworkshop.session.operations import collect
from pmworkshop.session.operations.planning.action_line import add_line, read_line

_PREFIX = re.compile(r"\s*([poaPOA]):\s*(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Sent:
    """The operation that a typed line leads to.

    Attributes:
        operation: The operation that adds the line.
        told: A short note on where the line goes; empty if it stays in its own list.
    """

    operation: Operation
    told: str = ""


def send(
    session: Session,
    module: str,
    prompt: str,
    text: str,
    author: str | None = None,
    habits: DateHabits = UNSAID,
) -> Sent:
    """Choose the operation for a typed line: add it to its own list, or route it by its prefix.

    ``p:`` parks the line, ``o:`` adds it to the desired outcomes, ``a:`` to the action plan, where the rest may be
    ``owner; what; by; first step``.

    Args:
        session: The session, public or whole.
        module: The id of the module in which the line was typed.
        prompt: The id of the prompt that it answers.
        text: The line as typed.
        author: The id of the participant who said it; None for no name.
        habits: How the one who types writes dates.

    Returns:
        The operation, and a note if the line goes elsewhere.

    Raises:
        RefusedError: The agenda has no list of outcomes, or no action plan.
        DayDoubtError: Somebody has to be asked about a day.
        InputError: The line of an action cannot be read.
    """
    found = _PREFIX.fullmatch(text)
    if not found:
        _check_days(session, module, prompt, text, habits)
        return Sent(collect.add(module, text, prompt=prompt, author=author))
    letter, rest = found[1].lower(), found[2]
    if letter == "p":
        return Sent(collect.add(module, rest, prompt=prompt, author=author, parked=True), tr("Parked"))
    if letter == "o":
        place = session.info.agenda.holding("outcome")
        if place is None:
            raise RefusedError(tr("This agenda has no list of outcomes."), tr("Park the line with p: instead."))
        return Sent(collect.add(place[0].id, rest, prompt=place[1].id, author=author), tr("Saved to outcomes"))
    target = plan_of(session.info.agenda)
    if target is None:
        raise RefusedError(tr("This agenda has no action plan."), tr("Park the line with p: instead."))
    line = read_line(session, rest, habits)
    return Sent(add_line(target, line), ", ".join(filter(None, (tr("Saved to actions"), line.days))))


def sends_elsewhere(text: str) -> bool:
    """Tell whether a typed line begins with ``p:``, ``o:`` or ``a:``, and so goes to another list.

    Args:
        text: The line as typed.

    >>> sends_elsewhere("p: Who pays?"), sends_elsewhere("Prices")
    (True, False)
    """
    return _PREFIX.fullmatch(text) is not None


def _check_days(session: Session, module_id: str, prompt: str, text: str, habits: DateHabits) -> None:
    """Ask about the days in the columns of a line while somebody is there to answer."""
    module = session.info.agenda.module(module_id)
    if module is not None and habits.doubts:
        check_values(session, module, typed_line(module, prompt, text)[1], habits)


def plan_of(agenda: Agenda) -> str | None:
    """Return the id of the agenda's action plan.

    Args:
        agenda: The agenda.

    Returns:
        The id of the module; None if the agenda has no action plan.
    """
    plan = agenda.plan()
    return plan.id if plan else None
