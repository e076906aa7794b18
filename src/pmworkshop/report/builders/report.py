"""Builds the Report of a session for an audience."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pmworkshop.agenda.model import BriefModule
from pmworkshop.kinds.registry import kind_named, kind_of
from pmworkshop.report.builders.common import said
from pmworkshop.report.builders.conflicts import conflicts_of
from pmworkshop.report.builders.context import Context, context_of
from pmworkshop.report.builders.discovery import headings_of
from pmworkshop.report.builders.follow_up import follow_up_of
from pmworkshop.report.builders.for_sponsor import for_sponsor_of
from pmworkshop.report.builders.impact import measured_of, not_said, told_of
from pmworkshop.report.builders.pictures import pictures_of
from pmworkshop.report.builders.preparation import preparation_of
from pmworkshop.report.builders.promised import priorities_of, still_open
from pmworkshop.report.builders.sections import build_section
from pmworkshop.report.builders.sections.brief import section as brief_section
from pmworkshop.report.builders.sections.plan import elsewhere
from pmworkshop.report.model.audience import Audience
from pmworkshop.report.model.report import FORMAT, Meta, Open, Parked, Person, Report
from pmworkshop.report.model.sections.base import Section
from pmworkshop.session.core.records import Entry
from pmworkshop.session.core.seats import represented
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations import purpose
from pmworkshop.session.views.public import public


def build(session: Session, audience: Audience = "room", *, sheets: Sequence[str] | None = None) -> Report:
    """Build the report of a session for an audience; the session may be at any stage.

    Args:
        session: The whole session; what the audience may not see is left out here.
        audience: Who reads the report.
        sheets: Ids of the modules to ask on the leaders' sheets; empty for the usual modules, None for no sheets.

    Returns:
        The report.

    Raises:
        DamagedError: The session has no beginning.
        RefusedError: A module cannot be asked on a sheet.
    """
    context = context_of(session, public(session), audience)
    sections = [build_section(context, module) for module in context.modules.values()]
    sections += _elsewhere(context)
    told = [section for section in sections if _is_told(section, audience)]
    follow_up = follow_up_of(context)
    return Report(
        meta=_meta(context),
        people=tuple(_people(context)),
        brief=headings_of(context) if context.session.info.agenda.kind == "discovery" else (),
        sections=tuple(told),
        parked=tuple(_parked(context)),
        not_settled=tuple(_not_settled(context, told)),
        not_reached=tuple(section.title for section in sections if not section.reached),
        waiting=len(session.held),
        conflicts=conflicts_of(session) if context.private else (),
        preparation=preparation_of(context, sheets),
        follow_up=follow_up,
        measures=measured_of(context),
        sentences=told_of(context),
        purpose=purpose.words(context.session),
        priorities=priorities_of(context),
        pictures=pictures_of(context, told),
        for_sponsor=for_sponsor_of(context, follow_up),
    )


def _is_told(section: Section, audience: Audience) -> bool:
    if not section.reached and not kind_named(section.kind).always_reported:
        return False
    return audience != "sponsor" or section.for_sponsor()


def _not_settled(context: Context, sections: Iterable[Section]) -> Iterator[Open]:
    for section in sections:
        if section.reached:
            yield from (Open(section.title, point) for point in section.not_settled)
    yield from still_open(context)
    yield from not_said(context)
    for entry in context.parked if context.audience != "sponsor" else ():
        if not entry.answer:
            yield Open(context.module_title(entry.module), entry.text)


def _meta(context: Context) -> Meta:
    info = context.session.info
    return Meta(
        format=FORMAT,
        audience=context.audience,
        session=info.session,
        title=info.title,
        day=info.day,
        organisation=info.organisation,
        facilitator=info.facilitator,
        venue=info.venue,
        agenda=info.agenda.title,
        kind=info.agenda.kind,
        outcome=info.agenda.outcome,
        continues=info.parent.title if info.parent else "",
        sample=info.sample,
    )


def _people(context: Context) -> Iterator[Person]:
    for person in represented(context.session):
        yield Person(
            name=person.name,
            function=person.function,
            sponsor=person.sponsor,
            present=person.present and not person.left,
            deputy_of=context.name(person.deputy_of),
            group=person.group,
        )


def _parked(context: Context) -> Iterator[Parked]:
    if context.audience != "sponsor":
        for entry in context.parked:
            text, title = _with_values(context, entry), context.module_title(entry.module)
            yield Parked(text, title, context.author(entry), entry.answer)


def _with_values(context: Context, entry: Entry) -> str:
    """Write a line with its further values, as far as the audience may know them."""
    values = said(context, entry).values or {}
    return " · ".join((entry.text, *(f"{title}: {value}" for title, value in values.items())))


def _elsewhere(context: Context) -> list[Section]:
    """Build sections for records that no section of the agenda shows, so that nothing is left out."""
    sections: list[Section] = [
        elsewhere(context, module)
        for module in context.modules.values()
        if not kind_of(module).holds_actions and context.actions.get(module.id)
    ]
    tables = (context.entries, context.decisions, context.commitments, context.actions)
    strange = sorted({module_id for table in tables for module_id in table} - context.modules.keys())
    for module_id in strange:
        module = BriefModule.model_construct(id=module_id, title=module_id, short=module_id, phases={})
        sections.append(brief_section(context, module))
        if context.actions.get(module_id):
            sections.append(elsewhere(context, module))
    return sections
