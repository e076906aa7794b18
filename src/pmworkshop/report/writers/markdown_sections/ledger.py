"""Writes commitments: a table, and the sum of each resource."""

from __future__ import annotations

from collections.abc import Iterator

from pmworkshop.base.dates import spell_date
from pmworkshop.base.language import tr
from pmworkshop.report.model.parts import Given
from pmworkshop.report.writers import markdown
from pmworkshop.session.core.records import Commitment
from pmworkshop.session.operations.planning.commitments import together


def ledger_blocks(given: tuple[Given, ...]) -> Iterator[str]:
    """Write commitments as a table, with the sums of the resources below where some are given twice.

    Args:
        given: The commitments; the degree of support is a column if one of them has it.

    Yields:
        Blocks of Markdown, the last one empty if nothing is given; nothing if there are no commitments.
    """
    if not given:
        return
    yield markdown.heading(3, tr("Given"))
    private = any(one.support is not None for one in given)
    header = (
        tr("Who"),
        tr("Asked for"),
        tr("Gives"),
        tr("On condition that"),
        tr("For"),
        *((tr("Support, 1 to 8"),) if private else ()),
    )
    yield markdown.filled_table(header, (_row(one, private=private) for one in given))
    sums = together(_counted(one) for one in given)
    yield (
        tr("Together: {amounts}", amounts=" · ".join(markdown.inline(one) for one in sums))
        if 0 < len(sums) < len(given)
        else ""
    )


def _row(one: Given, *, private: bool) -> tuple[str, ...]:
    who = ", ".join(part for part in (one.giver, one.function) if part) or tr("nobody yet")
    row = (who, one.ask, _gift(one), one.condition, one.action)
    support = "" if one.support is None else str(one.support)
    return (*row, support) if private else row


def _gift(one: Given) -> str:
    what = " ".join(part for part in (one.amount, one.what) if part) or tr("nothing yet")
    starts = tr("from {day}", day=spell_date(one.starts)) if one.starts else ""
    ends = tr("until {day}", day=spell_date(one.ends)) if one.ends else ""
    return ", ".join(part for part in (what, starts, ends) if part)


def _counted(one: Given) -> Commitment:
    return Commitment(id="-", module="-", resource=one.what, amount=one.amount, condition=one.condition)
