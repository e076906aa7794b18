"""Applies the announced decision rule to the votes of the room: adopted, not adopted, or still open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Literal

from pmworkshop.agenda.model import DecideModule
from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import tr, trn
from pmworkshop.base.text import upper
from pmworkshop.insight.deciding.choice_rules import NO_SIDE, QUALIFIED, choose
from pmworkshop.insight.findings import in_words
from pmworkshop.insight.measures.agreement import fist_outcome
from pmworkshop.session.core.records import Objection, Round
from pmworkshop.session.core.reserved import WHOLE
from pmworkshop.session.core.seats import awaited
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.thresholds import Thresholds
from pmworkshop.session.operations.decide import newest, proposal
from pmworkshop.session.rounds import polls, rounds
from pmworkshop.session.rounds.tally import tally
from pmworkshop.session.rounds.wording import Asked, about

Outcome = Literal["adopted", "not adopted", "open"]
Meaning = Literal["support", "concern", "block", "abstains"]

GRADIENT: dict[int, Meaning] = {
    1: "block", 2: "concern", 3: "support", 4: "concern", 5: "abstains", 6: "support", 7: "support", 8: "support",
}  # fmt: skip
"""What the eight degrees mean for a rule: whoever dislikes it but will support it (3) supports it, whoever wants more
talk (4) does not yet, 5 abstains. Source: the gradients of agreement of Kaner and others 1987, where the order
differs between editions."""


@dataclass(frozen=True, slots=True)
class Votes:
    """The votes on a proposal, counted by what they mean.

    Attributes:
        support: Number of votes that support the proposal or can live with it.
        concerns: Number of votes with a concern: no support for the proposal as it stands.
        blocks: Number of votes that would stop the proposal.
        abstained: Number of abstentions; reported, but not among the votes cast.
        missing: Number of people present who have not voted.
        blocks_left: Number of blocks whose objection is not yet noted as met or withdrawn.
        left: Number of blocks, concerns and further objections that are not yet met or withdrawn.
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
        """The number of votes cast, without abstentions."""
        return self.support + self.concerns + self.blocks

    @property
    def dissent(self) -> int:
        """The number of votes cast that do not support the proposal: concerns and blocks."""
        return self.concerns + self.blocks


@dataclass(frozen=True, slots=True)
class Verdict:
    """The result of applying a decision rule.

    Attributes:
        outcome: The outcome; open while votes are missing or reservations must still be heard.
        why: One or more sentences for the wall that derive the outcome from the votes and the rule.
        votes: The votes that the rule was applied to.
        round: The id of the round that the votes come from.
        choice: The word that follows, where words are chosen from; else empty.
    """

    outcome: Outcome
    why: str
    votes: Votes
    round: str
    choice: str = ""


def verdict(session: Session, module: DecideModule) -> Verdict | None:
    """Apply the module's decision rule to the newest revealed round, if it asked about the proposal as it stands.

    Args:
        session: The public view, so that hidden answers do not count.
        module: The decide module, which names the rule and the scale.

    Returns:
        The verdict; None if no round is revealed, if the newest revealed one has neither votes nor abstentions, or if
        it asked about another proposal than the one that stands there now.
    """
    shown = rounds.revealed(session, module.id)
    if not shown or not about(shown[-1], Asked(WHOLE, proposal(session, module))):
        return None
    votes, choice, outcome, why = (_chosen if module.options else _supported)(session, module, shown[-1])
    if not (votes.cast or votes.abstained):
        return None
    if votes.abstained:
        abstained = _people(votes.abstained)
        why += trn(" One abstained.", " {abstained} abstained.", votes.abstained, abstained=abstained)
    return Verdict(outcome, why, votes, shown[-1].id, choice)


def _supported(session: Session, module: DecideModule, round_: Round) -> tuple[Votes, str, Outcome, str]:
    votes = votes_in(session, module, round_)
    outcome, why = RULES[module.rule](votes)
    return votes, "", outcome, why


