"""Operations on the participants: arrival, absence, deputies, leaving, and handing over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pmworkshop.base.errors import RefusedError
from pmworkshop.base.language import tr
from pmworkshop.base.text import clean_line, count
from pmworkshop.session.core.guests import Person
from pmworkshop.session.core.lookups import found, said
from pmworkshop.session.core.people_finder import meant, only
from pmworkshop.session.core.records import Action, AnyRecord, Participant, Role, revise
from pmworkshop.session.core.reserved import OVER
from pmworkshop.session.core.session import Session, next_place
from pmworkshop.session.core.steps import Draft, GestureContext, Operation

LONGEST = 80
"""Characters of a name or a function: more than that stands on no wall."""


def add(
    name: str, function: str = "", *, email: str = "", sponsor: bool = False, present: bool = True, group: str = ""
) -> Operation:
    """Add a participant, who from now on speaks for the roles of that function that have no spokesperson.

    Args:
        name: The name as it is shown.
        function: The function that the participant speaks for; may be empty.
        email: The address for mails; may be empty.
        sponsor: Whether it is the sponsor.
        present: Whether the participant is in the room.
        group: The side that the participant belongs to; may be empty.

    Returns:
        The operation; it raises `RefusedError` when the name is empty or taken, or name, function or group are too
        long.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        person = Participant(
            id=draw.id(),
            name=_short(said(name, "name")),
            function=_short(function),
            email=email,
            sponsor=sponsor,
            present=present,
            place=next_place(session.participants.values()),
            group=_short(group),
        )
        _refuse_twice(session, person)
        return Draft(tr("Added {name}", name=person.name), (person, *_speaks(session, person)))

    return operation


def add_all(persons: Iterable[Person]) -> Operation:
    """Add several participants as one gesture; those whose name is known already are left out.

    Args:
        persons: The persons to add.

    Returns:
        The operation; it raises `RefusedError` when a name is empty, or a name, function or group is too long.
    """
    given = list(persons)

    def operation(session: Session, draw: GestureContext) -> Draft:
        known = {person.name.casefold() for person in session.participants.values()}
        fresh: dict[str, Person] = {}
        for person in given:
            fresh.setdefault(person.name.casefold(), person)
        place = next_place(session.participants.values())
        new = [
            Participant(
                id=draw.id(),
                name=_short(said(person.name, "name")),
                function=_short(person.function),
                email=person.email,
                sponsor=person.sponsor,
                present=person.present,
                place=place + number,
                group=_short(person.group),
            )
            for number, (name, person) in enumerate(fresh.items())
            if name not in known
        ]
        speaking = {role.id: role for person in reversed(new) for role in _speaks(session, person)}
        return Draft(tr("Added {persons}", persons=count(len(new), "person", "people")), (*new, *speaking.values()))

    return operation


def change(person_id: str, **fields: Any) -> Operation:
    """Change fields of a participant.

    If another function is given and a role has it, the participant moves to that role, and the roles of the old
    function go to somebody else. If no role has it, it counts as a new name for the old function, and the
    participant's roles get it too.

    Args:
        person_id: The id of the participant.
        **fields: The new values, by name of the participant's field.

    Returns:
        The operation; it raises `RefusedError` when the participant does not exist, the name is empty or taken, or
        name or function are too long.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        person = found(session.participants, person_id, "participant")
        for field in ("name", "function"):
            _short(fields.get(field, ""))
        if "name" in fields:
            said(fields["name"], "name")
        changed = revise(person, **fields)
        _refuse_twice(session, changed)
        if changed == person:
            return Draft(tr("Changed {name}", name=changed.name))
        return Draft(tr("Changed {name}", name=changed.name), (changed, *_moved(session, person, changed)))

    return operation


def here(person_id: str, *, present: bool) -> Operation:
    """Record that a participant is in the room or away; answers are awaited accordingly.

    A leader who arrives takes the roles back from the deputies, who are then away. A deputy who arrives while the
    leader is away takes the leader's roles. A participant who had left and arrives is back.

    Args:
        person_id: The id of the participant.
        present: True for in the room, False for away.

    Returns:
        The operation; it raises `RefusedError` when the participant does not exist.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        person = found(session.participants, person_id, "participant")
        changed = revise(person, present=present, left=person.left and not present)
        label = tr("{name} is here", name=person.name) if present else tr("{name} is away", name=person.name)
        if changed == person:
            return Draft(label)
        if not present:
            return Draft(label, (changed,))
        changes: list[AnyRecord] = [changed]
        resting = [deputy for deputy in deputies(session, person) if deputy.present]
        changes += [revise(deputy, present=False) for deputy in resting]
        others = {deputy.id for deputy in deputies(session, person)}
        leader = _leader(session, person)
        if leader is not None and not leader.present:
            others.add(leader.id)
        taken = [revise(role, spokesperson=person.id) for role in _roles_of(session, others)]
        free = [role for role in _speaks(session, changed) if role.id not in {one.id for one in taken}]
        return Draft(label, (*changes, *taken, *free))

    return operation


