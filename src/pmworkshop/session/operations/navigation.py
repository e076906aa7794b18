"""Operations that move the room through the agenda: modules, phases, and the curtain."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from pmworkshop.agenda.model import Module, PhaseName
from pmworkshop.base.errors import RefusedError
from pmworkshop.base.language import tr
from pmworkshop.kinds.registry import kind_of
from pmworkshop.session.core.ahead import counts, passed_over
from pmworkshop.session.core.durations import dropped, elapsed, held, minutes_of, phase_minutes, stayed
from pmworkshop.session.core.lookups import module_of
from pmworkshop.session.core.records import AnyRecord, Stage, Visit, revise
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Draft, GestureContext, Operation


def enter(module_id: str, phase: PhaseName | None = None) -> Operation:
    """Move the room to a module, at one of its phases.

    Args:
        module_id: The id of the module; one that a re-fit dropped is restored.
        phase: The phase to start in; None, or a phase the module does not have, for the first one that is not passed
            over.

    Returns:
        The operation; it raises `RefusedError` when there is no such module.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        module = module_of(session, module_id)
        chosen = phase if phase is not None and phase in module.phases else _first_phase(session, module)
        return Draft(
            tr("Went to “{short}”", short=module.short), _arrive(session, draw, module, chosen), undoable=False
        )

    return operation


def forward() -> Operation:
    """Move to the next phase, after the last phase to the next module; after the last module the workshop is over.

    Modules that a re-fit dropped, what was answered beforehand, and phases in which nothing is left to do, are
    skipped here and in `backward`; they can still be entered.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        module, phase = where(session)
        if session.stage is None:
            return enter(module.id)(session, draw)
        phases = list(module.phases)
        later = _with_something(session, module, phases[phases.index(phase) + 1 :])
        if later:
            return Draft(
                tr("Went on in “{short}”", short=module.short),
                _arrive(session, draw, module, later[0]),
                undoable=False,
            )
        after = session.info.agenda.modules[session.info.agenda.position(module.id) + 1 :]
        coming = next((one for one in after if one.id not in dropped(session) and _stops(session, one)), None)
        if coming is not None:
            return enter(coming.id)(session, draw)
        if session.stage.finished:
            return Draft(tr("The end"))
        left = _leave(session, draw.now)
        over = revise(session.stage, finished=True, ran=_ran(session, draw.now))
        return Draft(tr("Reached the end"), (*left, over), undoable=False)

    return operation


def backward() -> Operation:
    """Move to the phase before; from the first phase, to the last phase of the module before."""

    def operation(session: Session, draw: GestureContext) -> Draft:
        module, phase = where(session)
        phases = list(module.phases)
        if session.stage is not None and session.stage.finished:
            return Draft(
                tr("Went back to “{short}”", short=module.short),
                _arrive(session, draw, module, phase),
                undoable=False,
            )
        if before_it := _with_something(session, module, phases[: phases.index(phase)]):
            return Draft(
                tr("Went back in “{short}”", short=module.short),
                _arrive(session, draw, module, before_it[-1]),
                undoable=False,
            )
        before = _before(session, module)
        if before is None:
            return Draft(tr("The beginning"))
        phases = list(before.phases)
        return enter(before.id, (_with_something(session, before, phases) or phases)[-1])(session, draw)

    return operation


def _with_something(session: Session, module: Module, phases: Sequence[PhaseName]) -> list[PhaseName]:
    """List the phases that have something to ask, to show or to settle."""
    rests = kind_of(module).rests
    return [one for one in phases if not (rests(session, module, one) or passed_over(session, module, one))]


def _stops(session: Session, module: Module) -> bool:
    """Tell whether the room stops in a module: not all of it was answered and shown beforehand."""
    return not all(passed_over(session, module, one) for one in module.phases)


def _first_phase(session: Session, module: Module) -> PhaseName:
    """Return the first phase that is not passed over; the last one if all are."""
    phases = list(module.phases)
    return next((one for one in phases if not passed_over(session, module, one)), phases[-1])


def _before(session: Session, module: Module) -> Module | None:
    """Return the module before another one, but for those that are left out today."""
    earlier = session.info.agenda.modules[: session.info.agenda.position(module.id)]
    out = dropped(session)
    return next((one for one in reversed(earlier) if one.id not in out and _stops(session, one)), None)


def at_beginning(session: Session) -> bool:
    """Tell whether the room is in the first phase of the first module, or has not begun.

    Args:
        session: The session, public or whole.
    """
    module, phase = where(session)
    if session.stage is not None and session.stage.finished:
        return False
    return phase == _first_phase(session, module) and _before(session, module) is None


def to_item(module_id: str, item: str) -> Operation:
    """Move the room to one of the things that a module decides one after the other.

    Args:
        module_id: The id of the module.
        item: The id of the item; empty for the list of all.

    Returns:
        The operation; it raises `RefusedError` when the room is in another module.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        module, stage = module_of(session, module_id), session.stage
        if stage is None or stage.module != module_id:
            raise RefusedError(tr("The room is not in “{short}”.", short=module.short))
        changed = () if stage.item == item else (revise(stage, item=item),)
        return Draft(tr("Went on in “{short}”", short=module.short), changed, undoable=False)

    return operation


