"""The values in the columns of a line: read as the type of the column asks, and written as it is kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from pmworkshop.agenda.model import Column, Module
from pmworkshop.base.dates import UNSAID, DateHabits
from pmworkshop.base.error_wording import listing
from pmworkshop.base.errors import InputError
from pmworkshop.base.language import tr
from pmworkshop.session.core.session import Session

_NUMBER = re.compile(r"[-+]?\d[\d ]*([.,]\d+)?")

Values = dict[str, str]


def check_values(session: Session, module: Module, values: Values, habits: DateHabits = UNSAID) -> Values:
    """Check typed values against the types of their columns, and write each as its type is written.

    Args:
        session: The session, public or whole; it knows the day, the people and their functions.
        module: The module that has the columns.
        values: The values as typed, by column id.
        habits: How the one who types writes dates.

    Returns:
        The values: days as ``2026-12-14``, words as the agenda spells them, people and functions by their full names
        if the session knows them.

    Raises:
        InputError: A value is no number, no day, or none of the words to choose from.
    """
    return {
        column.id: _checked(session, column, values[column.id], habits)
        for column in module.value_columns
        if column.id in values
    }


def _checked(session: Session, column: Column, value: str, habits: DateHabits) -> str:
    if column.type == "date":
        from pmworkshop.base.dates import parse_date

        return parse_date(value, session.info.day, habits).isoformat()
    return _CHECKS[column.type](session, column, value)


def check_unseen(session: Session, module: Module, values: Values, habits: DateHabits = UNSAID) -> Values:
    """Check values that nobody may see yet: like `check_values`, with errors that repeat nothing of them.

    Args:
        session: The session, public or whole.
        module: The module that has the columns.
        values: The values as typed, by column id.
        habits: How the one who types writes dates.

    Returns:
        The values as they are kept.

    Raises:
        InputError: A value does not fit its column; a day that may be read in two ways does not either.
    """
    found = {}
    for column in module.value_columns:
        if column.id in values:
            try:
                found[column.id] = _checked(session, column, values[column.id], habits.undoubted)
            except InputError:
                raise InputError(tr("“{title}” asks for {what}.", title=column.title, what=_asked(column))) from None
    return found


def _asked(column: Column) -> str:
    """Say what a column asks for; a text, a person or a function may be anything."""
    if column.type == "date":
        return tr("a day, such as 14 Dec")
    return tr("one of {options}", options=listing(column.options)) if column.type == "choice" else tr("a number")


def _text(session: Session, column: Column, value: str) -> str:
    return value


def _number(session: Session, column: Column, value: str) -> str:
    if not _NUMBER.fullmatch(value):
        raise InputError(tr("“{value}” is not a number, which “{title}” asks for.", value=value, title=column.title))
    return value


def _word(session: Session, column: Column, value: str) -> str:
    word = known_word(value, column.options)
    if word is None:
        hint = tr("Choose from {options}.", options=listing(column.options)) if column.options else ""
        raise InputError(tr("“{value}” is none of the words for “{title}”.", value=value, title=column.title), hint)
    return word


def _person(session: Session, column: Column, value: str) -> str:
    return known_word(value, [person.name for person in session.people()]) or value


def _function(session: Session, column: Column, value: str) -> str:
    return known_word(value, [person.function for person in session.people()]) or value


def known_word(value: str, words: Iterable[str]) -> str | None:
    """Find the only word that is or begins with what was typed, whatever the capitals.

    Args:
        value: What was typed.
        words: The words to choose from.

    Returns:
        The word; None if there is none, or more than one.
    """
    typed = value.casefold()
    there: Sequence[str] = list(dict.fromkeys(words))
    whole = [word for word in there if word.casefold() == typed]
    found = whole or [word for word in there if word.casefold().startswith(typed)]
    return found[0] if len(found) == 1 else None


_CHECKS: dict[str, Callable[[Session, Column, str], str]] = {
    "text": _text,
    "number": _number,
    "choice": _word,
    "person": _person,
    "function": _function,
}
