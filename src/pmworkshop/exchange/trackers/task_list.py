"""The tasks in the list of a tracker: title, reference, and the word that says where each stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.errors import InputError
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.base.text import clean_line
from pmworkshop.exchange.charts.own_tables import unguarded
from pmworkshop.exchange.tables.grid import Grid, GridLine
from pmworkshop.exchange.trackers.headings import english
from pmworkshop.exchange.trackers.marks import references_in
from pmworkshop.exchange.trackers.trackers import TRACKERS, Tracker, tracker_of
from pmworkshop.exchange.trackers.words import is_known, meaning
from pmworkshop.session.core.records import ActionStatus

WHAT = tr_noop("a list of tasks")
_HEAD_WITHIN = 12
"""Among how many first lines the headings are looked for."""
_DONE = "done"


@dataclass(frozen=True, slots=True)
class Task:
    """One task of a tracker.

    Attributes:
        place: Where it stands in the file, such as ``line 5``.
        title: What it is called.
        references: The ids of actions in its description.
        word: The word that says where it stands; empty if the file does not say so.
        known: Whether the meaning of the word is known.
        status: What it means for an action; None if nobody has begun, or it is not known.
    """

    place: str
    title: str
    references: tuple[str, ...] = ()
    word: str = ""
    known: bool = True
    status: ActionStatus | None = None


@dataclass(frozen=True, slots=True)
class TaskList:
    """The tasks of one file.

    Attributes:
        tracker: The tracker that it is from.
        tasks: The tasks, in the order of the file.
        notes: How the file was read where that is not plain.
        whole: Whether the tracker exports tasks that are done too.
    """

    tracker: str
    tasks: tuple[Task, ...]
    notes: tuple[str, ...] = ()
    whole: bool = True


def read_tasks(grids: Sequence[Grid], path: Path | str) -> TaskList:
    """Read the tasks of the first table that is from a tracker.

    Args:
        grids: The tables of a file.
        path: The file, for messages.

    Returns:
        The tasks, at least one.

    Raises:
        InputError: No table is from a tracker, or it holds no task.
    """
    for grid in grids:
        for at, line in enumerate(grid.lines[:_HEAD_WITHIN]):
            heads = [english(cell) for cell in line.cells]
            tracker = tracker_of(heads)
            if tracker is not None:
                tasks = tuple(_tasks(_Columns(tracker, heads), grid, grid.lines[at + 1 :]))
                if not tasks:
                    raise InputError(
                        tr("{path} is from {tracker}, and holds no task.", path=path, tracker=tracker.name),
                        tr("Export them once more."),
                    )
                return TaskList(tracker.name, tasks, grid.notes, tracker.whole)
    *others, last = (tracker.name for tracker in TRACKERS)
    raise InputError(
        tr("{path} is no list of tasks from {others} or {last}.", path=path, others=", ".join(others), last=last),
        tr(
            "Export the tasks there as CSV (of Planner as Excel), with the language set to English there, "
            "and leave the headings as they are."
        ),
    )


@dataclass(frozen=True, slots=True)
class _Columns:
    """The columns of a table from a tracker."""

    tracker: Tracker
    heads: list[str]

    def cell(self, line: GridLine, head: str) -> str:
        """Return the cell of a line under a heading; empty if there is none."""
        return line.cell(self.heads.index(head)) if head in self.heads else ""


def _tasks(columns: _Columns, grid: Grid, lines: Sequence[GridLine]) -> Iterator[Task]:
    """List the tasks; where rows name the group of those that follow, its name is the word for them."""
    group = ""
    for line in lines:
        title = unguarded(clean_line(columns.cell(line, columns.tracker.title)))
        kind = columns.cell(line, columns.tracker.kinds).casefold() or "task"
        if kind == "section":
            group = title if is_known(title) else ""
        elif title and kind == "task":
            text = "\n".join(columns.cell(line, head) for head in columns.tracker.texts)
            word, known = _word(columns, line, group)
            status = meaning(word) if word and known else None
            yield Task(grid.where(line), title, references_in(text), word, known, status)


def _word(columns: _Columns, line: GridLine, group: str) -> tuple[str, bool]:
    """Find the word that says where a task stands, and whether it is known."""
    over = _over(columns, line)
    if over:
        return over, True
    said, groups = _words(columns, line, columns.tracker.says), _words(columns, line, columns.tracker.groups)
    known = [word for word in (said or groups) if is_known(word)]
    if known or not said:
        return (*known, group)[0], True
    return said[0], False


def _words(columns: _Columns, line: GridLine, heads: Sequence[str]) -> list[str]:
    """List what stands under some headings, without what is empty."""
    return [word for head in heads if (word := clean_line(columns.cell(line, head)))]


def _over(columns: _Columns, line: GridLine) -> str:
    """Find the word of a task that was given up, or has its day of completion; empty for any other."""
    given_up = clean_line(columns.cell(line, columns.tracker.given_up))
    if is_known(given_up) and meaning(given_up) == "dropped":
        return given_up
    return _DONE if columns.cell(line, columns.tracker.filled) else ""
