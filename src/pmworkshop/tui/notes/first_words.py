"""The first rows of the notes: what is now, what the answers mean, and what can be said aloud."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from pmworkshop.base.language import tr
from pmworkshop.leading.first_words import minutes_left, now_words, result, while_hidden
from pmworkshop.session.core.durations import phase_minutes
from pmworkshop.session.core.records import Stage
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations import navigation
from pmworkshop.session.views.asking import Asking
from pmworkshop.tui.drawing.pieces import Line
from pmworkshop.tui.keymap.commands import key_of
from pmworkshop.tui.notes import lengths
from pmworkshop.tui.pages.page import Item


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
    rows = [
        Item(
            "",
            tr("Now: {words}", words=now_words(session, stage, asked, now)),
            under=_lengths(session, stage, asked, now, cells),
        )
    ]
    told = (*rows, *means, *([] if seen or asked is None or not asked.hidden else _while_hidden(session, asked)))
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
    found = result(view, session, asked, seen=seen)
    if found is None:
        return ()
    told = (
        tr("In private, it means: {words}", words=found.means) if seen else tr("It means: {words}", words=found.means)
    )
    return (Item("", told), _say(found.say))


def _say(text: str) -> Item:
    return Item("", tr("Say: “{words}”", words=text), look="strong")


def _while_hidden(session: Session, asked: Asking) -> list[Item]:
    return [
        Item(
            "",
            tr("It is hidden: {values_key} shows here what it comes to.", values_key=key_of("values")),
            look="soft",
        ),
        _say(while_hidden(session, asked)),
    ]


def _lengths(session: Session, stage: Stage, asked: Asking | None, now: datetime, cells: int) -> tuple[Line, ...]:
    """Draw the minutes of the phase, and who is in where somebody is asked by name."""
    planned = phase_minutes(session, *navigation.where(session))
    drawn = [lengths.minutes_left(minutes_left(session, stage, now), planned, cells - 3)]
    if asked is not None and asked.awaits:
        came, missing = len(asked.answered(session)), len(asked.missing(session))
        drawn += [lengths.people_in(came, missing, cells - 3)] if came or missing else []
    return tuple(drawn)
