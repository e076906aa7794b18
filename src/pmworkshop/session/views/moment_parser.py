"""Finding a moment in the history by the number of a step, a module, or a time."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from difflib import get_close_matches

from pmworkshop.base.dates import parse_date
from pmworkshop.base.errors import InputError, WayOut
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.base.text import clean_line, count, shorten
from pmworkshop.base.times import read_time
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Step
from pmworkshop.session.views.timeline import visited

Zone = Callable[[datetime], datetime]
"""Takes a moment without a zone for one of the place where the workshop is looked at, or moves one there."""

_HINT = tr_noop("Name a step (12), a module (pulse) or a time (10:42, 3 pm, 14 Sep, 2026-09-14T10:42).")
_NUMBER = re.compile(r"[-+]?\d{1,18}")
_SECONDS = re.compile(r"(\d{1,2}):(\d\d):(\d\d)")
_CLOCK = re.compile(r"\d{1,2}:\d\d")
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d.*)?")
_TO_THE_SECOND = re.compile(r"\d\d:\d\d:\d\d")


def find_moment(steps: Sequence[Step], newest: Session, named: str, zone: Zone, total: int | None = None) -> int:
    """Find the step after which a session is to be looked at.

    - A number is that step.
    - The id of a module is the last step after which the room was in it.
    - A time or a date, as people type it, is the last step, in the order of the journal, that was made no later; a
      clock that was set back does not change the order. A time of day is one on the day of the workshop, or on the
      day of the last step if nothing was done on the day of the workshop; midnight is the end of that day. A time in
      minutes lasts to the end of the minute, a date to the end of the day.

    Args:
        steps: All steps, oldest first.
        newest: The session after the last step.
        named: The moment as typed.
        zone: Converts a moment to the local time zone.
        total: The highest number that a step may have; None for the number of ``steps``, more if some were lost.

    Returns:
        The number that was typed, else the position among ``steps``, from 1.

    Raises:
        InputError: There is no such moment.
    """
    typed = clean_line(named)
    if _NUMBER.fullmatch(typed):
        return _numbered(int(typed), len(steps) if total is None else total)
    if newest.info.agenda.module(typed.lower()) is not None:
        return _in_module(steps, newest, typed.lower())
    end = _written(typed, zone) if _ISO.fullmatch(typed) else _typed(steps, newest, typed, zone)
    if end is not None:
        return _until(steps, end, typed, zone)
    near = get_close_matches(typed.lower(), [module.id for module in newest.info.agenda.modules], n=1, cutoff=0.5)
    hint = tr("Did you mean {near}?", near=near[0]) if near else tr(_HINT)
    raise InputError(tr("There is no moment “{typed}” in this session.", typed=shorten(typed, 40)), hint)


def _numbered(seq: int, total: int) -> int:
    if 1 <= seq <= total:
        return seq
    if seq == 0:
        raise InputError(
            tr("Before the first step there is nothing."), tr("Name one from 1 to {total}.", total=total)
        )
    raise InputError(
        tr("This session has {steps}; there is no step {seq}.", steps=count(total, "step", "steps"), seq=seq),
        tr("Name one from 1 to {total}.", total=total),
    )


def _in_module(steps: Sequence[Step], newest: Session, module: str) -> int:
    places = [*visited(steps)]
    ends = [seq - 1 for seq, _ in places[1:]] + [len(steps)]
    last = [end for (_, entered), end in zip(places, ends, strict=False) if entered == module]
    if not last:
        title = next(one.short for one in newest.info.agenda.modules if one.id == module)
        raise InputError(tr("The room was never in “{title}”.", title=title), way_out=WayOut.SEE_THE_STEPS)
    return last[-1]


def _typed(steps: Sequence[Step], newest: Session, typed: str, zone: Zone) -> datetime | None:
    """Return the end of a time of the day, or of a day, as people type it; None if it is neither."""
    if found := _SECONDS.fullmatch(typed):
        try:
            hour, minute, second = map(int, found.groups())
            return _at(steps, newest, time(hour, minute, second), zone, timedelta(seconds=1))
        except ValueError:
            raise InputError(tr("“{typed}” is no time of the day.", typed=typed), tr(_HINT)) from None
    try:
        at = read_time(typed)
        ends_the_day = at == time() and not typed.startswith("0")
        return _at(steps, newest, at, zone, timedelta(days=1) if ends_the_day else timedelta(minutes=1))
    except InputError:
        if _CLOCK.fullmatch(typed):
            raise
    with suppress(InputError, ValueError, OverflowError):
        day = parse_date(typed, newest.info.day, among_words=True)
        return _end(zone(datetime.combine(day, time())), timedelta(days=1))
    return None


def _at(steps: Sequence[Step], newest: Session, at: time, zone: Zone, lasts: timedelta) -> datetime:
    """Return the end of a time on the day of the workshop, or of the last step if nothing was done on that day."""
    days = [zone(moment).date() for step in steps if (moment := clock(step))]
    day = newest.info.day if newest.info.day in days or not days else days[-1]
    return _end(zone(datetime.combine(day, at)), lasts)


def _written(typed: str, zone: Zone) -> datetime:
    try:
        if len(typed) == len("2026-09-14"):
            return _end(zone(datetime.combine(date.fromisoformat(typed), time())), timedelta(days=1))
        named = datetime.fromisoformat(typed)
        named = named if named.tzinfo else zone(named)
        return _end(named, timedelta(seconds=1) if _TO_THE_SECOND.search(typed) else timedelta(minutes=1))
    except (ValueError, OverflowError):
        raise InputError(tr("“{typed}” is no time of the calendar.", typed=shorten(typed, 40)), tr(_HINT)) from None


def _end(moment: datetime, lasts: timedelta) -> datetime:
    return moment.astimezone(UTC) + lasts


def _until(steps: Sequence[Step], end: datetime, typed: str, zone: Zone) -> int:
    found = [seq for seq, step in enumerate(steps, 1) if (moment := clock(step)) and moment < end]
    if not found:
        first = next((moment for step in steps if (moment := clock(step))), None)
        said = shorten(typed, 40)
        raise InputError(
            tr(
                "At {typed} this session had not begun; it begins at {first:%Y-%m-%d %H:%M}.",
                typed=said,
                first=zone(first),
            )
            if first
            else tr("At {typed} this session had not begun.", typed=said)
        )
    return found[-1]


def clock(step: Step) -> datetime | None:
    """Read the moment at which a step was made.

    Args:
        step: The step.

    Returns:
        The moment in UTC; None if it cannot be read.
    """
    try:
        moment = datetime.fromisoformat(step.at)
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
