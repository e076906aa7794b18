"""What the room has seen of one part of the agenda, as a piece of a page."""

from __future__ import annotations

from collections.abc import Iterator

from pmworkshop.report.model.sections.base import Section
from pmworkshop.report.model.sections.chart import ChartSection
from pmworkshop.report.model.sections.plan import PlanSection
from pmworkshop.report.writers.markdown_sections.chart import owner_table
from pmworkshop.report.writers.markdown_sections.common import decision_items
from pmworkshop.report.writers.markdown_sections.ledger import ledger_blocks
from pmworkshop.report.writers.markdown_sections.plan import action_table
from pmworkshop.report.writers.minutes.record import section_blocks
from pmworkshop.report.writers.minutes.text_tree import html


def part_html(section: Section) -> str:
    """Write a section as a piece of a page for a small screen, in words: what it decided, then what was said.

    Args:
        section: The section of a report for the room.

    Returns:
        HTML without a heading for the section itself, in which every text is escaped; empty if there is nothing to
        show.
    """
    record = (block for block in section_blocks(section, "room", ()) if isinstance(block, str))
    return "".join(html(block) for block in (*_decided(section), *record) if block)


def _decided(section: Section) -> Iterator[str]:
    """Write what was decided in the section."""
    if isinstance(section, ChartSection) and section.rows:
        yield owner_table(section)
    yield "\n".join(line for one in section.decisions for line in decision_items(one))
    if isinstance(section, PlanSection) and section.actions:
        yield action_table(section.actions)
    yield from ledger_blocks(section.commitments)
