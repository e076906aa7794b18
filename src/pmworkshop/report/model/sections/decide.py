"""The section of a module that decides."""

from __future__ import annotations

from dataclasses import dataclass

from pmworkshop.report.model.rounds import Asked
from pmworkshop.report.model.sections.base import Section


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

    def for_sponsor(self) -> bool:
        """Tell whether it belongs on the sponsor's page."""
        return bool(self.decisions or self.proposal)
