"""The section of a module that decides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pmworkshop.agenda.model import DecideModule
from pmworkshop.insight.decision_rules import verdict
from pmworkshop.report.model.context import Audience, Context
from pmworkshop.report.model.round_results import Asked, asked_in, round_blocks
from pmworkshop.report.sections.base import Section, common
from pmworkshop.report.writers import markdown
from pmworkshop.session.operations.decide import RULES, proposal


@dataclass(frozen=True, kw_only=True)
class DecideSection(Section):
    """What was proposed and by which rule; the decisions themselves are what every section has.

    Attributes:
        proposal: What the agenda proposes.
        rule: The rule that was announced.
        follows: While nothing is decided, what follows from the rule and the answers that were shown.
        rounds: How far each supports it, one round beside the other.
    """

    proposal: str = ""
    rule: str = ""
    follows: str = ""
    rounds: tuple[Asked, ...] = ()

    def own(self, audience: Audience) -> Iterator[str]:
        """Write the proposal where nothing is decided yet, the rule, and the support."""
        if self.proposal and not self.decisions:
            yield f"Proposed, not settled yet: {markdown.inline(self.proposal)}"
        if audience != "sponsor":
            yield f"The rule, announced before anybody answered: {markdown.inline(self.rule)}."
        yield markdown.text(self.follows)
        yield from round_blocks(self.rounds)

    def for_sponsor(self) -> bool:
        """Tell whether it belongs on the sponsor's page."""
        return bool(self.decisions or self.proposal)


def build(module: DecideModule, context: Context) -> DecideSection:
    """Build the section of a module that decides."""
    found = verdict(context.session, module)
    settled = any(one.outcome != "open" for one in context.decisions.get(module.id, ()))
    told = f"{_FOLLOWS[found.outcome]}: {found.why}" if found and not settled else ""
    return DecideSection(
        **common(context, module),
        proposal=proposal(context.session, module) if module.proposal else "",
        rule=RULES[module.rule],
        follows=told if context.audience != "sponsor" else "",
        rounds=() if context.audience == "sponsor" else asked_in(context, module),
    )


_FOLLOWS = {
    "adopted": "It would be adopted",
    "not adopted": "It would not be adopted",
    "open": "Not settled yet",
}
