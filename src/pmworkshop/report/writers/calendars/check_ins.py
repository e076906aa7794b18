"""The calendars after the workshop: first steps, what is due, check-ins; one file for all and one for each owner."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from pmworkshop.base.dates import later, next_kept, said_of, spell_date, unkept
from pmworkshop.base.files import safe_name
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.report.model.follow_up import OpenAction
from pmworkshop.report.model.impact import Measured
from pmworkshop.report.model.report import Report
from pmworkshop.report.writers.calendars.components import BEFORE, CalendarFiles, Happening
from pmworkshop.session.operations.planning.action_plan import REVIEWED_AFTER
from pmworkshop.session.operations.planning.day_checks import NOTE_AFTER

_ASKS = tr_noop("Has the first step been taken? If not, what is in the way?")


def calendar_files(report: Report) -> dict[str, bytes]:
    """Write first steps, due days, check-ins and days to measure again, each of which fills a day.

    First steps and check-ins ring on the morning before. Where nobody keeps the day of a check-in, as a Sunday, it
    stands on the next working day, and says so.

    Args:
        report: The report for any audience.

    Returns:
        ``check-ins.ics`` with all of it, and for each owner a file such as ``calendar-01-ann.ics`` with their own
        actions and the check-ins.

    Raises:
        InputError: The library icalendar is missing.
    """
    actions, writer = report.follow_up.actions, CalendarFiles(report)
    files = {"check-ins.ics": writer.file(_all(report, actions, report.measures))}
    owners = dict.fromkeys(name for action in actions for name in action.keepers)
    for number, owner in enumerate(owners, 1):
        own = [action for action in actions if owner in action.keepers]
        files[f"calendar-{number:02d}-{safe_name(owner)}.ics"] = writer.file(_all(report, own, ()))
    return files


def _all(report: Report, actions: Sequence[OpenAction], measures: Sequence[Measured]) -> Iterator[Happening]:
    yield from _steps(actions)
    yield from _due(actions)
    yield from _check_ins(report, actions)
    yield from _looks(report, measures)


def _steps(actions: Sequence[OpenAction]) -> Iterator[Happening]:
    for action in actions:
        if action.first_step and action.first_step_by:
            title = tr(
                "First step of {code}: {step}{owner}",
                code=action.code,
                step=action.first_step,
                owner=_by(action),
            )
            about = f"{action.code} {action.what}".strip()
            yield Happening(
                f"{action.reference}-first-step", action.first_step_by, title, (about,), BEFORE, shared=True
            )


def _due(actions: Sequence[OpenAction]) -> Iterator[Happening]:
    for action in actions:
        if action.due is not None:
            title = tr("{code} due: {what}{owner}", code=action.code, what=action.what, owner=_by(action))
            about = (
                (tr("How we will know: {measure}", measure=action.success_measure),) if action.success_measure else ()
            )
            yield Happening(f"{action.reference}-due", action.due, title, about, shared=True)


def _by(action: OpenAction) -> str:
    return f" ({action.owners})" if action.owners else ""


def _check_ins(report: Report, actions: Sequence[OpenAction]) -> Iterator[Happening]:
    """List the check-ins: after 7 days and, unless the room looks at it then, after 30 days; and the review days."""
    day = report.meta.day
    reviews: dict[date, list[date]] = {}
    for agreed in report.follow_up.reviews:
        reviews.setdefault(next_kept(agreed), []).append(agreed)
    if actions:
        first, second = later(day, NOTE_AFTER), next_kept(later(day, REVIEWED_AFTER[0]))
        steps = tuple(f"{one.code} {one.first_step}{_by(one)}" for one in actions if one.first_step)
        about = (tr(_ASKS), *steps, *_moved((first,)))
        yield Happening(
            "after-7-days", next_kept(first), tr("First steps: {title}", title=report.meta.title), about, BEFORE
        )
        if second not in reviews:
            lines = (*map(_line, actions), *_moved((later(day, REVIEWED_AFTER[0]),)))
            yield Happening(
                "after-30-days", second, tr("Where do we stand? {title}", title=report.meta.title), lines, BEFORE
            )
    for kept, agreed_days in reviews.items():
        looked_at = (action for action in actions if set(agreed_days).intersection(action.checkins))
        lines = (*map(_line, looked_at), *_moved(agreed_days))
        yield Happening(
            f"review-{kept:%Y%m%d}", kept, tr("Look again: {title}", title=report.meta.title), lines, BEFORE
        )


def _line(action: OpenAction) -> str:
    return f"{action.code} {action.what}{_by(action)}"


def _moved(days: Sequence[date]) -> Iterator[str]:
    """Say of each day that nobody keeps why the check-in stands on another one."""
    yield from (said_of(spell_date(day), why) for day in days if (why := unkept(day)))


def _looks(report: Report, measures: Sequence[Measured]) -> Iterator[Happening]:
    for measure in measures:
        if measure.look is not None and measure.look > report.meta.day:
            about = tuple(filter(None, (measure.line, *_moved((measure.look,)))))
            day = next_kept(measure.look)
            yield Happening(
                f"{measure.id}-look", day, tr("Measure again: {title}", title=measure.title), about, BEFORE
            )
