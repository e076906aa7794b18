"""Records of what was answered: lines and their groups, rounds of asking, and the ballots in them."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from pmworkshop.agenda.model import Line, Prose
from pmworkshop.session.core.records.base import Id, Letters, RecordBase


class Entry(RecordBase):
    """One answer in a module.

    Attributes:
        module: The module it was given in.
        prompt: The prompt it answers.
        text: The answer.
        author: The participant who gave it; nobody when given without a name.
        theme: The group it belongs to.
        values: Typed further values, by column id.
        because: Ids of the records it follows from.
        place: Position in its list.
        parked: Whether it waits in the parking lot.
        answer: What became of a parked line.
    """

    kind: Literal["entry"] = "entry"
    module: str
    prompt: str = "1"
    text: Prose
    author: Id | None = None
    theme: Id | None = None
    values: dict[str, Line] = {}
    because: tuple[Id, ...] = ()
    place: int = 0
    parked: bool = False
    answer: Line = ""


class Theme(RecordBase):
    """A named group of answers."""

    kind: Literal["theme"] = "theme"
    module: str
    title: Line
    place: int = 0


class Round(RecordBase):
    """One time of asking in a module.

    Attributes:
        module: The module.
        number: 1 for the first time, 2 for the second beside it ...
        asks: For answers, or for a choice among the groups that answers were put into.
        wanted: Whether it asks for what is wanted rather than what is.
        status: Open while answers come in, closed, then revealed to all at once.
        shown: Subjects that were revealed before the others, where they are shown one by one.
        anonymous: Whether names are kept.
        holder: The window that takes an anonymous round.
        hands: Raised hands: how many showed each value, by subject.
        texts: Sorted texts of an anonymous round.
        voted: Who has answered, once an anonymous round is closed.
        day: The day on which it was shown, where it was taken over from a session before.
    """

    kind: Literal["round"] = "round"
    module: str
    number: int = 1
    asks: Literal["answers", "choice"] = "answers"
    wanted: bool = False
    status: Literal["open", "closed", "revealed"] = "open"
    shown: tuple[str, ...] = ()
    anonymous: bool = False
    holder: str = ""
    hands: dict[str, dict[str, int]] = {}
    texts: tuple[Prose, ...] = ()
    voted: tuple[Id, ...] = ()
    day: date | None = None


class Ballot(RecordBase):
    """One person's answer in one round; its id is round, participant and subject.

    Exactly one of the values is given, or ``abstained`` is true.

    Attributes:
        subject: What is answered: a subject, an entry, a theme or a chart's row.
        score: A step of a scale, a fist or a gradient.
        choice: A word that was chosen.
        ranking: Subjects, best first.
        points: Points or dots by subject.
        letters: Letters by role, for a chart's row.
        text: A sentence.
        abstained: Counted, not missing.
        corrected: Whether a typing slip was mended after the reveal.
    """

    kind: Literal["ballot"] = "ballot"
    round: Id
    participant: Id
    subject: str
    score: Annotated[int, Field(ge=0, le=100)] | None = None
    choice: Line | None = None
    ranking: tuple[str, ...] | None = None
    points: dict[str, Annotated[int, Field(ge=0, le=1000)]] | None = None
    letters: dict[str, Letters] | None = None
    text: Prose | None = None
    abstained: bool = False
    corrected: bool = False
