"""The content of the minutes as blocks of Markdown and pictures, from which each of their formats is made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pmworkshop.base.dates import spell_date
from pmworkshop.base.language import tr
from pmworkshop.report.model.pictures import Picture
from pmworkshop.report.model.report import Meta, Report
from pmworkshop.report.writers import markdown
from pmworkshop.report.writers.markdown_sections.common import said_items
from pmworkshop.report.writers.markdown_sections.impact import measure_blocks
from pmworkshop.report.writers.minutes.decided import decided_blocks, settled_later
from pmworkshop.report.writers.minutes.for_facilitator import facilitator_blocks
from pmworkshop.report.writers.minutes.record import MOST_SENTENCES, left_over, record_blocks
from pmworkshop.report.writers.minutes.shorter import without_causes


def minutes_of(report: Report, *, drawn: bool = False) -> Iterator[str | Picture]:
    """Select the content of the minutes: three sentences, what was decided, then the record.

    Args:
        report: The report for any audience; a discovery call has its brief in place of what was decided. What answers
            come from is told to the facilitator alone.
        drawn: Whether pictures stand where the Markdown has counts in text.

    Yields:
        Blocks of Markdown, which may be empty, and pictures.
    """
    if report.audience != "facilitator":
        report = replace(report, sections=tuple(map(without_causes, report.sections)))
    if report.brief:
        yield from _brief(report)
    else:
        yield from _top(report)
        yield from _decided(report, drawn=drawn)
        yield from record_blocks(report, drawn=drawn)
    if report.audience == "facilitator":
        yield from facilitator_blocks(report)


def head(meta: Meta, title: str) -> Iterator[str]:
    """Write the head of a file.

    Args:
        meta: What the report is about.
        title: What the file is.

    Yields:
        Blocks of Markdown.
    """
    yield markdown.heading(1, title)
    parts = [markdown.text(meta.title), markdown.inline(meta.organisation), spell_date(meta.day)]
    yield " · ".join(part for part in parts if part)
    if meta.sample:
        yield tr("A made-up example.")


def _brief(report: Report) -> Iterator[str]:
    yield from head(report.meta, tr("Brief"))
    for heading in report.brief:
        yield markdown.heading(2, heading.title)
        yield said_items(heading.lines) or tr("Nothing yet.")
    yield from measure_blocks(report.measures, 2)
    yield from settled_later(report, 2)
    yield from left_over(report, 2)


def _top(report: Report) -> Iterator[str]:
    meta = report.meta
    yield from head(meta, tr("Minutes"))
    yield " ".join(markdown.inline(one.text) for one in report.sentences[:MOST_SENTENCES])
    yield tr("What we wanted to leave with: {outcome}", outcome=markdown.inline(meta.outcome)) if meta.outcome else ""
    yield tr("It continues: {continues}", continues=markdown.inline(meta.continues)) if meta.continues else ""


def _decided(report: Report, *, drawn: bool) -> Iterator[str | Picture]:
    yield markdown.heading(2, tr("What was decided"))
    told = [block for block in decided_blocks(report, drawn=drawn) if block]
    yield from told or [tr("Nothing is decided yet.")]
    yield from settled_later(report)
