"""What remains to be done after the workshop, as data: open actions, resources, review days, mail recipients."""

from __future__ import annotations

from datetime import date

from pmworkshop.base.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Gift:
    """A resource that an action gets or still needs.

    Attributes:
        giver: Name of the giver, or in words the function from which it is needed.
        what: The resource and its dates, in words.
    """

    giver: str
    what: str


@dataclass(frozen=True, slots=True)
class OpenAction:
    """An action that is neither done nor dropped.

    Attributes:
        id: Id of its record, which is the same in every export.
        code: Code of the action in the plan.
        what: What is to be done; empty if not settled yet.
        place: Position in the plan.
        owners: Names of its owners, joined; empty if there is none.
        helpers: Names of the helpers, joined.
        asks: Names of those who are asked before, joined.
        tells: Names of those who are told after, joined.
        due: Due date; None if not settled yet.
        first_step: The first step; empty if not settled yet.
        first_step_by: Date of the first step; None if there is none.
        success_measure: How the room will know that the action succeeded.
        gifts: Resources that it gets or still needs.
        checkins: Days on which the room reviews it.
        status: Where it stands, such as ``in progress``.
        reference: The id under which it was agreed first, which is the same over all follow-ups.
        keepers: Names of its owners, each by itself.
        became: What has become of it since it was agreed last time, in words; empty for one of this session.
    """

    id: str
    code: str
    what: str
    place: int
    owners: str = ""
    helpers: str = ""
    asks: str = ""
    tells: str = ""
    due: date | None = None
    first_step: str = ""
    first_step_by: date | None = None
    success_measure: str = ""
    gifts: tuple[Gift, ...] = ()
    checkins: tuple[date, ...] = ()
    status: str = ""
    reference: str = ""
    keepers: tuple[str, ...] = ()
    became: str = ""


@dataclass(frozen=True, slots=True)
class Became:
    """An action of an earlier session and what has become of it.

    Attributes:
        id: Id of its record.
        code: Code of the action.
        what: What was agreed then.
        owners: Who owns it, as the room calls them.
        became: What has become of it, in words.
        over: Whether it is done or dropped.
        due: The day that is agreed now; None if there is none.
    """

    id: str
    code: str
    what: str
    owners: str
    became: str
    over: bool
    due: date | None = None


@dataclass(frozen=True, slots=True)
class GiftToOthers:
    """A resource that one person gives to an action of others, or in general.

    Attributes:
        what: The resource and its dates, in words.
        code: Code of the action; empty if it is given in general.
        action: What the action does.
        owners: Names of the owners of the action, joined.
    """

    what: str
    code: str = ""
    action: str = ""
    owners: str = ""


@dataclass(frozen=True, slots=True)
class Lettered:
    """What one letter of a chart asks of one person.

    Attributes:
        letter: The letter; empty if the row was left to this person to settle.
        asks: What it asks, as the words above a list of rows.
        row: Label of the row.
        role: Title of the role that has the letter.
        others: Who else has a part in it, in words; empty if nobody.
        open: In words that the row is not settled, and who settles it; empty if it is.
    """

    letter: str
    asks: str
    row: str
    role: str
    others: str = ""
    open: str = ""


@dataclass(frozen=True, slots=True)
class Recipient:
    """A person who gets a mail after the workshop; because of the address, in the facilitator's report only.

    Attributes:
        name: The person's name.
        address: The mail address; empty if unknown.
        actions: Open actions that the person owns.
        gives: Resources that the person gives to others.
        letters: What the letters of the charts ask of the person, in the order of the letters and rows.
        closed: Actions of an earlier session that the person owned and that are done or dropped.
        decisions: Adopted decisions that the person sees to, each with its day if it has one.
        was_there: Whether the person was in the room.
    """

    name: str
    address: str = ""
    actions: tuple[OpenAction, ...] = ()
    gives: tuple[GiftToOthers, ...] = ()
    letters: tuple[Lettered, ...] = ()
    closed: tuple[Became, ...] = ()
    decisions: tuple[str, ...] = ()
    was_there: bool = True


@dataclass(frozen=True, slots=True)
class Unreached:
    """What was agreed and reaches nobody by mail; in the facilitator's report only.

    Attributes:
        sort: ``letter``, ``action``, ``decision`` or ``gift``.
        what: What was agreed, in words.
        why: Why it reaches nobody.
    """

    sort: str
    what: str
    why: str


@dataclass(frozen=True, slots=True)
class RowOwner:
    """A row of a chart and the role agreed as its owner.

    Attributes:
        row: Label of the row.
        owner: Title of the role; empty while none is agreed.
        here: Whether somebody in the room speaks for the role.
        asks: Who asks them, and by when, in words; empty while nobody has taken it on.
        given: Who settles a row that the room gave to somebody, and by when; else empty.
    """

    row: str
    owner: str = ""
    here: bool = True
    asks: str = ""
    given: str = ""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What was agreed, what remains to be done, and when it is reviewed; it contains no single answers.

    Attributes:
        actions: The open actions, in the order of the plan.
        reviews: Review days of the actions.
        became: The actions of an earlier session and what has become of them; empty unless one is continued.
        since: What happened since the previous workshop, a sentence each.
        outcomes: The outcomes that the room wants.
        decided: Statements that were adopted.
        owners: Owners of the chart rows.
        given: Promised resources, a line each.
        needed: Resources still needed and parked entries without an answer, a line each.
        recipients: Mail recipients; in the facilitator's report only.
        unreached: What reaches none of them; in the facilitator's report only.
        sponsor: Name of the sponsor, if present in the list and not left; else empty.
        sponsor_address: The sponsor's mail address; in the facilitator's report only, and empty if unknown.
        steps: Number of steps of the session, so that a later calendar file replaces an earlier one.
    """

    actions: tuple[OpenAction, ...] = ()
    reviews: tuple[date, ...] = ()
    became: tuple[Became, ...] = ()
    since: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    decided: tuple[str, ...] = ()
    owners: tuple[RowOwner, ...] = ()
    given: tuple[str, ...] = ()
    needed: tuple[str, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    unreached: tuple[Unreached, ...] = ()
    sponsor: str = ""
    sponsor_address: str = ""
    steps: int = 0
