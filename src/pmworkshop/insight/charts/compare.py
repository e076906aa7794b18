"""Charts that leaders filled in alone, laid side by side: where they agree, and what there is to talk about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from pmworkshop.agenda.model import ChartModule, Scheme
from pmworkshop.insight.charts.compare_cells import Asked, Cell, Charts, Letters, Shade
from pmworkshop.insight.charts.compare_findings import Difference, Sort, differences, drift, owners_seen
from pmworkshop.insight.charts.compare_rows import RowView, State
from pmworkshop.insight.measures.agreement import Chance, krippendorff_alpha
from pmworkshop.session.core.records import Activity, Role, Round
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.thresholds import Thresholds
from pmworkshop.session.operations import chart
from pmworkshop.session.rounds import rounds

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
    """The charts of several leaders side by side; its parts are worked out when they are first asked for.

    Attributes:
        rows: The rows, from the top.
        asked: What the leaders were asked to fill in.
    """

    rows: tuple[RowView, ...]
    asked: Asked

    @cached_property
    def contested(self) -> tuple[RowView, ...]:
        """The rows, most contested first; those that are contested alike in their places."""
        return tuple(sorted(self.rows, key=lambda row: (-row.contestedness, row.row.place, row.row.id)))

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """All that stands out, for the facilitator: row by row, then role by role."""
        return tuple(differences(self.rows, self.asked))

    @property
    def for_the_wall(self) -> tuple[Difference, ...]:
        """What may be said on the wall."""
        return tuple(difference for row in self.rows for difference in owners_seen(row))

    @cached_property
    def agreement(self) -> Chance:
        """How far the whole chart agrees: Krippendorff's alpha, and the raw agreement that it is never shown without.

        Subjects are the rows and answers the owners that were named, where leaders said only who answers; else
        subjects are the cells and answers the sets of letters, blank among them. The raw agreement is the share of
        pairs of answers that are the same, each answer weighing alike: with ``m`` answers to a subject, ``c`` of
        them in each category, and N in all, it is the sum of ``c (c - 1) / (m - 1)`` over N. Subjects with fewer
        than two answers drop out. Alpha is undefined where all answers are the same, both where there are no two.
        """
        if self.asked.owners_only:
            return krippendorff_alpha(_table([Counter(row.votes.values()) for row in self.rows]))
        return krippendorff_alpha(_table([cell.counts for row in self.rows for cell in row.cells]))


def _table(subjects: Sequence[Mapping[T, int]]) -> list[list[int]]:
    """Lay counts out with one column a category; their order does not matter to alpha."""
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
    """Lay charts side by side.

    Rows and roles that are not in the chart any more are left out, letters that are not in the scheme count as
    they are, and leaders who have left still count: what they said stays.

    Args:
        charts: What each leader charted. Of an anonymous or hidden round there are none.
        rows: The rows to compare, from the top.
        roles: The columns, from the left.
        scheme: What the letters mean.
        owners_only: Whether the leaders said only who answers for each row.
        thresholds: The limits that the answers are judged by.
    """
    asked = Asked(tuple(roles), scheme, owners_only, thresholds)
    views = []
    for row in rows:
        answers = {leader: chart[row.id] for leader, chart in charts.items() if row.id in chart}
        views.append(RowView(row, asked, answers, leaders=len(charts)))
    return Comparison(tuple(views), asked)


def compare_round(session: Session, module: ChartModule, round_: Round) -> Comparison:
    """Lay the charts of a round side by side; in a public view, those of one that was shown.

    Rows to practise on are left out, and rows that were added after the leaders had charted.
    """
    answered = {ballot.subject for ballot in session.ballots.values() if ballot.round == round_.id}
    return compare(
        rounds.charted(session, round_.id),
        rows=[row for row in chart.rows(session, module.id) if row.id in answered and not row.practice],
        roles=chart.roles(session, module.id),
        scheme=module.scheme,
        owners_only=module.letters == "owner",
        thresholds=session.info.thresholds,
    )


@dataclass(frozen=True, slots=True)
class Settled:
    """How far the leaders see the owner that was agreed, before and after.

    Attributes:
        row: The activity.
        owner: The role that was agreed to answer for it.
        before: How many leaders named just this role before.
        before_of: Of how many answers.
        after: How many name just this role now.
        after_of: Of how many answers.
    """

    row: str
    owner: str
    before: int
    before_of: int
    after: int
    after_of: int


def settled_against(charts: Charts, agreed: Letters, *, before: Comparison) -> tuple[Settled, ...]:
    """Say for each row that was disputed how many leaders see the agreed owner, before and after.

    Rows without exactly one agreed owner, and rows that were not charted again, are left out.

    Args:
        charts: What each leader charted the second time.
        agreed: The agreed letters, by activity id and role id.
        before: The comparison of the first time.
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
