"""The turns of a round of talk: who speaks now and who is next, where a phase is spoken by turns.

Everybody in the room speaks, each leader once, in the order of the list of leaders, the sponsor last. Who is away is
left out, and a deputy speaks in the place of the leader. Whoever comes late has a turn as soon as the one who speaks
has ended.
"""

from __future__ import annotations

from math import ceil

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.errors import RefusedError
from pmworkshop.base.language import tr
from pmworkshop.session.core.durations import phase_minutes
from pmworkshop.session.core.records import Participant, Stage, revise
from pmworkshop.session.core.seats import in_room
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Draft, GestureContext, Operation
from pmworkshop.session.operations.navigation import where


@dataclass(frozen=True, slots=True)
class Speaking:
    """A round of talk.

    Attributes:
        now: Who speaks now; None once all have spoken.
        coming: Who is next; None if nobody is.
        seconds: How long one turn may take, so that the phase suffices for all.
    """

    now: Participant | None
    coming: Participant | None
    seconds: float


def speaking(session: Session) -> Speaking | None:
    """Return who speaks now and who is next.

    Args:
        session: The session, public or whole.

    Returns:
        The round of talk; None where none is on, as in a break, where the phase is not spoken by turns, while answers
        are still hidden there, and where the plan asks each for an action by itself.
    """
    stage, turns = session.stage, _turns(session)
    people = in_room(session) if turns else []
    if stage is None or len(people) < 2:
        return None
    now, coming, *_ = (*_waiting(stage, people, ceil(turns)), None, None)
    module, phase = where(session)
    return Speaking(now, coming, phase_minutes(session, module, phase) * 60 / (len(people) * turns))


def whose_turn(session: Session, module_id: str, prompt: str) -> str | None:
    """Return the id of whoever says a line that is typed now: who speaks, where lines stand under names.

    Args:
        session: The session, public or whole.
        module_id: The id of the module in which the line is typed.
        prompt: The id of the prompt that it answers.

    Returns:
        The id; None where nobody speaks by turns or names are not kept, in another part, and for what the room says
        together.
    """
    module, found = session.info.agenda.module(module_id), speaking(session)
    if found is None or found.now is None or module is None or where(session)[0].id != module_id:
        return None
    asked = module.prompt(prompt)
    named = module.asks_for_names(prompt) and asked is not None and not asked.together
    return found.now.id if named else None


def _turns(session: Session) -> float:
    """Return how many turns each has now; 0 where nobody speaks by turns."""
    stage = session.stage
    if stage is None or stage.finished or stage.recess is not None or session.info.solo:
        return 0.0
    module, phase = where(session)
    hidden = any(one.module == module.id and one.status != "revealed" for one in session.rounds.values())
    return 0.0 if hidden or phase == "alone" or module.builds_plan else module.turns.get(phase, 0.0)


def _waiting(stage: Stage, people: list[Participant], turns: int) -> list[Participant]:
    """List the turns that are still to come, in their order."""
    spoken = stage.spoken or ()
    return [one for turn in range(turns) for one in people if spoken.count(one.id) <= turn]


def next_turn() -> Operation:
    """Let the next person speak.

    Returns:
        The operation; it raises `RefusedError` when no round of talk is on.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        stage, found = _on(session)
        label = tr("Went on to the next to speak")
        if found.now is None:
            return Draft(label)
        return Draft(label, (revise(stage, spoken=(*(stage.spoken or ()), found.now.id)),), undoable=False)

    return operation


def last_turn() -> Operation:
    """Let the person before speak again.

    Returns:
        The operation; it raises `RefusedError` when no round of talk is on.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        stage, _ = _on(session)
        label = tr("Went back to the one who spoke before")
        if not stage.spoken:
            return Draft(label)
        return Draft(label, (revise(stage, spoken=stage.spoken[:-1]),), undoable=False)

    return operation


def _on(session: Session) -> tuple[Stage, Speaking]:
    found, stage = speaking(session), session.stage
    if found is None or stage is None:
        raise RefusedError(tr("Nobody speaks by turns here."))
    return stage, found
