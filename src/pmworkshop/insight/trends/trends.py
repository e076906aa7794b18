"""Trends over several meetings: roles in practice against roles as agreed, and how ratings of statements moved."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pmworkshop.agenda.model import Module
from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.dates import spell_date
from pmworkshop.base.language import tr
from pmworkshop.insight.charts.compare import Comparison, compare
from pmworkshop.insight.charts.compare_findings import Difference, drift
from pmworkshop.insight.findings import after_colon
from pmworkshop.insight.measures.moved_words import levels, some_of
from pmworkshop.insight.measures.ratings import Spread, iqr
from pmworkshop.kinds.registry import kind_of
from pmworkshop.session.core.records import Activity, Round
from pmworkshop.session.core.reserved import last_time
from pmworkshop.session.core.schemes import owner_letter
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.thresholds import Thresholds
from pmworkshop.session.operations import chart
from pmworkshop.session.rounds import polls, rounds
from pmworkshop.session.rounds.tally import tally
from pmworkshop.session.rounds.wording import all_as_asked, roles_as_asked, rows_as_asked


@dataclass(frozen=True, slots=True)
class Lived:
    """How far roles in practice are as agreed.

    Attributes:
        as_agreed: Number of rows whose owner in practice is the agreed one.
        looked_at: Number of rows that have one agreed owner, and one that most leaders name in practice.
        drifted: The rows among them whose owners differ; for the facilitator only.
    """

    as_agreed: int
    looked_at: int
    drifted: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """The answers to one statement at one meeting.

    Attributes:
        day: The day of the meeting.
        answers: Number of answers, without abstentions.
        spread: Median and interquartile range.
    """

    day: date
    answers: int
    spread: Spread


@dataclass(frozen=True, slots=True)
class Trend:
    """One statement over two or more meetings.

    Attributes:
        subject: The id of the subject.
        text: The words of the statement.
        readings: The readings, the first meeting first.
    """

    subject: str
    text: str
    readings: tuple[Reading, ...]


def _agreed(session: Session, chart_id: str) -> dict[str, dict[str, str]]:
    """Collect the agreed letters of a chart, by activity id and role id."""
    agreed: dict[str, dict[str, str]] = {}
    for mark in session.marks.values():
        if mark.chart == chart_id:
            agreed.setdefault(mark.activity, {})[mark.role] = mark.letters
    return agreed


def _only(letters: dict[str, dict[str, str]], rows: set[str]) -> dict[str, dict[str, str]]:
    """Select the letters of the given rows."""
    return {row: letters[row] for row in rows}


def _asked_rows(session: Session, chart_id: str) -> list[Activity]:
    """List the rows of a chart without practice rows."""
    return [row for row in chart.rows(session, chart_id) if not row.practice]


def lived(session: Session, module: Module) -> Lived | None:
    """Compare the owners that leaders chart from practice with the agreed owners.

    In practice a role owns a row if at least ``nearly_percent`` of the answers name it alone; rows without such a
    role or without an agreed owner are left out. Only a session that continues another one asks for roles in
    practice, in a chart that it took over; a chart with roles or rows of its own in the agenda asks how it should be.

    Args:
        session: The public view, so that hidden answers do not count.
        module: A module of its agenda.

    Returns:
        The comparison for the newest round of which something is revealed; None if the module has no such chart, the
        session continues no other one, or nothing is revealed yet.
    """
    asked = module.chart
    if asked is None or session.info.parent is None or asked.roles or asked.activities:
        return None
    shown = rounds.shown(session, module.id)
    if not shown:
        return None
    rows = rows_as_asked(shown[-1], _asked_rows(session, module.id))
    columns = roles_as_asked(shown[-1], chart.roles(session, module.id))
    seen = compare(
        rounds.charted(session, shown[-1].id),
        rows=rows,
        roles=columns,
        scheme=asked.scheme,
        owners_only=asked.letters == "owner",
        thresholds=session.info.thresholds,
    )
    letter = owner_letter(asked.scheme)
    found = {row: {role: letter} for row, role in _owners(seen).items()}
    agreed = _agreed(session, module.id)
    judged = {row for row in found if seen.asked.agreed_owner(agreed.get(row, {})) is not None}
    drifted = drift(
        _only(agreed, judged),
        _only(found, judged),
        rows=rows,
        roles=columns,
        scheme=asked.scheme,
    )
    return Lived(len(judged) - len(drifted), len(judged), drifted)


def _owners(seen: Comparison) -> dict[str, str]:
    """Map each row to the role that most leaders name as its owner in practice; rows without one are absent."""
    states = {view.row.id: view for view in seen.rows if view.state in ("agreed", "almost agreed")}
    return {row: max(view.owners, key=view.just) for row, view in states.items()}


def trends(session: Session, module: Module) -> tuple[Trend, ...]:
    """Collect the readings of each statement of a poll over all meetings.

    The readings are those of the rounds taken over from earlier sessions, then the newest revealed round of this one.

    Args:
        session: The public view, so that hidden answers do not count.
        module: A module of its agenda.

    Returns:
        The statements with two readings or more, in the order in which they are asked; empty if the module has no
        poll on a scale of numbers, took no rounds over, or has no revealed round.
    """
    if module.poll is None or not kind_of(module).rated(module):
        return ()
    before = rounds.shown(session, last_time(module.id))
    now = rounds.revealed(session, module.id)[-1:]
    if not (before and now):
        return ()
    asked = all_as_asked(polls.subjects(session, module), *before, *now)
    found = (Trend(one.id, one.text, _readings(session, (*before, *now), one.id)) for one in asked)
    return tuple(one for one in found if len(one.readings) > 1)


def _steps(found: Sequence[Trend], limits: Thresholds) -> tuple[date | None, list[float]]:
    """Return the day of the first meeting, and the change of each counted median from the first to the last."""
    ends = [(one.readings[0], one.readings[-1]) for one in found]
    first = min((then.day for then, _ in ends), default=None)
    last = max((now.day for _, now in ends), default=None)
    moved = [
        (now.spread.median or 0.0) - (then.spread.median or 0.0)
        for then, now in ends
        if (then.day, now.day) == (first, last) and min(then.answers, now.answers) >= limits.answers_least
    ]
    return first, moved


def since(found: Sequence[Trend], limits: Thresholds) -> str:
    """Say in one sentence how the statements moved from the first meeting to the last one.

    A statement counts if it was asked at both of these meetings and has at least ``answers_least`` answers at each;
    it is higher or lower if its median is.

    Args:
        found: The statements with their readings.
        limits: The session's limits.

    Returns:
        The sentence; empty if no statement counts.
    """
    first, steps = _steps(found, limits)
    if first is None or not steps:
        return ""
    higher, lower = sum(step > 0 for step in steps), sum(step < 0 for step in steps)
    return tr("Since {day}: {sentence}.", day=spell_date(first), sentence=_direction(higher, lower, len(steps)))


def _direction(higher: int, lower: int, of: int) -> str:
    """Say how many statements are higher and how many are lower, or that all are as they were."""
    if higher or lower:
        return after_colon(levels(some_of(higher or lower, of), higher, lower, of))
    return after_colon(tr("{statements} are as they were", statements=some_of(of, of)))


def _readings(session: Session, times: tuple[Round, ...], subject: str) -> tuple[Reading, ...]:
    told = [(one.day or session.info.day, tally(session, one, subject).values) for one in times]
    return tuple(Reading(day, len(values), iqr(values)) for day, values in told if values)
