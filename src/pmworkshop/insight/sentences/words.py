"""The grammar that sentences share: how many of how many, one or many, and lists."""

from __future__ import annotations

from collections.abc import Sequence

from pmworkshop.base.language import tr
from pmworkshop.insight.findings import in_words, listed


def number(amount: int) -> str:
    """Write how many things there are: ``none``, ``one`` ... ``ten``, then in figures.

    Args:
        amount: The number, 0 or more.

    Returns:
        The word or the figures.
    """
    return in_words(amount) if amount else "none"


def things(amount: int, one: str) -> str:
    """Write how many things there are, with their noun: ``one action``, ``three actions``.

    Args:
        amount: The number, 1 or more.
        one: The noun in the singular, of which the plural ends in ``s``.

    Returns:
        The phrase in lower case.
    """
    return f"{number(amount)} {one if amount == 1 else f'{one}s'}"


def some(part: int, whole: int, one: str) -> str:
    """Say how many of some things, as the beginning of a sentence.

    Args:
        part: How many, 0 to ``whole``.
        whole: How many there are in all, 1 or more.
        one: The noun in the singular, of which the plural ends in ``s``.

    Returns:
        ``The item``, ``Both items``, ``All four items``, ``One of four items`` or ``None of four items``; of a single
        thing that is not meant ``No item``.
    """
    if whole == 1:
        return tr("The {item}", item=one) if part else tr("No {item}", item=one)
    if part == whole:
        return (
            tr("Both {item}s", item=one) if whole == 2 else tr("All {whole} {item}s", whole=number(whole), item=one)
        )
    return tr("{number} of {whole} {item}s", number=number(part).capitalize(), whole=number(whole), item=one)


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


def shared(parts: Sequence[tuple[int, str]], whole: int, one: str) -> str:
    """Say which share of some things is what: ``Of three actions, two are done and one is stuck``.

    Args:
        parts: How many, and what they are, beginning with the verb; shares of nothing are left out.
        whole: How many things there are in all, 1 or more: the sum of the parts.
        one: The noun in the singular, of which the plural ends in ``s``.

    Returns:
        The sentence with its full stop: ``The action is done.``, ``Both actions are done.``, or one for each part.
    """
    told = [(amount, what) for amount, what in parts if amount]
    if len(told) == 1:
        return f"{some(whole, whole, one)} {told[0][1]}."
    return tr(
        "Of {whole}, {listed}.",
        whole=things(whole, one),
        listed=listed([f"{number(amount)} {what}" for amount, what in told]),
    )
