"""Made-up answers to what is asked now, for a rehearsal: one operation that does in a phase what the room would do.

What is asked is read from the agenda, and each answer takes the way of a typed one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from pmworkshop.agenda.model import Module, PhaseName, Prompt
from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.errors import RefusedError
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.kinds.registry import kind_of
from pmworkshop.session.core.lookups import item_at
from pmworkshop.session.core.records import ActionStatus, AnyRecord, Participant
from pmworkshop.session.core.reserved import ITEM, WHOLE
from pmworkshop.session.core.schemes import owner_letter
from pmworkshop.session.core.seats import awaited, in_room
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Draft, Drop, GestureContext, Key, Operation, make_step
from pmworkshop.session.operations import chart, collect, decide, decide_list, grouping, navigation, purpose
from pmworkshop.session.operations.answering import unanswered
from pmworkshop.session.operations.decide_choice import parse_choice
from pmworkshop.session.operations.planning import action_plan, impact, review
from pmworkshop.session.rounds import ballots, polls, rounds
from pmworkshop.session.rounds.answer_form import Answer, AnswerForm, Asks, form_of, read

NAMED = (tr_noop("First example"), tr_noop("Second example"), tr_noop("Third example"))
"""What is named to be asked about, and the groups that lines are put into."""
_STATUSES: tuple[ActionStatus, ...] = ("done", "at risk", "stuck", "in progress")
_DUE = timedelta(days=30)
_SOON = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Filling:
    """What is made up for one phase.

    Attributes:
        draft: All of it, as one gesture; without changes if nothing is asked that has no answer.
        unasked: Whether answers are taken here, and nobody or nothing is there.
    """

    draft: Draft
    unasked: bool


def make_up() -> Operation:
    """Answer what is asked where the room is; what is answered already stays, and what is hidden stays hidden.

    Answers without names are left to the window that keeps them until they are shown: see `answers_to`.

    Returns:
        The operation; it raises `RefusedError` when nothing is asked that has no answer yet.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        filling = fill(session, draw)
        if filling.draft.changes:
            return filling.draft
        if filling.unasked:
            raise RefusedError(tr("Nobody can be asked here: no people, or nothing to answer."))
        raise RefusedError(tr("There is nothing to fill in here now."), tr("Go on."))

    return operation


def fill(session: Session, draw: GestureContext) -> Filling:
    """Make up what the room does in its present phase.

    Args:
        session: The whole session; it is not changed.
        draw: The moment and the ids of the gesture.

    Returns:
        What is made up; no changes outside a phase.
    """
    room = _Room(session, draw)
    stage = session.stage
    if stage is not None and not stage.finished and stage.recess is None:
        module, phase = navigation.where(session)
        room.do_as_asked(module, phase)
    return Filling(Draft(tr("Made up answers"), room.changes), room.unasked)


