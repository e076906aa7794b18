"""The files of an export format: builds the report of a session for its audience and writes it."""

from __future__ import annotations

from collections.abc import Sequence

from pmworkshop.report.builders.report import build
from pmworkshop.report.builders.story.story import story_of
from pmworkshop.report.formats import TABLE, Format, formats_for
from pmworkshop.report.model.audience import Audience
from pmworkshop.report.model.report import Report
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Step


def files_of(session: Session, name: str) -> dict[str, bytes]:
    """Write the files of one format, for its usual audience.

    Args:
        session: The whole session.
        name: Name of a format in `TABLE` that takes a report.

    Returns:
        Content of each file, by file name.

    Raises:
        DamagedError: The session has no beginning.
        KeyError: There is no such format.
    """
    row = TABLE[name]
    return row.load()(build(session, row.audiences[0]))


def files_after(session: Session, steps: Sequence[Step] = ()) -> dict[str, bytes]:
    """Write the files of all formats for after the session, each for its usual audience.

    A call with the sponsor has its own: the brief and the mail that goes with it. The files of a workshop contain no
    single answers; mail addresses are in the mails only.

    Args:
        session: The whole session.
        steps: Its whole history; without it the files that tell how it came about are left out.

    Returns:
        Content of each file, by file name; the same bytes for the same session.

    Raises:
        DamagedError: The session has no beginning.
    """
    reports: dict[Audience, Report] = {}
    files: dict[str, bytes] = {}
    call = session.info.agenda.kind == "discovery"
    for row in formats_for("after").values():
        if row.of_call != call:
            continue
        if row.takes == "report":
            files |= row.load()(_report_for(session, row, reports))
        elif steps:
            files |= row.load()(story_of(steps))
    return files


def _report_for(session: Session, row: Format, reports: dict[Audience, Report]) -> Report:
    """Build the report for a format's usual audience, once for all formats with the same audience."""
    reader = row.audiences[0]
    if reader not in reports:
        reports[reader] = build(session, reader)
    return reports[reader]
