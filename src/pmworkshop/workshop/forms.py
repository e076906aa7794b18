"""The forms of leaders: what each is known by when its answers come back, and the form of one leader."""

from __future__ import annotations

from datetime import date

from pmworkshop.base.clock_ids import Clock, Ids
from pmworkshop.base.errors import RefusedError
from pmworkshop.base.language import speaking, tr
from pmworkshop.interface import load
from pmworkshop.report.builders.report import build
from pmworkshop.report.handouts.form_pages import form_of_one
from pmworkshop.session.core.records import Participant
from pmworkshop.session.core.seats import seated
from pmworkshop.session.core.session import Session
from pmworkshop.session.lifecycle.beforehand import answers_by
from pmworkshop.session.lifecycle.solo_file import known_by, nothing_alone, prepared
from pmworkshop.store.addresses import Address, stored_at
from pmworkshop.workshop.joining import person_named
from pmworkshop.workshop.wiring import wired


def noted(
    session: Address,
    *,
    tokens: bool = False,
    by: date | None = None,
    clock: Clock | None = None,
    ids: Ids | None = None,
) -> Session:
    """Note what forms need that go out, and read the session.

    Args:
        session: Address of the session.
        tokens: Whether each leader who has not left and has no token gets one.
        by: The day by which answers are awaited; None leaves it as it is.
        clock: Source of the time; None for the system clock.
        ids: Source of ids; None for random ids.

    Returns:
        The whole session; it is only read if there is nothing to note.

    Raises:
        InputError: The day is after the workshop.
        RefusedError: The session can only be read here.
        SessionError: The session cannot be opened.
        StorageError: The disk does not accept it.
    """
    if not tokens and by is None:
        return load(session)
    wiring = wired(clock, ids)
    workshop = wiring.open(session, window="command")
    try:
        if not workshop.writable:
            raise RefusedError(
                tr("{name} can only be read here.", name=stored_at(session).name),
                tr("Ask for permission, or copy it."),
            )
        if by is not None:
            workshop.commit(answers_by(by))
        missing = [person.id for person in seated(workshop.session) if tokens and not person.token]
        if missing:
            workshop.commit(known_by({one: wiring.ids.new() for one in missing}))
        return workshop.session
    finally:
        workshop.close()


def form_for(session: Address, name: str) -> tuple[Participant, tuple[str, bytes]]:
    """Make the form in which one leader answers what can be prepared alone.

    Args:
        session: Address of the session.
        name: Name or function of the leader, or the beginning of one.

    Returns:
        The leader, and the form: the name of the file and its content.

    Raises:
        InputError: No participant matches, or the library that writes pages is not installed.
        RefusedError: Nothing can be prepared alone, or the session can only be read here.
        SessionError: The session cannot be opened.
        StorageError: The disk does not accept it.
    """
    before = load(session)
    person, modules = person_named(before, name), [module.id for module in prepared(before)]
    if not modules:
        raise nothing_alone(before)
    whole = noted(session, tokens=True)
    with speaking(whole.info.language):
        files = form_of_one(build(whole, sheets=modules), person.id)
    return person, next(iter(files.items()))


def tokens_of(session: Session) -> dict[str, str]:
    """List what the leaders are known by, by the ids of the participants.

    Args:
        session: The whole session; see `noted`.
    """
    return {person.id: person.token for person in seated(session) if person.token}
