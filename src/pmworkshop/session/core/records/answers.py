"""Records of answers: entries and their groups, rounds, and ballots."""

from datetime import date
from typing import Annotated, Literal

from pmworkshop.agenda.model import Line, Prose
from pmworkshop.base.model import Field
from pmworkshop.base.text import clean_line
from pmworkshop.session.core.records.base import Id, Letters, Name, Number, Part, Place, RecordBase

MOST_HANDS = 1000
"""No room holds more people than this."""
Hands = Annotated[int, Field(ge=0, le=MOST_HANDS)]
"""How many gave one value."""


class Entry(RecordBase):
    """One line in the list of a module.

    Attributes:
        module: The id of the module it was given in.
        prompt: The id of the prompt it answers.
        text: The line.
        author: The id of the participant who gave it; None if it has no name.
        theme: The id of the group it belongs to; None if it is not grouped.
        values: Further typed values, by column id.
        because: The ids of the records it follows from.
        place: The position in the list.
        parked: Whether it waits in the parking lot.
        answer: What became of a parked line; empty while it is open.
        before: For a line that an earlier session left, such as the call with the sponsor: ``folded`` until the room
            has answered, then ``opened``, and ``taken`` once the room made it one of its own lines. Empty for all
            other lines.
    """

    kind: Literal["entry"] = "entry"
    module: Name
    prompt: Name = "1"
    text: Prose
    author: Id | None = None
    theme: Id | None = None
    values: dict[Name, Line] = {}
    because: tuple[Id, ...] = ()
    place: Place = 0
    parked: bool = False
    answer: Line = ""
    before: Literal["", "folded", "opened", "taken"] = ""

    @property
    def waits(self) -> bool:
        """Whether it was said before, and the room has not taken it in."""
        return self.before in ("folded", "opened")


class Theme(RecordBase):
    """A named group of answers.

    Attributes:
        prompt: Id of the prompt under which it was made, and stands while it has no line; empty for all of them.
    """

    kind: Literal["theme"] = "theme"
    module: Name
    title: Line
    prompt: Name = ""
    place: Place = 0


class Wording(Part):
    """The words of a subject or role at the time when it was asked about.

    Attributes:
        id: The id of the subject or role.
        text: The words.
        low: The meaning of the lowest value; may be empty.
        high: The meaning of the highest value; may be empty.
    """

    id: Name
    text: Prose
    low: Line = ""
    high: Line = ""

    def says(self, text: str) -> bool:
        """Tell whether a wording is the same, but for capitals and blanks.

        Args:
            text: The other wording.

        Returns:
            True if no word differs.
        """
        return clean_line(self.text).casefold() == clean_line(text).casefold()


class Tie(Part):
    """How things that got as much of a vote were put in order, where not all of them could have a place.

    Attributes:
        hands: The number of hands that were shown for each, by subject.
        first: The subjects that the sponsor put first, the first one first.
        by: The id of the sponsor who did; None if hands decided, or nobody is noted as the sponsor.
    """

    hands: dict[Name, Hands] = {}
    first: tuple[Name, ...] = ()
    by: Id | None = None


class Round(RecordBase):
    """One collection of answers in a module.

    It keeps the words of what it asked, so that its answers never stand beside words that nobody was asked.

    Attributes:
        module: The id of the module.
        number: 1 for the first round of the module, 2 for the second ...
        asks: Whether it asks for answers, or for a choice among the groups made of them.
        wanted: Whether it asks for the wanted state rather than the present one.
        status: Open while answers come in, then closed, then revealed to all at once.
        shown: Subjects that were revealed before the others, if they are revealed one by one.
        anonymous: Whether the answers are kept without names.
        holder: The window that collects an anonymous round.
        hands: For raised hands: the number of hands for each value, by subject.
        texts: The texts of an anonymous round, sorted.
        remarks: What was said beside the values of an anonymous round, sorted, by subject.
        voted: The ids of those who answered; set when an anonymous round is closed.
        day: The day it was revealed, if it was taken over from an earlier session; else None.
        asked: The words of each subject; empty if an earlier version of the program began the round.
        scale: The possible values, lowest first; empty if points, dots, ranks, letters or sentences are given.
        roles: The titles of the roles that letters were given to.
        rule: The rule that was announced for the result; empty if there is none.
        item: The id of what it asks about, in a module that decides one thing after the other; else empty.
        tie: How things were put in order that were level for a place; None where nothing had to be.
    """

    kind: Literal["round"] = "round"
    module: Name
    number: Number = 1
    asks: Literal["answers", "choice"] = "answers"
    wanted: bool = False
    status: Literal["open", "closed", "revealed"] = "open"
    shown: tuple[Name, ...] = ()
    anonymous: bool = False
    holder: Name = ""
    hands: dict[Name, dict[Name, Hands]] = {}
    texts: tuple[Prose, ...] = ()
    remarks: dict[Name, tuple[Line, ...]] = {}
    voted: tuple[Id, ...] = ()
    day: date | None = None
    asked: tuple[Wording, ...] = ()
    scale: tuple[Line, ...] = ()
    roles: tuple[Wording, ...] = ()
    rule: Line = ""
    item: Name = ""
    tie: Tie | None = None

    def wording(self, subject: str) -> Wording | None:
        """Find the words that a subject was asked with.

        Args:
            subject: The id of the subject.

        Returns:
            The words; None if the round keeps none for it.
        """
        return next((one for one in self.asked if one.id == subject), None)


class Ballot(RecordBase):
    """The answer of one participant on one subject; its id consists of round, participant and subject.

    Either exactly one of the values is set, or ``abstained`` is true.

    Attributes:
        round: The id of the round.
        participant: The id of the participant.
        subject: What is answered: a subject of the module, or the id of an entry, a group or a chart row.
        score: A step of a scale, a fist or a gradient, 0 to 100.
        choice: The chosen word.
        ranking: The subjects, best first.
        points: The points or dots, by subject.
        letters: The letters for a chart row, by role.
        text: A sentence.
        remark: What is said beside the value, such as a reason or the proof; may be empty.
        abstained: Whether the participant abstained; this counts as an answer.
        corrected: Whether a typing slip was corrected after the reveal.
    """

    kind: Literal["ballot"] = "ballot"
    round: Id
    participant: Id
    subject: Name
    score: Annotated[int, Field(ge=0, le=100)] | None = None
    choice: Line | None = None
    ranking: tuple[Name, ...] | None = None
    points: dict[Name, Annotated[int, Field(ge=0, le=1000)]] | None = None
    letters: dict[Name, Letters] | None = None
    text: Prose | None = None
    remark: Line = ""
    abstained: bool = False
    corrected: bool = False
