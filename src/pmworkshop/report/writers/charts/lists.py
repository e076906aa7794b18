"""The lists of a workbook: the plan, gifts, answers in counts only, and people, as rows of cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import compress

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import tr, tr_noop, trc, trn
from pmworkshop.report.model.parts import Given
from pmworkshop.report.model.report import Report
from pmworkshop.report.model.rounds import Answered, Asked
from pmworkshop.report.model.sections.base import Section
from pmworkshop.report.model.sections.chart import ChartSection
from pmworkshop.report.model.sections.plan import Planned, PlanSection
from pmworkshop.report.writers.charts.words import charts_of
from pmworkshop.session.views.record_fields import word_of

Cell = str | int | date | None
"""What a cell holds: text, a whole number, a day, or nothing."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of a workbook.

    Attributes:
        name: The name of its sheet.
        heads: The heads of its columns, each with its width in characters.
        rows: The rows; as many cells as heads.
        empty: What is said where there are no rows.
    """

    name: str
    heads: tuple[tuple[str, int], ...]
    rows: tuple[tuple[Cell, ...], ...]
    empty: str


_SELDOM = (
    tr_noop("Why this status"),
    tr_noop("Helps"),
    tr_noop("Is asked before"),
    tr_noop("Is told after"),
    tr_noop("Waits for"),
)
"""Columns of the plan that are left out where no row has anything in them."""


def listings(report: Report) -> tuple[Listing, ...]:
    """Make the lists of a report.

    Args:
        report: The report for any audience; of answers only counts are taken.

    Returns:
        Plan, Gifts, Answers and People.
    """
    return _plan(report), _gifts(report), _answers(report), _people(report)


def _actions(report: Report) -> tuple[Planned, ...]:
    """List the actions of all plans, each once."""
    plans = (section for section in report.sections if isinstance(section, PlanSection))
    return tuple({action.code: action for plan in plans for action in plan.actions}.values())


def _plan(report: Report) -> Listing:
    actions = _actions(report)
    looks = max((len(action.checkins) for action in actions), default=0)
    heads = (
        (tr("No."), 7),
        (tr("Action"), 42),
        (tr("Owner"), 24),
        (tr("Due"), 13),
        (tr("First step"), 30),
        (tr("First step by"), 13),
        (tr("How we will know"), 30),
        (tr("Status"), 13),
        (tr("Why this status"), 24),
        (tr("Helps"), 20),
        (tr("Is asked before"), 20),
        (tr("Is told after"), 20),
        (tr("Waits for"), 12),
        *(
            (tr("Look again {place}", place=place) if place > 1 else tr("Look again"), 13)
            for place in range(1, looks + 1)
        ),
    )
    return _without_seldom(
        Listing(tr("Plan"), heads, tuple(_action(one, looks) for one in actions), tr("No action is planned."))
    )


def _without_seldom(listing: Listing) -> Listing:
    """Leave out the columns that are seldom filled, where no row fills them."""
    filled = [any(column) for column in zip(*listing.rows, strict=True)] or [False] * len(listing.heads)
    seldom = set(map(tr, _SELDOM))
    kept = [there or head not in seldom for there, (head, _) in zip(filled, listing.heads, strict=True)]
    rows = tuple(tuple(compress(row, kept)) for row in listing.rows)
    return replace(listing, heads=tuple(compress(listing.heads, kept)), rows=rows)


def _action(action: Planned, looks: int) -> tuple[Cell, ...]:
    again = [*action.checkins, *[None] * (looks - len(action.checkins))]
    return (
        action.code,
        action.what,
        ", ".join(action.owners),
        action.due,
        action.first_step,
        action.first_step_by,
        action.success_measure,
        tr("later") if action.later else word_of(action.status),
        action.status_reason,
        ", ".join(action.helpers),
        ", ".join(action.asks),
        ", ".join(action.tells),
        ", ".join(action.waits_for),
        *again,
    )


def _gifts(report: Report) -> Listing:
    heads = (
        (tr("From"), 24),
        (tr("Function"), 24),
        (tr("Gift"), 32),
        (tr("Amount"), 14),
        (tr("From day"), 13),
        (tr("Until"), 13),
        (tr("Condition"), 30),
        (tr("For action"), 11),
        (tr("Asked for"), 30),
    )
    found = dict.fromkeys(_given(report))
    return Listing(tr("Gifts"), heads, tuple(_gift(one, code) for one, code in found), tr("No gift is noted."))


def _given(report: Report) -> Iterator[tuple[Given, str]]:
    """List the gifts with the action that each is for: those of modules, and those noted with an action alone."""
    noted = [one for section in report.sections for one in section.commitments]
    yield from ((one, one.action) for one in noted)
    told = {(one.giver, one.function, one.what, one.ask, one.amount) for one in noted}
    for action in _actions(report):
        for one in action.gives:
            if (one.giver, one.function, one.what, one.ask, one.amount) not in told:
                yield one, action.code


def _gift(one: Given, code: str) -> tuple[Cell, ...]:
    giver = one.giver or (tr("still needed") if one.function else tr("nobody yet"))
    return giver, one.function, one.what, one.amount, one.starts, one.ends, one.condition, code, one.ask


def _answers(report: Report) -> Listing:
    heads = (
        (tr("Part"), 30),
        (trc("which time", "Time"), 9),
        (tr("Question"), 65),
        (tr("Answer"), 24),
        (tr("How many"), 11),
        (tr("What is counted"), 18),
    )
    rows = tuple(row for section in report.sections for row in _counted(section))
    return Listing(tr("Answers"), heads, rows, tr("No answers are shown yet."))


def _counted(section: Section) -> Iterator[tuple[Cell, ...]]:
    """Count the answers of the rounds that are shown, and the owners that leaders saw in a chart."""
    rounds: tuple[Asked, ...] = getattr(section, "rounds", ())
    for asked in rounds:
        about = " · ".join(part for part in (asked.about, asked.label) if part)
        for subject in asked.subjects:
            question = f"{about}: {subject.subject}" if about else subject.subject
            yield from ((section.title, asked.number, question, *row) for row in _values(subject))
        if asked.texts:
            yield section.title, asked.number, about, tr("a sentence"), len(asked.texts), tr("people")
    if isinstance(section, ChartSection):
        yield from _seen(section)


def _values(subject: Answered) -> Iterator[tuple[Cell, ...]]:
    for value, many in (subject.answers or {}).items():
        yield value, many, tr("people")
    if subject.points is not None:
        yield tr("in all"), subject.points, tr("points or dots")
    if subject.backers is not None:
        yield tr("gave some"), subject.backers, tr("people")
    if subject.texts:
        yield tr("a sentence"), len(subject.texts), tr("people")
    if subject.abstained is not None:
        yield tr("abstained"), subject.abstained, tr("people")


def _seen(section: ChartSection) -> Iterator[tuple[Cell, ...]]:
    for one in section.alone.maps if section.alone else ():
        for row in one.rows:
            others = {tr("nobody"): row.nobody, tr("no answer"): row.passed}
            for role, many in (*row.seen.items(), *others.items()):
                if many:
                    yield section.title, one.number, row.label, role, many, tr("people")


def _people(report: Report) -> Listing:
    heads = (
        (tr("Name"), 28),
        (tr("Function"), 28),
        (trc("table head", "Group"), 18),
        (tr("In the room"), 12),
        (tr("Stands in for"), 24),
        (tr("Speaks for"), 36),
    )
    spoken: dict[str, list[str]] = {}
    for section in charts_of(report):
        for role in section.roles:
            spoken.setdefault(role.speaks, []).append(role.title)
    rows = tuple(
        (
            tr("{name} (sponsor)", name=person.name) if person.sponsor else person.name,
            person.function,
            person.group,
            tr("yes") if person.present else tr("no"),
            person.deputy_of,
            ", ".join(dict.fromkeys(spoken.get(person.name, ()))),
        )
        for person in report.people
    )
    return Listing(tr("People"), heads, rows, tr("Nobody is listed."))


def told(listing: Listing) -> str:
    """Say how many rows a list has.

    Args:
        listing: The list.

    Returns:
        Such as ``Plan: 12 rows``; what is said where there are none.
    """
    return (
        f"{listing.name}: {trn('{number} row', '{number} rows', len(listing.rows))}"
        if listing.rows
        else listing.empty
    )
