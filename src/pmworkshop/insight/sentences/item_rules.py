"""Sentences about the items of a poll: what rests on no proof, where they come from, where views differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pmworkshop.agenda.model import Module
from pmworkshop.base.language import ENGLISH, spoken, tr, trn
from pmworkshop.insight.findings import after_colon, listed
from pmworkshop.insight.measures.agreement import consensus, iqr, word
from pmworkshop.insight.sentences.questions import Question, all_questions
from pmworkshop.insight.sentences.sentence import Records, Sentence, named, quoted
from pmworkshop.insight.sentences.words import number, some
from pmworkshop.session.core.session import Session
from pmworkshop.session.rounds.wording import Asked

PROOF = ("proof", "evidence", "beleg", "belege", "nachweis", "nachweise")
"""Words in the label of a question about what something rests on."""
ORIGIN = ("origin", "source", "from", "herkunft", "quelle", "woher")
"""Words in the label of a question about where something comes from."""
NONE = ("none", "nothing", "no proof", "no evidence", "keiner", "nichts", "kein beleg", "kein nachweis")
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
    items = some(bare, len(proof.items), "item")
    if proof.rated and proof.scale[0] != "0":
        return trn("{items} rests on hardly any proof", "{items} rest on hardly any proof", bare, items=items)
    return trn("{items} rests on no proof", "{items} rest on no proof", bare, items=items)


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
    place = _place(places.pop())
    if len(bare) == 2:
        return tr("; both came from {place}", place=place)
    items = number(len(bare))
    return trn("; it came from {place}", "; all {items} came from {place}", len(bare), place=place, items=items)


def _place(text: str) -> str:
    """Write a word to choose from inside a sentence: as it is if it has an article, else in quotation marks."""
    lower = text[:1].lower() + text[1:]
    if spoken() == ENGLISH and lower.startswith(("the ", "a ", "an ", "our ")):
        return lower
    return tr("“{text}”", text=text)


def _asked_of(view: Session, module: Module, asked: Question) -> str:
    return trn(
        "{number} item of {module}", "{number} items of {module}", len(asked.items), module=named(view, module.id)
    )


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
    if not asked.label or _names_origin(asked):
        return text
    return tr("“{label}”: {sentence}", label=asked.label, sentence=after_colon(text))


def _names_origin(asked: Question) -> bool:
    """Tell whether the sentence says of an item where it comes from, and that it is a place of its own."""
    words = {asked.most(one.id) for one in asked.items} - {""}
    return _says(asked.label, ORIGIN) and any(not word.casefold().startswith(("a ", "an ", "our ")) for word in words)


def _mix(asked: Question) -> str:
    found = Counter(asked.most(one.id) for one in asked.items)
    differ, whole = found.pop("", 0), len(asked.items)
    if not found:
        return (
            tr("We differ on both items.")
            if whole == 2
            else tr("We differ on all {whole} items.", whole=number(whole))
        )
    come = _says(asked.label, ORIGIN)
    order = {value: place for place, value in enumerate(asked.scale)}
    told = sorted(found.items(), key=lambda pair: (-pair[1], order.get(pair[0], len(order))))
    if len(told) == 1 and not differ:
        return _every(whole, told[0][0], come)
    (value, times), *more = told
    parts = [_first(whole, times, value, come), *(_next(times, value, come) for value, times in more)]
    if differ:
        parts.append(trn("on one we differ", "on {items} we differ", differ, items=number(differ)))
    return f"{listed(parts)}."


def _every(whole: int, value: str, come: bool) -> str:
    """Say that all items come from one place, or got one word."""
    items = some(whole, whole, "item")
    if come:
        return tr("{items} come from {place}.", items=items, place=_place(value))
    return tr("{items} are “{word}”.", items=items, word=value)


def _first(whole: int, times: int, value: str, come: bool) -> str:
    """Begin the sentence with what most items are."""
    if come:
        return trn(
            "Of {whole} items, one comes from {place}",
            "Of {whole} items, {items} come from {place}",
            times,
            whole=number(whole),
            items=number(times),
            place=_place(value),
        )
    return trn(
        "Of {whole} items, one is “{word}”",
        "Of {whole} items, {items} are “{word}”",
        times,
        whole=number(whole),
        items=number(times),
        word=value,
    )


def _next(times: int, value: str, come: bool) -> str:
    """Go on with what further items are."""
    if come:
        return trn(
            "one comes from {place}", "{items} come from {place}", times, items=number(times), place=_place(value)
        )
    return trn("one is “{word}”", "{items} are “{word}”", times, items=number(times), word=value)


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
                text = tr(
                    "We are furthest apart on {item}: our answers go from {lowest:g} to {highest:g}.",
                    item=quoted(apart.text),
                    lowest=spread.lowest,
                    highest=spread.highest,
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