def _chosen(session: Session, module: DecideModule, round_: Round) -> tuple[Votes, str, Outcome, str]:
    votes, told = _choices_in(session, module, round_), tally(session, round_, WHOLE).counts
    choice, why = choose(module.rule, {word: told.get(word, 0) for word in module.options}, votes.missing)
    return votes, choice, "adopted" if choice else "open", why


def _choices_in(session: Session, module: DecideModule, round_: Round) -> Votes:
    """Count the words of a round: the most frequent one supports, all others do not."""
    told = tally(session, round_, WHOLE)
    counts = [told.counts.get(word, 0) for word in module.options]
    answered = rounds.answered(session, round_.id)
    unnamed = sum(counts) + told.abstained - len(answered)
    missing = max(len(awaited(session, answered)) - unnamed, 0)
    return Votes(max(counts), sum(counts) - max(counts), abstained=told.abstained, missing=missing)


def meaning(module: DecideModule, value: int, thresholds: Thresholds) -> Meaning:
    """Map a value on the module's scale to what it means for a decision.

    Args:
        module: The decide module, which names the scale: fist (0 to 5) or gradient (1 to 8).
        value: The value on that scale. On the fist scale 0 blocks.
        thresholds: The session's limits; on the fist scale ``fist_least`` is the lowest value that supports.

    Returns:
        The meaning; "abstains" occurs on the gradient scale only.

    Raises:
        KeyError: The scale is the gradient and the value is not on it.
    """
    if module.scale == "gradient":
        return GRADIENT[value]
    found = fist_outcome([value], thresholds.fist_least)
    return "block" if found.blocks else "concern" if found.concerns else "support"


def _named(session: Session, module: DecideModule, round_: Round) -> dict[str, Meaning]:
    """Map each participant who answered by name in a round to the meaning of the answer."""
    limits = session.info.thresholds
    mine = (one for one in session.ballots.values() if one.round == round_.id and one.subject == WHOLE)
    return {
        ballot.participant: "abstains" if ballot.score is None else meaning(module, ballot.score, limits)
        for ballot in mine
        if ballot.score is None or str(ballot.score) in polls.values(module)
    }


def votes_in(session: Session, module: DecideModule, round_: Round) -> Votes:
    """Count the votes of a round by their meaning, and the reservations that are not met yet.

    Args:
        session: The public view, so that hidden answers do not count.
        module: The decide module, which names the scale and holds the decision with its objections.
        round_: The round to count.

    Returns:
        The votes; a value that is not on the scale is none. Objections are those of the module's newest decision.
    """
    told, limits = tally(session, round_, WHOLE), session.info.thresholds
    counts: Counter[Meaning] = Counter()
    for value in polls.values(module):
        counts[meaning(module, int(value), limits)] += told.counts.get(value, 0)
    named = _named(session, module, round_)
    answered = sum(counts.values()) + told.abstained
    unnamed = answered - len(named)
    decision = newest(session, module.id)
    blocks_left, left = _left(named, counts, decision.open_to if decision else ())
    return Votes(
        support=counts["support"],
        concerns=counts["concern"],
        blocks=counts["block"],
        abstained=counts["abstains"] + told.abstained,
        missing=max(len(awaited(session, named)) - unnamed, 0),
        blocks_left=blocks_left,
        left=left,
    )


def _unmet(own: Mapping[str, Meaning], met: Collection[str | None]) -> tuple[int, int]:
    """Count the blocks, and all reservations, of participants whose objections are not all met."""
    still = [what for who, what in own.items() if who not in met]
    return still.count("block"), len(still)


def _unnamed_and_unmet(objections: Sequence[Objection]) -> int:
    """Count the objections that name no participant and are not met."""
    return sum(not (one.met or one.participant) for one in objections)


