"""Builds the section of the module kind “poll”."""

from __future__ import annotations

from collections.abc import Iterator

from pmworkshop.agenda.model import PollModule
from pmworkshop.base.language import tr
from pmworkshop.report.builders.before_after import course_in, moved_in, wanted_in
from pmworkshop.report.builders.common import common
from pmworkshop.report.builders.context import Context
from pmworkshop.report.builders.groups_apart import poll_apart
from pmworkshop.report.builders.rounds import asked_in
from pmworkshop.report.builders.sections.collect import told_in
from pmworkshop.report.builders.two_questions import both_in
from pmworkshop.report.model.sections.poll import PollSection
from pmworkshop.session.rounds import rounds
from pmworkshop.session.rounds.items import changed_since


def _changed(context: Context, module: PollModule) -> str:
    """Say how what is asked about has changed since the answers that were shown last."""
    there = rounds.shown(context.session, module.id)
    return changed_since(context.session, module, there[-1]) if there else ""


def _questions(module: PollModule) -> Iterator[str]:
    """Give the words of its questions: what each leader answers alone, then what is answered in lines."""
    first, *others = module.prompts
    yield first.text
    if module.second:
        yield module.second.text
    yield from (prompt.text for prompt in others)


def section(context: Context, module: PollModule) -> PollSection:
    """Build the section of a poll module.

    Args:
        context: The indexed session with the audience of the report.
        module: The poll module.

    Returns:
        The section; for the sponsor only with the sentences on what changed since earlier times, and with purpose and
        outcome if they were noted there.
    """
    sentence, moved = moved_in(context, module)
    since, courses = course_in(context, module)
    if context.audience == "sponsor":
        told = told_in(context, module)
        return PollSection(**common(context, module), told=told, sentence=sentence, since=since)
    reference = module.reference
    return PollSection(
        **common(context, module),
        prompts=tuple(_questions(module)),
        told=told_in(context, module),
        method=module.method,
        rounds=asked_in(context, module),
        sentence=sentence,
        moved=moved,
        since=since,
        courses=courses,
        wanted=wanted_in(context, module),
        apart=poll_apart(context, module),
        apart_second=poll_apart(context, module, wanted=True),
        both=both_in(context, module),
        changed=_changed(context, module),
        reference=(
            reference.text,
            tr("Source: {source}", source=reference.source),
            tr("Caveat: {caveat}", caveat=reference.caveat),
        )
        if reference
        else (),
    )
