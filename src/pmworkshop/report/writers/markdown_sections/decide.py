"""Writes the section of the module kind “decide”."""

from __future__ import annotations

from collections.abc import Iterator

from pmworkshop.report.model.audience import Audience
from pmworkshop.report.model.sections.decide import DecideSection
from pmworkshop.report.writers import markdown
from pmworkshop.report.writers.markdown_sections.rounds import round_blocks


def write(section: DecideSection, audience: Audience) -> Iterator[str]:
    """Write a decide section: open proposal, rule, result of the rule, rounds.

    Args:
        section: The decide section.
        audience: Who reads it; the sponsor does not get the rule.

    Yields:
        Blocks of Markdown; a block may be empty.
    """
    if section.proposal and not section.decisions:
        yield f"Proposed, not settled yet: {markdown.inline(section.proposal)}"
    if audience != "sponsor":
        yield f"The rule, announced before anybody answered: {markdown.inline(section.rule)}."
    yield markdown.text(section.follows)
    if section.left:
        yield "Still to decide:"
        yield markdown.items(markdown.text(one) for one in section.left)
    yield from round_blocks(section.rounds)