def deputize(person_id: str, name: str) -> Operation:
    """Let a deputy represent a leader, as one gesture.

    The deputy gets the leader's function, group and roles, is present and is awaited instead of the leader, who is
    away. Actions stay with the leader, who owns them after the workshop. An earlier deputy of this leader is used
    again.

    Args:
        person_id: The id of the leader.
        name: The name of the deputy.

    Returns:
        The operation; it raises `RefusedError` when the leader does not exist, has left, is a deputy or has a
        deputy who is present, or when the name is empty, too long or taken by another participant.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        leader = found(session.participants, person_id, "participant")
        if leader.left:
            raise RefusedError(
                tr("{name} has left.", name=leader.name), tr("A deputy represents somebody who is only away.")
            )
        if leader.deputy_of is not None:
            raise RefusedError(
                tr("{name} is a deputy already.", name=leader.name), tr("Change the name if it is somebody else.")
            )
        standing = next((one for one in deputies(session, leader) if one.present), None)
        if standing is not None:
            raise RefusedError(
                tr("{name} is represented by {deputy} already.", name=leader.name, deputy=standing.name),
                tr("Change the name there."),
            )
        wanted = _short(said(name, "name"))
        before = _named(session, wanted)
        if before is not None and before.deputy_of == leader.id:
            deputy = revise(before, present=True, left=False, function=leader.function, group=leader.group)
        else:
            others = session.participants.values()
            deputy = Participant(
                id=draw.id(),
                name=wanted,
                function=leader.function,
                place=next_place(others) if leader.sponsor else leader.place,
                deputy_of=leader.id,
                group=leader.group,
            )
            _refuse_twice(session, deputy)
        roles = _roles_of(session, {leader.id, *(one.id for one in deputies(session, leader))})
        free = [role for role in _speaks(session, deputy) if role.id not in {one.id for one in roles}]
        away = [revise(leader, present=False)] if leader.present else []
        speaking = [revise(role, spokesperson=deputy.id) for role in roles]
        return Draft(
            tr("{name} is represented by {deputy}", name=leader.name, deputy=deputy.name),
            (deputy, *away, *speaking, *free),
        )

    return operation


def leave(person_id: str) -> Operation:
    """Record that a participant has left for good; their answers stay.

    Their roles go to a deputy, from a deputy back to the leader, else to somebody present with the same function,
    else to nobody. Their actions stay theirs until `hand_over`.

    Args:
        person_id: The id of the participant.

    Returns:
        The operation; it raises `RefusedError` when the participant does not exist, or has left already.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        person = found(session.participants, person_id, "participant")
        if person.left:
            raise RefusedError(tr("{name} has left already.", name=person.name))
        roles = [revise(role, spokesperson=_heir(session, person)) for role in _roles_of(session, {person.id})]
        return Draft(tr("{name} has left", name=person.name), (revise(person, left=True, present=False), *roles))

    return operation


def left_behind(session: Session, person_id: str) -> tuple[list[Action], list[Role]]:
    """List what a participant would hand over.

    Args:
        session: The session, public or whole.
        person_id: The id of the participant.

    Returns:
        The actions that the participant owns and that are not over; and the roles that the participant speaks for
        or that have no spokesperson and fit the participant.

    Raises:
        RefusedError: There is no such participant.
    """
    person = found(session.participants, person_id, "participant")
    actions = [
        action for action in session.actions.values() if person_id in action.owners and action.status not in OVER
    ]
    roles = [
        role
        for role in session.roles.values()
        if role.spokesperson == person_id or (role.spokesperson is None and _fits(person, role))
    ]
    return actions, roles


