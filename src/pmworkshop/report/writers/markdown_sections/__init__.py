"""Markdown writers of sections, one file for each module kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pmworkshop.kinds import registry
from pmworkshop.report.model.audience import Audience
from pmworkshop.report.model.sections.base import Section
from pmworkshop.report.writers import markdown
from pmworkshop.report.writers.markdown_sections.common import decision_items, said_items
from pmworkshop.report.writers.markdown_sections.ledger import ledger_blocks


def summary(section: Section, audience: Audience) -> Iterator[str]:
    """Write the part of the summary about one section.

    Args:
        section: A section of a registered kind.
        audience: Who reads it.

    Yields:
        Blocks of Markdown below the section's heading; a block may be empty.

    Raises:
        KeyError: The section's kind is not registered.
    """
    write: Callable[[Section, Audience], Iterator[str]] = registry.load(registry.kind_named(section.kind).markdown)
    yield from write(section, audience)
    yield said_items(section.lines)
    if section.decisions:
        yield markdown.heading(3, "Decided")
        yield "\n".join(line for decision in section.decisions for line in decision_items(decision))
    yield from ledger_blocks(section.commitments)
