"""Parse participants from typed or pasted text: one line, several lines, or the path of a file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from pmworkshop.base.errors import InputError
from pmworkshop.base.language import tr, trn
from pmworkshop.base.text import clean_line, shorten
from pmworkshop.exchange.people.headings import columns_of
from pmworkshop.exchange.people.people_file import PeopleFile, parse_people, read_people
from pmworkshop.exchange.people.person_text import Named, is_nobody, read_person
from pmworkshop.exchange.people.recipients import recipients
from pmworkshop.session.core.guests import Person
from pmworkshop.tui.keymap.commands import key_of
from pmworkshop.tui.pages.page import Act, Ask, Context, Say
from pmworkshop.tui.widgets.field import LINES_MOST

_PATH = re.compile(r"(~|\.{0,2}[/\\]|[A-Za-z]:[/\\]).*|.*\.(csv|tsv|txt|md|xlsx|xlsm)(#.*)?", re.IGNORECASE)
_MARKS = "'\""
SPONSOR = "sponsor"
"""The word behind a function that marks the sponsor."""


def read_typed(text: str) -> PeopleFile:
    """Parse a typed line as a participant, as recipients of a mail, or as the path of a file of participants.

    Args:
        text: ``name; function; e-mail``, of which only the name is required, with ``sponsor`` behind the function of
            the sponsor; or a path. A text counts as a path if it begins like one or ends like the name of a list.
            Without a semicolon, commas separate the values.

    Returns:
        The participants, with notes on what was read differently from what the text may mean; only what is a list
        says how it was understood.

    Raises:
        InputError: The line has no name or too many values, or the file cannot be read or parsed; the message is one
            sentence.
    """
    typed = clean_line(text)
    path = typed.strip(_MARKS)
    if _PATH.fullmatch(path):
        return _calm(lambda: read_people(_expanded(path)))
    if recipients(typed) is None:
        return PeopleFile((_person(typed),))
    found = _calm(lambda: parse_people(typed, tr("that line")))
    return found if len(found.people) > 1 else replace(found, understood="")


def _person(typed: str) -> Person:
    """Parse ``name; function; e-mail`` from a clean line; the function may also stand in brackets or after a dash.

    Args:
        typed: The line, without surrounding or repeated blanks.

    Returns:
        The participant, present; function and e-mail are empty if they are missing.

    Raises:
        InputError: The line has no name or is one of headings, or has more than one function or e-mail address.
    """
    between = ";" if ";" in typed else ","
    first, *others = (clean_line(part) for part in typed.split(between))
    sponsor = SPONSOR in map(str.casefold, others[1:])
    mails = [part for part in others if "@" in part]
    plain = [part for part in _unmarked(others) if part and "@" not in part]
    named = _named(first, whole=bool(plain))
    return Person(named.name, _only_one(plain) or named.function, _only_one(mails) or named.email, sponsor=sponsor)


def _unmarked(others: Sequence[str]) -> list[str]:
    """Leave out the mark of the sponsor, which stands behind the function."""
    return [*others[:1], *(part for part in others[1:] if part.casefold() != SPONSOR)]


def _named(text: str, *, whole: bool) -> Named:
    """Parse what stands before the first separator, and refuse what is nobody's name."""
    named = read_person(text, whole=whole)
    if not named.name:
        raise InputError(tr("There is no name in that line."), tr("Type it as name; function."))
    if is_nobody(named.name):
        raise InputError(
            tr("“{name}” is nobody's name.", name=shorten(named.name, 40)), tr("Type it as name; function.")
        )
    return named


def _only_one(parts: Sequence[str]) -> str:
    if len(parts) > 1:
        raise InputError(
            tr("“{parts}” is one thing too many.", parts=shorten(parts[-1], 30)),
            tr("A line is name; function; e-mail or sponsor."),
        )
    return "".join(parts)


def read_pasted(lines: Sequence[str]) -> PeopleFile:
    """Parse pasted lines as recipients of a mail, or as a table of participants with or without headings.

    Args:
        lines: The lines as the field received them; it cuts a paste at `LINES_MOST` lines.

    Returns:
        The participants, with notes; the first note says so if the paste may have been cut.

    Raises:
        InputError: A line cannot be parsed; no participant is taken from the paste then.
    """
    found = _calm(lambda: parse_people("\n".join(lines), tr("the pasted lines")))
    if len(lines) < LINES_MOST:
        return found
    cut = tr("A paste takes {lines_most} lines: for more, type the path of a file.", lines_most=LINES_MOST)
    return replace(found, notes=(cut, *found.notes))


