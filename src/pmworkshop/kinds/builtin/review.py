"""Modules that review what was agreed last time."""

from __future__ import annotations

from pmworkshop.agenda.model import ReviewModule
from pmworkshop.kinds.kind import Kind


class ReviewKind(Kind[ReviewModule]):
    """Looks at last time's open actions, then at roles as lived against roles as agreed."""

    panel = "pmworkshop.tui.panels.modules.review:ReviewPanel"
    section = "pmworkshop.report.sections.review:section"
    markdown = "pmworkshop.report.writers.markdown_sections.review:write"
