"""The measures and outcomes of a review: a row for each, the value of today by one key, and the day to look again."""

from __future__ import annotations

from datetime import date

from pmworkshop.base.dates import parse_date, spell_date
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.base.text import shorten, upper
from pmworkshop.insight.impact.course import Course, course, course_words
from pmworkshop.session.core.records import Measure
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations.planning import impact
from pmworkshop.tui.pages.page import Act, Ask, Commit, Context, Item
from pmworkshop.tui.pages.panel import NOTHING_CHOSEN, Part

TITLE = tr_noop("What we wanted, and where it stands")
_WIDTH = 24
"""Characters of a value at the end of a row."""


class MeasureRows(Part):
    """Lists the measures that were taken over, and notes their values."""

    def __init__(self) -> None:
        """Map the command ids to their handlers."""
        self.handlers = {"value": self._value}

    def items(self, context: Context, *, whole: bool) -> tuple[Item, ...]:
        """List the outcomes, then the measures.

        Args:
            context: Gives the public view of the session.
            whole: Whether the course of each stands below it.

        Returns:
            The rows under a heading; empty if nothing was taken over.
        """
        found = impact.carried(context.view)
        head = (Item("", tr(TITLE), look="head"),) if found else ()
        return (*head, *(row for one in found for row in _rows(context.view, one, whole=whole)))

    def chosen(self, context: Context) -> Measure | None:
        """Find the measure on which the cursor is.

        Args:
            context: Gives the public view and the cursor.

        Returns:
            The measure; None on another row.
        """
        return context.view.measures.get(context.cursor.row)

    def standing(self, context: Context) -> str:
        """Say where the chosen measure stands.

        Args:
            context: Gives the public view and the cursor.

        Returns:
            Its course in one line; empty on another row.
        """
        one = self.chosen(context)
        return _standing(context.view, course(context.view, one)) if one else ""

    def left(self, context: Context) -> list[str]:
        """List what has no value of this meeting yet.

        Args:
            context: Gives the public view of the session.

        Returns:
            The ids, in the order of the rows.
        """
        return [one.id for one in impact.carried(context.view) if impact.told(context.view, one) is None]

    def ask_day(self, measure: Measure) -> Ask:
        """Ask for the day on which a measure is looked at again.

        Args:
            measure: The measure.

        Returns:
            The question; its answer raises `InputError` for text that is no day.
        """

        def answer(later: Context, text: str) -> Act:
            day = parse_date(text, later.view.info.day, later.dates)
            return Commit(impact.look_again(measure.id, day), _told_day(later.view, day), select=measure.id)

        return Ask(tr("When do we look at it again?"), answer)

    def _value(self, context: Context, key: str) -> Act | None:
        """Ask for the value of today, with a remark behind a semicolon."""
        one = self.chosen(context)
        if one is None:
            return NOTHING_CHOSEN
        now = impact.told(context.view, one)
        said = "; ".join(part for part in (now.value, now.remark) if part) if now else ""
        return Ask(
            tr("What is it now?  like: 31 %; since the new list"),
            lambda _, text: Commit(impact.read(one.id, text), select=one.id),
            said,
        )


def _rows(view: Session, one: Measure, *, whole: bool) -> tuple[Item, ...]:
    told = course(view, one)
    row = Item(one.id, one.title, lead="✓" if told.now else "○", tail=_tail(told))
    standing = _standing(view, told) if whole else ""
    return (row, Item("", standing, look="strong", indent=4)) if standing else (row,)


def _tail(told: Course) -> str:
    if told.now:
        return tr("now {value}", value=shorten(told.now.value, _WIDTH))
    before = told.newest or told.measure.agreed
    return tr("was {value}", value=shorten(before.value, _WIDTH)) if before else tr("not measured yet")


def _standing(view: Session, told: Course) -> str:
    remark = tr(" “{remark}”", remark=told.now.remark) if told.now and told.now.remark else ""
    words = course_words(view, told)
    return f"{upper(words)}.{remark}" if words else ""


def _told_day(view: Session, day: date) -> str:
    """Say which day was set, and ask about one that is not ahead."""
    if day <= view.info.day:
        return tr("{day} is not ahead: is another day meant?", day=spell_date(day))
    return tr("We look at it again on {day}", day=spell_date(day))
