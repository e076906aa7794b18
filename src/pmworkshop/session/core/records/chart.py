"""Records of a chart: roles, rows, agreed letters, and accepted findings."""

from datetime import date
from typing import Annotated, Literal

from pmworkshop.agenda.model import Filled, Line
from pmworkshop.base.model import After, Field
from pmworkshop.base.text import clean_line
from pmworkshop.session.core.records.base import Id, Letters, Name, Place, RecordBase


class Role(RecordBase):
    """A column of a chart.

    Attributes:
        chart: The id of the chart's module.
        code: Up to four characters for narrow grids.
        title: The full title.
        function: The function whose leader speaks for the role.
        spokesperson: The id of the participant who speaks for it; None if there is nobody.
        sponsor: Whether it is the sponsor's role.
        place: The position from the left.
    """

    kind: Literal["role"] = "role"
    chart: Name
    code: Annotated[str, After(lambda code: clean_line(code)[:4])]
    title: Filled
    function: Line = ""
    spokesperson: Id | None = None
    sponsor: bool = False
    place: Place = 0


class Activity(RecordBase):
    """A row of a chart.

    Attributes:
        chart: The id of the chart's module.
        label: The activity or decision, beginning with a verb.
        question: What is at stake.
        because: The ids of the records it follows from.
        place: The position from the top.
        state: Open, settled by the room, or parked with an action to settle it.
        given_to: The id of the role that settles it while it is parked; None if no role was named.
        due: The day by which a decision is needed (DACI); None if not set.
        routine: Whether it is decided every day (RAPID is for weighty decisions).
        practice: Whether it only serves to practise the letters.
    """

    kind: Literal["activity"] = "activity"
    chart: Name
    label: Filled
    question: Line = ""
    because: tuple[Id, ...] = ()
    place: Place = 0
    state: Literal["open", "settled", "parked"] = "open"
    given_to: Id | None = None
    due: date | None = None
    routine: bool = False
    practice: bool = False


class Mark(RecordBase):
    """The agreed letters in one cell of a chart; its id consists of chart, activity and role.

    Attributes:
        chart: The id of the chart's module.
        activity: The id of the row.
        role: The id of the column.
        letters: The letters in the order of the scheme, such as ``AR``; never empty: a blank cell has no mark.
        reason: The reason, if the room did not agree at once.
    """

    kind: Literal["mark"] = "mark"
    chart: Name
    activity: Id
    role: Id
    letters: Annotated[Letters, Field(min_length=1)]
    reason: Line = ""


class Acceptance(RecordBase):
    """A finding that the room accepts; its id consists of module, rule, row and column.

    Attributes:
        module: The id of the chart or plan that the finding is about.
        rule: The id of the rule, such as ``RACI-W03``.
        row: The id of the activity or action that the finding is about; None if it is about none.
        column: The id of the role that the finding is about; None if it is about none.
        reason: Why it is accepted.
    """

    kind: Literal["acceptance"] = "acceptance"
    module: Name
    rule: Name
    row: Id | None = None
    column: Id | None = None
    reason: Filled
