"""The words for the kinds of record; they are defined only here."""

from __future__ import annotations

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import tr_noop
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
    "details": KindWords(tr_noop("the workshop"), heading=tr_noop("The workshop")),
    "participant": KindWords(tr_noop("a leader"), "person", "People"),
    "entry": KindWords(tr_noop("a line"), "line", tr_noop("Answers and lines")),
    "theme": KindWords(tr_noop("a group"), "group", "Groups", "group "),
    "role": KindWords(tr_noop("a role"), "role", "Roles", "role "),
    "activity": KindWords(tr_noop("a row"), "row", tr_noop("Rows of charts"), "row "),
    "round": KindWords("answers"),
    "ballot": KindWords(tr_noop("an answer")),
    "mark": KindWords("letters"),
    "acceptance": KindWords(tr_noop("a finding"), heading=tr_noop("Accepted findings")),
    "decision": KindWords(tr_noop("a decision"), "decision", "Decisions", "decision "),
    "commitment": KindWords(tr_noop("a promise"), "line", tr_noop("What each function contributes")),
    "action": KindWords(tr_noop("an action"), "action", "Actions"),
    "measure": KindWords(tr_noop("a measure"), "measure", tr_noop("What we measure"), "measure "),
    "purpose": KindWords(tr_noop("the sentence of purpose"), "sentence", tr_noop("Our purpose")),
    "stage": KindWords(tr_noop("where the room is")),
    "visit": KindWords(tr_noop("a time in a part")),
}
"""The words of each kind, in the order in which kinds are listed."""
