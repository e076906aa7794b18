"""Builds the section of the module kind “review”."""

from __future__ import annotations

from pmworkshop.agenda.model import ReviewModule
from pmworkshop.base.language import tr
from pmworkshop.report.builders.common import common, said
from pmworkshop.report.builders.context import Context
from pmworkshop.report.builders.rounds import asked_in
from pmworkshop.report.model.sections.review import ReviewSection, Standing
from pmworkshop.session.core.records import Action
from pmworkshop.session.operations.planning import impact, review
from pmworkshop.session.views.record_fields import word_of


def section(context: Context, module: ReviewModule) -> ReviewSection:
    """Build the section of a review module.

    Args:
        context: The indexed session with the audience of the report.
        module: The review module.

    Returns:
        The section; for the sponsor only the fields that all sections share, as the actions stand in one of their own
        there, with what is given to them.
    """
    if context.audience == "sponsor":
        return ReviewSection(**{**common(context, module), "commitments": ()})
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
                owner=", ".join(context.keepers(action.owners)),
                status=_status(action),
                reason=review.reason(action),
                note=action.note,
                due=action.due,
                next_step=action.first_step,
                next_step_by=action.first_step_by,
            )
            for action in actions
        ),
        told=review.counted(context.session, module.id) if shared["reached"] else "",
        rounds=asked_in(context, module),
        measured=impact.counted(context.session) if shared["reached"] else "",
    )


def _status(action: Action) -> str:
    return tr(review.STATUSES[action.status]) if review.told(action) else word_of(action.status)
