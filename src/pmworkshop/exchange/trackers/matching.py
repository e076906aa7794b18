"""Which task of a tracker stands for which action: by its reference, else by its exact title; nothing is guessed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import tr
from pmworkshop.base.text import shorten
from pmworkshop.exchange.trackers.marks import task_titles
from pmworkshop.exchange.trackers.task_list import Task
from pmworkshop.session.core.records import Action

_Keys = tuple[str, ...]
"""Ids of actions."""
_CUT = 60


@dataclass(frozen=True, slots=True)
class Matched:
    """What the tasks of a tracker stand for.

    Attributes:
        pairs: Each action with its task.
        unsure: What could be more than one thing, a sentence each without a full stop.
        others: The tasks that stand for no action.
        absent: The actions that no task stands for.
    """

    pairs: tuple[tuple[Action, Task], ...]
    unsure: tuple[str, ...]
    others: tuple[Task, ...]
    absent: tuple[Action, ...]


def matched(actions: Sequence[Action], tasks: Sequence[Task]) -> Matched:
    """Find the action of each task.

    A title counts only for actions that no reference names. Two tasks of one action that say the same are one.

    Args:
        actions: The actions of the session.
        tasks: The tasks of the file.

    Returns:
        What was found, in the order of the actions and of the file.
    """
    keys = _keys(actions, tasks)
    mine = _only(tasks, keys)
    touched = {key for found in keys for key in found}
    return Matched(
        pairs=tuple((action, mine[action.id][0]) for action in actions if len(_said(mine, action)) == 1),
        unsure=(*_ambiguous(actions, tasks, keys), *_contrary(actions, mine)),
        others=tuple(task for task, found in zip(tasks, keys, strict=True) if not found),
        absent=tuple(action for action in actions if action.id not in touched),
    )


def _keys(actions: Sequence[Action], tasks: Sequence[Task]) -> list[_Keys]:
    """Find the actions that the references of each task name; else those of its title that no reference names."""
    named = _named(actions, tasks)
    taken = {key for found in named for key in found}
    by_title: dict[str, list[str]] = {}
    for action in actions:
        if action.id not in taken:
            for title in task_titles(action.what, action.code):
                by_title.setdefault(title, []).append(action.id)
    return [found or tuple(by_title.get(task.title, ())) for task, found in zip(tasks, named, strict=True)]


def _named(actions: Sequence[Action], tasks: Sequence[Task]) -> list[_Keys]:
    by_key = {key: action.id for action in actions for key in (action.id, action.origin) if key}
    return [tuple(dict.fromkeys(by_key[key] for key in task.references if key in by_key)) for task in tasks]


def _only(tasks: Sequence[Task], keys: Sequence[_Keys]) -> dict[str, list[Task]]:
    """Group the tasks that stand for one action alone, by its id."""
    mine: dict[str, list[Task]] = {}
    for task, found in zip(tasks, keys, strict=True):
        if len(found) == 1:
            mine.setdefault(found[0], []).append(task)
    return mine


def _said(mine: Mapping[str, Sequence[Task]], action: Action) -> set[tuple[str | None, str]]:
    """List what the tasks of an action say, each once."""
    return {(task.status, task.word) for task in mine.get(action.id, ())}


def _ambiguous(actions: Sequence[Action], tasks: Sequence[Task], keys: Sequence[_Keys]) -> Iterator[str]:
    codes = {action.id: action.code for action in actions}
    for task, found in zip(tasks, keys, strict=True):
        if len(found) > 1:
            fits = tr(" and ").join(codes[key] for key in found)
            yield tr(
                "{place}, “{title}”, may be {codes}", place=task.place, title=shorten(task.title, _CUT), codes=fits
            )


def _contrary(actions: Sequence[Action], mine: Mapping[str, Sequence[Task]]) -> Iterator[str]:
    for action in actions:
        if len(_said(mine, action)) > 1:
            places = tr(" and ").join(task.place for task in mine[action.id])
            yield tr("{places} stand for {code}, and do not say the same", places=places, code=action.code)