def curtain(*, drawn: bool) -> Operation:
    """Blank the wall or show it again; this also begins a workshop that has not begun.

    Args:
        drawn: Whether the wall is blank from now on.

    Returns:
        The operation; it never refuses.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        label = tr("Drew the curtain") if drawn else tr("Opened the curtain")
        before = session.stage
        if (before is not None and before.curtain) == drawn:
            return Draft(label)
        records = (before,) if before else _arrive(session, draw, *where(session))
        changes = tuple(revise(one, curtain=drawn) if one.kind == "stage" else one for one in records)
        return Draft(label, changes, undoable=False)

    return operation


def where(session: Session) -> tuple[Module, PhaseName]:
    """Return the current module and phase.

    Args:
        session: The session, public or whole.

    Returns:
        The module and its phase; before the workshop has begun, the first of both that are not passed over.
    """
    stage = session.stage
    module = session.info.agenda.module(stage.module) if stage else None
    if stage is None or module is None:
        every = session.info.agenda.modules
        module = next((one for one in every if _stops(session, one)), every[0])
        return module, _first_phase(session, module)
    return module, stage.phase if stage.phase in module.phases else next(iter(module.phases))


def _arrive(session: Session, draw: GestureContext, module: Module, phase: PhaseName) -> tuple[AnyRecord, ...]:
    before = session.stage
    if before is None:
        stage = Stage(id="stage", module=module.id, phase=phase, started=draw.now)
    else:
        stage = Stage(
            id="stage", module=module.id, phase=phase, started=draw.now, curtain=before.curtain,
            fitted=before.fitted, item=before.item if before.module == module.id else "",
            ran=_ran(session, draw.now),
        )  # fmt: skip
    if before is not None and before.module == module.id and not before.finished:
        return (*_carry_over(session, held(before, draw.now)), stage)
    visit = Visit(
        id=draw.id(), module=module.id, planned=minutes_of(session, module), entered=draw.now,
        ahead=(counts(session) or None) if before is None else None,
    )  # fmt: skip
    return (*_leave(session, draw.now), visit, stage)


def left_in(session: Session, module_id: str) -> PhaseName | None:
    """Return the phase in which the room left a module, so that it can go on there.

    Args:
        session: The session, public or whole.
        module_id: The id of the module.

    Returns:
        The phase of the newest stay; None if the room is in the module or never left it.
    """
    stays = sorted((one for one in session.visits.values() if one.module == module_id), key=_entered)
    return stays[-1].phase if stays else None


def _entered(visit: Visit) -> datetime:
    return visit.entered


def _ran(session: Session, now: datetime) -> dict[str, dict[PhaseName, int]] | None:
    """Add the phase that the room leaves to those that ran; beyond its minutes, nothing is counted.

    So a phase that took too long goes on with no time left, and no time is missing from what follows it.
    """
    stage = session.stage
    if stage is None or stage.finished:
        return stage.ran if stage else None
    module, phase = where(session)
    most = round(phase_minutes(session, module, phase) * 60)
    seconds = min(int(elapsed(stage, now).total_seconds()), most)
    before = stage.ran or {}
    return {**before, module.id: {**before.get(module.id, {}), phase: seconds}}


def _carry_over(session: Session, seconds: int) -> tuple[AnyRecord, ...]:
    """Keep the pause of a phase with its visit, since the clock of the next phase begins anew."""
    here = [visit for visit in session.visits.values() if visit.left is None]
    return tuple(revise(visit, paused=(visit.paused or 0) + seconds) for visit in here if seconds)


def _leave(session: Session, now: datetime) -> tuple[AnyRecord, ...]:
    stage = session.stage
    return tuple(
        revise(visit, left=now, phase=stage.phase if stage else None, spent=stayed(visit, stage, now))
        for visit in session.visits.values()
        if visit.left is None
    )
