"""Decision records, one file for each decided row of a chart and each adopted decision. Source: MADR 4.0.0."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.dates import spell_date
from pmworkshop.base.files import safe_name
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.base.text import clean_line, without_because
from pmworkshop.report.model.causes import Cause
from pmworkshop.report.model.parts import Decided
from pmworkshop.report.model.report import Report
from pmworkshop.report.model.sections.chart import ChartRow, ChartSection
from pmworkshop.report.writers import markdown as md
from pmworkshop.report.writers.charts.words import settled
from pmworkshop.session.core.schemes import SCHEMES, scheme_named

_NO_REASON = tr_noop("the room agreed on it; no reason was noted")


@dataclass(frozen=True, slots=True)
class _Record:
    """One decision record.

    Attributes:
        title: What was decided.
        makers: Who has the last word on it, or who decided.
        consulted: Who is asked before.
        informed: Who is told after.
        context: The question, a block each.
        options: What was considered, Markdown.
        outcome: What was chosen.
        because: Why.
        consequences: What follows, Markdown.
        confirmation: How it is looked at again; may be empty.
        causes: What it comes from.
    """

    title: str
    makers: tuple[str, ...]
    consulted: tuple[str, ...]
    informed: tuple[str, ...]
    context: tuple[str, ...]
    options: tuple[str, ...]
    outcome: str
    because: str
    consequences: tuple[str, ...]
    confirmation: str
    causes: tuple[Cause, ...]


def record_files(report: Report) -> dict[str, bytes]:
    """Write a decision record for each row that has its one owner and each decision that was adopted.

    Whoever answers for a row makes its decisions; whoever is asked before is consulted, and whoever is told after is
    informed. An adopted decision was made by those who were in the room.

    Args:
        report: The report for any audience.

    Returns:
        Files such as ``0001-set-the-price.md``, in the order of the agenda; none while nothing is decided.
    """
    return {
        f"{number:04}-{safe_name(one.title, 'decision')}.md": _written(report, one)
        for number, one in enumerate(_records(report), 1)
    }


def _records(report: Report) -> Iterator[_Record]:
    room = tuple(person.name for person in report.people if person.present)
    for section in report.sections:
        if isinstance(section, ChartSection):
            yield from (_of_row(section, row) for row in section.rows if settled(row))
        yield from (_of_decision(section.title, one, room) for one in section.decisions if one.outcome == "adopted")


def _of_row(section: ChartSection, row: ChartRow) -> _Record:
    owner = tr(" and ").join(row.answers_for_it)
    scheme = SCHEMES[scheme_named(section.scheme) or "RACI"]
    reasons = (without_because(clean_line(one.reason)) for one in row.reasons if one.role in row.answers_for_it)
    cells = [(role.title, cell) for role, cell in zip(section.roles, row.cells, strict=True) if cell]
    return _Record(
        title=f"{row.label}: {owner}",
        makers=_holding(section, row, scheme.owner),
        consulted=_holding(section, row, scheme.asked),
        informed=_holding(section, row, scheme.told),
        context=tuple(filter(None, (row.question, tr("Who answers for “{label}”?", label=clean_line(row.label))))),
        options=tuple(_options(section, row)),
        outcome=owner,
        because="; ".join(reasons),
        consequences=tuple(
            f"{md.inline(title)}: {', '.join(_meanings(section, letters))}" for title, letters in cells
        ),
        confirmation="",
        causes=row.comes_from,
    )


def _holding(section: ChartSection, row: ChartRow, letter: str) -> tuple[str, ...]:
    """List the roles that hold a letter in a row, each with whoever speaks for it."""
    return tuple(
        f"{role.title} ({role.speaks})" if role.speaks else role.title
        for role, cell in zip(section.roles, row.cells, strict=True)
        if letter and letter in cell
    )


def _meanings(section: ChartSection, letters: str) -> list[str]:
    return [md.inline(one.meaning.partition(";")[0]) for one in section.legend if one.letter in letters]


def _options(section: ChartSection, row: ChartRow) -> Iterator[str]:
    """List the roles that leaders named alone, with how many named each; the chosen one first."""
    maps = section.alone.maps if section.alone else ()
    seen = next((one.seen for part in maps[:1] for one in part.rows if one.label == row.label), {})
    for role in dict.fromkeys((*row.answers_for_it, *sorted(seen, key=lambda role: -seen[role]))):
        named = tr(" (named by {leaders} before the talk)", leaders=seen[role]) if role in seen else ""
        yield f"{md.inline(role)}{named}"


def _of_decision(module: str, one: Decided, room: tuple[str, ...]) -> _Record:
    chosen = one.choice or one.statement
    return _Record(
        title=f"{one.statement}: {one.choice}" if one.choice else one.statement,
        makers=room,
        consulted=(),
        informed=(),
        context=tuple(filter(None, (one.about, f"{module}: {one.statement}"))),
        options=(md.inline(chosen), tr("Leave it as it was")),
        outcome=chosen,
        because=without_because(clean_line(one.reason)),
        consequences=tuple(_decision_details(one)),
        confirmation=tr("Looked at again on {day}.", day=spell_date(one.review_on)) if one.review_on else "",
        causes=one.comes_from,
    )


def _decision_details(one: Decided) -> Iterator[str]:
    if one.owner or one.due:
        by = tr("by {due}", due=spell_date(one.due)) if one.due else ""
        yield tr("Seen to: {who}", who=md.inline(", ".join(filter(None, (one.owner or tr("by nobody yet"), by)))))
    if one.rule:
        yield tr("Rule: {rule}", rule=md.inline(one.rule))
    if one.dissent is not None:
        yield tr("Did not support it: {number}", number=one.dissent)
    for objection in one.objections:
        met = objection.met or tr("not settled yet")
        yield tr("Objection: {words}. How it was met: {met}", words=md.inline(objection.text), met=md.inline(met))


def _written(report: Report, one: _Record) -> bytes:
    return md.document(_blocks(report, one))


def _blocks(report: Report, one: _Record) -> Iterator[str]:
    yield "\n".join(_front_matter(report, one))
    yield md.heading(1, one.title)
    yield md.heading(2, tr("Context and Problem Statement"))
    yield from map(md.text, one.context)
    yield md.heading(2, tr("Considered Options"))
    yield _starred(one.options)
    yield md.heading(2, tr("Decision Outcome"))
    why = tr("“{words}”", words=md.inline(one.because)) if one.because else tr(_NO_REASON)
    yield tr("Chosen option: “{outcome}”, because {why}.", outcome=md.inline(one.outcome), why=why)
    if one.consequences:
        yield md.heading(3, tr("Consequences"))
        yield _starred(one.consequences)
    if one.confirmation:
        yield md.heading(3, tr("Confirmation"))
        yield one.confirmation
    yield md.heading(2, tr("More Information"))
    where = ", ".join(filter(None, (report.meta.title, report.meta.organisation, spell_date(report.meta.day))))
    made_up = tr(" A made-up example.") if report.meta.sample else ""
    yield tr("Agreed at: {where}.{made_up}", where=md.inline(where), made_up=made_up)
    if one.causes:
        yield _starred([tr("Comes from: {words}", words=md.inline(cause.text)) for cause in one.causes])


def _front_matter(report: Report, one: _Record) -> Iterator[str]:
    yield "---"
    yield "status: accepted"
    yield f"date: {report.meta.day.isoformat()}"
    people = (("decision-makers", one.makers), ("consulted", one.consulted), ("informed", one.informed))
    yield from (f"{key}: {json.dumps([*map(clean_line, who)], ensure_ascii=False)}" for key, who in people if who)
    yield "---"


def _starred(items: Sequence[str]) -> str:
    return "\n".join(f"* {item or md.NOTHING}" for item in items)
