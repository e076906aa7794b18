"""The words with which trackers say where a task stands, and what each means for an action. Source: own."""

from __future__ import annotations

from pmworkshop.base.text import clean_line
from pmworkshop.session.core.records import ActionStatus

_WORDS: dict[ActionStatus | None, str] = {
    "done": "done, complete, completed, closed, resolved, finished",
    "in progress": "in progress, doing, started, ongoing, on track, in review, under review, in development",
    "at risk": "at risk",
    "stuck": "blocked, stuck, on hold, waiting",
    "dropped": "cancelled, canceled, dropped, won't do, won't fix, declined, rejected, abandoned",
    None: "to do, todo, to-do, open, opened, reopened, backlog, new, not started, selected for development",
}
_MEANS = {word: status for status, words in _WORDS.items() for word in words.split(", ")}


def is_known(word: str) -> bool:
    """Tell whether a word says where a task stands.

    Args:
        word: The word, in any case.
    """
    return _plain(word) in _MEANS


def meaning(word: str) -> ActionStatus | None:
    """Return what a word means for an action.

    Args:
        word: A word that `is_known`.

    Returns:
        The status; None for a task that nobody has begun, which says nothing new of an action.
    """
    return _MEANS[_plain(word)]


def _plain(word: str) -> str:
    return clean_line(word).casefold().replace("\u2019", "'")
