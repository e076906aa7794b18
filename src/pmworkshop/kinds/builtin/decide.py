"""Descriptor of the modules that decide on a proposal."""

from __future__ import annotations

from collections.abc import Iterator

from pmworkshop.agenda.model import DecideModule
from pmworkshop.kinds.kind import Kind
from pmworkshop.session.core.reserved import WHOLE
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations.decide import RULES, proposal
from pmworkshop.session.rounds.answer_form import AnswerForm, Asks
from pmworkshop.session.rounds.form_builders import values_form
from pmworkshop.session.rounds.polls import FIST, GRADIENT, Asked

_ON_PAPER = {
    "consent": "consent: it stands unless somebody objects for a reason",
    "consensus": "consensus: everybody agrees",
    "majority": "majority: more than half",
    "qualified": "qualified majority",
    "sponsor": "the sponsor decides after hearing everybody",
}
"""The rules as the run sheet has them."""


class DecideKind(Kind[DecideModule]):
    """Decides on a proposal by a rule that is announced before anybody answers."""

    panel = "pmworkshop.tui.panels.modules.decide:DecidePanel"
    tells_agreement = False
    section = "pmworkshop.report.builders.sections.decide:section"
    markdown = "pmworkshop.report.writers.markdown_sections.decide:write"
    does = "decides"

    def form(self, session: Session, module: DecideModule, asks: Asks) -> AnswerForm:
        """Ask each person how far they support the proposal."""
        return values_form(tuple(self.subjects(session, module)), self.values(module))

    def subjects(self, session: Session, module: DecideModule) -> list[Asked]:
        """Return the current proposal as the only subject."""
        return [Asked(WHOLE, proposal(session, module))]

    def values(self, module: DecideModule) -> tuple[str, ...]:
        """List the steps of the module's scale of support."""
        return FIST if module.scale == "fist" else GRADIENT

    def rated(self, module: DecideModule) -> bool:
        """Return True, since support is always a number."""
        return True

    def statement(self, session: Session, module: DecideModule) -> str:
        """Return the current proposal."""
        return proposal(session, module)

    def rule(self, module: DecideModule) -> str:
        """Return the announced rule in words."""
        return RULES[module.rule]

    def manner(self, module: DecideModule) -> str:
        """Name the rule as it is printed on the run sheet."""
        return _ON_PAPER[module.rule]

    def on_the_wall(self, module: DecideModule) -> Iterator[str]:
        """Show the proposal if the agenda words one."""
        if module.proposal:
            yield f"Proposal: {module.proposal}"
