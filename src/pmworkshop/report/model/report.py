"""The Report: everything that is published about a session, as data."""

from __future__ import annotations

from dataclasses import field
from datetime import date

from pmworkshop.base.dataclass import dataclass
from pmworkshop.report.model.audience import AUDIENCES, Audience
from pmworkshop.report.model.conflicts import Conflict
from pmworkshop.report.model.follow_up import FollowUp
from pmworkshop.report.model.for_sponsor import ForSponsor
from pmworkshop.report.model.impact import Measured, Told
from pmworkshop.report.model.parts import Heading
from pmworkshop.report.model.pictures import Picture
from pmworkshop.report.model.preparation import Preparation
from pmworkshop.report.model.promised import Priority
from pmworkshop.report.model.sections.base import Section

FORMAT = 1
"""Version of ``summary.toml``."""


@dataclass(frozen=True, slots=True)
class Meta:
    """What the report is about.

    Attributes:
        format: Version of ``summary.toml``.
        audience: Who reads the report; one of `AUDIENCES`.
        session: The session's id.
        title: The session's title.
        day: Day of the workshop.
        organisation: Organisation that holds the workshop.
        facilitator: Name of the facilitator.
        venue: Where the workshop is; empty if not said.
        agenda: Title of the agenda.
        kind: Kind of the agenda, such as ``discovery`` or ``follow-up``.
        outcome: Intended outcome of the workshop.
        continues: Title of the session that this one continues; empty if none.
        sample: Whether the session is the fictional sample workshop.
    """

    format: int
    audience: str
    session: str
    title: str
    day: date
    organisation: str = ""
    facilitator: str = ""
    venue: str = ""
    agenda: str = ""
    kind: str = ""
    outcome: str = ""
    continues: str = ""
    sample: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """A participant of the session, present or not.

    Attributes:
        name: The person's name.
        function: The person's function.
        sponsor: Whether this is the sponsor.
        present: Whether the person is present and has not left.
        deputy_of: Name of the person they represent; empty if nobody.
        group: The side that the person belongs to; may be empty.
    """

    name: str
    function: str = ""
    sponsor: bool = False
    present: bool = False
    deputy_of: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Parked:
    """An entry of the parking lot and how it was resolved.

    Attributes:
        text: The entry.
        where: Title of the module where it was parked.
        author: Who wrote it, as far as the audience may know.
        became: How it was resolved; empty while it is open.
    """

    text: str
    where: str
    author: str = ""
    became: str = ""


@dataclass(frozen=True, slots=True)
class Open:
    """An open point.

    Attributes:
        where: Title of the module.
        what: What is open.
    """

    where: str
    what: str


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that is published about a session.

    Attributes:
        meta: What the report is about.
        people: The participants.
        brief: The headings of a discovery call; empty for other agendas.
        sections: One for each module that was reached, in agenda order; of the sponsor's report only those that
            the sponsor gets.
        parked: Entries of the parking lot; empty in the sponsor's report.
        not_settled: Open points.
        not_reached: Titles of the modules that were not reached.
        waiting: Number of held steps, that is, changes in conflict with another change of the same record.
        conflicts: The held steps with both values; in the facilitator's report only.
        preparation: What is needed before the workshop.
        follow_up: What remains to be done after the workshop.
        measures: What shows that the workshop helped: outcomes that were taken over, and measures.
        sentences: What the workshop came to, in sentences, the most important first.
        purpose: The sentence that the room chose as its purpose; empty if there is none.
        priorities: The priorities that votes named.
        pictures: The pictures of the wall, in the order of the sections.
        for_sponsor: What the sponsor's page needs beside that; empty for other readers.
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
    preparation: Preparation
    follow_up: FollowUp
    measures: tuple[Measured, ...] = ()
    sentences: tuple[Told, ...] = ()
    purpose: str = ""
    priorities: tuple[Priority, ...] = ()
    pictures: tuple[Picture, ...] = ()
    for_sponsor: ForSponsor = field(default_factory=ForSponsor)

    @property
    def audience(self) -> Audience:
        """The audience of the report."""
        return next(audience for audience in AUDIENCES if audience == self.meta.audience)
