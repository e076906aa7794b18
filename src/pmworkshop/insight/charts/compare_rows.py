"""One row of a chart that leaders filled in alone: who is seen as its owner, and how far the answers agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Literal

from pmworkshop.insight.charts.compare_cells import Asked, Cell, Letters, cell_of, ordered, reaches, split, weight
from pmworkshop.session.core.records import Activity
from pmworkshop.session.core.schemes import doer_letter

State = Literal["agreed", "almost agreed", "two views", "several views", "nobody seen", "not enough answers"]


@dataclass(frozen=True)
class RowView:
    """One row as the leaders see it.

    Shares are of the answers that count: whoever passed, or named only a role that has left the chart since, is
    not among them.

    Attributes:
        row: The activity.
        asked: What the leaders were asked to fill in.
        answers: Letters by leader id and role id. For the facilitator only.
        leaders: How many leaders were asked.
    """

    row: Activity
    asked: Asked
    answers: Letters
    leaders: int

    @cached_property
    def votes(self) -> Mapping[str, tuple[str, ...]]:
        """The roles that each leader sees as owner, by leader id; none is an answer. For the facilitator only."""
        seen = {leader: self.asked.owners(self.answers[leader]) for leader in sorted(self.answers)}
        return {leader: named for leader, named in seen.items() if named is not None}

    @property
    def answered(self) -> int:
        """How many answers count."""
        return len(self.votes)

    @property
    def passed(self) -> int:
        """How many leaders gave no answer that counts."""
        return self.leaders - self.answered

    @cached_property
    def named(self) -> Mapping[str, tuple[str, ...]]:
        """Who sees each role as owner: leader ids by role id, from the left. For the facilitator only."""
        named: dict[str, tuple[str, ...]] = dict.fromkeys(self.asked.places, ())
        for leader, seen in self.votes.items():
            for role in seen:
                named[role] += (leader,)
        return {role: leaders for role, leaders in named.items() if leaders}

    @cached_property
    def owners(self) -> Mapping[str, int]:
        """How many leaders see each role as owner, from the left; roles that nobody named are absent."""
        return {role: len(leaders) for role, leaders in self.named.items()}

    @property
    def nobody(self) -> int:
        """How many leaders said that nobody answers for it."""
        return self._views[()]

    def just(self, role: str) -> int:
        """Count the leaders who see this role, and no other, as owner."""
        return self._views[role,]

    @cached_property
    def _views(self) -> Counter[tuple[str, ...]]:
        return Counter(self.votes.values())

    @cached_property
    def _alone(self) -> list[int]:
        """How often each role was named as the only owner."""
        return [count for view, count in self._views.items() if len(view) == 1]

    @cached_property
    def state(self) -> State:
        """The row in words for the wall. The first that fits, whoever named two roles having a view of their own.

        - *not enough answers*: fewer than two;
        - *agreed*: all name the same one role;
        - *almost agreed*: at least ``nearly_percent`` (60 %) name the same one role: 5 of 8, but not 4 of 7;
        - *nobody seen*: at least ``nobody_percent`` (half) name nobody, and more than name any one role;
        - *two views*: the two most frequent answers, nobody being one, make at least ``two_views_percent`` (80 %):
          4, 3 and 1 of 8, but not 2, 1 and 1 of 4;
        - *several views*: all else.
        """
        limits, most = self.asked.thresholds, max(self._alone, default=0)
        if self.answered < 2:
            return "not enough answers"
        if most == self.answered:
            return "agreed"
        if reaches(most, limits.nearly_percent, self.answered):
            return "almost agreed"
        if self.nobody_seen and self.nobody > max(self.owners.values(), default=0):
            return "nobody seen"
        top_two = sum(count for _, count in self._views.most_common(2))
        return "two views" if reaches(top_two, limits.two_views_percent, self.answered) else "several views"

    @property
    def nobody_seen(self) -> bool:
        """Whether at least ``nobody_percent`` of two answers or more name no owner."""
        return self.answered > 1 and reaches(self.nobody, self.asked.thresholds.nobody_percent, self.answered)

    @property
    def rivals(self) -> bool:
        """Whether different leaders see different owners, and no role reaches ``owner_percent`` of the answers."""
        return (
            len(self.owners) > 1
            and self.answered - self.nobody > 1
            and not reaches(max(self.owners.values()), self.asked.thresholds.owner_percent, self.answered)
        )

    @property
    def disputed(self) -> bool:
        """Whether a reason is asked when it is settled: fewer than ``owner_percent`` name the same one role."""
        most = max(self._alone, default=0)
        return self.answered > 1 and not reaches(most, self.asked.thresholds.owner_percent, self.answered)

    @cached_property
    def contestedness(self) -> float:
        """How much there is to talk about, 0 to 1; 0 with fewer than two answers.

        The share of pairs of leaders who do not see the same one owner; two who see nobody, or several, do not
        agree on an owner either. In a chart of all letters it makes three quarters, and the mean split of the
        cells one, so that rows whose owner is agreed still have an order.
        """
        apart = split(self._alone, self.answered)
        if self.asked.owners_only or not self.cells:
            return apart
        return 0.75 * apart + 0.25 * sum(cell.split for cell in self.cells) / len(self.cells)

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """How the letters of each cell differ, from the left."""
        return tuple(cell_of(role, self.answers, self.asked) for role in self.asked.places)

    @property
    def leading(self) -> tuple[str, ...]:
        """The roles that most leaders see as owner, from the left; more than one where they tie."""
        most = max(self.owners.values(), default=0)
        return tuple(role for role, count in self.owners.items() if count == most)

    @cached_property
    def modal_owner(self) -> str | None:
        """The role that most leaders see as owner; nothing where nobody named one.

        Of roles that tie, the one that more leaders see doing it, then one that is not the sponsor (the lowest
        feasible level, after Smith & Erwin's guidelines), then the one further left.
        """
        doer = doer_letter(self.asked.scheme)
        sponsors = {role.id for role in self.asked.roles if role.sponsor}

        def rank(role: str) -> tuple[int, bool]:
            return -sum(doer in answer.get(role, "") for answer in self.answers.values()), role in sponsors

        return min(self.leading, key=rank, default=None)

    @cached_property
    def modal(self) -> Mapping[str, str]:
        """The row that a key takes, letters by role id without blank cells: exactly one owner, if any was named.

        Owner and other letters are taken one by one: beside the owner's letter, a cell gets what is most frequent
        without it; of those that tie, the fewest letters, then the order of the scheme.
        """
        owner, letter, scheme = self.modal_owner, self.asked.owner, self.asked.scheme
        if self.asked.owners_only:
            return {owner: letter} if owner else {}
        row = {}
        for cell in self.cells:
            others: dict[str, int] = {}
            for letters, count in cell.counts.items():
                rest = letters.replace(letter, "")
                others[rest] = others.get(rest, 0) + count
            most = max(others.values(), default=0)
            tied = [rest for rest, count in others.items() if count == most]
            rest = min(tied, key=partial(weight, scheme), default="")
            if taken := ordered(letter + rest if cell.role == owner else rest, scheme):
                row[cell.role] = taken
        return row
