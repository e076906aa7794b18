"""Writes what groups of people say apart."""

from __future__ import annotations

from collections.abc import Iterator

from pmworkshop.base.language import tr
from pmworkshop.report.model.groups_apart import GroupSaid, GroupsApart
from pmworkshop.report.writers import markdown
from pmworkshop.report.writers.markdown_sections.rounds import strip


def apart_blocks(apart: GroupsApart | None) -> Iterator[str]:
    """Write the groups apart: where they differ most, and what each says about each subject.

    Args:
        apart: The groups, or the reason why they are not shown; None if there is nothing to say.

    Yields:
        Blocks of Markdown; nothing without groups.
    """
    if apart is None:
        return
    yield markdown.heading(3, tr("Each group apart{label}", label=f": {apart.label}" if apart.label else ""))
    yield markdown.text(apart.sentence or apart.reason)
    yield "\n".join(
        line
        for one in apart.subjects
        for line in (
            markdown.item(markdown.text(one.subject)),
            *(markdown.item(_said(said), 1) for said in one.groups),
        )
    )


def _said(one: GroupSaid) -> str:
    answers = f" ({strip(one.answers)})" if one.answers else ""
    return f"{markdown.text(one.group)}: {markdown.inline(one.said)}{answers}"
