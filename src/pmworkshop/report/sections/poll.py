"""The section of a module that asks each leader for a value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pmworkshop.agenda.model import PollModule
from pmworkshop.report import markdown
from pmworkshop.report.asked import Asked, asked_in, round_blocks
from pmworkshop.report.context import Audience, Context
from pmworkshop.report.sections.base import Section, common


@dataclass(frozen=True, kw_only=True)
class PollSection(Section):
    """What was asked, and what came in.

    Attributes:
        prompts: The questions.
        method: How the answers were given.
        rounds: What came in each time.
        reference: A published figure, with its source and caveat.
    """

    prompts: tuple[str, ...] = ()
    method: str = ""
    rounds: tuple[Asked, ...] = ()
    reference: tuple[str, ...] = ()

    def own(self, audience: Audience) -> Iterator[str]:
        """Write the questions, and how many gave each answer."""
        if not self.prompts:
            return
        yield from (markdown.text(prompt) for prompt in self.prompts)
        yield from round_blocks(self.rounds)
        if not self.rounds and not self.lines:
            yield "No answers."
        yield markdown.items(markdown.text(line) for line in self.reference)


def build(module: PollModule, context: Context) -> PollSection:
    """Build the section of a poll; the sponsor's page has none of it."""
    if context.audience == "sponsor":
        return PollSection(**common(context, module))
    reference = module.reference
    return PollSection(
        **common(context, module),
        prompts=tuple(prompt.text for prompt in module.prompts),
        method=module.method,
        rounds=asked_in(context, module),
        reference=(reference.text, f"Source: {reference.source}", f"Caveat: {reference.caveat}") if reference else (),
    )
