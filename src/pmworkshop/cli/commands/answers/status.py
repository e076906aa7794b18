"""The command that reads where actions stand from the list of a tracker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.errors import ExitCode, RefusedError
from pmworkshop.base.language import tr
from pmworkshop.base.text import count, shorten
from pmworkshop.cli.json_output import json_option, say_json
from pmworkshop.cli.options import folders_of, home_option, say, session_argument, session_named, warn
from pmworkshop.cli.standard_streams import file_named

if TYPE_CHECKING:
    from pmworkshop.exchange.trackers.matching import Matched
    from pmworkshop.exchange.trackers.task_list import Task, TaskList
    from pmworkshop.session.core.records import Action
    from pmworkshop.workshop.workshop import Workshop

_SHOWN = 5
"""How many tasks that stand for no action are named; the others are counted."""
_CUT = 60


@dataclass(frozen=True, slots=True)
class _Told:
    """What became of one action: filled, as it was, said here, not begun, not said or unknown."""

    action: Action
    task: Task
    result: str


@click.command()
@session_argument
@click.argument("file")
@json_option
@home_option
@click.pass_context
def status(ctx: click.Context, session: str, file: str, as_json: bool) -> int:
    """Read where the actions stand from the list of a tracker.

    FILE is what Jira, Asana, GitLab or Todoist exports as CSV, or Planner as Excel; - reads standard input. A task is
    known by the last line of its description, which `export` wrote, else by its exact title. What the room has said
    of an action itself stays, and nothing is guessed: what is not sure is named. One undo on the stage takes all of
    it back. Exits with 1 where something was not sure.
    """
    from pmworkshop.exchange.tables.reader import read_grids, read_table_file
    from pmworkshop.exchange.trackers.matching import matched
    from pmworkshop.exchange.trackers.task_list import WHAT, read_tasks
    from pmworkshop.session.operations.planning.action_plan import actions
    from pmworkshop.workshop.wiring import wired

    stored = session_named(session, folders_of(ctx))
    with file_named(file) as path:
        found = read_tasks(read_grids(read_table_file(path, tr(WHAT), LARGEST), path, tr(WHAT), breaks=True), path)
    workshop = wired().open(stored, window="stage")  # so that undo on the stage takes it back
    try:
        if not workshop.writable:
            raise RefusedError(
                tr("{name} can only be read here.", name=stored.name), tr("Ask for permission, or copy it.")
            )
        if not workshop.session.actions:
            raise RefusedError(
                tr("{name} has no action yet.", name=stored.name),
                tr("Name the session whose plan the tasks are from."),
            )
        result = matched(actions(workshop.session), found.tasks)
        told = _taken(workshop, found, result)
    finally:
        workshop.close()
    for note in found.notes:
        warn(f"{note}.")
    if as_json:
        say_json(_plain(found, result, told))
    else:
        say("\n".join(_lines(found, result, told)))
    unsure = result.unsure or any(one.result == "unknown" for one in told)
    return ExitCode.FINDINGS if unsure else ExitCode.FINE


LARGEST = 8 * 1024 * 1024
"""Bytes of a list of tasks: descriptions make it long."""


def _taken(workshop: Workshop, found: TaskList, result: Matched) -> list[_Told]:
    """Take over what can be, in one step; tell what became of each action that was found."""
    from pmworkshop.session.operations.planning.reported import Reported, said_here, take_over

    before = workshop.session.actions
    reported = [
        Reported(action.id, task.status, task.word) for action, task in result.pairs if task.status is not None
    ]
    workshop.commit(take_over(found.tracker, reported))
    return [
        _Told(
            action, task, _result(task, said_here(action), workshop.session.actions[action.id] != before[action.id])
        )
        for action, task in result.pairs
    ]


def _result(task: Task, said_here: bool, changed: bool) -> str:
    if task.status is None:
        return "unknown" if not task.known else "not begun" if task.word else "not said"
    return "filled" if changed else "said here" if said_here else "as it was"


def _lines(found: TaskList, result: Matched, told: Sequence[_Told]) -> Iterator[str]:
    filled = [one for one in told if one.result == "filled"]
    tasks, actions = count(len(found.tasks), "task", "tasks"), count(len(told), "action", "actions")
    yield tr(
        "{tracker}: {tasks}, {actions} found, {filled} filled in.",
        tracker=found.tracker,
        tasks=tasks,
        actions=actions,
        filled=len(filled),
    )
    for one in told:
        yield f"{one.action.code} {shorten(one.action.what, _CUT)}: {_words(one)}"
    yield from (tr("Not sure: {sentence}. Nothing was taken over.", sentence=sentence) for sentence in result.unsure)
    if result.absent:
        done = "" if found.whole else tr(" {tracker} leaves out what is done there.", tracker=found.tracker)
        yield tr("Not in the file: {code}.{done}", code=", ".join(action.code for action in result.absent), done=done)
    if result.others:
        yield _others(result.others)


def _others(tasks: Sequence[Task]) -> str:
    named = "; ".join(f"{task.place}, “{shorten(task.title, _CUT)}”" for task in tasks[:_SHOWN])
    more = len(tasks) - _SHOWN
    return tr(
        "Of no action here: {named}{further}.",
        named=named,
        further=tr("; and {more} more", more=more) if more > 0 else "",
    )


def _words(one: _Told) -> str:
    from pmworkshop.session.views.record_fields import word_of

    word = tr("“{word}” in the file", word=one.task.word)
    there, here = word_of(one.task.status or ""), word_of(one.action.status)
    return {
        "filled": f"{there} ({word})",
        "as it was": tr("{status} as before ({word})", status=there, word=word),
        "said here": tr("stays {status}, as the room said ({word})", status=here, word=word),
        "not begun": tr("left as it is ({word})", word=word),
        "not said": tr("left as it is; the file does not say where it stands"),
        "unknown": tr("left as it is; {word} is no word that is known here", word=word),
    }[one.result]


def _plain(found: TaskList, result: Matched, told: Sequence[_Told]) -> dict[str, Any]:
    return {
        "tracker": found.tracker,
        "tasks": len(found.tasks),
        "actions": [
            {
                "id": one.action.id,
                "code": one.action.code,
                "result": one.result,
                "status": one.task.status,
                "word": one.task.word,
                "place": one.task.place,
            }
            for one in told
        ],
        "unsure": list(result.unsure),
        "absent": [action.code for action in result.absent],
        "others": [{"place": task.place, "title": task.title} for task in result.others],
    }
