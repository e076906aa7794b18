"""The fields that sections of every kind share."""

from __future__ import annotations

from pmworkshop.base.dataclass import dataclass
from pmworkshop.report.model.parts import Decided, Given, Minutes, Said


@dataclass(frozen=True, kw_only=True)
class Section:
    """The results of one module; each kind adds its own fields.

    Attributes:
        module: The module's id.
        kind: The module's kind.
        title: The module's title.
        reached: Whether the module was entered or has any records.
        lines: Answers that belong to none of the module's prompts: results noted in words.
        decisions: Decisions of the module.
        commitments: Commitments of the module.
        not_settled: Open points, a line each.
        ahead: How many people answered it before the room met; None if nobody did, and for the sponsor.
        minutes: Planned and actual minutes; in the facilitator's report only, else None.
    """

    module: str
    kind: str
    title: str
    reached: bool = False
    lines: tuple[Said, ...] = ()
    decisions: tuple[Decided, ...] = ()
    commitments: tuple[Given, ...] = ()
    not_settled: tuple[str, ...] = ()
    ahead: int | None = None
    minutes: Minutes | None = None

    def for_sponsor(self) -> bool:
        """Tell whether the section belongs in the sponsor's report: it has decisions or commitments."""
        return bool(self.decisions or self.commitments)

    @property
    def codes(self) -> frozenset[str]:
        """The codes of the actions that the section lists."""
        return frozenset()
