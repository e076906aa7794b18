"""Over several meetings: roles as lived against roles as agreed, promises that came, and how the statements moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pmworkshop.agenda.model import Module
from pmworkshop.base.dates import spell_date
from pmworkshop.insight.charts.compare import Comparison, compare
from pmworkshop.insight.charts.compare_findings import Difference, drift
from pmworkshop.insight.findings import in_words
from pmworkshop.insight.measures.before_after import some_of
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


@dataclass(frozen=True, slots=True)
class Lived:
    """How far roles are lived as they were agreed.

    Attributes:
        as_agreed: Rows whose owner most leaders saw is the agreed one.
        looked_at: Rows that have one agreed owner, and one that most leaders saw.
        drifted: Those of them that are lived in another way; for the facilitator alone.
    """

    as_agreed: int
    looked_at: int
    drifted: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What one statement showed on one day.

    Attributes:
        day: The day.
        answers: How many answered, abstentions left out.
        spread: Median and interquartile range.
    """

    day: date
    answers: int
    spread: Spread


@dataclass(frozen=True, slots=True)
class Trend:
    """One statement over several meetings, the first one first; two at the least.

    Attributes:
        subject: The statement's id.
        text: Its words.
        readings: Meeting by meeting.
    """

    subject: str
    text: str
    readings: tuple[Reading, ...]


def _agreed(session: Session, chart_id: str) -> dict[str, dict[str, str]]:
    """Read the agreed letters of a chart by row and role."""
    agreed: dict[str, dict[str, str]] = {}
    for mark in session.marks.values():
        if mark.chart == chart_id:
            agreed.setdefault(mark.activity, {})[mark.role] = mark.letters
    return agreed


def _only(letters: dict[str, dict[str, str]], rows: set[str]) -> dict[str, dict[str, str]]:
    """Keep the letters of some rows."""
    return {row: letters[row] for row in rows}


def _asked_rows(session: Session, chart_id: str) -> list[Activity]:
    """List the rows of a chart that are no practice."""
    return [row for row in chart.rows(session, chart_id) if not row.practice]


def lived(session: Session, module: Module) -> Lived | None:
    """Hold what leaders charted as lived against the letters that stand as agreed; nothing before it is shown.

    As lived, a role answers for a row where at least ``nearly_percent`` of the answers name it alone; a row without
    such a role is left out, as is one without an agreed owner. Only a session that continues another one looks at
    what is lived, in a chart that it took over: one with roles or rows of its own asks how it should be.

    Args:
        session: The public view, so that nothing hidden counts.
        module: A chart of its agenda.
    """
    asked = module.chart
    if asked is None or session.info.parent is None or asked.roles or asked.activities:
        return None
    shown = rounds.shown(session, module.id)
    if not shown:
        return None
    rows = _asked_rows(session, module.id)
    columns = chart.roles(session, module.id)
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
    """Name the role that answers for each row as most leaders saw it."""
    states = {view.row.id: view for view in seen.rows if view.state in ("agreed", "almost agreed")}
    return {row: max(view.owners, key=view.just) for row, view in states.items()}


def trends(session: Session, module: Module) -> tuple[Trend, ...]:
    """Lay out how the statements of a poll moved: what was taken over, then what this session showed last.

    Args:
        session: The public view.
        module: A poll whose values are numbers.
    """
    if module.poll is None or not kind_of(module).rated(module):
        return ()
    before = rounds.shown(session, last_time(module.id))
    now = [one for one in rounds.shown(session, module.id) if one.status == "revealed"][-1:]
    if not (before and now):
        return ()
    asked = polls.subjects(session, module)
    found = (Trend(one.id, one.text, _readings(session, (*before, *now), one.id)) for one in asked)
    return tuple(one for one in found if len(one.readings) > 1)


def _steps(found: Sequence[Trend], limits: Thresholds) -> tuple[date | None, list[float]]:
    """Say the day of the first meeting, and how far the median of each statement moved up to the last meeting."""
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
    """Say in one plain sentence how the statements moved from the first meeting to the last one.

    A statement counts as higher or lower where its median is, if it was asked about at both of these meetings and
    at least ``answers_least`` answered each time.

    Args:
        found: The statements over the meetings.
        limits: The session's limits.

    Returns:
        The sentence; empty where no statement counts.
    """
    first, steps = _steps(found, limits)
    if first is None or not steps:
        return ""
    higher, lower = sum(step > 0 for step in steps), sum(step < 0 for step in steps)
    return f"Since {spell_date(first)}: {_direction(higher, lower, len(steps))}."


def _direction(higher: int, lower: int, of: int) -> str:
    """Say how many statements are higher and how many are lower; that they are as they were where none is."""
    if higher and lower:
        return f"{_some(higher, of, 'higher')}, {in_words(lower)} {'is' if lower == 1 else 'are'} lower"
    if higher or lower:
        return _some(higher or lower, of, "higher" if higher else "lower")
    return _some(of, of, "as they were")


def _some(number: int, whole: int, word: str) -> str:
    who = some_of(number, whole)
    return f"{who[0].lower()}{who[1:]} {'is' if number == 1 < whole else 'are'} {word}"


def _readings(session: Session, times: tuple[Round, ...], subject: str) -> tuple[Reading, ...]:
    told = [(one.day or session.info.day, tally(session, one, subject).values) for one in times]
    return tuple(Reading(day, len(values), iqr(values)) for day, values in told if values)
