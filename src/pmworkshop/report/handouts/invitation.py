"""The invitation: what leaders learn before the workshop, as plain text for a mail."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import fill

from pmworkshop.base.dates import spell_date
from pmworkshop.base.text import clean_text
from pmworkshop.report.handouts.time_words import in_minutes
from pmworkshop.report.model.preparation import Guest, Invitation, WallLine
from pmworkshop.report.model.report import Meta, Report
from pmworkshop.report.model.timetable import Timetable
from pmworkshop.session.operations.purpose import OUR_PURPOSE

_WIDTH = 72
_MOST_IN_CALL = 2
"""Questions that a sponsor is told of before the call."""


def invitation_files(report: Report) -> dict[str, bytes]:
    """Write the invitation to a workshop, or to the discovery call before it; it contains nothing private.

    Args:
        report: The report for any audience.

    Returns:
        One file, ``invitation.txt``.
    """
    blocks = _to_sponsor(report) if report.meta.kind == "discovery" else _to_all(report)
    text = "\n\n".join(block for block in blocks if block)
    return {"invitation.txt": f"{clean_text(text)}\n".encode(errors="replace")}


def _to_all(report: Report) -> Iterator[str]:
    meta, invited = report.meta, report.preparation.invitation
    yield _subject(meta)
    yield "Dear colleagues,"
    yield _wrapped(_why(meta, invited))
    yield _when(meta, report.preparation.timetable)
    yield _who(report.preparation.guests, invited)
    if report.purpose:
        yield "\n".join([OUR_PURPOSE, _item(report.purpose)])
    if meta.outcome:
        yield "\n".join(["What we leave with", _item(meta.outcome)])
    if meta.kind == "follow-up" and report.measures:
        yield "\n".join(["Please bring where each of these stands", *(_item(one.words) for one in report.measures)])
    yield "\n".join(["How we work", *map(_item, _how(invited))])
    yield from _to_bring(invited.questions)
    yield _wrapped(
        "If you cannot come, please name a deputy who may speak for your function, and tell me beforehand."
    )
    yield from _end(meta)


def _to_sponsor(report: Report) -> Iterator[str]:
    meta, timetable = report.meta, report.preparation.timetable
    sponsor = next((guest for guest in report.preparation.guests if guest.sponsor), None)
    yield _subject(meta)
    yield f"Dear {sponsor.name}," if sponsor else "Good day,"
    yield _wrapped(
        "before I propose anything, I should like to understand what you ask for, and why now. "
        f"The call takes {in_minutes(timetable.minutes)}."
    )
    yield _when(meta, timetable)
    questions = report.preparation.invitation.questions[:_MOST_IN_CALL]
    if questions:
        yield _wrapped("I shall ask you, among other things:")
        yield _listed(questions)
    yield _wrapped(
        "You need not prepare anything. Afterwards you get my notes on a page, to put right what I misunderstood."
    )
    yield from _end(meta)


def _subject(meta: Meta) -> str:
    return f"Subject: {meta.title}, {spell_date(meta.day)}"


def _why(meta: Meta, invited: Invitation) -> str:
    where = f" at {meta.organisation}" if meta.organisation else ""
    if meta.kind == "follow-up":
        return f"we meet again{where} to see what became of what we agreed, and what has to change."
    if not invited.views:
        return f"we meet to talk about product management{where}, and about what it needs from each of us."
    *first, last = invited.views
    return f"we meet to come to one view of {', '.join(first)}{' and ' if first else ''}{last}{where}."


def _when(meta: Meta, timetable: Timetable) -> str:
    length = in_minutes(timetable.minutes)
    time = f"{timetable.start} to {timetable.end} ({length})" if timetable.agreed else f"{length}; the time follows"
    return "\n".join(["When", _item(f"{spell_date(meta.day)}, {time}")])


def _who(guests: tuple[Guest, ...], invited: Invitation) -> str:
    named = [_guest(guest) for guest in guests] or [invited.audience]
    return "\n".join(["Who", *map(_item, named)]) if any(named) else ""


def _guest(guest: Guest) -> str:
    about = ", ".join(part for part in (guest.function, "sponsor" if guest.sponsor else "") if part)
    return f"{guest.name} ({about})" if about else guest.name


def _how(invited: Invitation) -> Iterator[str]:
    if invited.alone:
        yield "Everybody writes first, then we talk."
    yield from invited.promises
    yield "No slides. We begin and end on time."


def _to_bring(questions: tuple[WallLine, ...]) -> Iterator[str]:
    if not questions:
        yield "What to bring: nothing but your own view."
        return
    asked = "one question" if len(questions) == 1 else "these questions"
    yield _wrapped(
        f"What to bring: please think about {asked} for ten minutes, and bring one line for each, in your own words."
    )
    yield _listed(questions)


def _listed(questions: tuple[WallLine, ...]) -> str:
    return "\n".join(
        _item(f"{question.text} {f'({question.hint})' if question.hint else ''}".strip()) for question in questions
    )


def _end(meta: Meta) -> Iterator[str]:
    yield f"Kind regards\n{meta.facilitator}" if meta.facilitator else "Kind regards"
    yield "(A made-up example.)" if meta.sample else ""


def _wrapped(text: str) -> str:
    return fill(text, _WIDTH, break_long_words=False, break_on_hyphens=False)


def _item(text: str) -> str:
    return fill(
        text, _WIDTH, initial_indent="- ", subsequent_indent="  ", break_long_words=False, break_on_hyphens=False
    )
