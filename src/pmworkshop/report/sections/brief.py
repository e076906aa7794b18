"""The section of a module that shows text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pmworkshop.agenda.model import BriefModule
from pmworkshop.report.model.context import Audience, Context
from pmworkshop.report.sections.base import Section, common
from pmworkshop.report.writers import markdown


@dataclass(frozen=True, kw_only=True)
class BriefSection(Section):
    """What stood on the wall, and what was noted.

    Attributes:
        text: Markdown by design.
        pause: Whether it was a break.
    """

    text: str = ""
    pause: bool = False

    def own(self, audience: Audience) -> Iterator[str]:
        """Write the text as it is."""
        yield markdown.included(self.text)


def build(module: BriefModule, context: Context) -> BriefSection:
    """Build the section of a module that shows text."""
    return BriefSection(**common(context, module), text=module.text, pause=module.pause)
