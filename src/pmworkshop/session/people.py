"""Operations on the people in the room."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pmworkshop.agenda.people_file import Person
from pmworkshop.base.errors import RefusedError
from pmworkshop.base.text import count
from pmworkshop.session.asking import found, said
from pmworkshop.session.records import Participant, Role, revise
from pmworkshop.session.session import Session, next_place
from pmworkshop.session.steps import Draft, Draw, Operation


def add(name: str, function: str = "", *, email: str = "", sponsor: bool = False, present: bool = True) -> Operation:
    """Add a person, who speaks from now on for the roles of that function that nobody speaks for.

    The operation raises `RefusedError` if somebody of that name is there.
    """

    def operation(session: Session, draw: Draw) -> Draft:
        person = Participant(
            id=draw.id(),
            name=said(name, "name"),
            function=function,
            email=email,
            sponsor=sponsor,
            present=present,
            place=next_place(session.participants.values()),
        )
        _refuse_twice(session, person)
        return Draft(f"Added {person.name}", (person, *_speaks(session, person)))

    return operation


def add_all(persons: Iterable[Person]) -> Operation:
    """Add several people as one gesture; those whose name is in the room already are left out."""
    given = list(persons)

    def operation(session: Session, draw: Draw) -> Draft:
        known = {person.name.casefold() for person in session.participants.values()}
        fresh: dict[str, Person] = {}
        for person in given:
            fresh.setdefault(person.name.casefold(), person)
        place = next_place(session.participants.values())
        new = [
            Participant(
                id=draw.id(),
                name=said(person.name, "name"),
                function=person.function,
                email=person.email,
                sponsor=person.sponsor,
                present=person.present,
                place=place + number,
            )
            for number, (name, person) in enumerate(fresh.items())
            if name not in known
        ]
        speaking = {role.id: role for person in reversed(new) for role in _speaks(session, person)}
        return Draft(f"Added {count(len(new), 'person', 'people')}", (*new, *speaking.values()))

    return operation


def change(person_id: str, **fields: Any) -> Operation:
    """Change a person's name, function, presence or other fields; it is right everywhere at once."""

    def operation(session: Session, draw: Draw) -> Draft:
        person = found(session.participants, person_id, "participant")
        changed = revise(person, **fields)
        _refuse_twice(session, changed)
        return Draft(f"Changed {changed.name}", () if changed == person else (changed, *_speaks(session, changed)))

    return operation


def _refuse_twice(session: Session, person: Participant) -> None:
    for other in session.participants.values():
        if other.id != person.id and other.name.casefold() == person.name.casefold():
            raise RefusedError(f"{person.name} is in the room already.", "Add the function to tell them apart.")


def _speaks(session: Session, person: Participant) -> list[Role]:
    wanted = "" if person.left else person.function.casefold()
    return [
        revise(role, spokesperson=person.id)
        for role in session.roles.values()
        if wanted and role.spokesperson is None and role.function.casefold() == wanted
    ]
