"""Writes the sentence of purpose, and the priorities that votes named."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from pmworkshop.base.language import tr
from pmworkshop.report.model.promised import Priority
from pmworkshop.report.model.report import Report
from pmworkshop.report.writers import markdown
from pmworkshop.session.operations.purpose import OUR_PURPOSE
from pmworkshop.session.rounds.priorities import BEGIN_WITH


def purpose_line(report: Report) -> str:
    """Write the sentence of purpose in a line.

    Args:
        report: The report for any audience.

    Returns:
        The line; empty if there is no sentence.
    """
    return f"**{tr(OUR_PURPOSE)}:** {markdown.inline(report.purpose)}" if report.purpose else ""


def promised_blocks(report: Report) -> Iterator[str]:
    """Write the sentence of purpose large, then the priorities of each vote.

    Args:
        report: The report for any audience.

    Yields:
        Headings with what stands below them; nothing without a sentence or priorities.
    """
    if report.purpose:
        yield markdown.heading(3, tr(OUR_PURPOSE))
        yield f"**{markdown.inline(report.purpose)}**"
    for title, named in by_vote(report.priorities):
        yield markdown.heading(3, title)
        yield "\n".join(f"{one.place}. {markdown.inline(one.line)}" for one in named)


def by_vote(priorities: tuple[Priority, ...]) -> Iterator[tuple[str, list[Priority]]]:
    """Group priorities by the vote that named them.

    Args:
        priorities: The priorities of a report.

    Yields:
        A heading, which names the vote where there are several, and its priorities.
    """
    votes = [(where, list(named)) for where, named in groupby(priorities, key=lambda one: one.where)]
    for where, named in votes:
        yield (f"{tr(BEGIN_WITH)}: {where}" if len(votes) > 1 else tr(BEGIN_WITH)), named
