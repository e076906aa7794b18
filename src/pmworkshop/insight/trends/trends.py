"""Over several meetings: roles as lived against roles as agreed, promises that came, and how the statements moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pmworkshop.agenda.model import ChartModule, Module, PollModule
from pmworkshop.base.dates import spell_date
from pmworkshop.insight.charts.compare import Comparison, compare
from pmworkshop.insight.charts.compare_findings import Difference, drift
from pmworkshop.insight.findings import in_words
from pmworkshop.insight.measures.before_after import some_of
from pmworkshop.insight.measures.ratings import Spread, iqr
from pmworkshop.session.core.records import Round
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


def lived(session: Session, module: Module) -> Lived | None:
    """Hold what leaders charted as lived against the letters that stand as agreed; nothing before it is shown.

    As lived, a role answers for a row where at least ``nearly_percent`` of the answers name it alone; a row without
    such a role is left out, as is one without an agreed owner. Only a session that continues another one looks at
    what is lived, in a chart that it took over: one with roles or rows of its own asks how it should be.

    Args:
        session: The public view, so that nothing hidden counts.
        module: A chart of its agenda.
    """
    shown = rounds.shown(session, module.id) if isinstance(module, ChartModule) else []
    if not isinstance(module, ChartModule) or not shown or session.info.parent is None:
        return None
    if module.roles or module.activities:
        return None
    rows = [row for row in chart.rows(session, module.id) if not row.practice]
    columns = chart.roles(session, module.id)
    seen = compare(
        rounds.charted(session, shown[-1].id),
        rows=rows,
        roles=columns,
        scheme=module.scheme,
        owners_only=module.letters == "owner",
        thresholds=session.info.thresholds,
    )
    letter = owner_letter(module.scheme)
    found = {row: {role: letter} for row, role in _owners(seen).items()}
    agreed: dict[str, dict[str, str]] = {}
    for mark in session.marks.values():
        if mark.chart == module.id:
            agreed.setdefault(mark.activity, {})[mark.role] = mark.letters
    judged = {row for row in found if seen.asked.agreed_owner(agreed.get(row, {})) is not None}
    drifted = drift(
        {row: agreed[row] for row in judged},
        {row: found[row] for row in judged},
        rows=rows,
        roles=columns,
        scheme=module.scheme,
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
    if not isinstance(module, PollModule) or module.method not in ("scale", "fist", "gradient"):
        return ()
    before = rounds.shown(session, last_time(module.id))
    now = [one for one in rounds.shown(session, module.id) if one.status == "revealed"][-1:]
    if not (before and now):
        return ()
    asked = polls.subjects(session, module)
    found = (Trend(one.id, one.text, _readings(session, (*before, *now), one.id)) for one in asked)
    return tuple(one for one in found if len(one.readings) > 1)


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
    ends = [(one.readings[0], one.readings[-1]) for one in found]
    first, last = (min((one[0].day for one in ends), default=None), max((one[1].day for one in ends), default=None))
    steps = [
        (now.spread.median or 0.0) - (then.spread.median or 0.0)
        for then, now in ends
        if (then.day, now.day) == (first, last) and min(then.answers, now.answers) >= limits.answers_least
    ]
    if first is None or not steps:
        return ""
    higher, lower = sum(step > 0 for step in steps), sum(step < 0 for step in steps)
    told = [_some(number, len(steps), word) for number, word in ((higher, "higher"), (lower, "lower")) if number]
    if higher and lower:
        told[1] = f"{in_words(lower)} {'is' if lower == 1 else 'are'} lower"
    return f"Since {spell_date(first)}: {', '.join(told) or _some(len(steps), len(steps), 'as they were')}."


def _some(number: int, whole: int, word: str) -> str:
    who = some_of(number, whole)
    return f"{who[0].lower()}{who[1:]} {'is' if number == 1 < whole else 'are'} {word}"


def _readings(session: Session, times: tuple[Round, ...], subject: str) -> tuple[Reading, ...]:
    told = [(one.day or session.info.day, tally(session, one, subject).values) for one in times]
    return tuple(Reading(day, len(values), iqr(values)) for day, values in told if values)
