"""Reading people as they are typed or pasted: a line, several lines, or the path of a file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from pmworkshop.base.errors import InputError
from pmworkshop.base.text import clean_line, count, shorten
from pmworkshop.exchange.people_table import PeopleFile, parse_people, read_people
from pmworkshop.session.core.guests import Person
from pmworkshop.tui.widgets.field import LINES_MOST

_PATH = re.compile(r"(~|\.{0,2}[/\\]|[A-Za-z]:[/\\]).*|.*\.(csv|tsv|txt)", re.IGNORECASE)
_MARKS = "'\""


def read_typed(text: str) -> PeopleFile:
    """Read what was typed: ``name; function``, with an e-mail address if one follows, or the path of a file.

    Raises:
        InputError: The line or the file cannot be read; the message is one sentence.
    """
    typed = clean_line(text)
    path = typed.strip(_MARKS)
    if _PATH.fullmatch(path):
        return _calm(lambda: read_people(_expanded(path)))
    return PeopleFile((_person(typed),))


def _person(typed: str) -> Person:
    """Read ``name; function; e-mail`` from a clean line.

    Raises:
        InputError: There is no name, or one thing too many.
    """
    between = ";" if ";" in typed else ","
    name, *others = (clean_line(part) for part in typed.split(between))
    mails = [part for part in others if "@" in part]
    plain = [part for part in others if part and "@" not in part]
    if not name:
        raise InputError("There is no name in that line.", "Type it as name; function.")
    return Person(name, _only_one(plain), _only_one(mails))


def _only_one(parts: Sequence[str]) -> str:
    if len(parts) > 1:
        raise InputError(f"“{shorten(parts[-1], 30)}” is one thing too many.", "A line is name; function; e-mail.")
    return "".join(parts)


def read_pasted(lines: Sequence[str]) -> PeopleFile:
    """Read several lines that were pasted, with headings or without.

    Raises:
        InputError: The lines cannot be read; nothing of them is taken then.
    """
    found = _calm(lambda: parse_people("\n".join(lines), "the pasted lines"))
    if len(lines) < LINES_MOST:
        return found
    cut = f"A paste takes {LINES_MOST} lines: for more, type the path of a file."
    return PeopleFile(found.people, (cut, *found.notes))


def fresh(people: Iterable[Person], known: Iterable[str]) -> list[Person]:
    """Leave out those whose name is known already."""
    names = {name.casefold() for name in known}
    return [person for person in people if person.name.casefold() not in names]


def told(found: PeopleFile, new: Sequence[Person], what: str) -> str:
    """Say in one line what became of the people that were read."""
    line = f"{count(len(new), what)} added"
    there = len(found.people) - len(new)
    if there:
        line += f"; {there} there already, left as {'it is' if there == 1 else 'they are'}"
    if found.notes:
        more = len(found.notes) - 1
        line += f". {shorten(found.notes[0], 80)}" + (f" And {count(more, 'further note')}." if more else "")
    return line


def shown(name: str, function: str) -> str:
    """Write a person as a line that reads back as the same person."""
    return f"{name}; {function}" if function else f"{name};" if "," in name else name


def one_person(text: str) -> Person:
    """Read the one person of a line.

    Raises:
        InputError: It names several, or cannot be read.
    """
    found = read_typed(text)
    if len(found.people) != 1:
        raise InputError("That is more than one person.", "Type one line: name; function.")
    return found.people[0]


def read_mail(text: str) -> str:
    """Read an e-mail address; empty stays empty.

    Raises:
        InputError: It is none.
    """
    typed = clean_line(text)
    before, mark, after = typed.partition("@")
    if typed and not (before and mark and "." in after and " " not in typed):
        raise InputError("That is not an e-mail address.", "Type it like name@firm.com.")
    return typed


def _expanded(path: str) -> Path:
    try:
        return Path(path).expanduser()
    except RuntimeError:
        raise InputError(f"There is no folder {shorten(path, 60)}.", "Check the name.") from None


def _calm(read: Callable[[], PeopleFile]) -> PeopleFile:
    """Say the first of many faults, and how many more there are."""
    try:
        return read()
    except InputError as error:
        first, *others = error.message.splitlines()
        more = f" And {count(len(others), 'more line')} like it." if others else ""
        hint = error.hint or "Nothing was added; mend it and take it again."
        raise InputError(f"{shorten(first, 160)}{more}", hint) from None
