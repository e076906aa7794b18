"""Operations on decisions: the proposal, objections and how they are met, and the outcome by the announced rule."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Literal

from pmworkshop.agenda.model import DecideModule
from pmworkshop.base.errors import InputError, RefusedError
from pmworkshop.base.language import in_all, tr, tr_noop
from pmworkshop.base.text import clean_line
from pmworkshop.kinds.registry import kind_of
from pmworkshop.session.core.lookups import causes, found, item_at, module_of, said
from pmworkshop.session.core.people_finder import find_person, meant, only
from pmworkshop.session.core.records import Decision, Objection, Round, Wording, revise
from pmworkshop.session.core.reserved import WHOLE
from pmworkshop.session.core.session import Session, next_place
from pmworkshop.session.core.steps import Draft, Drop, GestureContext, Operation
from pmworkshop.session.operations.decide_choice import Choice
from pmworkshop.session.operations.decide_list import refuse_none, words_of

RULES = {
    "consent": tr_noop("Consent: nobody has a reasoned objection"),
    "consensus": tr_noop("Consensus: everybody supports it"),
    "majority": tr_noop("Majority: more than half of the votes cast"),
    "qualified": tr_noop("Qualified majority: two thirds of the votes cast"),
    "sponsor": tr_noop("The sponsor decides after hearing everybody"),
}
"""The rules in words, as they are announced."""
NO_CHOICE = Choice()
"""What is recorded where a proposal is adopted or not."""
WITHDRAWN = tr_noop("withdrawn")
"""How an objection was met that is not upheld."""
_WORD = re.compile(r"(yes|no|ja|nein)\b[\s,;:.]*(.*)", re.IGNORECASE)
Outcome = Literal["adopted", "not adopted", "open"]
OUTCOMES: Mapping[str, str] = {
    "adopted": tr_noop("adopted"),
    "not adopted": tr_noop("not adopted"),
    "open": tr_noop("not settled yet"),
}
"""The words for each outcome, as messages."""


def decisions(session: Session, module: str) -> list[Decision]:
    """List the decisions of a module in the order in which they were made, open ones last.

    Args:
        session: The session, public or whole.
        module: The id of the module.

    Returns:
        The decisions, settled ones first; empty if there are none.
    """
    mine = (one for one in session.decisions.values() if one.module == module)
    return sorted(mine, key=lambda one: (one.outcome == "open", one.place, one.id))


def in_order(session: Session) -> list[Decision]:
    """List the decisions of all modules in the order in which they were made.

    Args:
        session: The session, public or whole.

    Returns:
        The decisions; those of sessions from before the order was noted by module, then by id.
    """
    modules = {module.id: place for place, module in enumerate(session.info.agenda.modules)}
    return sorted(
        session.decisions.values(), key=lambda one: (one.place, modules.get(one.module, len(modules)), one.id)
    )


def standing(session: Session, module: str) -> Decision | None:
    """Return the open decision of a module; in one that decides a list, on the item of now.

    Args:
        session: The session, public or whole.
        module: The id of the module.

    Returns:
        The newest open decision; None if nothing is open.
    """
    return next((one for one in reversed(_on_item(session, module)) if one.outcome == "open"), None)


def newest(session: Session, module: str) -> Decision | None:
    """Return the decision under discussion: the open one, else the last settled one; in a list, on the item of now.

    Args:
        session: The session, public or whole.
        module: The id of the module.

    Returns:
        The decision; None if the module has none.
    """
    return next(iter(reversed(_on_item(session, module))), None)


def _on_item(session: Session, module: str) -> list[Decision]:
    item = item_at(session, module)
    return [one for one in decisions(session, module) if one.subject == item]


def proposal(session: Session, module: DecideModule) -> str:
    """Return the wording of the present proposal.

    Args:
        session: The session, public or whole.
        module: The deciding module.

    Returns:
        The wording of the open decision; else that of the agenda, of the last decision, of the item that is decided
        now, or the question itself.
    """
    open_one, last = standing(session, module.id), newest(session, module.id)
    if open_one is not None:
        return open_one.statement
    item = item_at(session, module.id)
    live = words_of(session, module, item) if item else ""
    return module.proposal or (last.statement if last else "") or live or module.prompts[0].text


def propose(module: str, statement: str, because: tuple[str, ...] = ()) -> Operation:
    """Set the wording of the proposal, in place of one that is still open.

    Args:
        module: The id of the module.
        statement: The proposal.
        because: The ids of the records that it follows from; they replace earlier ones, which stay if it is empty.

    Returns:
        The operation; it raises `RefusedError` when the module does not exist, the wording is empty, or a round of
        the module is not revealed yet.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        asked = module_of(session, module)
        item = item_at(session, module)
        refuse_none(session, asked)
        mine = (one for one in session.rounds.values() if (one.module, one.item) == (module, item))
        if any(one.status != "revealed" for one in mine):
            raise RefusedError(tr("Answers are being taken on the proposal as it stands."), tr("Show them first."))
        there = standing(session, module)
        text = said(statement, "proposal")
        if there is None:
            made = Decision(
                id=draw.id(),
                module=module,
                statement=text,
                rule=_announced(session, module),
                because=because or causes(session, item),
                place=next_place(session.decisions.values()),
                subject=item,
            )
        else:
            other = there.statement != text
            undecided = {"reason": "", "dissent": None, "round": None} if other else {}  # it belongs to the old words
            heard = _heard(there, text)
            made = revise(there, statement=text, because=because or there.because, objections=heard, **undecided)
        return Draft(tr("Worded the proposal in “{short}”", short=asked.short), () if made == there else (made,))

    return operation


