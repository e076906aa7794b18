"""The whole script of a workshop on paper: all that the facilitator noted for each module, and the usual owners."""

from __future__ import annotations

from collections.abc import Iterator

from pmworkshop.base.dates import spell_date
from pmworkshop.base.language import decimal, tr, tr_noop
from pmworkshop.report.handouts.run_sheet_content import phase_words
from pmworkshop.report.handouts.time_words import cut_line, in_minutes
from pmworkshop.report.model.preparation import Crib, Cue, Guest, Script, WallLine
from pmworkshop.report.model.report import Report
from pmworkshop.report.model.timetable import Cut, Slot, Timetable
from pmworkshop.report.writers import markdown

_BEFOREHAND = {"solo": tr_noop("beforehand, alone"), "either": tr_noop("in the room, or alone beforehand")}


def script_files(report: Report) -> dict[str, bytes]:
    """Write the whole script of a session as Markdown to print; it contains no answers.

    Args:
        report: The report for the facilitator; others have no private script.

    Returns:
        One file, ``script.md``.
    """
    return {"script.md": markdown.document(_blocks(report))}


def _blocks(report: Report) -> Iterator[str]:
    meta, preparation = report.meta, report.preparation
    script = preparation.script or Script()
    yield markdown.heading(1, tr("Script: {title}", title=meta.title))
    yield tr(
        "**For the facilitator only.** It holds your notes and the usual owners: print it, keep it off the wall."
    )
    yield tr("A made-up example.") if meta.sample else ""
    yield _facts(report)
    yield markdown.heading(2, tr("Who is expected"))
    yield markdown.items(map(_guest, preparation.guests)) or tr("Nobody is listed yet.")
    if script.silent:
        yield tr("Nobody speaks yet for: {roles}.", roles=", ".join(map(markdown.inline, script.silent)))
    yield markdown.heading(2, tr("Times"))
    yield "" if preparation.timetable.agreed else tr("The times count from the start.")
    yield _times(preparation.timetable)
    yield markdown.heading(2, tr("If late"))
    yield from _cuts(preparation.timetable.cuts)
    for slot, cue in zip(preparation.timetable.slots, script.cues, strict=False):
        yield from _module(slot, cue)


def _facts(report: Report) -> str:
    meta, timetable = report.meta, report.preparation.timetable
    minutes = in_minutes(timetable.minutes)
    agreed = tr("{start} to {end}, {minutes}", start=timetable.start, end=timetable.end, minutes=minutes)
    return markdown.facts(
        [
            (tr("Organisation"), meta.organisation),
            (tr("Day"), spell_date(meta.day)),
            (tr("Time"), agreed if timetable.agreed else tr("{minutes}; no end is agreed yet", minutes=minutes)),
            (tr("Facilitator"), meta.facilitator),
            (tr("For"), report.preparation.invitation.audience),
            (tr("We leave with"), meta.outcome),
            (tr("It continues"), meta.continues),
        ]
    )


def _guest(guest: Guest) -> str:
    about = [
        guest.function,
        tr("sponsor: speaks and answers last") if guest.sponsor else "",
        tr("for {deputy_of}", deputy_of=guest.deputy_of) if guest.deputy_of else "",
        tr("speaks for {voices}", voices=tr(" and ").join(guest.voices)) if guest.voices else "",
        "" if guest.present else tr("away"),
    ]
    return ", ".join([markdown.text(guest.name), *(markdown.inline(part) for part in about if part)])


def _times(timetable: Timetable) -> str:
    rows = [
        (str(slot.number), slot.start, slot.title, decimal(slot.minutes), _phases(slot), slot.when_late)
        for slot in timetable.slots
    ]
    if timetable.reserve:
        rows.append(("", timetable.reserve_start, tr("Reserve"), decimal(timetable.reserve), "", ""))
    rows.append(("", timetable.end, tr("End"), decimal(timetable.minutes), "", ""))
    return markdown.table(("", tr("Starts"), tr("Module"), tr("Min"), tr("Phases"), tr("When late")), rows)


def _phases(slot: Slot) -> str:
    return ", ".join(f"{phase_words(name)} {decimal(minutes)}" for name, minutes in slot.phases)


def _cuts(cuts: tuple[Cut, ...]) -> Iterator[str]:
    if not cuts:
        yield tr("Nothing can be cut: every module is a must.")
        return
    yield tr("If late: {cuts}.", cuts=cut_line(cuts))
    rows, given = [], 0.0
    for cut in cuts:
        given += cut.back
        rows.append((str(cut.number), cut.title, cut.what, decimal(cut.back), decimal(given)))
    yield markdown.table(("", tr("Module"), tr("Do"), tr("Gives back"), tr("In all")), rows)


def _module(slot: Slot, cue: Cue) -> Iterator[str]:
    yield markdown.heading(
        2,
        tr(
            "{number}. {title}, {start} to {end}",
            number=slot.number,
            title=slot.title,
            start=slot.start,
            end=slot.end,
        ),
    )
    turns = "; ".join(f"{phase.lower()}: {words}" for phase, words in cue.turns)
    about = [
        cue.tool,
        _phases(slot),
        turns,
        tr("when late: {when_late}", when_late=slot.when_late),
        cue.manner,
        tr(_BEFOREHAND[cue.mode]) if cue.mode in _BEFOREHAND else "",
    ]
    yield markdown.text(" · ".join(part for part in about if part))
    yield from _said(tr("To begin, say"), cue.opening)
    if cue.wall or cue.text:
        yield f"**{tr('On the wall')}**"
        yield markdown.items(map(_wall_line, cue.wall))
        yield markdown.included(cue.text)
    yield from _listed(tr("For you"), cue.notes)
    yield from _listed(tr("To ask when answers stay vague"), cue.probes)
    yield from _said(tr("When the room is stuck"), cue.stuck)
    yield from _said(tr("When time is short"), cue.cut)
    for crib in cue.cribs:
        yield from _crib(crib)
    yield markdown.text(tr("Source: {source}", source=cue.source)) if cue.source else ""


def _said(heading: str, text: str) -> Iterator[str]:
    if text.strip():
        yield f"**{heading}**"
        yield markdown.text(text)


def _listed(heading: str, lines: tuple[str, ...]) -> Iterator[str]:
    if lines:
        yield f"**{heading}**"
        yield markdown.items(map(markdown.text, lines))


def _wall_line(line: WallLine) -> str:
    return markdown.text(line.text) + (f" ({markdown.inline(line.hint)})" if line.hint else "")


def _crib(crib: Crib) -> Iterator[str]:
    yield f"**{markdown.inline(crib.title)}**" if crib.title else ""
    yield markdown.items(f"**{markdown.inline(term)}** {markdown.inline(words)}" for term, words in crib.terms)
    yield markdown.table(crib.header, crib.rows) if crib.rows else ""
    yield markdown.text(crib.line)
