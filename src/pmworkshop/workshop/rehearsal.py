"""Rehearses a workshop: goes through its whole agenda with its own people and made-up answers, in memory alone.

What is asked is read from the agenda, and each answer takes the way of a typed one. Nothing is kept anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from pmworkshop.agenda.composing import filled
from pmworkshop.agenda.model import Agenda, Module, PhaseName, Prompt
from pmworkshop.base.clock_ids import CountingIds
from pmworkshop.kinds.registry import kind_of
from pmworkshop.session.core.guests import Person
from pmworkshop.session.core.records import ActionStatus, Participant
from pmworkshop.session.core.reserved import ITEM, WHOLE
from pmworkshop.session.core.schemes import owner_letter
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import GestureContext, Operation, make_step
from pmworkshop.session.operations import chart, collect, decide, decide_list, grouping, navigation
from pmworkshop.session.operations.answering import unanswered
from pmworkshop.session.operations.decide_choice import parse_choice
from pmworkshop.session.operations.planning import action_plan, impact, review
from pmworkshop.session.rounds import ballots, polls, reveal, rounds
from pmworkshop.session.rounds.answer_form import Answer, AnswerForm, Asks, form_of, read

NAMED = ("First example", "Second example", "Third example")
"""What is named to be asked about, and the groups that lines are put into."""
_STATUSES: tuple[ActionStatus, ...] = ("done", "at risk", "stuck", "in progress")
_DUE = timedelta(days=30)
_SOON = timedelta(days=7)


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
            f"Leader {place} (rehearsal)",
            f"Function {place}",
            sponsor=place == agenda.people,
            group="First group" if place * 2 <= agenda.people else "Second group",
        )
        for place in range(1, agenda.people + 1)
    )


def rehearse(session: Session, draw: GestureContext) -> Rehearsed:
    """Go through the whole agenda of a session that has not begun, with made-up answers.

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
    agenda, people = session.info.agenda, len(run.people)
    filling = filled(agenda, max(people, 1))
    return Rehearsed(
        run.session, people, agenda.minutes, filling.needed, tuple(filling.warnings), tuple(run.unanswered)
    )


