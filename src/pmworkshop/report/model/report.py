"""The Report: all that leaves the room about a session, as data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pmworkshop.report.model.audience import AUDIENCES, Audience
from pmworkshop.report.model.conflicts import Conflict
from pmworkshop.report.model.follow_up import FollowUp
from pmworkshop.report.model.parts import Heading
from pmworkshop.report.model.preparation import Preparation
from pmworkshop.report.model.sections.base import Section

FORMAT = 1
"""Version of ``summary.toml``."""


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
        preparation: What is needed before the workshop.
        follow_up: What is left to do after it.
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

    @property
    def audience(self) -> Audience:
        """Who reads it."""
        return next(audience for audience in AUDIENCES if audience == self.meta.audience)