def hand_over(person_id: str, name: str) -> Operation:
    """Give a participant's open actions and roles to another one, who is added if nobody has that name.

    Args:
        person_id: The id of the participant who hands over.
        name: The name of the successor; a given name or a function is enough for somebody who is known.

    Returns:
        The operation; it raises `RefusedError` when there is nothing to hand over, the name is empty, too long or
        the participant's own, or the successor has left.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        person = found(session.participants, person_id, "participant")
        actions, roles = left_behind(session, person_id)
        if not actions and not roles:
            raise RefusedError(tr("{name} has no open action and no role to give.", name=person.name))
        wanted = _short(said(name, "name"))
        successor = _named(session, wanted) or _meant(session, wanted)
        new: list[AnyRecord] = []
        if successor is None:
            place = next_place(session.participants.values())
            successor = Participant(
                id=draw.id(), name=wanted, function=person.function, place=place, group=person.group
            )
            new.append(successor)
        if successor.id == person.id:
            raise RefusedError(tr("That is the same person."), tr("Type somebody else's name."))
        if successor.left:
            raise RefusedError(
                tr("{name} has left.", name=successor.name), tr("Type the name of somebody who is here.")
            )
        heir = successor.id
        for action in actions:
            owners = tuple(dict.fromkeys(heir if owner == person_id else owner for owner in action.owners))
            helpers = tuple(helper for helper in action.helpers if helper != heir)
            new.append(revise(action, owners=owners, helpers=helpers))
        new += [revise(role, spokesperson=heir) for role in roles]
        return Draft(tr("{name} takes over from {other}", name=successor.name, other=person.name), tuple(new))

    return operation


def deputies(session: Session, person: Participant) -> list[Participant]:
    """List the deputies of a participant who have not left.

    Args:
        session: The session, public or whole.
        person: The participant who is represented.

    Returns:
        The deputies, whether present or away; empty if there are none.
    """
    return [one for one in session.people() if one.deputy_of == person.id and not one.left]


def _short(text: str) -> str:
    if len(clean_line(text)) > LONGEST:
        raise RefusedError(tr("That is too long for one person: {longest} characters is the most.", longest=LONGEST))
    return text


def _named(session: Session, name: str) -> Participant | None:
    wanted = clean_line(name).casefold()
    return next((one for one in session.people() if one.name.casefold() == wanted), None)


def _meant(session: Session, name: str) -> Participant | None:
    """Find whom a name in other words means: a given name, a function; None if it is somebody new."""
    fitting = meant(session, name, beginnings=False)
    return only(fitting, name) if fitting else None


def _refuse_twice(session: Session, person: Participant) -> None:
    for other in session.participants.values():
        if other.id != person.id and other.name.casefold() == person.name.casefold():
            told = (
                tr("{name} has left: bring them back.", name=person.name)
                if other.left
                else tr("{name} is in the room already.", name=person.name)
            )
            raise RefusedError(told, tr("Add a second name to tell them apart."))


def _fits(person: Participant, role: Role) -> bool:
    return _is_for(role, person.function.casefold()) or (person.sponsor and role.sponsor)


def _is_for(role: Role, function: str) -> bool:
    """Tell whether a function, in small letters, is that of a role or its title."""
    return bool(function) and function in (role.function.casefold(), role.title.casefold())


def _speaks(session: Session, person: Participant) -> list[Role]:
    return [
        revise(role, spokesperson=person.id)
        for role in session.roles.values()
        if role.spokesperson is None and not person.left and _fits(person, role)
    ]


def _roles_of(session: Session, people: set[str]) -> list[Role]:
    return [role for role in session.roles.values() if role.spokesperson in people]


def _moved(session: Session, person: Participant, changed: Participant) -> Iterator[Role]:
    yield from _speaks(session, changed)
    before, after = person.function.casefold(), changed.function.casefold()
    if not after or before == after:
        return
    moves = any(_is_for(role, after) for role in session.roles.values())
    for role in _roles_of(session, {person.id}):
        if _is_for(role, before) and moves:
            yield revise(role, spokesperson=_of_function(session, person))
        elif role.function.casefold() == before:
            titled = changed.function if role.title.casefold() == before else role.title
            yield revise(role, function=changed.function, title=titled)


def _of_function(session: Session, person: Participant) -> str | None:
    """Find another person in the room who has the same function."""
    others = (one for one in session.people() if one.id != person.id and one.present and not one.left)
    wanted = person.function.casefold()
    return next((one.id for one in others if wanted and one.function.casefold() == wanted), None)


def _leader(session: Session, person: Participant) -> Participant | None:
    leader = session.participants.get(person.deputy_of or "")
    return leader if leader and not leader.left else None


def _heir(session: Session, person: Participant) -> str | None:
    """Find who speaks for a person who leaves: somebody in the room if possible, else a deputy who is away."""
    heirs = [one for one in (*deputies(session, person), _leader(session, person)) if one is not None]
    here = next((one.id for one in heirs if one.present), None)
    return here or _of_function(session, person) or next((one.id for one in heirs), None)
