"""Writes what was decided: purpose, priorities, outcomes, owners, decisions, plan; and what is not settled yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pmworkshop.base.dates import spell_date
from pmworkshop.base.language import tr, tr_noop, trn
from pmworkshop.report.model.pictures import Picture, PlanDays
from pmworkshop.report.model.report import Report
from pmworkshop.report.model.sections.chart import ChartSection
from pmworkshop.report.model.sections.plan import PlanSection
from pmworkshop.report.writers import markdown
from pmworkshop.report.writers.markdown_sections.chart import owner_table
from pmworkshop.report.writers.markdown_sections.common import decision_items
from pmworkshop.report.writers.markdown_sections.impact import measure_blocks
from pmworkshop.report.writers.markdown_sections.ledger import ledger_blocks
from pmworkshop.report.writers.markdown_sections.plan import action_table
from pmworkshop.report.writers.markdown_sections.promised import promised_blocks

OUTCOMES = tr_noop("What will have happened")
OWNERS, DECISIONS = tr_noop("Who answers for what"), tr_noop("Decisions")


def decided_blocks(report: Report, *, drawn: bool) -> Iterator[str | Picture]:
    """Write what was decided, the most lasting first.

    Args:
        report: The report for any audience.
        drawn: Whether each plan is drawn on its calendar, too.

    Yields:
        Blocks of Markdown below a heading of level 2, and pictures; nothing where nothing was decided.
    """
    yield from promised_blocks(report)
    yield from _listed(tr(OUTCOMES), map(markdown.text, report.follow_up.outcomes))
    yield from measure_blocks(report.measures, 3)
    yield from _owners(report)
    taken = "\n".join(
        line for section in report.sections for one in section.decisions for line in decision_items(one)
    )
    yield from (markdown.heading(3, tr(DECISIONS)), taken) if taken else ()
    yield from _plans(report, drawn=drawn)
    yield from ledger_blocks(tuple(one for section in report.sections for one in section.commitments))


def settled_later(report: Report, level: int = 3) -> Iterator[str]:
    """Write what is not settled yet, and when the room looks again.

    Args:
        report: The report for any audience.
        level: Level of the headings.

    Yields:
        Blocks of Markdown; nothing where all is settled.
    """
    if report.follow_up.reviews:
        yield markdown.heading(level, tr("We look again"))
        yield " · ".join(map(spell_date, report.follow_up.reviews))
    yield from _listed(tr("Not settled yet"), _points(report), level)


def _listed(title: str, lines: Iterable[str], level: int = 3) -> Iterator[str]:
    if listed := markdown.items(lines):
        yield markdown.heading(level, title)
        yield listed


def _plans(report: Report, *, drawn: bool) -> Iterator[str | Picture]:
    """Write the table of each plan; actions that a plan before has told of are not repeated."""
    told: set[str] = set()
    for section in report.sections:
        if isinstance(section, PlanSection) and not section.codes <= told:
            yield markdown.heading(3, section.title)
            yield action_table(section.actions)
            yield from (one for one in report.pictures if drawn and _on_calendar(one, section))
            told |= section.codes


def _owners(report: Report) -> Iterator[str]:
    """Write who answers for each row of each chart; the heading names the chart where there are several."""
    charts = [section for section in report.sections if isinstance(section, ChartSection) and section.rows]
    for section in charts:
        yield markdown.heading(3, section.title if len(charts) > 1 else tr(OWNERS))
        yield owner_table(section)


def _on_calendar(picture: Picture, section: PlanSection) -> bool:
    return isinstance(picture, PlanDays) and picture.module == section.module


def _points(report: Report) -> Iterator[str]:
    for point in report.not_settled:
        yield f"{markdown.text(point.where)}: {markdown.inline(point.what)}"
    if report.waiting:
        yield trn(
            "{number} change made at the same time as another, to be settled",
            "{number} changes made at the same time as another, to be settled",
            report.waiting,
        )
