"""Reminders: a mail for each leader whose answers are awaited before the room meets, and for nobody else."""

from __future__ import annotations

from collections.abc import Iterator

from pmworkshop.base.dates import spell_date
from pmworkshop.base.files import safe_name
from pmworkshop.base.language import tr
from pmworkshop.report.handouts.plain_text import head, listed, mail, paragraph, signed
from pmworkshop.report.model.preparation import Awaited, Missing
from pmworkshop.report.model.report import Report


def reminder_files(report: Report) -> dict[str, bytes]:
    """Write a reminder for each leader of whom something is missing; they hold nobody's answers.

    Args:
        report: The report for the facilitator; others do not know who is awaited.

    Returns:
        Content of each file by its name, ``reminder-01-ann.txt`` ..., in the order of the room; empty if nobody is
        awaited.
    """
    return {
        f"reminder-{number:02d}-{safe_name(one.name)}.txt": mail(_to_one(report, one))
        for number, one in enumerate(report.preparation.awaited, 1)
    }


def _to_one(report: Report, awaited: Awaited) -> Iterator[str]:
    meta, asked = report.meta, report.preparation
    by = (
        tr("by {due}", due=spell_date(asked.answers_by))
        if asked.answers_by
        else tr("before {day}", day=spell_date(meta.day))
    )
    yield head(awaited.address, tr("{title}: your answers, {by}", title=meta.title, by=by))
    yield tr("Dear {name},", name=awaited.name)
    yield paragraph(tr("{reason} Please send your form {by}.", reason=_why(awaited), by=by))
    yield listed(tr("What is still open"), map(_missing, awaited.missing))
    yield paragraph(
        tr(
            "The form came by mail. It opens in any browser, and what you have "
            "filled in there is kept. A row for which "
            "you have no answer takes a dash. If the form is not at hand, a line to me is enough, and it comes again."
        )
    )
    if asked.wave < asked.waves:
        yield paragraph(tr("What you and the others answer now is what the next form asks about."))
    yield from signed(meta, meta.facilitator)


def _why(awaited: Awaited) -> str:
    """Say why the answers matter; whoever has begun is thanked."""
    if any(one.done for one in awaited.missing):
        return tr(
            "thank you for what you have sent. A part of it is still open, and your view counts as much as any."
        )
    return tr("we begin with what each of us wrote alone, and your view is still missing.")


def _missing(one: Missing) -> str:
    if one.parts == 1 or not one.done:
        return one.title
    return tr("{title} ({open} of {all} are open)", title=one.title, open=one.parts - one.done, all=one.parts)
