"""Modules that build the action plan."""

from __future__ import annotations

from pmworkshop.agenda.model import PlanModule
from pmworkshop.kinds.kind import Kind
from pmworkshop.session.core.reserved import WHOLE
from pmworkshop.session.core.session import Session
from pmworkshop.session.rounds.polls import BEHIND_PLAN, FIST, Asked


class PlanKind(Kind[PlanModule]):
    """Builds the action plan out of what the other modules left."""

    panel = "pmworkshop.tui.panels.planning.plan:PlanPanel"
    section = "pmworkshop.report.sections.plan:section"
    markdown = "pmworkshop.report.writers.markdown_sections.plan:write"
    always_reported = True
    holds_actions = True

    def subjects(self, session: Session, module: PlanModule) -> list[Asked]:
        """Ask by hand how far the room stands behind the whole plan."""
        return [Asked(WHOLE, BEHIND_PLAN)]

    def values(self, module: PlanModule) -> tuple[str, ...]:
        """List the steps of support."""
        return FIST

    def promise(self, module: PlanModule) -> str:
        """Say what everybody leaves with."""
        return "Everybody leaves with one thing to do, and a date."
