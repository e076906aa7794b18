"""The summary as data: the same models that the Markdown is written from, dumped field by field."""

from __future__ import annotations

from collections.abc import Iterator

from pmworkshop.report.model.report import Report
from pmworkshop.report.writers import toml


def toml_files(report: Report) -> dict[str, bytes]:
    """Write a report as ``summary.toml``."""
    return {"summary.toml": ("\n".join(_lines(report)) + "\n").encode(errors="replace")}


def _lines(report: Report) -> Iterator[str]:
    yield from toml.lines(report.meta)
    if report.waiting:
        yield f"waiting = {report.waiting}"
    if report.not_reached:
        yield f"not_reached = {toml.inline(report.not_reached)}"
    yield from toml.tables("person", report.people)
    yield from toml.tables("brief", report.brief)
    yield from toml.tables("section", report.sections)
    yield from toml.tables("parked", report.parked)
    yield from toml.tables("not_settled", report.not_settled)
    yield from toml.tables("conflict", report.conflicts)
