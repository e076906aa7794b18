"""What follows from the rule that was announced and what the room showed: adopted, not adopted, or still open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from pmworkshop.agenda.model import DecideModule
from pmworkshop.insight.findings import in_words
from pmworkshop.insight.measures.agreement import fist_outcome
from pmworkshop.session.core.records import Objection, Round
from pmworkshop.session.core.reserved import WHOLE
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.thresholds import Thresholds
from pmworkshop.session.operations.decide import newest
from pmworkshop.session.rounds import rounds
from pmworkshop.session.rounds.tally import tally

Outcome = Literal["adopted", "not adopted", "open"]
Meaning = Literal["support", "concern", "block", "abstains"]

GRADIENT: dict[int, Meaning] = {
    1: "block", 2: "concern", 3: "support", 4: "concern", 5: "abstains", 6: "support", 7: "support", 8: "support",
}  # fmt: skip
"""What the eight degrees mean for a rule: whoever dislikes it but will support it (3) supports it, whoever wants more
talk (4) does not yet, 5 abstains. Source: the gradients of agreement of Kaner and others 1987, where the order
differs between editions."""
QUALIFIED = (2, 3)
"""The share of the votes cast that a qualified majority needs, compared in whole numbers. Source: handbook 2.4."""


@dataclass(frozen=True, slots=True)
class Votes:
    """What was shown on a proposal, by what it means.

    Attributes:
        support: How many support it, or can live with it.
        concerns: How many do not support it as it is.
        blocks: How many would stop it.
        abstained: How many abstained; counted, but not among the votes cast.
        missing: How many of those present have shown nothing.
        blocks_left: How many blocks are not met yet: noted as an objection, and met or withdrawn.
        left: How many blocks, concerns and further objections are not met yet.
    """

    support: int = 0
    concerns: int = 0
    blocks: int = 0
    abstained: int = 0
    missing: int = 0
    blocks_left: int = 0
    left: int = 0

    @property
    def cast(self) -> int:
        """How many votes were cast: all but abstentions."""
        return self.support + self.concerns + self.blocks

    @property
    def dissent(self) -> int:
        """How many do not support it."""
        return self.concerns + self.blocks


@dataclass(frozen=True, slots=True)
class Verdict:
    """What follows from a rule.

    Attributes:
        outcome: The outcome; open while something is still to be heard, or to be said.
        why: A sentence for the wall that says how the answers and the rule come to it.
        votes: What it follows from.
        round: The round that it follows from.
    """

    outcome: Outcome
    why: str
    votes: Votes
    round: str


def verdict(session: Session, module: DecideModule) -> Verdict | None:
    """Say what follows from the newest answers that were shown; nothing before any were.

    Args:
        session: The public view, so that nothing hidden counts.
        module: The module that decides, with its rule.
    """
    shown = [one for one in rounds.shown(session, module.id) if one.status == "revealed"]
    if not shown:
        return None
    votes = votes_in(session, module, shown[-1])
    if not (votes.cast or votes.abstained):
        return None
    outcome, why = RULES[module.rule](votes)
    if votes.abstained:
        why += f" {_people(votes.abstained)} abstained."
    return Verdict(outcome, why, votes, shown[-1].id)


def meaning(module: DecideModule, value: int, thresholds: Thresholds) -> Meaning:
    """Say what a value means on the scale of a module: of fingers, 0 blocks and ``fist_least`` or more supports."""
    if module.scale == "gradient":
        return GRADIENT[value]
    found = fist_outcome([value], thresholds.fist_least)
    return "block" if found.blocks else "concern" if found.concerns else "support"


def _named(session: Session, module: DecideModule, round_: Round) -> dict[str, Meaning]:
    """Say by participant what each answer that has a name means."""
    limits = session.info.thresholds
    return {
        ballot.participant: "abstains" if ballot.score is None else meaning(module, ballot.score, limits)
        for ballot in session.ballots.values()
        if ballot.round == round_.id and ballot.subject == WHOLE
    }


def votes_in(session: Session, module: DecideModule, round_: Round) -> Votes:
    """Sort what was shown in a round by what it means, and look which objections to it are met."""
    told, limits = tally(session, round_, WHOLE), session.info.thresholds
    counts: Counter[Meaning] = Counter()
    for value, number in told.counts.items():
        counts[meaning(module, int(value), limits)] += number
    named = _named(session, module, round_)
    here = [one for one in session.people() if one.present and not one.left]
    answered = sum(counts.values()) + told.abstained
    unnamed = answered - len(named)
    decision = newest(session, module.id)
    blocks_left, left = _left(named, counts, decision.objections if decision else ())
    return Votes(
        support=counts["support"],
        concerns=counts["concern"],
        blocks=counts["block"],
        abstained=counts["abstains"] + told.abstained,
        missing=max(sum(one.id not in named for one in here) - unnamed, 0),
        blocks_left=blocks_left,
        left=left,
    )


def _unmet(own: Mapping[str, Meaning], met: Collection[str | None]) -> tuple[int, int]:
    """Count the blocks, then all reservations, of people whose objections are not all met."""
    still = [what for who, what in own.items() if who not in met]
    return still.count("block"), len(still)


def _unnamed_and_unmet(objections: Sequence[Objection]) -> int:
    """Count the objections of nobody in particular that are not met."""
    return sum(not (one.met or one.participant) for one in objections)


def _left(named: dict[str, Meaning], counts: Counter[Meaning], objections: Sequence[Objection]) -> tuple[int, int]:
    """Count the blocks, then all reservations, that are not met yet.

    Somebody's reservation is met when each objection of that person is. Where hands were counted or names are not
    kept, each objection that is met counts for one of those, blocks first.
    """
    upheld = {one.participant for one in objections if not one.met and one.participant}
    met = {one.participant for one in objections if one.met} - upheld
    own = {who: what for who, what in named.items() if what in ("block", "concern")}
    blocks, left = _unmet(own, met)
    unnamed: Counter[Meaning] = Counter(counts)
    unnamed.subtract(own.values())
    spare = sum(bool(one.met) for one in objections if one.participant not in named)
    unnamed_blocks = max(unnamed["block"] - spare, 0)
    unnamed_left = max(unnamed["block"] + unnamed["concern"] - spare, 0)
    further = len(upheld - own.keys()) + _unnamed_and_unmet(objections)
    return blocks + unnamed_blocks, left + max(unnamed_left, further)


def _people(number: int) -> str:
    return in_words(number).capitalize() if number != 1 else "One"


def _of(votes: Votes) -> str:
    return f"{votes.support} of {votes.cast} support it"


def _open(votes: Votes) -> tuple[Outcome, str] | None:
    """Say that it is open where nobody took a side, or somebody who is here has shown nothing."""
    if not votes.cast:
        return "open", "Nobody took a side."
    if votes.missing:
        verb = "has" if votes.missing == 1 else "have"
        return "open", f"{_people(votes.missing)} {verb} not shown yet, and silence is not consent."
    return None


def _stop(number: int) -> str:
    return f"{_people(number)} would stop it"


def _consent(votes: Votes) -> tuple[Outcome, str]:
    """Nobody has a reasoned objection that is not met; "can live with it" suffices. Source: handbook 2.4."""
    if votes.blocks_left:
        return "open", f"{_stop(votes.blocks_left)}: that is heard first, then met or withdrawn."
    if votes.left:
        word = "concern is" if votes.left == 1 else "concerns are"
        return "open", f"{_people(votes.left)} {word} still to be heard, then met or withdrawn."
    if still := _open(votes):
        return still
    return "adopted", "Each objection was met or withdrawn." if votes.dissent else "Nobody objects."


def _consensus(votes: Votes) -> tuple[Outcome, str]:
    """Everybody supports it: no value below support; an abstention stands aside. Source: handbook 2.4."""
    if votes.blocks:
        return "not adopted", f"{_stop(votes.blocks)}, and the rule is that everybody supports it."
    if votes.concerns:
        others = "the other one" if votes.concerns == 1 else f"the other {in_words(votes.concerns)}"
        return "open", f"{_of(votes)}: hear {others}, reword it, and show again."
    return _open(votes) or ("adopted", f"All {in_words(votes.support)} who took a side support it.")


def _majority(votes: Votes) -> tuple[Outcome, str]:
    """More than half of the votes cast; a tie is not enough. Source: handbook 2.4."""
    return _share(votes, votes.cast // 2 + 1, "more than half")


def _qualified(votes: Votes) -> tuple[Outcome, str]:
    """Two thirds of the votes cast, compared in whole numbers. Source: handbook 2.4."""
    part, whole = QUALIFIED
    return _share(votes, -(-part * votes.cast // whole), "two thirds")


def _share(votes: Votes, needed: int, share: str) -> tuple[Outcome, str]:
    if not votes.cast:
        return "open", "Nobody took a side."
    why = f"{_of(votes)}; {share} are {needed}."
    if votes.blocks:
        why += f" {_stop(votes.blocks)}: hear why."
    return "adopted" if votes.support >= needed else "not adopted", why


def _sponsor(votes: Votes) -> tuple[Outcome, str]:
    """The sponsor says so, after hearing everybody; the answers are advice. Source: handbook 2.4."""
    return "open", f"{_of(votes)}; the sponsor decides."


RULES: dict[str, Callable[[Votes], tuple[Outcome, str]]] = {
    "consent": _consent,
    "consensus": _consensus,
    "majority": _majority,
    "qualified": _qualified,
    "sponsor": _sponsor,
}
"""What each rule makes of the votes."""