class _Room:
    """A room that answers in memory, and keeps what that changes."""

    def __init__(self, session: Session, draw: GestureContext) -> None:
        self.session, self.unasked = session, False
        self._draw, self._before, self._done = draw, session, 0
        self._changed: dict[Key, AnyRecord | Drop] = {}

    @property
    def changes(self) -> tuple[AnyRecord | Drop, ...]:
        """What differs from the session at the beginning; nothing that came and went."""
        there = self._before.versions
        return tuple(one for key, one in self._changed.items() if not isinstance(one, Drop) or key in there)

    @property
    def people(self) -> list[Participant]:
        return in_room(self.session)

    def do(self, *operations: Operation) -> None:
        for operation in operations:
            draft = operation(self.session, self._draw)
            self._done += 1
            draw = GestureContext(self._draw.now, f"{self._draw.step}-{self._done}")
            self.session = self.session.apply(make_step(draft, self.session, draw))
            self._changed |= {(one.kind, one.id): one for one in draft.changes}

    def do_as_asked(self, module: Module, phase: PhaseName) -> None:
        """Do what a phase asks for."""
        steps = {
            "explain": self._explain,
            "alone": self._answer,
            "reveal": self._say,
            "group": self._group,
            "choose": self._choose,
            "settle": self._settle,
            "read_back": self._read_back,
        }
        steps[phase](module)

    def _explain(self, module: Module) -> None:
        if module.poll is not None and module.poll.naming and not self.session.listed(module.id, ITEM):
            self.do(*(collect.add(module.id, text, prompt=ITEM) for text in map(tr, NAMED)))
        if list(module.phases) == ["explain"]:
            self._lines(module, module.prompts)

    def _lines(self, module: Module, prompts: Sequence[Prompt]) -> None:
        """Note two lines for each question without any, as they are said aloud."""
        for prompt in prompts:
            if self.session.listed(module.id, prompt.id):
                continue
            for place, person in enumerate(self.people[:2], 1):
                author = person.id if module.credit == "named" else None
                text = tr("Made-up answer {place} to {question}", place=place, question=prompt.id)
                self.do(collect.add(module.id, text, prompt=prompt.id, author=author))

    def _answer(self, module: Module) -> None:
        """Let each person answer alone; lines that may not be written beforehand are said when they are shown."""
        form = form_of(self.session, module)
        if form is None or (said_when_shown(module, form) and rounds.newest(self.session, module.id) is None):
            return
        if not form.subjects or not self.people:
            self.unasked = True
            return
        for wanted in module.wanted_passes:
            self._take(module, wanted=wanted)

    def _take(self, module: Module, asks: Asks = "answers", *, wanted: bool = False) -> None:
        """Let those answer who are awaited, unless their answers are shown, or kept without names."""
        form = form_of(self.session, module, asks, wanted=wanted)
        if form is None or not form.subjects:
            self.unasked = True
            return
        there = rounds.newest(self.session, module.id, asks, wanted=wanted)
        if module.nameless if there is None else (there.anonymous or there.status != "open" or there.shown):
            return
        done = rounds.answered(self.session, there.id) if there is not None else set[str]()
        places = {person.id: place for place, person in enumerate(self.people)}
        for person in awaited(self.session, done):
            self.do(ballots.cast(module.id, person.id, answers_to(form, places[person.id]), asks, wanted=wanted))

    def _say(self, module: Module) -> None:
        """Answer what is still asked alone; once it is shown, note what is said aloud."""
        self._answer(module)
        asked = [one for one in self.session.rounds.values() if one.module == module.id]
        if all(one.status == "revealed" for one in asked):
            self._lines(module, _said_aloud(module, asked=bool(asked)))

    def _group(self, module: Module) -> None:
        lines = self.session.listed(module.id)
        if grouping.groups(self.session, module.id):
            return
        for place, title in enumerate(map(tr, NAMED)):
            if members := [line.id for line in lines[place :: len(NAMED)]]:
                self.do(grouping.new_group(module.id, title, members))

    def _choose(self, module: Module) -> None:
        self._take(module, "choice")

    def _settle(self, module: Module) -> None:
        self._choose_purpose(module)
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
                self.do(
                    collect.add(
                        module.id, tr("Made-up outcome of {line}", line=one.id), prompt=first.id, because=(one.id,)
                    )
                )

    def _choose_purpose(self, module: Module) -> None:
        """Choose the first line that may be the sentence of purpose, where none is chosen yet."""
        agenda = self.session.info.agenda
        lines = (one for one in self.session.listed(module.id) if purpose.asks_for_it(agenda, module.id, one.prompt))
        first = next(lines, None)
        if first is not None and purpose.chosen(self.session) is None:
            self.do(purpose.choose(first.id))

    def _rows(self, module: Module) -> None:
        """Name one owner for each row that is open; the last one is left open."""
        roles = chart.roles(self.session, module.id)
        rows = [row for row in chart.rows(self.session, module.id) if not row.practice]
        if not (roles and rows):
            self.unasked = True
            return
        for place, row in enumerate(rows):
            if row.state != "open":
                continue
            if row is rows[-1]:
                self.do(chart.settle_row(row.id, "parked"))
            else:
                self.do(chart.set_owner(module.id, row.id, roles[place % len(roles)].id), chart.settle_row(row.id))

    def _decide(self, module: Module) -> None:
        """Answer about the next thing of a list that is left; once that is shown, decide it."""
        items = decide_list.listed(self.session, module)
        left = [one for one in items if one.left]
        now = next((one for one in left if one.id == item_at(self.session, module.id)), None)
        if now is None and left:
            now = left[0]
            self.do(navigation.to_item(module.id, now.id))
        asked = rounds.newest(self.session, module.id)
        if now is None:
            return
        if asked is None or asked.status != "revealed":
            self._take(module)
            return
        choice = parse_choice(self.session, kind_of(module).choices(module), tr("1; made up"))
        self.do(decide.record(module.id, now.text, round_id=asked.id, choice=choice))

    def _plan(self, module: Module) -> None:
        """Note an action of each leader who has none, with all that it asks for."""
        day = self.session.info.day
        owners = {owner for action in action_plan.actions(self.session, module.id) for owner in action.owners}
        for place, person in enumerate(self.people, 1):
            if person.id in owners:
                continue
            self.do(
                action_plan.add(
                    module.id, tr("Do made-up action {place}", place=place), owner=person.id, due=day + _DUE
                )
            )
            action = action_plan.actions(self.session, module.id)[-1]
            first = {"first_step": tr("Take a made-up first step"), "first_step_by": day + _SOON}
            seen = {"success_measure": tr("Seen by everybody"), "no_resources": True, "status": "agreed"}
            self.do(action_plan.change(action.id, **first, **seen))

    def _review(self, module: Module) -> None:
        for one in impact.carried(self.session):
            if impact.told(self.session, one) is None:
                self.do(impact.read(one.id, "5"))
        for place, action in enumerate(review.looked_at(self.session, module.id)):
            if not review.told(action):
                self.do(review.tell(action.id, _STATUSES[place % len(_STATUSES)], tr("Made up")))

    def _read_back(self, module: Module) -> None:
        if module.builds_plan and self.people:
            self.do(action_plan.check_in(module.id, action_plan.review_days(self.session.info.day)))
            self.do(polls.show_hands(module.id, WHOLE, {"5": len(self.people)}))


def said_when_shown(module: Module, form: AnswerForm) -> bool:
    """Tell whether what each writes alone stays on paper, and is said once it is shown.

    Args:
        module: The module.
        form: What it asks of each person.

    Returns:
        True for sentences of a module that is answered in the room alone.
    """
    return form.sort == "text" and module.mode == "live"


def _said_aloud(module: Module, *, asked: bool) -> Sequence[Prompt]:
    """List the questions that are answered aloud once answers are shown."""
    if module.poll is not None:
        return module.prompts[1:]
    return [one for one in module.prompts if one.together or not asked] if module.written else []


def answers_to(form: AnswerForm, place: int) -> tuple[Answer, ...]:
    """Make up what one person answers, as the stage reads it.

    Args:
        form: What is asked.
        place: The place of the person, from 0; people differ by it.

    Returns:
        The answers to all that is asked.
    """
    count = len(form.subjects)
    match form.sort:
        case "text":
            return tuple(Answer(one.id, text=tr("Made-up answer {place}", place=place + 1)) for one in form.subjects)
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
