"""Whose a line is: one person's, or the room's."""

from __future__ import annotations

from collections.abc import Sequence

from pmworkshop.base.errors import InputError, RefusedError
from pmworkshop.base.language import tr
from pmworkshop.session.core.lookups import found, module_of
from pmworkshop.session.core.people_finder import meant_among, only
from pmworkshop.session.core.records import Participant, revise
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Draft, GestureContext, Operation


def who_said(people: Sequence[Participant], typed: str) -> str | None:
    """Read whose line it is.

    Args:
        people: The people that a number counts, from 1.
        typed: A number, 0 for the room, or a name or a function as in `meant_among`.

    Returns:
        The id of the participant; None for the room.

    Raises:
        InputError: Nobody is meant, or several are.
    """
    word = typed.strip().casefold()
    if word == "0":
        return None
    if word.isdecimal() and 0 < int(word) <= len(people):
        return people[int(word) - 1].id
    meant = meant_among(people, typed)
    if not meant:
        raise InputError(
            tr("“{typed}” names nobody in particular.", typed=typed.strip()),
            tr("Type the number, or 0 for the room."),
        )
    return only(meant, typed.strip()).id


def credit(entry_id: str, author: str | None) -> Operation:
    """Record who said a line.

    Args:
        entry_id: The id of the line.
        author: The id of the participant; None for the room.

    Returns:
        The operation; it raises `RefusedError` when the line or the participant does not exist, or the module keeps
        its lines without names.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        entry = found(session.entries, entry_id, "entry")
        module = module_of(session, entry.module)
        if author is not None:
            found(session.participants, author, "participant")
        if module.credit == "nobody":
            raise RefusedError(tr("These lines are kept without names."))
        changed = revise(entry, author=author)
        return Draft(
            tr("Said whose a line of “{short}” is", short=module.short), (changed,) if changed != entry else ()
        )

    return operation
