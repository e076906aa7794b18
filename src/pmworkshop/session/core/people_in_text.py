"""Who is named within a line such as ``2 days Finance``, and what the line says without that name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.spelling import spellings
from pmworkshop.base.text import clean_line
from pmworkshop.session.core.people_finder import called, one_each, only, staying
from pmworkshop.session.core.records import Participant
from pmworkshop.session.core.session import Session


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_WORD = re.compile("[^\\W_]+(?:['\u2018\u2019\u02bc`\u00b4][^\\W_]+)*")
_ORDINARY = _set(
    "it us or pr art bill bob chase chip dash dawn dean drew earl eve faith frank gene grace grant guy harmony hope"
    " iris jack jan joy june lance may april august march mark max miles nick norm pat pearl peg penny ray rich rob"
    " rose ruby rusty sandy sky skip star stew sue summer ted tom victor violet wade ward will woody son mar"
)
"""Words of the language that are also names or functions; in small letters they are only words."""
_MONTHS = _set("january february march april may june july august september october november december jan mar")
_NOT_GIVING = _set("for to with without about against at than via für zu mit ohne über gegen bei als")
"""Who stands after one of these is not the one who gives."""
_TIMES = _set("in by until till since before after during early late mid next last this end of from to")
_LETTERS_MOST = 5
"""Letters of a name in capitals that is an abbreviation."""
_GIVING = _set("from by of von")
_FROM = re.compile(rf"(?:^|\s+)(?:{'|'.join(_GIVING)})$", re.IGNORECASE)
_BETWEEN = " ,;:=\u2013\u2014-"
_AFTER_GIVER = re.compile("\\s*[:,;=]|\\s+[\u2013\u2014-]\\s")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where somebody is named in a line: the first and the last word, as places in the list of its words."""

    first: int
    last: int
    person: Participant


@dataclass(frozen=True, slots=True)
class _Name:
    """What somebody is called: the words as they are written, and whether they are a name in full."""

    words: tuple[str, ...]
    full: bool
    person: Participant

    @property
    def capitals(self) -> bool:
        """Whether it is letters such as IT or HR, which are a name in capitals only."""
        return self.full and self.words[0].isupper() and len(self.words[0]) <= _LETTERS_MOST


@dataclass(frozen=True, slots=True)
class _Line:
    """A typed line, and its words."""

    text: str
    words: Sequence[re.Match[str]]

    def word(self, at: int) -> str:
        """Return a word in small letters; empty before the first one."""
        return self.words[at][0].casefold() if at >= 0 else ""

    def part(self, place: _Place) -> str:
        """Return the text of a place."""
        return self.text[self.words[place.first].start() : self.words[place.last].end()]


def giver_in(session: Session, text: str) -> tuple[Participant | None, str]:
    """Find who gives something in a line, by name, given name, function or role.

    A name that is written as the list of people has it may stand anywhere in the line; another spelling of it, a
    given or family name alone, and a name that is a word of the language or a month (Will, May) must stand where a
    giver stands: first, before a colon or a comma, after ``from``, or last. Such a word counts only as the list
    writes it, as does a name in capitals such as IT. The longest name counts.

    Args:
        session: The session whose participants may be named.
        text: The line as typed.

    Returns:
        The participant, and the line without the name; None and the line unchanged if nobody gives.

    Raises:
        InputError: Two people fit equally well.
    """
    line = _Line(text, list(_WORD.finditer(text)))
    found = [place for name in _names(session) for place in _places(name, line)]
    if not found:
        return None, text
    best = max(found, key=lambda place: (len(line.part(place)), place.last))
    fitting = {one.person.id: one.person for one in found if (one.first, one.last) == (best.first, best.last)}
    person = only(one_each(session, list(fitting.values())), line.part(best))
    before, after = text[: line.words[best.first].start()], text[line.words[best.last].end() :]
    return person, clean_line(f"{_FROM.sub('', before.rstrip())} {after}").strip(_BETWEEN)


def _names(session: Session) -> Iterator[_Name]:
    roles = list(session.roles.values())
    for person in staying(session):
        for name in called(person, roles):
            yield _Name(tuple(_WORD.findall(name)), True, person)
        parts = _WORD.findall(person.name)
        if len(parts) > 1:
            yield _Name((parts[0],), False, person)
            yield _Name((parts[-1],), False, person)


def _places(name: _Name, line: _Line) -> Iterator[_Place]:
    """List where a name stands in a line."""
    size = len(name.words)
    for first in range(len(line.words) - size + 1 if size else 0):
        place = _Place(first, first + size - 1, name.person)
        there = [word[0] for word in line.words[first : first + size]]
        alike = all(spellings(one) & spellings(other) for one, other in zip(name.words, there, strict=True))
        if alike and line.word(first - 1) not in _NOT_GIVING and _counts(name, place, line):
            yield place


def _counts(name: _Name, place: _Place, line: _Line) -> bool:
    """Tell whether a name that was found names a giver, and is not only a word of the sentence."""
    if len(name.words) > 1:
        return True
    there, stands, as_listed = line.part(place), _stands(place, line), _as_listed(name, line.part(place))
    if name.capitals:
        return as_listed and (stands or not line.text.isupper())
    if there.casefold() in _ORDINARY:
        return as_listed and stands and not _is_date(place, line)
    return stands or (as_listed and name.full)


def _as_listed(name: _Name, there: str) -> bool:
    return there == name.words[0] and there[:1].isupper()


def _stands(place: _Place, line: _Line) -> bool:
    """Tell whether a name stands where a giver does: first, before a mark; after ``from``; or last."""
    if place.last == len(line.words) - 1 or line.word(place.first - 1) in _GIVING:
        return True
    return place.first == 0 and _AFTER_GIVER.match(line.text, line.words[place.last].end()) is not None


def _is_date(place: _Place, line: _Line) -> bool:
    before = line.word(place.first - 1)
    return line.word(place.first) in _MONTHS and (before in _TIMES or before.isdecimal())
