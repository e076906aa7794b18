"""What the kinds of record are called: the one place for these words."""

from __future__ import annotations

from dataclasses import dataclass

from pmworkshop.session.core.records import Kind


@dataclass(frozen=True, slots=True)
class KindWords:
    """What a kind of record is called.

    Attributes:
        one: One of them, or the thing, as it stands beside two values: ``a line``, ``the workshop``.
        noun: One of them, for a sentence that begins with ``That``; empty where nobody names one.
        heading: All of them, over a list; empty where they are not listed.
        prefix: What stands before the words of one, with a blank; empty where the words say enough.
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
    "commitment": KindWords("a promise", "line", "What is given"),
    "action": KindWords("an action", "action", "Actions"),
    "stage": KindWords("where the room is"),
    "visit": KindWords("a time in a part"),
}
"""The words of each kind, in the order in which kinds are listed."""
