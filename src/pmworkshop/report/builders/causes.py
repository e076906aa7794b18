"""Follows the chain of causes from a record back to the statements it is based on."""

from __future__ import annotations

from collections.abc import Iterable

from pmworkshop.base.language import tr, trn
from pmworkshop.report.builders.context import Context
from pmworkshop.report.model.causes import Cause
from pmworkshop.session.core.records import Action, Activity, AnyRecord, Commitment, Decision, Entry, Theme

MOST = 60
"""Causes listed of one thing; a group of a thousand lines need not be repeated under every action."""


def causes_of(context: Context, ids: Iterable[str]) -> tuple[Cause, ...]:
    """Follow causes back to their origins, depth first, each record once.

    Args:
        context: The indexed session with the audience of the report.
        ids: Ids of the direct causes.

    Returns:
        At most `MOST` causes, then a line with the number of those left out; an id without a record gives a line that
        says so. Empty if there are no ids.
    """
    waiting = [(0, cause) for cause in reversed(tuple(ids))]
    seen: set[str] = set()
    found: list[Cause] = []
    while waiting:
        depth, record_id = waiting.pop()
        if record_id in seen:
            continue
        seen.add(record_id)
        record = context.by_id.get(record_id)
        if len(found) == MOST:
            found.append(Cause(0, "", trn("and {number} more line", "and {number} more lines", len(waiting) + 1)))
            break
        if record is None:
            found.append(Cause(depth, "", tr("something that is no longer in the session")))
            continue
        found.append(_cause(context, record, depth))
        waiting += [(depth + 1, cause) for cause in reversed(_before(context, record)) if cause not in seen]
    return tuple(found)


def _cause(context: Context, record: AnyRecord, depth: int) -> Cause:
    match record:
        case Entry():
            return Cause(depth, context.module_title(record.module), record.text, context.author(record))
        case Theme():
            return Cause(depth, context.module_title(record.module), record.title)
        case Activity():
            return Cause(depth, context.module_title(record.chart), record.label)
        case Decision():
            return Cause(depth, context.module_title(record.module), record.statement)
        case Action():
            return Cause(depth, context.module_title(record.module), f"{record.code} {record.what}")
        case Commitment():
            given = " ".join(part for part in (record.amount, record.resource) if part)
            return Cause(depth, context.module_title(record.module), record.ask or given)
    return Cause(depth, "", record.id)


def _before(context: Context, record: AnyRecord) -> tuple[str, ...]:
    match record:
        case Theme():
            return tuple(entry.id for entry in context.members.get(record.id, ()))
        case Action():
            return action_causes(record)
        case Entry() | Activity() | Decision():
            return record.because
    return ()


def action_causes(action: Action) -> tuple[str, ...]:
    """List the records that an action refers to: its causes, its chart row, its decision.

    Args:
        action: The action.

    Returns:
        Their ids, each once; empty if there are none.
    """
    also = (cause for cause in (action.row, action.decision) if cause)
    return tuple(dict.fromkeys((*action.because, *also)))
