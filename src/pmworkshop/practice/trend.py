"""How one organisation moves over the quarters: statements, roles in practice, promises, and measures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from pmworkshop.base.dates import spell_date
from pmworkshop.base.language import decimal, tr, tr_noop
from pmworkshop.base.text import count
from pmworkshop.insight.trends.trends import Reading, Trend, since
from pmworkshop.practice.remembered import Due
from pmworkshop.practice.standing import Standing
from pmworkshop.report.model.paper import Paper, Part, Table

Quarter = tuple[int, int]
_QUARTERS = (
    tr_noop("January to March"),
    tr_noop("April to June"),
    tr_noop("July to September"),
    tr_noop("October to December"),
)
_PRIVATE = tr_noop("Who does what in practice: keep this to yourself.")


def quarter(day: date) -> Quarter:
    """Return the year of a day, and which quarter of it, from 0.

    Args:
        day: The day.
    """
    return day.year, (day.month - 1) // 3


def trend(sessions: Iterable[Standing], organisation: str, *, private: bool = False) -> Paper:
    """Write how an organisation moves over the quarters in which it met.

    Of several meetings in a quarter, the last one that says something counts.

    Args:
        sessions: How its sessions stand, in any order.
        organisation: Its name.
        private: Whether the facilitator reads it, who may know which roles drift.

    Returns:
        The paper.
    """
    met = sorted((one for one in sessions if one.where != "not begun"), key=lambda one: (one.day, *one.order))
    parted: dict[Quarter, list[Standing]] = {}
    for one in met:
        parted.setdefault(quarter(one.day), []).append(one)
    days = _days(met[0].day, met[-1].day) if met else ""
    parts = (_statements(met, parted), _roles(parted, private), _promises(parted), _measures(met))
    return Paper(
        tr("{organisation}: the trend over quarters", organisation=organisation),
        tr(
            "{meetings} in {quarters}{days}.",
            meetings=count(len(met), "meeting", "meetings"),
            quarters=count(len(parted), "quarter", "quarters"),
            days=days,
        ),
        parts,
        tr(_PRIVATE) if private else "",
    )


def _days(first: date, last: date) -> str:
    return (
        tr(", from {first} to {last}", first=spell_date(first), last=spell_date(last))
        if first < last
        else tr(", on {first}", first=spell_date(first))
    )


def _heads(first: str, parted: Mapping[Quarter, object]) -> tuple[str, ...]:
    return (first, *(f"{tr(_QUARTERS[part])} {year}" for year, part in parted))


def _statements(met: Sequence[Standing], parted: Mapping[Quarter, Sequence[Standing]]) -> Part:
    """Compare statements of the same wording: the middle answer, and how many gave one."""
    words: dict[str, str] = {text.casefold(): text for one in met for text, _ in one.statements}
    found = {key: _readings(key, parted) for key in words}
    if not found:
        return Part(tr("Statements"), (tr("No answers to statements were shown yet."),))
    moved = [Trend(key, words[key], tuple(read.values())) for key, read in found.items() if len(read) > 1]
    told = since(moved, met[-1].limits)
    rows = tuple((words[key], *(_cell(read.get(one)) for one in parted)) for key, read in found.items())
    said = (*([told] if told else []), tr("The middle answer, and in brackets how many answered."))
    return Part(tr("Statements"), said, Table(_heads(tr("Statement"), parted), rows))


def _readings(key: str, parted: Mapping[Quarter, Sequence[Standing]]) -> dict[Quarter, Reading]:
    return {
        one: reading
        for one, met in parted.items()
        for each in met
        for text, reading in each.statements
        if text.casefold() == key
    }


def _cell(reading: Reading | None) -> str:
    if reading is None:
        return "—"
    return f"{decimal(reading.spread.median or 0)} ({reading.answers})"


def _roles(parted: Mapping[Quarter, Sequence[Standing]], private: bool) -> Part:
    """Say of how many rows the owner in practice is the agreed one."""
    asked = {one: [each for each in met if each.looked_at][-1:] for one, met in parted.items()}
    if not any(asked.values()):
        return Part(tr("Roles in practice"), (tr("No follow-up has shown yet how roles are lived."),))
    cells = (
        tr("{part} of {whole}", part=met[0].as_agreed, whole=met[0].looked_at) if met else "—"
        for met in asked.values()
    )
    table = Table(_heads("", parted), ((tr("Rows whose owner in practice is the agreed one"), *cells),))
    return Part(tr("Roles in practice"), tuple(_drifted(asked.values())) if private else (), table)


def _drifted(asked: Iterable[Sequence[Standing]]) -> Iterator[str]:
    for met in asked:
        for one in met:
            yield from (f"{spell_date(one.day)}: {text}" for text in one.drifted)


def _promises(parted: Mapping[Quarter, Sequence[Standing]]) -> Part:
    """Count what was due by the last meeting of each quarter, and what of it is done."""
    quarters = [tuple(_due(met)) for met in parted.values()]
    if not any(quarters):
        return Part(tr("Promises kept"), (tr("Nothing that was promised was due at a meeting yet."),))
    kept = (
        tr("{part} of {whole}", part=sum(one.status == "done" for one in due), whole=len(due)) if due else "—"
        for due in quarters
    )
    row = (tr("Actions that are done, of those that were due when the room met"), *kept)
    return Part(tr("Promises kept"), (), Table(_heads("", parted), (row,)))


def _due(met: Sequence[Standing]) -> Iterator[Due]:
    """List actions that were due at a meeting of a quarter or told as over, each as the last meeting has it."""
    newest: dict[str, tuple[Due, date]] = {}
    for one in met:
        newest.update({due.reference: (due, one.day) for due in one.dues if due.sort == "action"})
    for due, day in newest.values():
        if due.over or (due.day is not None and due.day <= day):
            yield due


def _measures(met: Sequence[Standing]) -> Part:
    """Write each measure as the last meeting that knows it tells its course."""
    courses = {title.casefold(): (title, course) for one in met for title, course in one.measures}
    if not courses:
        return Part(tr("What is measured"), (tr("No measure was agreed yet."),))
    return Part(tr("What is measured"), (), Table((tr("Measure"), tr("Its course")), tuple(courses.values())))
