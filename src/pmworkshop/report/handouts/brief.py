"""What leaves a discovery call: its brief on a page, and the mail that goes with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pmworkshop.base.dates import spell_date
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.insight.findings import listed
from pmworkshop.report.handouts.plain_text import head, mail, paragraph, signed
from pmworkshop.report.model.parts import Said
from pmworkshop.report.model.report import Report
from pmworkshop.report.writers import markdown
from pmworkshop.report.writers.markdown_sections.common import said_items
from pmworkshop.report.writers.markdown_sections.impact import measure_blocks
from pmworkshop.report.writers.pages.templates import page

NOTHING = tr_noop("Nothing yet.")


def brief_files(report: Report) -> dict[str, bytes]:
    """Write the brief of a discovery call as a page to print and as Markdown.

    Args:
        report: The report for the sponsor, who puts right what was misunderstood.

    Returns:
        Two files, ``brief.html`` and ``brief.md``; none for a session that is no call.

    Raises:
        InputError: The library that writes pages is not installed.
    """
    if not report.brief:
        return {}
    about = [report.meta.title, report.meta.organisation, spell_date(report.meta.day)]
    about += [tr("a made-up example")] if report.meta.sample else []
    html = page(
        "brief.html.jinja",
        about=" · ".join(filter(None, about)),
        headings=[(one.title, [_parts(line) for line in one.lines]) for one in report.brief],
        measures=report.measures,
        nothing=tr(NOTHING),
    )
    return {"brief.html": html, "brief.md": markdown.document(_blocks(report, about))}


def brief_mail_files(report: Report) -> dict[str, bytes]:
    """Write the mail to the sponsor that goes with the brief; it holds an address and nothing that was said.

    Args:
        report: The report for the facilitator; others have no addresses.

    Returns:
        One file, ``mail-brief.txt``; none for a session that is no call.
    """
    if not report.brief:
        return {}
    return {"mail-brief.txt": mail(_to_sponsor(report))}


def _blocks(report: Report, about: list[str]) -> Iterator[str]:
    yield markdown.heading(1, tr("Brief"))
    yield " · ".join(markdown.text(part) for part in about if part)
    for heading in report.brief:
        yield markdown.heading(2, heading.title)
        yield said_items(tuple(replace(line, author="") for line in heading.lines)) or tr(NOTHING)
    yield from measure_blocks(report.measures, 2)


def _parts(line: Said) -> str:
    values = (f"{key}: {value}" for key, value in sorted((line.values or {}).items()))
    return " · ".join((line.text, *values))


def _to_sponsor(report: Report) -> Iterator[str]:
    meta, follow_up = report.meta, report.follow_up
    yield head(follow_up.sponsor_address, tr("{title}: what I understood", title=meta.title))
    yield tr("Dear {sponsor},", sponsor=follow_up.sponsor) if follow_up.sponsor else tr("Good day,")
    yield paragraph(
        tr(
            "thank you for the call on {day}. What I understood is attached, on a page (brief.html).",
            day=spell_date(meta.day),
        )
    )
    if empty := [f"{one.title[:1].lower()}{one.title[1:]}" for one in report.brief if not one.lines]:
        yield paragraph(tr("We have not yet said: {empty}. One line on each is enough.", empty=listed(empty)))
    yield paragraph(
        tr(
            "Please put right within two days what I misunderstood; then I send "
            "you a proposal, or say that a workshop "
            "is not what you need."
        )
    )
    yield from signed(meta, meta.facilitator)
