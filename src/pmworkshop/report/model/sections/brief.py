"""The section of a module that shows text."""

from __future__ import annotations

from pmworkshop.base.dataclass import dataclass
from pmworkshop.report.model.sections.base import Section
from pmworkshop.report.model.sections.collect import Question


@dataclass(frozen=True, kw_only=True)
class BriefSection(Section):
    """The text shown by a module, with the fields of every section.

    Attributes:
        text: The text in Markdown.
        pause: Whether the module is a break.
        told: The questions that were answered while it was explained.
    """

    text: str = ""
    pause: bool = False
    told: tuple[Question, ...] = ()
