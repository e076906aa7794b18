"""The section of a module that asks each leader for a value."""

from __future__ import annotations

from dataclasses import dataclass

from pmworkshop.report.model.before_after import Course, Moved, Wanted
from pmworkshop.report.model.rounds import Asked
from pmworkshop.report.model.sections.base import Section


@dataclass(frozen=True, kw_only=True)
class PollSection(Section):
    """What was asked, and what came in.

    Attributes:
        prompts: The questions.
        method: How the answers were given.
        rounds: What came in each time.
        sentence: Where the same was asked before, what moved since.
        moved: Statement by statement, before and now.
        since: Where the same was asked at earlier meetings, how it moved from the first one on.
        courses: Statement by statement, meeting by meeting.
        wanted: How much more of each is wanted than there is.
        reference: A published figure, with its source and caveat.
    """

    prompts: tuple[str, ...] = ()
    method: str = ""
    rounds: tuple[Asked, ...] = ()
    sentence: str = ""
    moved: tuple[Moved, ...] = ()
    since: str = ""
    courses: tuple[Course, ...] = ()
    wanted: tuple[Wanted, ...] = ()
    reference: tuple[str, ...] = ()

    def for_sponsor(self) -> bool:
        """Tell whether it belongs on the sponsor's page: where the same was asked before."""
        return bool(self.sentence or self.since) or super().for_sponsor()
