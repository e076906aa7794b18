"""What every tracker is told of an action: title, description, assignee; and how a table is written as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

from pmworkshop.base.dates import spell_date
from pmworkshop.base.language import tr
from pmworkshop.base.text import clean_line, shorten
from pmworkshop.exchange.charts.own_tables import guarded
from pmworkshop.exchange.trackers.marks import reference_line, task_title
from pmworkshop.report.model.follow_up import OpenAction
from pmworkshop.report.model.report import Report


def title(action: OpenAction) -> str:
    """Return what an action is called in a tracker, harmless in a spreadsheet.

    Args:
        action: The action.

    Returns:
        One line.
    """
    return guarded(task_title(action.what, action.code))


def description(report: Report, action: OpenAction, longest: int = 30_000) -> str:
    """Write what else is agreed about an action, each line under a word of ours, and its reference as the last line.

    No line begins with words of the room, so that none is taken for a formula or a command of the tracker.

    Args:
        report: The report.
        action: The action.
        longest: The most characters that the tracker takes.

    Returns:
        Several lines.
    """
    reference = reference_line(action.reference)
    lines = ((clean_line(head), clean_line(said)) for head, said in _lines(report, action))
    body = "\n".join(f"{head}: {words}" for head, words in lines if words)
    return f"{shorten(body, longest - len(reference) - 1)}\n{reference}"


def _lines(report: Report, action: OpenAction) -> Iterator[tuple[str, str]]:
    by = tr(", by {due}", due=spell_date(action.first_step_by)) if action.first_step_by else ""
    whole = clean_line(action.what)
    if whole != task_title(action.what, action.code):
        yield tr("In full"), whole
    yield tr("Owner"), action.owners or tr("not settled yet")
    yield tr("First step"), f"{action.first_step}{by}" if action.first_step else ""
    yield tr("Due"), spell_date(action.due) if action.due else tr("not settled yet")
    yield tr("How we will know"), action.success_measure
    yield from ((gift.giver, gift.what) for gift in action.gifts)
    yield tr("Help"), action.helpers
    yield tr("Ask before"), action.asks
    yield tr("Tell after"), action.tells
    yield (
        tr("Agreed"),
        tr("{title}, {day}, as {code}", title=report.meta.title, day=spell_date(report.meta.day), code=action.code),
    )


def assignees(report: Report) -> dict[str, str]:
    """Find to whom trackers assign each action: the first address of its first owner, else the names.

    Args:
        report: The report for the facilitator; others know no address.

    Returns:
        The assignee by the id of the action, harmless in a spreadsheet; empty while nobody owns it.
    """
    found = {action.id: action.owners for action in report.follow_up.actions}
    for recipient in reversed(report.follow_up.recipients):
        address = recipient.address.partition(",")[0].strip()
        found |= {action.id: address for action in recipient.actions if address}
    return {key: guarded(who) for key, who in found.items()}


def table(rows: Sequence[Mapping[str, str]], *, mark: bool = False) -> bytes:
    """Write a table as CSV: UTF-8, commas, every cell in quotes.

    Args:
        rows: The cells of each row by their headings, at least one row; all have the same headings.
        mark: Whether the file begins with the mark by which Microsoft's programs know UTF-8.

    Returns:
        The content of the file.
    """
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n", quoting=csv.QUOTE_ALL).writerows(
        [rows[0].keys(), *(row.values() for row in rows)]
    )
    return text.getvalue().encode("utf-8-sig" if mark else "utf-8", errors="replace")
