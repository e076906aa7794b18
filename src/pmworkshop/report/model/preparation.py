"""What is needed before the workshop, as data: times, guests, the invitation, the private script, the sheets."""

from __future__ import annotations

from dataclasses import dataclass, field

from pmworkshop.exchange.sheet_form import Part
from pmworkshop.report.model.timetable import Timetable


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody who is expected: everybody who has not left for good.

    Attributes:
        id: The participant's id.
        name: The person's name.
        function: Their function.
        sponsor: Whether this is the sponsor.
        deputy_of: The name of whom they stand in for; empty where they come for themselves.
        voices: The titles of the roles they speak for.
        present: Whether their answers are awaited.
    """

    id: str
    name: str
    function: str = ""
    sponsor: bool = False
    deputy_of: str = ""
    voices: tuple[str, ...] = ()
    present: bool = True


@dataclass(frozen=True, slots=True)
class WallLine:
    """A line that stands on the wall, and what stands behind it in brackets; the hint may be empty."""

    text: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Invitation:
    """What leaders are told before the workshop.

    Attributes:
        audience: Whom the agenda is for, in words.
        views: What the room comes to one view of, a phrase each.
        alone: Whether people write alone before they talk.
        promises: What everybody leaves with, a sentence each.
        questions: What to think about beforehand.
    """

    audience: str = ""
    views: tuple[str, ...] = ()
    alone: bool = False
    promises: tuple[str, ...] = ()
    questions: tuple[WallLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Crib:
    """What the facilitator has at hand of one module beyond its questions; its kind says what.

    Attributes:
        title: The heading; empty where there is none.
        terms: Words that are explained, each with its explanation.
        header: The headings of a table.
        rows: Its rows; none where there is no table.
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
        tool: The method that it is done with.
        manner: How it is answered or decided, in words.
        mode: Whether it is done in the room (``live``), alone beforehand (``solo``) or either way.
        wall: The lines that stand on the wall.
        text: Markdown that stands on the wall.
        notes: The facilitator's own notes.
        cribs: What else the facilitator has at hand.
    """

    tool: str = ""
    manner: str = ""
    mode: str = "live"
    wall: tuple[WallLine, ...] = ()
    text: str = ""
    notes: tuple[str, ...] = ()
    cribs: tuple[Crib, ...] = ()


@dataclass(frozen=True, slots=True)
class Script:
    """The private script of the workshop; in the facilitator's report alone.

    Attributes:
        silent: The titles of the roles that nobody speaks for.
        cues: One for each module, in the order of the timetable.
    """

    silent: tuple[str, ...] = ()
    cues: tuple[Cue, ...] = ()


@dataclass(frozen=True, slots=True)
class Preparation:
    """All that is needed before the workshop. Nothing that anybody answered is in it.

    Attributes:
        timetable: The planned times.
        guests: Who is expected.
        invitation: What leaders are told beforehand.
        script: The private script; None unless the report is for the facilitator.
        sheets: What is asked on the leaders' sheets; empty unless sheets were asked for.
    """

    timetable: Timetable
    guests: tuple[Guest, ...] = ()
    invitation: Invitation = field(default_factory=Invitation)
    script: Script | None = None
    sheets: tuple[Part, ...] = ()
