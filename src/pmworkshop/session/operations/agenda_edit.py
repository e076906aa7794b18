"""Operations that change the agenda while the workshop runs: a module is added, taken out, or put elsewhere.

Only what is still to come changes, and only where nothing was recorded: what the room has done stays as it was.
"""

from __future__ import annotations

from collections.abc import Sequence

from pmworkshop.agenda.composing import asked_first, bound, lacks, sources, with_own_ids
from pmworkshop.agenda.composition import DAY
from pmworkshop.agenda.model import Agenda, Module
from pmworkshop.agenda.translation import module_for_the_wall, module_in
from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.errors import RefusedError
from pmworkshop.base.language import tr
from pmworkshop.session.core.lookups import module_of, used_modules
from pmworkshop.session.core.records import Details, revise
from pmworkshop.session.core.seats import seated
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Draft, Drop, GestureContext, Operation
from pmworkshop.session.operations.navigation import where
from pmworkshop.session.operations.starting_chart import starting_chart


@dataclass(frozen=True, slots=True)
class Fit:
    """How a module would be added.

    Attributes:
        modules: The modules with it.
        place: Its position among them.
        told: What is left out of it, as it takes from modules that are not there, and what the room does instead; a
            sentence each.
    """

    modules: tuple[Module, ...]
    place: int
    told: tuple[str, ...] = ()


def fits(session: Session, module: Module, after: str = "") -> Fit:
    """Say how a module would be added: with an id of its own, and without what it cannot take from earlier ones.

    Args:
        session: The session, public or whole.
        module: The module.
        after: The id of the module that it comes after; empty for the one where the room is.

    Returns:
        The modules with it.

    Raises:
        RefusedError: The room is past that place, there is no such place, or the agenda may not change.
    """
    before = _open(session).modules
    at = _behind(session, after)
    modules = [*before[:at], with_own_ids((*before, module))[-1], *before[at:]]
    told, asked = tuple(lacks(modules, at)), modules[at]
    modules[at] = bound(modules, at)
    return Fit(tuple(modules), at, (*told, *asked_first([asked], [modules[at]])))


def add(module: Module, after: str = "") -> Operation:
    """Add a module to the agenda; what it takes from modules that are not there is left out.

    Args:
        module: The module; it gets another id if its own is taken.
        after: The id of the module that it comes after; empty for the one where the room is.

    Returns:
        The operation; it raises `RefusedError` as `fits` does, and when all modules would take more than a day.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        own = module_in(module, session.info.agenda.language)  # the shelf is read in the language of the wall
        fit = fits(session, module_for_the_wall(own), after)
        part = fit.modules[fit.place]
        details = _with(session, fit.modules)
        here = seated(session)
        chart = starting_chart(part.chart, here, draw) if part.chart else []
        return Draft(tr("Added “{title}” to the agenda", title=part.title), (details, *chart))

    return operation


def take_out(module_id: str) -> Operation:
    """Take a module out of the agenda; later ones go on without it.

    Args:
        module_id: The id of the module.

    Returns:
        The operation; it raises `RefusedError` when the room has been there, when something is recorded there, or
        when it is the only module.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        modules = _open(session).modules
        module = module_of(session, module_id)
        if module_id in used_modules(session) or len(modules) == 1:
            raise RefusedError(tr("“{title}” stays: {why}.", title=module.title, why=_why(session, module_id)))
        kept = [one for one in modules if one.id != module_id]
        rest = [bound(kept, at) if one in takers(session, module_id) else one for at, one in enumerate(kept)]
        rows = [Drop("role", one.id) for one in session.roles.values() if one.chart == module_id]
        rows += [Drop("activity", one.id) for one in session.activities.values() if one.chart == module_id]
        details = _with(session, rest)
        return Draft(tr("Took “{title}” out of the agenda", title=module.title), (details, *rows))

    return operation


def takers(session: Session, module_id: str) -> list[Module]:
    """List the modules that take something from another one.

    Args:
        session: The session, public or whole.
        module_id: The id of the other one.

    Returns:
        The modules, in the order of the agenda.
    """
    return [
        module
        for module in session.info.agenda.modules
        if any(source.partition(".")[0] == module_id for _, source in sources(module))
    ]


def move(module_id: str, by: int) -> Operation:
    """Put a module that is still to come earlier or later.

    Args:
        module_id: The id of the module.
        by: -1 for one place earlier, 1 for one place later; at the end of the agenda nothing changes.

    Returns:
        The operation; it raises `RefusedError` when the room has been past that place, or when one of the two modules
        works on what the other leaves.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        modules = list(_open(session).modules)
        module = module_of(session, module_id)
        at = modules.index(module)
        to = at + by
        label = tr("Moved “{title}” in the agenda", title=module.title)
        if to == len(modules):
            return Draft(label)
        first = modules.index(where(session)[0]) + 1 if session.stage is not None else 0
        if min(at, to) < first:
            raise RefusedError(tr("Only what is still to come is put in another order."))
        other = modules[to]
        modules[at], modules[to] = other, module
        early, late = modules[min(at, to)], modules[max(at, to)]
        if early in takers(session, late.id):
            raise RefusedError(
                tr(
                    "“{later}” works on what “{earlier}” leaves, so it comes after it.",
                    later=early.title,
                    earlier=late.title,
                )
            )
        return Draft(label, (_with(session, modules),))

    return operation


def _open(session: Session) -> Agenda:
    """Return the agenda, if it may change: in a file of one leader it stays as it was handed out."""
    if session.info.solo:
        raise RefusedError(tr("The agenda of a file that one leader prepares stays as it is."))
    return session.info.agenda


def _behind(session: Session, after: str) -> int:
    """Return the position behind a module; 0 is the first."""
    here = where(session)[0]
    module = module_of(session, after) if after else here
    position = session.info.agenda.position
    if session.stage is not None and position(module.id) < position(here.id):
        raise RefusedError(
            tr("The room is past “{title}”.", title=module.title),
            tr("Choose “{title}” or a later one.", title=here.title),
        )
    return position(module.id) + 1


def _why(session: Session, module_id: str) -> str:
    """Say why a module cannot be taken out."""
    if module_id not in used_modules(session):
        return tr("an agenda has at least one module")
    been = any(visit.module == module_id for visit in session.visits.values())
    return tr("the room has been there") if been else tr("something was said there already")


def _with(session: Session, modules: Sequence[Module]) -> Details:
    """Return the details with other modules; a clock that is too short for them grows."""
    total = sum(module.minutes for module in modules)
    if total > DAY:
        raise RefusedError(tr("All modules together would take more than a day."))
    info = session.info
    changes = {"modules": tuple(modules), "minutes": max(info.agenda.minutes, total)}
    return revise(info, agenda=info.agenda.model_copy(update=changes))
