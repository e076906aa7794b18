"""What is needed before the workshop, as data: timetable, guests, invitation, private script, sheets."""

from __future__ import annotations

from dataclasses import field
from datetime import date

from pmworkshop.base.dataclass import dataclass
from pmworkshop.exchange.sheet_form import Part
from pmworkshop.report.model.timetable import Timetable


@dataclass(frozen=True, slots=True)
class Guest:
    """A participant who is expected, that is, who has not left for good.

    Attributes:
        id: The participant's id.
        name: The person's name.
        function: The person's function.
        sponsor: Whether this is the sponsor.
        deputy_of: Name of the person they represent; empty if nobody.
        voices: Titles of the roles they speak for.
        present: Whether answers of this person are awaited.
        address: The mail address; in the facilitator's report only, and empty if unknown.
        token: What a sheet of this person is known by when it comes back; empty if none was given, or unless sheets
            were requested.
    """

    id: str
    name: str
    function: str = ""
    sponsor: bool = False
    deputy_of: str = ""
    voices: tuple[str, ...] = ()
    present: bool = True
    address: str = ""
    token: str = ""


@dataclass(frozen=True, slots=True)
class WallLine:
    """A line on the shared screen, with a hint shown in brackets; the hint may be empty."""

    text: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Invitation:
    """What leaders learn before the workshop.

    Attributes:
        audience: For whom the agenda is, in words.
        views: The topics on which the room reaches a common view, a phrase each.
        alone: Whether participants write alone before they talk.
        promises: What every participant takes away, a sentence each.
        questions: What to think about beforehand.
        forms: How many forms everybody gets beforehand, one after the other.
        by_sponsor: Whether the sponsor sends the invitation; else the facilitator does.
    """

    audience: str = ""
    views: tuple[str, ...] = ()
    alone: bool = False
    promises: tuple[str, ...] = ()
    questions: tuple[WallLine, ...] = ()
    forms: int = 0
    by_sponsor: bool = False


@dataclass(frozen=True, slots=True)
class Crib:
    """Reference material of the facilitator for one module, besides its questions; the module kind defines it.

    Attributes:
        title: The heading; empty if there is none.
        terms: Terms with their explanations.
        header: Headings of a table.
        rows: Rows of the table; empty if there is no table.
        line: A sentence in place of terms or a table.
    """

    title: str = ""
    terms: tuple[tuple[str, str], ...] = ()
    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    line: str = ""


@dataclass(frozen=True, slots=True)
class Cue:
    """The private script of one module.

    Attributes:
        tool: The method used.
        manner: How the module is answered or decided, in words.
        mode: ``live`` in the room, ``solo`` alone beforehand, or ``either``.
        wall: Lines on the shared screen.
        text: Markdown on the shared screen.
        opening: What the facilitator says to begin it.
        notes: The facilitator's own notes.
        probes: Questions that help when answers stay vague.
        stuck: What to do when the room is stuck.
        cut: What to leave out when time is short.
        source: Where the method or a figure is from.
        turns: How long each person has in a phase, in words, by the name of the phase.
        cribs: Further reference material.
    """

    tool: str = ""
    manner: str = ""
    mode: str = "live"
    wall: tuple[WallLine, ...] = ()
    text: str = ""
    opening: str = ""
    notes: tuple[str, ...] = ()
    probes: tuple[str, ...] = ()
    stuck: str = ""
    cut: str = ""
    source: str = ""
    turns: tuple[tuple[str, str], ...] = ()
    cribs: tuple[Crib, ...] = ()


@dataclass(frozen=True, slots=True)
class Script:
    """The private script of the workshop; in the facilitator's report only.

    Attributes:
        silent: Titles of the roles without a spokesperson.
        cues: One for each module, in agenda order.
    """

    silent: tuple[str, ...] = ()
    cues: tuple[Cue, ...] = ()


@dataclass(frozen=True, slots=True)
class Missing:
    """What is missing of one question.

    Attributes:
        title: The title of the question.
        parts: How many answers make it complete.
        done: How many there are.
    """

    title: str
    parts: int
    done: int


@dataclass(frozen=True, slots=True)
class Awaited:
    """A leader whose answers are awaited beforehand; in the facilitator's report only.

    Attributes:
        name: The person's name.
        address: The mail address; empty if unknown.
        missing: What is missing, in the order of the agenda.
    """

    name: str
    address: str = ""
    missing: tuple[Missing, ...] = ()


@dataclass(frozen=True, slots=True)
class Preparation:
    """Everything that is needed before the workshop; it contains no answers.

    Attributes:
        timetable: The planned times.
        guests: The expected participants.
        invitation: What leaders learn beforehand.
        materials: What has to be in the room, a line each.
        script: The private script; None unless the report is for the facilitator.
        sheets: What the leaders' sheets ask; empty unless sheets were requested.
        minutes: Planned minutes for what the sheets ask, as far as the agenda says so.
        wave: The number of the wave of forms that is asked now, from 1; 0 where nothing is asked beforehand.
        waves: How many waves there are.
        answers_by: The day by which answers are awaited; None if none was said.
        awaited: Whose answers are awaited; in the facilitator's report only.
    """

    timetable: Timetable
    guests: tuple[Guest, ...] = ()
    invitation: Invitation = field(default_factory=Invitation)
    materials: tuple[str, ...] = ()
    script: Script | None = None
    sheets: tuple[Part, ...] = ()
    minutes: float = 0
    wave: int = 0
    waves: int = 0
    answers_by: date | None = None
    awaited: tuple[Awaited, ...] = ()
