"""The sentence of purpose: one line at a time is it, and a later session takes its words over."""

from __future__ import annotations

from pmworkshop.agenda.model import Agenda
from pmworkshop.base.errors import RefusedError
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.base.text import clean_line
from pmworkshop.session.core.columns import in_parts
from pmworkshop.session.core.lookups import found
from pmworkshop.session.core.records import Entry, Purpose
from pmworkshop.session.core.reserved import ITEM
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Draft, Drop, GestureContext, Operation

KEY = "purpose"
"""The id of the one record."""
OUR_PURPOSE = tr_noop("Our purpose")
"""What stands above the sentence, on the wall and in files alike."""


def asks_for_it(agenda: Agenda, module_id: str, prompt_id: str) -> bool:
    """Tell whether a line under a question may be the sentence of purpose.

    Args:
        agenda: The agenda.
        module_id: The id of the module that asks.
        prompt_id: The id of its prompt.

    Returns:
        True if the agenda says that the answers hold the purpose; also for the sentences that a poll was asked about
        before such a question.
    """
    module = agenda.module(module_id)
    asking = {one.id for one in module.prompts if one.holds == "purpose"} if module else set[str]()
    return bool(asking) and prompt_id in (ITEM, *asking)


def choose(entry_id: str) -> Operation:
    """Make a line the sentence of purpose; of the line that is it already, take the choice back.

    Args:
        entry_id: The id of the line.

    Returns:
        The operation; it raises `RefusedError` when the line does not exist, is parked, waits to be taken in, or
        answers no question about the purpose.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        entry = found(session.entries, entry_id, "entry")
        if not asks_for_it(session.info.agenda, entry.module, entry.prompt):
            raise RefusedError(
                tr("That line answers no question about our purpose."), tr("Choose it where that is asked.")
            )
        if entry.parked or entry.waits:
            raise RefusedError(tr("That line is not in the list."), tr("Take it in first."))
        if chosen(session) == entry:
            return Draft(tr("Took back the choice of our purpose"), (Drop("purpose", KEY),))
        return Draft(tr("Chose our purpose"), (Purpose(id=KEY, line=entry.id),))

    return operation


def chosen(session: Session) -> Entry | None:
    """Find the line that is the sentence of purpose.

    Args:
        session: The session, public or whole.

    Returns:
        The line; None if none is chosen, or it is parked or gone.
    """
    record = session.purposes.get(KEY)
    entry = session.entries.get(record.line or "") if record else None
    return entry if entry is not None and not entry.parked else None


def words(session: Session) -> str:
    """Say the sentence of purpose.

    Args:
        session: The session, public or whole.

    Returns:
        The words of the chosen line as they are now, else those that were taken over; empty if there are none.
    """
    entry, record = chosen(session), session.purposes.get(KEY)
    if entry is None:
        return record.text if record else ""
    module = session.info.agenda.module(entry.module)
    return clean_line(in_parts(module, entry).text if module else entry.text)


def still_to_choose(session: Session) -> str:
    """Say where the sentence of purpose was asked for, while there is none.

    Args:
        session: The session, public or whole.

    Returns:
        The short title of the first part that asks for it and that the room has reached; empty if there is none, or
        the sentence is known.
    """
    if words(session):
        return ""
    reached = {visit.module for visit in session.visits.values()}
    asked = (one for one in session.info.agenda.modules if any(part.holds == "purpose" for part in one.prompts))
    return next((one.short for one in asked if one.id in reached), "")


def carried(parent: Session) -> list[Purpose]:
    """Take the sentence of purpose over into a later session.

    Args:
        parent: The session before.

    Returns:
        The record with its words; empty if that session had none.
    """
    told = words(parent)
    return [Purpose(id=KEY, text=told)] if told else []
