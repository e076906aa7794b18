"""What the sponsor's page needs beside what every reader gets, as data; it contains no single answers."""

from __future__ import annotations

from dataclasses import field

from pmworkshop.base.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Reached:
    """How much was reached, in numbers.

    Attributes:
        rows: Decisions in the charts, without those for practice.
        owned: How many of them have one owner.
        actions: Open actions with an owner.
        unowned: Open actions without an owner.
        leaders: How many people own an open action.
        adopted: Proposals that were adopted.
        priorities: Priorities that votes named.
        purpose: Whether the sentence of purpose is chosen.
    """

    rows: int = 0
    owned: int = 0
    actions: int = 0
    unowned: int = 0
    leaders: int = 0
    adopted: int = 0
    priorities: int = 0
    purpose: bool = False


@dataclass(frozen=True, slots=True)
class Backed:
    """A priority with how many back it.

    Attributes:
        where: Title of the module whose vote named it.
        place: Its place, from 1; several have the same one if they are level.
        text: Its words.
        share: How many of how many back it, in words; else what the vote gave it.
    """

    where: str
    place: int
    text: str
    share: str


@dataclass(frozen=True, slots=True)
class FromGiver:
    """What one giver gives.

    Attributes:
        giver: The giver, as the room calls them.
        gifts: What they give, each with its condition and its action.
    """

    giver: str
    gifts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ForSponsor:
    """What the sponsor's page needs beside what every reader gets; empty in the reports of other readers.

    Attributes:
        reached: How much was reached.
        priorities: The priorities with how many back them.
        same_before: For how many decisions everybody named the same role before the talk.
        charted_before: How many decisions were charted alone before the talk; 0 where no comparison was shown.
        needs: What the sponsor is needed for, a sentence each, the most pressing first.
        called: How the room calls the owners of each open action, by its id; the sponsor is ``You``.
        given: What is given, by giver.
        support: How far the room stands behind the plan, in words; empty while hands were not counted.
    """

    reached: Reached = field(default_factory=Reached)
    priorities: tuple[Backed, ...] = ()
    same_before: int = 0
    charted_before: int = 0
    needs: tuple[str, ...] = ()
    called: dict[str, str] = field(default_factory=dict)
    given: tuple[FromGiver, ...] = ()
    support: str = ""
