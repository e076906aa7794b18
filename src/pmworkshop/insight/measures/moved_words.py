"""What moved between two rounds on the same statements, in one or two sentences for the wall."""

from __future__ import annotations

from collections.abc import Sequence

from pmworkshop.base.language import tr
from pmworkshop.base.text import shorten
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
    whole = len(told)
    ways = [(number, way) for number, way in ((higher, "higher"), (lower, "lower")) if number]
    if not ways:
        return ""
    number, way = ways[0]
    who = some_of(number, whole) if alone else _few(number, whole)
    rest = "".join(f", {in_words(other)} {_are(other, whole)} {which}" for other, which in ways[1:])
    return f"{who} {_are(number, whole)} {way}{rest}."


def _few(number: int, whole: int) -> str:
    """Say how many of statements that were named just before."""
    if number == whole:
        return {1: "They", 2: "Both"}.get(whole, "All")
    return in_words(number).capitalize()


def _are(number: int, whole: int) -> str:
    return "is" if number == 1 < whole else "are"


def _moves(told: Sequence[Statement]) -> list[str]:
    """Say how many statements moved closer and how many apart; the spread says nothing of higher or lower."""
    closer, apart = (sum(one.moved == way for one in told) for way in ("closer", "apart"))
    parts = []
    if closer:
        parts.append(tr("{closer} moved closer", closer=some_of(closer, len(told))))
    if apart:
        parts.append(
            tr("{apart} moved further apart", apart=in_words(apart) if closer else some_of(apart, len(told)))
        )
    return parts


def _hardly(told: Sequence[Statement]) -> str:
    """Say that neither level nor spread moved; that all is as before only where each value was given as often."""
    if all(one.unchanged for one in told):
        return tr("The answers lie as close together as before")
    return tr("The answers have hardly moved")


def _splits(split: Sequence[Statement]) -> list[str]:
    """Name the statements that are still split if there are one or two, else their number."""
    if len(split) > 2:
        return [tr("{split} are still split", split=in_words(len(split)))]
    if not split:
        return []
    names = listed([f"“{shorten(one.text, LONGEST)}”" for one in split])
    return [tr("{names} {part} still split", names=names, part="is" if len(split) == 1 else "are")]


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
            "Fewer than {answers_least} answers one of the times: too few to compare.",
            answers_least=in_words(limits.answers_least),
        )
    level = _levels(told, alone=False)
    parts = _moves(told) or ([] if level else [_hardly(told)])
    words = "; ".join([*parts, *_splits([one for one in told if one.still_split])])
    if not words:
        return _levels(told, alone=True)
    return " ".join(filter(None, (f"{words[0].upper()}{words[1:]}.", level)))


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
    return tr("{number} of {whole} statements", number=in_words(number).capitalize(), whole=in_words(whole))
