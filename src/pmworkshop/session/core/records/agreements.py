"""Records of agreements: the purpose, decisions, commitments of leaders, and the actions of the plan."""

from datetime import date
from typing import Literal

from pmworkshop.agenda.model import Filled, Line
from pmworkshop.session.core.records.base import Degree, Fist, Id, Name, Number, Part, Place, RecordBase


class Purpose(RecordBase):
    """The sentence that the room chose as its purpose; there is one at a time, and its id is always the same.

    Attributes:
        line: The id of the line that was chosen; None if the sentence was taken over from an earlier session.
        text: The words that were taken over; empty where a line has them.
    """

    kind: Literal["purpose"] = "purpose"
    line: Id | None = None
    text: Line = ""


class Objection(Part):
    """An objection to a proposal.

    Attributes:
        participant: The id of the participant who objected; None if nobody is named.
        text: The objection.
        met: How it was met; empty if it was not.
        proposal: The words that it was made to, if the decision has other words since; else empty.
    """

    participant: Id | None = None
    text: Filled
    met: Line = ""
    proposal: Line = ""


class Decision(RecordBase):
    """A decision of the room.

    Attributes:
        module: The id of the module it was taken in.
        statement: The proposal as it was decided on.
        rule: The decision rule that was announced before anybody answered.
        outcome: The result of applying the rule to the answers.
        objections: The objections, and how each was met.
        because: The ids of the records that the decision follows from.
        review_on: The day on which to review it; None if no day is set.
        reason: How the answers and the rule lead to the outcome; if the sponsor decided, the sponsor's reason.
        dissent: The number of answers that did not support it, without abstentions; None if nobody was asked.
        round: The id of the round it was decided on; None if there was none.
        place: The position among all decisions, in the order in which they were made.
        subject: The id of what was decided, in a module that decides one thing after the other; else empty.
        choice: The word that was chosen, such as ``keep``; empty if a proposal was adopted or not.
        owner: The id of the participant who sees to it; None if nobody is named.
        due: The day by which it is done; None if no day is set.
    """

    kind: Literal["decision"] = "decision"
    module: Name
    statement: Filled
    rule: Line = ""
    outcome: Literal["adopted", "not adopted", "open"] = "open"
    objections: tuple[Objection, ...] = ()
    because: tuple[Id, ...] = ()
    review_on: date | None = None
    reason: Line = ""
    dissent: Number | None = None
    round: Id | None = None
    place: int = 0
    subject: Name = ""
    choice: Line = ""
    owner: Id | None = None
    due: date | None = None

    @property
    def open_to(self) -> tuple[Objection, ...]:
        """The objections to the statement as it is worded now, whether they are met or not."""
        return tuple(one for one in self.objections if not one.proposal)


class Commitment(RecordBase):
    """A resource that a leader promises so that others can keep their own promises.

    Attributes:
        module: The id of the module it was made in.
        giver: The id of the participant who gives; None if nobody is named.
        function: The giving function, if none of its people is in the room.
        ask: What was asked for.
        resource: The resource: people, days, data, access, money ...
        amount: The amount of it.
        starts: The first day; None if open.
        ends: The last day; None if open.
        condition: The condition under which it is given; empty if there is none.
        support: The degree of support, 1 (not at all) to 8 (whole-hearted); None if it was not asked.
        action: The id of the action it contributes to; None if there is none yet.
        place: The position in the list.
        because: The ids of the records that it follows from, such as a condition.
    """

    kind: Literal["commitment"] = "commitment"
    module: Name
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
    place: Place = 0
    because: tuple[Id, ...] = ()


class Give(Part):
    """A resource that one action needs or has been promised.

    Attributes:
        giver: The id of the participant who gives; None while the resource is only needed.
        function: The function it is needed from.
        what: The resource: people, days, data, access, money ...
        amount: The amount of it, such as ``2 days``.
        starts: The first day; None if open.
        ends: The last day; None if open.
        commitment: The id of the commitment it comes from; None if it was noted with the action.
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
        module: The id of the module whose plan it belongs to.
        code: A short code, unique in the session, such as ``A07``.
        what: The outcome, beginning with a verb.
        sort: Start, stop, change, test, decide or give.
        because: The ids of the records that the action follows from.
        owners: The ids of the owners; exactly one once the action is complete.
        helpers: The ids of the participants who help.
        due: The day on which it is done; None while it is not set.
        first_step: The first step, which the owner can take alone and soon.
        first_step_by: The day for the first step; None while it is not set.
        success_measure: What can be seen or counted when it is done.
        no_resources: Whether the owner said that no resources are needed.
        gives: The resources that are needed or promised.
        depends_on: The ids of the actions that must come first.
        status: The state of the work.
        status_reason: Why it was dropped, or what it is stuck on.
        told_on: The day on which its status was last reported; None while it never was.
        told_by: The program that its status was read from, such as ``Jira``; empty if the room said it.
        checkins: The days on which it is checked.
        note: The latest note.
        row: The id of the chart row it belongs to; None if there is none.
        asks: The id of the role that is asked whether it accepts that row; None if none is.
        consulted: The ids of the participants who are asked before, where no row says so.
        informed: The ids of the participants who are told after, where no row says so.
        decision: The id of the decision it carries out; None if there is none.
        confidence: The owner's confidence, 0 to 5; None while it was not asked.
        later: Whether the owner asked to return to it later.
        place: The position in the plan.
        origin: The id under which it was agreed first, if it was taken over from an earlier session; else None.
    """

    kind: Literal["action"] = "action"
    module: Name
    code: Name
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
    told_by: Line = ""
    checkins: tuple[date, ...] = ()
    note: Line = ""
    row: Id | None = None
    asks: Id | None = None
    consulted: tuple[Id, ...] = ()
    informed: tuple[Id, ...] = ()
    decision: Id | None = None
    confidence: Fist | None = None
    later: bool = False
    place: Place = 0
    origin: Id | None = None
