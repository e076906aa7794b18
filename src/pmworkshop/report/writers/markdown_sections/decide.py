"""Writes the section of the module kind “decide”."""

from __future__ import annotations

from collections.abc import Iterator

from pmworkshop.base.language import tr
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
        yield tr("Proposed, not settled yet: {proposal}", proposal=markdown.inline(section.proposal))
    if audience != "sponsor":
        yield tr("The rule, announced before anybody answered: {rule}.", rule=markdown.inline(section.rule))
    yield markdown.text(section.follows)
    if section.left:
        yield tr("Still to decide:")
        yield markdown.items(markdown.text(one) for one in section.left)
    yield from round_blocks(section.rounds)
