"""The file in which one leader prepares alone; its answers are merged before the room meets."""

from __future__ import annotations

from collections.abc import Mapping

from pmworkshop.agenda.model import Module, PhaseName
from pmworkshop.base.errors import RefusedError
from pmworkshop.base.language import tr
from pmworkshop.session.core.lookups import found
from pmworkshop.session.core.records import AnyRecord, Details, Participant, Role, Round, revise
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Change, Draft, Drop, GestureContext, Operation, Step, plain, stamp
from pmworkshop.session.lifecycle.waves import is_ready
from pmworkshop.session.rounds import rounds
from pmworkshop.session.rounds.answer_form import form_of


def prepared(session: Session) -> list[Module]:
    """List the modules that a leader can answer alone: the agenda allows it, and none is closed or revealed yet.

    Anonymous modules are left out, because an answer in a personal file has a name; so are modules that ask about
    groups that the room has yet to make, or on what others are asked beforehand and that has not been shown.

    Args:
        session: The session of the room, public or whole.

    Returns:
        The modules in the order of the agenda; empty if there are none.
    """
    return [module for module in session.info.agenda.modules if _alone_possible(session, module)]


def _alone_possible(session: Session, module: Module) -> bool:
    if module.mode == "live" or module.nameless or not module.preparable:
        return False
    form = form_of(session, module)
    if form is None or not form.subjects or not is_ready(session, module):
        return False
    return all(one.status == "open" and not one.anonymous for one in _rounds(session, module))


def _rounds(session: Session, module: Module) -> list[Round]:
    newest = (rounds.newest(session, module.id, wanted=wanted) for wanted in module.wanted_passes)
    return [one for one in newest if one is not None]


def nothing_alone(session: Session) -> RefusedError:
    """Make the error for a session in which nothing can be prepared alone.

    Args:
        session: The session.

    Returns:
        The error.
    """
    return RefusedError(
        tr("Nothing in “{title}” can be prepared alone.", title=session.info.title),
        tr('A part of the agenda can if it has mode = "either", keeps names, and was not shown yet.'),
    )


def open_rounds(participant: str, token: str) -> Operation:
    """Open the rounds of all modules that can be prepared alone, so that all leaders answer in the same rounds.

    Args:
        participant: The id of the participant for whom a file is prepared.
        token: What that file is known by when it comes back; an earlier token of the participant stays.

    Returns:
        The operation; it raises `RefusedError` when nothing can be prepared alone, or there is no such participant.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        modules = prepared(session)
        if not modules:
            raise nothing_alone(session)
        person = found(session.participants, participant, "participant")
        opened: list[AnyRecord | Drop] = [] if person.token else [revise(person, token=token)]
        for module in modules:
            for wanted in module.wanted_passes:
                if rounds.newest(session, module.id, wanted=wanted) is None:
                    opened += rounds.ask_again(module.id, wanted=wanted)(session, draw).changes
        return Draft(tr("Asked everybody to prepare"), tuple(opened), undoable=False)

    return operation


def known_by(tokens: Mapping[str, str]) -> Operation:
    """Note what the forms of participants are known by when they come back.

    Args:
        tokens: The token of each form, by the id of its participant; an earlier token of a participant stays.

    Returns:
        The operation; it changes nothing if all have a token, and raises `RefusedError` when there is no such
        participant.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        people = [(found(session.participants, one, "participant"), token) for one, token in tokens.items()]
        given = [revise(person, token=token) for person, token in people if not person.token]
        return Draft(tr("Wrote forms for the leaders"), tuple(given), undoable=False)

    return operation


def seed(session: Session, participant: str, draw: GestureContext) -> Step:
    """Make the first step of the file in which one leader prepares: the questions, and nobody's answers.

    Each record keeps its version from the room's session, so that the answers can be merged there. Other
    participants, addresses, private notes and agreed letters are left out.

    Args:
        session: The whole session of the room, with the rounds opened.
        participant: The id of the participant who prepares.
        draw: The time and the id of the gesture.

    Returns:
        The step.

    Raises:
        RefusedError: There is no such participant.
    """
    person = found(session.participants, participant, "participant")
    modules = prepared(session)
    records: list[AnyRecord] = [_details(session, modules, person), _person(person)]
    for module in modules:
        records += _rounds(session, module)
        roles = (role for role in session.roles.values() if role.chart == module.id)
        records += [_role(role, person) for role in roles]
        records += [row for row in session.activities.values() if row.chart == module.id]
    changes = tuple(
        Change(kind=record.kind, id=record.id, version=session.versions[record.kind, record.id], record=plain(record))
        for record in records
    )
    return Step(
        id=draw.step,
        at=stamp(draw.now),
        who=person.name,
        window="prepare",
        label=tr("Prepared for {name}", name=person.name),
        undoable=False,
        changes=changes,
    )


def _details(session: Session, modules: list[Module], person: Participant) -> Details:
    shown, wanted = session.info.agenda.public(), {module.id for module in modules}
    alone = tuple(_alone(module) for module in shown.modules if module.id in wanted)
    agenda = shown.model_copy(update={"modules": alone, "minutes": sum(module.minutes for module in alone)})
    return revise(session.info, agenda=agenda, solo=person.id, ends="", parent=None)


def _alone(module: Module) -> Module:
    """Leave the phases in which nobody else is needed; in the leader's own file they are what takes time."""
    phases: dict[PhaseName, float] = {
        "explain": module.phases.get("explain", 1.0),
        "alone": module.phases.get("alone") or module.minutes,
    }
    return module.model_copy(update={"phases": phases, "mode": "either"})


def _person(person: Participant) -> Participant:
    return revise(person, email="", present=True, deputy_of=None)


def _role(role: Role, person: Participant) -> Role:
    return revise(role, spokesperson=role.spokesperson if role.spokesperson == person.id else None)
