"""The names of months and weekdays in the languages of Europe, from the tables of Unicode (CLDR) that Babel has."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from pmworkshop.base.dates.written import DAYS, MONTHS

Word = tuple[str, int]
"""What a word means: its kind, and which of that kind."""
MONTH, WEEKDAY, ABBREVIATED = "M", "W", "w"
"""The kinds of names; an abbreviated weekday never stands alone, as words of other meanings look like it."""
SHORTEST = 3
"""Letters from which the beginning of a name stands for it."""
_EXTRA = {"weds": (WEEKDAY, 2)}
_PARTS = re.compile(r"[-.\s]+")


def fold(word: str) -> str:
    """Write a word so that those who type it without accents or capital letters meet it.

    Args:
        word: The word.

    Returns:
        It without accents and dots, in small letters; ``ß`` is ``ss``, and so on.
    """
    apart = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).replace(".", "")


@lru_cache(maxsize=8)
def names_in(language: str) -> dict[str, tuple[Word, ...]]:
    """List the names of months and weekdays in a language, and the beginnings of months that stand for one only.

    Args:
        language: The code of the language; of English the weekdays have beginnings too.

    Returns:
        The meanings of each name, folded.
    """
    if language == "en":
        months = [(name, (MONTH, number)) for number, name in enumerate(MONTHS, 1)]
        days = [(name, (WEEKDAY, number)) for number, name in enumerate(DAYS)]
        return {word: (meant,) for word, meant in {**_beginnings([*months, *days]), **_EXTRA}.items()}
    return _from_babel(language)


def _from_babel(language: str) -> dict[str, tuple[Word, ...]]:
    from babel import Locale

    locale = Locale.parse(language)
    months = [*_all(locale.months, "wide", MONTH), *_all(locale.months, "abbreviated", MONTH)]
    days = [*_all(locale.days, "wide", WEEKDAY), *_all(locale.days, "abbreviated", ABBREVIATED)]
    found: defaultdict[str, tuple[Word, ...]] = defaultdict(tuple)
    for group in ({**_plain(months), **_beginnings(months)}, _plain(days)):
        for word, meant in group.items():
            found[word] = (*found[word], meant)
    return dict(found)


def _all(table: object, width: str, kind: str) -> Iterator[tuple[str, Word]]:
    """List the names of one width, as they are written in a date and on their own; of several words the first."""
    for context in ("format", "stand-alone"):
        for number, name in dict(table[context][width]).items():  # type: ignore[index]
            yield _PARTS.split(name)[0], (kind, number)


def _plain(names: list[tuple[str, Word]]) -> dict[str, Word]:
    """Keep the names that mean one thing only; what is longer counts more than what is abbreviated."""
    meant: defaultdict[str, list[Word]] = defaultdict(list)
    for name, word in names:
        meant[fold(name)].append(word)
    return {name: words[0] for name, words in meant.items() if len({number for _, number in words}) == 1}


def _beginnings(names: list[tuple[str, Word]]) -> dict[str, Word]:
    """List every beginning of the names that is long enough, and that no name of another meaning has too."""
    meant: defaultdict[str, set[Word]] = defaultdict(set)
    for name, word in names:
        spelled = fold(name)
        for letters in range(SHORTEST, len(spelled) + 1):
            meant[spelled[:letters]].add(word)
    return {beginning: words.pop() for beginning, words in meant.items() if len(words) == 1}
