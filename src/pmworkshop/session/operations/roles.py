"""Making the roles of a chart from the functions of the participants: one role for each function."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from pmworkshop.agenda.model import Agenda, ChartModule, RoleSpec
from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.errors import RefusedError
from pmworkshop.base.language import tr
from pmworkshop.base.text import count, shorten
from pmworkshop.session.core.records import AnyRecord, Role, revise
from pmworkshop.session.core.seats import seated
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Draft, Drop, GestureContext, Operation
from pmworkshop.session.core.thresholds import Thresholds
from pmworkshop.session.operations import chart, grid

OWNERS_MOST = 9
"""Roles of a chart of owners: each is one digit on the keyboard."""


class Functional(Protocol):
    """Anybody with a function: a person in a list, or a participant."""

    @property
    def function(self) -> str:
        """The function that the person speaks for; may be empty."""

    @property
    def sponsor(self) -> bool:
        """Whether the person is the sponsor."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Roles made from functions.

    Attributes:
        roles: One role for each function, in the order of the people; sponsors' roles last.
        left_out: The functions for which the chart had no room.
    """

    roles: tuple[RoleSpec, ...]
    left_out: tuple[str, ...] = ()

    @property
    def told(self) -> str:
        """The proposal in one line."""
        told = tr("{roles} from functions", roles=count(len(self.roles), "role", "roles"))
        if not self.left_out:
            return f"{told}."
        return tr(
            "{told}, {roles} is the most; left out: {left_out}.",
            told=told,
            roles=len(self.roles),
            left_out=shorten(", ".join(self.left_out), 60),
        )


def proposed(people: Iterable[Functional], module: ChartModule) -> Proposal:
    """Propose one role for each function of the people, and the sponsor's role.

    Args:
        people: The people, with or without functions.
        module: The chart that the roles are for.

    Returns:
        The proposal; it never has more roles than `most_roles` allows.

    Raises:
        RefusedError: Nobody has a function.
    """
    functions, top = _functions(people)
    if not functions:
        raise RefusedError(tr("Nobody but a sponsor has a function yet."), tr("Type the people as name; function."))
    titles = [title for key, title in functions.items() if key not in top]
    own = next((role for role in module.roles if role.sponsor), None)
    if own is None:
        return _with_sponsors(titles, [*top.values()][:1], most_roles(module))
    return _with_own(titles, own, most_roles(module))


def _functions(people: Iterable[Functional]) -> tuple[dict[str, str], dict[str, str]]:
    """List the functions of all but sponsors, and those of sponsors, each once, as it was first written."""
    functions: dict[str, str] = {}
    top: dict[str, str] = {}
    for person in people:
        if person.function:
            (top if person.sponsor else functions).setdefault(person.function.casefold(), person.function)
    return functions, top


def _with_sponsors(titles: Sequence[str], sponsors: Sequence[str], most: int) -> Proposal:
    """Propose roles of these titles, and last those of the sponsors."""
    room = most - len(sponsors)
    taken: set[str] = set()
    roles = [*_specs(titles[:room], taken), *_specs(sponsors, taken, sponsor=True)]
    return Proposal(tuple(roles), tuple(titles[room:]))


def _with_own(titles: Sequence[str], own: RoleSpec, most: int) -> Proposal:
    """Propose roles of these titles, and last the sponsor that the agenda names."""
    named = (own.title.casefold(), own.function.casefold())
    others = [title for title in titles if title.casefold() not in named]
    return Proposal((*_specs(others[: most - 1], {own.code}), own), tuple(others[most - 1 :]))


def _specs(titles: Iterable[str], taken: set[str], *, sponsor: bool = False) -> Iterator[RoleSpec]:
    for title in titles:
        code = grid.short_code(title, taken)
        taken.add(code)
        yield RoleSpec(code=code, title=title, function=title, sponsor=sponsor)


def with_roles(agenda: Agenda, people: Sequence[Functional]) -> tuple[Agenda, str]:
    """Replace the roles of each chart of an agenda by those made from the people's functions.

    Args:
        agenda: The agenda; it is not changed.
        people: The people, with or without functions.

    Returns:
        The new agenda, and what was done, in one line.

    Raises:
        RefusedError: The agenda has no chart, or nobody has a function.
    """
    proposals = {module.id: proposed(people, module) for module in agenda.charts()}
    if not proposals:
        raise RefusedError(tr("This agenda has no chart."))
    modules = tuple(
        module.model_copy(update={"roles": proposals[module.id].roles}) if module.id in proposals else module
        for module in agenda.modules
    )
    return agenda.model_copy(update={"modules": modules}), next(iter(proposals.values())).told


def from_functions(*charts: str) -> Operation:
    """Give charts one role for each function of the participants.

    If the room has charted already, no role is removed, and only functions without a role get one. Otherwise roles
    that match no function are removed.

    Args:
        *charts: The ids of the charts' modules.

    Returns:
        The operation; it raises `RefusedError` when nobody has a function, or there is no such chart.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        changes = [change for chart_id in charts for change in _changes(session, chart_id, draw)]
        return Draft(tr("Took the roles from the functions"), tuple(changes))

    return operation


def _changes(session: Session, chart_id: str, draw: GestureContext) -> list[AnyRecord | Drop]:
    module = chart.chart_module(session, chart_id)
    there = chart.roles(session, chart_id)
    proposal = proposed(seated(session), module)
    kept: list[Role] = list(there) if _charted(session, chart_id) else []
    for spec in proposal.roles:
        known = _known(there, spec)
        if known is None and len(kept) < most_roles(module):
            kept.append(_role(session, chart_id, spec, [*there, *kept], draw))
        elif known is not None and known not in kept:
            kept.append(known)
    return _put(session, there, kept)


def _known(roles: Iterable[Role], spec: RoleSpec) -> Role | None:
    """Find the role that has the function or the title of a proposed one; of several, the last."""
    by_name = {name.casefold(): role for role in roles for name in (role.title, role.function)}
    return by_name.get((spec.function or spec.title).casefold())


def _put(session: Session, before: Iterable[Role], after: Sequence[Role]) -> list[AnyRecord | Drop]:
    """List what has to be put and dropped so that a chart has other roles, in their order."""
    placed = [revise(role, place=place) for place, role in enumerate(after, 1)]
    keys = {role.id for role in after}
    changed = [role for role in placed if session.roles.get(role.id) != role]
    return [*changed, *(Drop("role", role.id) for role in before if role.id not in keys)]


def most_roles(module: ChartModule) -> int:
    """Return the largest number of roles that a chart takes.

    Args:
        module: The chart.

    Returns:
        `OWNERS_MOST` for a chart of owners, else the usual limit of the rules.
    """
    return OWNERS_MOST if module.letters == "owner" else Thresholds().roles_most


def _charted(session: Session, chart_id: str) -> bool:
    return any(mark.chart == chart_id for mark in session.marks.values()) or any(
        asked.module == chart_id for asked in session.rounds.values()
    )


def _role(session: Session, chart_id: str, spec: RoleSpec, kept: list[Role], draw: GestureContext) -> Role:
    taken = {role.code for role in kept}
    function = spec.function or spec.title
    return Role(
        id=draw.id(),
        chart=chart_id,
        code=spec.code if spec.code not in taken else grid.short_code(spec.title, taken),
        title=spec.title,
        function=function,
        spokesperson=grid.speaker_for(session, function),
        sponsor=spec.sponsor,
    )
