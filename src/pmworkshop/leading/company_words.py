"""Who else leads a session now, in words for those who lead it; never for the wall."""

from __future__ import annotations

from collections.abc import Sequence

from pmworkshop.agenda.phases import phase_name
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations import navigation
from pmworkshop.store.company import Seat

NAMELESS = tr_noop("Somebody")
NOT_KNOWN = tr_noop("Who else is here is not known just now.")


def place_words(session: Session) -> str:
    """Say where a window is, by what it shows of the agenda.

    Args:
        session: The session as the window shows it.

    Returns:
        A few words, such as “Six statements, alone”.
    """
    module, phase = navigation.where(session)
    if session.stage is None:
        return tr("not begun yet")
    if session.stage.finished:
        return tr("the end")
    if session.stage.recess is not None:
        return session.stage.recess.title
    return f"{module.short}, {phase_name(phase).lower()}"


def apart_words(here: Session, whole: Session) -> str:
    """Say in which phase a window is that looks elsewhere, and at which part the wall is.

    Args:
        here: The session as the window shows it.
        whole: The session with the place of the room.

    Returns:
        A few words, such as “Settle · the wall: Six statements”.
    """
    module, _ = navigation.where(whole)
    running = whole.stage is not None and not whole.stage.finished and whole.stage.recess is None
    wall = module.short if running else place_words(whole)
    mine = tr("The end") if here.stage is not None and here.stage.finished else phase_name(navigation.where(here)[1])
    return tr("{mine} · the wall: {wall}", mine=mine, wall=wall)


def company_words(others: Sequence[Seat], mine: Seat) -> str:
    """Say who else is there, and where.

    A person's own other windows are left out, and notes beside another window of the same person.

    Args:
        others: The other windows.
        mine: The window that says it.

    Returns:
        One line; empty if nobody else is there.
    """
    shown = [one for one in others if not _own(one, mine)]
    seen = {one.name for one in shown if one.sort != "notes"}
    told = [_words(one) for one in shown if one.sort != "notes" or one.name not in seen]
    return " · ".join(dict.fromkeys(told))


def _own(one: Seat, mine: Seat) -> bool:
    """Return whether a window is one that the same facilitator usually has open beside this one."""
    return one.name == mine.name and one.sort != "beside" and (mine.sort != "beside" or one.sort == "notes")


def _words(one: Seat) -> str:
    name = one.name or tr(NAMELESS)
    if one.sort == "stage":
        return (
            tr("{name} leads the wall: {at}", name=name, at=one.at)
            if one.at
            else tr("{name} leads the wall", name=name)
        )
    if one.sort == "notes":
        return tr("{name} reads the notes", name=name)
    return tr("{name} is at “{at}”", name=name, at=one.at) if one.at else tr("{name} follows the wall", name=name)
