"""What sentences say of how many things: numbers, shares of them, and which of them are what.

A language builds such phrases in its own way, so each noun has whole ones: ``Both actions``, ``One of four actions``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pmworkshop.base.language import tr, tr_noop, trc
from pmworkshop.base.text import upper
from pmworkshop.insight.findings import in_words, listed


class _Noun(NamedTuple):
    """What is said of a share of some things, with which a sentence begins; each is a message."""

    the: str
    no: str
    both: str
    every: str
    one: str
    none: str
    several: str


_SHARES: dict[str, _Noun] = {
    "action": _Noun(
        tr_noop("The action"),
        tr_noop("No action"),
        tr_noop("Both actions"),
        tr_noop("All {whole} actions"),
        tr_noop("One of {whole} actions"),
        tr_noop("None of {whole} actions"),
        tr_noop("{number} of {whole} actions"),
    ),
    "decision": _Noun(
        tr_noop("The decision"),
        tr_noop("No decision"),
        tr_noop("Both decisions"),
        tr_noop("All {whole} decisions"),
        tr_noop("One of {whole} decisions"),
        tr_noop("None of {whole} decisions"),
        tr_noop("{number} of {whole} decisions"),
    ),
    "item": _Noun(
        tr_noop("The item"),
        tr_noop("No item"),
        tr_noop("Both items"),
        tr_noop("All {whole} items"),
        tr_noop("One of {whole} items"),
        tr_noop("None of {whole} items"),
        tr_noop("{number} of {whole} items"),
    ),
    "measure": _Noun(
        tr_noop("The measure"),
        tr_noop("No measure"),
        tr_noop("Both measures"),
        tr_noop("All {whole} measures"),
        tr_noop("One of {whole} measures"),
        tr_noop("None of {whole} measures"),
        tr_noop("{number} of {whole} measures"),
    ),
    "promise": _Noun(
        tr_noop("The promise"),
        tr_noop("No promise"),
        tr_noop("Both promises"),
        tr_noop("All {whole} promises"),
        tr_noop("One of {whole} promises"),
        tr_noop("None of {whole} promises"),
        tr_noop("{number} of {whole} promises"),
    ),
    "proposal": _Noun(
        tr_noop("The proposal"),
        tr_noop("No proposal"),
        tr_noop("Both proposals"),
        tr_noop("All {whole} proposals"),
        tr_noop("One of {whole} proposals"),
        tr_noop("None of {whole} proposals"),
        tr_noop("{number} of {whole} proposals"),
    ),
}
"""Nouns of which shares are told."""
_OF: dict[str, str] = {
    "action": tr_noop("Of {whole} actions"),
    "measure": tr_noop("Of {whole} measures"),
    "proposal": tr_noop("Of {whole} proposals"),
}
"""The beginning of a sentence that tells all shares of some things."""


class What(NamedTuple):
    """What some things are, as clauses; each is a message with ``{number}`` for the things.

    Attributes:
        one: The clause about one thing.
        many: The clause about several.
        first: The clause about one, after ``{of}`` at the beginning of a sentence.
        firsts: The clause about several, after ``{of}``.
    """

    one: str
    many: str
    first: str
    firsts: str


def number(amount: int) -> str:
    """Write how many things there are: ``none``, ``one`` ... ``ten``, then in figures.

    Args:
        amount: The number, 0 or more.

    Returns:
        The word or the figures.
    """
    return in_words(amount) if amount else trc("number of things", "none")


def some(part: int, whole: int, one: str) -> str:
    """Say how many of some things, as the beginning of a sentence.

    Args:
        part: How many, 0 to ``whole``.
        whole: How many there are in all, 1 or more.
        one: The noun, in English and in the singular: one of those that the table names.

    Returns:
        ``The item``, ``Both items``, ``All four items``, ``One of four items`` or ``None of four items``; of a single
        thing that is not meant ``No item``.
    """
    noun = _SHARES[one]
    if whole == 1:
        return tr(noun.the) if part else tr(noun.no)
    if part == whole:
        return tr(noun.both) if whole == 2 else tr(noun.every, whole=number(whole))
    if part < 2:
        return tr(noun.one if part else noun.none, whole=number(whole))
    return tr(noun.several, number=upper(number(part)), whole=number(whole))


def small(text: str) -> str:
    """Begin a text with a small letter, such as a share that does not begin a sentence.

    Args:
        text: The text, which does not begin with a noun.

    Returns:
        The text.
    """
    return f"{text[:1].lower()}{text[1:]}"


def verb(amount: int, one: str, many: str) -> str:
    """Choose the form of a verb.

    Args:
        amount: How many it is about.
        one: The form for one and for none.
        many: The form for several.

    Returns:
        The form.
    """
    return one if amount < 2 else many


def shared(parts: Sequence[tuple[int, What]], whole: int, one: str, *, alone: str = "") -> str:
    """Say which share of some things is what: ``Of three actions, two are done and one is stuck``.

    Args:
        parts: How many, and what they are; shares of nothing are left out.
        whole: How many things there are in all, 1 or more: the sum of the parts.
        one: The noun, in English and in the singular: one of those that the table names.
        alone: How a single one of them is counted, in the language that is spoken; as `number` does without it.

    Returns:
        The sentence with its full stop: ``The action is done.``, ``Both actions are done.``, or one for each part.
    """
    told = [(amount, what) for amount, what in parts if amount]
    if len(told) == 1:
        what = told[0][1]
        return f"{tr(verb(whole, what.one, what.many), number=some(whole, whole, one))}."
    counted = [(verb(amount, what.first, what.firsts), amount) for amount, what in told[:1]]
    counted += [(verb(amount, what.one, what.many), amount) for amount, what in told[1:]]
    of = tr(_OF[one], whole=number(whole))
    clauses = [
        tr(clause, of=of, number=alone if alone and amount == 1 else number(amount)) for clause, amount in counted
    ]
    return f"{listed(clauses)}."
