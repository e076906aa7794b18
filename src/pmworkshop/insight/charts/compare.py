"""Compares the charts that several leaders filled in alone: where they agree, and what to discuss."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TypeVar

from pmworkshop.agenda.model import ChartModule, Scheme
from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import spoken
from pmworkshop.insight.charts.compare_cells import Asked, Cell, Charts, Letters, Shade
from pmworkshop.insight.charts.compare_findings import Difference, Sort, differences, drift, owners_seen
from pmworkshop.insight.charts.compare_rows import RowView, State
from pmworkshop.insight.measures.agreement import Chance, krippendorff_alpha
from pmworkshop.session.core.records import Activity, Role, Round
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.thresholds import Thresholds
from pmworkshop.session.operations import chart
from pmworkshop.session.rounds import rounds
from pmworkshop.session.rounds.wording import roles_as_asked, rows_as_asked

__all__ = [
    "Asked",
    "Cell",
    "Charts",
    "Comparison",
    "Difference",
    "Letters",
    "RowView",
    "Settled",
    "Shade",
    "Sort",
    "State",
    "compare",
    "compare_round",
    "drift",
    "settled_against",
]

T = TypeVar("T")


@dataclass(frozen=True)
class Comparison:
    """The charts of several leaders, compared; its parts are computed on first use.

    Attributes:
        rows: The rows, from the top.
        asked: What the leaders were asked to fill in.
    """

    rows: tuple[RowView, ...]
    asked: Asked

    @cached_property
    def contested(self) -> tuple[RowView, ...]:
        """The rows, most contested first; rows that are equally contested by their place in the chart."""
        return tuple(sorted(self.rows, key=lambda row: (-row.contestedness, row.row.place, row.row.id)))

    @cached_property
    def _differences(self) -> dict[str, tuple[Difference, ...]]:
        """The differences by the language that they are said in."""
        return {}

    @property
    def differences(self) -> tuple[Difference, ...]:
        """All differences that stand out, for the facilitator: row by row, then role by role."""
        code = spoken()
        if code not in self._differences:
            self._differences[code] = tuple(differences(self.rows, self.asked))
        return self._differences[code]

    @property
    def for_the_wall(self) -> tuple[Difference, ...]:
        """The differences that may be shown on the wall."""
        return tuple(difference for row in self.rows for difference in owners_seen(row))

    @cached_property
    def agreement(self) -> Chance:
        """The agreement on the whole chart: Krippendorff's alpha, never shown without the raw agreement.

        If leaders named only owners, the subjects are the rows and the answers the named owners; otherwise the
        subjects are the cells and the answers the sets of letters, blank included. The raw agreement is the share of
        pairs of answers that are the same, each answer with equal weight: with ``m`` answers to a subject, ``c`` of
        them in each category, and N in all, it is the sum of ``c (c - 1) / (m - 1)`` over N. Subjects with fewer than
        two answers are left out. Alpha is undefined where all answers are the same, and both are where no subject has
        two.
        """
        if self.asked.owners_only:
            return krippendorff_alpha(_table([Counter(row.votes.values()) for row in self.rows]))
        return krippendorff_alpha(_table([cell.counts for row in self.rows for cell in row.cells]))


def _table(subjects: Sequence[Mapping[T, int]]) -> list[list[int]]:
    """Make a table of counts with one column per category; the order of the columns does not change alpha."""
    categories = dict.fromkeys(category for counts in subjects for category in counts)
    return [[counts.get(category, 0) for category in categories] for counts in subjects]


def compare(
    charts: Charts,
    *,
    rows: Sequence[Activity],
    roles: Sequence[Role],
    scheme: Scheme,
    owners_only: bool,
    thresholds: Thresholds,
) -> Comparison:
    """Compare the charts of several leaders.

    Rows and roles that are no longer in the chart are left out. Letters outside the scheme are compared as they are.
    Leaders who have left the session still count.

    Args:
        charts: The chart of each leader; empty for an anonymous or hidden round.
        rows: The rows to compare, from the top.
        roles: The columns, from the left.
        scheme: The scheme, which says what the letters mean.
        owners_only: Whether the leaders named only the owner of each row.
        thresholds: The limits that the answers are judged by.

    Returns:
        The comparison, with one view per row in ``rows``.
    """
    asked = Asked(tuple(roles), scheme, owners_only, thresholds)
    views = []
    for row in rows:
        answers = {leader: chart[row.id] for leader, chart in charts.items() if row.id in chart}
        views.append(RowView(row, asked, answers, leaders=len(charts)))
    return Comparison(tuple(views), asked)


def compare_round(session: Session, module: ChartModule, round_: Round) -> Comparison:
    """Compare the charts of a round.

    Practice rows are left out, and rows without an answer, such as those added after the leaders had charted. Rows
    and roles have the words that the leaders were asked with; those that were renamed since have both.

    Args:
        session: The session; its public view has charts of revealed rounds only.
        module: The chart module.
        round_: A round of that module.

    Returns:
        The comparison; without rows if the view has no answers of the round.
    """
    answered = {ballot.subject for ballot in session.ballots.values() if ballot.round == round_.id}
    rows = (row for row in chart.rows(session, module.id) if row.id in answered and not row.practice)
    return compare(
        rounds.charted(session, round_.id),
        rows=rows_as_asked(round_, rows),
        roles=roles_as_asked(round_, chart.roles(session, module.id)),
        scheme=module.scheme,
        owners_only=module.letters == "owner",
        thresholds=session.info.thresholds,
    )


@dataclass(frozen=True, slots=True)
class Settled:
    """How many leaders name the agreed owner of a row, before and after.

    Attributes:
        row: The id of the activity.
        owner: The id of the role that was agreed as owner.
        before: How many leaders named this role alone in the first round.
        before_of: Number of answers in the first round.
        after: How many leaders named this role alone in the second round.
        after_of: Number of answers in the second round.
    """

    row: str
    owner: str
    before: int
    before_of: int
    after: int
    after_of: int


def settled_against(charts: Charts, agreed: Letters, *, before: Comparison) -> tuple[Settled, ...]:
    """Count for each disputed row how many leaders name the agreed owner, before and after.

    Args:
        charts: The chart of each leader in the second round.
        agreed: The agreed letters, by activity id and role id.
        before: The comparison of the first round.

    Returns:
        The counts, row by row; rows that do not have exactly one agreed owner, or have no answers in the second
        round, are left out.
    """
    asked = before.asked
    again = compare(
        charts,
        rows=[view.row for view in before.rows if view.disputed],
        roles=asked.roles,
        scheme=asked.scheme,
        owners_only=asked.owners_only,
        thresholds=asked.thresholds,
    )
    first = {view.row.id: view for view in before.rows}
    found = []
    for now in again.rows:
        owner = asked.agreed_owner(agreed.get(now.row.id, {}))
        if owner is not None and now.answered:
            then = first[now.row.id]
            found.append(Settled(now.row.id, owner, then.just(owner), then.answered, now.just(owner), now.answered))
    return tuple(found)
