"""Sentences about what two groups of people see differently."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from pmworkshop.agenda.model import Module
from pmworkshop.base.language import trn
from pmworkshop.insight.charts.compare_groups import owners_apart
from pmworkshop.insight.measures.groups import Apart, groups_apart
from pmworkshop.insight.sentences.sentence import Sentence, named
from pmworkshop.session.core.records import Round
from pmworkshop.session.core.session import Session
from pmworkshop.session.rounds import rounds

_SHARE = Fraction(1, 2)
"""From this difference of shares on, words and dots part two groups."""


def groups(view: Session) -> Iterator[Sentence]:
    """Say on what two groups of people are furthest apart, with what each of them says.

    Condition: a part of the agenda that shows groups apart, a round by name that was shown, and a gap between two
    groups of at least ``gap_least`` steps, or half of the answers for words and dots. Which groups may be told apart,
    `pmworkshop.insight.measures.group_limits` says: never fewer than three people, neither outright nor by
    subtraction.

    Example: "Managers say 2, Partners 4: the widest gap is on “We say no”."

    Args:
        view: The public view.

    Yields:
        One sentence for each such round; it stays with those who were in the room.
    """
    for module in view.info.agenda.modules:
        for round_ in _rounds(view, module):
            found = _apart(view, module, round_)
            if _parts(view, found):
                rests_on = trn(
                    "{number} item of {module}, by group",
                    "{number} items of {module}, by group",
                    len(found.subjects),
                    module=named(view, module.id),
                )
                yield Sentence("groups", found.sentence, rests_on, (("round", round_.id),), inside=True)


def _rounds(view: Session, module: Module) -> Iterator[Round]:
    """Find the newest round of each question of a module that shows groups apart."""
    asks = module.poll or module.chart
    if asks is not None and asks.apart:
        for second in (False, True):
            yield from rounds.revealed(view, module.id, wanted=second)[-1:]


def _apart(view: Session, module: Module, round_: Round) -> Apart:
    if module.chart is not None:
        return owners_apart(view, module.chart, round_)
    return groups_apart(view, module, round_)


def _parts(view: Session, found: Apart) -> bool:
    """Tell whether groups are far enough apart for a sentence."""
    least = Fraction(view.info.thresholds.gap_least) if found.sort in ("middle", "places") else _SHARE
    return max((one.gap for one in found.subjects), default=Fraction(0)) >= least
