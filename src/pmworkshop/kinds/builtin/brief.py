"""Descriptor of the modules that show text."""

from __future__ import annotations

from pmworkshop.agenda.model import BriefModule
from pmworkshop.base.language import tr_noop
from pmworkshop.kinds.kind import Kind


class BriefKind(Kind[BriefModule]):
    """Shows text, such as an opening, ground rules or a break."""

    panel = "pmworkshop.tui.panels.modules.brief:BriefPanel"
    section = "pmworkshop.report.builders.sections.brief:section"
    markdown = "pmworkshop.report.writers.markdown_sections.brief:write"
    does = tr_noop("shows text")

    def text(self, module: BriefModule) -> str:
        """Return the module's own text."""
        return module.text
