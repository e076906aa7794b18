"""The workshop itself as an entry for calendars. Source: RFC 5545, and RFC 5546 for what is done with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Any

from pmworkshop.base.language import tr
from pmworkshop.base.text import clean_line
from pmworkshop.report.libraries import library
from pmworkshop.report.model.preparation import Guest
from pmworkshop.report.model.report import Report
from pmworkshop.report.writers.calendars.components import CalendarFiles, Happening

_ALARM = timedelta(days=1)
_ADDRESS = re.compile(r"[^\s@<>\"]+@[^\s@<>\"]+")
"""What may stand as an address: others would not reach one person."""


def invitation_files(report: Report) -> dict[str, bytes]:
    """Write the workshop as one event, for the mail with the invitation.

    Its times have no zone, as the session knows none: they are those of the clock in the room. Without a time it
    fills its day. For the room it is published, for everybody to take into their calendar. For the facilitator, the
    guests whose address is known stand in it: it is a request if the address of whoever invites is known too, else it
    is left open what is done with it, and the facilitator opens it in their own calendar and sends it from there.

    Args:
        report: The report for any audience; only the facilitator's has addresses.

    Returns:
        ``invitation.ics``.

    Raises:
        InputError: The library icalendar is missing.
    """
    guests = [guest for guest in report.preparation.guests if _ADDRESS.fullmatch(guest.address)]
    host = next((guest for guest in guests if _is_host(report, guest)), None)
    method = "PUBLISH" if not guests else "REQUEST" if host else ""
    writer = CalendarFiles(report)
    event = writer.event(_happening(report))
    event.add("status", "CONFIRMED")
    if host:
        event.add("organizer", _address(host))
    for guest in guests:
        if guest is not host:
            event.add("attendee", _address(guest, invited=True), encode=0)
    return {"invitation.ics": writer.around([event.to_ical(sorted=False)], method)}


def _is_host(report: Report, guest: Guest) -> bool:
    """Tell whether a guest is the one who invites: the sponsor where that is agreed, else the facilitator."""
    if report.preparation.invitation.by_sponsor:
        return guest.sponsor
    return clean_line(guest.name).casefold() == clean_line(report.meta.facilitator).casefold()


def _address(guest: Guest, *, invited: bool = False) -> Any:
    """Make the address of a guest, with the name that is shown."""
    found = library("icalendar", tr("A calendar file")).vCalAddress(f"mailto:{guest.address}")
    found.params["CN"] = clean_line(guest.name).replace('"', "'")
    if invited:
        found.params["ROLE"] = "REQ-PARTICIPANT"
        found.params["RSVP"] = "TRUE"
    return found


def _happening(report: Report) -> Happening:
    meta, times = report.meta, report.preparation.timetable
    about = tuple(_about(report))
    if not times.agreed:
        return Happening("workshop", meta.day, meta.title, about, _ALARM, place=meta.venue)
    hours, minutes = map(int, times.end.split(":"))
    ends = datetime.combine(meta.day, time(hours, minutes))
    begins = ends - timedelta(minutes=times.minutes)
    return Happening("workshop", begins, meta.title, about, _ALARM, ends, meta.venue)


def _about(report: Report) -> Iterator[str]:
    meta, invited = report.meta, report.preparation.invitation
    if not report.preparation.timetable.agreed:
        yield tr("The time follows.")
    if meta.outcome:
        yield tr("What we leave with: {outcome}", outcome=meta.outcome)
    if invited.questions:
        yield tr("Please think about this beforehand:")
        yield from (f"- {question.text}" for question in invited.questions)
    if meta.facilitator:
        yield tr("Facilitator: {facilitator}", facilitator=meta.facilitator)
    if meta.sample:
        yield tr("(A made-up example.)")
