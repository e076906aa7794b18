"""Descriptor of the modules that review what was agreed in the earlier session."""

from __future__ import annotations

from pmworkshop.agenda.model import ReviewModule
from pmworkshop.base.language import tr_noop
from pmworkshop.kinds.kind import Kind


class ReviewKind(Kind[ReviewModule]):
    """Reviews the open actions of the earlier session, then roles in practice against roles as agreed."""

    panel = "pmworkshop.tui.panels.modules.review:ReviewPanel"
    section = "pmworkshop.report.builders.sections.review:section"
    markdown = "pmworkshop.report.writers.markdown_sections.review:write"
    does = tr_noop("looks back")
