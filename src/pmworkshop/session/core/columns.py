"""Lines with columns: one typed line is split into its text and the values of the agenda's columns, and joined again.

The parts stand in the order of the agenda, with a semicolon between them: ``Eva Lind; Market intelligence``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from pmworkshop.agenda.model import Column, Module, Prompt
from pmworkshop.base.dates import UNSAID, DateHabits, parse_date, spell_date
from pmworkshop.base.error_wording import listing
from pmworkshop.base.errors import InputError
from pmworkshop.base.text import clean_line
from pmworkshop.session.core.records import Entry
from pmworkshop.session.core.session import Session

UNNAMED = "…"
"""The text of a line whose first part is empty."""
_PARTS, _LISTED, _COMMAS = re.compile(";"), re.compile("[;\n]"), re.compile(",")
_NUMBER = re.compile(r"[-+]?\d[\d ]*([.,]\d+)?")

Values = dict[str, str]


def split_line(module: Module, prompt: str, text: str) -> tuple[str, Values]:
    """Split a typed line into its text and the values of the module's columns.

    Of a line about a person, commas part too where it has no semicolon.

    Args:
        module: The module in which the line was typed.
        prompt: The id of the prompt that it answers; lines that answer none of the module's have no columns.
        text: The line.

    Returns:
        The text, which is empty only if the line is; and the values by column id, without empty ones. What goes
        beyond the last column belongs to the last.
    """
    return _split(module.prompt(prompt), module.value_columns, text)


def _split(asked: Prompt | None, columns: Sequence[Column], text: str) -> tuple[str, Values]:
    if asked is None or not columns:
        return text, {}
    between = _PARTS
    if asked.holds == "person":
        between = _LISTED if _LISTED.search(text) else _COMMAS
    first, *rest = between.split(text, maxsplit=len(columns))
    pairs = zip(columns, rest, strict=False)
    values = {column.id: value for column, part in pairs if (value := clean_line(part))}
    return first.strip() or (UNNAMED if values else ""), values


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
        return parse_date(value, session.info.day, habits).isoformat()
    return _CHECKS[column.type](session, column, value)


def join_line(module: Module, entry: Entry) -> str:
    """Write a line as it would be typed, without private values.

    Args:
        module: The module of the line.
        entry: The line, of the whole session or of the public view.

    Returns:
        Text and values with semicolons between them; no semicolon at the end.
    """
    shown = _open(module) if module.prompt(entry.prompt) else ()
    parts = [entry.text, *(entry.values.get(column.id, "") for column in shown)]
    return "; ".join(parts).rstrip("; ")


def retyped(
    session: Session, module: Module, entry: Entry, text: str, habits: DateHabits = UNSAID
) -> tuple[str, Values]:
    """Read a line that was changed in the form of `join_line`.

    Args:
        session: The whole session.
        module: The module of the line.
        entry: The line as it was.
        text: What was typed in its place; further parts are private values.
        habits: How the one who types writes dates.

    Returns:
        The text and all values of the line; private values that were not typed stay.

    Raises:
        InputError: A value does not fit its column.
    """
    asked = module.prompt(entry.prompt)
    if asked is None or not module.value_columns:
        return text, entry.values
    order = (*_open(module), *(one for one in module.value_columns if one.id in module.private_columns))
    first, values = _split(asked, order, text)
    typed = check_values(session, module, values, habits)
    shown = {column.id for column in _open(module)}
    return first, {**{key: value for key, value in entry.values.items() if key not in shown}, **typed}


def in_parts(module: Module, entry: Entry) -> Entry:
    """Split a line that an earlier version of the program kept whole, if it may hold private values.

    Args:
        module: The module of the line.
        entry: The line, of the whole session.

    Returns:
        The line in its parts; the same line if there is nothing to split.
    """
    if not module.private_columns or entry.values:
        return entry
    text, values = split_line(module, entry.prompt, entry.text)
    return entry.model_copy(update={"text": text, "values": values}) if values else entry


def without_private(module: Module, entry: Entry) -> Entry:
    """Leave out the private values of a line.

    Args:
        module: The module of the line.
        entry: The line, of the whole session.

    Returns:
        The line as the room may see it; the same line if it has no private values.
    """
    whole = in_parts(module, entry)
    private = [key for key in whole.values if _hides(module, entry, key)]
    if not private:
        return whole
    values = {key: value for key, value in whole.values.items() if key not in private}
    return whole.model_copy(update={"values": values})


def openly_said(module: Module, prompt: str, text: str) -> str:
    """Leave the private values out of sentences that have not become lines yet.

    Args:
        module: The module in which they were written.
        prompt: The id of the prompt that they answer.
        text: The sentences, one to a line.

    Returns:
        The sentences as the room may see them.
    """
    lines = (Entry(id="-", module=module.id, prompt=prompt, text=line) for line in text.split("\n"))
    return "\n".join(join_line(module, in_parts(module, line)) for line in lines)


def _hides(module: Module, entry: Entry, key: str) -> bool:
    """Tell whether a value is private; of a person also what stands in no column of the module."""
    if key in module.private_columns:
        return True
    asked = module.prompt(entry.prompt)
    of_person = asked is not None and asked.holds == "person"
    return of_person and all(column.id != key for column in module.value_columns)


def expected(module: Module) -> str:
    """Say how a line is typed, for the wall.

    Args:
        module: The module.

    Returns:
        The headings of its columns with semicolons between them; empty if it has none.
    """
    titles = (
        f"{column.title} (kept private)" if column.id in module.private_columns else column.title
        for column in module.value_columns
    )
    return "; ".join(titles)


def told_values(module: Module, entry: Entry) -> str:
    """Write the values of a line for people, each under the heading of its column.

    Args:
        module: The module of the line.
        entry: The line; of the public view if the room is to read it.

    Returns:
        Headings and values, with days spelled out; empty if the line has no values in the module's columns.
    """
    there = ((column, entry.values.get(column.id, "")) for column in module.value_columns)
    return " · ".join(f"{column.title}: {spelled(column, value)}" for column, value in there if value)


def spelled(column: Column, value: str) -> str:
    """Spell a value for people.

    Args:
        column: Its column.
        value: The value as it is kept.

    Returns:
        A day with its weekday; any other value unchanged, also one that should be a day and is none.
    """
    try:
        return spell_date(date.fromisoformat(value)) if column.type == "date" else value
    except ValueError:
        return value


def _open(module: Module) -> tuple[Column, ...]:
    return tuple(column for column in module.value_columns if column.id not in module.private_columns)


def _text(session: Session, column: Column, value: str) -> str:
    return value


def _number(session: Session, column: Column, value: str) -> str:
    if not _NUMBER.fullmatch(value):
        raise InputError(f"“{value}” is not a number, which “{column.title}” asks for.")
    return value


def _word(session: Session, column: Column, value: str) -> str:
    word = known_word(value, column.options)
    if word is None:
        hint = f"Choose from {listing(column.options)}." if column.options else ""
        raise InputError(f"“{value}” is none of the words for “{column.title}”.", hint)
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
