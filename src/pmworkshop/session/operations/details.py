"""Operations on the details of the workshop: title, organisation, date, end, place, and who invites."""

from __future__ import annotations

from datetime import date
from typing import Any

from pmworkshop.base.errors import InputError
from pmworkshop.base.language import tr, tr_noop, trc
from pmworkshop.base.text import clean_line
from pmworkshop.base.times import read_time
from pmworkshop.session.core.records import revise
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Draft, GestureContext, Operation

LONGEST = 120
"""Characters of a title or an organisation: no wall is wider."""
WORDS = {
    "title": tr_noop("title"),
    "organisation": tr_noop("organisation"),
    "facilitator": tr_noop("facilitator"),
    "day": tr_noop("date"),
    "ends": tr_noop("end"),
    "venue": "place",
    "sponsor_invites": tr_noop("sender of the invitation"),
}
"""What may be changed, as people call it."""


def _named(what: str) -> str:
    return trc("of a workshop", "place") if what == "place" else tr(what)


def read_name(text: str, what: str) -> str:
    """Read a title, or the name of an organisation or a person.

    Args:
        text: The name as typed.
        what: The noun for it in the message.

    Returns:
        The name in one clean line; may be empty.

    Raises:
        InputError: The name is longer than `LONGEST` characters.
    """
    typed = clean_line(text)
    if len(typed) > LONGEST:
        raise InputError(
            tr(
                "The {what} has {number} characters; {longest} is the most.",
                what=_named(what),
                number=len(typed),
                longest=LONGEST,
            )
        )
    return typed


def read_end(text: str) -> str:
    """Read the agreed end, as `times.read_time` reads a time of the day.

    Args:
        text: The end as typed.

    Returns:
        The end as ``HH:MM``; empty if the text is empty, which leaves the end open.

    Raises:
        InputError: The text is no time of day.
    """
    typed = clean_line(text)
    return f"{read_time(typed):%H:%M}" if typed else ""


def change(
    *,
    title: str | None = None,
    organisation: str | None = None,
    day: date | None = None,
    ends: str | None = None,
    venue: str | None = None,
    sponsor_invites: bool | None = None,
) -> Operation:
    """Change title, organisation, day, end or place of the workshop, or who invites.

    From now on all dates are compared with the new day; dates that were typed stay unchanged.

    Args:
        title: The title; None keeps the present one.
        organisation: The organisation; None keeps the present one.
        day: The day; None keeps the present one.
        ends: The agreed end as typed; None keeps the present one.
        venue: Where it is; empty leaves it open, None keeps the present one.
        sponsor_invites: Whether the sponsor invites; None keeps what is agreed.

    Returns:
        The operation; it never refuses.

    Raises:
        InputError: The title is empty, title, organisation or place are too long, or the end is no time of day.
    """
    named = {"title": title, "organisation": organisation, "venue": venue}
    fields: dict[str, Any] = {
        field: read_name(text, WORDS[field]) for field, text in named.items() if text is not None
    }
    if fields.get("title") == "":
        raise InputError(tr("The title is empty."), tr("Type what the room should see."))
    if ends is not None:
        fields["ends"] = read_end(ends)
    fields |= {
        field: value for field, value in (("day", day), ("sponsor_invites", sponsor_invites)) if value is not None
    }

    def operation(session: Session, draw: GestureContext) -> Draft:
        before = session.info
        after = revise(before, **fields)
        words = tr(" and the ").join(_named(WORDS[field]) for field in fields) or tr("workshop")
        label = tr("Changed the {words}", words=words)
        return Draft(label, () if after == before else (after,))

    return operation