def parse_objection(session: Session, text: str) -> Objection:
    """Read an objection such as ``Finance: no budget before May``.

    Args:
        session: The session whose participants may be named.
        text: The objection as typed; without the name of one participant, all of it is the objection.

    Returns:
        The objection, not met yet.

    Raises:
        InputError: The objection is empty, or two people have the name that it begins with.
    """
    who, colon, rest = clean_line(text).partition(":")
    person = _objector(session, who.strip()) if colon else None
    words = rest.strip() if person else clean_line(text)
    if not words:
        raise InputError(tr("What is the objection?"), tr("Like: Finance: no budget before May"))
    return Objection(participant=person, text=words)


def _objector(session: Session, who: str) -> str | None:
    """Find who objects; words before a colon that are nobody's name are part of the objection."""
    fitting = meant(session, who, beginnings=False)
    if fitting:
        return only(fitting, who).id
    try:
        return find_person(session, who).id
    except InputError:
        return None


def object_to(module: str, objection: Objection) -> Operation:
    """Record an objection to the open proposal, or to the last decision if nothing is open.

    Args:
        module: The id of the module.
        objection: The objection.

    Returns:
        The operation; it raises `RefusedError` when the module does not exist.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        asked = module_of(session, module)
        refuse_none(session, asked)
        there = newest(session, module)
        if there is None:
            text, item = kind_of(asked).statement(session, asked), item_at(session, module)
            there = Decision(
                id=draw.id(), module=module, statement=text, rule=_announced(session, module), subject=item,
                because=causes(session, item), place=next_place(session.decisions.values()),
            )  # fmt: skip
        noted = revise(there, objections=(*there.objections, objection))
        return Draft(tr("Noted an objection in “{short}”", short=asked.short), (noted,))

    return operation


def meet(decision_id: str, place: int, how: str) -> Operation:
    """Record how an objection was met.

    Args:
        decision_id: The id of the decision.
        place: The index of the objection in the decision.
        how: How it was met; empty records that it was withdrawn.

    Returns:
        The operation; it raises `RefusedError` when the decision or the objection does not exist.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        there = found(session.decisions, decision_id, "decision")
        if not 0 <= place < len(there.objections):
            raise RefusedError(tr("That objection is not there any more."))
        before = there.objections[place]
        after = before.model_copy(update={"met": clean_line(how) or WITHDRAWN})
        changed = (*there.objections[:place], after, *there.objections[place + 1 :])
        label = tr("An objection was withdrawn") if after.met == WITHDRAWN else tr("Noted how an objection was met")
        return Draft(label, () if after == before else (revise(there, objections=changed),))

    return operation


