"""Writes the section of the module kind “collect”."""

from __future__ import annotations

from collections.abc import Iterator

from pmworkshop.base.language import tr
from pmworkshop.report.model.audience import Audience
from pmworkshop.report.model.sections.collect import CollectSection, Group, Question
from pmworkshop.report.writers import markdown
from pmworkshop.report.writers.markdown_sections.common import said_lines, said_table
from pmworkshop.report.writers.markdown_sections.rounds import round_blocks


def write(section: CollectSection, audience: Audience) -> Iterator[str]:
    """Write a collect section: each prompt with its answers by group, then the rounds.

    Args:
        section: The collect section.
        audience: Who reads it; for the sponsor a single prompt has no heading.

    Yields:
        Blocks of Markdown; a block may be empty.
    """
    for question in section.questions:
        if len(section.questions) > 1 or audience != "sponsor":
            yield markdown.heading(3, question.prompt)
        columns = _filled(question)
        yield from _tables(question, columns) if columns else [_lists(question.groups)]
        if not question.groups:
            yield tr("No answers.")
    yield from round_blocks(section.rounds)


def _lists(groups: tuple[Group, ...]) -> str:
    """Write answers as one list, those of a group below its title."""
    written: list[str] = []
    for group in groups:
        if group.title:
            written.append(markdown.item(f"**{markdown.inline(group.title)}**"))
        written += said_lines(group.lines, 1 if group.title else 0)
    return "\n".join(written)


def _tables(question: Question, columns: tuple[str, ...]) -> Iterator[str]:
    """Write answers with further values as tables, one for each group."""
    for group in question.groups:
        yield f"**{markdown.inline(group.title)}**" if group.title else ""
        yield from said_table(group.lines, columns)


def _filled(question: Question) -> tuple[str, ...]:
    """List the columns of a question in which an answer has something; the others are for other questions."""
    given = {title for group in question.groups for line in group.lines for title in line.values or ()}
    return tuple(title for title in question.columns if title in given)
