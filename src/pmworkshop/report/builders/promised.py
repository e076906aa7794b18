"""Collects what the workshop promised to choose, and what of it is still open."""

from __future__ import annotations

from collections.abc import Iterator

from pmworkshop.base.language import tr
from pmworkshop.insight.deciding.priority_words import in_question, reason
from pmworkshop.report.builders.context import Context
from pmworkshop.report.model.promised import Priority
from pmworkshop.report.model.report import Open
from pmworkshop.session.operations import purpose
from pmworkshop.session.rounds.priorities import all_priorities


def priorities_of(context: Context) -> tuple[Priority, ...]:
    """List the priorities that votes named, with how many back each; never who.

    Args:
        context: The indexed session with the audience of the report.

    Returns:
        The priorities, by the order of the agenda and their place.
    """
    return tuple(
        Priority(context.module_title(found.module), one.place, one.text, one.backing, reason(found, one))
        for found in all_priorities(context.session)
        for one in found.named
    )


def still_open(context: Context) -> Iterator[Open]:
    """List what was promised and is not chosen yet: the sentence of purpose, and places that several are level for.

    Args:
        context: The indexed session with the audience of the report.

    Yields:
        The open points.
    """
    if where := purpose.still_to_choose(context.session):
        yield Open(where, tr("The sentence of our purpose is not chosen yet."))
    for found in all_priorities(context.session):
        if told := in_question(found):
            level = " · ".join(one.text for one in found.level)
            yield Open(context.module_title(found.module), f"{told}: {level}")
