"""What moved between two rounds on the same statements, in one or two sentences for the wall."""

from __future__ import annotations

from collections.abc import Sequence

from pmworkshop.base.language import tr, trc, trn
from pmworkshop.base.text import shorten, upper
from pmworkshop.insight.findings import in_words, listed
from pmworkshop.insight.measures.moved_statement import Statement
from pmworkshop.session.core.thresholds import Thresholds

LONGEST = 48
"""Characters of a statement that is named in a sentence."""


def _levels(told: Sequence[Statement], *, alone: bool) -> str:
    """Say how many statements are higher and how many lower than the first time; empty if none is.

    Args:
        told: The statements.
        alone: Whether nothing was said before, so that the statements have to be named.
    """
    higher, lower = (sum(one.level == way for one in told) for way in ("higher", "lower"))
    if not higher and not lower:
        return ""
    number, whole = higher or lower, len(told)
    who = some_of(number, whole) if alone else _few(number, whole)
    return f"{levels(who, higher, lower, whole)}."


def levels(who: str, higher: int, lower: int, whole: int) -> str:
    """Say how many statements are higher, and how many lower: ``Two statements are higher, one is lower``.

    Args:
        who: The statements that are higher, or those that are lower if none is higher.
        higher: How many are higher.
        lower: How many are lower.
        whole: How many there are in all.
    """
    if not higher:
        return trn("{statements} is lower", "{statements} are lower", _form(lower, whole), statements=who)
    told = trn("{statements} is higher", "{statements} are higher", _form(higher, whole), statements=who)
    rest = trn(", one is lower", ", {statements} are lower", lower, statements=in_words(lower)) if lower else ""
    return told + rest


def _form(number: int, whole: int) -> int:
    """Return the number that the verb follows: the answers to a single statement are several."""
    return number if number < whole else 2


def _few(number: int, whole: int) -> str:
    """Say how many of statements that were named just before."""
    if number < whole:
        return upper(in_words(number))
    if whole == 1:
        return trc("the answers", "They")
    return trc("statements", "Both") if whole == 2 else trc("statements", "All")


def _moves(told: Sequence[Statement]) -> list[str]:
    """Say how many statements moved closer and how many apart; the spread says nothing of higher or lower."""
    closer, apart = (sum(one.moved == way for one in told) for way in ("closer", "apart"))
    parts = []
    if closer:
        parts.append(tr("{statements} moved closer", statements=_answers_to(closer, len(told))))
    if apart and closer:
        parts.append(trn("one moved further apart", "{others} moved further apart", apart, others=in_words(apart)))
    elif apart:
        parts.append(tr("{statements} moved further apart", statements=_answers_to(apart, len(told))))
    return parts


def _answers_to(number: int, whole: int) -> str:
    """Say how many of the statements answers moved to, as the beginning of a sentence."""
    if whole == 1:
        return trc("moved", "The answers")
    if number == whole:
        return (
            trc("moved", "Both statements")
            if whole == 2
            else trc("moved", "All {whole} statements", whole=in_words(whole))
        )
    if number == 1:
        return trc("moved", "One of {whole} statements", whole=in_words(whole))
    return trc("moved", "{number} of {whole} statements", number=upper(in_words(number)), whole=in_words(whole))


def _hardly(told: Sequence[Statement]) -> str:
    """Say that neither level nor spread moved; that all is as before only where each value was given as often."""
    if all(one.unchanged for one in told):
        return tr("The answers lie as close together as before")
    return tr("The answers have hardly moved")


def _splits(split: Sequence[Statement]) -> list[str]:
    """Name the statements that are still split if there are one or two, else their number."""
    if len(split) > 2:
        return [tr("{statements} are still split", statements=in_words(len(split)))]
    if not split:
        return []
    names = listed([tr("“{text}”", text=shorten(one.text, LONGEST)) for one in split])
    return [trn("{names} is still split", "{names} are still split", len(split), names=names)]


def sentence(statements: Sequence[Statement], limits: Thresholds) -> str:
    """Say what moved closer or apart and what is still split, then what is higher or lower.

    Level and spread are two things: all may go from 2 to 4 and lie no closer together than before.

    Args:
        statements: The statements that were answered in both rounds.
        limits: The session's limits.

    Returns:
        One or two sentences for the wall; they say so if no statement has enough answers to compare.
    """
    told = [one for one in statements if one.moved]
    if not told:
        return tr(
            "Fewer than {least} answers one of the times: too few to compare.", least=in_words(limits.answers_least)
        )
    level = _levels(told, alone=False)
    parts = _moves(told) or ([] if level else [_hardly(told)])
    words = "; ".join([*parts, *_splits([one for one in told if one.still_split])])
    if not words:
        return _levels(told, alone=True)
    return " ".join(filter(None, (f"{upper(words)}.", level)))


def some_of(number: int, whole: int) -> str:
    """Say how many of the statements, as the beginning of a sentence: ``Four of six statements``.

    Args:
        number: How many, from 1 to ``whole``.
        whole: The number of all statements.

    Returns:
        The phrase with a capital; ``The answers`` where there is a single statement.
    """
    if whole == 1:
        return tr("The answers")
    if number == whole:
        return tr("All {whole} statements", whole=in_words(whole)) if whole > 2 else tr("Both statements")
    return tr("{number} of {whole} statements", number=upper(in_words(number)), whole=in_words(whole))
