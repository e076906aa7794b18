"""The invitation: what leaders learn before the workshop, as plain text for a mail."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pmworkshop.base.dates import spell_date
from pmworkshop.base.language import listed as in_a_list
from pmworkshop.base.language import tr
from pmworkshop.insight.findings import in_words
from pmworkshop.report.handouts.plain_text import head, item, listed, mail, paragraph, signed
from pmworkshop.report.handouts.time_words import in_minutes
from pmworkshop.report.model.preparation import Guest, Invitation, WallLine
from pmworkshop.report.model.report import Meta, Report
from pmworkshop.report.model.timetable import Timetable
from pmworkshop.session.operations.purpose import OUR_PURPOSE

_MOST_IN_CALL = 2
"""Questions that a sponsor is told of before the call."""


def invitation_files(report: Report) -> dict[str, bytes]:
    """Write the invitation to a workshop, or to the discovery call before it; it contains nothing private.

    Args:
        report: The report for any audience.

    Returns:
        One file, ``invitation.txt``.
    """
    blocks = _to_sponsor(report) if report.meta.kind == "discovery" else blocks_to_all(report)
    return {"invitation.txt": mail(blocks)}


def blocks_to_all(report: Report, to: str = "", more: Iterable[str] = ()) -> Iterator[str]:
    """Write the blocks of the invitation to a workshop.

    Args:
        report: The report.
        to: The address of the one it goes to; empty for one text to all.
        more: Blocks for that one alone.

    Yields:
        The blocks; some are empty.
    """
    meta, invited = report.meta, report.preparation.invitation
    yield paragraph(sender(report))
    yield head(to, f"{meta.title}, {spell_date(meta.day)}")
    yield tr("Dear colleagues,")
    yield paragraph(_why(meta, invited))
    yield _when(meta, report.preparation.timetable)
    yield _where(meta)
    yield _who(report.preparation.guests, invited)
    if report.purpose:
        yield "\n".join([tr(OUR_PURPOSE), item(report.purpose)])
    if meta.outcome:
        yield "\n".join([tr("What we leave with"), item(meta.outcome)])
    if meta.kind == "follow-up" and report.measures:
        yield "\n".join(
            [tr("Please bring where each of these stands"), *(item(one.words) for one in report.measures)]
        )
    yield listed(tr("How we work"), _how(meta, invited))
    yield from [_forms(invited.forms)] if invited.forms else _to_bring(invited.questions)
    yield paragraph(
        tr("If you cannot come, please name a deputy who may speak for your function, and tell me beforehand.")
    )
    yield from more
    yield from signed(meta, signer(report))


def _to_sponsor(report: Report) -> Iterator[str]:
    meta, timetable = report.meta, report.preparation.timetable
    sponsor = _sponsor(report)
    yield _subject(meta)
    yield tr("Dear {sponsor},", sponsor=sponsor) if sponsor else tr("Good day,")
    yield paragraph(
        tr(
            "before I propose anything, I should like to understand what you ask for, and why now. The "
            "call takes {minutes}.",
            minutes=in_minutes(timetable.minutes),
        )
    )
    yield _when(meta, timetable)
    yield _where(meta)
    questions = report.preparation.invitation.questions[:_MOST_IN_CALL]
    if questions:
        yield paragraph(tr("I shall ask you, among other things:"))
        yield _listed(questions)
    yield paragraph(
        tr("You need not prepare anything. Afterwards you get my notes on a page, to put right what I misunderstood.")
    )
    yield from signed(meta, meta.facilitator)


def _sponsor(report: Report) -> str:
    """Return the name of the sponsor; empty if nobody is noted as one."""
    return next((guest.name for guest in report.preparation.guests if guest.sponsor), "")


def signer(report: Report) -> str:
    """Return who invites: the sponsor where that was agreed, else the facilitator; empty if nobody is noted.

    Args:
        report: The report.
    """
    return _sponsor(report) if report.preparation.invitation.by_sponsor else report.meta.facilitator


def sender(report: Report) -> str:
    """Say that the sponsor sends it; empty if the facilitator does.

    Args:
        report: The report.
    """
    if not report.preparation.invitation.by_sponsor:
        return ""
    sponsor = _sponsor(report)
    return (
        tr("(To be sent by {sponsor}.)", sponsor=sponsor)
        if sponsor
        else tr("(To be sent by the sponsor. Nobody is noted as the sponsor yet.)")
    )


def _subject(meta: Meta) -> str:
    return head("", f"{meta.title}, {spell_date(meta.day)}")


def _why(meta: Meta, invited: Invitation) -> str:
    where = tr(" at {organisation}", organisation=meta.organisation) if meta.organisation else ""
    if meta.kind == "follow-up":
        return tr("we meet again{where} to see what became of what we agreed, and what has to change.", where=where)
    if not invited.views:
        return tr(
            "we meet to talk about product management{where}, and about what it needs from each of us.", where=where
        )
    return tr("we meet to come to one view of {views}{where}.", views=in_a_list(invited.views), where=where)


def _when(meta: Meta, timetable: Timetable) -> str:
    length = in_minutes(timetable.minutes)
    time = (
        tr("{start} to {end} ({length})", start=timetable.start, end=timetable.end, length=length)
        if timetable.agreed
        else tr("{length}; the time follows", length=length)
    )
    return "\n".join([tr("When"), item(f"{spell_date(meta.day)}, {time}")])


def _where(meta: Meta) -> str:
    return listed(tr("Where"), filter(None, [meta.venue]))


def _who(guests: tuple[Guest, ...], invited: Invitation) -> str:
    named = [_guest(guest) for guest in guests] or [invited.audience]
    return "\n".join([tr("Who"), *map(item, named)]) if any(named) else ""


def _guest(guest: Guest) -> str:
    about = ", ".join(part for part in (guest.function, tr("sponsor") if guest.sponsor else "") if part)
    return f"{guest.name} ({about})" if about else guest.name


def _how(meta: Meta, invited: Invitation) -> Iterator[str]:
    if invited.by_sponsor and meta.facilitator:
        yield tr("{facilitator} leads us through it. I speak last.", facilitator=meta.facilitator)
    if invited.alone:
        yield tr("Everybody writes first, then we talk.")
    yield from invited.promises
    yield tr("No slides. We begin and end on time.")


def _forms(number: int) -> str:
    """Say that what is asked beforehand comes as forms."""
    if number == 1:
        return paragraph(
            tr("Before we meet: a short form comes by mail. Please answer it alone, and send it back by its day.")
        )
    return paragraph(
        tr(
            "Before we meet: {number} short forms come by mail, one after the other, as each asks about "
            "what the one before showed. Please answer each alone, and send it back by its day.",
            number=in_words(number),
        )
    )


def _to_bring(questions: tuple[WallLine, ...]) -> Iterator[str]:
    if not questions:
        yield tr("Before we meet: nothing to prepare. Bring your own view.")
        return
    yield paragraph(
        tr(
            "Before we meet: please think about one question for ten minutes, and bring one line for each, in your"
            " own words."
        )
        if len(questions) == 1
        else tr(
            "Before we meet: please think about these questions for ten minutes, and bring one line for each, in your"
            " own words."
        )
    )
    yield _listed(questions)


def _listed(questions: tuple[WallLine, ...]) -> str:
    return "\n".join(
        item(f"{question.text} {f'({question.hint})' if question.hint else ''}".strip()) for question in questions
    )
