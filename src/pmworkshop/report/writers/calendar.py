"""The calendar file of a session: due dates, review days, days to measure again. Source: RFC 5545."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from pmworkshop.base.text import clean_line
from pmworkshop.report.model.follow_up import OpenAction
from pmworkshop.report.model.impact import Measured
from pmworkshop.report.model.report import Report

OCTETS = 75
"""The most octets of a line, its end not counted. Source: RFC 5545, 3.1."""


def calendar_files(report: Report) -> dict[str, bytes]:
    """Write one all-day event for each open action with a due date, each review day, and each measure to look at.

    The time stamp of the events is the session's day, so that the same session gives the same bytes. Events keep
    their ids, so that importing a later file updates a calendar instead of adding events twice.

    Args:
        report: The report for any audience.

    Returns:
        One file, ``check-ins.ics``.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//pmworkshop//pmworkshop//EN", "CALSCALE:GREGORIAN"]
    for action in report.follow_up.actions:
        if action.due is not None:
            lines += _due(report, action, action.due)
    for day in report.follow_up.reviews:
        lines += _review(report, day)
    for measure in report.measures:
        if measure.look is not None and measure.look > report.meta.day:
            lines += _look(report, measure, measure.look)
    lines.append("END:VCALENDAR")
    return {"check-ins.ics": b"".join(_folded(line) for line in lines)}


def _due(report: Report, action: OpenAction, due: date) -> Iterator[str]:
    title = f"{action.code} due: {action.what}" + (f" ({action.owners})" if action.owners else "")
    about = f"How we will know: {action.success_measure}" if action.success_measure else ""
    return _event(report, f"{action.id}-due", due, title, about)


def _review(report: Report, day: date) -> Iterator[str]:
    looked_at = (action for action in report.follow_up.actions if day in action.checkins)
    about = ", ".join(f"{action.code} {action.what}" for action in looked_at)
    return _event(report, f"review-{day:%Y%m%d}", day, f"Look again: {report.meta.title}", about)


def _look(report: Report, measure: Measured, look: date) -> Iterator[str]:
    return _event(report, f"{measure.id}-look", look, f"Measure again: {measure.title}", measure.line)


def _event(report: Report, name: str, day: date, title: str, about: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{report.meta.session}-{_safe(name)}@pmworkshop"
    yield f"DTSTAMP:{report.meta.day:%Y%m%d}T000000Z"
    yield f"SEQUENCE:{report.follow_up.steps}"
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
    text = clean_line(text)
    for letter in "\\;,":
        text = text.replace(letter, f"\\{letter}")
    return text


def _folded(line: str) -> bytes:
    """Fold a line into parts of at most `OCTETS`, further parts beginning with a blank; no character is split."""
    parts, size = [""], 0
    for letter in line:
        octets = len(letter.encode(errors="replace"))
        if size + octets > OCTETS:
            parts.append(" ")
            size = 1
        parts[-1] += letter
        size += octets
    return "".join(f"{part}\r\n" for part in parts).encode(errors="replace")
