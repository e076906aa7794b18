"""One sentence about the results, with all that it rests on."""

from __future__ import annotations

from collections.abc import Iterable

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import tr
from pmworkshop.base.text import clean_line, shorten
from pmworkshop.insight.findings import listed
from pmworkshop.insight.sentences.words import number
from pmworkshop.session.core.session import Session

Records = tuple[tuple[str, str], ...]
"""Kind and id of each record."""
_LONGEST = 60
"""Characters of a text that is quoted."""
_SEVERAL = 3
"""So many items are named; of more only the number is told."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that a rule made.

    Attributes:
        rule: The id of the rule, for files and the facilitator.
        text: The sentence, with its full stop.
        rests_on: What it was counted from, in words: the parts of the agenda, and how many of what.
        records: The records that it rests on; all of them are in the public view.
        inside: Whether it stays with those who were in the room, since it quotes what somebody typed, tells how far
            answers lie apart, or speaks of parked lines, which nobody else gets.
    """

    rule: str
    text: str
    rests_on: str
    records: Records
    inside: bool = False


def named(view: Session, module_id: str) -> str:
    """Name a part of the agenda in what a sentence rests on.

    Args:
        view: The public view.
        module_id: The id of the module.

    Returns:
        Its title in quotation marks; the id if the agenda has no such module.
    """
    module = view.info.agenda.module(module_id)
    return tr("“{text}”", text=module.title if module else module_id)


def quoted(text: str) -> str:
    """Quote a statement or an item inside a sentence.

    Args:
        text: The text.

    Returns:
        The text in quotation marks, on one line, without its full stop, and cut to 60 characters.
    """
    return tr("“{text}”", text=shorten(clean_line(text).rstrip("."), _LONGEST))


def several(texts: Iterable[str]) -> str:
    """Name items inside a sentence.

    Args:
        texts: Their texts.

    Returns:
        Up to three texts, each as `quoted`; of more only how many items there are.
    """
    told = [quoted(text) for text in texts]
    return listed(told) if len(told) <= _SEVERAL else tr("{number} items", number=number(len(told)))
