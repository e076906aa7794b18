"""The section of a module that asks every leader for a value."""

from __future__ import annotations

from pmworkshop.base.dataclass import dataclass
from pmworkshop.report.model.before_after import Course, Moved, Wanted
from pmworkshop.report.model.groups_apart import GroupsApart
from pmworkshop.report.model.rounds import Asked
from pmworkshop.report.model.sections.base import Section
from pmworkshop.report.model.sections.collect import Question
from pmworkshop.report.model.two_questions import TwoQuestions


@dataclass(frozen=True, kw_only=True)
class PollSection(Section):
    """The questions and answers of a poll.

    Attributes:
        prompts: The questions; empty in the sponsor's report.
        told: The questions that were answered in lines, with the lines.
        method: How the answers were given.
        rounds: The rounds, in order.
        sentence: Change since the last time the statements were asked; empty if there is nothing to compare.
        moved: Before and after, statement by statement.
        since: Change since the first meeting; empty if the statements were asked at one meeting only.
        courses: Medians over all meetings, statement by statement.
        wanted: Gap between the wanted and the present value, subject by subject.
        both: What its two questions, or passes, showed together; None for one question, or before both are shown.
        changed: How what is asked about has changed since the answers; empty if it has not.
        reference: A published figure with its source and caveat, a line each; empty if there is none.
        apart: What groups of people say apart; None if they are not shown.
        apart_second: What they say apart to the second question; None without one, or if they are not shown.
    """

    prompts: tuple[str, ...] = ()
    told: tuple[Question, ...] = ()
    method: str = ""
    rounds: tuple[Asked, ...] = ()
    sentence: str = ""
    moved: tuple[Moved, ...] = ()
    since: str = ""
    courses: tuple[Course, ...] = ()
    wanted: tuple[Wanted, ...] = ()
    both: TwoQuestions | None = None
    changed: str = ""
    reference: tuple[str, ...] = ()
    apart: GroupsApart | None = None
    apart_second: GroupsApart | None = None

    def for_sponsor(self) -> bool:
        """Tell whether the section belongs in the sponsor's report: it has a comparison, lines or decisions."""
        return bool(self.sentence or self.since or self.told) or super().for_sponsor()
