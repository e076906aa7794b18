"""What the columns of a list of people are called, in the languages of Europe and in the words that people use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pmworkshop.base.spelling import plain
from pmworkshop.exchange.people.words import words_of

NAMES = frozenset(("name", "first", "middle", "last"))
"""What a column holds that is a part of the name."""
HEADINGS = words_of("headings")
_RANKS = {key: {word: rank for rank, word in enumerate(words)} for key, words in HEADINGS.items()}
_KNOWN = frozenset(word for words in HEADINGS.values() for word in words)
_LIKE_NAMES = frozenset(words_of("beside")["names"])
"""Headings that somebody, or what somebody does, may be called like."""
_ADDRESSES = frozenset(HEADINGS["email"]) - _LIKE_NAMES
_SURE = _ADDRESSES | frozenset(HEADINGS["name"]) - _LIKE_NAMES
_MANY = 3
"""So many known headings make a line one of headings, however many others it has."""
_MAIL = frozenset(("mail", "email", "courriel"))


def heading(cell: str) -> str:
    """Write a heading so that it can be compared: without what stands in brackets.

    Args:
        cell: The cell.

    Returns:
        Its words in plain letters, ``employee`` for ``Employee name`` or ``Name of the employee``; empty if there
        are none.
    """
    words = plain(cell.partition("(")[0]) or plain(cell)
    person = words.removesuffix(" name").removeprefix("name of ").removeprefix("the ")
    return person if person in _RANKS["name"] else words


def is_heading(text: str) -> bool:
    """Tell whether a text heads the names or the addresses of people, and so is nobody's name itself.

    Args:
        text: The text.
    """
    return heading(text) in _SURE


def columns_of(cells: Sequence[str]) -> dict[str, list[int]] | None:
    """Find out what a line of headings says that its columns hold.

    Args:
        cells: The cells of the line.

    Returns:
        For each thing the places of its columns, the best one first; what nobody asks for is under ``other``. None
        if the line is no line of headings.
    """
    words = [heading(cell) for cell in cells]
    columns = {key: places for key, ranks in _RANKS.items() if (places := _places(words, ranks))}
    mails = [at for at, word in enumerate(words) if word not in _KNOWN and not _MAIL.isdisjoint(word.split())]
    if mails:
        columns["email"] = [*columns.get("email", ()), *mails]
    return columns if _is_head(words, columns) else None


def _places(words: Sequence[str], ranks: Mapping[str, int]) -> list[int]:
    """List the places of words that are known, the best known one first."""
    return [place for _, place in sorted((ranks[word], at) for at, word in enumerate(words) if word in ranks)]


def _is_head(words: Sequence[str], columns: dict[str, list[int]]) -> bool:
    """Tell whether a line is one of headings: they name people or addresses, or all are known."""
    heads, filled = sum(word in _KNOWN for word in words), sum(map(bool, words))
    sure = not _SURE.isdisjoint(words)
    named = (sure or heads > 1) and bool(NAMES & columns.keys()) and (2 * heads >= filled or heads >= _MANY)
    return named or not _ADDRESSES.isdisjoint(words) or (heads == filled > 1 and _LIKE_NAMES.isdisjoint(words))
