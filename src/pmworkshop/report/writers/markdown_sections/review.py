"""Writes the section of the module kind “review”."""

from __future__ import annotations

from collections.abc import Iterator

from pmworkshop.base.dates import short_date
from pmworkshop.base.language import tr, trc
from pmworkshop.report.model.audience import Audience
from pmworkshop.report.model.sections.review import ReviewSection, Standing
from pmworkshop.report.writers import markdown
from pmworkshop.report.writers.markdown_sections.common import said_items
from pmworkshop.report.writers.markdown_sections.rounds import round_blocks


def _row(one: Standing) -> tuple[str, ...]:
    due = f"{short_date(one.due)} {one.due.year}" if one.due else ""
    step = one.next_step
    if step and one.next_step_by:
        step = tr(
            "{step}, by {day} {year}",
            step=step,
            day=short_date(one.next_step_by),
            year=one.next_step_by.year,
        )
    return one.code, one.what, one.owner, one.status, due, one.reason or one.note, step


def write(section: ReviewSection, audience: Audience) -> Iterator[str]:
    """Write a review section: questions, status of each action, answers, rounds.

    Args:
        section: The review section.
        audience: Who reads it; not used.

    Yields:
        Blocks of Markdown; a block may be empty.
    """
    yield from (markdown.text(prompt) for prompt in section.prompts)
    if section.measured:
        yield f"{markdown.text(section.measured)}."
    if section.told:
        yield f"{markdown.text(section.told)}."
    if section.standing:
        yield markdown.filled_table(
            ("", tr("What"), tr("Owner"), tr("Status"), tr("Due"), tr("Note"), trc("table head", "Next")),
            map(_row, section.standing),
        )
    yield said_items(section.said)
    yield from round_blocks(section.rounds)
