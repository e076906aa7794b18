"""The kinds of record that the whole state of a workshop is made of."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import cache
from typing import Annotated, Any, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter

from pmworkshop.agenda.model import Agenda, Filled, Line, PhaseName, Prose
from pmworkshop.session.core.thresholds import Thresholds

Id = Annotated[str, AfterValidator(str), StringConstraints(min_length=1, max_length=240)]
Letters = Annotated[str, StringConstraints(pattern=r"^[A-Z]{0,5}$")]
Degree = Annotated[int, Field(ge=0, le=8)]
Fist = Annotated[int, Field(ge=0, le=5)]


class Part(BaseModel):
    """A value inside a record."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class RecordBase(Part):
    """What all records have: an id, unique within their kind."""

    id: Id


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


class Entry(RecordBase):
    """One answer in a module.

    Attributes:
        module: The module it was given in.
        prompt: The prompt it answers.
        text: The answer.
        author: The participant who gave it; nobody when given without a name.
        theme: The group it belongs to.
        values: Typed further values, by column id.
        because: Ids of the records it follows from.
        place: Position in its list.
        parked: Whether it waits in the parking lot.
        answer: What became of a parked line.
    """

    kind: Literal["entry"] = "entry"
    module: str
    prompt: str = "1"
    text: Prose
    author: Id | None = None
    theme: Id | None = None
    values: dict[str, Line] = {}
    because: tuple[Id, ...] = ()
    place: int = 0
    parked: bool = False
    answer: Line = ""


class Theme(RecordBase):
    """A named group of answers."""

    kind: Literal["theme"] = "theme"
    module: str
    title: Line
    place: int = 0


class Role(RecordBase):
    """A column of a chart.

    Attributes:
        chart: The module id of the chart.
        code: Up to four characters for narrow grids.
        title: The role in full words.
        function: The function whose leader speaks for it.
        spokesperson: The participant who speaks for it.
        sponsor: Whether it is the top role.
        place: Position from the left.
    """

    kind: Literal["role"] = "role"
    chart: str
    code: Annotated[str, AfterValidator(lambda code: code.strip()[:4])]
    title: Filled
    function: Line = ""
    spokesperson: Id | None = None
    sponsor: bool = False
    place: int = 0


class Activity(RecordBase):
    """A row of a chart.

    Attributes:
        chart: The module id of the chart.
        label: Verb first.
        question: What is at stake.
        because: Ids of the records it follows from.
        place: Position from the top.
        state: Open, settled by the room, or parked with an action to settle it.
        due: When a decision has to be taken (DACI).
        routine: Whether it is decided every day (RAPID is for weighty decisions).
        practice: Whether it only serves to practise the letters.
    """

    kind: Literal["activity"] = "activity"
    chart: str
    label: Filled
    question: Line = ""
    because: tuple[Id, ...] = ()
    place: int = 0
    state: Literal["open", "settled", "parked"] = "open"
    due: date | None = None
    routine: bool = False
    practice: bool = False


class Round(RecordBase):
    """One time of asking in a module.

    Attributes:
        module: The module.
        number: 1 for the first time, 2 for the second beside it ...
        asks: For answers, or for a choice among the groups that answers were put into.
        wanted: Whether it asks for what is wanted rather than what is.
        status: Open while answers come in, closed, then revealed to all at once.
        shown: Subjects that were revealed before the others, where they are shown one by one.
        anonymous: Whether names are kept.
        holder: The window that takes an anonymous round.
        hands: Raised hands: how many showed each value, by subject.
        texts: Sorted texts of an anonymous round.
        voted: Who has answered, once an anonymous round is closed.
        day: The day on which it was shown, where it was taken over from a session before.
    """

    kind: Literal["round"] = "round"
    module: str
    number: int = 1
    asks: Literal["answers", "choice"] = "answers"
    wanted: bool = False
    status: Literal["open", "closed", "revealed"] = "open"
    shown: tuple[str, ...] = ()
    anonymous: bool = False
    holder: str = ""
    hands: dict[str, dict[str, int]] = {}
    texts: tuple[Prose, ...] = ()
    voted: tuple[Id, ...] = ()
    day: date | None = None


