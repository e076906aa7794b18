"""What shows that a workshop helped: the measures that were agreed, the outcomes wanted, and their values since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal

from pmworkshop.base.dates import spell_date
from pmworkshop.base.language import tr
from pmworkshop.base.text import clean_line
from pmworkshop.session.core.columns import without_private
from pmworkshop.session.core.lookups import found, said
from pmworkshop.session.core.records import Entry, Measure, Reading, revise
from pmworkshop.session.core.session import Session, placed
from pmworkshop.session.core.steps import Draft, GestureContext, Operation

TODAY, WANTED, LOOK = "today", "wanted", "look"
"""The ids of the columns of a line about a measure: its value today, the value wanted, the day to look again."""
_OF_OUTCOME = {WANTED: "measure", LOOK: "by"}
"""The columns in which a line about an outcome may say the same."""

Sort = Literal["measure", "outcome"]


def measures(session: Session) -> list[Measure]:
    """List the measures: those taken over from earlier meetings, then those agreed in this one, each once.

    Args:
        session: The session, public or whole.

    Returns:
        The measures; of two with the same title the one that was taken over.
    """
    return _once([*carried(session, "measure"), *_agreed_here(session, "measure")])


def outcomes(session: Session) -> list[Measure]:
    """List the outcomes: those taken over from earlier meetings, then those that this one wants, each once.

    Args:
        session: The session, public or whole.

    Returns:
        The outcomes; of two with the same title the one that was taken over.
    """
    return _once([*carried(session, "outcome"), *_agreed_here(session, "outcome")])


def carried(session: Session, sort: Sort | None = None) -> list[Measure]:
    """List what was taken over from earlier meetings, and is asked about in a review.

    Args:
        session: The session, public or whole.
        sort: Whether measures or outcomes are wanted; None for both.

    Returns:
        The outcomes first, then the measures, each in their places.
    """
    return [
        one for wanted in ("outcome", "measure") for one in placed(session.measures.values())
        if one.sort == wanted and sort in (None, wanted)
    ]  # fmt: skip


def told(session: Session, measure: Measure) -> Reading | None:
    """Find the value that a measure has in this meeting.

    Args:
        session: The session, public or whole.
        measure: The measure.

    Returns:
        The value that was said on the day of the session, if it was taken over from an earlier one; else None.
    """
    return next((one for one in measure.readings if one.day == session.info.day), None)


def counted(session: Session) -> str:
    """Count the values that were said in this meeting: ``2 of 3 measured``.

    Args:
        session: The session, public or whole.

    Returns:
        The count in words; empty if nothing was taken over.
    """
    every = carried(session)
    now = sum(told(session, one) is not None for one in every)
    return tr("{number} of {every} measured", number=now, every=len(every)) if every else ""


def read(measure_id: str, text: str) -> Operation:
    """Note the value of a measure today; a value that was said on the same day before is replaced.

    Args:
        measure_id: The id of the measure.
        text: The value as typed; a remark may follow after a semicolon.

    Returns:
        The operation; it raises `RefusedError` when the measure does not exist, or no value is typed.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        measure = found(session.measures, measure_id, "measure")
        value, _, remark = said(text, "value").partition(";")
        now = Reading(day=session.info.day, value=said(value, "value"), remark=clean_line(remark))
        before = tuple(one for one in measure.readings if one.day != now.day)
        changed = revise(measure, readings=tuple(sorted((*before, now), key=lambda one: one.day)))
        return Draft(tr("Measured “{title}”", title=measure.title), () if changed == measure else (changed,))

    return operation


def look_again(measure_id: str, day: date) -> Operation:
    """Set the day on which a measure is looked at again.

    Args:
        measure_id: The id of the measure.
        day: The day.

    Returns:
        The operation; it raises `RefusedError` when the measure does not exist.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        measure = found(session.measures, measure_id, "measure")
        changed = revise(measure, look=day)
        label = tr("“{title}” is looked at again on {day}", title=measure.title, day=spell_date(day))
        return Draft(label, () if changed == measure else (changed,))

    return operation


def _once(listed: Iterable[Measure]) -> list[Measure]:
    """Keep the first of those with the same title."""
    first: dict[str, Measure] = {}
    for one in listed:
        first.setdefault(clean_line(one.title).casefold(), one)
    return list(first.values())


def _agreed_here(session: Session, sort: Sort) -> Iterator[Measure]:
    """Read the lines of this session that hold measures or outcomes, without what is private in them."""
    for module in session.info.agenda.modules:
        for prompt in module.prompts:
            if prompt.holds == sort:
                lines = (without_private(module, entry) for entry in session.listed(module.id, prompt.id))
                yield from (_measure(session, entry, sort) for entry in lines if clean_line(entry.text))


def _measure(session: Session, entry: Entry, sort: Sort) -> Measure:
    today = _value(entry, TODAY, sort)
    return Measure(
        id=entry.id,
        title=entry.text,
        sort=sort,
        wanted=_value(entry, WANTED, sort),
        look=_day(_value(entry, LOOK, sort)),
        agreed=Reading(day=session.info.day, value=today) if today else None,
        place=entry.place,
    )


def _value(entry: Entry, column: str, sort: Sort) -> str:
    other = entry.values.get(_OF_OUTCOME.get(column, ""), "") if sort == "outcome" else ""
    return entry.values.get(column, "") or other


def _day(text: str) -> date | None:
    """Read a day as a column of days keeps it; what is no day is left out."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
