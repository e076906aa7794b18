"""All rules for sentences, in their order of importance, and the choice of the most important ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from pmworkshop.insight.sentences import (
    agreement_rules,
    group_rules,
    item_rules,
    owner_rules,
    pair_rules,
    plan_rules,
    shift_rules,
)
from pmworkshop.insight.sentences.sentence import Sentence
from pmworkshop.session.core.session import Session

MOST = 12
"""The most sentences in the summary."""
FEW = 3
"""The most sentences on the wall's last page and on the sponsor's page."""

Rule = Callable[[Session], Iterator[Sentence]]
"""A rule makes its sentences of a public view."""
RULES: tuple[Rule, ...] = (
    agreement_rules.impact,
    plan_rules.reviewed,
    owner_rules.roles_lived,
    owner_rules.owners,
    plan_rules.plan,
    agreement_rules.decisions,
    shift_rules.shift,
    item_rules.no_proof,
    shift_rules.gap,
    pair_rules.fields,
    pair_rules.parted,
    plan_rules.came,
    item_rules.origin,
    group_rules.groups,
    item_rules.widest,
    agreement_rules.impact_agreed,
    agreement_rules.parked,
)
"""The rules, the most important first: what became of earlier agreements, what is agreed now, then what was seen."""


def sentences(view: Session, *, outside: bool = False) -> tuple[Sentence, ...]:
    """Make the sentences about a session, in the order of `RULES`, those of one rule in the order of the agenda.

    Args:
        view: The public view, so that nothing that is hidden is told.
        outside: Whether somebody reads them who was not in the room.

    Returns:
        At most `MOST` sentences. If rules give more, each rule keeps its first sentence before one has a second.
    """
    turns = [
        (turn, place, one)
        for place, rule in enumerate(RULES)
        for turn, one in enumerate(_made(rule, view, outside=outside))
    ]
    chosen = sorted(turns, key=lambda told: told[:2])[:MOST]
    return tuple(one for _, _, one in sorted(chosen, key=lambda told: (told[1], told[0])))


def _made(rule: Rule, view: Session, *, outside: bool) -> Iterator[Sentence]:
    return (one for one in rule(view) if not (outside and one.inside))


def leading(view: Session, *, outside: bool = False) -> tuple[Sentence, ...]:
    """Choose the most important sentences, the first of each rule.

    Args:
        view: The public view, so that nothing that is hidden is told.
        outside: Whether somebody reads them who was not in the room.

    Returns:
        At most `FEW` sentences, the most important first.
    """
    firsts = (next(_made(rule, view, outside=outside), None) for rule in RULES)
    return tuple(islice((one for one in firsts if one), FEW))
