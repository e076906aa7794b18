"""Writes the section of the module kind “brief”."""

from __future__ import annotations

from collections.abc import Iterator

from pmworkshop.report.model.audience import Audience
from pmworkshop.report.model.sections.brief import BriefSection
from pmworkshop.report.writers import markdown


def write(section: BriefSection, audience: Audience) -> Iterator[str]:
    """Write the text as it is."""
    yield markdown.included(section.text)