class _Run:
    """A room that goes through its agenda in memory."""

    def __init__(self, session: Session, draw: GestureContext) -> None:
        self.session, self._moment = session, draw.now
        self._ids = CountingIds()
        self.unanswered: list[str] = []

    def do(self, *operations: Operation) -> None:
        for operation in operations:
            draw = GestureContext(self._moment, f"rehearsal-{self._ids.new()}")
            self.session = self.session.apply(make_step(operation(self.session, draw.again()), self.session, draw))

    @property
    def people(self) -> list[Participant]:
        return [one for one in self.session.people() if one.present and not one.left]

    def through(self) -> None:
        """Go through all phases, and do in each what the room does."""
        steps = {
            "explain": self._explain,
            "alone": self._answer,
            "reveal": self._show,
            "group": self._group,
            "choose": self._choose,
            "settle": self._settle,
            "read_back": self._read_back,
        }
        for module in self.session.info.agenda.modules:
            phases: Sequence[PhaseName] = tuple(module.phases)
            for phase in phases:
                self.do(navigation.forward())
                steps[phase](module)
        self.do(navigation.forward())

    def _explain(self, module: Module) -> None:
        if module.poll is not None and module.poll.naming:
            self.do(*(collect.add(module.id, text, prompt=ITEM) for text in NAMED))
        if list(module.phases) == ["explain"]:
            self._lines(module, module.prompts)

    def _lines(self, module: Module, prompts: Sequence[Prompt]) -> None:
        """Note two lines for each question, as they are said aloud."""
        for prompt in prompts:
            for place, person in enumerate(self.people[:2], 1):
                author = person.id if module.credit == "named" else None
                text = f"Made-up answer {place} to {prompt.id}"
                self.do(collect.add(module.id, text, prompt=prompt.id, author=author))

    def _answer(self, module: Module) -> None:
        """Let each person answer alone; lines that may not be written beforehand are said when they are shown."""
        form = form_of(self.session, module)
        if form is None or (form.sort == "text" and module.mode == "live"):
            return
        if not form.subjects or not self.people:
            self.unanswered.append(module.title)
            return
        for wanted in module.wanted_passes:
            self._take(module, wanted=wanted)

    def _take(self, module: Module, asks: Asks = "answers", *, wanted: bool = False) -> None:
        form = form_of(self.session, module, asks, wanted=wanted)
        if form is None or not form.subjects:
            self.unanswered.append(module.title)
            return
        taken = {person.id: _answers(form, place) for place, person in enumerate(self.people)}
        if module.nameless:
            self.do(reveal.seal(module.id, taken, asks))
        else:
            self.do(*(ballots.cast(module.id, who, given, asks, wanted=wanted) for who, given in taken.items()))

    def _show(self, module: Module) -> None:
        asked = [one for one in self.session.rounds.values() if one.module == module.id]
        answered = [one for one in asked if rounds.answered(self.session, one.id)]
        if hidden := [one.id for one in answered if one.status != "revealed"]:
            self.do(reveal.reveal(hidden))
        self._lines(module, _said_aloud(module, asked=bool(asked)))

    def _group(self, module: Module) -> None:
        lines = self.session.listed(module.id)
        for place, title in enumerate(NAMED):
            if members := [line.id for line in lines[place :: len(NAMED)]]:
                self.do(grouping.new_group(module.id, title, members))

    def _choose(self, module: Module) -> None:
        self._take(module, "choice")
        shown = rounds.newest(self.session, module.id, "choice")
        if shown is not None:
            self.do(reveal.reveal([shown.id]))

    def _settle(self, module: Module) -> None:
        if module.chart is not None:
            self._rows(module)
        elif decide_list.is_list(self.session, module):
            self._decide(module)
        elif module.builds_plan:
            self._plan(module)
        elif module.reviews:
            self._review(module)
        elif module.poll is None:
            for one in unanswered(self.session, module):
                first = module.prompts[0]
                self.do(collect.add(module.id, f"Made-up outcome of {one.id}", prompt=first.id, because=(one.id,)))

    def _rows(self, module: Module) -> None:
        """Name one owner for each row; the last one is left open."""
        roles = chart.roles(self.session, module.id)
        rows = [row for row in chart.rows(self.session, module.id) if not row.practice]
        if not (roles and rows):
            self.unanswered.append(module.title)
            return
        for place, row in enumerate(rows[:-1]):
            self.do(chart.set_owner(module.id, row.id, roles[place % len(roles)].id), chart.settle_row(row.id))
        self.do(chart.settle_row(rows[-1].id, "parked"))

    def _decide(self, module: Module) -> None:
        """Decide the things of a list one after the other."""
        for one in decide_list.listed(self.session, module):
            self.do(navigation.to_item(module.id, one.id))
            self._take(module)
            asked = rounds.newest(self.session, module.id)
            if asked is not None:
                self.do(reveal.reveal([asked.id]))
                choice = parse_choice(self.session, kind_of(module).choices(module), "1; made up")
                self.do(decide.record(module.id, one.text, round_id=asked.id, choice=choice))

    def _plan(self, module: Module) -> None:
        """Note an action of each leader, with all that it asks for."""
        day = self.session.info.day
        for place, person in enumerate(self.people, 1):
            self.do(action_plan.add(module.id, f"Do made-up action {place}", owner=person.id, due=day + _DUE))
            action = action_plan.actions(self.session, module.id)[-1]
            first = {"first_step": "Take a made-up first step", "first_step_by": day + _SOON}
            seen = {"success_measure": "Seen by everybody", "no_resources": True, "status": "agreed"}
            self.do(action_plan.change(action.id, **first, **seen))

    def _review(self, module: Module) -> None:
        for one in impact.carried(self.session):
            self.do(impact.read(one.id, "5"))
        for place, action in enumerate(review.looked_at(self.session, module.id)):
            self.do(review.tell(action.id, _STATUSES[place % len(_STATUSES)], "Made up"))

    def _read_back(self, module: Module) -> None:
        if module.builds_plan and self.people:
            self.do(action_plan.check_in(module.id, action_plan.review_days(self.session.info.day)))
            self.do(polls.show_hands(module.id, WHOLE, {"5": len(self.people)}))


def _said_aloud(module: Module, *, asked: bool) -> Sequence[Prompt]:
    """List the questions that are answered aloud once answers are shown."""
    if module.poll is not None:
        return module.prompts[1:]
    return [one for one in module.prompts if one.together or not asked] if module.written else []


def _answers(form: AnswerForm, place: int) -> tuple[Answer, ...]:
    """Make up what one person answers, as the stage reads it; people differ by their place."""
    count = len(form.subjects)
    match form.sort:
        case "text":
            return tuple(Answer(one.id, text=f"Made-up answer {place + 1}") for one in form.subjects)
        case "letters" | "owners":
            return tuple(_owner(form, number, place) for number in range(count))
        case "rank" | "dots":
            marks = form.each if form.sort == "dots" else count
            return read(form, " ".join(str((mark + place) % count + 1) for mark in range(marks)))
        case "points":
            return (_points(form),)
        case _:
            return tuple(_values(form, place))


def _points(form: AnswerForm) -> Answer:
    share, rest = divmod(form.each, len(form.subjects))
    return Answer(WHOLE, points={one.id: share + (at < rest) for at, one in enumerate(form.subjects)})


def _owner(form: AnswerForm, number: int, place: int) -> Answer:
    role = form.roles[(number + place % 2) % len(form.roles)]
    return Answer(form.subjects[number].id, letters={role.id: owner_letter(form.scheme)})


def _values(form: AnswerForm, place: int) -> Iterator[Answer]:
    for number, one in enumerate(form.subjects):
        value = form.scale[(number + place % 3) % len(form.scale)]
        yield Answer(one.id, choice=value) if form.sort == "options" else Answer(one.id, score=int(value))