def several_in(line: str) -> PeopleFile | None:
    """Parse one pasted line that holds several participants, as the recipients of a mail do.

    Args:
        line: The line.

    Returns:
        The participants; None if it is one person's line, which is typed on and kept with Enter.

    Raises:
        InputError: They cannot be parsed.
    """
    parts = recipients(line)
    return read_pasted([line]) if parts is not None and len(parts) > 1 else None


def heads(text: str) -> Act | None:
    """Pass over a typed line of headings, such as comes with a table that a terminal types line by line.

    Args:
        text: The line.

    Returns:
        A message; None if it is no line of headings.
    """
    if columns_of(re.split("[;,\t]", clean_line(text))) is None:
        return None
    return Say(tr("“{words}” is a line of headings, and no leader.", words=shorten(clean_line(text), 40)))


def offered(found: PeopleFile, take: Callable[[PeopleFile], Act]) -> Act:
    """Show how a list was understood before anybody is taken from it; a single typed line is taken at once.

    Args:
        found: The participants.
        take: Takes them.

    Returns:
        The question, which Enter answers; or what follows from taking them.
    """
    if not found.understood:
        return take(found)

    def answer(_: Context, text: str) -> Act:
        if text.strip():
            raise InputError(tr("These leaders are not taken yet."), tr("Enter alone takes them."))
        return take(found)

    keys = (tr("Enter takes them"), tr("{leave_field_key} leaves them", leave_field_key=key_of("leave_field")))
    return Ask(tr("{understood}. Take them?", understood=found.understood), answer, empty=True, keys=keys)


def fresh(people: Iterable[Person], known: Iterable[str]) -> list[Person]:
    """Select the participants who are not known yet.

    Args:
        people: The participants, in order.
        known: The names that are taken; upper and lower case do not differ.

    Returns:
        Those whose name is not taken, in the same order. Two of the same name among them are both kept.
    """
    names = {name.casefold() for name in known}
    return [person for person in people if person.name.casefold() not in names]


def told(found: PeopleFile, new: Sequence[Person]) -> str:
    """Write one line about the participants that were added.

    Args:
        found: All participants that were parsed, with notes.
        new: Those that were added.

    Returns:
        How many were added, how many were in the list before, and the first note with the number of further ones.
    """
    line = trn("{number} leader added", "{number} leaders added", len(new))
    there = len(found.people) - len(new)
    if there:
        line += trn("; {number} there already, left as it is", "; {number} there already, left as they are", there)
    if found.notes:
        more = len(found.notes) - 1
        line += f". {shorten(found.notes[0], 80)}" + (
            trn(" And {number} further note.", " And {number} further notes.", more) if more else ""
        )
    return line


def shown(name: str, function: str) -> str:
    """Write a participant as a line that `read_typed` parses to the same name and function.

    Args:
        name: The name.
        function: The function; empty if there is none.

    Returns:
        The line.
    """
    return f"{name}; {function}" if function else f"{name};" if "," in name else name


def one_person(text: str) -> Person:
    """Parse exactly one participant.

    Args:
        text: A line or a path; see `read_typed`.

    Returns:
        The participant.

    Raises:
        InputError: The text cannot be parsed, or is a file of more than one participant.
    """
    found = read_typed(text)
    if len(found.people) != 1:
        raise InputError(tr("That is more than one person."), tr("Type one line: name; function."))
    return found.people[0]


def read_mail(text: str) -> str:
    """Check an e-mail address.

    Args:
        text: The typed text.

    Returns:
        The address without surrounding blanks; empty if the text is blank.

    Raises:
        InputError: The text is not blank and has not the form ``name@firm.com``.
    """
    typed = clean_line(text)
    before, mark, after = typed.partition("@")
    if typed and not (before and mark and "." in after and " " not in typed):
        raise InputError(tr("That is not an e-mail address."), tr("Type it like name@firm.com."))
    return typed


def _expanded(path: str) -> Path:
    try:
        return Path(path).expanduser()
    except RuntimeError:
        raise InputError(tr("There is no folder {path}.", path=shorten(path, 60)), tr("Check the name.")) from None


def _calm(read: Callable[[], PeopleFile]) -> PeopleFile:
    """Call a parser and shorten its error to the first fault and the number of further ones.

    Args:
        read: The parser.

    Returns:
        What the parser returns.

    Raises:
        InputError: The parser failed; the message is one sentence.
    """
    try:
        return read()
    except InputError as error:
        first, *others = error.message.splitlines()
        more = ""
        if others:
            more = trn(" And {number} more line like it.", " And {number} more lines like it.", len(others))
        hint = error.hint or tr("Nothing was added; mend it and take it again.")
        raise InputError(f"{shorten(first, 160)}{more}", hint) from None