def _left(named: dict[str, Meaning], counts: Counter[Meaning], objections: Sequence[Objection]) -> tuple[int, int]:
    """Count the blocks, and all reservations, that are not met yet.

    A participant's reservation is met when all objections of that participant are met. Where hands were counted or
    names are not kept, each met objection offsets one unnamed reservation, blocks first.
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
    return upper(in_words(number))


def _of(votes: Votes) -> str:
    return trn("{number} of {cast} support it", "{number} of {cast} support it", votes.support, cast=votes.cast)


def _open(votes: Votes) -> tuple[Outcome, str] | None:
    """Return the outcome "open" if there are no votes cast, or if somebody present has not voted; else None."""
    if not votes.cast:
        return "open", tr(NO_SIDE)
    if votes.missing:
        return "open", trn(
            "One has not shown yet; we wait.",
            "{missing} have not shown yet; we wait.",
            votes.missing,
            missing=_people(votes.missing),
        )
    return None


def _stop(number: int) -> str:
    return trn("One would stop it", "{people} would stop it", number, people=_people(number))


def _consent(votes: Votes) -> tuple[Outcome, str]:
    """Apply consent: adopted if no reasoned objection is unmet; "can live with it" suffices. Source: handbook 2.4."""
    if votes.blocks_left:
        return "open", tr("{stop}: we hear why first, then it is met or withdrawn.", stop=_stop(votes.blocks_left))
    if votes.left:
        return "open", trn(
            "One concern is still to be heard, then met or withdrawn.",
            "{concerns} concerns are still to be heard, then met or withdrawn.",
            votes.left,
            concerns=_people(votes.left),
        )
    if still := _open(votes):
        return still
    return "adopted", tr("Each objection was met or withdrawn.") if votes.dissent else tr("Nobody objects.")


def _consensus(votes: Votes) -> tuple[Outcome, str]:
    """Apply consensus: adopted if every vote cast supports it; an abstention stands aside. Source: handbook 2.4."""
    if votes.blocks:
        return "not adopted", tr("{stop}, and the rule is that everybody supports it.", stop=_stop(votes.blocks))
    if votes.concerns:
        return "open", trn(
            "{support}: hear the other one, reword it, and show again.",
            "{support}: hear the other {concerns}, reword it, and show again.",
            votes.concerns,
            support=_of(votes),
            concerns=in_words(votes.concerns),
        )
    return _open(votes) or (
        "adopted",
        trn(
            "All one who took a side support it.",
            "All {people} who took a side support it.",
            votes.support,
            people=in_words(votes.support),
        ),
    )


def _majority(votes: Votes) -> tuple[Outcome, str]:
    """Apply the simple majority: more than half of the votes cast; a tie is not enough. Source: handbook 2.4."""
    needed = votes.cast // 2 + 1
    return _share(votes, needed, tr("{support}; more than half are {needed}.", support=_of(votes), needed=needed))


def _qualified(votes: Votes) -> tuple[Outcome, str]:
    """Apply the qualified majority: two thirds of the votes cast, in whole numbers. Source: handbook 2.4."""
    part, whole = QUALIFIED
    needed = -(-part * votes.cast // whole)
    return _share(votes, needed, tr("{support}; two thirds are {needed}.", support=_of(votes), needed=needed))


def _share(votes: Votes, needed: int, why: str) -> tuple[Outcome, str]:
    if not votes.cast:
        return "open", tr(NO_SIDE)
    if votes.blocks:
        why += tr(" {stop}: hear why.", stop=_stop(votes.blocks))
    return "adopted" if votes.support >= needed else "not adopted", why


def _sponsor(votes: Votes) -> tuple[Outcome, str]:
    """Leave the decision to the sponsor, with the votes as advice. Source: handbook 2.4."""
    return "open", tr("{support}; the sponsor decides.", support=_of(votes))


RULES: dict[str, Callable[[Votes], tuple[Outcome, str]]] = {
    "consent": _consent,
    "consensus": _consensus,
    "majority": _majority,
    "qualified": _qualified,
    "sponsor": _sponsor,
}
"""What each rule makes of the votes."""
