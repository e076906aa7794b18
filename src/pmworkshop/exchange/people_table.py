"""Reading the participants of a workshop from a table made elsewhere."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pmworkshop.base.errors import InputError
from pmworkshop.base.files import decode, read_bytes
from pmworkshop.base.text import clean_line, clean_text, count, shorten
from pmworkshop.session.core.guests import Person

_WHAT = "a list of people"
_HEADINGS = {
    "name": ("name", "full name", "participant", "participants", "person", "leader", "attendee", "who"),
    "first": ("first name", "given name", "forename", "firstname"),
    "last": ("last name", "surname", "family name", "lastname"),
    "function": ("function", "department", "dept", "team", "area", "role", "job title", "position", "title"),
    "email": ("email", "e-mail", "mail", "email address", "e-mail address", "e mail"),
    "sponsor": ("sponsor", "is sponsor", "sponsor?"),
    "present": ("present", "present?", "attending", "attends", "coming", "here"),
}  # words nearer the front count first where a table has two of them
_YES = ("yes", "y", "true", "1", "x", "✓", "✔", "sponsor", "present")
_NO = ("no", "n", "false", "0", "-", "–", "absent")  # noqa: RUF001 - people type the long dash
_LONGEST_NAME = 80
_SHOWN = 30


@dataclass(frozen=True, slots=True)
class PeopleFile:
    """The people read from a table.

    Attributes:
        people: The people in the order of the table.
        notes: Parts that were read in a way that the writer may not have meant, one sentence each.
    """

    people: tuple[Person, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    cells: tuple[str, ...]


def read_people(path: Path) -> PeopleFile:
    """Read people from a file with commas, semicolons or tabs; see `parse_people` for the format.

    Args:
        path: The file.

    Returns:
        The people, and notes on how they were read.

    Raises:
        InputError: The file cannot be read, or its table cannot be understood.
    """
    return parse_people(decode(read_bytes(path, _WHAT), path, _WHAT), str(path))


def parse_people(text: str, where: str) -> PeopleFile:
    """Read people from a table with one line for each person.

    The first line may hold headings (name, function, e-mail, sponsor, present, or similar words, in any order).
    Without headings the first value is the name, the second the function, and one with an ``@`` the e-mail address.
    Only people marked as sponsor are sponsors. Everybody is present, unless marked otherwise, or not marked in a
    column in which others are.

    Args:
        text: The table; values are separated by commas, semicolons or tabs.
        where: The name of the table, for messages.

    Returns:
        The people, and notes on how they were read.

    Raises:
        InputError: The table names nobody or cannot be understood; the text lists the faulty lines.
    """
    rows = _rows(text, where)
    if not rows:
        raise InputError(f"{where} names nobody.", "Write one line for each person: name, function.")
    reader = _Reader()
    people = reader.read(rows)
    if reader.faults:
        told = reader.faults[:_SHOWN]
        more = len(reader.faults) - len(told)
        lines = [f"{where}, {fault}" for fault in told] + ([f"{where}: and {more} more."] if more else [])
        raise InputError("\n".join(lines))
    if not people:
        raise InputError(f"{where} names nobody.", "Write one line for each person under the headings.")
    return PeopleFile(tuple(people), tuple(reader.notes))


def _rows(text: str, where: str) -> list[_Row]:
    lines = clean_text(text).split("\n")
    filled = [line for line in lines if line.strip()]
    delimiter = max("\t;,", key=lambda mark: sum(mark in line for line in filled[:20]))
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=delimiter, skipinitialspace=True, strict=True)
    rows: list[_Row] = []
    try:
        for cells in reader:
            row = _Row(reader.line_num, tuple(clean_line(cell) for cell in cells))
            if any(row.cells):
                rows.append(row)
    except csv.Error:
        raise InputError(
            f"{where}, line {reader.line_num}: the quotation marks are not in pairs, or a value is far too long.",
            "Put the marks around a whole value, or leave them out.",
        ) from None
    return rows


class _Reader:
    """Reads the rows of one table, and keeps what there is to say about them."""

    def __init__(self) -> None:
        self.faults: list[str] = []
        self.notes: list[str] = []
        self._seen: dict[str, tuple[int, Person]] = {}

    def read(self, rows: Sequence[_Row]) -> list[Person]:
        columns = self._columns(rows[0])
        body = rows[1:] if columns else rows
        width = len(rows[0].cells) if columns else 0
        if columns and not columns.keys() & {"name", "first", "last"}:
            self.faults.append(f"line {rows[0].line}: no heading says where the names are; call one “name”.")
            return []
        marked = "present" in columns and any(_value(row, columns["present"]).casefold() in _YES for row in body)
        people = [self._person(self._values(row, columns, width), row.line, marked) for row in body]
        return [person for person in people if person]

    def _columns(self, heading: _Row) -> dict[str, int]:
        columns = _known_headings(heading)
        if not columns.keys() & {"name", "first", "last"} and len(columns) < 2:
            return {}
        for place, cell in enumerate(heading.cells):
            if cell and place not in columns.values():
                self.notes.append(f"The column “{shorten(cell, 40)}” is not used.")
        return columns

    def _values(self, row: _Row, columns: dict[str, int], width: int) -> dict[str, str]:
        if not columns:
            return self._unheaded(row)
        if any(row.cells[width:]):
            self.faults.append(
                f"line {row.line}: {len(row.cells)} values under {count(width, 'heading')}; "
                "put quotation marks around a value that holds the mark between values."
            )
        elif len(row.cells) < width:
            given = count(len(row.cells), "value")
            self.notes.append(f"Line {row.line} has {given} under {width} headings; the rest is empty.")
        values = {key: _value(row, place) for key, place in columns.items()}
        if "name" not in values:
            values["name"] = f"{values.get('first', '')} {values.get('last', '')}".strip()
        return values

    def _unheaded(self, row: _Row) -> dict[str, str]:
        name, *others = row.cells
        emails = [cell for cell in others if "@" in cell]
        plain = [cell for cell in others if cell and "@" not in cell]
        unused = [*plain[1:], *emails[1:]]
        if unused:
            told = shorten(", ".join(unused), 40)
            self.notes.append(f"Line {row.line}: “{told}” is not used; write headings to say what it is.")
        function, email = "".join(plain[:1]), "".join(emails[:1])
        return {"name": name, "function": function, "email": email}

    def _person(self, values: dict[str, str], line: int, marked: bool) -> Person | None:
        name = values["name"]
        if not name:
            others = ", ".join(value for value in values.values() if value)
            self.faults.append(f"line {line}: no name, only “{shorten(others, 40)}”.")
            return None
        if len(name) > _LONGEST_NAME:
            told = shorten(name, 40)
            self.faults.append(f"line {line}: “{told}” is too long for a name ({_LONGEST_NAME} characters).")
            return None
        person = Person(
            name=name,
            function=values.get("function", ""),
            email=self._email(values.get("email", ""), line),
            sponsor=self._switch(values.get("sponsor", ""), False, "sponsor", line),
            present=self._switch(values.get("present", ""), not marked, "present", line),
        )
        return None if self._repeats(person, line) else person

    def _email(self, typed: str, line: int) -> str:
        before, mark, after = typed.partition("@")
        if not typed or (before and mark and "." in after and " " not in typed):
            return typed
        self.notes.append(f"Line {line}: “{shorten(typed, 40)}” is not an e-mail address, and is left out.")
        return ""

    def _switch(self, typed: str, otherwise: bool, column: str, line: int) -> bool:
        word = typed.casefold()
        if word and word not in _YES and word not in _NO:
            self.faults.append(f"line {line}: “{shorten(typed, 40)}” under “{column}”; write yes or no.")
        return word in _YES if word else otherwise

    def _repeats(self, person: Person, line: int) -> bool:
        key = person.name.casefold()
        if key not in self._seen:
            self._seen[key] = (line, person)
            return False
        first, other = self._seen[key]
        if other.function.casefold() == person.function.casefold():
            self.notes.append(f"Line {line}: {person.name} stands in line {first} already, and is left out.")
        else:
            self.faults.append(
                f"line {line}: {person.name} stands in line {first} with another function; "
                "add something that tells two people apart, or leave one line out."
            )
        return True


def _known_headings(heading: _Row) -> dict[str, int]:
    """Find the columns whose headings are known words: the place of each, by what it holds."""
    words = [cell.casefold().replace("_", " ").strip(" :*") for cell in heading.cells]
    columns: dict[str, int] = {}
    for key, known in _HEADINGS.items():
        places = [words.index(word) for word in known if word in words]
        if places:
            columns[key] = places[0]
    return columns


def _value(row: _Row, place: int) -> str:
    return row.cells[place] if place < len(row.cells) else ""
