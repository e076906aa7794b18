"""Rehearses a workshop: a copy of a session as it was prepared, or of an agenda with made-up leaders, kept in memory.

It is run on the stage like any session, or gone through without one; nothing of it is kept anywhere.
"""

from __future__ import annotations

from datetime import date
from itertools import takewhile

from pmworkshop.agenda.composing import filled
from pmworkshop.agenda.model import Agenda, Module
from pmworkshop.base.clock_ids import CountingIds
from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.errors import InputError
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.interface import history, load
from pmworkshop.session.core.guests import Person
from pmworkshop.session.core.records import Round, revise
from pmworkshop.session.core.seats import in_room
from pmworkshop.session.core.session import Session, fold
from pmworkshop.session.core.steps import Draft, GestureContext, Operation, Step, make_step
from pmworkshop.session.lifecycle.begin import Setup, begin
from pmworkshop.session.operations import navigation
from pmworkshop.session.rounds import reveal, rounds
from pmworkshop.session.rounds.answer_form import Asks, form_of
from pmworkshop.store.addresses import memory_store
from pmworkshop.store.stored_session import StoredSession
from pmworkshop.workshop.made_up import answers_to, fill, said_when_shown
from pmworkshop.workshop.wiring import Wiring

_REHEARSED = tr_noop("The workshop as it was prepared, to be rehearsed")


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """What a rehearsal saw.

    Attributes:
        session: The session at its end, with all that was made up.
        people: How many leaders took part.
        minutes: The minutes that the agenda plans.
        needed: The minutes that so many people need, as `agenda check` works them out.
        warnings: What does not fit so many people, in sentences.
        unanswered: The titles of the modules that nobody could answer, since nobody or nothing was there.
    """

    session: Session
    people: int
    minutes: float
    needed: float
    warnings: tuple[str, ...]
    unanswered: tuple[str, ...]


def leaders(agenda: Agenda) -> tuple[Person, ...]:
    """Make up the leaders for whom an agenda is worked out.

    Args:
        agenda: The agenda.

    Returns:
        As many as it is worked out for, the last one the sponsor; half of them in one group, half in another.
    """
    return tuple(
        Person(
            tr("Leader {place} (rehearsal)", place=place),
            tr("Function {place}", place=place),
            sponsor=place == agenda.people,
            group=tr("First group") if place * 2 <= agenda.people else tr("Second group"),
        )
        for place in range(1, agenda.people + 1)
    )


def with_leaders(agenda: Agenda, today: date, draw: GestureContext) -> Session:
    """Prepare a session of an agenda with made-up leaders.

    Args:
        agenda: The agenda.
        today: The day of the workshop.
        draw: The moment and the ids.

    Returns:
        The session, which has not begun.
    """
    empty = Session()
    draft = begin(Setup(agenda, today, people=leaders(agenda)), draw.step)(empty, draw.again())
    return empty.apply(make_step(draft, empty, draw))


def as_prepared(stored: StoredSession) -> Session:
    """Read a session as it was before the room began: with its people, and with what was prepared in it.

    Args:
        stored: Where it is stored; nothing there is changed.

    Returns:
        The session; of a damaged one, what its intact steps hold.

    Raises:
        InputError: There is no such session, nothing was done in it, or it is the file of one leader alone.
        SessionError: Nothing in it is readable.
    """
    whole = load(stored)
    if not whole.details:
        raise InputError(tr("{name} has no beginning yet: nothing was done in it.", name=stored.name))
    if whole.info.solo:
        raise InputError(
            tr("{name} is the file of one leader.", name=stored.name), tr("Rehearse the session of the room.")
        )
    if whole.stage is None:
        return whole
    return fold(takewhile(lambda step: not _begins(step), (step for _, step in history(stored).steps)))


def _begins(step: Step) -> bool:
    return any(change.kind == "stage" for change in step.changes)


