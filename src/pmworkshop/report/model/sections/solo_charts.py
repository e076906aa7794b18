"""Charts that leaders filled in alone: a comparison for everybody, single charts for the facilitator."""

from __future__ import annotations

from pmworkshop.base.dataclass import dataclass
from pmworkshop.report.model.parts import Reason


@dataclass(frozen=True, slots=True)
class RowSeen:
    """How the leaders who filled in a chart alone see one row.

    Attributes:
        label: Label of the row.
        state: How far they agree, in words.
        seen: Number of leaders by title of the role that they see as owner.
        nobody: Number of leaders who see no owner; None if zero.
        passed: Number of leaders without a valid answer; None if zero.
    """

    label: str
    state: str
    seen: dict[str, int]
    nobody: int | None = None
    passed: int | None = None


@dataclass(frozen=True, slots=True)
class Map:
    """The comparison of one round of charts.

    Attributes:
        number: Number of the round, counted from 1.
        leaders: How many leaders filled in a chart.
        rows: The rows, the least agreed first.
    """

    number: int
    leaders: int
    rows: tuple[RowSeen, ...] = ()


@dataclass(frozen=True, slots=True)
class Settled:
    """How a contested or parked row was settled.

    Attributes:
        row: Label of the row.
        how: ``agreed``, ``parked``, ``split`` or ``not settled yet``.
        owner: Titles of the roles agreed as owner, joined.
        reason: Why this role answers for it: the reason noted beside the owner's letter.
        others: Reasons noted beside other letters of the row, each with its role and letters.
        given: Who settles a row that the room gave to somebody, and by when: ``Sponsor, by 11 Dec``; else empty.
        into: For a split row, the labels of the new rows.
        not_here: Titles of the owners that nobody in the room speaks for, until somebody has asked them.
    """

    row: str
    how: str
    owner: str = ""
    reason: str = ""
    others: tuple[Reason, ...] = ()
    given: str = ""
    into: tuple[str, ...] = ()
    not_here: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Again:
    """How many leaders see the agreed owner of a row, before the discussion and when the chart was asked again.

    Attributes:
        row: Label of the row.
        owner: Title of the agreed owner.
        before: How many saw this owner the first time.
        before_of: How many answered the first time.
        now: How many see this owner the last time.
        now_of: How many answered the last time.
    """

    row: str
    owner: str
    before: int
    before_of: int
    now: int
    now_of: int


@dataclass(frozen=True, slots=True)
class OwnChart:
    """The chart of one leader; in the facilitator's report only.

    Attributes:
        name: Name of the leader.
        number: Number of the round, counted from 1.
        rows: By label of the row, the roles with their letters (only the owners if the chart asks for owners only).
    """

    name: str
    number: int
    rows: dict[str, str]


@dataclass(frozen=True, slots=True)
class Noticed:
    """A pattern in the charts; in the facilitator's report only.

    Attributes:
        sort: Rival owners, no owner seen, self-claim, pushed at, consulting reflex, or drift.
        words: Description of the pattern.
        leaders: Names of the leaders concerned.
    """

    sort: str
    words: str
    leaders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Agreement:
    """Agreement over the whole chart in one round; in the facilitator's report only.

    Attributes:
        number: Number of the round, counted from 1.
        raw: Share of pairs of equal answers, 0 to 1; None if there are no pairs.
        alpha: Krippendorff's alpha; None if undefined.
        reason: Why alpha is undefined; else empty.
    """

    number: int
    raw: float | None = None
    alpha: float | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Alone:
    """Everything that a report contains about charts filled in alone.

    Attributes:
        maps: One for each revealed round.
        settled: How the contested and parked rows were settled.
        again: How many see the agreed owner; empty unless the chart was asked again.
        charts: Single charts; in the facilitator's report only.
        noticed: Patterns; in the facilitator's report only.
        agreement: Agreement in each round; in the facilitator's report only.
    """

    maps: tuple[Map, ...] = ()
    settled: tuple[Settled, ...] = ()
    again: tuple[Again, ...] = ()
    charts: tuple[OwnChart, ...] = ()
    noticed: tuple[Noticed, ...] = ()
    agreement: tuple[Agreement, ...] = ()
