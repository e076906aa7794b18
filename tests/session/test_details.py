"""What the workshop is, changed while it runs."""

from datetime import date

import pytest

from pmworkshop.base.errors import InputError
from pmworkshop.session.operations import details
from tests.build import DAY, session
from tests.session.doing import do


def test_title_organisation_date_and_end_are_changed():
    given = {"title": "  New\ttitle ", "organisation": "Firm", "day": date(2026, 9, 15), "ends": "9.30"}
    info = do(session(), details.change(**given)).info
    assert (info.title, info.organisation, info.day, info.ends) == ("New title", "Firm", date(2026, 9, 15), "09:30")
    assert (do(session(ends="10:00"), details.change(ends="")).info.ends) == ""


def test_place_and_who_invites_are_changed():
    info = do(session(), details.change(venue=" Room\t4 ", sponsor_invites=True)).info
    assert (info.venue, info.sponsor_invites) == ("Room 4", True)
    again = do(session(venue="Room 4", sponsor_invites=True), details.change(venue="", sponsor_invites=False)).info
    assert (again.venue, again.sponsor_invites) == ("", False)
    assert do(session(venue="Room 4"), details.change(ends="11")).info.venue == "Room 4"


def test_what_is_not_given_stays():
    assert do(session(), details.change()).info == session().info
    assert do(session(), details.change(day=DAY)).seq == 2
    assert do(session(), details.change(organisation="")).info.title == "Sample alignment"


@pytest.mark.parametrize(("typed", "read"), [("", ""), ("11", "11:00"), ("9:05", "09:05"), ("23h59", "23:59")])
def test_an_end_is_read_as_people_type_it(typed, read):
    assert details.read_end(typed) == read


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        (
            {"ends": "25:00"},
            "“25:00” is not a time of the day: the day ends at 24:00, before 25:00. Type it like 11:30",
        ),
        ({"ends": "soon"}, "“soon” is not a time"),
        ({"title": " "}, "The title is empty."),
        ({"title": "x" * 121}, "The title has 121 characters; 120 is the most."),
        ({"organisation": "x" * 121}, "The organisation has 121"),
        ({"venue": "x" * 121}, "The place has 121"),
    ],
)
def test_what_cannot_be_is_said(fields, told):
    with pytest.raises(InputError) as caught:
        details.change(**fields)
    assert str(caught.value).startswith(told)
