"""Descriptor of the modules that decide on a proposal."""

from __future__ import annotations

from collections.abc import Iterator

from pmworkshop.agenda.model import DecideModule
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.kinds.kind import Kind
from pmworkshop.session.core.lookups import item_at
from pmworkshop.session.core.reserved import WHOLE
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations.decide import RULES, proposal
from pmworkshop.session.rounds.answer_form import AnswerForm, Asks
from pmworkshop.session.rounds.form_builders import values_form
from pmworkshop.session.rounds.polls import FIST, GRADIENT, Asked
from pmworkshop.session.rounds.sources import all_sourced

_ON_PAPER = {
    "consent": tr_noop("consent: it stands unless somebody objects for a reason"),
    "consensus": tr_noop("consensus: everybody agrees"),
    "majority": tr_noop("majority: more than half"),
    "qualified": tr_noop("qualified majority"),
    "sponsor": tr_noop("the sponsor decides after hearing everybody"),
}
"""The rules as the run sheet has them."""


class DecideKind(Kind[DecideModule]):
    """Decides on a proposal by a rule that is announced before anybody answers."""

    panel = "pmworkshop.tui.panels.modules.decide:DecidePanel"
    tells_agreement = False
    section = "pmworkshop.report.builders.sections.decide:section"
    markdown = "pmworkshop.report.writers.markdown_sections.decide:write"
    does = tr_noop("decides")

    def form(self, session: Session, module: DecideModule, asks: Asks) -> AnswerForm | None:
        """Ask each person how far they support the proposal, or which word they choose; None between two items."""
        asked = tuple(self.subjects(session, module))
        return values_form(asked, self.values(module), "options" if module.options else "values") if asked else None

    def subjects(self, session: Session, module: DecideModule) -> list[Asked]:
        """Return the current proposal, or the item of now, as the only subject; none before the first item."""
        if not item_at(session, module.id) and (module.items or module.items_from):
            return []
        return [Asked(WHOLE, proposal(session, module))]

    def items(self, session: Session, module: DecideModule) -> list[Asked]:
        """List the items of the agenda, then what the named modules left."""
        given = (Asked(one.id, one.text) for one in module.items)
        return [*given, *all_sourced(session, module.items_from)]

    def choices(self, module: DecideModule) -> tuple[str, ...]:
        """Return its options."""
        return module.options

    def values(self, module: DecideModule) -> tuple[str, ...]:
        """List its options, or the steps of its scale of support."""
        if module.options:
            return module.options
        return FIST if module.scale == "fist" else GRADIENT

    def rated(self, module: DecideModule) -> bool:
        """Tell whether support is shown, which is always a number."""
        return not module.options

    def statement(self, session: Session, module: DecideModule) -> str:
        """Return the current proposal."""
        return proposal(session, module)

    def rule(self, module: DecideModule) -> str:
        """Return the announced rule in words."""
        return tr(RULES[module.rule])

    def manner(self, module: DecideModule) -> str:
        """Name the rule as it is printed on the run sheet."""
        return tr(_ON_PAPER[module.rule])

    def on_the_wall(self, module: DecideModule) -> Iterator[str]:
        """Show the proposal if the agenda words one, the items and the words to choose from."""
        if module.proposal:
            yield tr("Proposal: {proposal}", proposal=module.proposal)
        yield from (one.text for one in module.items)
        if module.options:
            yield tr("Each is decided: {options}", options=", ".join(module.options))
