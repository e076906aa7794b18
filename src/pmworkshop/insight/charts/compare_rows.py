"""Compares one row across the charts of several leaders: who is named as its owner, and how far the answers agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cached_property, partial
from typing import Literal

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import tr, tr_noop, trc
from pmworkshop.insight.charts.compare_cells import Asked, Cell, Letters, cell_of, ordered, reaches, split, weight
from pmworkshop.insight.findings import in_words
from pmworkshop.session.core.records import Activity
from pmworkshop.session.core.schemes import doer_letter

State = Literal[
    "agreed", "almost agreed", "two answer for it", "several answer for it", "two views", "several views",
    "nobody seen", "not enough answers",
]  # fmt: skip

_ONE_VIEW: tuple[State, ...] = ("agreed", "two answer for it", "several answer for it")
"""The state of a row of which all have the same view, by the number of roles that they name."""

_TOLD: dict[State, str] = {
    "almost agreed": tr_noop("close together"),
    "two answer for it": tr_noop("two answer for it"),
    "several answer for it": tr_noop("several answer for it"),
    "two views": tr_noop("two views"),
    "nobody seen": tr_noop("nobody yet"),
    "not enough answers": tr_noop("too few"),
}
"""How a state is said, but for those that have a sentence of their own."""


@dataclass(frozen=True)
class RowView:
    """One row across the charts of several leaders.

    All shares are of the answers that count: leaders who passed, or named only roles that have since left the chart,
    are not among them.

    Attributes:
        row: The activity.
        asked: What the leaders were asked to fill in.
        answers: The letters by leader id and role id. For the facilitator only.
        leaders: The number of leaders with a chart.
    """

    row: Activity
    asked: Asked
    answers: Letters
    leaders: int

    @cached_property
    def votes(self) -> Mapping[str, tuple[str, ...]]:
        """The owners that each leader names, by leader id; none is an answer too. For the facilitator only."""
        seen = {leader: self.asked.owners(self.answers[leader]) for leader in sorted(self.answers)}
        return {leader: named for leader, named in seen.items() if named is not None}

    @property
    def answered(self) -> int:
        """The number of answers that count."""
        return len(self.votes)

    @property
    def passed(self) -> int:
        """The number of leaders without an answer that counts."""
        return self.leaders - self.answered

    @cached_property
    def named(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of the leaders who name each role as owner, by role id from the left. For the facilitator only."""
        named: dict[str, tuple[str, ...]] = dict.fromkeys(self.asked.places, ())
        for leader, seen in self.votes.items():
            for role in seen:
                named[role] += (leader,)
        return {role: leaders for role, leaders in named.items() if leaders}

    @cached_property
    def owners(self) -> Mapping[str, int]:
        """The number of leaders who name each role as owner, by role id from the left; unnamed roles are absent."""
        return {role: len(leaders) for role, leaders in self.named.items()}

    @property
    def nobody(self) -> int:
        """The number of leaders who named no owner."""
        return self._views[()]

    def just(self, role: str) -> int:
        """Count the leaders who name one role, and no other, as owner.

        Args:
            role: The role id.

        Returns:
            The number of leaders; 0 for a role that nobody names alone.
        """
        return self._views[role,]

    @cached_property
    def _views(self) -> Counter[tuple[str, ...]]:
        return Counter(self.votes.values())

    @cached_property
    def _alone(self) -> list[int]:
        """The number of leaders who name each role as the only owner, without the roles."""
        return [count for view, count in self._views.items() if len(view) == 1]

    @cached_property
    def state(self) -> State:
        """How far the leaders agree on the owner.

        The first state that applies; an answer that names several roles is a view of its own:

        - *not enough answers*: fewer than two;
        - *agreed*: all name the same single role;
        - *two answer for it*, *several answer for it*: all name the same two or more roles: one view, but no owner;
        - *almost agreed*: at least ``nearly_percent`` (60 %) name the same single role: 5 of 8, but not 4 of 7;
        - *nobody seen*: at least ``nobody_percent`` (half) name no owner, and more than name any one role;
        - *two views*: the two most frequent answers, "no owner" included, reach ``two_views_percent`` (80 %): 4, 3
          and 1 of 8, but not 2, 1 and 1 of 4;
        - *several views*: all other cases.
        """
        limits, most = self.asked.thresholds, max(self._alone, default=0)
        if self.answered < 2:
            return "not enough answers"
        if len(self._views) == 1 and (named := len(next(iter(self._views)))):
            return _ONE_VIEW[min(named, 3) - 1]
        if reaches(most, limits.nearly_percent, self.answered):
            return "almost agreed"
        if self.nobody_seen and self.nobody > max(self.owners.values(), default=0):
            return "nobody seen"
        top_two = sum(count for _, count in self._views.most_common(2))
        return "two views" if reaches(top_two, limits.two_views_percent, self.answered) else "several views"

    @property
    def told(self) -> str:
        """How far the leaders agree on the owner, in words for the wall and for files."""
        if self.state == "several views":
            return tr("{views} views", views=in_words(len(self._views)))
        return trc("answers", "agreed") if self.state == "agreed" else tr(_TOLD[self.state])

    @property
    def nobody_seen(self) -> bool:
        """Whether at least ``nobody_percent`` of two or more answers name no owner."""
        return self.answered > 1 and reaches(self.nobody, self.asked.thresholds.nobody_percent, self.answered)

    @property
    def rivals(self) -> bool:
        """Whether leaders name different owners, and no role reaches ``owner_percent`` of the answers."""
        return (
            len(self.owners) > 1
            and self.answered - self.nobody > 1
            and not reaches(max(self.owners.values()), self.asked.thresholds.owner_percent, self.answered)
        )

    @property
    def disputed(self) -> bool:
        """Whether settling the row needs a reason: fewer than ``owner_percent`` name the same single role."""
        most = max(self._alone, default=0)
        return self.answered > 1 and not reaches(most, self.asked.thresholds.owner_percent, self.answered)

    @cached_property
    def contestedness(self) -> float:
        """How contested the row is, 0 to 1; 0 with fewer than two answers.

        The share of pairs of leaders who do not name the same single owner; two leaders who name none, or several, do
        not agree on an owner either. In a chart of all letters this share has a weight of three quarters and the mean
        split of the cells one quarter, so that rows with an agreed owner are still ranked.
        """
        apart = split(self._alone, self.answered)
        if self.asked.owners_only or not self.cells:
            return apart
        return 0.75 * apart + 0.25 * sum(cell.split for cell in self.cells) / len(self.cells)

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """The compared cells of the row, from the left."""
        return tuple(cell_of(role, self.answers, self.asked) for role in self.asked.places)

    @property
    def leading(self) -> tuple[str, ...]:
        """The ids of the roles that most leaders name as owner, from the left; several if they tie."""
        most = max(self.owners.values(), default=0)
        return tuple(role for role, count in self.owners.items() if count == most)

    @cached_property
    def modal_owner(self) -> str | None:
        """The id of the role that most leaders name as owner; None if nobody names one.

        Of roles that tie, the one to which more leaders give the doer's letter, then one that is not the sponsor (the
        lowest feasible level, after Smith & Erwin's guidelines), then the leftmost.
        """
        doer = doer_letter(self.asked.scheme)
        sponsors = {role.id for role in self.asked.roles if role.sponsor}

        def rank(role: str) -> tuple[int, bool]:
            return -sum(doer in answer.get(role, "") for answer in self.answers.values()), role in sponsors

        return min(self.leading, key=rank, default=None)

    @cached_property
    def modal(self) -> Mapping[str, str]:
        """The most frequent row, which one key adopts: letters by role id, blank cells absent, at most one owner.

        The owner and the other letters are chosen separately: besides the owner's letter, a cell has the set of
        letters that is most frequent when the owner's letter is ignored; of sets that tie, the fewest letters, then
        the scheme's order.
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
