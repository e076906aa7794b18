"""What the columns of a list of people are called, in the languages of Europe and in the words that people use."""

from __future__ import annotations

from collections.abc import Sequence

from pmworkshop.base.spelling import plain
from pmworkshop.exchange.people.words import words_of

NAMES = frozenset(("name", "first", "middle", "last"))
"""What a column holds that is a part of the name."""
HEADINGS = words_of("headings")
_KNOWN = frozenset(word for words in HEADINGS.values() for word in words)
_SURE = frozenset((*HEADINGS["name"], *HEADINGS["email"])) - set(words_of("beside")["names"])
"""Headings that nobody is called like."""
_MAIL = frozenset(("mail", "email", "courriel"))


def heading(cell: str) -> str:
    """Write a heading so that it can be compared: without what stands in brackets.

    Args:
        cell: The cell.

    Returns:
        Its words in plain letters; empty if there are none.
    """
    return plain(cell.partition("(")[0]) or plain(cell)


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
    columns = {key: places for key, known in HEADINGS.items() if (places := _places(words, known))}
    mails = [at for at, word in enumerate(words) if word not in _KNOWN and not _MAIL.isdisjoint(word.split())]
    if mails:
        columns["email"] = [*columns.get("email", ()), *mails]
    return columns if _is_head(words, columns) else None


def _places(words: Sequence[str], known: Sequence[str]) -> list[int]:
    """List the places of words that are known, the best known one first."""
    return [place for _, place in sorted((known.index(word), at) for at, word in enumerate(words) if word in known)]


def _is_head(words: Sequence[str], columns: dict[str, list[int]]) -> bool:
    """Tell whether a line is one of headings: they name people or addresses, or all of them are known."""
    heads, filled = sum(word in _KNOWN for word in words), sum(map(bool, words))
    sure = heads > 1 or not _SURE.isdisjoint(words)
    named = sure and bool(NAMES & columns.keys()) and 2 * heads >= filled
    return named or heads == filled > 1 or "email" in columns
