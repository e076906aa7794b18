"""A script that runs any module of the shelf with ten made-up people, by the operations that the keys call.

It is driven by the keys of the module alone: what the room names, what each writes or gives alone, the reveal, what
is asked then, groups and choice, what is settled. It keeps what was said, so that a test can look for it in the
exports.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import islice
from typing import Any

from pmworkshop.agenda.model import Agenda, Column, Module, PhaseName, PollModule, Prompt
from pmworkshop.session.core.guests import Person
from pmworkshop.session.core.records import Participant
from pmworkshop.session.core.schemes import SCHEMES
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Operation
from pmworkshop.session.lifecycle.begin import Setup, begin
from pmworkshop.session.operations import chart, collect, grouping, navigation
from pmworkshop.session.operations.answering import park_all, unanswered
from pmworkshop.session.rounds import ballots, reveal, rounds
from pmworkshop.session.rounds.answer_form import Answer, AnswerForm, Asks, form_of, read
from tests.build import DAY, SESSION
from tests.modules43 import shelf
from tests.session.doing import do

FUNCTIONS = (
    "Product management", "Development", "Operations", "Supply chain", "Market intelligence",
    "Sales", "Finance", "Support", "Marketing", "General management",
)  # fmt: skip
"""One leader of each; the last one is the sponsor."""
SIDES = ("Product people", "Partners")
"""The groups that the ten belong to: four, and six."""
TEN = tuple(
    Person(f"{function} lead (sample)", function, sponsor=function == FUNCTIONS[-1], group=SIDES[place > 3])
    for place, function in enumerate(FUNCTIONS)
)
NAMED = 5
"""How many things the room names to be asked about."""


@dataclass(slots=True)
class Run:
    """A module that was run.

    Attributes:
        module: The module.
        session: The session after it.
        said: What was said, by what captures it, as in `tests.modules43`.
        own: What each person answered, by what captures it: subject and name, with the answer as an export has it.
    """

    module: Module
    session: Session
    said: dict[str, list[str]] = field(default_factory=dict)
    own: dict[str, dict[tuple[str, str], str]] = field(default_factory=dict)

    def do(self, *operations: Operation) -> None:
        """Carry out operations."""
        self.session = do(self.session, *operations)

    def keep(self, held: str, *texts: str) -> None:
        """Keep what was said, for the test to look for."""
        self.said.setdefault(held, []).extend(texts)

    @property
    def people(self) -> list[Participant]:
        """The people in the room."""
        return self.session.people()

    def reach(self, phase: PhaseName) -> None:
        """Go on, as the key for the next phase does, to a phase of the module."""
        while self.session.stage is None or list(_where(self.session)) != [self.module.id, phase]:
            self.do(navigation.forward())


def _where(session: Session) -> Iterator[str]:
    module, phase = navigation.where(session)
    yield module.id
    yield phase


def run(name: str) -> Run:
    """Run a module of the shelf, after those that it takes from.

    Args:
        name: The name of the module.

    Returns:
        The module as it was run.
    """
    there = shelf()
    module = there.module(name)
    before = [there.module(one) for one in _taken_from(module)]
    before = [*(there.module(two) for one in before for two in _taken_from(one)), *before]
    modules = [*{one.id: one for one in (*before, module)}.values()]
    agenda = Agenda(id="one-module", title="One module", minutes=480, modules=tuple(modules))
    session = do(Session(), begin(Setup(agenda, DAY, title="A run (sample)", people=TEN), SESSION))
    done = Run(module, session)
    for one in modules:
        done = Run(one, done.session)
        _play(done)
    return done


def _taken_from(module: Module) -> list[str]:
    keys = ("answers", "subjects_from", "rows_from", "proposal_from", "items_from")
    return [*dict.fromkeys(source.partition(".")[0] for key in keys for source in getattr(module, key, ()))]


def _play(run_: Run) -> None:
    """Go through the phases of a module, and do in each what the room does."""
    steps = {
        "explain": _name,
        "alone": _answer_alone,
        "reveal": _show,
        "group": _group,
        "choose": _choose,
        "settle": _settle,
        "read_back": _read_back,
    }
    for phase in run_.module.phases:
        run_.reach(phase)
        steps[phase](run_)


# What the room names, and what is noted beside


def _name(run_: Run) -> None:
    """Name what is asked about; a module that only explains has its question answered in lines."""
    poll = run_.module.poll
    if poll is not None and poll.naming:
        from pmworkshop.session.core.reserved import ITEM

        for place in range(NAMED):
            text = f"Thing {place + 1} that the room named"
            run_.do(collect.add(run_.module.id, text, prompt=ITEM))
            run_.keep("naming", text)
    if list(run_.module.phases) == ["explain"]:
        run_.keep("text", getattr(run_.module, "text", "").split("\n")[1].lstrip("- "))
        for person in run_.people[:3]:
            text = f"Noted for {person.function}"
            run_.do(collect.add(run_.module.id, text, prompt=collect.RESULT))
            run_.keep("noted", text)


def _lines(run_: Run, prompts: tuple[Prompt, ...]) -> None:
    """Note lines that people say aloud."""
    for prompt in prompts:
        for place, person in enumerate(run_.people[:3]):
            typed = _typed(run_, prompt, place, person)
            run_.do(collect.add(run_.module.id, typed, prompt=prompt.id, author=person.id))


def _typed(run_: Run, prompt: Prompt, place: int, person: Participant) -> str:
    """What one person says, with a value in each column, and keep it."""
    text = f"{prompt.id.capitalize()} as {person.function} says it"
    run_.keep(f"prompt {prompt.id}", text)
    if run_.module.credit == "named":
        run_.keep("author", person.name)
    values = []
    for column in run_.module.value_columns:
        typed, shown = _value(column, place, person)
        held = "private" if column.id in run_.module.private_columns else "column"
        run_.keep(f"{held} {column.id}", shown)
        values.append(typed)
    return "; ".join([text, *values])


def _value(column: Column, place: int, person: Participant) -> tuple[str, str]:
    """A value as it is typed, and as an export has it."""
    if column.type == "choice":
        word = column.options[place % len(column.options)]
        return word, word
    if column.type == "number":
        return str(place % 8 + 1), str(place % 8 + 1)
    if column.type == "date":
        day = date(2026, 10, 5) + timedelta(days=place)
        return day.isoformat(), f"{day.day} {day:%B %Y}"
    if column.type == "function":
        return person.function, person.function
    return (words := f"{column.id} of {person.function}"), words


# Answers given alone, and shown at once


def _answer_alone(run_: Run) -> None:
    """Let each person answer alone what the module asks alone."""
    for wanted in run_.module.wanted_passes:
        _take(run_, wanted=wanted)


def _take(run_: Run, asks: Asks = "answers", *, wanted: bool = False, shift: int = 0) -> None:
    asked = _asked(run_.module, wanted)
    form = form_of(run_.session, asked, asks)
    assert form is not None
    taken = {
        person.id: _answers(run_, asked, form, place + shift, person, wanted)
        for place, person in enumerate(run_.people)
    }
    if run_.module.nameless:
        run_.do(reveal.seal(run_.module.id, taken, asks))
        return
    held = "votes" if asks == "choice" else "again" if shift else _pass(run_.module, wanted)
    texts = {one.id: one.text for one in form.subjects}
    for person in run_.people:
        run_.do(ballots.cast(run_.module.id, person.id, taken[person.id], asks, wanted=wanted))
        for answer in taken[person.id]:
            for subject, told in _told(form, answer):
                run_.own.setdefault(held, {})[texts[subject], person.name] = told


def _asked(module: Module, wanted: bool) -> Module:
    """The module as it asks in one pass: a poll with the words and values of its second question, if it has one."""
    second = module.poll.second if module.poll else None
    if second is None or not wanted:
        return module
    keys = ("method", "low", "high", "options", "remark")
    return module.model_copy(update={key: getattr(second, key) for key in keys})


def _pass(module: Module, wanted: bool) -> str:
    second = module.poll.second if module.poll else None
    return "value" if not wanted else "second" if second else "wanted"


def _told(form: AnswerForm, answer: Answer) -> Iterator[tuple[str, str]]:
    """What an export has of an answer, by subject; nothing of sentences, which become lines."""
    if answer.score is not None or answer.choice is not None:
        yield answer.subject, str(answer.score) if answer.score is not None else str(answer.choice)
    for place, subject in enumerate(answer.ranking or (), 1):
        yield subject, f"place {place}"
    for subject, number in (answer.points or {}).items():
        yield subject, str(number)
    for role in answer.letters or {}:
        yield answer.subject, next(one.title for one in form.roles if one.id == role)


def _answers(
    run_: Run, asked: Module, form: AnswerForm, place: int, person: Participant, wanted: bool
) -> tuple[Answer, ...]:
    """What one person types behind dots, read as the stage reads it."""
    if form.sort == "text":
        prompts = run_.module.prompts
        return tuple(
            answer
            for number, one in enumerate(form.subjects)
            for answer in read(form, _typed(run_, _of(prompts, one.id), place, person), subject=number)
        )
    if form.sort == "owners":
        return read(form, "".join(str((place + row) % 3 + 1) for row in range(len(form.subjects))))
    if form.sort == "rank":
        order = [(number + place) % len(form.subjects) + 1 for number in range(len(form.subjects))]
        return read(form, " ".join(map(str, order)))
    if form.sort in ("dots", "points"):
        return read(form, _spread(form, place + wanted))
    return _one_each(run_, asked, form, place + wanted, person)


def _of(prompts: tuple[Prompt, ...], prompt_id: str) -> Prompt:
    return next(one for one in prompts if one.id == prompt_id)


def _spread(form: AnswerForm, place: int) -> str:
    count = len(form.subjects)
    if form.sort == "dots":
        return " ".join(str((place + dot) % count + 1) for dot in range(form.each))
    numbers = [form.each // count] * count
    numbers[(place + 1) % count] -= 3
    numbers[place % count] += form.each - sum(numbers)
    return " ".join(map(str, numbers))


def _one_each(run_: Run, asked: Module, form: AnswerForm, place: int, person: Participant) -> tuple[Answer, ...]:
    """One value for each thing, with what is said beside it where that is asked for."""
    poll = asked.poll
    assert poll is not None
    found: list[Answer] = []
    for number, one in enumerate(form.subjects):
        at = (place + number) % len(form.scale)
        typed = str(at + 1) if form.sort == "options" else form.scale[at]
        if poll.remark:
            said = f"What {person.function} saw of {number + 1}"
            run_.keep("remark", said)
            found += read(form, f"{typed}; {said}", subject=number)
        else:
            found.append(_plain(form, one.id, at))
    return tuple(found)


def _plain(form: AnswerForm, subject: str, at: int) -> Answer:
    if form.sort == "options":
        return Answer(subject, choice=form.scale[at])
    return Answer(subject, score=int(form.scale[at]))


def _show(run_: Run) -> None:
    """Show all answers at once; then ask what a poll asks when they are shown."""
    hidden = [
        round_.id
        for round_ in run_.session.rounds.values()
        if round_.module == run_.module.id and round_.status != "revealed"
    ]
    if hidden:
        run_.do(reveal.reveal(hidden))
    if run_.module.poll is not None:
        _lines(run_, run_.module.prompts[1:])
    else:
        alone = "alone" in run_.module.phases
        _lines(run_, tuple(one for one in run_.module.prompts if one.together or not alone))


# What is made of the answers


def _group(run_: Run) -> None:
    """Put the lines into groups of four."""
    lines = iter(run_.session.listed(run_.module.id))
    number = 0
    while members := [line.id for line in islice(lines, 4)]:
        number += 1
        title = f"Group {number} of {run_.module.short}"
        run_.do(grouping.new_group(run_.module.id, title, members))
        run_.keep("groups", title)


def _choose(run_: Run) -> None:
    """Let each person choose among the groups, and show the choice."""
    _take(run_, "choice")
    shown = rounds.newest(run_.session, run_.module.id, "choice")
    assert shown is not None
    run_.do(reveal.reveal([shown.id]))


def _settle(run_: Run) -> None:
    """Settle rows, ask a poll again after the talk, and link what answers something."""
    if run_.module.chart is not None:
        _settle_rows(run_)
    elif isinstance(run_.module, PollModule):
        _ask_again(run_, run_.module)
    else:
        _answer_what_was_said(run_)
    _park(run_)


def _settle_rows(run_: Run) -> None:
    columns = chart.roles(run_.session, run_.module.id)
    letters = SCHEMES["RACI"].order
    rows = [row for row in chart.rows(run_.session, run_.module.id) if not row.practice]
    for place, row in enumerate(rows):
        run_.keep("rows", row.label)
        for number, letter in enumerate(letters):
            role = columns[(place + number) % len(columns)]
            run_.do(chart.set_letters(run_.module.id, row.id, role.id, letter))
            run_.keep("agreed", role.title)
        run_.do(chart.settle_row(row.id))


def _ask_again(run_: Run, module: PollModule) -> None:
    if module.method in ("rank", "points", "gradient") or len(module.prompts) > 1:
        return
    run_.do(rounds.ask_again(module.id))
    _take(run_, shift=1)
    asked = rounds.newest(run_.session, module.id)
    assert asked is not None
    run_.do(reveal.reveal([asked.id]))


def _answer_what_was_said(run_: Run) -> None:
    """Give each open group or line an outcome, but for the last one, which is parked."""
    *answered, last = unanswered(run_.session, run_.module) or [None]
    prompt = run_.module.prompts[0]
    for place, one in enumerate(answered):
        if one is None:
            continue
        typed = _typed(run_, prompt, place, run_.people[place % len(TEN)])
        run_.do(collect.add(run_.module.id, typed, prompt=prompt.id, because=(one.id,)))
        run_.keep("answers", one.title if one.kind == "theme" else one.text)
    if last is not None:
        inside = [line.text for line in grouping.members(run_.session, last.id)]
        run_.keep("parked", *(inside or [getattr(last, "text", "")]))
        run_.do(park_all([last.id]))


def _park(run_: Run) -> None:
    """Park what does not belong here."""
    text = f"Parked from {run_.module.short}"
    run_.do(collect.add(run_.module.id, text, prompt=run_.module.prompts[0].id, parked=True))
    run_.keep("parked", text)


def _read_back(run_: Run) -> None:
    """Nothing is changed while it is read back."""


def flat(found: Any) -> Iterator[str]:
    """List all that a parsed file holds, as text."""
    if isinstance(found, dict):
        for key, value in found.items():
            yield str(key)
            yield from flat(value)
    elif isinstance(found, list):
        for value in found:
            yield from flat(value)
    else:
        yield str(found)
