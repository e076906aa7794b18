"""The sentences that the notes begin with: what is now, what the answers mean, and what can be said aloud."""

from __future__ import annotations

from datetime import datetime

from pmworkshop.agenda.phases import phase_name
from pmworkshop.base.text import count
from pmworkshop.insight.aloud.aloud import Aloud, aloud
from pmworkshop.insight.findings import listed
from pmworkshop.session.core.durations import elapsed, phase_minutes
from pmworkshop.session.core.records import Stage
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations import navigation
from pmworkshop.session.views.public import public
from pmworkshop.tui.drawing.words import rounded
from pmworkshop.tui.keymap.commands import key_of
from pmworkshop.tui.notes.round_entry import Asking
from pmworkshop.tui.pages.page import Item

NAMED = 3
"""So many who are awaited are named; of more only the number is told, as the page of answers names them all."""
WHILE_ASKED = "Take the time you need. Nobody sees an answer before all of them are shown."
ALL_IN = "Thank you. Now we look at all of it together, and nobody has to defend an answer."


def first_words(
    session: Session, asked: Asking | None, now: datetime, means: tuple[Item, ...], *, seen: bool
) -> tuple[Item, ...]:
    """Write the first sentences of the notes.

    Args:
        session: The whole session.
        asked: What is asked where the room is; None if nothing is.
        now: The present moment.
        means: What `meaning` tells of the answers.
        seen: Whether the facilitator looks at what is hidden.

    Returns:
        One row for what is now, what it means, and what can be said; those are left out that have nothing to say.
    """
    stage = session.stage
    if stage is None or stage.finished:
        return ()
    rows = [Item("", f"Now: {_now(session, stage, asked, now)}")]
    hidden = asked is not None and asked.hidden
    return (
        *rows,
        *means,
        *([] if seen or not hidden else _while_hidden(session, asked)),
    )


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


def _now(session: Session, stage: Stage, asked: Asking | None, now: datetime) -> str:
    """Say which phase it is, how many minutes are left, and who is awaited."""
    module, phase = navigation.where(session)
    left = phase_minutes(session, module, phase) - elapsed(stage, now).total_seconds() / 60
    time = f"{rounded(left)} left" if left >= 0 else f"{rounded(-left)} over"
    told = f"{phase_name(phase)}, {time}"
    if asked is None or asked.nameless or not (asked.hidden or asked.due):
        return f"{told}."
    came, missing = len(asked.answered(session)), asked.missing(session)
    if not missing:
        return f"{told}; all {came} are in." if came else f"{told}."
    waits = listed([one.name for one in missing]) if len(missing) <= NAMED else count(len(missing), "leader")
    return f"{told}; {came} in, we wait for {waits}."
