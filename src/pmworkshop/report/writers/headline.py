"""The headline of the sponsor's page: what was reached, made of numbers alone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from pmworkshop.insight.sentences.words import number, things, verb
from pmworkshop.report.model.for_sponsor import Reached

NOTHING = "Nothing is agreed yet"


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
    told = "; ".join(islice(_clauses(reached), 2)) or NOTHING
    return told[0].upper() + told[1:]


def _clauses(reached: Reached) -> Iterator[str]:
    """List what was reached, the most important first."""
    if reached.rows:
        yield _owned(reached.owned, reached.rows)
    if reached.actions:
        yield _promised(reached.actions, reached.leaders)
    elif reached.unowned:
        yield f"{things(reached.unowned, 'action')} {verb(reached.unowned, 'has', 'have')} no owner yet"
    if reached.adopted:
        yield f"{things(reached.adopted, 'proposal')} {verb(reached.adopted, 'was', 'were')} adopted"
    if reached.priorities:
        yield (
            "one priority is named"
            if reached.priorities == 1
            else f"{number(reached.priorities)} priorities are named"
        )
    if reached.purpose:
        yield "our purpose is said in one sentence"


def _owned(owned: int, rows: int) -> str:
    if rows == 1 and not owned:
        return "the decision has no single owner yet"
    if owned == rows:
        return f"{things(rows, 'decision')} {verb(rows, 'has', 'have')} one owner"
    return (
        f"{number(owned)} of {number(rows)} decisions {verb(owned, 'has', 'have')} one owner{'' if owned else ' yet'}"
    )


def _promised(actions: int, leaders: int) -> str:
    if leaders == actions > 1:
        return f"{number(leaders)} leaders each have one promise"
    return f"{things(leaders, 'leader')} {verb(leaders, 'has', 'have')} made {things(actions, 'promise')}"
