"""The date that a sentence ends in: ``Send the list by Monday`` is ``Send the list``, and the next Monday."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pmworkshop.base.dates.habits import UNSAID, DateHabits
from pmworkshop.base.dates.kept import doubt
from pmworkshop.base.dates.parser import NoDateError, parse_date
from pmworkshop.base.errors import InputError

_MARKS = " ,;:(-"
_MOST_WORDS = 5
"""Words of the longest date that a text may end in: by the end of January 2027."""
_DEADLINE = frozenset(("by", "before", "until", "till", "bis"))
_BEFORE_DATES = _DEADLINE | {"on"}
_NO_DEADLINE = frozenset(
    ("a", "an", "the", "this", "that", "every", "each", "per", "of", "for", "from", "since", "after", "than", "with",
     "to", "about", "like", "as", "and", "or",
     "der", "des", "jeder", "jede", "jeden", "jedem", "jedes", "von", "vom", "für", "seit", "nach", "ab", "wie",
     "und", "oder", "mit", "über")
)  # fmt: skip
"""Words after which a date tells what is meant and not by when: every Monday, the minutes of Monday, the sun."""


def split_date(text: str, day: date, habits: DateHabits = UNSAID, *, asks: bool = False) -> tuple[str, date | None]:
    """Separate a text from the date at its end: ``draft by Friday`` gives ``draft`` and the next Friday.

    Nothing is taken from a text that is only a date, after a word such as ``every`` or ``for``, or of a day that is
    past unless ``by`` or a word like it stands before.

    Args:
        text: The text as typed.
        day: The day of the workshop, from which dates count.
        habits: How the one who types writes dates.
        asks: Whether somebody can answer: then a deadline that is no single day, such as ``by May``, is refused with
            what to type instead, and a day is asked about as the habits say; else such a deadline stays in the text.

    Returns:
        The text without the date, and the date; the whole text and None if it ends in no date.

    Raises:
        DateOrderError: With ``asks``: after ``by``, the date is read differently in different countries.
        DayDoubtError: With ``asks``: hardly anybody keeps the day.
        InputError: With ``asks``: after ``by``, it is no single day, or one that is past.
    """
    words = text.split()
    for number in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        typed = " ".join(words[-number:])
        try:
            found = parse_date(typed, day, habits.undoubted, among_words=True)
        except NoDateError:
            continue
        except InputError:
            if asks and _is_deadline(words, number):
                raise
            break
        if not _meant(words, number) or (found < day and not _is_deadline(words, number)):
            break
        if asks:
            habits.ask(typed, doubt(found, day), day)
        return " ".join(_before(words, number)).rstrip(_MARKS), found
    return text, None


def date_words(text: str, rest: str) -> str:
    """Return the words of the date that `split_date` or `split_day` took from the end of a text.

    Args:
        text: The whole text.
        rest: What is left of it.

    Returns:
        The words, with a preposition that belongs to them.
    """
    return text[len(rest) :].strip(_MARKS)


def _is_deadline(words: Sequence[str], number: int) -> bool:
    """Tell whether a word such as ``by`` begins the date at the end, or stands before it."""
    return not _DEADLINE.isdisjoint(word.lower() for word in words[-number - 1 :][:2])


def _before(words: Sequence[str], number: int) -> Sequence[str]:
    """Return the words before the date, without the preposition that belongs to it."""
    rest = words[:-number]
    return rest[:-1] if rest[-1].lower() in _BEFORE_DATES else rest


def _meant(words: Sequence[str], number: int) -> bool:
    """Tell whether a date at the end says by when, and something stands before it."""
    last, rest = words[-number - 1].lower(), _before(words, number)
    if words[-number].lower() in _NO_DEADLINE and last not in _BEFORE_DATES:
        return False
    return bool(rest) and rest[-1].lower() not in _NO_DEADLINE


def split_day(text: str, day: date, habits: DateHabits = UNSAID, *, asks: bool = False) -> tuple[str, date | None]:
    """Separate a text from the date at its end, like `split_date`; of a text that is only a date nothing stays.

    Args:
        text: The text as typed.
        day: The day of the workshop, from which dates count.
        habits: How the one who types writes dates.
        asks: Whether somebody can answer.

    Returns:
        The text without the date, which may be empty, and the date.

    Raises:
        DateOrderError: As `split_date` does.
        DayDoubtError: As `split_date` does.
        InputError: As `split_date` does.
    """
    rest, found = split_date(f"… {text}", day, habits, asks=asks)
    return rest.removeprefix("…").strip(), found
