"""Records of a chart: its roles, its rows, the letters agreed on, and the findings that the room lives with."""

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, StringConstraints

from pmworkshop.agenda.model import Filled, Line
from pmworkshop.session.core.records.base import Id, Letters, RecordBase


class Role(RecordBase):
    """A column of a chart.

    Attributes:
        chart: The module id of the chart.
        code: Up to four characters for narrow grids.
        title: The role in full words.
        function: The function whose leader speaks for it.
        spokesperson: The participant who speaks for it.
        sponsor: Whether it is the top role.
        place: Position from the left.
    """

    kind: Literal["role"] = "role"
    chart: str
    code: Annotated[str, AfterValidator(lambda code: code.strip()[:4])]
    title: Filled
    function: Line = ""
    spokesperson: Id | None = None
    sponsor: bool = False
    place: int = 0


class Activity(RecordBase):
    """A row of a chart.

    Attributes:
        chart: The module id of the chart.
        label: Verb first.
        question: What is at stake.
        because: Ids of the records it follows from.
        place: Position from the top.
        state: Open, settled by the room, or parked with an action to settle it.
        due: When a decision has to be taken (DACI).
        routine: Whether it is decided every day (RAPID is for weighty decisions).
        practice: Whether it only serves to practise the letters.
    """

    kind: Literal["activity"] = "activity"
    chart: str
    label: Filled
    question: Line = ""
    because: tuple[Id, ...] = ()
    place: int = 0
    state: Literal["open", "settled", "parked"] = "open"
    due: date | None = None
    routine: bool = False
    practice: bool = False


class Mark(RecordBase):
    """The agreed letters in one cell of a chart; its id is chart, activity and role.

    Attributes:
        letters: In the order of the scheme, such as ``AR``; never empty (a blank cell has no mark).
        reason: Why, where the room did not agree at once.
    """

    kind: Literal["mark"] = "mark"
    chart: str
    activity: Id
    role: Id
    letters: Annotated[Letters, StringConstraints(min_length=1)]
    reason: Line = ""


class Acceptance(RecordBase):
    """A finding that the room lives with; its id is place, rule, row and column.

    Attributes:
        module: The chart or plan that the finding is about.
        rule: The rule's id, such as ``RACI-W03``.
        row: The activity or action, if the finding is about one.
        column: The role, if the finding is about one.
        reason: Why it is accepted.
    """

    kind: Literal["acceptance"] = "acceptance"
    module: str
    rule: str
    row: Id | None = None
    column: Id | None = None
    reason: Filled
