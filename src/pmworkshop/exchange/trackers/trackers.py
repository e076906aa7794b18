"""The trackers whose lists of tasks are read: by which headings each is known, and what its columns hold.

Source: the exports of Jira (issues as CSV), Asana (a project as CSV), Planner (a plan as Excel), GitLab (issues as
CSV) and Todoist (a project as CSV), and what this program writes for the importer of each.
"""

from __future__ import annotations

from collections.abc import Collection

from pmworkshop.base.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Tracker:
    """A tracker; all headings are in small letters.

    Attributes:
        name: What people call it.
        known_by: Sets of headings; a table with all of one set is from this tracker.
        title: The heading of what a task is called.
        texts: The headings of what is written about it.
        says: The headings whose words say where it stands, and nothing else, the strongest first.
        groups: The headings of the group that it lies in; the name of one counts where nothing else is said.
        filled: The heading of a day that stands there once a task is done; empty if there is none.
        given_up: The heading of a word that may say that a closed task was given up; empty if there is none.
        kinds: The heading of what a row is, where not all are tasks; empty if all are.
        whole: Whether tasks that are done are in its export too.
    """

    name: str
    known_by: tuple[frozenset[str], ...]
    title: str
    texts: tuple[str, ...]
    says: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    filled: str = ""
    given_up: str = ""
    kinds: str = ""
    whole: bool = True


def _all(*headings: str) -> frozenset[str]:
    return frozenset(headings)


TRACKERS = (
    Tracker(
        "Jira",
        tuple(
            _all("summary", one) for one in ("issue key", "issue type", "work type", "work item key", "key", "status")
        ),
        title="summary",
        texts=("description",),
        says=("status", "status category"),
        given_up="resolution",
    ),
    Tracker(
        "Asana",
        (_all("name", "task id"), _all("name", "section/column"), _all("name", "description", "section", "assignee")),
        title="name",
        texts=("notes", "description"),
        says=("status", "task progress", "progress"),
        groups=("section/column", "section"),
        filled="completed at",
    ),
    Tracker(
        "Planner",
        (_all("task name", "bucket name"), _all("task name", "bucket")),
        title="task name",
        texts=("description", "notes"),
        says=("progress", "status"),
        groups=("bucket name", "bucket"),
        filled="completed date",
    ),
    Tracker(
        "GitLab",
        (_all("title", "state", "issue id"), _all("title", "state", "url"), _all("title", "description", "due_date")),
        title="title",
        texts=("description",),
        says=("status", "state"),
    ),
    Tracker(
        "Todoist", (_all("type", "content"),), title="content", texts=("description",), kinds="type", whole=False
    ),
)


def tracker_of(headings: Collection[str]) -> Tracker | None:
    """Find the tracker that a table is from.

    Args:
        headings: The headings of the table, in small letters.

    Returns:
        The tracker; None if it is from none of them.
    """
    found = set(headings)
    return next((one for one in TRACKERS if any(known <= found for known in one.known_by)), None)
