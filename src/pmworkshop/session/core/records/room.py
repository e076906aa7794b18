"""Records of the workshop itself: what it is, who is in it, and where the room is."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from pmworkshop.agenda.model import Agenda, Filled, Line, PhaseName
from pmworkshop.session.core.records.base import Id, Part, RecordBase
from pmworkshop.session.core.thresholds import Thresholds


class Parent(Part):
    """The session that this one continues."""

    session: str
    title: Line
    agenda: str = ""


class Details(RecordBase):
    """What the workshop is, and everything its exports depend on besides the answers.

    Attributes:
        session: The session's id; the file is known by it.
        title: What the room sees.
        organisation: Whose workshop it is.
        facilitator: Who runs it.
        day: The day of the workshop; all dates are judged against it, never against today's.
        ends: The agreed end, ``HH:MM``; empty when open.
        agenda: The agenda as it was when the session began.
        thresholds: The limits of the rules.
        parent: The session this one continues, if any.
        sample: Whether it is a made-up example.
        solo: The participant who prepares alone with this file; nobody in the session of the room.
    """

    kind: Literal["details"] = "details"
    session: str
    title: Filled
    organisation: Line = ""
    facilitator: Line = ""
    day: date
    ends: Annotated[str, StringConstraints(pattern=r"^(([01]\d|2[0-3]):[0-5]\d)?$")] = ""
    agenda: Agenda
    thresholds: Thresholds = Thresholds()
    parent: Parent | None = None
    sample: bool = False
    solo: Id | None = None


class Participant(RecordBase):
    """A leader in the room, or one who should be.

    Attributes:
        function: Operations, Supply chain, Sales ...
        email: For the mails after the workshop; private.
        sponsor: Whether this is the sponsor, who speaks and votes last.
        present: Whether answers are awaited.
        place: Position in lists.
        deputy_of: The participant this one stands in for.
        left: Whether the person has left for good; what they said stays.
    """

    kind: Literal["participant"] = "participant"
    name: Filled
    function: Line = ""
    email: Line = ""
    sponsor: bool = False
    present: bool = True
    place: int = 0
    deputy_of: Id | None = None
    left: bool = False


class Fitted(Part):
    """What a re-fit changed in the rest of the agenda, which itself stays as it was.

    Attributes:
        dropped: Modules that the way through the agenda leaves out.
        shortened: Modules that are run in their short minutes.
    """

    dropped: tuple[str, ...] = ()
    shortened: tuple[str, ...] = ()


class Recess(Part):
    """A break or lunch that was not in the agenda.

    Attributes:
        returns: When the room is back.
        title: What it is.
    """

    returns: datetime
    title: Filled = "Break"


class Stage(RecordBase):
    """Where the room is.

    Attributes:
        module: The module that is run.
        phase: Its phase.
        started: When the phase's clock began.
        paused: Seconds that do not count.
        paused_since: When the clock was stopped, while it is.
        curtain: Whether the wall is blank.
        finished: Whether the last module was left.
        fitted: What a re-fit changed; nothing while the agenda is run as it is.
        recess: The break that the room is on, while it is.
    """

    kind: Literal["stage"] = "stage"
    module: str
    phase: PhaseName
    started: datetime
    paused: Annotated[int, Field(ge=0)] = 0
    paused_since: datetime | None = None
    curtain: bool = False
    finished: bool = False
    fitted: Fitted | None = None
    recess: Recess | None = None

    @property
    def dropped(self) -> tuple[str, ...]:
        """The modules that a re-fit left out."""
        return self.fitted.dropped if self.fitted else ()

    @property
    def shortened(self) -> tuple[str, ...]:
        """The modules that a re-fit shortened."""
        return self.fitted.shortened if self.fitted else ()


class Visit(RecordBase):
    """One time that the room was in a module.

    Attributes:
        module: The module.
        planned: Its planned minutes.
        spent: Seconds spent, pauses not counted; set when it is left.
        entered: When.
        left: When; nothing while the room is there.
        paused: Seconds that did not count in phases that are over; nothing where all counted.
    """

    kind: Literal["visit"] = "visit"
    module: str
    planned: Annotated[float, Field(ge=0, allow_inf_nan=False)]
    spent: Annotated[int, Field(ge=0)] = 0
    entered: datetime
    left: datetime | None = None
    paused: Annotated[int, Field(ge=0)] | None = None
