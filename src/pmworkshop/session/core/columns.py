"""Lines with columns: one typed line is split into its text and the values of the agenda's columns, and joined again.

The parts stand in the order of the agenda, with a semicolon between them: ``Eva Lind; Market intelligence``. A part
may be blank. A semicolon parts even where the last column holds free text: more parts than columns are refused where
they are typed; in lines that were kept whole they belong to the last column.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from pmworkshop.agenda.model import Column, Module, Prompt
from pmworkshop.base.dates import UNSAID, DateHabits, spell_date
from pmworkshop.base.errors import InputError
from pmworkshop.base.language import tr
from pmworkshop.base.text import clean_line
from pmworkshop.session.core.column_values import Values, check_unseen, check_values
from pmworkshop.session.core.records import Entry
from pmworkshop.session.core.session import Session

UNNAMED = "…"
"""The text of a line whose first part is empty."""
_PARTS, _LISTED, _COMMAS = re.compile(";"), re.compile("[;\n]"), re.compile(",")


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


def typed_line(module: Module, prompt: str, text: str) -> tuple[str, Values]:
    """Split a line as it is typed now, like `split_line`.

    Args:
        module: The module in which the line was typed.
        prompt: The id of the prompt that it answers.
        text: The line.

    Returns:
        The text, and the values by column id.

    Raises:
        InputError: The line has more parts than the module has columns.
    """
    return split_line(module, prompt, _within(module.prompt(prompt), module, text))


def _within(asked: Prompt | None, module: Module, text: str) -> str:
    """Leave out blank parts at the end of a line, and refuse it if it has more parts than are asked for."""
    if asked is None or not module.value_columns:
        return text
    text = text.rstrip("; \t")
    if text.count(";") > len(module.value_columns):
        raise InputError(
            tr(
                "That is more than the {number} parts that are asked for.",
                number=len(module.value_columns) + 1,
            ),
            tr("A comma in place of a semicolon keeps a part whole."),
        )
    return text


def unseen_line(session: Session, module: Module, prompt: str, text: str, habits: DateHabits = UNSAID) -> str:
    """Check a line that nobody may see yet; an error repeats nothing of it.

    Args:
        session: The session, public or whole.
        module: The module in which the line was typed.
        prompt: The id of the prompt that it answers.
        text: The line.
        habits: How the one who types writes dates.

    Returns:
        The line as it would be typed with each value as it is kept.

    Raises:
        InputError: The line has more parts than the module has columns, or a value does not fit its column.
    """
    first, typed = typed_line(module, prompt, text)
    values = check_unseen(session, module, typed, habits)
    return _joined(first, (values.get(column.id, "") for column in module.value_columns))


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


def join_line(module: Module, entry: Entry) -> str:
    """Write a line as it would be typed, without private values.

    Args:
        module: The module of the line.
        entry: The line, of the whole session or of the public view.

    Returns:
        Text and values with semicolons between them; no semicolon at the end.
    """
    shown = _open(module) if module.prompt(entry.prompt) else ()
    return _joined(entry.text, (entry.values.get(column.id, "") for column in shown))


def _joined(text: str, values: Iterable[str]) -> str:
    return "; ".join([text, *values]).rstrip("; ")


def retyped(
    session: Session, module: Module, entry: Entry, text: str, habits: DateHabits = UNSAID
) -> tuple[str, Values]:
    """Read a line that was changed in the form of `join_line`; a value that was not changed stays as it is.

    Args:
        session: The whole session.
        module: The module of the line.
        entry: The line as it was.
        text: What was typed in its place; further parts are private values.
        habits: How the one who types writes dates.

    Returns:
        The text and all values of the line; private values that were not typed stay.

    Raises:
        DayDoubtError: Somebody has to be asked about a day.
        InputError: A value does not fit its column, or the line has more parts than the module has columns.
    """
    asked = module.prompt(entry.prompt)
    if asked is None or not module.value_columns:
        return text, entry.values
    order = (*_open(module), *(one for one in module.value_columns if one.id in module.private_columns))
    first, values = _split(asked, order, _within(asked, module, text))
    changed = dict(values.items() - entry.values.items())
    typed = {**values, **check_values(session, module, changed, habits)}
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


def without_module(entry: Entry) -> Entry:
    """Leave all but its words out of a line whose module the agenda does not have any more.

    Nothing says any longer which values were private there, or whether names were shown.

    Args:
        entry: The line, of the whole session.

    Returns:
        The line as the room may see it.
    """
    return entry.model_copy(update={"values": {}, "author": None})


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
    return "; ".join(heading(module, column) for column in module.value_columns)


def heading(module: Module, column: Column) -> str:
    """Write the heading of a column where it is filled in, with a word on who will not see it.

    Args:
        module: The module.
        column: A column of it.

    Returns:
        The title; of a private column, that it is kept private.
    """
    return tr("{title} (kept private)", title=column.title) if column.id in module.private_columns else column.title


def seen_as(module: Module) -> tuple[Column, ...]:
    """List the columns of a module, each marked whether it is private, also where the agenda leaves it open.

    Args:
        module: The module.

    Returns:
        The columns in their order.
    """
    hidden = module.private_columns
    return tuple(one.model_copy(update={"private": one.id in hidden}) for one in module.value_columns)


def part_names(module: Module, prompt: str) -> tuple[str, ...]:
    """Name the parts of a line in the order in which they are typed, with the words to choose from.

    Args:
        module: The module.
        prompt: The id of the prompt that the line answers.

    Returns:
        The names, that of the line itself first; empty if its lines have no columns.
    """
    asked = module.prompt(prompt)
    if asked is None or not module.value_columns:
        return ()
    more = (
        f"{heading(module, one)}: {', '.join(one.options)}" if one.options else heading(module, one)
        for one in module.value_columns
    )
    return (tr("the name") if asked.holds == "person" else tr("the answer"), *more)


def open_values(module: Module, entry: Entry) -> tuple[str, ...]:
    """Write the values of a line for the room, one for each column that is not private.

    Args:
        module: The module of the line.
        entry: The line, of the whole session or of the public view.

    Returns:
        The values in the order of the columns, with days spelled out; blank where there is none.
    """
    return tuple(spelled(column, entry.values.get(column.id, "")) for column in _open(module))


def open_titles(module: Module) -> tuple[str, ...]:
    """List the titles of the columns that are not private.

    Args:
        module: The module.

    Returns:
        The titles in the order of the columns.
    """
    return tuple(column.title for column in _open(module))


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
