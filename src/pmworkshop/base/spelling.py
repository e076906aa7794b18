"""Comparing two spellings of a name: accents, apostrophes, hyphens and capitals make no difference."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_APOSTROPHES = re.compile("['\u2018\u2019\u201b\u02b9\u02bb\u02bc\u02bd\u2032\uff07`\u00b4]")
_NO_LETTERS = re.compile(r"[\W_]+")
# Letters that Unicode does not take apart into a letter and its accent, as they are written without it.
_PLAIN = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "\u0131": "i",
        "ħ": "h",
        "ŧ": "t",
        "ŋ": "n",
    }
)
_KEPT = 2000
"""How many texts are kept with their spellings: the same few names are compared with each line of a list."""
_TWO_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})


@lru_cache(_KEPT)
def plain(text: str) -> str:
    """Write a text as words that can be compared: without accents, apostrophes, punctuation and capitals.

    Args:
        text: The text.

    Returns:
        Its words in lower case, with one blank between them; empty if it has no letter and no digit.
    """
    return _words(text.casefold())


@lru_cache(_KEPT)
def spellings(text: str) -> frozenset[str]:
    """List the plain spellings of a text: ``Änne`` is found as ``anne`` and as ``aenne``.

    Args:
        text: The text.

    Returns:
        One spelling or two, each as `plain` writes it.
    """
    small = unicodedata.normalize("NFC", text.casefold())
    return frozenset((_words(small), _words(small.translate(_TWO_LETTERS))))


def _words(text: str) -> str:
    parted = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", text).translate(_PLAIN))
    letters = "".join(letter for letter in parted if not unicodedata.combining(letter))
    return _NO_LETTERS.sub(" ", letters).strip()
