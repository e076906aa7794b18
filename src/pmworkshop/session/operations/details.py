"""Operations on what the workshop is: its title, its organisation, its date and its end."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from pmworkshop.base.errors import InputError
from pmworkshop.base.text import clean_line
from pmworkshop.session.core.records import revise
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Draft, GestureContext, Operation

LONGEST = 120
"""Characters of a title or an organisation: no wall is wider."""
WORDS = {"title": "title", "organisation": "organisation", "day": "date", "ends": "end"}
"""What may be changed, as people call it."""
_TIME = re.compile(r"([01]?\d|2[0-3])(?:[:.h]([0-5]\d))?")


def read_name(text: str, what: str) -> str:
    """Read a title, or the name of an organisation or of a person.

    Args:
        text: What was typed.
        what: What it is, for the sentence where it is too long.

    Raises:
        InputError: It is too long for a wall.
    """
    typed = clean_line(text)
    if len(typed) > LONGEST:
        raise InputError(f"The {what} has {len(typed)} characters; {LONGEST} is the most.")
    return typed


def read_end(text: str) -> str:
    """Read the agreed end, ``11``, ``H:MM`` or ``HH:MM``; empty stays empty: the end is open.

    Args:
        text: What was typed.

    Raises:
        InputError: It is no time of the day.
    """
    typed = clean_line(text)
    found = _TIME.fullmatch(typed)
    if typed and not found:
        raise InputError(f"“{typed}” is not a time of the day.", "Type it like 11:30.")
    return f"{int(found[1]):02d}:{found[2] or '00'}" if found else ""


def change(
    *, title: str | None = None, organisation: str | None = None, day: date | None = None, ends: str | None = None
) -> Operation:
    """Change what the workshop is called, whose it is, its day or its end; what is not given stays.

    From now on all dates are judged against the new day; those that were typed stay as they are.

    Args:
        title: The title; None to leave it as it is.
        organisation: Whose workshop it is; None to leave it as it is.
        day: The day; None to leave it as it is.
        ends: The agreed end as it was typed; None to leave it as it is.

    Raises:
        InputError: The title is empty or too long, or the end is no time of the day.
    """
    fields: dict[str, Any] = {}
    if title is not None:
        fields["title"] = read_name(title, "title")
        if not fields["title"]:
            raise InputError("The title is empty.", "Type what the room should see.")
    if organisation is not None:
        fields["organisation"] = read_name(organisation, "organisation")
    if day is not None:
        fields["day"] = day
    if ends is not None:
        fields["ends"] = read_end(ends)

    def operation(session: Session, draw: GestureContext) -> Draft:
        before = session.info
        after = revise(before, **fields)
        label = f"Changed the {' and the '.join(WORDS[field] for field in fields) or 'workshop'}"
        return Draft(label, () if after == before else (after,))

    return operation
