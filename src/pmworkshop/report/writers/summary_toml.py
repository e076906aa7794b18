"""The summary as data: the models from which the Markdown is written, field by field."""

from __future__ import annotations

from typing import Any

from pmworkshop.report.model.report import Report
from pmworkshop.report.writers import toml


def toml_files(report: Report) -> dict[str, bytes]:
    """Write a report as TOML.

    Args:
        report: The report for any audience; preparation and follow-up are not written.

    Returns:
        One file, ``summary.toml``, without fields that are empty.
    """
    values: dict[str, Any] = {
        **toml.plain(report.meta),
        "waiting": report.waiting,
        "not_reached": report.not_reached,
        "purpose": report.purpose,
        "priority": report.priorities,
        "sentence": report.sentences,
        "measure": report.measures,
        "person": report.people,
        "brief": report.brief,
        "section": report.sections,
        "parked": report.parked,
        "not_settled": report.not_settled,
        "conflict": report.conflicts,
    }
    return {"summary.toml": toml.document({name: value for name, value in values.items() if value})}
