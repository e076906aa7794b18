"""Operations on the clock: pauses, breaks, and the time during which the program was closed."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from pmworkshop.base.errors import RefusedError, WayOut
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.base.text import clean_line, upper
from pmworkshop.base.times import leading_time
from pmworkshop.session.core.durations import held
from pmworkshop.session.core.records import Recess, Stage, revise
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Draft, GestureContext, Operation

LONGEST = 600
"""Minutes that a break may last."""
_FOR = re.compile(r"(\d{1,3})(?:\s*(?:m|min|minutes|minuten))?(?:\s+(\S.*))?")
_HINT = tr_noop("Type minutes, or a time like 11:05.")


def read_return(text: str, now: datetime) -> tuple[float, str]:
    """Read when a break ends, as people type it: ``10``, ``10 min``, ``11:05``, ``3 pm``, ``45 lunch``.

    Args:
        text: The text as typed; words after the time name the break.
        now: The present moment, in the time zone of the room.

    Returns:
        The minutes from now, and the name of the break; the name is empty if none was typed.

    Raises:
        InputError: The text begins with a time that no clock shows.
        RefusedError: The text is no time, or the time has passed.
    """
    typed = clean_line(text)
    if at := leading_time(typed):
        back = now.replace(hour=at[0].hour, minute=at[0].minute, second=0, microsecond=0)
        if back <= now:
            raise RefusedError(tr("{back:%H:%M} has passed: it is {now:%H:%M}.", back=back, now=now), tr(_HINT))
        return (back - now).total_seconds() / 60, _title(at[1])
    if found := _FOR.fullmatch(typed):
        return float(found[1]), _title(found[2])
    raise RefusedError(tr("“{typed}” is not a time.", typed=typed), tr(_HINT))


def _title(words: str | None) -> str:
    return upper(words or "")


def pause() -> Operation:
    """Pause the clock of the phase.

    Returns:
        The operation; it raises `RefusedError` when no clock runs.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        stage = _running(session)
        label = tr("Stopped the clock")
        if stage.paused_since is not None:
            return Draft(label)
        return Draft(label, (revise(stage, paused_since=draw.now),), undoable=False)

    return operation


def resume() -> Operation:
    """Resume the clock of the phase; the pause does not count.

    Returns:
        The operation; it raises `RefusedError` when no clock runs, or the room is on a break.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        stage = _running(session)
        label = tr("Let the clock run on")
        if stage.recess is not None:
            raise RefusedError(tr("The room is on a break."), way_out=WayOut.END_THE_BREAK)
        if stage.paused_since is None:
            return Draft(label)
        return Draft(label, (_run_on(stage, draw.now),), undoable=False)

    return operation


def take_break(minutes: float, what: str = "") -> Operation:
    """Start a break; the clock is paused until the room is back.

    Args:
        minutes: The length of the break; the return is rounded to a whole minute.
        what: The name of the break, such as ``Lunch``; empty for ``Break``.

    Returns:
        The operation; it raises `RefusedError` when no clock runs, or the break is shorter than 1 minute or longer
        than `LONGEST`.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        stage = _running(session)
        if not 1 <= minutes <= LONGEST:
            raise RefusedError(tr("A break lasts between 1 and {longest} minutes.", longest=LONGEST), tr(_HINT))
        returns = (draw.now + timedelta(minutes=minutes, seconds=30)).replace(second=0, microsecond=0)
        recess = Recess(returns=returns, title=clean_line(what) or tr("Break"))
        since = stage.paused_since or draw.now
        return Draft(tr("Took a break"), (revise(stage, recess=recess, paused_since=since),), undoable=False)

    return operation


def back_from_break() -> Operation:
    """End the break; the clock goes on where it was paused.

    Returns:
        The operation; it raises `RefusedError` when no clock runs.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        stage = _running(session)
        label = tr("Came back from the break")
        if stage.recess is None:
            return Draft(label)
        return Draft(label, (revise(_run_on(stage, draw.now), recess=None),), undoable=False)

    return operation


def count_away(seconds: int, counts: bool) -> Operation:
    """Decide whether the time during which the program was closed counts for the phase.

    It is first left out without asking; counting it then takes that back.

    Args:
        seconds: The length of that time.
        counts: Whether that time counts.

    Returns:
        The operation; it raises `RefusedError` when no clock runs.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        stage = _running(session)
        if counts:
            paused, label = max(stage.paused - seconds, 0), tr("Counted the time away")
        else:
            ran = int((draw.now - stage.started).total_seconds()) - stage.paused
            paused, label = stage.paused + min(seconds, max(ran, 0)), tr("Left the time away out")
        changes = (revise(stage, paused=paused),) if paused != stage.paused else ()
        return Draft(label, changes, undoable=False)

    return operation


def clock_runs(session: Session) -> bool:
    """Tell whether the clock of a phase runs.

    Args:
        session: The session, public or whole.

    Returns:
        True if the workshop has begun and is neither finished nor paused nor on a break.
    """
    stage = session.stage
    return stage is not None and not stage.finished and stage.paused_since is None


def _running(session: Session) -> Stage:
    stage = session.stage
    if stage is None or stage.finished:
        raise RefusedError(tr("No clock runs: the workshop is not under way."))
    return stage


def _run_on(stage: Stage, now: datetime) -> Stage:
    return revise(stage, paused=held(stage, now), paused_since=None)
