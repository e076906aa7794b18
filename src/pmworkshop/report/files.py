"""The files of a format: the report of a session, built for its reader and written."""

from __future__ import annotations

from pmworkshop.report.builders.report import build
from pmworkshop.report.formats import TABLE, Format, formats_for
from pmworkshop.report.model.audience import Audience
from pmworkshop.report.model.report import Report
from pmworkshop.session.core.session import Session


def files_of(session: Session, name: str) -> dict[str, bytes]:
    """Write what is handed out in one format, for its usual reader.

    Args:
        session: The whole session.
        name: The name of a format that takes a report.

    Returns:
        The content of each file, by its name.

    Raises:
        DamagedError: The session has no beginning.
    """
    row = TABLE[name]
    return row.load()(build(session, row.audiences[0]))


def files_after(session: Session) -> dict[str, bytes]:
    """Write all that goes out when the workshop is over: each format of that occasion, for its usual reader.

    Nobody's single answer is in any of them; addresses stand in the mails alone.

    Args:
        session: The whole session.

    Returns:
        The content of each file, by its name; the same bytes each time.

    Raises:
        DamagedError: The session has no beginning.
    """
    reports: dict[Audience, Report] = {}
    files: dict[str, bytes] = {}
    for row in formats_for("after").values():
        files |= row.load()(_report_for(session, row, reports))
    return files


def _report_for(session: Session, row: Format, reports: dict[Audience, Report]) -> Report:
    """Build the report of a format's usual reader, once for all formats with the same reader."""
    reader = row.audiences[0]
    if reader not in reports:
        reports[reader] = build(session, reader)
    return reports[reader]
