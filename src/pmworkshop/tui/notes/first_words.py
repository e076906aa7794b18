"""The sentences that the notes begin with: what is now, what the answers mean, and what can be said aloud."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from pmworkshop.agenda.phases import phase_name
from pmworkshop.base.text import count
from pmworkshop.insight.aloud.aloud import Aloud, aloud
from pmworkshop.insight.findings import listed
from pmworkshop.session.core.durations import elapsed, phase_minutes
from pmworkshop.session.core.records import Stage
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations import navigation
from pmworkshop.session.views.asking import Asking
from pmworkshop.session.views.public import public
from pmworkshop.tui.drawing.pieces import Line
from pmworkshop.tui.drawing.words import rounded
from pmworkshop.tui.keymap.commands import key_of
from pmworkshop.tui.notes.lengths import minutes_left, people_in
from pmworkshop.tui.pages.page import Item

NAMED = 3
"""So many who are awaited are named; of more only the number is told, as the page of answers names them all."""
WHILE_ASKED = "Take the time you need. Nobody sees an answer before all of them are shown."
ALL_IN = "Thank you. Now we look at all of it together, and nobody has to defend an answer."


def first_words(
    session: Session, asked: Asking | None, now: datetime, means: tuple[Item, ...], *, seen: bool, cells: int
) -> tuple[Item, ...]:
    """Write the first sentences of the notes.

    Args:
        session: The whole session.
        asked: What is asked where the room is; None if nothing is.
        now: The present moment.
        means: What `meaning` tells of the answers.
        seen: Whether the facilitator looks at what is hidden.
        cells: Width of a line.

    Returns:
        One row for what is now, with its minutes and its people as lengths, what it means, and what can be said;
        those are left out that have nothing to say.
    """
    stage = session.stage
    if stage is None or stage.finished:
        return ()
    rows = [Item("", f"Now: {_now(session, stage, asked, now)}", under=_lengths(session, stage, asked, now, cells))]
    hidden = asked is not None and asked.hidden
    told = (*rows, *means, *([] if seen or not hidden else _while_hidden(session, asked)))
    return tuple(replace(one, back="plane", indent=1) for one in told)


def meaning(view: Session, session: Session, asked: Asking | None, *, seen: bool) -> tuple[Item, ...]:
    """Write what the answers mean, and what can be said at it.

    Args:
        view: The public view of the session.
        session: The whole session.
        asked: What is asked where the room is; None if nothing is.
        seen: Whether the facilitator looks at what is hidden; else only shown answers count.

    Returns:
        Two rows; none if nothing can be told.
    """
    found = _found(view, session, asked, seen=seen)
    if found is None:
        return ()
    before = "In private, it means" if seen else "It means"
    return (Item("", f"{before}: {found.means}"), _say(found.say))


def _found(view: Session, session: Session, asked: Asking | None, *, seen: bool) -> Aloud | None:
    """Find the result, where it was shown or the facilitator looks at it; else there is none."""
    module = navigation.where(session)[0]
    if asked is None or not asked.hidden:
        return aloud(view, module)
    if not seen:
        return None
    opened = {one.id: one.model_copy(update={"status": "revealed"}) for one in asked.there}
    return aloud(public(session.model_copy(update={"rounds": {**session.rounds, **opened}})), module)


def _say(text: str) -> Item:
    return Item("", f"Say: “{text}”", look="strong")


def _while_hidden(session: Session, asked: Asking | None) -> list[Item]:
    waiting = asked is not None and (asked.nameless or asked.missing(session))
    return [Item("", f"It is hidden: {key_of('values')} shows here what it comes to.", look="soft"),
            _say(WHILE_ASKED if waiting else ALL_IN)]  # fmt: skip


def _left(session: Session, stage: Stage, now: datetime) -> float:
    """Return the minutes that the phase has left; negative once it is over."""
    return phase_minutes(session, *navigation.where(session)) - elapsed(stage, now).total_seconds() / 60


def _lengths(session: Session, stage: Stage, asked: Asking | None, now: datetime, cells: int) -> tuple[Line, ...]:
    """Draw the minutes of the phase, and who is in where somebody is asked by name."""
    planned = phase_minutes(session, *navigation.where(session))
    drawn = [minutes_left(_left(session, stage, now), planned, cells - 3)]
    if asked is not None and asked.awaits:
        came, missing = len(asked.answered(session)), len(asked.missing(session))
        drawn += [people_in(came, missing, cells - 3)] if came or missing else []
    return tuple(drawn)


def _now(session: Session, stage: Stage, asked: Asking | None, now: datetime) -> str:
    """Say which phase it is, how many minutes are left, and who is awaited."""
    phase = navigation.where(session)[1]
    left = _left(session, stage, now)
    time = f"{rounded(left)} left" if left >= 0 else f"{rounded(-left)} over"
    told = f"{phase_name(phase)}, {time}"
    if asked is None or not asked.awaits:
        return f"{told}."
    came, missing = len(asked.answered(session)), asked.missing(session)
    if not missing:
        return f"{told}; all {came} are in." if came else f"{told}."
    waits = listed([one.name for one in missing]) if len(missing) <= NAMED else count(len(missing), "leader")
    return f"{told}; {came} in, we wait for {waits}."
