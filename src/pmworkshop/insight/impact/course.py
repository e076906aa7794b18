"""The course of a measure over the meetings: agreed, then, now; and whether it comes closer to what is wanted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.base.text import clean_line
from pmworkshop.insight.impact.figures import Figure, figure
from pmworkshop.session.core.records import Measure, Reading
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations.planning import impact
from pmworkshop.session.views.record_names import Names

Moved = Literal["reached", "closer", "further away", "as it was", "higher", "lower", ""]
_MOVED: dict[Moved, str] = {
    "reached": tr_noop("reached"),
    "closer": tr_noop("closer"),
    "further away": tr_noop("further away"),
    "as it was": tr_noop("as it was"),
    "higher": tr_noop("higher"),
    "lower": tr_noop("lower"),
}


@dataclass(frozen=True, slots=True)
class Course:
    """A measure with its values in the order of the meetings.

    Attributes:
        measure: The measure.
        then: The values of meetings before this one, without the one when it was agreed.
        now: The value of this meeting; None if it was not asked about yet, or was agreed here.
        moved: How the newest value lies to the one when it was agreed, as the room would say it: ``reached`` if it is
            at what is wanted or beyond, ``closer`` or ``further away`` from it, ``as it was``; without a wanted
            number ``higher`` or ``lower``. Empty where there is one value only, or the values cannot be compared.
    """

    measure: Measure
    then: tuple[Reading, ...]
    now: Reading | None
    moved: Moved

    @property
    def newest(self) -> Reading | None:
        """The newest value since it was agreed; None if there is none."""
        return self.now or (self.then[-1] if self.then else None)


def courses(session: Session, *, outcomes: bool = False) -> tuple[Course, ...]:
    """Collect the courses of all measures.

    Args:
        session: The public view.
        outcomes: Whether the outcomes that were taken over from an earlier meeting come before them.

    Returns:
        The courses, in the order in which they are shown.
    """
    listed = [*(impact.carried(session, "outcome") if outcomes else ()), *impact.measures(session)]
    return tuple(course(session, one) for one in listed)


def course(session: Session, measure: Measure) -> Course:
    """Put the values of a measure in order.

    Args:
        session: The public view, which knows the day of the meeting.
        measure: The measure.

    Returns:
        Its course.
    """
    now = impact.told(session, measure)
    then = tuple(one for one in measure.readings if one is not now)
    newest = now or (then[-1] if then else None)
    return Course(measure, then, now, _moved(measure, newest))


def _moved(measure: Measure, newest: Reading | None) -> Moved:
    if newest is None or measure.agreed is None:
        return ""
    first, last = figure(measure.agreed.value), figure(newest.value)
    if first is None or last is None or not first.meets(last):
        alike = clean_line(measure.agreed.value).casefold() == clean_line(newest.value).casefold()
        return "as it was" if alike else ""
    return _way(first, last, figure(measure.wanted))


def _way(first: Figure, last: Figure, wanted: Figure | None) -> Moved:
    """Compare numbers of one unit; what is wanted counts if it has that unit and lies elsewhere than the first."""
    if wanted is None or not wanted.meets(first) or wanted.number == first.number:
        if last.number == first.number:
            return "as it was"
        return "higher" if last.number > first.number else "lower"
    up = wanted.number > first.number
    if last.number >= wanted.number if up else last.number <= wanted.number:
        return "reached"
    if last.number == first.number:
        return "as it was"
    return "closer" if (last.number > first.number) is up else "further away"


def course_words(session: Session, told: Course) -> str:
    """Say a course in one line: ``agreed 31 % (14 September), then 40 % (14 October), now 52 %; wanted 60 %``.

    Args:
        session: The public view, which knows the day of the meeting.
        told: The course.

    Returns:
        The line, without the title and without remarks; empty if nothing is said of the measure but its title.
    """
    names, measure = Names(session), told.measure
    values = [*_values(names, told), *([tr(_MOVED[told.moved])] if told.moved else [])]
    ahead = measure.look if measure.look and measure.look > session.info.day else None
    parts = (
        ", ".join(values),
        tr("wanted {value}", value=clean_line(measure.wanted)) if measure.wanted else "",
        tr("looked at again on {day}", day=names.day(ahead)) if ahead else "",
    )
    return "; ".join(part for part in parts if part)


def _values(names: Names, told: Course) -> Iterator[str]:
    agreed = told.measure.agreed
    if agreed:
        yield tr("agreed {value} ({day})", value=clean_line(agreed.value), day=names.day(agreed.day))
    for one in told.then:
        yield tr("then {value} ({day})", value=clean_line(one.value), day=names.day(one.day))
    if told.now:
        yield tr("now {value}", value=clean_line(told.now.value))
