"""How far each leader is with what is asked alone; never what was answered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pmworkshop.agenda.model import Module
from pmworkshop.base.dataclass import dataclass
from pmworkshop.session.core.records import Participant
from pmworkshop.session.core.seats import in_room, mates
from pmworkshop.session.core.session import Session
from pmworkshop.session.rounds.answer_form import TOGETHER, form_of
from pmworkshop.session.rounds.rounds import newest
from pmworkshop.session.views.handed_in import HandedIn


@dataclass(frozen=True, slots=True)
class Question:
    """What one module asks each leader alone.

    Attributes:
        module: The id of the module.
        title: Its title, with what is asked for where it asks for two things.
        short: Its short name, with what is asked for likewise.
        parts: How many answers make it complete.
        wanted: Whether it is the second pass of the module.
    """

    module: str
    title: str
    short: str
    parts: int
    wanted: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """How far one leader is; never what was answered.

    Attributes:
        person: The leader, or the deputy.
        done: How many answers there are to each question.
    """

    person: Participant
    done: tuple[int, ...]

    def complete(self, asked: Sequence[Question]) -> bool:
        """Tell whether every question is answered whole.

        Args:
            asked: The questions.
        """
        return all(done == question.parts for done, question in zip(self.done, asked, strict=True))


def questions(session: Session, modules: Sequence[Module]) -> list[Question]:
    """List what modules ask each leader alone.

    Args:
        session: The session, public or whole.
        modules: Modules of its agenda.

    Returns:
        The questions in the order of the modules, one or two for each.
    """
    return [
        question
        for module in modules
        for wanted in module.wanted_passes
        for question in _asked(session, module, wanted)
    ]


def _asked(session: Session, module: Module, wanted: bool) -> Iterator[Question]:
    form = form_of(session, module, wanted=wanted)
    if form is not None:
        beside = f": {module.pass_name(wanted)}" if len(module.wanted_passes) > 1 else ""
        parts = 1 if form.sort in TOGETHER else len(form.subjects)
        yield Question(module.id, f"{module.title}{beside}", f"{module.short}{beside}", parts, wanted)


def standings(session: Session, asked: Sequence[Question], came: HandedIn) -> list[Standing]:
    """Say how far each leader is whose answers are awaited.

    Args:
        session: The session, public or whole.
        asked: What is asked, and has not been shown.
        came: Who has answered what, without any answer; see `handed_in`.

    Returns:
        One for each leader who is in the room or expected there, in the order of the room.
    """
    return [
        Standing(person, tuple(_done(session, came, person, question) for question in asked))
        for person in in_room(session)
    ]


def _done(session: Session, came: HandedIn, person: Participant, question: Question) -> int:
    """Count the answers of a leader, or of whoever stands in."""
    there = newest(session, question.module, wanted=question.wanted)
    given = came.get(there.id, {}) if there is not None else {}
    subjects = {subject for one in mates(session, person) for subject in given.get(one.id, ())}
    return min(len(subjects), question.parts)
