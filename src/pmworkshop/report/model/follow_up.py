"""What is left to do after the workshop, as data: open actions, gifts, days to look again, and who gets a mail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Gift:
    """What one action is given, or still needs.

    Attributes:
        giver: Who gives it, or the function that it is needed from, in words.
        what: What is given and when, in words.
    """

    giver: str
    what: str


@dataclass(frozen=True, slots=True)
class OpenAction:
    """An action for which something is left to be done.

    Attributes:
        id: Its record's id, which stays the same from export to export.
        code: The code that the room calls it by.
        what: What is to be done; empty while that is not settled.
        place: Its position in the plan.
        owners: Names of its owners, joined; empty where nobody owns it.
        helpers: Names of those who help, joined.
        due: The day on which it is due; None while that is not settled.
        first_step: The first step; empty while that is not settled.
        first_step_by: The day of the first step, if there is one.
        success_measure: How the room will know that it is done.
        gifts: What it is given, or still needs.
        checkins: The days on which the room looks at it again.
    """

    id: str
    code: str
    what: str
    place: int
    owners: str = ""
    helpers: str = ""
    due: date | None = None
    first_step: str = ""
    first_step_by: date | None = None
    success_measure: str = ""
    gifts: tuple[Gift, ...] = ()
    checkins: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class GiftToOthers:
    """What one person gives to the action of others, or in general.

    Attributes:
        what: What is given and when, in words.
        code: The action's code; empty where it is given in general.
        action: What the action is about.
        owners: Names of the action's owners, joined.
    """

    what: str
    code: str = ""
    action: str = ""
    owners: str = ""


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who gets a mail after the workshop; in the facilitator's report alone, because of the address.

    Attributes:
        name: The person's name.
        address: The mail address; empty where none is known.
        actions: The open actions that the person owns.
        gives: What the person gives to others.
    """

    name: str
    address: str = ""
    actions: tuple[OpenAction, ...] = ()
    gives: tuple[GiftToOthers, ...] = ()


@dataclass(frozen=True, slots=True)
class RowOwner:
    """A row of a chart, and the one role that was agreed to answer for it; empty while that is not settled."""

    row: str
    owner: str = ""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What was agreed, what is left to do, and when the room looks again. No single answer is in it.

    Attributes:
        actions: The open actions, in the order of the plan.
        reviews: The days on which the room looks at them again.
        since: What became of what was agreed the last time, a sentence each.
        outcomes: What the room wants to have.
        decided: What was decided.
        owners: Who answers for what, row by row.
        given: What was promised, a line each.
        needed: What is still needed, and what was parked without an answer; a line each.
        recipients: Who gets a mail; in the facilitator's report alone.
        sponsor: The name of the sponsor who has not left; empty where there is none.
        steps: How many steps the session has, so that a later calendar file replaces an earlier one.
    """

    actions: tuple[OpenAction, ...] = ()
    reviews: tuple[date, ...] = ()
    since: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    decided: tuple[str, ...] = ()
    owners: tuple[RowOwner, ...] = ()
    given: tuple[str, ...] = ()
    needed: tuple[str, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    sponsor: str = ""
    steps: int = 0
