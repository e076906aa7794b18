"""The section of a module that looks back: open actions first, then roles as lived."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pmworkshop.agenda.model import ReviewModule
from pmworkshop.base.dates import short_date
from pmworkshop.report.model.context import Audience, Context
from pmworkshop.report.model.round_results import Asked, asked_in, round_blocks
from pmworkshop.report.sections.base import Section, common, said, said_items
from pmworkshop.report.sections.models import Said
from pmworkshop.report.writers import markdown
from pmworkshop.session.core.records import Action
from pmworkshop.session.operations.planning import review


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an action stands."""

    code: str
    what: str
    owner: str
    status: str
    reason: str = ""
    note: str = ""
    due: date | None = None
    next_step: str = ""
    next_step_by: date | None = None


@dataclass(frozen=True, kw_only=True)
class ReviewSection(Section):
    """What was looked at again.

    Attributes:
        prompts: The questions.
        said: What was said to them.
        standing: Where each action stands.
        told: How many were told of, and where they stand, in words.
        rounds: What came in.
    """

    prompts: tuple[str, ...] = ()
    said: tuple[Said, ...] = ()
    standing: tuple[Standing, ...] = ()
    told: str = ""
    rounds: tuple[Asked, ...] = ()

    def own(self, audience: Audience) -> Iterator[str]:
        """Write where each action stands, and what was said."""
        yield from (markdown.text(prompt) for prompt in self.prompts)
        if self.told:
            yield f"{markdown.text(self.told)}."
        if self.standing:
            yield markdown.table(("", "What", "Owner", "Status", "Due", "Note", "Next"), map(_row, self.standing))
        yield said_items(self.said)
        yield from round_blocks(self.rounds)


def _row(one: Standing) -> tuple[str, ...]:
    due = f"{short_date(one.due)} {one.due.year}" if one.due else ""
    step = one.next_step
    if step and one.next_step_by:
        step = f"{step}, by {short_date(one.next_step_by)} {one.next_step_by.year}"
    return one.code, one.what, one.owner, one.status, due, one.reason or one.note, step


def build(module: ReviewModule, context: Context) -> ReviewSection:
    """Build the section of a review; the sponsor's page has none of it."""
    if context.audience == "sponsor":
        return ReviewSection(**common(context, module))
    prompts = {prompt.id for prompt in module.prompts}
    shared = common(context, module)
    actions = review.looked_at(context.session, module.id) if shared["reached"] else []
    return ReviewSection(
        **shared,
        prompts=tuple(prompt.text for prompt in module.prompts),
        said=tuple(said(context, entry) for entry in context.entries.get(module.id, ()) if entry.prompt in prompts),
        standing=tuple(
            Standing(
                code=action.code,
                what=action.what,
                owner=", ".join(context.names(action.owners)),
                status=_status(action),
                reason=action.status_reason,
                note=action.note,
                due=action.due,
                next_step=action.first_step,
                next_step_by=action.first_step_by,
            )
            for action in actions
        ),
        told=review.counted(context.session, module.id) if shared["reached"] else "",
        rounds=asked_in(context, module),
    )


def _status(action: Action) -> str:
    return review.STATUSES[action.status] if review.told(action) else action.status
