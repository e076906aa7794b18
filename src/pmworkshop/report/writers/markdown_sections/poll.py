"""Writes the section of the module kind “poll”."""

from __future__ import annotations

from collections.abc import Iterator

from pmworkshop.base.language import tr
from pmworkshop.report.model.audience import Audience
from pmworkshop.report.model.sections.poll import PollSection
from pmworkshop.report.writers import markdown
from pmworkshop.report.writers.markdown_sections.before_after import course_blocks, moved_blocks, wanted_blocks
from pmworkshop.report.writers.markdown_sections.common import told_blocks
from pmworkshop.report.writers.markdown_sections.groups_apart import apart_blocks
from pmworkshop.report.writers.markdown_sections.rounds import round_blocks
from pmworkshop.report.writers.markdown_sections.two_questions import two_blocks


def write(section: PollSection, audience: Audience) -> Iterator[str]:
    """Write a poll section: questions, rounds, change since last time, course, gaps, reference.

    If a comparison with last time exists, it replaces the rounds except for the facilitator.

    Args:
        section: The poll section.
        audience: Who reads it; for the sponsor only its sentences and lines are written.

    Yields:
        Blocks of Markdown; a block may be empty.
    """
    if audience == "sponsor":
        yield markdown.text(section.sentence)
        yield markdown.text(section.since)
        yield from told_blocks(section.told)
        return
    elsewhere = _asked_below(section)
    yield from (markdown.text(prompt) for prompt in section.prompts if prompt not in elsewhere)
    if not section.moved or audience == "facilitator":  # before and now says it all, but for single answers
        yield from round_blocks(section.rounds)
    if not section.rounds and not section.lines and not section.told:
        yield tr("No answers.")
    yield from told_blocks(section.told)
    yield from moved_blocks(section.sentence, section.moved)
    yield from course_blocks(section.since, section.courses)
    yield from wanted_blocks(section.wanted)
    yield from apart_blocks(section.apart)
    yield from apart_blocks(section.apart_second)
    yield from two_blocks(section.both)
    yield markdown.text(section.changed)
    yield markdown.items(markdown.text(line) for line in section.reference)


def _asked_below(section: PollSection) -> set[str]:
    """List the questions that stand above their own answers: those told in lines, and an only subject."""
    only = {subject.subject for one in section.rounds for subject in one.subjects if len(one.subjects) == 1}
    return {question.prompt for question in section.told} | (set() if section.moved else only)