def keep_in_memory(prepared: Session, wiring: Wiring) -> StoredSession:
    """Copy a session into memory, under an id of its own; it is gone when it is removed there or the program ends.

    Args:
        prepared: The session, which has not begun.
        wiring: Sources of time and ids.

    Returns:
        Where the copy is.
    """
    draw, store = wiring.draw(), memory_store()
    records = (revise(one, session=draw.step) if one.kind == "details" else one for one in prepared.records())
    step = make_step(Draft(tr(_REHEARSED), tuple(records), undoable=False), Session(), draw)
    place = StoredSession(store.new_address(prepared.info.title, draw.step), store)
    store.write(place.address, draw.step, (step,))
    return place


def rehearse(session: Session, draw: GestureContext) -> Rehearsed:
    """Go through the whole agenda of a session that has not begun, with made-up answers, without a stage.

    Args:
        session: The session, with its people; it is not changed.
        draw: The moment of the rehearsal, at which all of it is done.

    Returns:
        What was seen.

    Raises:
        PmworkshopError: A part of the agenda cannot be gone through.
    """
    run = _Run(session, draw)
    run.through()
    agenda, people = session.info.agenda, len(in_room(run.session))
    filling = filled(agenda, max(people, 1))
    return Rehearsed(
        run.session, people, agenda.minutes, filling.needed, tuple(filling.warnings), tuple(run.unanswered)
    )


class _Run:
    """Goes through an agenda in memory: makes up what is asked, and shows it, until nothing more is asked."""

    def __init__(self, session: Session, draw: GestureContext) -> None:
        self.session, self._moment, self._ids = session, draw.now, CountingIds()
        self.unanswered: list[str] = []

    def _draw(self) -> GestureContext:
        return GestureContext(self._moment, f"rehearsal-{self._ids.new()}")

    def _do(self, operation: Operation) -> None:
        draw = self._draw()
        self.session = self.session.apply(make_step(operation(self.session, draw.again()), self.session, draw))

    def through(self) -> None:
        """Go through all phases."""
        for module in self.session.info.agenda.modules:
            for _ in module.phases:
                self._do(navigation.forward())
                while self._answer(module) or self._show(module):
                    continue
        self._do(navigation.forward())

    def _answer(self, module: Module) -> bool:
        """Make up what is asked now; return whether anything was."""
        filling = fill(self.session, self._draw())
        if filling.unasked and module.title not in self.unanswered:
            self.unanswered.append(module.title)
        if filling.draft.changes:
            self._do(lambda session, draw: filling.draft)
        return bool(filling.draft.changes)

    def _show(self, module: Module) -> bool:
        """Show what is hidden in a phase that shows; return whether anything was."""
        phase = navigation.where(self.session)[1]
        asks: Asks = "choice" if phase == "choose" else "answers"
        asking = phase in ("alone", "reveal", "choose")
        sealed = [asking and self._seal(module, asks, wanted=wanted) for wanted in module.wanted_passes]
        hidden = [one.id for one in self.session.rounds.values() if phase != "alone" and self._hides(one, module)]
        if hidden:
            self._do(reveal.reveal(hidden))
        return bool(hidden) or any(sealed)

    def _hides(self, one: Round, module: Module) -> bool:
        return one.module == module.id and one.status != "revealed" and bool(rounds.answered(self.session, one.id))

    def _seal(self, module: Module, asks: Asks, *, wanted: bool) -> bool:
        """Answer and show what is asked without names, in one step; return whether it was asked."""
        form = form_of(self.session, module, asks, wanted=wanted) if module.nameless else None
        there = rounds.newest(self.session, module.id, asks, wanted=wanted)
        if form is None or not form.subjects or there is not None or said_when_shown(module, form):
            return False
        people = in_room(self.session)
        if people:
            taken = {person.id: answers_to(form, place) for place, person in enumerate(people)}
            self._do(reveal.seal(module.id, taken, asks, wanted=wanted))
        return bool(people)
