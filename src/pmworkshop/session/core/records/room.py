"""Records of the workshop itself: its details, its participants, and its progress through the agenda."""

from datetime import date
from typing import Annotated, Literal

from pmworkshop.agenda.model import Agenda, Filled, LanguageCode, Line, PhaseName
from pmworkshop.base.language import ENGLISH
from pmworkshop.base.model import Field
from pmworkshop.session.core.records.base import Id, Moment, Name, Number, Part, Place, RecordBase, Seconds
from pmworkshop.session.core.thresholds import Thresholds

Length = Annotated[float, Field(ge=0, le=1_000_000, allow_inf_nan=False)]
"""Minutes, a part of one included."""


class Parent(Part):
    """The session that this one continues.

    Attributes:
        session: The id of that session.
        title: Its title.
        agenda: The agenda it was run with; may be empty.
    """

    session: Name
    title: Line
    agenda: Name = ""


class Fitted(Part):
    """What the room agreed about its time, where it differs from the agenda; the agenda itself stays unchanged.

    Attributes:
        dropped: The ids of the modules that are left out.
        shortened: The ids of the modules that run in their short minutes, in sessions of earlier versions.
        minutes: The minutes of the modules that run shorter, by id.
        more: The minutes that were given to phases on top, by the id of the module and the phase.
        at: The moment at which this was agreed; a dropped module that the room enters later is run all the same.
    """

    dropped: tuple[Name, ...] = ()
    shortened: tuple[Name, ...] = ()
    minutes: dict[Name, Length] = {}
    more: dict[Name, dict[PhaseName, Length]] = {}
    at: Moment | None = None


class Retired(Part):
    """The receipt for what was let go of a session, by number and without any content.

    Attributes:
        day: The day on which it was let go.
        by: Who did it; empty if nobody is named.
        answers: The number of single answers.
        lines: The number of lines that were answers, and not agreed.
        remarks: The number of remarks beside values and of objections.
        names: The number of people whose names and mail addresses stood there.
    """

    day: date
    by: Line = ""
    answers: Number = 0
    lines: Number = 0
    remarks: Number = 0
    names: Number = 0


class Details(RecordBase):
    """The details of the workshop, and everything else that exports need besides the answers.

    Attributes:
        session: The id of the session, which also identifies its file.
        title: The title that the room sees.
        organisation: The organisation that holds the workshop.
        facilitator: The name of the facilitator.
        day: The day of the workshop; all dates are compared with it, never with today.
        ends: The agreed end, ``HH:MM``; empty if open.
        venue: Where the workshop is; empty if not said.
        sponsor_invites: Whether the sponsor invites; else the facilitator does.
        agenda: The agenda as it was when the session began.
        language: The language that the session is held in, of which its exports are.
        thresholds: The limits that the rules compare with.
        parent: The session that this one continues; None if there is none.
        sample: Whether it is a made-up example.
        answers_by: The day by which answers are awaited that are given beforehand; None if none was said.
        solo: The id of the participant who prepares alone with this file; None in the room's own session.
        fitted: What the room agreed about its time; None while the agenda is run as planned.
        kept_until: The day until which single answers are kept; None for no end.
        retired: The receipt for single answers and names that were let go; None while they are here.
    """

    kind: Literal["details"] = "details"
    session: Name
    title: Filled
    organisation: Line = ""
    facilitator: Line = ""
    day: date
    ends: Annotated[str, Field(pattern=r"^(([01]\d|2[0-3]):[0-5]\d)?$")] = ""
    venue: Line = ""
    sponsor_invites: bool = False
    agenda: Agenda
    language: LanguageCode = ENGLISH
    thresholds: Thresholds = Thresholds.model_construct()
    parent: Parent | None = None
    sample: bool = False
    answers_by: date | None = None
    solo: Id | None = None
    fitted: Fitted | None = None
    kept_until: date | None = None
    retired: Retired | None = None


class Participant(RecordBase):
    """A leader who is in the room or should be.

    Attributes:
        name: The name as it is shown.
        function: The function: Operations, Supply chain, Sales ...
        group: The side that the person belongs to, so that answers can be shown apart: Managers, Partners ...; may
            be empty.
        email: The address for mails after the workshop; private.
        sponsor: Whether this is the sponsor, who speaks and votes last.
        present: Whether answers are awaited from this participant.
        place: The position in lists.
        deputy_of: The id of the participant whom this one represents; None if there is none.
        left: Whether the person has left for good; their answers stay.
        token: What only the file prepared for this person holds too, so that no other one passes for it; private.
    """

    kind: Literal["participant"] = "participant"
    name: Filled
    function: Line = ""
    group: Line = ""
    email: Line = ""
    sponsor: bool = False
    present: bool = True
    place: Place = 0
    deputy_of: Id | None = None
    left: bool = False
    token: Name = ""


class Recess(Part):
    """An unplanned break.

    Attributes:
        returns: The moment at which the room is back.
        title: The name of the break.
    """

    returns: Moment
    title: Filled = "Break"


class Stage(RecordBase):
    """The current position of the room in the agenda.

    Attributes:
        module: The id of the current module.
        phase: The current phase of it.
        started: The moment at which the phase's clock started.
        paused: The seconds that do not count.
        paused_since: The moment at which the clock was paused; None while it runs.
        curtain: Whether the wall is blank.
        finished: Whether the room has left the last module.
        fitted: What a re-fit changed, in a session of an earlier version; the details hold it since.
        recess: The present break; None if there is none.
        item: The id of what is decided now, in a module that decides one thing after the other; else empty.
        ran: The seconds that phases have run in earlier stays, at most those they had, by module and phase; None if
            none has.
        spoken: The ids of those who have spoken in this phase, one for each turn; None if nobody has.
    """

    kind: Literal["stage"] = "stage"
    module: Name
    phase: PhaseName
    started: Moment
    paused: Seconds = 0
    paused_since: Moment | None = None
    curtain: bool = False
    finished: bool = False
    fitted: Fitted | None = None
    recess: Recess | None = None
    item: Name = ""
    ran: dict[Name, dict[PhaseName, Seconds]] | None = None
    spoken: tuple[Id, ...] | None = None


class Visit(RecordBase):
    """One stay of the room in a module.

    Attributes:
        module: The id of the module.
        planned: The planned minutes.
        spent: The seconds spent, without pauses; set when the room leaves.
        entered: The moment of arrival.
        left: The moment of leaving; None while the room is still in the module.
        paused: The seconds that did not count in past phases; None if all counted.
        phase: The phase in which the room left it; None while it has not, or if that is not known.
        ahead: Of the first stay: how many had answered before the room met, by round; None if nobody had.
    """

    kind: Literal["visit"] = "visit"
    module: Name
    planned: Length
    spent: Seconds = 0
    entered: Moment
    left: Moment | None = None
    paused: Seconds | None = None
    phase: PhaseName | None = None
    ahead: dict[Name, Place] | None = None