class Ballot(RecordBase):
    """One person's answer in one round; its id is round, participant and subject.

    Exactly one of the values is given, or ``abstained`` is true.

    Attributes:
        subject: What is answered: a subject, an entry, a theme or a chart's row.
        score: A step of a scale, a fist or a gradient.
        choice: A word that was chosen.
        ranking: Subjects, best first.
        points: Points or dots by subject.
        letters: Letters by role, for a chart's row.
        text: A sentence.
        abstained: Counted, not missing.
        corrected: Whether a typing slip was mended after the reveal.
    """

    kind: Literal["ballot"] = "ballot"
    round: Id
    participant: Id
    subject: str
    score: Annotated[int, Field(ge=0, le=100)] | None = None
    choice: Line | None = None
    ranking: tuple[str, ...] | None = None
    points: dict[str, Annotated[int, Field(ge=0, le=1000)]] | None = None
    letters: dict[str, Letters] | None = None
    text: Prose | None = None
    abstained: bool = False
    corrected: bool = False


class Mark(RecordBase):
    """The agreed letters in one cell of a chart; its id is chart, activity and role.

    Attributes:
        letters: In the order of the scheme, such as ``AR``; never empty (a blank cell has no mark).
        reason: Why, where the room did not agree at once.
    """

    kind: Literal["mark"] = "mark"
    chart: str
    activity: Id
    role: Id
    letters: Annotated[Letters, StringConstraints(min_length=1)]
    reason: Line = ""


class Acceptance(RecordBase):
    """A finding that the room lives with; its id is place, rule, row and column.

    Attributes:
        module: The chart or plan that the finding is about.
        rule: The rule's id, such as ``RACI-W03``.
        row: The activity or action, if the finding is about one.
        column: The role, if the finding is about one.
        reason: Why it is accepted.
    """

    kind: Literal["acceptance"] = "acceptance"
    module: str
    rule: str
    row: Id | None = None
    column: Id | None = None
    reason: Filled


class Objection(Part):
    """What somebody held against a proposal, and how it was met."""

    participant: Id | None = None
    text: Filled
    met: Line = ""


class Decision(RecordBase):
    """What was decided.

    Attributes:
        module: Where it was decided.
        statement: The proposal as it was decided on.
        rule: The rule that was announced before anybody answered.
        outcome: What follows from the rule and the answers.
        objections: Who objected, and how each was met.
        because: Ids of the records it follows from.
        review_on: When to look at it again.
        reason: How the answers and the rule come to it; where the sponsor decided, the sponsor's reason.
        dissent: How many did not support it, abstentions left out; nothing where nobody was asked.
        round: The round that it was decided on.
    """

    kind: Literal["decision"] = "decision"
    module: str
    statement: Filled
    rule: Line = ""
    outcome: Literal["adopted", "not adopted", "open"] = "open"
    objections: tuple[Objection, ...] = ()
    because: tuple[Id, ...] = ()
    review_on: date | None = None
    reason: Line = ""
    dissent: Annotated[int, Field(ge=0)] | None = None
    round: Id | None = None


class Commitment(RecordBase):
    """What a leader gives so that others can keep their promises.

    Attributes:
        giver: The participant who gives.
        function: The function, where nobody of it is in the room.
        ask: What was asked for.
        resource: People, days, data, access, money ...
        amount: How much of it.
        starts: From when.
        ends: Until when.
        condition: On which condition.
        support: Degree of support, 1 (not at all) to 8 (whole-hearted).
        action: The action it feeds.
    """

    kind: Literal["commitment"] = "commitment"
    module: str
    giver: Id | None = None
    function: Line = ""
    ask: Line = ""
    resource: Line = ""
    amount: Line = ""
    starts: date | None = None
    ends: date | None = None
    condition: Line = ""
    support: Degree | None = None
    action: Id | None = None
    place: int = 0


