"""What the room has seen of one part of the agenda, as a piece of a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pmworkshop.report.model.pictures import Picture, PlanDays
from pmworkshop.report.model.sections.base import Section
from pmworkshop.report.model.sections.chart import ChartSection
from pmworkshop.report.model.sections.plan import PlanSection
from pmworkshop.report.writers.markdown_sections.chart import owner_table
from pmworkshop.report.writers.markdown_sections.common import decision_items
from pmworkshop.report.writers.markdown_sections.ledger import ledger_blocks
from pmworkshop.report.writers.markdown_sections.plan import action_table
from pmworkshop.report.writers.minutes.page import drawn_parts
from pmworkshop.report.writers.minutes.record import section_blocks
from pmworkshop.report.writers.pages.templates import page


def part_html(section: Section, pictures: Iterable[Picture]) -> str:
    """Write a section as a piece of a page: what it decided, then what was said and answered.

    Args:
        section: The section of a report for the room.
        pictures: Its pictures.

    Returns:
        HTML without a heading for the section itself; empty if there is nothing to show.

    Raises:
        InputError: The library that writes pages is not installed.
    """
    pictures = tuple(pictures)
    blocks = [block for block in (*_decided(section, pictures), *section_blocks(section, "room", pictures)) if block]
    parts = tuple(drawn_parts(blocks))
    return page("drawn_parts.html.jinja", parts=parts).decode() if parts else ""


def _decided(section: Section, pictures: Iterable[Picture]) -> Iterator[str | Picture]:
    """Write what was decided in the section."""
    if isinstance(section, ChartSection) and section.rows:
        yield owner_table(section)
    yield "\n".join(line for one in section.decisions for line in decision_items(one))
    if isinstance(section, PlanSection) and section.actions:
        yield action_table(section.actions)
        yield from (one for one in pictures if isinstance(one, PlanDays))
    yield from ledger_blocks(section.commitments)
