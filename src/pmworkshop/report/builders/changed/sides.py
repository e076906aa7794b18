"""What a step changed, as rows before it and after it: of a chart, of a group, of answers, of a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pmworkshop.report.builders.changed.listings import listings, one_by_one
from pmworkshop.report.builders.changed.step_rows import Row
from pmworkshop.session.core.records import AnyRecord
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Step

ORDER = (
    *("mark", "activity", "decision", "action", "commitment", "measure", "purpose", "theme", "entry"),
    *("participant", "role", "acceptance", "details", "stage", "round", "ballot"),
)
"""The kinds of records of which one is shown, the most telling first."""


Pair = tuple[Row | None, Row | None]
"""A row before the step and after it; None where it was not there."""


def sides(before: Session, after: Session, step: Step) -> list[Pair]:
    """Find the rows among which a step changed one, before it and after it.

    Args:
        before: The public view of the session before the step.
        after: That after it.
        step: The step.

    Returns:
        The rows of one list, each before and after; empty if the step changed nothing that the room sees.
    """
    if not before.details:
        return [(None, row) for row in one_by_one("details")(after)]
    for kind, records in _touched(before, after, step):
        for listing in listings(kind, records, after):
            pairs = _paired(listing(before), listing(after))
            if any(map(differs, pairs)):
                return pairs
    return []


def _touched(before: Session, after: Session, step: Step) -> Iterator[tuple[str, list[AnyRecord]]]:
    """Iterate over the kinds of records that a step touched, the most telling first, with those in sight."""
    for kind in ORDER:
        ids = [change.id for change in step.changes if change.kind == kind]
        found = (after.get(kind, one) or before.get(kind, one) for one in ids)
        if ids:
            yield kind, [one for one in found if one is not None]


def differs(pair: Pair) -> bool:
    """Return whether a row says something else after the step than before it.

    Args:
        pair: The row.
    """
    was, now = pair
    if was is None or now is None or was == now:
        return was != now
    return was.words != now.words


def _paired(was: Sequence[Row], now: Sequence[Row]) -> list[Pair]:
    """Put the rows of two moments beside one another; where only their order changed, those at one place."""
    old, new = {row.key: row for row in was}, {row.key: row for row in now}
    if list(old) != list(new) and old == new:
        return list(zip(was, now, strict=True))
    order = list(new)
    for at, row in enumerate(was):
        if row.key not in new:
            order.insert(order.index(was[at - 1].key) + 1 if at else 0, row.key)
    return [(old.get(key), new.get(key)) for key in order]
