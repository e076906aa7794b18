"""Descriptor of the modules that build the action plan."""

from __future__ import annotations

from pmworkshop.agenda.model import PlanModule
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.kinds.kind import Kind
from pmworkshop.session.core.reserved import WHOLE
from pmworkshop.session.core.session import Session
from pmworkshop.session.rounds.polls import BEHIND_PLAN, FIST, Asked


class PlanKind(Kind[PlanModule]):
    """Builds the action plan from the results of the other modules."""

    panel = "pmworkshop.tui.panels.planning.plan:PlanPanel"
    section = "pmworkshop.report.builders.sections.plan:section"
    markdown = "pmworkshop.report.writers.markdown_sections.plan:write"
    does = tr_noop("builds the plan")
    own_file = "pmworkshop.report.writers.markdown_sections.plan:OWN_FILE"
    always_reported = True
    holds_actions = True

    def subjects(self, session: Session, module: PlanModule) -> list[Asked]:
        """Return the whole plan as the only subject, for raised hands."""
        return [Asked(WHOLE, tr(BEHIND_PLAN))]

    def values(self, module: PlanModule) -> tuple[str, ...]:
        """List the steps of support for the plan, 0 to 5."""
        return FIST

    def promise(self, module: PlanModule) -> str:
        """Promise one thing to do and a date."""
        return tr("Everybody leaves with one thing to do, and a date.")
