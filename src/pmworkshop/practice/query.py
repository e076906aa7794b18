"""Reads the words that somebody looks for, and writes them as a search that SQLite or PostgreSQL understands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.errors import InputError
from pmworkshop.base.language import tr
from pmworkshop.base.text import clean_line, shorten

_PARTS = re.compile(r'["“„«]([^"”“»]*)["”“»]|(\S+)')
_LONGEST = 400
"""Letters that are looked for at most."""
_LAST_PLACE = 16383
"""The last place of a word that `tsvector` knows."""
_TOKENS = re.compile(r"[^\W_]+")
"""Letters and figures that make a word, as `unicode61` of FTS5 parts them."""
_SAME = (("ss", "ß"), ("ß", "ss"), ("ae", "a"), ("oe", "o"), ("ue", "u"), ("ä", "ae"), ("ö", "oe"), ("ü", "ue"))
"""Letters that people write in two ways; marks over letters do not count anyway."""


@dataclass(frozen=True, slots=True)
class Query:
    """Words to look for.

    Attributes:
        words: Each word or phrase, all of which must stand in a line.
        begins: Whether the last one may be the beginning of a longer word.
    """

    words: tuple[str, ...]
    begins: bool

    def match(self) -> str:
        """Write the search in the language of FTS5: nothing that was typed is a command in it."""
        last = len(self.words) - 1
        return " AND ".join(_any_way(word, self.begins and at == last) for at, word in enumerate(self.words))

    def sought(self) -> str:
        """Write the search as `tsquery` of PostgreSQL, for words as `lexemes_of` writes them."""
        last = len(self.words) - 1
        every = (
            " | ".join(_phrase(way, self.begins and at == last) for way in _ways(word))
            for at, word in enumerate(self.words)
        )
        return " & ".join(f"({ways})" for ways in every)

    def holds(self, text: str) -> bool:
        """Return whether a line holds all words.

        Args:
            text: The line.
        """
        there = _parted(text)
        return all(any(self._at(at, word, there)) for at, word in enumerate(self.words))

    def spots(self, text: str) -> tuple[tuple[int, int], ...]:
        """Find the words in a line that holds them.

        Args:
            text: The line.

        Returns:
            The first and the last but one place of each, from left to right; none overlaps another.
        """
        there = _parted(text)
        spots, until = [], 0
        for start, end in sorted({spot for at, word in enumerate(self.words) for spot in self._at(at, word, there)}):
            if start >= until:
                spots.append((start, end))
                until = end
        return tuple(spots)

    def _at(self, at: int, word: str, there: list[tuple[str, tuple[int, int]]]) -> Iterator[tuple[int, int]]:
        """Find where a word or a phrase stands among the words of a line."""
        begins = self.begins and at == len(self.words) - 1
        for way in _ways(word):
            wanted = [_folded(one) for one in _TOKENS.findall(way)]
            for first in range(len(there) - len(wanted) + 1):
                said = [one for one, _ in there[first : first + len(wanted)]]
                if said == wanted or (begins and said[:-1] == wanted[:-1] and said[-1].startswith(wanted[-1])):
                    yield there[first][1][0], there[first + len(wanted) - 1][1][1]


def _parted(text: str) -> list[tuple[str, tuple[int, int]]]:
    return [(_folded(found[0]), found.span()) for found in _TOKENS.finditer(text)]


def read_query(text: str) -> Query:
    """Read what somebody looks for.

    Args:
        text: Words as typed; what stands in quotation marks is a phrase.

    Returns:
        The words; the last one is the beginning of a word, unless it is a phrase.

    Raises:
        InputError: There is no letter and no figure in it.
    """
    typed = clean_line(text)[:_LONGEST]
    found = [(phrase, word) for phrase, word in _PARTS.findall(typed) if any(map(str.isalnum, phrase or word))]
    if not found:
        raise InputError(
            tr("“{typed}” has no word in it to look for.", typed=shorten(typed, 60))
            if typed
            else tr("No word is named to look for."),
            tr("Type one word or more, such as price or “price list”."),
        )
    return Query(tuple(phrase or word for phrase, word in found), begins=bool(found[-1][1]))


def lexemes_of(text: str) -> str:
    """Write the words of a line as `tsvector` of PostgreSQL, parted and folded as those of a search.

    Args:
        text: The line.

    >>> lexemes_of("Größe, at last")
    "'große':1 'at':2 'last':3"
    """
    return " ".join(f"'{word}':{min(at, _LAST_PLACE)}" for at, word in enumerate(_lexemes(text), 1))


def _phrase(way: str, begins: bool) -> str:
    words = " <-> ".join(f"'{word}'" for word in _lexemes(way))
    return f"{words}:*" if begins else words


def _lexemes(text: str) -> list[str]:
    return [_folded(word)[:_LONGEST] for word in _TOKENS.findall(text)]


def _any_way(word: str, begins: bool) -> str:
    spelled = (f'"{way.replace(chr(34), " ")}"{" *" if begins else ""}' for way in _ways(word))
    return f"({' OR '.join(dict.fromkeys(spelled))})"


def _ways(word: str) -> tuple[str, ...]:
    """Spell a word in the ways that people write it in."""
    return tuple(dict.fromkeys((word, *(word.lower().replace(*pair) for pair in _SAME))))


def _folded(word: str) -> str:
    parted = unicodedata.normalize("NFD", word.lower())
    return "".join(letter for letter in parted if not unicodedata.combining(letter))
