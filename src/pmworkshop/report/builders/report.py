"""Builds the Report of a session for an audience."""

from __future__ import annotations

from collections.abc import Iterable

from pmworkshop.agenda.model import BriefModule
from pmworkshop.kinds.registry import kind_named, kind_of
from pmworkshop.report.builders.conflicts import conflicts_of
from pmworkshop.report.builders.context import Context, context_of
from pmworkshop.report.builders.discovery import headings_of
from pmworkshop.report.model.audience import Audience
from pmworkshop.report.model.report import FORMAT, Meta, Open, Parked, Person, Report
from pmworkshop.report.model.sections.base import Section
from pmworkshop.report.sections import build_section
from pmworkshop.report.sections.brief import section as brief_section
from pmworkshop.report.sections.plan import elsewhere
from pmworkshop.session.core.records import Entry
from pmworkshop.session.core.session import Session
from pmworkshop.session.views.public import public


def build(session: Session, audience: Audience = "room") -> Report:
    """Build the report of a session, at whatever moment it is.

    Args:
        session: The whole session; what the audience may not see is left out here.
        audience: Who reads it.

    Raises:
        DamagedError: The session has no beginning.
    """
    shown = public(session)
    context = context_of(session, shown, audience)
    sections = [build_section(context, module) for module in context.modules.values()]
    sections += _elsewhere(context)
    reached = [section for section in sections if section.reached or kind_named(section.kind).always_reported]
    if audience == "sponsor":
        reached = [section for section in reached if section.for_sponsor()]
    parked = context.parked if audience != "sponsor" else []
    return Report(
        meta=_meta(context),
        people=tuple(_people(context)),
        brief=headings_of(context) if shown.info.agenda.kind == "discovery" else (),
        sections=tuple(reached),
        parked=tuple(_parked(context, parked)),
        not_settled=(
            *(Open(section.title, point) for section in reached if section.reached for point in section.not_settled),
            *(Open(context.module_title(entry.module), entry.text) for entry in context.parked if not entry.answer),
        ),
        not_reached=tuple(section.title for section in sections if not section.reached),
        waiting=len(session.held),
        conflicts=conflicts_of(session) if context.private else (),
    )


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
        agenda=info.agenda.title,
        kind=info.agenda.kind,
        outcome=info.agenda.outcome,
        continues=info.parent.title if info.parent else "",
        sample=info.sample,
    )


def _people(context: Context) -> Iterable[Person]:
    for person in context.session.people():
        yield Person(
            name=person.name,
            function=person.function,
            sponsor=person.sponsor,
            present=person.present and not person.left,
            deputy_of=context.name(person.deputy_of),
        )


def _parked(context: Context, entries: Iterable[Entry]) -> Iterable[Parked]:
    for entry in entries:
        yield Parked(entry.text, context.module_title(entry.module), context.author(entry), entry.answer)


def _elsewhere(context: Context) -> list[Section]:
    """Build sections for what belongs to no module that could show it, so that nothing is left out."""
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
