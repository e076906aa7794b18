"""When the words of a line were first to be read in the room: a line may have been worded anew long after that."""

from __future__ import annotations

from pmworkshop.practice.lines import keyed_lines
from pmworkshop.practice.query import Query
from pmworkshop.practice.remembered import Line
from pmworkshop.session.core.steps import Key
from pmworkshop.session.views.timeline import Moments


def first_said(moments: Moments, line: Line, query: Query) -> int:
    """Find the step after which a line first held the words that were looked for.

    Args:
        moments: The moments of its session.
        line: The line as it was found.
        query: The words.

    Returns:
        Number of the step, from 1; that of the step which gave the line its words, where the session has gone on and
        does not hold the line any more; 0 if neither is in the history.
    """
    key = next((key for key, one in keyed_lines(moments.at(len(moments))) if one == line), None)
    every = range(1, len(moments) + 1)
    if key is None:
        return next((seq for seq in every if moments.step(seq).id == line.step), 0)
    return next((seq for seq in every if _says(moments, seq, key, query)), 0)


def _says(moments: Moments, seq: int, key: Key, query: Query) -> bool:
    """Return whether a step may have given a line the words, and the line holds all of them then."""
    step = moments.step(seq)
    if all(change.key != key for change in step.changes) and not query.spots(step.body()):
        return False
    return any(one == key and query.holds(line.text) for one, line in keyed_lines(moments.at(seq)))
