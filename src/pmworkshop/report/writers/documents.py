"""The Markdown files: a summary, the charts, the action plan."""

from __future__ import annotations

from collections.abc import Iterator

from pmworkshop.base.dates import spell_date
from pmworkshop.base.text import count
from pmworkshop.report.model.conflicts import Conflict
from pmworkshop.report.model.report import Meta, Person, Report
from pmworkshop.report.model.sections.chart import ChartSection
from pmworkshop.report.model.sections.plan import PlanSection
from pmworkshop.report.writers import markdown
from pmworkshop.report.writers.markdown_sections import summary
from pmworkshop.report.writers.markdown_sections.chart import whole_chart
from pmworkshop.report.writers.markdown_sections.common import said_items
from pmworkshop.report.writers.markdown_sections.plan import whole_plan


def markdown_files(report: Report) -> dict[str, bytes]:
    """Write a report as Markdown: ``summary.md``, with charts ``raci.md``, with a plan ``action-plan.md``."""
    charts = [section for section in report.sections if isinstance(section, ChartSection)]
    files = {"summary.md": markdown.document(_summary(report))}
    if charts:
        blocks = (block for chart in charts for block in whole_chart(chart))
        files["raci.md"] = markdown.document((*_head(report.meta, "Who answers for what"), *blocks))
    return files | plan_files(report)


def plan_files(report: Report) -> dict[str, bytes]:
    """Write the action plan alone.

    Args:
        report: The report.

    Returns:
        ``action-plan.md``; nothing where there is no plan.
    """
    plans = [section for section in report.sections if isinstance(section, PlanSection)]
    if not plans:
        return {}
    blocks = (block for plan in plans for block in whole_plan(plan))
    return {"action-plan.md": markdown.document((*_head(report.meta, "Action plan"), *blocks))}


def _head(meta: Meta, title: str) -> Iterator[str]:
    yield markdown.heading(1, title)
    parts = [markdown.text(meta.title), markdown.inline(meta.organisation), spell_date(meta.day)]
    yield " · ".join(part for part in parts if part)
    if meta.sample:
        yield "A made-up example."


def _summary(report: Report) -> Iterator[str]:
    meta = report.meta
    if report.brief:
        yield from _head(meta, "Brief")
        for heading in report.brief:
            yield markdown.heading(2, heading.title)
            yield said_items(heading.lines) or "Nothing yet."
    else:
        yield from _head(meta, "Summary")
        yield f"What we wanted to leave with: {markdown.inline(meta.outcome)}" if meta.outcome else ""
        yield f"It continues: {markdown.inline(meta.continues)}" if meta.continues else ""
        if report.people and report.audience == "sponsor":
            yield f"In the room: {', '.join(markdown.inline(one.name) for one in report.people if one.present)}"
        elif report.people:
            yield markdown.heading(2, "Who was there")
            yield markdown.items(_person(person) for person in report.people)
        for section in report.sections:
            if section.reached:
                yield markdown.heading(2, section.title)
                yield from summary(section, report.audience)
    yield from _left_over(report)


def _person(person: Person) -> str:
    about = [
        markdown.inline(person.function),
        "sponsor" if person.sponsor else "",
        f"stands in for {markdown.inline(person.deputy_of)}" if person.deputy_of else "",
        "" if person.present else "not there",
    ]
    return ", ".join([markdown.text(person.name), *(part for part in about if part)])


def _left_over(report: Report) -> Iterator[str]:
    if report.parked:
        yield markdown.heading(2, "Parked")
        yield "\n".join(
            markdown.item(
                f"{markdown.text(line.text) or '…'}{f' — {markdown.inline(line.author)}' if line.author else ''} "
                f"({markdown.inline(line.where)}): {markdown.inline(line.became) or 'not settled yet'}"
            )
            for line in report.parked
        )
    if report.not_settled or report.waiting:
        yield markdown.heading(2, "Not settled yet")
        points = [f"{markdown.text(point.where)}: {markdown.inline(point.what)}" for point in report.not_settled]
        if report.waiting:
            points.append(f"{count(report.waiting, 'change')} made at the same time as another, to be settled")
        yield markdown.items(points)
    if report.not_reached:
        yield markdown.heading(2, "Not reached")
        yield markdown.items(markdown.text(title) for title in report.not_reached)
    yield from _for_facilitator(report)


def _for_facilitator(report: Report) -> Iterator[str]:
    if report.audience != "facilitator":
        return
    timed = [(section.title, section.minutes) for section in report.sections if section.minutes]
    if timed:
        yield markdown.heading(2, "Minutes")
        rows = [(title, f"{minutes.planned:g}", f"{minutes.spent:g}") for title, minutes in timed]
        yield markdown.table(("", "Planned", "Spent"), rows)
    if report.conflicts:
        yield markdown.heading(2, "Two values, one to choose")
        for conflict in report.conflicts:
            yield "\n".join(_conflict(conflict))


def _conflict(conflict: Conflict) -> Iterator[str]:
    by = f" — {markdown.inline(conflict.who)}" if conflict.who else ""
    yield markdown.item(f"{markdown.text(conflict.label)}{by} ({markdown.inline(conflict.at)})")
    for difference in conflict.differences:
        now, other = markdown.inline(difference.now), markdown.inline(difference.other)
        yield markdown.item(f"{markdown.text(difference.what)}", 1)
        yield markdown.item(f"now: {now}", 2)
        yield markdown.item(f"other: {other}", 2)