class Give(Part):
    """A resource promised to one action.

    Attributes:
        giver: The participant who gives; nobody while it is only needed.
        function: The function it is needed from.
        what: People, days, data, access, money ...
        amount: How much of it, such as ``2 days``.
        starts: From when.
        ends: Until when.
    """

    giver: Id | None = None
    function: Line = ""
    what: Line = ""
    amount: Line = ""
    starts: date | None = None
    ends: date | None = None


ActionStatus = Literal["proposed", "agreed", "in progress", "done", "at risk", "stuck", "dropped"]


class Action(RecordBase):
    """One line of the action plan.

    Attributes:
        module: The plan it belongs to.
        code: Short and unique in the session, such as ``A07``.
        what: Verb first, one outcome.
        sort: Start, stop, change, test, decide or give.
        because: Ids of the records it follows from.
        owners: Exactly one participant once it is complete.
        helpers: Participants who help.
        due: When it is done.
        first_step: What the owner can do alone, soon.
        first_step_by: By when.
        success_measure: What can be seen or counted when it is done.
        no_resources: Whether the owner said that nothing is needed.
        gives: What is needed or promised, and by whom.
        depends_on: Ids of actions that come first.
        status: Where it stands.
        status_reason: Why it was dropped, or what it is stuck on.
        told_on: The day on which the room said where it stands; nothing while it has not.
        checkins: When it is looked at again.
        note: The last note.
        row: The chart's row it belongs to.
        decision: The decision it carries out.
        confidence: The owner's own, 0 to 5.
        later: Whether the owner asked to come back to it.
        place: Position in the plan.
    """

    kind: Literal["action"] = "action"
    module: str
    code: str
    what: Line
    sort: Literal["start", "stop", "change", "test", "decide", "give"] = "start"
    because: tuple[Id, ...] = ()
    owners: tuple[Id, ...] = ()
    helpers: tuple[Id, ...] = ()
    due: date | None = None
    first_step: Line = ""
    first_step_by: date | None = None
    success_measure: Line = ""
    no_resources: bool = False
    gives: tuple[Give, ...] = ()
    depends_on: tuple[Id, ...] = ()
    status: ActionStatus = "proposed"
    status_reason: Line = ""
    told_on: date | None = None
    checkins: tuple[date, ...] = ()
    note: Line = ""
    row: Id | None = None
    decision: Id | None = None
    confidence: Fist | None = None
    later: bool = False
    place: int = 0


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


AnyRecord = (
    Details | Participant | Entry | Theme | Role | Activity | Round | Ballot | Mark
    | Acceptance | Decision | Commitment | Action | Stage | Visit
)  # fmt: skip
Kind = Literal[
    "details", "participant", "entry", "theme", "role", "activity", "round", "ballot", "mark",
    "acceptance", "decision", "commitment", "action", "stage", "visit",
]  # fmt: skip

MODELS: dict[str, type[AnyRecord]] = {
    model.model_fields["kind"].default: model
    for model in (
        Details, Participant, Entry, Theme, Role, Activity, Round, Ballot, Mark,
        Acceptance, Decision, Commitment, Action, Stage, Visit,
    )
}  # fmt: skip
"""The model of each kind."""


@cache
def _list_of(kind: str) -> TypeAdapter[list[AnyRecord]]:
    model: Any = MODELS[kind]
    model.model_rebuild()  # once for this and for single records alike
    return TypeAdapter(list[model])


def read_record(kind: str, data: dict[str, Any]) -> AnyRecord:
    """Read one record from plain data.

    Raises:
        ValueError: It is no record of its kind.
        KeyError: There is no such kind.
    """
    return MODELS[kind].model_validate(data)


def read_records(kind: str, bodies: Iterable[str]) -> list[AnyRecord]:
    """Read many records of one kind from their JSON; only the models of kinds that occur are ever built.

    Raises:
        ValueError: One of them is no record of its kind.
        KeyError: There is no such kind.
    """
    return _list_of(kind).validate_json(f"[{','.join(bodies)}]")


R = TypeVar("R", bound=AnyRecord)


def revise(record: R, **changes: Any) -> R:
    """Return a copy of ``record`` with some fields changed, validated like a new one."""
    return type(record)(**{**record.__dict__, **changes})
