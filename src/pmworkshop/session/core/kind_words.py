"""The words for the kinds of record; they are defined only here."""

from __future__ import annotations

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.session.core.records import Kind


@dataclass(frozen=True, slots=True)
class KindWords:
    """The words for one kind of record.

    Attributes:
        one: A record of the kind, with its article, as it stands beside two values: ``a line``, ``the workshop``.
        noun: The noun for a sentence that begins with ``That``; empty if no sentence needs it.
        heading: The heading over a list of such records; empty if they are not listed.
        prefix: The word before a record's own words, with a trailing blank; empty if none is needed.
    """

    _one: str
    _noun: str = ""
    _heading: str = ""
    _prefix: str = ""

    @property
    def one(self) -> str:
        """A record of the kind, in the language that is spoken."""
        return tr(self._one)

    @property
    def noun(self) -> str:
        """The noun, in the language that is spoken."""
        return tr(self._noun) if self._noun else ""

    @property
    def heading(self) -> str:
        """The heading, in the language that is spoken."""
        return tr(self._heading) if self._heading else ""

    @property
    def prefix(self) -> str:
        """The text before a record's own words, in the language that is spoken."""
        return f"{tr(self._prefix)} " if self._prefix else ""


KIND_WORDS: dict[Kind, KindWords] = {
    "details": KindWords(tr_noop("the workshop"), "", tr_noop("The workshop")),
    "participant": KindWords(tr_noop("a leader"), tr_noop("person"), tr_noop("People")),
    "entry": KindWords(tr_noop("a line"), tr_noop("line"), tr_noop("Answers and lines")),
    "theme": KindWords(tr_noop("a group"), tr_noop("group"), tr_noop("Groups"), tr_noop("group")),
    "role": KindWords(tr_noop("a role"), tr_noop("role"), tr_noop("Roles"), tr_noop("role")),
    "activity": KindWords(tr_noop("a row"), tr_noop("row"), tr_noop("Rows of charts"), tr_noop("row")),
    "round": KindWords(tr_noop("answers")),
    "ballot": KindWords(tr_noop("an answer")),
    "mark": KindWords(tr_noop("letters")),
    "acceptance": KindWords(tr_noop("a finding"), "", tr_noop("Accepted findings")),
    "decision": KindWords(tr_noop("a decision"), tr_noop("decision"), tr_noop("Decisions"), tr_noop("decision")),
    "commitment": KindWords(tr_noop("a promise"), tr_noop("line"), tr_noop("What each function contributes")),
    "action": KindWords(tr_noop("an action"), tr_noop("action"), tr_noop("Actions")),
    "measure": KindWords(tr_noop("a measure"), tr_noop("measure"), tr_noop("What we measure"), tr_noop("measure")),
    "purpose": KindWords(tr_noop("the sentence of purpose"), tr_noop("sentence"), tr_noop("Our purpose")),
    "stage": KindWords(tr_noop("where the room is")),
    "visit": KindWords(tr_noop("a time in a part")),
}
"""The words of each kind, in the order in which kinds are listed."""
