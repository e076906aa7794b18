"""Records of what was agreed: decisions, what leaders give, and the lines of the action plan."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from pmworkshop.agenda.model import Filled, Line
from pmworkshop.session.core.records.base import Degree, Fist, Id, Part, RecordBase


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
        commitment: The commitment that it comes from; nothing where it was noted with the action.
    """

    giver: Id | None = None
    function: Line = ""
    what: Line = ""
    amount: Line = ""
    starts: date | None = None
    ends: date | None = None
    commitment: Id | None = None


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
