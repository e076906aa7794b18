"""The section of a module that shows text."""

from __future__ import annotations

from dataclasses import dataclass

from pmworkshop.report.model.sections.base import Section


@dataclass(frozen=True, kw_only=True)
class BriefSection(Section):
    """What stood on the wall, and what was noted.

    Attributes:
        text: Markdown by design.
        pause: Whether it was a break.
    """

    text: str = ""
    pause: bool = False
