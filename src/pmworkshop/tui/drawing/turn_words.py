"""Who speaks now and who is next, in the words of the wall."""

from __future__ import annotations

from pmworkshop.base.language import tr
from pmworkshop.session.core.lookups import called
from pmworkshop.session.core.records import Participant
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations.turns import Speaking, speaking
from pmworkshop.tui.drawing.text_cells import width

_SECONDS = 90
"""Seconds from which a turn is told in minutes."""
_STEP = 5
"""Seconds to which a turn is rounded: it is a hint, not a limit."""


def turn_words(session: Session) -> tuple[str, str]:
    """Say who speaks now and who is next, and about how long a turn may take.

    Args:
        session: The session, public or whole.

    Returns:
        The words, and the soft number for them; both are empty where nobody speaks by turns.
    """
    found = speaking(session)
    if found is None:
        return "", ""
    if found.now is None:
        return tr("All have spoken."), ""
    now = tr("Now: {name}", name=called(session, found.now))
    return now + coming_words(session, found.coming), _each(found)


def coming_words(session: Session, person: Participant | None) -> str:
    """Say who is next, behind who is now.

    Args:
        session: The session, public or whole.
        person: Who is next; None if nobody is.

    Returns:
        The words, with what parts them from those before.
    """
    return f" · {tr('next: {name}', name=called(session, person)) if person else tr('the last one')}"


def turn_line(session: Session, cells: int) -> str:
    """Say the same in one line; the soft number is left out where it does not fit.

    Args:
        session: The session, public or whole.
        cells: Width of the line.

    Returns:
        The line; empty where nobody speaks by turns.
    """
    words, each = turn_words(session)
    whole = f"{words}   {each}".rstrip()
    return whole if width(whole) <= cells else words


def _each(found: Speaking) -> str:
    if found.seconds < _STEP:
        return ""
    if found.seconds < _SECONDS:
        return tr("about {seconds} seconds each", seconds=round(found.seconds / _STEP) * _STEP)
    return tr("about {seconds:g} minutes each", seconds=round(found.seconds / 30) / 2)
