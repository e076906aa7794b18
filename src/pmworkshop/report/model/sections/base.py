"""What sections of every kind have in common."""

from __future__ import annotations

from dataclasses import dataclass

from pmworkshop.report.model.parts import Decided, Given, Minutes, Said


@dataclass(frozen=True, kw_only=True)
class Section:
    """What one module left. Each kind adds its own.

    Attributes:
        module: The module's id.
        kind: The module's kind.
        title: Its title.
        reached: Whether the room was there, or left anything there.
        lines: Answers that belong to none of its prompts: what came out of it, noted in words.
        decisions: What was decided there.
        commitments: What was promised there.
        not_settled: What is not settled yet, a line each.
        minutes: Planned and spent minutes; for the facilitator alone.
    """

    module: str
    kind: str
    title: str
    reached: bool = False
    lines: tuple[Said, ...] = ()
    decisions: tuple[Decided, ...] = ()
    commitments: tuple[Given, ...] = ()
    not_settled: tuple[str, ...] = ()
    minutes: Minutes | None = None

    def for_sponsor(self) -> bool:
        """Tell whether it belongs on the sponsor's page."""
        return bool(self.decisions or self.commitments)
