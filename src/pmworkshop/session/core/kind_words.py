"""The words for the kinds of record; they are defined only here."""

from __future__ import annotations

from pmworkshop.base.dataclass import dataclass
from pmworkshop.session.core.records import Kind


@dataclass(frozen=True, slots=True)
class KindWords:
    """The words for one kind of record.

    Attributes:
        one: A record of the kind, with its article, as it stands beside two values: ``a line``, ``the workshop``.
        noun: The noun for a sentence that begins with ``That``; empty if no sentence needs it.
        heading: The heading over a list of such records; empty if they are not listed.
        prefix: The text before a record's own words, with a trailing blank; empty if none is needed.
    """

    one: str
    noun: str = ""
    heading: str = ""
    prefix: str = ""


KIND_WORDS: dict[Kind, KindWords] = {
    "details": KindWords("the workshop", heading="The workshop"),
    "participant": KindWords("a leader", "person", "People"),
    "entry": KindWords("a line", "line", "Answers and lines"),
    "theme": KindWords("a group", "group", "Groups", "group "),
    "role": KindWords("a role", "role", "Roles", "role "),
    "activity": KindWords("a row", "row", "Rows of charts", "row "),
    "round": KindWords("answers"),
    "ballot": KindWords("an answer"),
    "mark": KindWords("letters"),
    "acceptance": KindWords("a finding", heading="Accepted findings"),
    "decision": KindWords("a decision", "decision", "Decisions", "decision "),
    "commitment": KindWords("a promise", "line", "What each function contributes"),
    "action": KindWords("an action", "action", "Actions"),
    "measure": KindWords("a measure", "measure", "What we measure", "measure "),
    "purpose": KindWords("the sentence of purpose", "sentence", "Our purpose"),
    "stage": KindWords("where the room is"),
    "visit": KindWords("a time in a part"),
}
"""The words of each kind, in the order in which kinds are listed."""
