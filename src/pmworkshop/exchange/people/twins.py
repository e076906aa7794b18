"""Two lines with one name: the same person twice, two people who are kept apart, or a fault to mend."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from pmworkshop.base.language import tr
from pmworkshop.base.spelling import plain
from pmworkshop.exchange.people.told import Fault
from pmworkshop.session.core.guests import Person


class Placed(NamedTuple):
    """A person, and the line that it was read from.

    Attributes:
        line: The number of the line.
        person: The person.
    """

    line: int
    person: Person


class Twins:
    """Takes people one by one, and keeps those of one name apart.

    Attributes:
        notes: What was done with a name that stands twice.
        faults: Names of which it cannot be said whether they are one person or two.
    """

    def __init__(self) -> None:
        """Begin without anybody."""
        self.notes: list[str] = []
        self.faults: list[Fault] = []
        self._seen: dict[str, list[Placed]] = {}

    def take(self, one: Placed) -> Person | None:
        """Take the next person.

        Args:
            one: The person, with the line.

        Returns:
            The person, with a name that nobody else has; None if the line is left out, or is a fault.
        """
        same = self._seen.setdefault(plain(one.person.name), [])
        if not same:
            same.append(one)
            return one.person
        other = next((known for known in same if not _two(known.person, one.person)), None)
        if other is not None:
            self._tell(one, other)
            return None
        alike = any(known.person.name.casefold() == one.person.name.casefold() for known in same)
        same.append(one)
        if not alike:
            return one.person
        named = replace(one.person, name=f"{one.person.name} ({len(same)})")
        self.notes.append(
            tr(
                "Line {line}: a second {name}, with another address, is called “{other}”.",
                line=one.line,
                name=one.person.name,
                other=named.name,
            )
        )
        return named

    def _tell(self, one: Placed, other: Placed) -> None:
        name = one.person.name
        if plain(one.person.function) == plain(other.person.function):
            self.notes.append(
                tr(
                    "Line {line}: {name} stands in line {first} already, and is left out.",
                    line=one.line,
                    name=name,
                    first=other.line,
                )
            )
        else:
            told = tr(
                "{name} stands in line {first} with another function; add something that tells two people apart, or "
                "leave one line out.",
                name=name,
                first=other.line,
            )
            self.faults.append(Fault(one.line, told))


def _two(one: Person, other: Person) -> bool:
    """Tell whether two of one name are surely two people: each has an address of their own."""
    return bool(one.email and other.email) and one.email.casefold() != other.email.casefold()
