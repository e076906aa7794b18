"""Random gestures of a whole workshop: every operation that the keys of a stage call, on whatever is there.

A gesture is drawn for a session, and may be refused by it, as people are: both belong to a workshop.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

from pmworkshop.agenda.loader import load_agenda
from pmworkshop.agenda.shipped import shipped_folder
from pmworkshop.base.clock_ids import Clock, Ids
from pmworkshop.base.errors import InputError, RefusedError
from pmworkshop.session.core.guests import Person
from pmworkshop.session.core.records import Give, Objection
from pmworkshop.session.core.reserved import WHOLE
from pmworkshop.session.core.schemes import SCHEMES, owner_letter
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Draft, Operation
from pmworkshop.session.lifecycle.begin import Setup, begin
from pmworkshop.session.operations import (
    chart,
    collect,
    decide,
    details,
    grid,
    grouping,
    navigation,
    pauses,
    people,
    reconcile,
    refit,
    roles,
)
from pmworkshop.session.operations.planning import action_plan, review
from pmworkshop.session.rounds import ballots, polls, reveal, rounds
from pmworkshop.session.rounds.answer_form import Answer, AnswerForm, Sort, form_of
from pmworkshop.store.sqlite.journal import SqliteJournal
from pmworkshop.workshop.workshop import Committed, Workshop

T = TypeVar("T")
Gesture = Callable[[Session, random.Random], Operation]

DAY = date(2026, 9, 14)
AGENDAS = ("leadership-alignment", "discovery-call", "follow-up")
FUNCTIONS = ("Product", "Development", "Operations", "Sales", "Finance")
WORDS = (
    "nobody", "can", "say", "what", "the", "customer", "is", "going", "through", "before", "it", "drawn", "Größe",
    "“quoted”", "漢字", "[/red]", "a: b; c", "100 %", "'",
)  # fmt: skip


def make(
    path: Path, session_id: str, agenda: str = AGENDAS[0], *, clock: Clock | None = None, ids: Ids | None = None
) -> Workshop:
    """Make a session of an agenda that comes with the program, with six leaders, and begin it."""
    workshop = Workshop(SqliteJournal.create(path, session_id), clock=clock, ids=ids)
    workshop.commit(beginning(session_id, agenda))
    return workshop


def beginning(session_id: str, agenda: str = AGENDAS[0]) -> Operation:
    """The first step of such a session."""
    leaders = [Person(f"{function} lead", function) for function in FUNCTIONS]
    leaders.append(Person("Sponsor lead", "Executive sponsor", sponsor=True))
    chosen = load_agenda(shipped_folder() / f"{agenda}.toml")
    return begin(Setup(chosen, DAY, people=leaders, ends="12:00"), session_id)


def text(rng: random.Random) -> str:
    """A line as people type it; now and then an empty one."""
    return " ".join(rng.choices(WORDS, k=rng.randint(0 if rng.random() < 0.1 else 1, 12)))


def one(rng: random.Random, table: Sequence[T]) -> T:
    """One of what is there.

    Raises:
        RefusedError: Nothing is there.
    """
    if not table:
        raise RefusedError("There is nothing.")
    return rng.choice(table)


def key(rng: random.Random, table: dict[str, T]) -> str:
    """The id of one of the records of a table."""
    return one(rng, sorted(table))


def module(session: Session, rng: random.Random, *kinds: str) -> str:
    """The id of a module of these kinds."""
    return one(rng, [found.id for found in session.info.agenda.modules if found.kind in kinds])


def answers(form: AnswerForm, rng: random.Random) -> tuple[Answer, ...]:
    """What one person answers."""
    ids = [subject.id for subject in form.subjects]
    if not ids:
        raise RefusedError("Nothing is asked.")
    if form.sort == "rank":
        return (Answer(WHOLE, ranking=tuple(rng.sample(ids, len(ids)))),)
    if form.sort in ("dots", "points"):
        given = dict.fromkeys(ids, 0)
        for _ in range(form.each):
            given[rng.choice(ids)] += 1
        return (Answer(WHOLE, points={subject: number for subject, number in given.items() if number}),)
    return tuple(_answer(form, form.sort, subject, rng) for subject in rng.sample(ids, rng.randint(1, len(ids))))


def _answer(form: AnswerForm, sort: Sort, subject: str, rng: random.Random) -> Answer:
    if rng.random() < 0.1:
        return Answer(subject, abstained=True)
    if sort == "text":
        return Answer(subject, text=text(rng))
    if sort == "options":
        return Answer(subject, choice=rng.choice(form.scale))
    if sort == "values":
        return Answer(subject, score=int(rng.choice(form.scale)))
    columns = [role.id for role in form.roles]
    if sort == "owners" or not columns:
        return Answer(subject, letters={rng.choice(columns): owner_letter(form.scheme)} if columns else {})
    return Answer(subject, letters={role: rng.choice(SCHEMES[form.scheme].order) for role in columns[:3]})


def _asked(session: Session, rng: random.Random) -> tuple[str, AnswerForm]:
    where = module(session, rng, "collect", "poll", "chart", "decide")
    found = session.info.agenda.module(where)
    form = form_of(session, found) if found else None
    if form is None:
        raise RefusedError("Nothing is asked.")
    return where, form


def _cast(session: Session, rng: random.Random) -> Operation:
    where, form = _asked(session, rng)
    return ballots.cast(where, key(rng, session.participants), answers(form, rng))


def _say(session: Session, rng: random.Random) -> Operation:
    where, form = _asked(session, rng)
    return ballots.say_openly(where, key(rng, session.participants), answers(form, rng))


def _correct(session: Session, rng: random.Random) -> Operation:
    asked = key(rng, session.rounds)
    found = session.info.agenda.module(session.rounds[asked].module)
    form = form_of(session, found) if found else None
    if form is None:
        raise RefusedError("Nothing is asked.")
    return ballots.correct(asked, key(rng, session.participants), answers(form, rng))


def _seal(session: Session, rng: random.Random) -> Operation:
    where, form = _asked(session, rng)
    return reveal.seal(where, {person: answers(form, rng) for person in sorted(session.participants)[:4]})


def _reveal(session: Session, rng: random.Random) -> Operation:
    return reveal.reveal([key(rng, session.rounds)])


def _letters(session: Session, rng: random.Random) -> Operation:
    row, role = key(rng, session.activities), key(rng, session.roles)
    scheme = chart.chart_module(session, session.activities[row].chart).scheme
    letters = "".join(rng.sample(SCHEMES[scheme].order, rng.randint(0, 2))) or "-"
    return chart.set_letters(session.activities[row].chart, row, role, letters)


def _owner(session: Session, rng: random.Random) -> Operation:
    row = key(rng, session.activities)
    return chart.set_owner(session.activities[row].chart, row, key(rng, session.roles), text(rng))


def _take(session: Session, rng: random.Random) -> Operation:
    row = key(rng, session.activities)
    where = session.activities[row].chart
    owner = owner_letter(chart.chart_module(session, where).scheme)
    return reconcile.take(where, row, {key(rng, session.roles): owner})


def _hands(session: Session, rng: random.Random) -> Operation:
    where = module(session, rng, "poll", "decide", "plan")
    found = session.info.agenda.module(where)
    assert found is not None
    subject = one(rng, polls.subjects(session, found))
    return polls.show_hands(where, subject.id, {one(rng, polls.values(found)): rng.randint(0, 4)})


def _refit(session: Session, rng: random.Random) -> Operation:
    stage = session.stage
    made = refit.refit(session, stage.started + timedelta(minutes=rng.randint(0, 200))) if stage else None
    if made is None:
        raise RefusedError("There is no end.")
    return refit.refit_now(made)


def _settle(session: Session, rng: random.Random) -> Operation:
    held = one(rng, session.held)
    wanted = [found for change in held.changes if (found := session.get(change.kind, change.id))]

    return lambda newest, draw: Draft("Settled", tuple(wanted), settles=(held.id,))


def _day(rng: random.Random) -> date:
    return DAY + timedelta(days=rng.randint(-3, 120))


COLLECTS = ("collect", "poll", "brief")
GESTURES: tuple[tuple[int, Gesture], ...] = (
    (14, lambda s, r: collect.add(module(s, r, *COLLECTS), text(r))),
    (
        3,
        lambda s, r: collect.add(module(s, r, "collect"), [text(r) for _ in range(5)], author=key(r, s.participants)),
    ),
    (2, lambda s, r: collect.add(module(s, r, *COLLECTS), text(r), parked=True)),
    (6, lambda s, r: collect.edit(key(r, s.entries), text(r))),
    (3, lambda s, r: collect.move(key(r, s.entries), r.randint(-3, 3))),
    (3, lambda s, r: collect.drop(key(r, s.entries))),
    (2, lambda s, r: collect.park(key(r, s.entries), parked=r.random() < 0.6)),
    (1, lambda s, r: collect.answer_parked(key(r, s.entries), text(r))),
    (3, lambda s, r: grouping.group([key(r, s.entries)], key(r, s.themes) if r.random() < 0.8 else None)),
    (3, lambda s, r: grouping.new_group(module(s, r, "collect"), text(r), [key(r, s.entries)])),
    (1, lambda s, r: grouping.name_group(key(r, s.themes), text(r))),
    (1, lambda s, r: grouping.drop_group(key(r, s.themes))),
    (2, lambda s, r: collect.merge([key(r, s.entries), key(r, s.entries)])),
    (1, lambda s, r: collect.split(key(r, s.entries), [text(r), text(r)])),
    (14, _cast),
    (2, _say),
    (2, _correct),
    (2, _seal),
    (3, _reveal),
    (1, lambda s, r: ballots.withdraw(module(s, r, "collect", "poll", "chart"), key(r, s.participants))),
    (1, lambda s, r: rounds.close(key(r, s.rounds), closed=r.random() < 0.5)),
    (2, lambda s, r: rounds.ask_again(module(s, r, "collect", "poll", "chart", "decide"))),
    (3, _hands),
    (12, _letters),
    (4, _owner),
    (2, lambda s, r: grid.add_row(module(s, r, "chart"), text(r))),
    (1, lambda s, r: grid.add_role(module(s, r, "chart"), text(r))),
    (1, lambda s, r: grid.rename_row(key(r, s.activities), text(r))),
    (1, lambda s, r: grid.rename_role(key(r, s.roles), text(r))),
    (1, lambda s, r: grid.drop_row(key(r, s.activities))),
    (1, lambda s, r: grid.drop_role(key(r, s.roles))),
    (2, lambda s, r: chart.settle_row(key(r, s.activities), r.choice(("open", "settled", "parked")), reason=text(r))),
    (1, lambda s, r: chart.accept(module(s, r, "chart"), [("RACI-W01", key(r, s.activities), None)], text(r))),
    (1, lambda s, r: roles.from_functions(module(s, r, "chart"))),
    (2, _take),
    (1, lambda s, r: reconcile.hand_over(key(r, s.activities), key(r, s.roles))),
    (1, lambda s, r: reconcile.split(key(r, s.activities), [text(r), text(r)])),
    (2, lambda s, r: decide.propose(module(s, r, "decide"), text(r))),
    (2, lambda s, r: decide.object_to(module(s, r, "decide"), Objection(text=text(r) or "No"))),
    (1, lambda s, r: decide.meet(key(r, s.decisions), 0, text(r))),
    (2, lambda s, r: decide.record(module(s, r, "decide"), text(r), reason=text(r))),
    (1, lambda s, r: decide.look_again(key(r, s.decisions), _day(r))),
    (1, lambda s, r: decide.drop(key(r, s.decisions))),
    (6, lambda s, r: action_plan.add(module(s, r, "plan"), text(r), owner=key(r, s.participants))),
    (
        4,
        lambda s, r: action_plan.change(
            key(r, s.actions), due=_day(r), success_measure=text(r), confidence=r.randint(0, 5)
        ),
    ),
    (2, lambda s, r: action_plan.give(key(r, s.actions), Give(giver=key(r, s.participants), what=text(r)))),
    (1, lambda s, r: action_plan.move(key(r, s.actions), r.randint(-2, 2))),
    (1, lambda s, r: action_plan.drop(key(r, s.actions))),
    (1, lambda s, r: action_plan.check_in(module(s, r, "plan"), action_plan.review_days(s.info.day))),
    (3, lambda s, r: review.tell(key(r, s.actions), r.choice(("done", "at risk", "stuck", "dropped")), text(r))),
    (1, lambda s, r: review.promise_again(key(r, s.actions), _day(r))),
    (1, lambda s, r: review.next_step(key(r, s.actions), text(r), r.choice((None, _day(r))))),
    (2, lambda s, r: people.add(text(r)[:60], r.choice(FUNCTIONS))),
    (1, lambda s, r: people.change(key(r, s.participants), function=r.choice(FUNCTIONS))),
    (2, lambda s, r: people.here(key(r, s.participants), present=r.random() < 0.7)),
    (1, lambda s, r: people.deputize(key(r, s.participants), text(r)[:60])),
    (1, lambda s, r: people.leave(key(r, s.participants))),
    (1, lambda s, r: people.hand_over(key(r, s.participants), s.participants[key(r, s.participants)].name)),
    (1, lambda s, r: details.change(title=text(r) or "A workshop", ends="12:30")),
    (6, lambda s, r: navigation.forward()),
    (2, lambda s, r: navigation.backward()),
    (2, lambda s, r: navigation.enter(one(r, s.info.agenda.modules).id)),
    (1, lambda s, r: navigation.curtain(drawn=r.random() < 0.5)),
    (1, lambda s, r: pauses.pause()),
    (1, lambda s, r: pauses.resume()),
    (1, lambda s, r: pauses.take_break(r.randint(1, 60))),
    (1, lambda s, r: pauses.back_from_break()),
    (1, lambda s, r: pauses.count_away(r.randint(0, 900), r.random() < 0.5)),
    (1, _refit),
    (1, lambda s, r: refit.restore()),
    (4, _settle),
)
"""How often, relative to the others, and what."""
_WEIGHTS = [weight for weight, _ in GESTURES]


def draw(session: Session, rng: random.Random) -> Operation:
    """Draw an operation.

    Raises:
        RefusedError: What it would be about is not there.
    """
    ((_, gesture),) = rng.choices(GESTURES, _WEIGHTS)
    return gesture(session, rng)


def make_one(workshop: Workshop, rng: random.Random, *, strikes: float = 0.01) -> Committed | None:
    """Make one gesture: an operation, or undo, redo, or striking a remark; nothing where it was refused.

    Raises:
        StorageError: The disk did not take it.
        BusyError: Another window is writing and does not end.
    """
    chance = rng.random()
    try:
        if chance < 0.08:
            return workshop.undo()
        if chance < 0.13:
            return workshop.redo()
        if chance < 0.13 + strikes:
            return workshop.strike("entry", key(rng, workshop.session.entries))
        return workshop.commit(draw(workshop.session, rng))
    except (RefusedError, InputError):
        return None
