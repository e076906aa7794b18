"""What a follow-up compares its new answers with: the agreed chart, and earlier answers to the same statements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from pmworkshop.agenda.model import Agenda, ChartModule, PollModule, Scheme
from pmworkshop.session.core.records import (
    Activity,
    AnyRecord,
    Ballot,
    Mark,
    Participant,
    Role,
    Round,
    Wording,
    revise,
)
from pmworkshop.session.core.reserved import WHOLE, last_time
from pmworkshop.session.core.session import Session, placed
from pmworkshop.session.core.steps import GestureContext
from pmworkshop.session.lifecycle.carry_over import People, again
from pmworkshop.session.rounds.tally import add_hand

MOST_ROWS = 7
"""The most rows of a chart that are looked at again. Source: handbook part 6, agenda viii (3 to 5 rows)."""
NUMBERED = ("scale", "fist", "gradient", "choice")
"""Methods whose answers of two times can be held against each other, value by value."""


def agreed_chart(parent: Session) -> ChartModule | None:
    """Find the chart of a session with the most agreed cells.

    Args:
        parent: The session before.

    Returns:
        The chart; None if no chart has any.
    """
    agreed = Counter(mark.chart for mark in parent.marks.values())
    charts = [one for one in parent.info.agenda.charts() if agreed[one.id]]
    return max(charts, key=lambda one: agreed[one.id], default=None)


def takes_chart(agenda: Agenda, parent: Session | None) -> tuple[ChartModule, ChartModule] | None:
    """Find the chart to fill from the session before, and the chart to fill it from.

    Args:
        agenda: The agenda of the new session.
        parent: The session before; None if there is none.

    Returns:
        The first chart without roles and rows of its own, and the agreed chart; None if either is missing.
    """
    source = agreed_chart(parent) if parent is not None else None
    empty = (one for one in agenda.charts() if not (one.roles or one.activities))
    target = next(empty, None)
    return (target, source) if target is not None and source is not None else None


def with_scheme(agenda: Agenda, chart: ChartModule, scheme: Scheme) -> Agenda:
    """Return an agenda in which one chart has another scheme.

    Args:
        agenda: The agenda; it is not changed.
        chart: The chart.
        scheme: The new scheme.

    Returns:
        The changed copy.
    """
    modules = tuple(
        one.model_copy(update={"scheme": scheme}) if one.id == chart.id else one for one in agenda.modules
    )
    return agenda.model_copy(update={"modules": modules})


def carried_chart(
    target: ChartModule, source: ChartModule, parent: Session, people: Sequence[Participant], draw: GestureContext
) -> list[AnyRecord]:
    """Make the records for an agreed chart that is taken over; of a long chart, only the most contested rows.

    All rows are open again: leaders chart alone who really owned them, and compare this with what was agreed.

    Args:
        target: The chart in the new agenda.
        source: The chart in the session before.
        parent: The session before.
        people: The participants of the new session.
        draw: The source of the ids.

    Returns:
        The roles, the rows (at most `MOST_ROWS`) and their marks.
    """
    roles = placed(role for role in parent.roles.values() if role.chart == source.id)
    rows = _rows(parent, source.id)
    role_ids, row_ids = {role.id: draw.id() for role in roles}, {row.id: draw.id() for row in rows}
    speakers = _speakers(roles, again(parent, people), people)
    return [
        *(revise(role, id=role_ids[role.id], chart=target.id, spokesperson=speakers[role.id]) for role in roles),
        *(
            revise(row, id=row_ids[row.id], chart=target.id, because=(), place=place, state="open", due=None)
            for place, row in enumerate(rows, 1)
        ),
        *_marks(target.id, parent, row_ids, role_ids),
    ]


def _speakers(roles: Sequence[Role], known: People, people: Sequence[Participant]) -> dict[str, str | None]:
    """Find who speaks for each role now: the same person, else the first of that function, else nobody."""
    by_function = {person.function.casefold(): person.id for person in reversed(people) if person.function}
    return {
        role.id: known.get(role.spokesperson or "") or by_function.get(role.function.casefold()) for role in roles
    }


def _marks(chart: str, parent: Session, row_ids: dict[str, str], role_ids: dict[str, str]) -> Iterator[Mark]:
    """Take over the agreed letters of the rows and roles that are taken over."""
    for mark in sorted(parent.marks.values(), key=lambda one: one.id):
        if mark.activity in row_ids and mark.role in role_ids:
            row, role = row_ids[mark.activity], role_ids[mark.role]
            yield revise(mark, id=f"{chart}/{row}/{role}", chart=chart, activity=row, role=role)


def _rows(parent: Session, chart: str) -> list[Activity]:
    """List the rows to be looked at again, in their places."""
    rows = placed(row for row in parent.activities.values() if row.chart == chart and not row.practice)
    views = contested(parent, chart)
    chosen = sorted(rows, key=lambda row: -views[row.id])[:MOST_ROWS]
    return [row for row in rows if row in chosen]


def contested(session: Session, chart: str) -> Counter[str]:
    """Score how contested each row of a chart was.

    A row scores the number of different views beyond the first, plus 1 if a reason was recorded, plus 1 if it was
    parked.

    Args:
        session: The session; in a public view, views that are not revealed do not count.
        chart: The id of the chart's module.

    Returns:
        The score by row id, for all rows of the chart.
    """
    views = _views(session, chart)
    reasons = {mark.activity for mark in session.marks.values() if mark.chart == chart and mark.reason}
    return Counter(
        {
            row.id: max(len(views.get(row.id, ())) - 1, 0) + (row.id in reasons) + (row.state == "parked")
            for row in session.activities.values()
            if row.chart == chart
        }
    )


def _views(session: Session, chart: str) -> dict[str, set[tuple[tuple[str, str], ...]]]:
    """List the different ways in which each row was charted alone, in the newest round that was shown."""
    shown = [one for one in session.rounds.values() if one.module == chart and one.status == "revealed"]
    newest = max(shown, key=lambda one: (one.number, one.id), default=None)
    views: dict[str, set[tuple[tuple[str, str], ...]]] = {}
    for ballot in session.ballots.values():
        if newest is not None and ballot.round == newest.id and ballot.letters is not None:
            views.setdefault(ballot.subject, set()).add(tuple(sorted(ballot.letters.items())))
    return views


def carried_rounds(agenda: Agenda, parent: Session, people: Sequence[Participant]) -> list[AnyRecord]:
    """Make the records for earlier answers to the same statements, so that new answers can be compared with them.

    For each poll that asks about a statement with the same words on the same scale, these are its newest revealed
    round and the rounds that the session before had taken over itself. Answers of people who are not in the new
    session, and of anonymous rounds, are counted without names. Rounds that were never revealed are not taken over.

    Args:
        agenda: The agenda of the new session.
        parent: The session before.
        people: The participants of the new session.

    Returns:
        The rounds and their ballots; empty if no statement matches.
    """
    known = again(parent, people)
    records: list[AnyRecord] = []
    for module in agenda.polls():
        if module.repeat is None:
            source = _same(module, agenda, parent)
            if source is not None:
                records += _taken_over(module, source, agenda, parent, known)
    return records


def _same(module: PollModule, agenda: Agenda, parent: Session) -> PollModule | None:
    wanted = statements(module, agenda)
    found = [
        (len(wanted.keys() & statements(one, parent.info.agenda).keys()), one)
        for one in parent.info.agenda.polls()
        if _scale(one) == _scale(module) and module.method in NUMBERED
    ]
    shared, source = max(found, key=lambda pair: pair[0], default=(0, None))
    return source if shared else None


def _scale(module: PollModule) -> tuple[Any, ...]:
    ends = (module.low, module.high) if module.method == "scale" else ()
    return module.method, ends, module.options


def statements(module: PollModule, agenda: Agenda) -> dict[str, str]:
    """List the statements that a poll asks about according to the agenda.

    Args:
        module: The poll.
        agenda: The agenda that the poll belongs to.

    Returns:
        The subject id by statement in lower case; empty if the subjects come from another module or the room.
    """
    if module.subjects:
        return {one.text.casefold(): one.id for one in module.subjects}
    if module.subjects_from or module.naming:
        return {}
    before = agenda.module(module.repeat) if module.repeat else None
    if before is not None and before.poll is not None and before.id != module.id:
        return statements(before.poll, agenda)
    return {module.prompts[0].text.casefold(): WHOLE}


def _taken_over(
    module: PollModule, source: PollModule, agenda: Agenda, parent: Session, known: People
) -> list[AnyRecord]:
    ours, theirs = statements(module, agenda), statements(source, parent.info.agenda)
    subjects = {subject: ours[words] for words, subject in theirs.items() if words in ours}
    place = last_time(module.id)
    earlier = _shown(parent, last_time(source.id))
    records: list[AnyRecord] = []
    for number, one in enumerate((*earlier, *_shown(parent, source.id)[-1:]), 1):
        key = f"{place}/{number}"
        hands = {subjects[subject]: dict(counts) for subject, counts in one.hands.items() if subject in subjects}
        ballots: list[AnyRecord] = []
        for ballot in _about(parent, one.id, subjects):
            person = known.get(ballot.participant)
            if person is None:
                add_hand(hands, ballot)
            else:
                name = f"{key}/{person}/{ballot.subject}"
                ballots.append(revise(ballot, id=name, round=key, participant=person, remark=""))
        taken = revise(
            one, id=key, module=place, number=number, shown=(), holder="", hands=hands, texts=(), remarks={},
            voted=(),
            day=one.day or parent.info.day,
            asked=_words(one, subjects),
        )  # fmt: skip
        records += [taken, *ballots]
    return records


def _words(round_: Round, subjects: dict[str, str]) -> tuple[Wording, ...]:
    """Take the words of subjects over that have other ids now."""
    return tuple(told.model_copy(update={"id": subjects[told.id]}) for told in round_.asked if told.id in subjects)


def _about(parent: Session, round_id: str, subjects: dict[str, str]) -> list[Ballot]:
    """List the ballots of a round about some subjects, each about what the subject is called now."""
    mine = (ballot for ballot in parent.ballots.values() if ballot.round == round_id and ballot.subject in subjects)
    return [revise(ballot, subject=subjects[ballot.subject]) for ballot in sorted(mine, key=lambda one: one.id)]


def _shown(parent: Session, module: str) -> list[Round]:
    """List the rounds of a module that were shown, the first time of asking first."""
    mine = (
        one
        for one in parent.rounds.values()
        if (one.module, one.asks, one.wanted, one.status) == (module, "answers", False, "revealed")
    )
    return sorted(mine, key=lambda one: (one.number, one.id))
