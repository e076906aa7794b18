"""Calendar files, read back and by the rules of lines: what is due, check-ins on working days, the workshop."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from pmworkshop.base.dates import later
from pmworkshop.interface import export
from pmworkshop.report.builders.report import build as report_of
from pmworkshop.report.writers.calendars.check_ins import calendar_files
from pmworkshop.report.writers.calendars.invitation import invitation_files
from pmworkshop.session.core.records import Participant
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations import details
from tests import build
from tests.build import DAY, action, session
from tests.report.hostile import HOSTILE
from tests.session.doing import do

OCTETS = 75
"""The most octets of a line, its end not counted. Source: RFC 5545, 3.1."""


def plan(*more: Any, **about: Any) -> Session:
    return session(
        action(
            "a1", what="Publish the price rule", owners=("ann", "ben"), due=date(2026, 10, 14), first_step="Draft it",
            first_step_by=date(2026, 9, 18), success_measure="Ten quotes",
            checkins=(date(2026, 10, 14), date(2026, 12, 13)),
        ),
        action("a2", "A02", what="Visit customers", owners=("ben",), place=2),
        action("a3", "A03", what="Over", status="done", owners=("cem",), due=DAY, place=3),
        *more, **about,
    )  # fmt: skip


def read(data: bytes) -> list[Any]:
    """The events of a file that keeps the rules of lines."""
    assert data.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")
    assert data.endswith(b"END:VCALENDAR\r\n")
    for line in data.split(b"\r\n"):
        assert len(line) <= OCTETS
        assert b"\n" not in line
        assert b"\r" not in line
        line.decode()
    calendar = Calendar.from_ical(data)
    assert not calendar.errors
    events = list(calendar.walk("VEVENT"))
    assert not any(event.errors for event in events)
    assert len({event["UID"] for event in events}) == len(events)
    return events


def told(event: Any) -> tuple[str, date]:
    return str(event["SUMMARY"]), event.decoded("DTSTART")


def everybody(state: Session) -> list[Any]:
    return read(export(state, "calendar")["check-ins.ics"])


def test_first_steps_due_days_and_check_ins_fill_a_day_each_and_ring_on_the_morning_before():
    events = everybody(plan())
    assert [told(event) for event in events] == [
        ("First step of A01: Draft it (Ann, Ben)", date(2026, 9, 18)),
        ("A01 due: Publish the price rule (Ann, Ben)", date(2026, 10, 14)),
        ("First steps: Sample alignment", date(2026, 9, 21)),
        ("Look again: Sample alignment", date(2026, 10, 14)),
        ("Look again: Sample alignment", date(2026, 12, 14)),
    ]
    assert all(event.decoded("DTEND") - event.decoded("DTSTART") == timedelta(days=1) for event in events)
    assert [event["UID"] for event in events[:2]] == ["a1-first-step@pmworkshop", "a1-due@pmworkshop"]
    assert all(event["UID"].startswith(build.SESSION) for event in events[2:])
    alarms = [[str(alarm["TRIGGER"].to_ical(), "ascii") for alarm in event.walk("VALARM")] for event in events]
    assert alarms == [["-PT15H"], [], ["-PT15H"], ["-PT15H"], ["-PT15H"]]
    assert str(events[1]["DESCRIPTION"]) == "How we will know: Ten quotes"
    week = str(events[2]["DESCRIPTION"]).split("\n")
    assert week == ["Has the first step been taken? If not, what is in the way?", "A01 Draft it (Ann, Ben)"]
    assert str(events[4]["DESCRIPTION"]).split("\n") == [
        "A01 Publish the price rule (Ann, Ben)", "13 December 2026 is a Sunday.",
    ]  # fmt: skip


def test_the_file_of_a_follow_up_moves_the_events_of_the_first_meeting_instead_of_adding_new_ones():
    first = {event["UID"]: event["SEQUENCE"] for event in everybody(plan())}
    moved = action("b7", what="Publish the price rule", origin="a1", owners=("ann",), due=date(2027, 1, 20))
    later_on = do(session(moved), details.change(day=date(2026, 10, 14)))
    (due,) = [event for event in everybody(later_on) if " due: " in told(event)[0]]
    assert told(due)[1] == date(2027, 1, 20)
    assert due["SEQUENCE"] > first[due["UID"]]
    far = everybody(do(session(moved), details.change(day=date(9000, 1, 1))))
    assert all(event["SEQUENCE"] < 2**31 for event in far)


def test_each_owner_gets_a_file_with_their_own_actions_and_the_same_check_ins():
    files = export(plan(), "calendar")
    assert list(files) == ["check-ins.ics", "calendar-01-ann.ics", "calendar-02-ben.ics"]
    ann, ben = read(files["calendar-01-ann.ics"]), read(files["calendar-02-ben.ics"])
    assert [told(event)[0] for event in ann] == [told(event)[0] for event in everybody(plan())]
    assert "Visit customers" not in str(ann[2]["DESCRIPTION"])
    assert {event["UID"] for event in ann} <= {event["UID"] for event in everybody(plan())}
    assert [told(event)[0] for event in ben] == [told(event)[0] for event in ann]
    assert export(plan(), "calendar") == files


def test_without_days_of_its_own_a_session_is_looked_at_again_after_30_60_and_90_days():
    assert [told(event)[1] for event in everybody(session())] == [
        date(2026, 10, 14), date(2026, 11, 13), date(2026, 12, 14),
    ]  # fmt: skip
    assert later(date.max, 30) == date.max


@pytest.mark.parametrize("ahead", range(7))
def test_no_check_in_falls_on_a_weekend_whatever_day_the_workshop_is_on(ahead: int):
    day = DAY + timedelta(days=ahead)
    agreed = action("a9", "A09", what="Sell", owners=("ann",), place=9, checkins=(day + timedelta(days=40),))
    on_that_day = details.change(day=day)
    for state in (do(plan(), on_that_day), do(session(agreed), on_that_day)):
        for event in everybody(state):
            if event.walk("VALARM") and not told(event)[0].startswith("First step of"):
                assert told(event)[1].weekday() < 5, told(event)
    asked = [told(event)[0] for event in everybody(do(session(agreed), on_that_day))]
    assert "Where do we stand? Sample alignment" in asked, "the room looks again on another day only"


def test_two_review_days_that_move_to_the_same_day_are_one():
    weekend = action("a9", owners=("ann",), checkins=(date(2026, 10, 17), date(2026, 10, 18)))
    monday = [event for event in everybody(session(weekend)) if told(event)[1] == date(2026, 10, 19)]
    assert len(monday) == 1
    assert "17 October 2026 is a Saturday." in str(monday[0]["DESCRIPTION"])
    assert "18 October 2026 is a Sunday." in str(monday[0]["DESCRIPTION"])


def test_any_text_is_one_line_of_a_calendar_and_no_letter_is_cut():
    ugly = [
        action(f"u/{n}", f"B{n:02}", what=text, owners=("ann",), due=date.max, first_step=text, first_step_by=DAY,
               success_measure=text, place=n)
        for n, text in enumerate((*HOSTILE, "Añb; c, d\\e\nBEGIN:VEVENT " + "ü漢" * 60))
    ]  # fmt: skip
    hostile = Participant(id="ann", name='A"nn\r\nATTENDEE:x', email="ann@firm.example", place=1)
    state = session(hostile, *ugly, title="Spring\r\nBEGIN:VEVENT", ends="11:00")
    for name, data in {
        **export(state, "calendar"),
        **export(state, "invitation-ics", audience="facilitator"),
    }.items():
        events = read(data)
        assert len(events) == data.count(b"\r\nBEGIN:VEVENT\r\n"), name
    due = [event for event in everybody(state) if " due: " in told(event)[0]]
    assert len(due) == len(ugly)
    assert told(due[-1])[0].startswith("B12 due: Añb; c, d\\e BEGIN:VEVENT ü漢")
    assert "DTEND" not in due[-1]


def test_two_hundred_actions_are_in_one_file_and_their_owners_have_theirs():
    many = [action(f"m{n}", f"C{n:03}", owners=("ann",), due=date(2026, 10, 14), place=n) for n in range(200)]
    files = export(session(*many), "calendar")
    assert [len(read(data)) for data in files.values()] == [204, 204]


def invited(state: Session, audience: str = "room") -> tuple[Any, Any]:
    data = export(state, "invitation-ics", audience=audience)["invitation.ics"]
    (event,) = read(data)
    return Calendar.from_ical(data), event


def test_the_workshop_is_an_entry_of_the_rooms_own_clock_published_without_addresses():
    calendar, event = invited(plan(ends="11:00", facilitator="Fay", sample=True))
    assert calendar["METHOD"] == "PUBLISH"
    minutes = report_of(plan(ends="11:00"), "room").preparation.timetable.minutes
    assert event.decoded("DTEND") == datetime(2026, 9, 14, 11, 0)  # noqa: DTZ001
    assert event.decoded("DTSTART") == event.decoded("DTEND") - timedelta(minutes=minutes)
    assert str(event["UID"]) == f"{build.SESSION}-workshop@pmworkshop"
    assert event["TRANSP"] == "OPAQUE"
    assert {"ATTENDEE", "ORGANIZER", "LOCATION"}.isdisjoint(event)
    about = str(event["DESCRIPTION"]).split("\n")
    assert about[0] == "What we leave with: A plan everybody stands behind"
    assert about[-2:] == ["Facilitator: Fay", "(A made-up example.)"]
    assert [str(alarm["TRIGGER"].to_ical(), "ascii") for alarm in event.walk("VALARM")] == ["-P1D"]
    assert "@firm.example" not in str(export(plan(), "invitation-ics"))


def test_without_a_time_it_fills_its_day_and_a_place_stands_in_it_where_it_is_known():
    _, event = invited(plan())
    assert event.decoded("DTSTART") == DAY
    assert str(event["DESCRIPTION"]).startswith("The time follows.\n")
    report = report_of(plan(), "room")
    placed = replace(report, meta=replace(report.meta, venue="Hall 2; north, upstairs"))
    (event,) = read(invitation_files(placed)["invitation.ics"])
    assert str(event["LOCATION"]) == "Hall 2; north, upstairs"


def test_guests_stand_in_the_facilitators_file_and_it_is_a_request_if_the_host_is_known():
    calendar, event = invited(plan(facilitator="Fay"), "facilitator")
    assert "METHOD" not in calendar
    assert [str(one) for one in event["ATTENDEE"]] == [f"mailto:{key}@firm.example" for key in build.PEOPLE]
    assert event["ATTENDEE"][0].params["CN"] == "Ann"
    host = Participant(id="fay", name="Fay", email="fay@firm.example", place=9)
    odd = Participant(id="odd", name="Odd", email="odd, even@firm.example", place=10)
    calendar, event = invited(plan(host, odd, facilitator="fay"), "facilitator")
    assert calendar["METHOD"] == "REQUEST"
    assert str(event["ORGANIZER"]) == "mailto:fay@firm.example"
    assert len(event["ATTENDEE"]) == len(build.PEOPLE)
    report = report_of(plan(), "facilitator")
    prepared = replace(report.preparation, invitation=replace(report.preparation.invitation, by_sponsor=True))
    (event,) = read(invitation_files(replace(report, preparation=prepared))["invitation.ics"])
    assert str(event["ORGANIZER"]) == "mailto:dee@firm.example"


def test_a_report_of_nobody_makes_one_file():
    assert list(calendar_files(report_of(session(), "sponsor"))) == ["check-ins.ics"]