def record(
    module: str,
    statement: str,
    outcome: Outcome = "adopted",
    *,
    because: tuple[str, ...] = (),
    reason: str = "",
    dissent: int | None = None,
    round_id: str | None = None,
    by_sponsor: bool = False,
    choice: Choice = NO_CHOICE,
) -> Operation:
    """Record a decision on the open proposal, with its objections; on an item of a list, in place of an earlier one.

    Args:
        module: The id of the module.
        statement: The decision.
        outcome: The result of applying the rule to the answers.
        because: The ids of the records it follows from; empty keeps those of the proposal.
        reason: How the answers and the rule lead to the outcome, or why the sponsor decides so.
        dissent: The number of answers that did not support it; None if nobody was asked.
        round_id: The id of the round that it was decided on; None if there was none.
        by_sponsor: Whether the sponsor decided, whatever rule was announced.
        choice: The word that was chosen, who sees to it and by when.

    Returns:
        The operation; it raises `RefusedError` when the module does not exist, the statement is empty, no item of its
        list is chosen, or the round asked about other words.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        asked = module_of(session, module)
        round_ = session.rounds.get(round_id or "")
        _refuse_other_words(round_, statement)
        announced = (round_.rule if round_ else "") or _announced(session, module)
        rule = RULES["sponsor"] if by_sponsor else announced
        refuse_none(session, asked)
        item = item_at(session, module)
        there = newest(session, module) if item else standing(session, module)
        decision = Decision(
            id=there.id if there else draw.id(),
            module=module,
            statement=said(statement, "decision"),
            rule=rule,
            outcome=outcome,
            objections=_heard(there, statement) if there else (),
            because=because or (there.because if there else causes(session, item)),
            review_on=there.review_on if there else None,
            reason=reason,
            dissent=dissent,
            round=round_id,
            place=there.place if there else next_place(session.decisions.values()),
            subject=item,
            choice=choice.word,
            owner=choice.owner,
            due=choice.due,
        )
        word = choice.word or tr(OUTCOMES[outcome])
        told = f", {_named(rule, by_sponsor)}" if rule else ""
        return Draft(
            tr("Decided in “{short}”: {word}{told}", short=asked.short, word=word, told=told),
            () if decision == there else (decision,),
        )

    return operation


def _named(rule: str, by_sponsor: bool) -> str:
    """Name a rule inside a sentence."""
    if by_sponsor:
        return tr("the sponsor decides")
    names = {
        RULES["consent"]: tr("consent"),
        RULES["consensus"]: tr("consensus"),
        RULES["majority"]: tr("majority"),
        RULES["qualified"]: tr("qualified majority"),
    }
    named = next((name for words, name in names.items() if rule in in_all(words)), "")
    return named or rule.partition(":")[0].lower()


def _heard(there: Decision, statement: str) -> tuple[Objection, ...]:
    """Keep the objections; where other words are put in place of those they were made to, with the old words."""
    before = there.statement
    if Wording(id=WHOLE, text=before).says(statement):
        return there.objections
    return tuple(one if one.proposal else one.model_copy(update={"proposal": before}) for one in there.objections)


def _refuse_other_words(round_: Round | None, statement: str) -> None:
    """Refuse to put a decision beside answers that were given to other words.

    Raises:
        RefusedError: The round asked about another proposal.
    """
    kept = round_.wording(WHOLE) if round_ else None
    if kept is not None and not kept.says(statement):
        raise RefusedError(tr("The answers were to other words."), tr("Ask again, or note it as said aloud."))


def _announced(session: Session, module: str) -> str:
    asked = module_of(session, module)
    return kind_of(asked).rule(asked)


def parse_word(text: str) -> tuple[Outcome, str]:
    """Read the sponsor's decision: ``yes``, or ``no; not before the audit``.

    Args:
        text: The decision as typed.

    Returns:
        The outcome and the reason, which may be empty.

    Raises:
        InputError: The text begins with neither yes nor no.
    """
    read = _WORD.fullmatch(clean_line(text))
    if read:
        return "adopted" if read[1].lower() in ("yes", "ja") else "not adopted", read[2]
    raise InputError(tr("Yes or no first, then why."), tr("Like: yes; we need a date"))


def look_again(decision_id: str, day: date | None) -> Operation:
    """Record when a decision will be reviewed.

    Args:
        decision_id: The id of the decision.
        day: The day of the review; None leaves it open.

    Returns:
        The operation; it raises `RefusedError` when the decision does not exist.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        there = found(session.decisions, decision_id, "decision")
        changed = revise(there, review_on=day)
        return Draft(tr("Noted when the decision is looked at again"), () if changed == there else (changed,))

    return operation


def drop(decision_id: str) -> Operation:
    """Remove a decision; undo restores it.

    Args:
        decision_id: The id of the decision.

    Returns:
        The operation; it raises `RefusedError` when the decision does not exist.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        if decision_id not in session.decisions:
            raise RefusedError(tr("That decision is not there any more."))
        return Draft(tr("Took a decision out"), (Drop("decision", decision_id),))

    return operation
