"""The Markdown files: minutes, charts, action plan."""

from __future__ import annotations

from collections.abc import Iterable

from pmworkshop.base.language import tr
from pmworkshop.kinds import registry
from pmworkshop.report.model.report import Report
from pmworkshop.report.model.sections.base import Section
from pmworkshop.report.writers import markdown
from pmworkshop.report.writers.markdown_sections.promised import purpose_line
from pmworkshop.report.writers.minutes.content import head, minutes_of
from pmworkshop.report.writers.own_file import OwnFile

PLAN = "action-plan.md"


def markdown_files(report: Report) -> dict[str, bytes]:
    """Write a report as Markdown.

    Args:
        report: The report for any audience.

    Returns:
        ``summary.md``, and the file of each module kind that has its own and occurs in the report: ``raci.md`` for
        charts, ``action-plan.md`` for plans.

    Raises:
        KeyError: The kind of a section is not registered.
    """
    own = {file.name: _own_file(report, file, sections) for file, sections in _own_files(report).items()}
    return {"summary.md": markdown.document(block for block in minutes_of(report) if isinstance(block, str)), **own}


def plan_files(report: Report) -> dict[str, bytes]:
    """Write the action plan alone.

    Args:
        report: The report for any audience.

    Returns:
        ``action-plan.md``; empty if the report has no plan.

    Raises:
        KeyError: The kind of a section is not registered.
    """
    own = _own_files(report).items()
    return {file.name: _own_file(report, file, sections) for file, sections in own if file.name == PLAN}


def _own_files(report: Report) -> dict[OwnFile, list[Section]]:
    """Group the sections by the file, besides the summary, that their kinds name."""
    found: dict[OwnFile, list[Section]] = {}
    for section in report.sections:
        if place := registry.kind_named(section.kind).own_file:
            found.setdefault(registry.load(place), []).append(section)
    return found


def _own_file(report: Report, file: OwnFile, sections: Iterable[Section]) -> bytes:
    blocks = (block for section in sections for block in file.write(section))
    return markdown.document((*head(report.meta, tr(file.title)), purpose_line(report), *blocks))
