"""The run sheet: the facilitator's script on paper, since a mirrored screen has no private part."""

from __future__ import annotations

from collections.abc import Iterator

from pmworkshop.base.language import decimal, tr, tr_noop
from pmworkshop.insight.findings import listed
from pmworkshop.report.drawings.room_plan import room_plan
from pmworkshop.report.handouts.run_sheet_content import Leg, RunSheet, run_sheet
from pmworkshop.report.model.report import Report
from pmworkshop.report.writers import markdown
from pmworkshop.report.writers.pages.templates import page

HEADS = {
    "opening": tr_noop("Say"),
    "wall": tr_noop("On the wall"),
    "notes": tr_noop("For you"),
    "stuck": tr_noop("If stuck"),
    "cut": tr_noop("If short"),
}
FOR_YOU = tr_noop("For the facilitator only: print it, and keep it off the wall.")
SEATS = tr_noop(
    "A horseshoe of chairs, open to the screen: everybody sees it and each other. The sponsor sits among the others, "
    "not at the head. You stand beside the screen."
)


def run_sheet_files(report: Report) -> dict[str, bytes]:
    """Write the run sheet of a session as Markdown; it contains no answers.

    Args:
        report: The report for the facilitator; others have no private script.

    Returns:
        One file, ``run-sheet.md``.
    """
    return {"run-sheet.md": markdown.document(_blocks(report, run_sheet(report)))}


def run_sheet_page(report: Report) -> dict[str, bytes]:
    """Write the run sheet as a page that prints on three sheets of A4 or Letter at most.

    Args:
        report: The report for the facilitator; others have no private script.

    Returns:
        One file, ``run-sheet.html``.

    Raises:
        InputError: The library that writes pages is not installed.
    """
    sheet = run_sheet(report)
    return {
        "run-sheet.html": page(
            "run-sheet.html.jinja",
            sheet=sheet,
            heads={name: tr(words) for name, words in HEADS.items()},
            private=tr(FOR_YOU),
            seats=tr(SEATS),
            sample=report.meta.sample,
            plan=room_plan(len(sheet.guests) + sheet.more_guests, sheet.sponsor)
            if sheet.guests and sheet.room
            else "",
            left=left_out(sheet),
        )
    }


def left_out(sheet: RunSheet) -> str:
    """Say what stands in the script alone.

    Args:
        sheet: The run sheet.

    Returns:
        A sentence; empty if nothing does.
    """
    return (
        tr("In the script alone (script.md): {parts}.", parts=listed(list(sheet.left_out))) if sheet.left_out else ""
    )


def _blocks(report: Report, sheet: RunSheet) -> Iterator[str]:
    yield markdown.heading(1, tr("Run sheet: {title}", title=sheet.title))
    yield f"**{tr(FOR_YOU)}**"
    yield tr("A made-up example.") if report.meta.sample else ""
    yield markdown.facts(sheet.facts)
    yield from _room(sheet)
    yield markdown.heading(2, tr("Times"))
    yield from _times(sheet)
    for leg in sheet.legs:
        yield from _leg(leg)
    yield markdown.text(left_out(sheet))


def _room(sheet: RunSheet) -> Iterator[str]:
    yield markdown.heading(2, tr("Who is expected"))
    numbered = (f"{at}. {markdown.text(one)}" for at, one in enumerate(sheet.guests, 1))
    yield "\n".join(numbered) or tr("Nobody is listed yet.")
    yield tr("And {number} more.", number=sheet.more_guests) if sheet.more_guests else ""
    yield (
        tr("Nobody speaks yet for: {roles}.", roles=", ".join(map(markdown.inline, sheet.silent)))
        if sheet.silent
        else ""
    )
    if sheet.room:
        yield markdown.heading(2, tr("Room plan"))
        yield tr(SEATS)
        yield tr("The numbers above go round from the left of the screen to its right.") if sheet.guests else ""
    yield markdown.heading(2, tr("Materials"))
    yield markdown.items(map(markdown.text, sheet.materials))


def _times(sheet: RunSheet) -> Iterator[str]:
    timetable = sheet.timetable
    yield "" if timetable.agreed else tr("The times count from the start.")
    rows = [(str(one.number), one.start, one.title, decimal(one.minutes), one.when_late) for one in timetable.slots]
    if timetable.reserve:
        rows.append(("", timetable.reserve_start, tr("Reserve"), decimal(timetable.reserve), ""))
    rows.append(("", timetable.end, tr("End"), decimal(timetable.minutes), ""))
    yield markdown.table(("", tr("Starts"), tr("Module"), tr("Min"), tr("When late")), rows)
    yield tr("If late: {late}.", late=sheet.late) if sheet.late else tr("Nothing can be cut: every module is a must.")


def _leg(leg: Leg) -> Iterator[str]:
    yield markdown.heading(
        2,
        tr(
            "{number}. {title}, {start} to {end}",
            number=leg.slot.number,
            title=leg.slot.title,
            start=leg.slot.start,
            end=leg.slot.end,
        ),
    )
    yield markdown.text(leg.about)
    yield markdown.items(
        f"**{tr(HEADS[part.name])}:** {' / '.join(markdown.inline(line) for line in part.lines)}"
        for part in leg.parts
    )
