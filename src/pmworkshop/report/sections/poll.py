"""The section of a module that asks each leader for a value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pmworkshop.agenda.model import PollModule
from pmworkshop.report.model.before_after import (
    Course,
    Moved,
    Wanted,
    course_blocks,
    course_in,
    moved_blocks,
    moved_in,
    wanted_blocks,
    wanted_in,
)
from pmworkshop.report.model.context import Audience, Context
from pmworkshop.report.model.round_results import Asked, asked_in, round_blocks
from pmworkshop.report.sections.base import Section, common
from pmworkshop.report.writers import markdown


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

    def own(self, audience: Audience) -> Iterator[str]:
        """Write the questions, and how many gave each answer; for the sponsor, what moved since the last time."""
        if not self.prompts:
            yield markdown.text(self.sentence)
            yield markdown.text(self.since)
            return
        yield from (markdown.text(prompt) for prompt in self.prompts)
        if not self.moved or audience == "facilitator":  # before and now says it all, but for single answers
            yield from round_blocks(self.rounds)
        if not self.rounds and not self.lines:
            yield "No answers."
        yield from moved_blocks(self.sentence, self.moved)
        yield from course_blocks(self.since, self.courses)
        yield from wanted_blocks(self.wanted)
        yield markdown.items(markdown.text(line) for line in self.reference)

    def for_sponsor(self) -> bool:
        """Tell whether it belongs on the sponsor's page: where the same was asked before."""
        return bool(self.sentence or self.since) or super().for_sponsor()


def build(module: PollModule, context: Context) -> PollSection:
    """Build the section of a poll; the sponsor's page has of it what moved since the last time."""
    sentence, moved = moved_in(context, module)
    since, courses = course_in(context, module)
    if context.audience == "sponsor":
        return PollSection(**common(context, module), sentence=sentence, since=since)
    reference = module.reference
    return PollSection(
        **common(context, module),
        prompts=tuple(prompt.text for prompt in module.prompts),
        method=module.method,
        rounds=asked_in(context, module),
        sentence=sentence,
        moved=moved,
        since=since,
        courses=courses,
        wanted=wanted_in(context, module),
        reference=(reference.text, f"Source: {reference.source}", f"Caveat: {reference.caveat}") if reference else (),
    )
