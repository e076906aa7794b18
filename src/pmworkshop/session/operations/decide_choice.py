"""How a choice is typed: a word of the list or its number, then why, who sees to it, and by when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.dates import DATE_QUESTIONS, UNSAID, DateHabits, parse_date
from pmworkshop.base.errors import InputError
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.base.text import clean_line
from pmworkshop.session.core.people_finder import find_person
from pmworkshop.session.core.session import Session

HOW = tr_noop("why; who; by when")
"""How what belongs to a choice is typed; each part may be left out."""
_PARTS = 3


@dataclass(frozen=True, slots=True)
class Choice:
    """A chosen word with what was said about it.

    Attributes:
        word: The chosen word; empty if none is chosen.
        why: The reason or condition; may be empty.
        owner: The id of the participant who sees to it; None if nobody is named.
        due: The day by which it is done; None if no day is named.
    """

    word: str = ""
    why: str = ""
    owner: str | None = None
    due: date | None = None


def is_conditional(word: str) -> bool:
    """Tell whether a word to choose says nothing without a condition, such as ``yes, if``.

    Args:
        word: The word.

    Returns:
        True if it ends with ``if``, or ``wenn`` or ``falls`` in German.
    """
    return clean_line(word).rstrip(" .…").casefold().split()[-1:] in (["if"], ["wenn"], ["falls"])


def chosen_words(word: str, reason: str) -> str:
    """Write a chosen word, with its condition if it says nothing without one: ``yes, if the roadmap is frozen``.

    Args:
        word: The chosen word.
        reason: What was said about it.

    Returns:
        The words.
    """
    return f"{clean_line(word).rstrip(' .…')} {reason}" if is_conditional(word) and reason else word


def parse_choice(session: Session, options: Sequence[str], text: str, habits: DateHabits = UNSAID) -> Choice:
    """Read a choice such as ``2; does it pay?; Finance; 14 Dec`` or ``keep``.

    Args:
        session: The session, for its participants and its day.
        options: The words to choose from.
        text: The line as typed.
        habits: How the one who types writes dates.

    Returns:
        The choice.

    Raises:
        DayDoubtError: Somebody has to be asked about a day.
        InputError: The line begins with none of the words, or what follows cannot be read.
    """
    head, _, rest = clean_line(text).partition(";")
    return parse_why(session, _word(options, head.strip()), rest, habits)


def _word(options: Sequence[str], typed: str) -> str:
    numbered = {str(place): word for place, word in enumerate(options, 1)}
    named = {word.casefold(): word for word in options}
    word = numbered.get(typed) or named.get(typed.casefold())
    if word is None:
        told = ", ".join(f"{place} {one}" for place, one in numbered.items())
        raise InputError(tr("The choice comes first, then a semicolon."), tr("It is one of {told}.", told=told))
    return word


def parse_why(session: Session, word: str, text: str, habits: DateHabits = UNSAID) -> Choice:
    """Read what was said about a chosen word: ``does it pay?; Finance; 14 Dec``.

    Args:
        session: The session, for its participants and its day.
        word: The chosen word.
        text: The line as typed; it may be empty.
        habits: How the one who types writes dates.

    Returns:
        The choice.

    Raises:
        DayDoubtError: Somebody has to be asked about a day.
        InputError: A condition is missing, there are too many parts, or a part is neither a person nor a day.
    """
    why, *more = (part.strip() for part in clean_line(text).split(";"))
    if not why and is_conditional(word):
        raise InputError(tr("“{word}”: if what?", word=word), tr("The condition comes first."))
    if len(more) >= _PARTS:
        raise InputError(tr("Too many semicolons."), tr("Like {how}", how=tr(HOW)))
    owner: str | None = None
    due: date | None = None
    for part in filter(None, more):
        day = _day(session, part, habits)
        if day is None:
            owner = find_person(session, part).id
        else:
            due = day
    return Choice(word, why, owner, due)


def _day(session: Session, part: str, habits: DateHabits) -> date | None:
    """Read a day; None if the words are none."""
    try:
        return parse_date(part, session.info.day, habits)
    except DATE_QUESTIONS:
        raise
    except InputError:
        return None
