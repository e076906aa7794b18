"""The one-line form in which a promise is typed: ``Finance: 2 days, if there is a plan; 6``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.dates import DATE_QUESTIONS, UNSAID, DateHabits, parse_date
from pmworkshop.base.errors import InputError
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.base.text import clean_line
from pmworkshop.session.core.lookups import called
from pmworkshop.session.core.people_finder import find_person, meant
from pmworkshop.session.core.records import Commitment
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations.planning.action_plan import actions

HOW = tr_noop("Finance: 2 days a month, if the roadmap is frozen; 6")
"""How a line is typed; ``Finance: 5 days? 2 days`` also says what was asked for."""
_AMOUNT = re.compile(r"(\d+(?:[.,]\d+)?\s*%?)\s*(.*)")
_IF = re.compile(r"(?:^|,\s*|\s)(?:only |nur )?(?:if|provided(?: that)?|wenn|falls|sofern)\s+(.+)", re.IGNORECASE)
_UNTIL = re.compile(r"[,\s]+(?:until|to|by|bis(?: zum)?)\s+([^,]+)$", re.IGNORECASE)
_FROM = re.compile(r"[,\s]+(?:from|ab)\s+([^,]+)$", re.IGNORECASE)
_FOR = re.compile(r"[,\s]+(?:for|für)\s+(A\d+)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise as typed.

    Attributes:
        giver: The id of the participant who gives; None if only a function is named.
        function: The giving function; of a participant, their function.
        ask: What was asked for.
        resource: The resource: people, days, data, access, money ...
        amount: The amount of it.
        starts: The first day; None if open.
        ends: The last day; None if open.
        condition: The condition; empty if there is none.
        support: The degree of support, 1 to 8; None if not given.
        action: The id of the action it is given to; None if none is named.
    """

    giver: str | None = None
    function: str = ""
    ask: str = ""
    resource: str = ""
    amount: str = ""
    starts: date | None = None
    ends: date | None = None
    condition: str = ""
    support: int | None = None
    action: str | None = None

    @property
    def fields(self) -> dict[str, Any]:
        """The values for the fields of a commitment, by name."""
        return {name: getattr(self, name) for name in self.__slots__}


def parse(session: Session, text: str, habits: DateHabits = UNSAID) -> Promise:
    """Read a promise such as ``Finance: 2 days a month, if the roadmap is frozen; 6``.

    The giver comes first, with a colon; the name of an unknown function is kept as text. Text before a question
    mark is what was asked for. A condition begins with ``if``, days with ``from`` and ``until``; ``for A03`` names
    the action. The degree of support comes last, after a semicolon.

    Args:
        session: The session, for its participants, its actions and its day.
        text: The line as typed.
        habits: How the one who types writes dates.

    Returns:
        The promise.

    Raises:
        DayDoubtError: Somebody has to be asked about a day.
        InputError: The giver is missing or matches several participants, nothing is given or asked for, the degree
            is not 1 to 8, or there is no such action.
    """
    head, *rest = (clean_line(part) for part in text.split(";"))
    who, colon, what = head.partition(":")
    if not (colon and who.strip()):
        raise InputError(tr("Who gives it, then a colon."), tr("Like {how}", how=tr(HOW)))
    giver, function = _who(session, who.strip())
    ask, mark, given = what.partition("?")
    if not mark:
        ask, given = "", what
    goods = read_goods(session, given, habits)
    if not (goods.amount or goods.resource or ask.strip()):
        raise InputError(tr("Nothing is given there yet."), tr("Like {how}", how=tr(HOW)))
    support = _degree(next(iter(filter(None, rest)), ""))
    return replace(goods, giver=giver, function=function, ask=ask.strip(), support=support)


def read_goods(session: Session, given: str, habits: DateHabits = UNSAID) -> Promise:
    """Read what is given, without who gives it: ``2 days a month until March, if the roadmap is frozen``.

    Args:
        session: The session, for its actions and its day.
        given: The text as typed.
        habits: How the one who types writes dates.

    Returns:
        A promise of nobody yet.

    Raises:
        DateOrderError: A day is read differently in different countries.
        DayDoubtError: Somebody has to be asked about a day.
        InputError: There is no such action.
    """
    condition = ""
    if conditional := _IF.search(given):
        given, condition = given[: conditional.start()], conditional[1]
    given, action = _cut(given, _FOR)
    condition, later = _cut(condition, _FOR)
    given, ends = _day(given, _UNTIL, session.info.day, habits)
    given, starts = _day(given, _FROM, session.info.day, habits)
    amount, resource = _amount(given.strip(" ,"))
    return Promise(
        resource=resource,
        amount=amount,
        starts=starts,
        ends=ends,
        condition=condition.strip(" ,."),
        action=_action(session, action or later),
    )


def _who(session: Session, text: str) -> tuple[str | None, str]:
    """Find the leader who is meant; a function that nobody has is kept in words."""
    if not text.isdecimal() and not meant(session, text):
        return None, text
    person = find_person(session, text)
    return person.id, person.function


def _cut(text: str, pattern: re.Pattern[str]) -> tuple[str, str]:
    there = pattern.search(text)
    return (text[: there.start()], there[1]) if there else (text, "")


def _day(text: str, pattern: re.Pattern[str], day: date, habits: DateHabits) -> tuple[str, date | None]:
    """Part a text from the day that it ends in; what is no day, as in ``2 to 3 days``, stays where it is."""
    rest, when = _cut(text, pattern)
    said = text[len(rest) :].lstrip(", ")
    in_words = said.lower().startswith(("to ", "by ")) or any(letter.isalpha() for letter in when)
    try:
        return (rest, parse_date(when, day, habits, among_words=in_words)) if when else (text, None)
    except DATE_QUESTIONS:
        raise
    except InputError:
        return text, None


def _amount(text: str) -> tuple[str, str]:
    counted = _AMOUNT.fullmatch(text)
    return (counted[1].strip(), counted[2]) if counted else ("", text)


def _degree(text: str) -> int | None:
    if not text:
        return None
    if not re.fullmatch("[1-8]", text):
        raise InputError(tr("How far it is supported is one of 1 to 8."), tr("It comes last, after a semicolon."))
    return int(text)


def _action(session: Session, code: str) -> str | None:
    if not code:
        return None
    action = next((one for one in actions(session) if one.code.casefold() == code.casefold()), None)
    if action is None:
        raise InputError(
            tr("There is no action {code}.", code=code.upper()), tr("Leave it out, and choose the action later.")
        )
    return action.id


def typed(session: Session, commitment: Commitment) -> str:
    """Write a commitment in the form in which it can be typed, without the action that it is given to.

    Args:
        session: The session, public or whole.
        commitment: The commitment.

    Returns:
        The line.
    """
    giver = session.participants.get(commitment.giver or "")
    who = called(session, giver) if giver else commitment.function
    ask = f"{commitment.ask}? " if commitment.ask else ""
    line = f"{who}: {ask}{' '.join(filter(None, _goods(commitment)))}"
    line += tr(", if {condition}", condition=commitment.condition) if commitment.condition else ""
    return f"{line.strip()}; {commitment.support}" if commitment.support else line.strip()


def _goods(commitment: Commitment) -> Iterator[str]:
    """Write how much of what is given, and when; empty where it was not said."""
    yield " ".join(filter(None, (commitment.amount, commitment.resource)))
    yield tr("from {day}", day=commitment.starts.isoformat()) if commitment.starts else ""
    yield tr("until {day}", day=commitment.ends.isoformat()) if commitment.ends else ""
