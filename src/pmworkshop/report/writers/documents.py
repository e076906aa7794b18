"""The Markdown files: summary, charts, action plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pmworkshop.base.dates import spell_date
from pmworkshop.base.text import count
from pmworkshop.kinds import registry
from pmworkshop.report.model.conflicts import Conflict
from pmworkshop.report.model.parts import Minutes
from pmworkshop.report.model.report import Meta, Parked, Person, Report
from pmworkshop.report.model.sections.base import Section
from pmworkshop.report.writers import markdown
from pmworkshop.report.writers.markdown_sections import summary
from pmworkshop.report.writers.markdown_sections.common import said_items
from pmworkshop.report.writers.markdown_sections.impact import measure_blocks, sentence_blocks
from pmworkshop.report.writers.markdown_sections.promised import promised_blocks, purpose_line
from pmworkshop.report.writers.own_file import OwnFile

PLAN = "action-plan.md"


def markdown_files(report: Report) -> dict[str, bytes]:
    """Write a report as Markdown.

    Args:
        report: The report for any audience.

    Returns:
        ``summary.md``, and the file of each module kind that has its own and occurs in the report: ``raci.md`` for
        charts, ``action-plan.md`` for plans.

    Raises:
        KeyError: The kind of a section is not registered.
    """
    own = {file.name: _own_file(report, file, sections) for file, sections in _own_files(report).items()}
    return {"summary.md": markdown.document(_summary(report)), **own}


def plan_files(report: Report) -> dict[str, bytes]:
    """Write the action plan alone.

    Args:
        report: The report for any audience.

    Returns:
        ``action-plan.md``; empty if the report has no plan.

    Raises:
        KeyError: The kind of a section is not registered.
    """
    own = _own_files(report).items()
    return {file.name: _own_file(report, file, sections) for file, sections in own if file.name == PLAN}


def _own_files(report: Report) -> dict[OwnFile, list[Section]]:
    """Group the sections by the file, besides the summary, that their kinds name."""
    found: dict[OwnFile, list[Section]] = {}
    for section in report.sections:
        if place := registry.kind_named(section.kind).own_file:
            found.setdefault(registry.load(place), []).append(section)
    return found


def _own_file(report: Report, file: OwnFile, sections: Iterable[Section]) -> bytes:
    blocks = (block for section in sections for block in file.write(section))
    return markdown.document((*_head(report.meta, file.title), purpose_line(report), *blocks))


def _head(meta: Meta, title: str) -> Iterator[str]:
    yield markdown.heading(1, title)
    parts = [markdown.text(meta.title), markdown.inline(meta.organisation), spell_date(meta.day)]
    yield " · ".join(part for part in parts if part)
    if meta.sample:
        yield "A made-up example."


def _summary(report: Report) -> Iterator[str]:
    yield from _brief(report) if report.brief else _what_happened(report)
    yield from _left_over(report)
    if report.audience == "facilitator":
        yield from _for_facilitator(report)


def _brief(report: Report) -> Iterator[str]:
    yield from _head(report.meta, "Brief")
    for heading in report.brief:
        yield markdown.heading(2, heading.title)
        yield said_items(heading.lines) or "Nothing yet."
    yield from measure_blocks(report.measures)


def _what_happened(report: Report) -> Iterator[str]:
    meta = report.meta
    yield from _head(meta, "Summary")
    yield f"What we wanted to leave with: {markdown.inline(meta.outcome)}" if meta.outcome else ""
    yield f"It continues: {markdown.inline(meta.continues)}" if meta.continues else ""
    yield from promised_blocks(report)
    yield from sentence_blocks(report.sentences, traced=report.audience != "sponsor")
    yield from measure_blocks(report.measures)
    yield from _people(report) if report.people else ()
    yield from _sections(report)


def _sections(report: Report) -> Iterator[str]:
    """Write the sections that have something to tell; actions that a section before has told of are not repeated."""
    told: set[str] = set()
    for section in report.sections:
        blocks = [block for block in summary(section, report.audience) if block] if section.reached else []
        if blocks and not (section.codes and section.codes <= told):
            yield markdown.heading(2, section.title)
            yield from blocks
        told |= section.codes


def _people(report: Report) -> Iterator[str]:
    if report.audience == "sponsor":
        yield f"In the room: {', '.join(markdown.inline(person.name) for person in report.people if person.present)}"
    else:
        yield markdown.heading(2, "Who was there")
        yield markdown.items(_person(person) for person in report.people)


def _person(person: Person) -> str:
    about = [
        markdown.inline(person.function),
        markdown.inline(person.group),
        "sponsor" if person.sponsor else "",
        f"for {markdown.inline(person.deputy_of)}" if person.deputy_of else "",
        "" if person.present else "not there",
    ]
    return ", ".join([markdown.text(person.name), *(part for part in about if part)])


def _left_over(report: Report) -> Iterator[str]:
    if report.parked:
        yield markdown.heading(2, "Parked")
        yield markdown.items(map(_parked, report.parked))
    if report.not_settled or report.waiting:
        yield markdown.heading(2, "Not settled yet")
        yield markdown.items(_points(report))
    if report.not_reached:
        yield markdown.heading(2, "Not reached")
        yield markdown.items(markdown.text(title) for title in report.not_reached)


def _parked(line: Parked) -> str:
    author = f" — {markdown.inline(line.author)}" if line.author else ""
    became = markdown.inline(line.became) or "not settled yet"
    return f"{markdown.text(line.text) or '…'}{author} ({markdown.inline(line.where)}): {became}"


def _points(report: Report) -> Iterator[str]:
    for point in report.not_settled:
        yield f"{markdown.text(point.where)}: {markdown.inline(point.what)}"
    if report.waiting:
        yield f"{count(report.waiting, 'change')} made at the same time as another, to be settled"


def _for_facilitator(report: Report) -> Iterator[str]:
    timed = [(section.title, section.minutes) for section in report.sections if section.minutes]
    if timed:
        yield markdown.heading(2, "Minutes")
        rows = [_timed(title, minutes) for title, minutes in (*timed, ("Total", _total(one for _, one in timed)))]
        yield markdown.table(("", "Planned", "Spent", "Difference"), rows)
        yield from _learned(timed)
    if report.conflicts:
        yield markdown.heading(2, "Two values, one to choose")
        for conflict in report.conflicts:
            yield "\n".join(_conflict(conflict))


def _timed(title: str, minutes: Minutes) -> tuple[str, ...]:
    return title, f"{minutes.planned:g}", f"{minutes.spent:g}", f"{minutes.over:+g}" if minutes.over else "0"


def _total(timed: Iterable[Minutes]) -> Minutes:
    planned, spent = zip(*((one.planned, one.spent) for one in timed), strict=True)
    return Minutes(round(sum(planned), 1), round(sum(spent), 1))


def _learned(timed: Iterable[tuple[str, Minutes]]) -> Iterator[str]:
    """Say for the next time which parts took more than planned, and which less, the farthest off first."""
    found = sorted(((one.over, title) for title, one in timed if abs(one.over) >= 1), key=lambda one: -abs(one[0]))
    for said, chosen in (
        ("More", [one for one in found if one[0] > 0]),
        ("Less", [one for one in found if one[0] < 0]),
    ):
        if chosen:
            named = ", ".join(f"{markdown.inline(title)} ({over:+g})" for over, title in chosen)
            yield f"{said} time than planned: {named}."


def _conflict(conflict: Conflict) -> Iterator[str]:
    by = f" — {markdown.inline(conflict.who)}" if conflict.who else ""
    yield markdown.item(f"{markdown.text(conflict.label)}{by} ({markdown.inline(conflict.at)})")
    for difference in conflict.differences:
        now, other = markdown.inline(difference.now), markdown.inline(difference.other)
        yield markdown.item(f"{markdown.text(difference.what)}", 1)
        yield markdown.item(f"now: {now}", 2)
        yield markdown.item(f"other: {other}", 2)
