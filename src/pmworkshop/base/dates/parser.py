"""Reading a date as people type it: in figures, in words of several languages, or by how far ahead it is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import product

from pmworkshop.base.dates.days import HINT, Named, settled
from pmworkshop.base.dates.figures import in_figures, looks_like_a_number
from pmworkshop.base.dates.habits import LANGUAGES, UNSAID, DateHabits
from pmworkshop.base.dates.kept import doubt
from pmworkshop.base.dates.names import ABBREVIATED, WEEKDAY, Word, fold
from pmworkshop.base.dates.shapes import LENGTHS, SHAPES, Said
from pmworkshop.base.dates.words import FILLER, KNOWN, words_in
from pmworkshop.base.errors import InputError
from pmworkshop.base.language import spoken, tr
from pmworkshop.base.text import clean_line, shorten

_TOKEN = re.compile(r"(\+)|([qQtT][1-4](?!\d)|[1-4][qQ])|(\d+)(?:(?:st|nd|rd|th|er|e|o|a)(?![^\W\d_]))?|([^\W\d_]+)")
_BETWEEN = re.compile(r"[\s,.()/\u2019'°-]*")
_AFTER_WEEKDAY = re.compile(r"([^\W\d_]+)\.?,? +(\d.*)")
_MOST_TOKENS = 10
_SHOWN = 40


class NoDateError(InputError):
    """Raised for words that are no date at all, and so may be a part of any sentence."""


def parse_date(text: str, today: date, habits: DateHabits = UNSAID, *, among_words: bool = False) -> date:
    """Read a date as people type it.

    Accepts whatever the program writes (``Mon 14 Dec``, ``Monday 14 December 2026``), dates in figures
    (``2026-12-14``, ``14.12.``, ``14/12``), in words (``14 Dec``, ``Dec 14th``, ``end of January``, ``next Friday``)
    of English, the language of the habits, the one that is spoken, and those of `words.KNOWN`, and lengths of time
    (``+30`` days, ``in 2 weeks``). A day and month without a year is the one nearest to ``today``; if that is past,
    it is asked about.

    Args:
        text: The date as typed.
        today: The day of the workshop, from which ``+30`` and a missing year count.
        habits: How the writer writes dates.
        among_words: Whether other words stand before it. ``2 weeks`` or ``2.5`` is no date then, and only English,
            the language of the habits and the one that is spoken are asked, so that no word is taken for one of
            another language.

    Returns:
        The date; it may lie before ``today`` if a year or a fitting weekday was typed.

    Raises:
        DateOrderError: It is read differently in different countries, and the habits do not say how.
        DayDoubtError: The habits ask about days, and hardly anybody keeps this one, or it is past.
        NoDateError: The text is no date.
        InputError: It is no day of the calendar, more than one day, or a day that is past; the message says which,
            and shows one that works.
    """
    try:
        found = _read(text, today, habits, among_words=among_words)
    except InputError as error:
        error.typed = text.strip()
        raise
    habits.ask(text.strip(), doubt(found, today), today)
    return found


def _read(text: str, today: date, habits: DateHabits, *, among_words: bool) -> date:
    """Read a date, whether it is meant or not."""
    typed = shorten(clean_line(text), _SHOWN)
    plain = unicodedata.normalize("NFKC", clean_line(text)).strip(" ,;()")
    if not plain:
        raise NoDateError(tr("There is no date."), tr(HINT))
    languages = _languages(habits, among_words=among_words)
    if not (among_words and looks_like_a_number(plain)):
        found = in_figures(typed, plain, today, habits) or _after_weekday(typed, plain, today, habits, languages)
        if found:
            return settled(typed, today, found)
    return _in_words(typed, plain, today, languages, LENGTHS if among_words else frozenset())


def _in_words(typed: str, plain: str, today: date, languages: Sequence[str], left_out: Collection[str]) -> date:
    """Read a date in words: the first language that has all of them in a known shape counts."""
    tokens = _tokens(plain)
    for language in languages:
        for said in _readings(tokens, language):
            if said.shape in SHAPES and said.shape not in left_out:
                return SHAPES[said.shape](typed, today, said.values)
    raise _no_date(typed, tokens, languages)


def _languages(habits: DateHabits, *, among_words: bool) -> tuple[str, ...]:
    """List the languages to ask, each once: English, which needs no table, the writer's, the spoken one, the others.

    What the program writes is read back so, whatever language the writer is said to have.
    """
    now = spoken() if spoken() in LANGUAGES else "en"
    return tuple(dict.fromkeys(("en", habits.language or "en", now, *(() if among_words else KNOWN))))


def _after_weekday(typed: str, plain: str, today: date, habits: DateHabits, languages: Sequence[str]) -> Named | None:
    """Read a date in figures after its weekday, or after a word that changes nothing."""
    apart = _AFTER_WEEKDAY.fullmatch(plain)
    named = in_figures(typed, apart[2], today, habits) if apart else None
    if apart is None or named is None:
        return None
    for language in languages:
        for kind, value in words_in(language).get(fold(apart[1]), ()):
            if kind in (WEEKDAY, ABBREVIATED):
                return replace(named, weekday=value)
            if kind == FILLER:
                return named
    return None


def _tokens(plain: str) -> list[re.Match[str]]:
    """Part a text into signs, figures and words; nothing if anything else stands between them."""
    found: list[re.Match[str]] = []
    at = 0
    for token in _TOKEN.finditer(plain):
        if not _BETWEEN.fullmatch(plain, at, token.start()) or plain.startswith("-") or len(found) == _MOST_TOKENS:
            return []
        found.append(token)
        at = token.end()
    return found if _BETWEEN.fullmatch(plain, at) else []


def _readings(tokens: list[re.Match[str]], language: str) -> Iterator[Said]:
    """List what the tokens may say in a language; none if it does not have one of the words."""
    words = words_in(language) if any(token[4] for token in tokens) else {}
    meant = [_meanings(token, words) for token in tokens]
    for chosen in product(*meant):
        said = _said(chosen)
        if said.shape != "+N" or chosen[-1][0] != FILLER:  # a letter too many, as in +14s, is no unit of time
            yield said


def _said(chosen: Sequence[Word]) -> Said:
    """Put the words that mean something together."""
    kept = [word for word in chosen if word[0] != FILLER]
    alone = len(kept) == 1
    shape = "".join(kind if alone else kind.upper() for kind, _ in kept)
    return Said(shape, tuple(value for _, value in kept))


def _meanings(token: re.Match[str], words: dict[str, tuple[Word, ...]]) -> tuple[Word, ...]:
    plus, quarter, figures, word = token.groups()
    if plus:
        return (("+", 0),)
    if quarter:
        return (("Q", int(quarter.strip("qQtT"))),)
    if word:
        return words.get(fold(word), ())
    if len(figures) > 4:
        return ()
    number = ("N", int(figures))
    return (("Y", int(figures)), number) if len(figures) == 4 else (number,)


def _no_date(typed: str, tokens: list[re.Match[str]], languages: Sequence[str]) -> NoDateError:
    """Say which word no language has, or that the words make no date together."""
    for token in tokens if len(tokens) > 1 else ():
        if token[4] and not any(fold(token[4]) in words_in(language) for language in languages):
            return NoDateError(
                tr("“{typed}” is not a date: no month or weekday is called “{token}”.", typed=typed, token=token[4]),
                tr(HINT),
            )
    return NoDateError(tr("“{typed}” is not a date.", typed=typed), tr(HINT))
