"""The language that the program speaks: words by catalogues of gettext, numbers and lists as the language has them.

A word is looked up when it is drawn or written, so that one key changes the language of a wall. English stands in the
source and needs no catalogue. What a catalogue lacks is English.
"""

from __future__ import annotations

import gettext
import os
import struct
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path
from string import Formatter
from typing import Any, TypeVar

ENGLISH = "en"
"""The language of the source."""
NAMES = {ENGLISH: "English", "de": "Deutsch"}
"""The languages that the program speaks, by their codes of ISO 639-1, each with its own name."""
DOMAIN = "pmworkshop"
"""The domain of gettext whose catalogues these are."""
FOLDER = Path(__file__).parents[1] / "locale"
"""Where the catalogues are."""
_CONTEXT = "\x04"
_Said = TypeVar("_Said")


class Catalogue(Formatter):
    """The words of one language, and how it writes numbers.

    Attributes:
        code: The code of the language.
        words: The translations that gettext reads; none for English, which is never looked up.
    """

    def __init__(self, code: str, words: gettext.NullTranslations | None = None) -> None:
        """Take the translations.

        Args:
            code: The code of the language.
            words: Its translations; None for those of the source.
        """
        self.code, self.words = code, words or gettext.NullTranslations()

    def find(self, text: str) -> str:
        """Return a message in this language; without words in its context those without one, else the English one.

        Args:
            text: The message, after its context and a mark if it has one.
        """
        plain = text.rpartition(_CONTEXT)[2]
        if not plain:  # what gettext has for it is the head of the catalogue
            return ""
        found = self.words.gettext(text)
        return found if found != text or plain == text else self.words.gettext(plain)

    def find_number(self, one: str, many: str, number: float) -> str:
        """Return the form of a message for a number; the English one if there is no other.

        Args:
            one: The message for one.
            many: The message for any other number.
            number: The number.
        """
        return self.words.ngettext(one, many, int(number) if number == int(number) else 2)

    def filled(self, text: str, english: str, values: dict[str, Any]) -> str:
        """Put values into a message; into the English one where the other asks for a value that there is not.

        Args:
            text: The message of this language, with places such as ``{name}``.
            english: The message of the source.
            values: The values by the names of their places.
        """
        try:
            return self.vformat(text, (), values)
        except (LookupError, ValueError, AttributeError):
            return english.format(**values)

    def format_field(self, value: Any, format_spec: str) -> Any:
        """Write a value as the language does: with a comma in fractions, where it has one.

        Args:
            value: The value.
            format_spec: How it is written, as for `format`.
        """
        written = format(value, format_spec)
        return written.replace(".", point()) if isinstance(value, float) else written


_source = Catalogue(ENGLISH)
_spoken = _source
_here: ContextVar[Catalogue | None] = ContextVar("language", default=None)


@lru_cache(maxsize=8)
def catalogue(code: str) -> Catalogue:
    """Return the words of a language.

    Args:
        code: Its code.

    Returns:
        The words; those of the source where the language, or the file of its words, is not there.
    """
    if code == ENGLISH:
        return _source
    try:
        return Catalogue(code, gettext.translation(DOMAIN, FOLDER, [code]))
    except (OSError, ValueError, LookupError, SyntaxError, struct.error):  # it is missing, or damaged
        return _source


