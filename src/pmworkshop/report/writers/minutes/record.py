"""Writes the record: who was there, then what was said and answered, in the order of the agenda."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pmworkshop.base.language import tr
from pmworkshop.report.model.audience import Audience
from pmworkshop.report.model.pictures import Picture, PlanDays
from pmworkshop.report.model.report import Parked, Person, Report
from pmworkshop.report.model.sections.base import Section
from pmworkshop.report.model.sections.poll import PollSection
from pmworkshop.report.writers import markdown
from pmworkshop.report.writers.markdown_sections import summary
from pmworkshop.report.writers.markdown_sections.impact import sentence_blocks
from pmworkshop.report.writers.minutes.shorter import told_once

MOST_SENTENCES = 3
"""How many sentences stand on top of the minutes."""


def record_blocks(report: Report, *, drawn: bool) -> Iterator[str | Picture]:
    """Write the record.

    Args:
        report: The report for any audience.
        drawn: Whether pictures stand where the Markdown has counts in text.

    Yields:
        Blocks of Markdown and pictures, a heading of level 2 first; nothing without anything to tell.
    """
    told = [block for block in _record(report, drawn=drawn) if block]
    yield from (markdown.heading(2, tr("The record")), *told) if told else ()


def _record(report: Report, *, drawn: bool) -> Iterator[str | Picture]:
    yield from _people(report) if report.people else ()
    yield from _sections(report, drawn=drawn)
    if report.audience == "facilitator":
        yield from sentence_blocks(tr("In short"), report.sentences, traced=True)
    else:
        yield from sentence_blocks(tr("What else it came to"), report.sentences[MOST_SENTENCES:], traced=False)
    yield from left_over(report)


def left_over(report: Report, level: int = 3) -> Iterator[str]:
    """Write what was parked and what was not reached.

    Args:
        report: The report for any audience.
        level: Level of the headings.

    Yields:
        Blocks of Markdown.
    """
    if report.parked:
        yield markdown.heading(level, tr("Parked"))
        yield markdown.items(map(_parked, report.parked))
    if report.not_reached:
        yield markdown.heading(level, tr("Not reached"))
        yield markdown.items(markdown.text(title) for title in report.not_reached)


def _sections(report: Report, *, drawn: bool) -> Iterator[str | Picture]:
    """Write the sections that have something to tell; actions that a section before has told of are not repeated."""
    told: set[str] = set()
    for section in report.sections:
        pictures = [one for one in report.pictures if one.module == section.module] if drawn else []
        blocks = list(section_blocks(section, report.audience, pictures)) if section.reached else []
        if blocks and not (section.codes and section.codes <= told):
            yield markdown.heading(3, section.title)
            yield from blocks
        told |= section.codes


def section_blocks(section: Section, audience: Audience, pictures: Iterable[Picture]) -> Iterator[str | Picture]:
    """Write a section one level deeper: what was asked, its pictures, then the rest.

    Args:
        section: The section.
        audience: Who reads it.
        pictures: Its pictures; the days of a plan are left out.

    Yields:
        Blocks of Markdown with headings of level 4, and pictures.
    """
    shown = [one for one in pictures if not isinstance(one, PlanDays)]
    section = told_once(section, shown)
    if shown and isinstance(section, PollSection):
        yield from map(markdown.text, section.prompts)
        section = replace(section, prompts=())
    yield from shown
    yield from (_deeper(block) for block in summary(section, audience) if block)


def _deeper(block: str) -> str:
    """Put a heading one level deeper; texts never begin like one."""
    return f"#{block}" if block.startswith("#") and "\n" not in block else block


def _people(report: Report) -> Iterator[str]:
    if report.audience == "sponsor":
        yield tr(
            "In the room: {names}",
            names=", ".join(markdown.inline(person.name) for person in report.people if person.present),
        )
    else:
        yield markdown.heading(3, tr("Who was there"))
        yield markdown.items(_person(person) for person in report.people)


def _person(person: Person) -> str:
    about = [
        markdown.inline(person.function),
        markdown.inline(person.group),
        tr("sponsor") if person.sponsor else "",
        tr("for {deputy_of}", deputy_of=markdown.inline(person.deputy_of)) if person.deputy_of else "",
        "" if person.present else tr("not there"),
    ]
    return ", ".join([markdown.text(person.name), *(part for part in about if part)])


def _parked(line: Parked) -> str:
    author = f" — {markdown.inline(line.author)}" if line.author else ""
    became = markdown.inline(line.became) or tr("not settled yet")
    return f"{markdown.text(line.text) or '…'}{author} ({markdown.inline(line.where)}): {became}"
