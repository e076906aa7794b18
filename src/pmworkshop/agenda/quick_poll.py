"""A poll of one question, typed in one line in the middle of a workshop."""

from __future__ import annotations

from typing import Literal

from pmworkshop.agenda.model import PollModule
from pmworkshop.base.errors import InputError
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.base.text import clean_line, shorten

Way = Literal["scale", "yes"]
"""How it is answered: with 1 to 5, or with yes or no."""
LONGEST = 120
"""Characters of the question: no wall is wider."""
ID = "quick-poll"
_ASKED = {
    "scale": {"text": tr_noop("From 1 to 5, what do you say?"), "head": tr_noop("1 to 5")},
    "yes": {"text": tr_noop("Yes or no?"), "head": tr_noop("Yes or no?")},
}


def quick_poll(question: str, way: Way) -> PollModule:
    """Make a poll of one question; it takes four minutes.

    Args:
        question: The question, or a statement, as typed.
        way: How it is answered.

    Returns:
        The module.

    Raises:
        InputError: Nothing was typed, or more than `LONGEST` characters.
    """
    asked = clean_line(question)
    if not asked:
        raise InputError(tr("There is no question yet."), tr("Type what you ask the room."))
    if len(asked) > LONGEST:
        raise InputError(
            tr("The question has {number} characters; {longest} is the most.", number=len(asked), longest=LONGEST)
        )
    return PollModule.model_validate(
        {
            "id": ID,
            "title": asked,
            "short": short_title(asked),
            "phases": {"explain": 1.0, "alone": 1.0, "reveal": 2.0},
            "prompts": [{key: tr(words) for key, words in _ASKED[way].items()}],
            "subjects": [asked],
            **({"method": "scale"} if way == "scale" else {"method": "choice", "options": [tr("Yes"), tr("No")]}),
        }
    )


def short_title(title: str) -> str:
    """Make the short name of a module from its title.

    Args:
        title: The title.

    Returns:
        The first words of it, at most 16 characters with the sign that more follows.
    """
    words = title[:16].rpartition(" ")[0].rstrip(" ,;:")
    return f"{words}…" if words and len(title) > 16 else shorten(title, 16)
