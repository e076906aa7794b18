"""The groups that people belong to, such as managers and product managers: who is in one, and how it is spelled."""

from __future__ import annotations

from collections.abc import Iterable

from pmworkshop.base.errors import RefusedError
from pmworkshop.base.language import tr
from pmworkshop.base.text import clean_line, count
from pmworkshop.session.core.lookups import found
from pmworkshop.session.core.records import revise
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Draft, GestureContext, Operation
from pmworkshop.session.operations.people import LONGEST


def groups_of_people(session: Session) -> dict[str, str]:
    """Find out which person belongs to which group.

    Args:
        session: The session, public or whole.

    Returns:
        The group by participant id, in the order of the participants, those who have left included; capitals make
        no difference, and the first spelling counts. People without a group are left out.
    """
    spelled: dict[str, str] = {}
    return {
        person.id: spelled.setdefault(person.group.casefold(), person.group)
        for person in session.people()
        if person.group
    }


def put_in_group(person_ids: Iterable[str], group: str) -> Operation:
    """Put people into a group, as one gesture; or take them out of theirs.

    Args:
        person_ids: The ids of the participants.
        group: The name of the group; where there is one of that name already, it has its spelling. Empty for no
            group.

    Returns:
        The operation; it raises `RefusedError` when a participant does not exist, or the name is too long.
    """
    ids, wanted = tuple(person_ids), clean_line(group)

    def operation(session: Session, draw: GestureContext) -> Draft:
        if len(wanted) > LONGEST:
            raise RefusedError(tr("That is too long for a group: {longest} characters is the most.", longest=LONGEST))
        known = {one.casefold(): one for one in groups_of_people(session).values()}
        name = known.get(wanted.casefold(), wanted)
        people = [found(session.participants, person_id, "participant") for person_id in ids]
        changed = tuple(revise(person, group=name) for person in people if person.group != name)
        who = people[0].name if len(people) == 1 else count(len(people), "person", "people")
        return Draft(
            tr("Put {who} into {name}", who=who, name=name) if name else tr("Took {who} out of a group", who=who),
            changed,
        )

    return operation
