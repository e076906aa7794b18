"""The calendar file of a session: what is due, and when the room looks again. Source: RFC 5545."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from pmworkshop.base.text import clean_line
from pmworkshop.report.writers.sponsor_page import open_actions, owner_of, reviews
from pmworkshop.session.core.session import Session
from pmworkshop.session.views.public import public

OCTETS = 75
"""The most octets of a line, its end not counted. Source: RFC 5545, 3.1."""


def calendar(session: Session) -> bytes:
    """Write one all-day event for each action that is due, and one for each day on which the room looks again.

    The moment of writing is the session's day, so that the bytes are the same each time; events keep their ids, so
    that a later file brings a calendar up to date instead of doubling it.

    Args:
        session: The whole session; only its public view is looked at.
    """
    shown = public(session)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//pmworkshop//pmworkshop//EN", "CALSCALE:GREGORIAN"]
    for action in open_actions(shown):
        if action.due is not None:
            who = owner_of(shown, action)
            title = f"{action.code} due: {action.what}" + (f" ({who})" if who else "")
            about = f"How we will know: {action.success_measure}" if action.success_measure else ""
            lines += _event(shown, f"{action.id}-due", action.due, title, about)
    for day in reviews(shown):
        mine = [one for one in open_actions(shown) if day in one.checkins]
        about = ", ".join(f"{one.code} {one.what}" for one in mine)
        lines += _event(shown, f"review-{day:%Y%m%d}", day, f"Look again: {shown.info.title}", about)
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def _event(session: Session, name: str, day: date, title: str, about: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{session.id}-{_safe(name)}@pmworkshop"
    yield f"DTSTAMP:{session.info.day:%Y%m%d}T000000Z"
    yield f"SEQUENCE:{session.seq}"
    yield f"DTSTART;VALUE=DATE:{_day(day)}"
    if day < date.max:
        yield f"DTEND;VALUE=DATE:{_day(day + timedelta(days=1))}"
    yield f"SUMMARY:{_text(title)}"
    if about:
        yield f"DESCRIPTION:{_text(about)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _day(day: date) -> str:
    return f"{day.year:04d}{day.month:02d}{day.day:02d}"


def _safe(name: str) -> str:
    return "".join(letter if letter.isascii() and (letter.isalnum() or letter in "-.") else "-" for letter in name)


def _text(text: str) -> str:
    for letter in "\\;,":
        text = text.replace(letter, f"\\{letter}")
    return clean_line(text)


def _folded(line: str) -> bytes:
    """Break a line into parts of at most `OCTETS`, each but the first with a blank before it; no letter is cut."""
    parts, size = [""], 0
    for letter in line:
        octets = len(letter.encode(errors="replace"))
        if size + octets > OCTETS:
            parts.append(" ")
            size = 1
        parts[-1] += letter
        size += octets
    return "".join(f"{part}\r\n" for part in parts).encode(errors="replace")
