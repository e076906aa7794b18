"""Markdown writers of sections, one file for each module kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pmworkshop.base.language import trn
from pmworkshop.kinds import registry
from pmworkshop.report.model.audience import Audience
from pmworkshop.report.model.sections.base import Section
from pmworkshop.report.writers.markdown_sections.common import said_items


def summary(section: Section, audience: Audience) -> Iterator[str]:
    """Write the part of the record about one section; what it decided and what was given stands before the record.

    Args:
        section: A section of a registered kind.
        audience: Who reads it.

    Yields:
        Blocks of Markdown below the section's heading; a block may be empty.

    Raises:
        KeyError: The section's kind is not registered.
    """
    write: Callable[[Section, Audience], Iterator[str]] = registry.load(registry.kind_named(section.kind).markdown)
    if section.ahead:
        yield trn(
            "{number} leader answered before we met.", "{number} leaders answered before we met.", section.ahead
        )
    yield from write(section, audience)
    yield said_items(section.lines)
