"""The section of a module that looks back: open actions first, then roles as lived."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pmworkshop.agenda.model import ReviewModule
from pmworkshop.report import markdown
from pmworkshop.report.asked import Asked, asked_in, round_blocks
from pmworkshop.report.context import Audience, Context
from pmworkshop.report.sections.base import Section, common, said, said_items
from pmworkshop.report.sections.models import Said


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an action stands."""

    code: str
    what: str
    owner: str
    status: str
    reason: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class ReviewSection(Section):
    """What was looked at again.

    Attributes:
        prompts: The questions.
        said: What was said to them.
        standing: Where each action stands.
        rounds: What came in.
    """

    prompts: tuple[str, ...] = ()
    said: tuple[Said, ...] = ()
    standing: tuple[Standing, ...] = ()
    rounds: tuple[Asked, ...] = ()

    def own(self, audience: Audience) -> Iterator[str]:
        """Write where each action stands, and what was said."""
        yield from (markdown.text(prompt) for prompt in self.prompts)
        if self.standing:
            rows = [(one.code, one.what, one.owner, one.status, one.reason or one.note) for one in self.standing]
            yield markdown.table(("", "What", "Owner", "Status", "Note"), rows)
        yield said_items(self.said)
        yield from round_blocks(self.rounds)


def build(module: ReviewModule, context: Context) -> ReviewSection:
    """Build the section of a review; the sponsor's page has none of it."""
    if context.audience == "sponsor":
        return ReviewSection(**common(context, module))
    prompts = {prompt.id for prompt in module.prompts}
    shared = common(context, module)
    actions = [action for listed in context.actions.values() for action in listed] if shared["reached"] else []
    return ReviewSection(
        **shared,
        prompts=tuple(prompt.text for prompt in module.prompts),
        said=tuple(said(context, entry) for entry in context.entries.get(module.id, ()) if entry.prompt in prompts),
        standing=tuple(
            Standing(
                code=action.code,
                what=action.what,
                owner=", ".join(context.names(action.owners)),
                status=action.status,
                reason=action.status_reason,
                note=action.note,
            )
            for action in sorted(actions, key=lambda action: (action.place, action.id))
        ),
        rounds=asked_in(context, module),
    )