def speak(code: str) -> None:
    """Let the program speak a language from now on, in all threads.

    Args:
        code: Its code; English is spoken for one that there are no words of.
    """
    global _spoken
    _spoken = catalogue(code)


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Let what is done inside speak a language, whatever the rest of the program speaks.

    Args:
        code: Its code; English is spoken for one that there are no words of.
    """
    before = _here.set(catalogue(code))
    try:
        yield
    finally:
        _here.reset(before)


def spoken() -> str:
    """Return the code of the language that is spoken now."""
    return (_here.get() or _spoken).code


def catalogue_now() -> Catalogue:
    """Return the words of the language that is spoken now, by which texts may be kept that were made before."""
    return _here.get() or _spoken


def tr(text: str, /, **values: Any) -> str:
    """Return a message of the program in the language that is spoken now.

    Args:
        text: The message in English, which is the source of the catalogues: a literal, never a composed text.
        **values: What stands at its places; without any, braces are text.
    """
    now = _here.get() or _spoken
    if now is _source:
        return text.format(**values) if values else text
    return now.filled(now.find(text), text, values) if values else now.find(text)


def trc(context: str, text: str, /, **values: Any) -> str:
    """Return a message that has more than one meaning in English.

    Args:
        context: Which meaning it is, for who translates: a literal.
        text: The message in English: a literal.
        **values: What stands at its places.
    """
    now = _here.get() or _spoken
    if now is _source:
        return text.format(**values) if values else text
    found = now.find(f"{context}{_CONTEXT}{text}")
    return now.filled(found, text, values) if values else found


def trn(one: str, many: str, number: float, /, **values: Any) -> str:
    """Return the form of a message that a number asks for; ``{number}`` in it is the number.

    Args:
        one: The message for one, in English: a literal.
        many: The message for any other number, in English: a literal.
        number: The number.
        **values: What stands at its other places.
    """
    now = _here.get() or _spoken
    english = one if number == 1 else many
    if now is _source:
        return english.format(number=number, **values)
    return now.filled(now.find_number(one, many, number), english, {"number": number, **values})


def plural(one: str, many: str, number: float) -> str:
    """Return the form of a word that a number asks for, without the number.

    Args:
        one: The word for one, in English: a literal.
        many: The word for any other number, in English: a literal.
        number: The number.
    """
    now = _here.get() or _spoken
    return (one if number == 1 else many) if now is _source else now.find_number(one, many, number)


class Message(str):
    """A text that is a message of the catalogues as it stands, and so nothing that somebody typed."""

    __slots__ = ()


def tr_noop(text: str) -> str:
    """Mark a message of a table for the catalogues; whoever draws it asks `tr` for it.

    Args:
        text: The message in English.

    Returns:
        The same text, which is a `Message`.
    """
    return Message(text)


def in_each(say: Callable[[], _Said]) -> tuple[_Said, ...]:
    """Say something in each language that the program speaks, so that what it wrote in one is known in another.

    Args:
        say: Returns what is said.

    Returns:
        What was said, English first.
    """
    said = []
    for code in NAMES:
        with speaking(code):
            said.append(say())
    return tuple(said)


def in_all(text: str, /, **values: Any) -> frozenset[str]:
    """Return a message in all languages that the program speaks.

    Args:
        text: The message in English, which is marked elsewhere.
        **values: What stands at its places; without any, places stay as they are.
    """
    return frozenset(in_each(lambda: tr(text, **values)))


def point() -> str:
    """Return what stands between a whole number and its fraction."""
    return trc("decimal point", ".")


def decimal(value: float, digits: int | None = None) -> str:
    """Write a number as the language does: ``2.5``, or ``2,5``.

    Args:
        value: The number.
        digits: Digits of its fraction; None for as many as it has, as ``:g`` writes it.
    """
    written = f"{value:g}" if digits is None else f"{value:.{digits}f}"
    return written.replace(".", point())


def listed(words: Iterable[str]) -> str:
    """Join words to a list as it is read aloud: ``Ann, Bo and Cy``.

    Args:
        words: The words, in their order.
    """
    *first, last = [*words] or [""]
    return tr("{first} and {last}", first=", ".join(first), last=last) if first else last


def of_the_system() -> str:
    """Return the language of the system; English if the program does not speak it.

    The environment says it; on Windows, where it usually does not, the language of the menus.
    """
    said = (os.environ.get(name, "") for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"))
    place = next(filter(None, said), "") or _of_windows()
    code = place.partition(":")[0].partition(".")[0].partition("_")[0].lower()
    return code if code in NAMES else ENGLISH


def _of_windows() -> str:
    """Return the language and country of the menus of Windows, such as ``de_DE``; empty elsewhere."""
    if sys.platform == "win32":
        import ctypes
        import locale

        return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
    return ""
