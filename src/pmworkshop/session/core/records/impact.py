"""The record of what shows whether a workshop helped: a measure or an outcome, with its values over the meetings."""

from datetime import date
from typing import Literal

from pmworkshop.agenda.model import Filled, Line
from pmworkshop.session.core.records.base import Part, Place, RecordBase


class Reading(Part):
    """The value of a measure on one day.

    Attributes:
        day: The day of the meeting in which it was said.
        value: The value as it was said: ``31 %``, ``2 of 9``, ``4.5 days``.
        remark: What was said beside it, such as the reason; may be empty.
    """

    day: date
    value: Filled
    remark: Line = ""


class Measure(RecordBase):
    """A measure that was agreed in an earlier meeting, or an outcome that the room wanted there.

    A line of the present meeting becomes one only when the next session takes it over.

    Attributes:
        title: What is measured, or the outcome as the room worded it.
        sort: Whether it was agreed as a measure or as an outcome.
        wanted: The value that is wanted; may be empty.
        look: The day on which to look again; None if no day is set.
        agreed: The value on the day when it was agreed; None if nobody said it.
        readings: The values of later meetings, the earliest first; one for each day.
        place: The position in the list.
    """

    kind: Literal["measure"] = "measure"
    title: Filled
    sort: Literal["measure", "outcome"] = "measure"
    wanted: Line = ""
    look: date | None = None
    agreed: Reading | None = None
    readings: tuple[Reading, ...] = ()
    place: Place = 0
