"""Whom a typed text means: a leader by number, name, given name, function or role."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches

from pmworkshop.base.errors import InputError, WayOut
from pmworkshop.base.language import tr
from pmworkshop.base.spelling import spellings
from pmworkshop.session.core.records import Participant, Role
from pmworkshop.session.core.seats import mates, seated
from pmworkshop.session.core.session import Session

_ALIKE = 0.8
"""How much of a name must be alike for it to be asked about, as `difflib` measures it."""


def find_person(session: Session, text: str) -> Participant:
    """Find the one participant who is meant; see `meant` for the ways to name one.

    Args:
        session: The session, public or whole.
        text: The number or name as typed, without white space at its ends.

    Returns:
        The participant. Those who have left are not found.

    Raises:
        InputError: The text matches no participant, or more than one; then all of them are named.
    """
    people = seated(session)
    number = _numbered(text, len(people))
    if number is not None:
        return people[number]
    found = meant(session, text)
    near = None if found or any(map(str.isdigit, text)) else _nearest(people, text)
    if near is not None:
        raise InputError(tr("No {words} here. Did you mean {near}?", words=text, near=told(near)))
    return only(found, text)


def _nearest(people: Sequence[Participant], text: str) -> Participant | None:
    """Find whose name, given name, family name or function is spelled much like a text."""
    ways = {
        way: person
        for person in people
        for name in (*called(person, ()), *person.name.split())
        for way in spellings(name)
    }
    near = (found for typed in sorted(spellings(text)) for found in get_close_matches(typed, ways, 1, _ALIKE))
    return next((ways[found] for found in near), None)


def meant(session: Session, text: str, *, beginnings: bool = True) -> list[Participant]:
    """List the participants of a session whom a text may mean; see `meant_among`.

    Args:
        session: The session, public or whole.
        text: The name as typed.
        beginnings: Whether the beginning of a name is enough.

    Returns:
        The participants who have not left, in their order; see `one_each`.
    """
    found = meant_among(staying(session), text, session.roles.values(), beginnings=beginnings)
    return one_each(session, found)


def one_each(session: Session, found: Sequence[Participant]) -> list[Participant]:
    """Leave one person of each seat: a text that fits a leader and a deputy means whoever is there of the two.

    Args:
        session: The session, public or whole.
        found: The people whom a text may mean.

    Returns:
        The people in the same order; whoever does not sit at the table stays if nobody of that seat fits beside them.
    """
    there, ids = seated(session), {one.id for one in found}
    return [one for one in found if one in there or not ids & ({mate.id for mate in mates(session, one)} - {one.id})]


def meant_among(
    people: Sequence[Participant], text: str, roles: Iterable[Role] = (), *, beginnings: bool = True
) -> list[Participant]:
    """List the people whom a text may mean.

    First come those whose name, function or role is just that; if there are none, those with that given name or
    family name; if there are none, those whose name, function or role begins so. Accents, apostrophes, hyphens and
    capitals make no difference, unless there is somebody whose name is spelled just so.

    Args:
        people: The people to choose from.
        text: The name as typed.
        roles: Roles of charts; who speaks for one is found by its title.
        beginnings: Whether the beginning of a name is enough.

    Returns:
        The people, in their order; empty if nobody fits.
    """
    wanted, known = spellings(text) - {""}, list(roles)
    levels = (_is_called, _has_part, _begins) if beginnings else (_is_called, _has_part)
    found = ([one for one in people if fits(one, known, wanted)] for fits in levels)
    spelled = [one for one in people if one.name.casefold() == text.casefold()]
    return spelled or next(filter(None, found), [])


def only(found: Sequence[Participant], text: str) -> Participant:
    """Return the one person who was found.

    Args:
        found: The people whom the text may mean.
        text: The text as typed, for the message.

    Returns:
        The person.

    Raises:
        InputError: There is nobody, or more than one; then all of them are named.
    """
    if len(found) == 1:
        return found[0]
    if found:
        names = tr(" or ").join(told(person) for person in found)
        raise InputError(tr("“{words}” may be {names}.", words=text, names=names), tr("Type more of the name."))
    raise InputError(tr("No {words} here.", words=text), way_out=WayOut.ADD_A_LEADER)


def told(person: Participant) -> str:
    """Name a person so that two of one function or of one given name are told apart.

    Args:
        person: The person.

    Returns:
        The name, with the function if there is one.
    """
    return f"{person.name} ({person.function})" if person.function else person.name


def staying(session: Session) -> list[Participant]:
    """List the participants who may be meant by a name.

    Args:
        session: The session, public or whole.

    Returns:
        The participants who have not left, whether they are in the room or away.
    """
    return [person for person in session.people() if not person.left]


def called(person: Participant, roles: Iterable[Role]) -> Iterator[str]:
    """List what a person is called in full: name, function, and the roles that the person speaks for.

    Args:
        person: The person.
        roles: Roles of charts.

    Yields:
        The names; none is empty.
    """
    yield from filter(None, (person.name, person.function))
    if person.function:
        yield told(person)
    yield from (role.title for role in roles if role.spokesperson == person.id)


def _numbered(text: str, most: int) -> int | None:
    return int(text) - 1 if text.isascii() and text.isdecimal() and 1 <= int(text) <= most else None


def _is_called(person: Participant, roles: Iterable[Role], wanted: Iterable[str]) -> bool:
    """Tell whether somebody is called just so, or has a name of these words in another order: ``Alva, Ana``."""
    names = {way for name in called(person, roles) for way in spellings(name)}
    orders = [sorted(way.split()) for way in spellings(person.name)]
    return any(word in names or sorted(word.split()) in orders for word in wanted)


def _has_part(person: Participant, roles: Iterable[Role], wanted: Iterable[str]) -> bool:
    """Tell whether a given name or a family name, of one word or more, is just that."""
    ways = [spelled.split() for spelled in spellings(person.name)]
    ends = {" ".join(part) for words in ways for at in range(1, len(words)) for part in (words[:at], words[at:])}
    return not ends.isdisjoint(wanted)


def _begins(person: Participant, roles: Iterable[Role], wanted: Iterable[str]) -> bool:
    """Tell whether a name, function or role begins so, or the family name does."""
    names = {way for name in (*called(person, roles), *person.name.split()) for way in spellings(name)}
    return any(name.startswith(word) for name in names for word in wanted)
