"""The section of a module that decides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pmworkshop.agenda.model import DecideModule
from pmworkshop.report import markdown
from pmworkshop.report.asked import Asked, asked_in, round_blocks
from pmworkshop.report.context import Audience, Context
from pmworkshop.report.sections.base import Section, common
from pmworkshop.session.decide import RULES


@dataclass(frozen=True, kw_only=True)
class DecideSection(Section):
    """What was proposed and by which rule; the decisions themselves are what every section has.

    Attributes:
        proposal: What the agenda proposes.
        rule: The rule that was announced.
        rounds: How far each supports it.
    """

    proposal: str = ""
    rule: str = ""
    rounds: tuple[Asked, ...] = ()

    def own(self, audience: Audience) -> Iterator[str]:
        """Write the proposal where nothing is decided yet, the rule, and the support."""
        if self.proposal and not self.decisions:
            yield f"Proposed, not settled yet: {markdown.inline(self.proposal)}"
        if audience != "sponsor":
            yield markdown.text(self.rule)
        yield from round_blocks(self.rounds)

    def for_sponsor(self) -> bool:
        """Tell whether it belongs on the sponsor's page."""
        return bool(self.decisions or self.proposal)


def build(module: DecideModule, context: Context) -> DecideSection:
    """Build the section of a module that decides."""
    return DecideSection(
        **common(context, module),
        proposal=module.proposal,
        rule=RULES[module.rule],
        rounds=() if context.audience == "sponsor" else asked_in(context, module),
    )
