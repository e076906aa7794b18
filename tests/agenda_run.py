"""A script that runs a shipped agenda with made-up leaders to its end, by the operations that the keys call.

It reads what to do from the agenda alone, and what people say from ``tests/data/said.toml``: lines with their values,
answers alone that differ from function to function, the reveal, groups and choice, what is settled, a plan with an
action for each leader, and in a review the status of each action and the value of each measure.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from pmworkshop.agenda.loader import load_agenda
from pmworkshop.agenda.model import Module, PhaseName, Prompt
from pmworkshop.agenda.shipped import shipped_folder
from pmworkshop.base.files import read_toml
from pmworkshop.session.core.guests import Person
from pmworkshop.session.core.records import Give, Participant
from pmworkshop.session.core.reserved import ITEM, WHOLE
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Operation
from pmworkshop.session.lifecycle.begin import Setup, begin
from pmworkshop.session.operations import chart, collect, decide, decide_list, grouping, navigation
from pmworkshop.session.operations.answering import unanswered
from pmworkshop.session.operations.decide_choice import parse_choice
from pmworkshop.session.operations.planning import action_plan, commitments, impact, promise_line, review
from pmworkshop.session.rounds import ballots, polls, reveal, rounds
from pmworkshop.session.rounds.answer_form import Answer, AnswerForm, Asks, form_of, read
from tests.build import DAY
from tests.session.doing import do

NAMES = tuple(path.stem for path in sorted(shipped_folder().glob("*.toml")))
"""The shipped agendas."""
SAID: dict[str, Any] = read_toml(Path(__file__).parent / "data" / "said.toml", "what is said")
FUNCTIONS = (
    "Product management", "Development", "Operations", "Supply chain", "Market intelligence",
    "Sales", "Finance", "Support", "Marketing", "General management",
)  # fmt: skip
"""One leader of each; the last one is the sponsor, and the first four are product people."""
LEADERS = tuple(
    Person(
        f"Head of {function} (sample)",
        function,
        sponsor=function == FUNCTIONS[-1],
        group="Partners" if place > 3 else "Product people",
    )
    for place, function in enumerate(FUNCTIONS)
)
_STATUSES = ("done", "at risk", "stuck", "in progress")


@dataclass(slots=True)
class Room:
    """A room that goes through its agenda.

    Attributes:
        session: The session as it is now.
        visited: The modules and phases that were visited, in their order.
    """

    session: Session
    visited: list[tuple[str, PhaseName]]

    def do(self, *operations: Operation) -> None:
        """Carry out operations."""
        self.session = do(self.session, *operations)

    @property
    def people(self) -> list[Participant]:
        """The people in the room."""
        return self.session.people()

    def run(self) -> None:
        """Go through all phases, and do in each what the room does."""
        steps = {
            "explain": self.explain,
            "alone": self.answer,
            "reveal": self.show,
            "group": self.group,
            "choose": self.choose,
            "settle": self.settle,
            "read_back": self.read_back,
        }
        for module in self.session.info.agenda.modules:
            for phase in module.phases:
                self.do(navigation.forward())
                here, now = navigation.where(self.session)
                self.visited.append((here.id, now))
                steps[phase](module)
        self.do(navigation.forward())

    # What is said aloud

    def explain(self, module: Module) -> None:
        """Name what is asked about, and note what is answered while it is explained."""
        poll = module.poll
        if poll is not None and poll.naming:
            self.do(*(collect.add(module.id, text, prompt=ITEM) for text in SAID["named"]))
        if list(module.phases) == ["explain"]:
            self.lines(module, module.prompts)

    def lines(self, module: Module, prompts: tuple[Prompt, ...]) -> None:
        """Note what people say, one after the other."""
        for prompt in prompts:
            for person, typed in zip(self.people, said(module, prompt), strict=False):
                author = person.id if module.credit == "named" else None
                self.do(collect.add(module.id, typed, prompt=prompt.id, author=author))

    # What is answered alone

    def answer(self, module: Module) -> None:
        """Let each person answer alone; lines only where they may be written beforehand, others are said aloud."""
        form = form_of(self.session, module)
        if form is None or not form.subjects or (form.sort == "text" and module.mode == "live"):
            return
        for wanted in module.wanted_passes:
            self.take(module, wanted=wanted)

    def take(self, module: Module, asks: Asks = "answers", *, wanted: bool = False, shift: int = 0) -> None:
        """Take an answer of each person, behind dots."""
        form = form_of(self.session, module, asks, wanted=wanted)
        assert form is not None
        taken = {
            person.id: given
            for place, person in enumerate(self.people)
            if (given := self.given(module, form, place + shift, wanted))
        }
        if module.nameless:
            self.do(reveal.seal(module.id, taken, asks))
        else:
            self.do(*(ballots.cast(module.id, who, given, asks, wanted=wanted) for who, given in taken.items()))

    def given(self, module: Module, form: AnswerForm, place: int, wanted: bool) -> tuple[Answer, ...]:
        """What one person answers, as the stage reads it."""
        count = len(form.subjects)
        if form.sort == "text":
            return self.sentences(module, form, place)
        if form.sort == "owners":
            return read(form, "".join("1223"[(place * row) % 4] for row in range(count)))
        if form.sort == "rank":
            return read(form, " ".join(str((number * 3 + place // 4) % count + 1) for number in range(count)))
        if form.sort == "dots":
            return read(form, " ".join(str((dot + place // 3) % count + 1) for dot in range(form.each)))
        return tuple(
            one for number in range(count) for one in self.value(module, form, number, place + (2 if wanted else 0))
        )

    def sentences(self, module: Module, form: AnswerForm, place: int) -> tuple[Answer, ...]:
        """What one person writes: the line of each question that is theirs, if there is one."""
        found: list[Answer] = []
        for number, one in enumerate(form.subjects):
            lines = said(module, next(prompt for prompt in module.prompts if prompt.id == one.id))
            found += read(form, lines[place], subject=number) if place < len(lines) else ()
        return tuple(found)

    def value(self, module: Module, form: AnswerForm, number: int, place: int) -> tuple[Answer, ...]:
        """One value, with what is said beside it: product people see some things otherwise than their partners."""
        subject = form.subjects[number].id
        if place == 6 and number == 1 and form.sort == "values":
            return (Answer(subject, abstained=True),)
        aside = 2 if place < 4 and number % 2 else 0
        at = (number + aside + place % 2 + (place == 9)) % len(form.scale)
        beside = SAID["beside"].get(form.remark, ())
        if beside and place < 6:
            typed = str(at + 1) if form.sort == "options" else form.scale[at]
            return read(form, f"{typed}; {beside[(place + number) % len(beside)]}", subject=number)
        if form.sort == "options":
            return (Answer(subject, choice=form.scale[at]),)
        return (Answer(subject, score=int(form.scale[at])),)

    # What is shown, and made of it

    def show(self, module: Module) -> None:
        """Show all answers at once; note what is said when they are shown, or what nobody wrote beforehand."""
        hidden = [
            one.id for one in self.session.rounds.values() if one.module == module.id and one.status != "revealed"
        ]
        if hidden:
            self.do(reveal.reveal(hidden))
        if module.poll is not None:
            self.lines(module, module.prompts[1:])
        elif module.kind == "collect":
            beforehand = any(one.module == module.id for one in self.session.rounds.values())
            self.lines(module, tuple(one for one in module.prompts if one.together or not beforehand))

    def group(self, module: Module) -> None:
        """Put the lines into groups."""
        lines = self.session.listed(module.id)
        titles = SAID["groups"]
        for place, title in enumerate(titles):
            if members := [line.id for line in lines[place :: len(titles)]]:
                self.do(grouping.new_group(module.id, title, members))

    def choose(self, module: Module) -> None:
        """Let each person choose among the groups, and show the choice."""
        self.take(module, "choice")
        shown = rounds.newest(self.session, module.id, "choice")
        assert shown is not None
        self.do(reveal.reveal([shown.id]))

    def settle(self, module: Module) -> None:
        """Settle what the module is about."""
        if module.chart is not None:
            self.settle_rows(module)
        elif decide_list.is_list(self.session, module):
            self.decide(module)
        elif module.kind == "plan":
            self.plan(module)
        elif module.kind == "review":
            self.review(module)
        elif module.poll is None:
            self.outcomes(module)

    def settle_rows(self, module: Module) -> None:
        """Name one owner for each row but the last, which is parked."""
        roles = chart.roles(self.session, module.id)
        *rows, last = [row for row in chart.rows(self.session, module.id) if not row.practice] or [None]
        for place, row in enumerate(rows):
            assert row is not None
            owner = roles[(place + 1) % len(roles)]
            self.do(chart.set_owner(module.id, row.id, owner.id, "Most named it" if place == 0 else ""))
            self.do(chart.settle_row(row.id))
        if last is not None:
            self.do(chart.settle_row(last.id, "parked", reason="The figures come next week"))

    def decide(self, module: Module) -> None:
        """Decide the things of a list one after the other; the last one is parked."""
        words = tuple(module.options)  # type: ignore[attr-defined]
        *items, last = decide_list.listed(self.session, module)
        for place, one in enumerate(items):
            self.do(navigation.to_item(module.id, one.id))
            self.take(module, shift=place)
            asked = rounds.newest(self.session, module.id)
            assert asked is not None
            self.do(reveal.reveal([asked.id]))
            typed = (
                f"{place % len(words) + 1}; most of us saw it in use; {self.people[place].function}; 2026-12-1{place}"
            )
            choice = parse_choice(self.session, words, typed)
            self.do(decide.record(module.id, one.text, round_id=asked.id, choice=choice))
        self.do(decide_list.park(module.id, last.id))

    def outcomes(self, module: Module) -> None:
        """Answer what has to be answered; park what does not belong here."""
        for one, typed in zip(unanswered(self.session, module), said(module, module.prompts[0]), strict=False):
            self.do(collect.add(module.id, typed, prompt=module.prompts[0].id, because=(one.id,)))
        self.do(collect.add(module.id, SAID["parked"], prompt=module.prompts[0].id, parked=True))

    # The plan, and what became of it

    def plan(self, module: Module) -> None:
        """Note an action for each leader, with what is given for it."""
        day = self.session.info.day
        sources = [one for one in self.session.entries.values() if one.module != module.id and not one.parked]
        for place, (person, what) in enumerate(zip(self.people, SAID["lines"]["action"], strict=False)):
            because = (sources[place % len(sources)].id,) if sources else ()
            due = day + timedelta(days=30 + 7 * place)
            self.do(action_plan.add(module.id, what, owner=person.id, because=because, due=due))
            action = action_plan.actions(self.session, module.id)[-1]
            first = {"first_step": "Ask the three who know", "first_step_by": day + timedelta(days=7)}
            seen = {"success_measure": "Seen by everybody within a week", "status": "agreed"}
            self.do(action_plan.change(action.id, **first, **seen, **({"no_resources": True} if place % 2 else {})))
            if place % 2 == 0:
                self.do(action_plan.give(action.id, Give(giver=person.id, what="days", amount="2")))
        typed = f"{self.people[2].function}: 2 days a month, if dates come early; 6"
        self.do(commitments.give(module.id, promise_line.parse(self.session, typed)))

    def review(self, module: Module) -> None:
        """Tell where each action stands, and what each measure is today."""
        for place, one in enumerate(impact.carried(self.session)):
            self.do(impact.read(one.id, SAID["review"]["values"][place % 3]))
        for place, action in enumerate(review.looked_at(self.session, module.id)):
            self.do(review.tell(action.id, _STATUSES[place % 4], SAID["review"]["notes"][place % 4]))

    def read_back(self, module: Module) -> None:
        """Fix the days to look again, and show hands for the plan."""
        if module.kind == "plan":
            self.do(action_plan.check_in(module.id, action_plan.review_days(self.session.info.day)))
            self.do(polls.show_hands(module.id, WHOLE, {"5": len(self.people) - 2, "3": 2}))


def said(module: Module, prompt: Prompt) -> list[str]:
    """What is said to a question."""
    lines: dict[str, list[str]] = SAID["lines"]
    return lines.get(f"{module.id}.{prompt.id}") or lines[prompt.id]


@functools.cache
def run(name: str) -> Room:
    """Run a shipped agenda to its end; a follow-up is run after a workshop of two hours.

    Args:
        name: The name of the agenda.

    Returns:
        The room when it leaves.
    """
    if name == "follow-up":
        return follow("leadership-alignment-120")
    agenda = load_agenda(shipped_folder() / f"{name}.toml")
    people = (*LEADERS[: agenda.people - 1], LEADERS[-1])
    setup = Setup(agenda, DAY, organisation="Sample firm", ends="17:00", people=people)
    return _through(begin(setup, f"{sum(map(ord, name)):016x}"))


@functools.cache
def follow(name: str) -> Room:
    """Run the follow-up thirty days after a shipped agenda was run.

    Args:
        name: The name of the agenda.

    Returns:
        The room when it leaves.
    """
    parent = run(name).session
    agenda = load_agenda(shipped_folder() / "follow-up.toml")
    setup = Setup(agenda, DAY + timedelta(days=30), ends="10:00", parent=parent)
    return _through(begin(setup, f"{sum(map(ord, name)) + 1:016x}"))


def _through(beginning: Operation) -> Room:
    room = Room(do(Session(), beginning), [])
    room.run()
    return room
