"""Reads what is typed into a plan: the answer to a question about an action, what is given, whom a name means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from pmworkshop.base.dates import parse_date
from pmworkshop.base.errors import InputError, WayOut
from pmworkshop.base.text import clean_line
from pmworkshop.session.core.records import Action, Give, Participant
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations.planning.action_plan import split_date

NOTHING = ("none", "nothing", "no", "0", "-")
"""Answers to what an action needs that say: nothing from others."""


def parse_field(session: Session, action: Action, field: str, text: str) -> dict[str, Any]:
    """Read the answer to a question about an action: the fields that it changes, by name.

    Args:
        session: Who is in the room, and the day that dates count from.
        action: The action as it is.
        field: What was asked for, by the name of the action's field.
        text: What was typed.

    Raises:
        InputError: It is no date, nobody's name, no number from 0 to 5, or empty.
    """
    typed, day = clean_line(text), session.info.day
    if field in ("due", "first_step_by"):
        return {field: parse_date(typed, day)}
    if not typed:
        raise InputError("That is empty.", way_out=WayOut.LEAVE_IT_OPEN)
    if field == "owners":
        return {"owners": (find_person(session, typed).id,)}
    if field == "first_step":
        by = split_date(typed, day)[1]
        return {"first_step": typed, **({"first_step_by": by} if by else {})}
    if field == "confidence":
        return {"confidence": _finger(typed)}
    if field != "gives":
        return {field: typed}
    if typed.lower() in NOTHING:
        return {"no_resources": True}
    return {"gives": _with(action.gives, parse_give(session, typed)), "no_resources": False}


def _finger(typed: str) -> int:
    if not re.fullmatch("[0-5]", typed):
        raise InputError(f"“{typed}” is not one of 0 to 5.")
    return int(typed)


def _with(gives: tuple[Give, ...], give: Give) -> tuple[Give, ...]:
    """Add what is given; a name alone takes over the first thing that was needed and that nobody gives yet."""
    for place, need in enumerate(gives):
        if give.giver and not give.what and not need.giver:
            taken = Give(giver=give.giver, function=give.function, what=need.what, amount=need.amount)
            return (*gives[:place], taken, *gives[place + 1 :])
    return (*gives, give)


def parse_give(session: Session, text: str) -> Give:
    """Read ``2 days Finance``: the giver is the leader whose name or function the line names, the longest first.

    Args:
        session: The session.
        text: What was typed.
    """
    words = [(word, person) for person in session.people() if not person.left for word in _called(person)]
    for word, person in sorted(words, key=lambda pair: -len(pair[0])):
        found = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE)
        if found:
            rest = clean_line(f"{text[: found.start()]} {text[found.end() :]}").strip(" ,;:")
            return Give(giver=person.id, function=person.function, what=rest)
    return Give(what=text)


def _called(person: Participant) -> set[str]:
    return {person.function, person.name} - {""}


def give_words(session: Session, give: Give) -> str:
    """Say what is given: ``Finance, 2 days``.

    Args:
        session: The session.
        give: What is given.
    """
    giver = session.participants.get(give.giver or "")
    who = (giver.function or giver.name) if giver else give.function or "nobody yet"
    return ", ".join(part for part in (who, give.what, give.amount) if part)


def find_person(session: Session, text: str) -> Participant:
    """Find a leader by number in the list, or by the beginning of name or function.

    Args:
        session: The session.
        text: What was typed.

    Raises:
        InputError: Nobody, or more than one, is meant.
    """
    people = [person for person in session.people() if not person.left]
    if text.isascii() and text.isdecimal() and 1 <= int(text) <= len(people):
        return people[int(text) - 1]
    meant = _meant(people, text.casefold())
    if len(meant) == 1:
        return meant[0]
    if meant:
        names = " or ".join(person.function or person.name for person in meant)
        raise InputError(f"“{text}” may be {names}.", "Type more of the name.")
    raise InputError(f"Nobody in the room is called “{text}”.", way_out=WayOut.ADD_A_LEADER)


def _meant(people: Sequence[Participant], wanted: str) -> list[Participant]:
    """List the people whose name or function is ``wanted``; if there is nobody, those whose begins so."""
    exact = [person for person in people if wanted in (person.name.casefold(), person.function.casefold())]
    return exact or [
        person for person in people
        if person.name.casefold().startswith(wanted) or person.function.casefold().startswith(wanted)
    ]  # fmt: skip


def parse_days(text: str, day: date) -> tuple[date, ...]:
    """Read several dates: ``18 Dec; 25 Jan; +90``.

    Args:
        text: What was typed.
        day: The day of the workshop, which dates count from.

    Raises:
        InputError: One of them is no date, or there is none.
    """
    parts = [part for part in re.split("[;,]", clean_line(text)) if part.strip()]
    return tuple(sorted({parse_date(part, day) for part in parts or [""]}))


def parse_hands(text: str, scale: Sequence[str]) -> dict[str, int]:
    """Read raised hands, the highest value first: ``53`` is five hands for the top, three for the next below.

    Figures of ten and more are set apart by blanks: ``10 2``. Values that are left out have no hands.

    Args:
        text: What was typed.
        scale: The values, the lowest first.

    Raises:
        InputError: It is no such row of figures, or one longer than the scale.
    """
    typed = clean_line(text).replace(",", " ")
    parts = typed.split()
    if len(parts) == 1:
        parts = list(typed)
    if not parts or not all(re.fullmatch("[0-9]{1,4}", part) for part in parts):
        raise InputError(
            f"“{typed}” is not a row of figures.", f"How many showed {scale[-1]}, then {scale[-2]} …: 53"
        )
    if len(parts) > len(scale):
        raise InputError(f"That is {len(parts)} figures, and there are {len(scale)} values to show.")
    return dict(zip(reversed(scale), map(int, parts), strict=False))
