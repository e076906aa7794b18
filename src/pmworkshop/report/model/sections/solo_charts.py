"""What leaders charted alone: the map for everybody, single charts for the facilitator alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class RowSeen:
    """How leaders who charted alone see one row.

    Attributes:
        label: The row.
        state: How far they agree, in the words of the wall.
        seen: How many see which role answer for it.
        nobody: How many see nobody.
        passed: How many gave no answer that counts.
    """

    label: str
    state: str
    seen: dict[str, int]
    nobody: int | None = None
    passed: int | None = None


@dataclass(frozen=True, slots=True)
class Map:
    """One time of charting alone.

    Attributes:
        number: 1 for the first time.
        leaders: How many charted.
        rows: The rows, least agreed first.
    """

    number: int
    leaders: int
    rows: tuple[RowSeen, ...] = ()


@dataclass(frozen=True, slots=True)
class Settled:
    """How a row that leaders saw differently was settled.

    Attributes:
        row: The row.
        how: Agreed, parked, split, or not settled yet.
        owner: The role that was agreed to answer for it.
        reason: Why, in the room's words.
        who: Where it is parked, who settles it.
        due: Where it is parked, by when.
        into: Where it was split, the rows that came of it.
    """

    row: str
    how: str
    owner: str = ""
    reason: str = ""
    who: str = ""
    due: date | None = None
    into: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Again:
    """How many leaders see the owner that was agreed, before it was talked about and when it was charted again."""

    row: str
    owner: str
    before: int
    before_of: int
    now: int
    now_of: int


@dataclass(frozen=True, slots=True)
class OwnChart:
    """What one leader charted; for the facilitator alone. Of each row the roles with their letters."""

    name: str
    number: int
    rows: dict[str, str]


@dataclass(frozen=True, slots=True)
class Noticed:
    """What stands out in the charts; for the facilitator alone.

    Attributes:
        sort: Rival owners, no owner seen, self-claim, pushed at, consulting reflex, or drift.
        words: What it is.
        leaders: Whom it is about.
    """

    sort: str
    words: str
    leaders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far the whole chart agrees; for the facilitator alone.

    Attributes:
        number: Which time of charting.
        raw: The share of pairs of answers that are the same, 0 to 1; left out where there are no pairs.
        alpha: Krippendorff's alpha; left out where it is undefined.
        reason: Why it is undefined.
    """

    number: int
    raw: float | None = None
    alpha: float | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Alone:
    """All that a report tells of what leaders charted alone.

    Attributes:
        maps: One for each time that charts were shown.
        settled: How the rows that were seen differently were settled.
        again: Where they charted again, how many see the agreed owner.
        charts: Single charts; for the facilitator alone.
        noticed: What stands out; for the facilitator alone.
        agreement: Of each time; for the facilitator alone.
    """

    maps: tuple[Map, ...] = ()
    settled: tuple[Settled, ...] = ()
    again: tuple[Again, ...] = ()
    charts: tuple[OwnChart, ...] = ()
    noticed: tuple[Noticed, ...] = ()
    agreement: tuple[Agreement, ...] = ()
