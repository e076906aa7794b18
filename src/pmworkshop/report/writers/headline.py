"""The headline of the sponsor's page: what was reached, made of numbers alone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from pmworkshop.base.language import tr, tr_noop, trn
from pmworkshop.insight.findings import in_words
from pmworkshop.report.model.for_sponsor import Reached

NOTHING = tr_noop("Nothing is agreed yet")


def headline(reached: Reached) -> str:
    """Say in one line what was reached, also where it is little.

    It has the first two of: decisions with one owner, actions with an owner, proposals adopted, priorities, purpose.

    Args:
        reached: How much was reached.

    Returns:
        The line, without a full stop.

    >>> headline(Reached(rows=10, owned=10, actions=10, leaders=10))
    'Ten decisions have one owner; ten leaders each have one promise'
    >>> headline(Reached(rows=8, owned=8, actions=10, leaders=9))
    'Eight decisions have one owner; nine leaders have made ten promises'
    >>> headline(Reached(rows=14, owned=6, actions=3, leaders=1))
    'Six of 14 decisions have one owner; one leader has made three promises'
    >>> headline(Reached(rows=5, actions=1, leaders=1))
    'None of five decisions has one owner yet; one leader has made one promise'
    >>> headline(Reached(rows=1, unowned=2))
    'The decision has no single owner yet; two actions have no owner yet'
    >>> headline(Reached(rows=1, owned=1, adopted=1))
    'One decision has one owner; one proposal was adopted'
    >>> headline(Reached(priorities=3, purpose=True))
    'Three priorities are named; our purpose is said in one sentence'
    >>> headline(Reached())
    'Nothing is agreed yet'
    """
    told = "; ".join(islice(_clauses(reached), 2)) or tr(NOTHING)
    return told[0].upper() + told[1:]


def _clauses(reached: Reached) -> Iterator[str]:
    """List what was reached, the most important first."""
    if reached.rows:
        yield _owned(reached.owned, reached.rows)
    if reached.actions:
        yield _promised(reached.actions, reached.leaders)
    elif reached.unowned:
        yield trn(
            "one action has no owner yet",
            "{actions} actions have no owner yet",
            reached.unowned,
            actions=in_words(reached.unowned),
        )
    if reached.adopted:
        yield trn(
            "one proposal was adopted",
            "{proposals} proposals were adopted",
            reached.adopted,
            proposals=in_words(reached.adopted),
        )
    if reached.priorities:
        yield trn(
            "one priority is named",
            "{priorities} priorities are named",
            reached.priorities,
            priorities=in_words(reached.priorities),
        )
    if reached.purpose:
        yield tr("our purpose is said in one sentence")


def _owned(owned: int, rows: int) -> str:
    if rows == 1 and not owned:
        return tr("the decision has no single owner yet")
    if owned == rows:
        return trn("one decision has one owner", "{rows} decisions have one owner", rows, rows=in_words(rows))
    if not owned:
        return tr("none of {rows} decisions has one owner yet", rows=in_words(rows))
    return trn(
        "one of {rows} decisions has one owner",
        "{owned} of {rows} decisions have one owner",
        owned,
        owned=in_words(owned),
        rows=in_words(rows),
    )


def _promised(actions: int, leaders: int) -> str:
    if leaders == actions > 1:
        return tr("{leaders} leaders each have one promise", leaders=in_words(leaders))
    return trn(
        "one leader has made {promises}",
        "{leaders} leaders have made {promises}",
        leaders,
        leaders=in_words(leaders),
        promises=trn("one promise", "{promises} promises", actions, promises=in_words(actions)),
    )
