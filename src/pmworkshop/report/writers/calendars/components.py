"""The parts of which calendar files are made, by icalendar: events with their alarms, and the file around them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import tr
from pmworkshop.base.text import clean_line
from pmworkshop.report.libraries import library
from pmworkshop.report.model.report import Report

BEFORE = timedelta(hours=15)
"""An alarm of a day rings at nine o'clock of the day before."""

_FIRST, _STEPS, _LAST = date(2020, 1, 1), 10_000, 2**31 - 1
"""From which day the numbers of files are counted, how many there are of a day, and the last that there is."""


@dataclass(frozen=True, slots=True)
class Happening:
    """One event that fills a day, or begins and ends at a time.

    Attributes:
        key: What it is called among the events of the session; the same each time.
        begins: The day; or the time, without a zone, as the clock of the room shows it.
        title: What it is called.
        about: What is written beside it, line by line.
        alarm: How long before it an alarm rings; None for no alarm.
        ends: The time at which it ends; None for a day.
        place: Where it is; empty if not said.
        shared: Whether the key is the same in all sessions that follow one another, as that of an action is.
    """

    key: str
    begins: date
    title: str
    about: tuple[str, ...] = ()
    alarm: timedelta | None = None
    ends: datetime | None = None
    place: str = ""
    shared: bool = False


class CalendarFiles:
    """Makes the calendar files of one report; an event that stands in several is written once.

    The time stamp of the events is the session's day, so that the same session gives the same bytes. Events keep
    their ids, those of actions also in a session that follows, so that importing a later file updates a calendar
    instead of adding events twice.
    """

    def __init__(self, report: Report) -> None:
        """Import the library.

        Args:
            report: The report.

        Raises:
            InputError: The library icalendar is missing.
        """
        self._report = report
        self._ical: Any = library("icalendar", tr("A calendar file"))
        self._written: dict[Happening, bytes] = {}

    def event(self, one: Happening) -> Any:
        """Make an event.

        Args:
            one: What happens.

        Returns:
            The event of icalendar, to which more can be added.
        """
        return _event(self._ical, self._report, one)

    def file(self, happenings: Iterable[Happening]) -> bytes:
        """Write a file with several events.

        Args:
            happenings: What is written, in order.

        Returns:
            The content of the file.
        """
        events = []
        for one in happenings:
            if one not in self._written:
                self._written[one] = self.event(one).to_ical(sorted=False)
            events.append(self._written[one])
        return self.around(events)

    def around(self, events: Iterable[bytes], method: str = "") -> bytes:
        """Write a file around events.

        Args:
            events: The events as they are written.
            method: What is done with the file, such as ``PUBLISH``; empty to leave it open.

        Returns:
            The content of the file; its lines end in CRLF and have at most 75 octets.
        """
        calendar = self._ical.Calendar()
        about = (("version", "2.0"), ("prodid", "-//pmworkshop//pmworkshop//EN"), ("calscale", "GREGORIAN"))
        for name, value in (*about, *([("method", method)] if method else [])):
            calendar.add(name, value)
        head, end, tail = calendar.to_ical(sorted=False).rpartition(b"END:VCALENDAR")
        return b"".join((head, *events, end, tail))


def _event(ical: Any, report: Report, one: Happening) -> Any:
    meta = report.meta
    event = ical.Event()
    event.add("uid", f"{'' if one.shared else f'{meta.session}-'}{_safe(one.key)}@pmworkshop")
    event.add("dtstamp", datetime(meta.day.year, meta.day.month, meta.day.day, tzinfo=UTC))
    event.add("sequence", _sequence(meta.day, report.follow_up.steps))
    event.add("dtstart", one.begins)
    if one.ends is not None:
        event.add("dtend", one.ends)
    elif one.begins < date.max:
        event.add("dtend", one.begins + timedelta(days=1))
    event.add("summary", clean_line(one.title))
    if one.about:
        event.add("description", "\n".join(map(clean_line, one.about)))
    if one.place:
        event.add("location", clean_line(one.place))
    event.add("transp", "TRANSPARENT" if one.ends is None else "OPAQUE")
    if one.alarm is not None:
        event.add_component(_alarm(ical, one))
    return event


def _sequence(day: date, steps: int) -> int:
    """Count up from file to file, and to those of a session on a later day. Source: RFC 5545, 3.8.7.4."""
    return min(max((day - _FIRST).days, 0) * _STEPS + steps, _LAST)


def _alarm(ical: Any, one: Happening) -> Any:
    alarm = ical.Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", clean_line(one.title))
    alarm.add("trigger", -(one.alarm or BEFORE))
    return alarm


def _safe(name: str) -> str:
    return "".join(letter if letter.isascii() and (letter.isalnum() or letter in "-.") else "-" for letter in name)
