"""Sentences about the items of a poll: what rests on no proof, where they come from, where views differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pmworkshop.agenda.model import Module
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.base.text import count
from pmworkshop.insight.findings import listed
from pmworkshop.insight.measures.agreement import consensus, iqr, word
from pmworkshop.insight.sentences.questions import Question, all_questions
from pmworkshop.insight.sentences.sentence import Records, Sentence, named, quoted
from pmworkshop.insight.sentences.words import number, some, verb
from pmworkshop.session.core.session import Session
from pmworkshop.session.rounds.wording import Asked

PROOF = ("proof", "evidence")
"""Words in the label of a question about what something rests on."""
ORIGIN = ("origin", "source", "from")
"""Words in the label of a question about where something comes from."""
NONE = ("none", "nothing", tr_noop("no proof"), tr_noop("no evidence"))
"""Words to choose from that say that there is no proof."""


def no_proof(view: Session) -> Iterator[Sentence]:
    """Say how many items rest on no proof, and where those came from if it is one place.

    Condition: a question of a poll whose label speaks of proof or evidence. An item rests on none if the middle of
    the answers is the lowest step of the scale, or if more than half choose a word that says so. Where the poll also
    asks for the origin, it is told if more than half name the same one for each of these items.

    Example: "Two of four items rest on no proof; both came from the sponsor."

    Args:
        view: The public view.

    Yields:
        One sentence for each such poll with an item without proof.
    """
    for module, asked in all_questions(view):
        origin = _origin(asked)
        for proof in (one for one in asked if _says(one.label, PROOF)):
            bare = [one for one in proof.items if _unproven(proof, one)]
            if bare:
                text = f"{_bare(proof, len(bare))}{_all_from(origin, bare)}."
                yield Sentence("no-proof", text, _asked_of(view, module, proof), _rounds(proof, origin))


def _origin(asked: Sequence[Question]) -> Question | None:
    return next((one for one in asked if _says(one.label, ORIGIN) and not one.rated), None)


def _rounds(*asked: Question | None) -> Records:
    return tuple(("round", one.round.id) for one in asked if one)


def _bare(proof: Question, bare: int) -> str:
    """Say how many items lack proof; the lowest step of a scale stands for none where it is 0."""
    little = tr("hardly any proof") if proof.rated and proof.scale[0] != "0" else tr("no proof")
    return tr(
        "{bare} {bare2} on {little}",
        bare=some(bare, len(proof.items), "item"),
        bare2=verb(bare, "rests", "rest"),
        little=little,
    )


def _says(label: str, words: Sequence[str]) -> bool:
    return bool({*label.casefold().replace(",", " ").split()} & {*words})


def _unproven(proof: Question, item: Asked) -> bool:
    if proof.rated:
        return proof.median(item.id) == int(proof.scale[0])
    return proof.most(item.id).casefold() in NONE


def _all_from(origin: Question | None, bare: Sequence[Asked]) -> str:
    """Say where items came from, if it is one place for all of them."""
    known = {one.id for one in origin.items} if origin else set()
    places = {origin.most(one.id) if origin and one.id in known else "" for one in bare}
    if len(places) > 1 or "" in places:
        return ""
    who = {1: "it", 2: "both"}.get(len(bare), tr("all {bare}", bare=number(len(bare))))
    return tr("; {who} came from {pop}", who=who, pop=_place(places.pop()))


def _place(text: str) -> str:
    """Write a word to choose from inside a sentence: as it is if it has an article, else in quotation marks."""
    lower = text[:1].lower() + text[1:]
    return lower if lower.startswith(("the ", "a ", "an ", "our ")) else f"“{text}”"


def _asked_of(view: Session, module: Module, asked: Question) -> str:
    return tr("{items} of {id}", items=count(len(asked.items), "item", "items"), id=named(view, module.id))


def origin(view: Session) -> Iterator[Sentence]:
    """Say how many items come from where, or were given which word.

    Condition: a question of a poll with words to choose from, and at least two items with enough answers. A word
    counts for an item if more than half of the answers give it.

    Example: "Of four items, two come from the sponsor, one from customers, and on one we differ."

    Args:
        view: The public view.

    Yields:
        One sentence for each such question.
    """
    for module, asked in all_questions(view):
        for one in asked:
            if not one.rated and len(one.items) > 1 and not _says(one.label, PROOF):
                text = _about(one, _mix(one)) if len(asked) > 1 else _mix(one)
                yield Sentence("origin", text, _asked_of(view, module, one), (("round", one.round.id),))


def _about(asked: Question, text: str) -> str:
    """Begin with what was asked, where a poll asks two things and the sentence does not say which is meant."""
    told = not asked.label or " from “" in text or " from the " in text
    return text if told else f"“{asked.label}”: {text[:1].lower()}{text[1:]}"


def _mix(asked: Question) -> str:
    found = Counter(asked.most(one.id) for one in asked.items)
    differ, whole = found.pop("", 0), len(asked.items)
    if not found:
        return tr("We differ on {whole}.", whole=_all(whole))
    come = _says(asked.label, ORIGIN)
    order = {value: place for place, value in enumerate(asked.scale)}
    told = sorted(found.items(), key=lambda pair: (-pair[1], order.get(pair[0], len(order))))
    if len(told) == 1 and not differ:
        return f"{some(whole, whole, 'item')} {_is(whole, told[0][0], come)}."
    parts = [f"{number(times)} {_is(times, value, come)}" for value, times in told]
    parts += [tr("on {differ} we differ", differ=number(differ))] if differ else []
    return tr("Of {whole} items, {parts}.", whole=number(whole), parts=listed(parts))


def _all(items: int) -> str:
    every = some(items, items, "item")
    return every[:1].lower() + every[1:]


def _is(times: int, value: str, come: bool) -> str:
    if come:
        return tr("{times} from {value}", times=verb(times, "comes", "come"), value=_place(value))
    return f"{verb(times, 'is', 'are')} “{value}”"


def widest(view: Session) -> Iterator[Sentence]:
    """Name the statement on which answers lie furthest apart.

    Condition: a question of a poll on a scale, a statement that is "not settled yet" by its consensus, and no later
    part that asks the same again. Of several the one with the lowest consensus is named, then the first.

    Example: "We are furthest apart on “We say no”: our answers go from 1 to 5."

    Args:
        view: The public view.

    Yields:
        One sentence for each such question; it stays with those who were in the room.
    """
    repeated = {module.poll.repeat for module in view.info.agenda.modules if module.poll is not None}
    for module, asked in all_questions(view):
        for one in asked if module.id not in repeated else ():
            apart = _furthest(view, one)
            if apart is not None:
                spread = iqr(one.answers[apart.id].values)
                text = tr("We are furthest apart on {words}: ", words=quoted(apart.text))
                text += tr(
                    "our answers go from {lowest:g} to {highest:g}.", lowest=spread.lowest, highest=spread.highest
                )
                rests_on, records = _asked_of(view, module, one), (("round", one.round.id),)
                yield Sentence("widest", text, rests_on, records, inside=True)


def _furthest(view: Session, asked: Question) -> Asked | None:
    """Find the statement of a rated question on which answers agree least; None if all are nearly agreed on."""
    limits, counts = view.info.thresholds, {one.id: _counts(asked, one) for one in asked.items if asked.rated}
    split = [one for one in asked.items if one.id in counts and word(counts[one.id], limits) == "not settled yet"]
    return min(split, key=lambda one: consensus(counts[one.id]).value or 0.0, default=None)


def _counts(asked: Question, item: Asked) -> list[int]:
    counts = asked.answers[item.id].counts
    return [counts.get(value, 0) for value in asked.scale]
