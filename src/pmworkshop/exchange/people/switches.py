"""Words for yes and no in columns such as sponsor and present, and how people answered an invitation."""

from __future__ import annotations

import re
from typing import Literal

from pmworkshop.base.spelling import plain
from pmworkshop.exchange.people.words import words_of

Switch = Literal["yes", "no", "unsure", "unknown"]
_SIGNS = {"✓": "yes", "✔": "yes", "☑": "yes", "☒": "yes", "✅": "yes", "●": "yes", "☐": "no", "-": "no"}
_SIGNS.update(dict.fromkeys(("\u2013", "\u2014", "✗", "✘", "❌"), "no"))
_MEANS: dict[str, Switch] = {word: means for means in ("yes", "no", "unsure") for word in words_of("answers")[means]}
_SPONSOR = re.compile(r"(?:[^\W\d_]+ ){0,2}(?:co )?spon[sz]or(?:in)?|auftraggeber(?:in)?|commanditaire|committente")
_ANSWERS = frozenset(word for word in _MEANS if len(word) > 3) - {"open", "none", "away", "here"}


def read_switch(text: str) -> Switch:
    """Read a word for yes or no, or an answer to an invitation.

    Args:
        text: The cell.

    Returns:
        What it means; ``unsure`` for an answer that says neither, ``unknown`` for any other text.
    """
    sign = _SIGNS.get(text.strip())
    return "yes" if sign == "yes" else "no" if sign else _MEANS.get(plain(text), "unknown")


def is_answer(text: str) -> bool:
    """Tell whether a text is plainly an answer to an invitation, such as Accepted or Declined.

    Args:
        text: The text.
    """
    return plain(text) in _ANSWERS


def is_sponsor(text: str) -> bool:
    """Tell whether a text says that somebody is the sponsor: ``Executive sponsor``.

    Args:
        text: The text.
    """
    return _SPONSOR.fullmatch(plain(text)) is not None
