"""The section of a module that decides."""

from __future__ import annotations

from pmworkshop.base.dataclass import dataclass
from pmworkshop.report.model.rounds import Asked
from pmworkshop.report.model.sections.base import Section


@dataclass(frozen=True, kw_only=True)
class DecideSection(Section):
    """Proposal and decision rule of a module; the decisions themselves are in the field of `Section`.

    Attributes:
        proposal: The statement that is proposed; empty if the agenda proposes none.
        rule: The decision rule in words.
        follows: Result of the rule for the revealed answers; empty once a decision was taken.
        rounds: The rounds in which support was asked for; empty in the sponsor's report.
        left: What is neither decided nor parked, in a module that decides one thing after the other.
    """

    proposal: str = ""
    rule: str = ""
    follows: str = ""
    rounds: tuple[Asked, ...] = ()
    left: tuple[str, ...] = ()

    def for_sponsor(self) -> bool:
        """Tell whether the section belongs in the sponsor's report: it has a decision or a proposal."""
        return bool(self.decisions or self.proposal)
