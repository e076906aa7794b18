"""Words for a value that was found in a file written by a person, and for what was expected there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time
from difflib import get_close_matches

from pmworkshop.base.language import tr
from pmworkshop.base.text import clean_line, in_quotes, shorten

WIDTH = 48
"""Characters that what was found may have in a message."""


def describe(value: object) -> str:
    """Describe a value in about fifty characters or less.

    Args:
        value: A value of any type, as it was parsed.

    Returns:
        The value itself if it is short and simple, else what sort of value it is.
    """
    if isinstance(value, str):
        return in_quotes(shorten(clean_line(value), WIDTH)) if value.strip() else tr("empty text")
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int) and abs(value) >= 10**15:  # Python refuses to write out huge ones
        return tr("a very large number")
    if isinstance(value, int | float | date | time):
        return str(value)
    if isinstance(value, Mapping):
        return tr("a table")
    return tr("a list of {number}", number=len(value)) if isinstance(value, Sequence) else tr("something else")


def nearest(word: object, valid: Iterable[str]) -> str:
    """Find the valid word that is most similar to a word.

    Args:
        word: The word that was found; a value that is no text has no match.
        valid: The valid words.

    Returns:
        The most similar word; empty if none is similar.
    """
    if not isinstance(word, str) or len(word) > WIDTH:
        return ""
    return next(iter(get_close_matches(word.lower(), list(valid), n=1, cutoff=0.5)), "")


def listing(words: Iterable[str]) -> str:
    """Write words as a list for people: ``a, b or c``.

    Args:
        words: The words, at least one.

    Returns:
        The list.

    Raises:
        ValueError: There are no words.
    """
    *first, last = words
    return tr("{first} or {last}", first=", ".join(first), last=last) if first else last
