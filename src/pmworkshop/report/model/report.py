"""The Report: all that leaves the room about a session, built once and written in each format."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pmworkshop.agenda.model import BriefModule
from pmworkshop.report.model.conflicts import Conflict, conflicts_of
from pmworkshop.report.model.context import AUDIENCES, Audience, Context, context_of
from pmworkshop.report.model.discovery import Heading, headings_of
from pmworkshop.report.sections import build_section
from pmworkshop.report.sections.base import Section
from pmworkshop.report.sections.brief import build as build_brief
from pmworkshop.report.sections.plan import build_elsewhere
from pmworkshop.session.core.records import Entry
from pmworkshop.session.core.session import Session
from pmworkshop.session.views.public import public

FORMAT = 1
"""Version of ``summary.toml``."""

__all__ = ["AUDIENCES", "FORMAT", "Audience", "Meta", "Open", "Parked", "Person", "Report", "build"]


@dataclass(frozen=True, slots=True)
class Meta:
    """What the report is about."""

    format: int
    audience: str
    session: str
    title: str
    day: date
    organisation: str = ""
    facilitator: str = ""
    agenda: str = ""
    kind: str = ""
    outcome: str = ""
    continues: str = ""
    sample: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who was there, or should have been."""

    name: str
    function: str = ""
    sponsor: bool = False
    present: bool = False
    deputy_of: str = ""


@dataclass(frozen=True, slots=True)
class Parked:
    """A parked line, and what became of it."""

    text: str
    where: str
    author: str = ""
    became: str = ""


@dataclass(frozen=True, slots=True)
class Open:
    """Something that is not settled yet."""

    where: str
    what: str


@dataclass(frozen=True, slots=True)
class Report:
    """All that leaves the room about a session.

    Attributes:
        meta: What the report is about.
        people: Who was there.
        brief: Of a discovery call: its page.
        sections: One for each module that the room reached, in the order of the agenda.
        parked: Parked lines.
        not_settled: What is not settled yet.
        not_reached: Titles of the modules that the room has not reached.
        waiting: How many changes wait to be settled because two people changed the same thing.
        conflicts: These changes with both values; for the facilitator alone.
    """

    meta: Meta
    people: tuple[Person, ...]
    brief: tuple[Heading, ...]
    sections: tuple[Section, ...]
    parked: tuple[Parked, ...]
    not_settled: tuple[Open, ...]
    not_reached: tuple[str, ...]
    waiting: int
    conflicts: tuple[Conflict, ...]

    @property
    def audience(self) -> Audience:
        """Who reads it."""
        return next(audience for audience in AUDIENCES if audience == self.meta.audience)


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
    sections = [build_section(module, context) for module in context.modules.values()]
    sections += _elsewhere(context)
    reached = [section for section in sections if section.reached or section.kind in ("chart", "plan")]
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
        build_elsewhere(module, context)
        for module in context.modules.values()
        if module.kind != "plan" and context.actions.get(module.id)
    ]
    tables = (context.entries, context.decisions, context.commitments, context.actions)
    strange = sorted({module_id for table in tables for module_id in table} - context.modules.keys())
    for module_id in strange:
        module = BriefModule.model_construct(id=module_id, title=module_id, short=module_id, phases={})
        sections.append(build_brief(module, context))
        if context.actions.get(module_id):
            sections.append(build_elsewhere(module, context))
    return sections
