"""The plan as CSV for the importers of Jira, Asana, Planner, GitLab and Todoist."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from pmworkshop.base.dates import MONTHS
from pmworkshop.base.text import clean_line, shorten
from pmworkshop.exchange.charts.own_tables import guarded
from pmworkshop.report.model.follow_up import OpenAction
from pmworkshop.report.model.report import Report
from pmworkshop.report.writers import markdown as md
from pmworkshop.report.writers.trackers.tasks import assignees, description, table, title

PLANNER_MOST = 200
"""Tasks of one file for Planner. Source: Planner, import of a plan from a spreadsheet."""
PLANNER_NOTES = 2048
"""Characters of the notes of a task. Source: as above."""
_GROUP = 100
"""Characters of a group of tasks, which is called after the workshop."""


def jira_files(report: Report) -> dict[str, bytes]:
    """Write the issues for Jira. Source: Jira Cloud, “Importing data from CSV”, with its usual form of dates.

    Args:
        report: The report for the facilitator.

    Returns:
        ``jira.csv``; no file while no action is open.
    """
    who = assignees(report)
    return _file(
        "jira",
        [
            {
                "Summary": title(action),
                "Issue Type": "Task",
                "Status": "In Progress" if _begun(action) else "To Do",
                "Assignee": who[action.id],
                "Due Date": _of_jira(action.due) if action.due else "",
                "Labels": "pmworkshop",
                "Description": description(report, action),
            }
            for action in report.follow_up.actions
        ],
    )


def asana_files(report: Report) -> dict[str, bytes]:
    """Write the tasks for Asana. Source: Asana, “Preparing data for CSV import”: order of columns, month before day.

    Args:
        report: The report for the facilitator.

    Returns:
        ``asana.csv``; no file while no action is open.
    """
    who = assignees(report)
    return _file(
        "asana",
        [
            {
                "Name": title(action),
                "Description": description(report, action),
                "Section": _group(report),
                "Assignee": who[action.id],
                "Due Date": f"{action.due:%m/%d}/{action.due.year:04}" if action.due else "",
            }
            for action in report.follow_up.actions
        ],
    )


def planner_files(report: Report) -> dict[str, bytes]:
    """Write the tasks for Microsoft Planner, first steps as items of a checklist. Source: Planner, import of a plan.

    Args:
        report: The report for the facilitator.

    Returns:
        ``planner.csv``; of more than `PLANNER_MOST` tasks also ``planner-2.csv`` and so on; no file while no
        action is open.
    """
    who = assignees(report)
    rows = [
        {
            "Task Name": title(action),
            "Bucket Name": _group(report),
            "Progress": "In progress" if _begun(action) else "Not started",
            "Priority": "Medium",
            "Assigned To": who[action.id],
            "Start Date": "",
            "Due Date": _iso(action.due),
            "Notes": description(report, action, PLANNER_NOTES),
            "Checklist Items": guarded(action.first_step.replace(";", ",")),
        }
        for action in report.follow_up.actions
    ]
    parts = [rows[at : at + PLANNER_MOST] for at in range(0, len(rows), PLANNER_MOST)]
    return {
        f"planner{f'-{number}' if number > 1 else ''}.csv": table(part, mark=True)
        for number, part in enumerate(parts, 1)
    }


def gitlab_files(report: Report) -> dict[str, bytes]:
    """Write the issues for GitLab, which takes no owner in a column. Source: GitLab, “Import issues from CSV”.

    Args:
        report: The report for the facilitator.

    Returns:
        ``gitlab.csv``; no file while no action is open.
    """
    return _file(
        "gitlab",
        [
            {
                "title": title(action),
                "description": _escaped(description(report, action)),
                "due_date": _iso(action.due),
            }
            for action in report.follow_up.actions
        ],
    )


def todoist_files(report: Report) -> dict[str, bytes]:
    """Write the tasks for Todoist, whose owners can be named by their number there alone.

    Source: Todoist, “Format a CSV file to import into Todoist”.

    Args:
        report: The report for the facilitator.

    Returns:
        ``todoist.csv``; no file while no action is open.
    """
    return _file(
        "todoist",
        [
            {
                "TYPE": "task",
                "CONTENT": title(action),
                "DESCRIPTION": description(report, action),
                "PRIORITY": "4",
                "INDENT": "1",
                "AUTHOR": "",
                "RESPONSIBLE": "",
                "DATE": _iso(action.due),
                "DATE_LANG": "en" if action.due else "",
                "TIMEZONE": "",
            }
            for action in report.follow_up.actions
        ],
    )


def _file(name: str, rows: Sequence[Mapping[str, str]]) -> dict[str, bytes]:
    return {f"{name}.csv": table(rows)} if rows else {}


def _of_jira(day: date) -> str:
    return f"{day:%d}/{MONTHS[day.month - 1][:3]}/{day:%y} 12:00 AM"


def _begun(action: OpenAction) -> bool:
    return action.status in ("in progress", "at risk", "stuck")


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _group(report: Report) -> str:
    return guarded(shorten(clean_line(report.meta.title), _GROUP))


def _escaped(text: str) -> str:
    """Write a description as Markdown that shows it literally, each line by itself; its reference stays as it is."""
    *lines, reference = text.split("\n")
    return "\n\n".join([*map(md.text, lines), reference])
