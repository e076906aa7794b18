"""Times of the day as people type them."""

from __future__ import annotations

import re
import unicodedata
from datetime import time

from pmworkshop.base.errors import InputError
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.base.text import clean_line, shorten

HINT = tr_noop("Type it like 11:30 or 3 pm.")
_TIME = re.compile(
    r"(?:at |um |om |à |alle |a las )?(\d{1,2})(?: ?[:.hu] ?(\d\d)| ?(\d\d))?(?: ?(?:h|u|uhr|uur|o.clock))?"
    r"(?: ?([ap])\.?m\.?)?"
)
_PLAIN = re.compile(r"\d{1,3}(?: ?\D)?|\d{1,2} \d\d")
_WORDS = {"noon": time(12), "midday": time(12), "midnight": time(0), "mittag": time(12), "mitternacht": time(0)}
_MOST_WORDS = 3
_SHOWN = 40


def read_time(text: str) -> time:
    """Read a time of the day: ``11``, ``11:30``, ``1130``, ``15h30``, ``15.30``, ``3pm``, ``3:30 pm``, ``24:00``.

    Args:
        text: The time as typed.

    Returns:
        The time; midnight at the end of the day is 00:00 too.

    Raises:
        InputError: The text is no time of the day; the message says why.
    """
    typed = clean_line(text)
    plain = unicodedata.normalize("NFKC", typed).casefold()
    if plain in _WORDS:
        return _WORDS[plain]
    found = _TIME.fullmatch(plain)
    if found is None:
        raise _no_time(typed, "")
    hour, minute = int(found[1]), int(found[2] or found[3] or 0)
    if why := _wrong(hour, minute, found[4]):
        raise _no_time(typed, why)
    if found[4]:
        hour = hour % 12 + (12 if found[4] == "p" else 0)
    return time(hour % 24, minute)


def _no_time(typed: str, why: str) -> InputError:
    said = shorten(typed, _SHOWN)
    told = (
        tr("“{typed}” is not a time of the day: {why}.", typed=said, why=why)
        if why
        else tr("“{typed}” is not a time of the day.", typed=said)
    )
    error = InputError(told, tr(HINT))
    error.typed = typed
    return error


def _wrong(hour: int, minute: int, half: str | None) -> str:
    """Say what no clock shows; nothing where all is right."""
    if minute > 59:
        return tr("an hour has 60 minutes, not {minute}", minute=minute)
    if half and not 1 <= hour <= 12:
        return tr("with {half}m the hours go from 1 to 12", half=half)
    return (
        tr("the day ends at 24:00, before {hour}:{minute:02}", hour=hour, minute=minute)
        if (hour, minute) > (24, 0)
        else ""
    )


def leading_time(text: str) -> tuple[time, str] | None:
    """Part a text into the time of the day that it begins with, and the words after it.

    Args:
        text: The text as typed.

    Returns:
        The time and the words; None if it begins with no time, or with a figure that may be a number of minutes.

    Raises:
        InputError: It begins like a time, and no clock shows it.
    """
    words = clean_line(text).split(" ")
    for number in range(min(_MOST_WORDS, len(words)), 0, -1):
        head = unicodedata.normalize("NFKC", " ".join(words[:number])).casefold()
        if head in _WORDS or (_TIME.fullmatch(head) and not _PLAIN.fullmatch(head)):
            return read_time(head), " ".join(words[number:])
    return None
