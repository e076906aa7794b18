"""The roles and rows with which a chart begins: those of its agenda."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pmworkshop.agenda.model import ChartModule
from pmworkshop.session.core.records import Activity, AnyRecord, Participant, Role, revise
from pmworkshop.session.core.steps import GestureContext


def starting_chart(module: ChartModule, people: Sequence[Participant], draw: GestureContext) -> list[AnyRecord]:
    """Make the roles and rows of a chart as its agenda has them.

    Args:
        module: The chart.
        people: Those who may speak for a role.
        draw: Gives the ids of the records.

    Returns:
        The roles, then the rows, then the row to practise on if there is one.
    """
    roles: list[Role] = []
    for place, spec in enumerate(module.roles, 1):
        function = spec.function or spec.title
        taken = {role.spokesperson for role in roles}
        free = [person for person in people if person.id not in taken]
        in_turn = [*free, *people]  # where two have the function, each speaks for a role of it
        titled = None if spec.sponsor else speaker_among(in_turn, spec.title)  # the title is nearer than the function
        speaker = titled or speaker_among(in_turn, function, sponsor=spec.sponsor)
        role = Role(id=draw.id(), chart=module.id, code=spec.code, title=spec.title, function=function, place=place)
        roles.append(revise(role, spokesperson=speaker, sponsor=spec.sponsor))
    rows = [
        Activity(id=draw.id(), chart=module.id, label=row.label, question=row.question, place=place)
        for place, row in enumerate(module.activities, 1)
    ]
    if module.practice:
        rows.append(Activity(id=draw.id(), chart=module.id, label=module.practice, practice=True))
    return [*roles, *rows]


def speaker_among(people: Iterable[Participant], function: str, *, sponsor: bool = False) -> str | None:
    """Find who speaks for a function.

    Args:
        people: The people, in the order in which they are asked.
        function: The function, in any case.
        sponsor: Whether the sponsor speaks for it too.

    Returns:
        The id of the first of them; None if nobody does.
    """
    wanted = function.casefold()
    for person in people:
        if person.function.casefold() == wanted or (sponsor and person.sponsor):
            return person.id
    return None
