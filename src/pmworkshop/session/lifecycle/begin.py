"""The first step of a session: its agenda, participants and charts, and what comes from an earlier session."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field
from datetime import date

from pmworkshop.agenda.model import Agenda, ChartModule, Holds
from pmworkshop.agenda.translation import for_the_wall
from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.errors import InputError
from pmworkshop.base.language import speaking, spoken, tr
from pmworkshop.session.core.columns import in_parts
from pmworkshop.session.core.guests import ChartFile, Person
from pmworkshop.session.core.lookups import module_of
from pmworkshop.session.core.records import (
    Activity,
    AnyRecord,
    Details,
    Entry,
    Mark,
    Parent,
    Participant,
    Role,
)
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Draft, GestureContext, Operation
from pmworkshop.session.core.thresholds import Thresholds
from pmworkshop.session.lifecycle.carry_measures import carried_measures
from pmworkshop.session.lifecycle.carry_over import left_open, title_after
from pmworkshop.session.lifecycle.carry_rounds import carried_chart, carried_rounds, takes_chart, with_scheme
from pmworkshop.session.operations.chart import mark_id
from pmworkshop.session.operations.grid import short_code
from pmworkshop.session.operations.purpose import carried as carried_purpose
from pmworkshop.session.operations.starting_chart import speaker_among, starting_chart

CARRIED: tuple[Holds, ...] = ("missing", "unwanted", "outcome")
"""What answers hold that a workshop takes over from the call before it."""
_BETWEEN = re.compile(r"[,;\n]")


@dataclass(frozen=True, slots=True)
class Setup:
    """The facilitator's input for a new session.

    Attributes:
        agenda: The agenda.
        day: The day of the workshop.
        title: The title that the room sees; empty for one made from the agenda or the parent.
        organisation: The organisation; empty for the parent's.
        facilitator: The name of the facilitator; empty for the parent's.
        ends: The agreed end, ``HH:MM``; empty if open.
        venue: Where the workshop is; empty if not said.
        sponsor_invites: Whether the sponsor invites; else the facilitator does.
        people: The persons who will be in the room.
        chart: Roles, rows and letters for the first chart; None to start from the agenda or the parent.
        parent: The session that this one continues; None if there is none.
        sample: Whether it is a made-up example.
        kept_until: The day until which single answers are kept; None for no end.
    """

    agenda: Agenda
    day: date
    title: str = ""
    organisation: str = ""
    facilitator: str = ""
    ends: str = ""
    venue: str = ""
    sponsor_invites: bool = False
    people: Sequence[Person] = field(default=())
    chart: ChartFile | None = None
    parent: Session | None = None
    sample: bool = False
    kept_until: date | None = None


def begin(setup: Setup, session_id: str) -> Operation:
    """Make the first step of a session.

    Args:
        setup: The facilitator's input.
        session_id: The id of the new session.

    Returns:
        The operation; it is applied to an empty session and never refuses.

    Raises:
        InputError: Two persons have the same name; or a chart is given and the agenda has none.
    """
    people = invited(setup)
    names = [person.name.casefold() for person in people]
    for name in names:
        if names.count(name) > 1:
            twice = next(person.name for person in people if person.name.casefold() == name)
            raise InputError(
                tr("{name} is in the list of people twice.", name=twice),
                tr("Add a second name to tell them apart."),
            )
    charts, language = setup.agenda.charts(), spoken()  # that of who begins it, whichever thread carries it out
    if setup.chart and not charts:
        raise InputError(
            tr(
                "The agenda “{title}” has no chart to start from {chart}.",
                title=setup.agenda.title,
                chart=setup.chart.title,
            )
        )

    def first(draw: GestureContext) -> Draft:
        participants = [
            Participant(
                id=draw.id(),
                name=person.name,
                function=person.function,
                email=person.email,
                sponsor=person.sponsor,
                present=person.present,
                group=person.group,
                place=place,
            )
            for place, person in enumerate(people, 1)
        ]
        records: list[AnyRecord] = [_details(setup, session_id, language), *participants]
        agreed = takes_chart(setup.agenda, setup.parent) if not setup.chart else None
        for module in charts:
            if setup.chart and module is charts[0]:
                records += _chart_from_file(module, setup.chart, participants, draw)
            elif setup.parent is not None and agreed is not None and module is agreed[0]:
                records += carried_chart(*agreed, setup.parent, participants, draw)
            else:
                records += starting_chart(module, participants, draw)
        if setup.parent is not None:
            records += _carried(setup.agenda, setup.parent, draw)
            records += carried_purpose(setup.parent)
            records += carried_measures(setup.agenda, setup.parent, draw)
            records += left_open(setup.agenda, setup.parent, participants, draw)
            records += carried_rounds(setup.agenda, setup.parent, participants)
        return Draft(tr("Began the workshop"), tuple(records), undoable=False)

    def operation(session: Session, draw: GestureContext) -> Draft:
        with speaking(language):
            return first(draw)

    return operation


def titled(setup: Setup) -> str:
    """Return the title of a new session.

    Args:
        setup: The facilitator's input.

    Returns:
        The title given, else one made from the parent's, else that of the agenda.
    """
    parent = setup.parent
    return setup.title or (title_after(setup.agenda, parent) if parent else setup.agenda.title)


def _details(setup: Setup, session_id: str, language: str) -> Details:
    parent = setup.parent
    agenda = setup.agenda
    agreed = takes_chart(agenda, parent)
    if setup.chart:
        agenda = with_scheme(agenda, agenda.charts()[0], setup.chart.scheme)
    elif agreed is not None:
        agenda = with_scheme(agenda, agreed[0], agreed[1].scheme)
    return Details(
        id="details",
        session=session_id,
        title=titled(setup),
        organisation=setup.organisation or (parent.info.organisation if parent else ""),
        facilitator=setup.facilitator or (parent.info.facilitator if parent else ""),
        day=setup.day,
        ends=setup.ends,
        venue=setup.venue,
        sponsor_invites=setup.sponsor_invites,
        agenda=for_the_wall(agenda),
        language=language,
        thresholds=Thresholds(a_implies_r=_owners_only(agenda)),
        parent=Parent(session=parent.id, title=parent.info.title, agenda=parent.info.agenda.id) if parent else None,
        sample=setup.sample,
        kept_until=setup.kept_until,
    )


def _owners_only(agenda: Agenda) -> bool:
    """Tell whether a short session charts only who answers: then nobody misses the other letters."""
    charts = agenda.charts()
    return bool(charts) and all(chart.letters == "owner" for chart in charts)


def invited(setup: Setup) -> list[Person]:
    """List the people given, then those of the earlier session, then those whom its answers name.

    Args:
        setup: The facilitator's input.

    Returns:
        The people, none of the earlier ones twice.
    """
    people = list(setup.people)
    if setup.parent is None:
        return people
    known = {person.name.casefold() for person in people}
    for person in _people_left(setup.parent):
        if person.name.casefold() not in known:
            known.add(person.name.casefold())
            people.append(person)
    return people


def _people_left(parent: Session) -> list[Person]:
    there = [
        Person(person.name, person.function, person.email, person.sponsor, group=person.group)
        for person in parent.people()
        if not person.left
    ]
    named = [
        _person_in(entry)
        for entry in sorted(parent.entries.values(), key=lambda entry: (entry.place, entry.id))
        if _holds(parent.info.agenda, entry) == "person" and not entry.parked
    ]
    return there + [person for person in named if person.name]


def _person_in(entry: Entry) -> Person:
    """Read a line such as ``Name, function, what they control``; what comes third is for the facilitator alone."""
    name, function, *_ = [*(part.strip() for part in _BETWEEN.split(entry.text)), ""]
    return Person(name, entry.values.get("function") or function)


def _holds(agenda: Agenda, entry: Entry) -> str:
    module = agenda.module(entry.module)
    prompt = module.prompt(entry.prompt) if module else None
    return prompt.holds if prompt else "other"


def _carried(agenda: Agenda, parent: Session, draw: GestureContext) -> list[AnyRecord]:
    """Take over what the earlier session found missing, unwanted and wanted, as lines of the new one.

    They are folded until the room has answered itself; nothing in the new session is their cause. What that session
    had not taken in itself stays there.
    """
    lines: list[AnyRecord] = []
    entries = sorted(parent.entries.values(), key=lambda entry: (entry.place, entry.id))
    for holds in CARRIED:
        target = agenda.holding(holds)
        if target is None:
            continue
        module, prompt = target
        for entry in entries:
            if _holds(parent.info.agenda, entry) == holds and not (entry.parked or entry.waits):
                line = Entry(
                    id=draw.id(),
                    module=module.id,
                    prompt=prompt.id,
                    text=in_parts(module_of(parent, entry.module), entry).text,
                    before="folded",
                    place=len(lines) + 1,
                )
                lines.append(line)
    return lines


def _chart_from_file(
    module: ChartModule, chart: ChartFile, people: list[Participant], draw: GestureContext
) -> list[AnyRecord]:
    roles: list[Role] = []
    for place, title in enumerate(chart.roles, 1):
        roles.append(
            Role(
                id=draw.id(),
                chart=module.id,
                code=short_code(title, {role.code for role in roles}),
                title=title,
                function=title,
                spokesperson=speaker_among(people, title),
                place=place,
            )
        )
    records: list[AnyRecord] = list(roles)
    for place, (label, cells) in enumerate(chart.rows, 1):
        row = Activity(id=draw.id(), chart=module.id, label=label, place=place)
        records.append(row)
        for role, letters in zip(roles, cells, strict=True):
            if letters:
                key = mark_id(module.id, row.id, role.id)
                records.append(Mark(id=key, chart=module.id, activity=row.id, role=role.id, letters=letters))
    return records
