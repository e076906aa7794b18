"""What the facilitator's phone can do now, as buttons: each is the operation that a key of the stage calls."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.errors import RefusedError
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.leading.script import coming
from pmworkshop.leading.showing import NAMELESS, waiting, without_names
from pmworkshop.leading.time_words import asked_words, given_words
from pmworkshop.session.core.durations import agreed
from pmworkshop.session.core.records import Stage
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Draft, GestureContext, Operation
from pmworkshop.session.operations import navigation, pauses
from pmworkshop.session.operations.more_time import give, more_time
from pmworkshop.session.rounds import reveal
from pmworkshop.session.views.asking import asking

GONE_ON = tr_noop("The room has gone on meanwhile.")
_BEHIND = tr_noop("Answers wait to be shown: show them first.")


@dataclass(frozen=True, slots=True)
class Button:
    """Something that the facilitator's phone can do.

    Attributes:
        act: Its name.
        label: What stands on the button.
        operation: What it does.
        told: What the phone says once it is done.
        sure: What it asks before; empty to do it at once.
    """

    act: str
    label: str
    operation: Operation
    told: str
    sure: str = ""


def version_of(session: Session) -> str:
    """Name the state of the room that buttons depend on: where it is, its clock and curtain, and what is shown.

    Answers that come in change nothing of it, so that a tap is not refused because somebody answered.

    Args:
        session: The whole session.
    """
    stage, found, cut = session.stage, asking(session), agreed(session)
    rounds = [(one.id, one.status, one.shown) for one in found.there if one.status != "open"] if found else []
    where = stage.model_dump(mode="json", exclude={"spoken"}) if stage else None
    told = json.dumps([where, rounds, session.info.ends, cut.model_dump(mode="json")], sort_keys=True)
    return sha256(told.encode()).hexdigest()[:16]


def unless_gone_on(operation: Operation, seen: str) -> Operation:
    """Let an operation do nothing where the room is no more as the phone saw it.

    Args:
        operation: The operation.
        seen: The version that the phone saw.

    Returns:
        The operation; it raises `RefusedError` if the room has gone on, and what it raises itself.
    """

    def checked(session: Session, draw: GestureContext) -> Draft:
        if version_of(session) != seen:
            raise RefusedError(tr(GONE_ON))
        return operation(session, draw)

    return checked


def buttons(session: Session, now: datetime) -> list[Button]:
    """List what can be done now, the most usual first.

    Args:
        session: The whole session.
        now: The present moment, in the time zone of the room.
    """
    stage = session.stage
    if stage is None:
        return [Button("next", tr("Begin"), navigation.forward(), tr("The workshop has begun."))]
    moves = [] if stage.recess else [*_onward(session, stage), *_backward(session)]
    return [*moves, _curtain(stage), *_more(session, now), *_clock(stage)]


def _onward(session: Session, stage: Stage) -> Iterator[Button]:
    """Going on; where answers wait to be shown, showing them in its place."""
    asked = asking(session)
    if (waits := waiting(session, asked)) is not None:
        yield Button(
            "show",
            tr("Show the answers ({came} of {awaited} in)", came=waits.came, awaited=waits.awaited),
            reveal.reveal(waits.rounds),
            tr("The answers are on the wall."),
            tr("Show the answers of {came}? They cannot be hidden again.", came=waits.came),
        )
    elif not stage.finished:
        sure = tr("{nameless} Go on without them?", nameless=tr(NAMELESS)) if without_names(session, asked) else ""
        yield Button("next", tr("Next: {part}", part=coming(session)[0]), _forward, tr("The room has gone on."), sure)


def _forward(session: Session, draw: GestureContext) -> Draft:
    """Go on, unless answers have come in meanwhile that would be left unseen."""
    if waiting(session, asking(session)) is not None:
        raise RefusedError(tr(_BEHIND))
    return navigation.forward()(session, draw)


def _backward(session: Session) -> Iterator[Button]:
    if not navigation.at_beginning(session):
        yield Button("back", tr("Back"), navigation.backward(), tr("The room has gone back."))


def _curtain(stage: Stage) -> Button:
    label, told = (tr("Open the curtain"), tr("The wall is shown again.")) if stage.curtain else (
        tr("Draw the curtain"), tr("The wall is blank."))  # fmt: skip
    return Button("curtain", label, navigation.curtain(drawn=not stage.curtain), told)


def _more(session: Session, now: datetime) -> Iterator[Button]:
    try:
        more = more_time(session, now)
    except RefusedError:
        return
    ends = session.info.ends
    sure = asked_words(more, ends) if more.ends else ""
    yield Button("more", tr("Five more minutes"), give(more), given_words(more, ends), sure)


def _clock(stage: Stage) -> Iterator[Button]:
    if stage.finished:
        return
    if stage.recess is not None:
        yield Button("resume", tr("Back from the break"), pauses.back_from_break(), tr("The break is over."))
    elif stage.paused_since is not None:
        yield Button("resume", tr("Let the clock run on"), pauses.resume(), tr("The clock runs on."))
    else:
        yield Button("pause", tr("Stop the clock"), pauses.pause(), tr("The clock stands still."))
