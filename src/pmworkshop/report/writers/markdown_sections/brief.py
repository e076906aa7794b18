"""Writes the section of the module kind “brief”."""

from __future__ import annotations

from collections.abc import Iterator

from pmworkshop.report.model.audience import Audience
from pmworkshop.report.model.sections.brief import BriefSection
from pmworkshop.report.writers import markdown
from pmworkshop.report.writers.markdown_sections.common import told_blocks


def write(section: BriefSection, audience: Audience) -> Iterator[str]:
    """Write the text of a brief section, and what was answered.

    Args:
        section: The brief section.
        audience: Who reads it; not used.

    Yields:
        Blocks of Markdown; a block may be empty.
    """
    yield markdown.included(section.text)
    yield from told_blocks(section.told)
