"""Compares one cell across the charts of several leaders: which letters they wrote, and how far these differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from typing import Literal, TypeAlias

from pmworkshop.agenda.model import Scheme
from pmworkshop.base.dataclass import dataclass
from pmworkshop.insight.measures.agreement import Entropy, Share, entropy, modal_share
from pmworkshop.session.core.records import Role
from pmworkshop.session.core.schemes import SCHEMES, in_order, owner_letter
from pmworkshop.session.core.thresholds import Thresholds

Letters: TypeAlias = Mapping[str, Mapping[str, str]]
"""Letters by activity id and role id: one leader's chart, or the agreed one. A row that is absent was not answered;
a row without letters says that nobody answers for it."""
Charts: TypeAlias = Mapping[str, Letters]
"""What each leader charted, by leader id; of a chart of owners only, the letters are just the owner's."""
Shade = Literal[0, 1, 2, 3]


@dataclass(frozen=True)
class Asked:
    """What the leaders were asked to fill in.

    Attributes:
        roles: The columns, from the left.
        scheme: The scheme, which says what the letters mean.
        owners_only: Whether they named only the owner of each row.
        thresholds: The limits that their answers are judged by.
    """

    roles: tuple[Role, ...]
    scheme: Scheme
    owners_only: bool
    thresholds: Thresholds

    @cached_property
    def owner(self) -> str:
        """The letter of the owner, who has the last word on a row."""
        return owner_letter(self.scheme)

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The position of each role from the left, from 0, by role id."""
        return {role.id: place for place, role in enumerate(self.roles)}

    def owners(self, letters: Mapping[str, str]) -> tuple[str, ...] | None:
        """List the owners of a row in one leader's chart.

        Args:
            letters: The letters of the row, by role id.

        Returns:
            Role ids from the left; empty if the leader names no owner; None if all owners named have left the chart.
        """
        given = [role for role, cell in letters.items() if cell and (self.owners_only or self.owner in cell)]
        named = [role for role in given if role in self.places]
        return None if given and not named else tuple(sorted(named, key=self.places.__getitem__))

    def agreed_owner(self, letters: Mapping[str, str]) -> str | None:
        """Return the single owner of an agreed row.

        Args:
            letters: The agreed letters of the row, by role id.

        Returns:
            The role id; None if there is no owner, or more than one.
        """
        named = [role for role in self.places if self.owner in letters.get(role, "")]
        return named[0] if len(named) == 1 else None


@dataclass(frozen=True, slots=True)
class Cell:
    """The letters of one cell across the charts of several leaders.

    Attributes:
        role: The id of the role.
        counts: How many leaders wrote each set of letters, blank included, the most frequent first.
        modal: The most frequent sets of letters; several if they tie.
        shade: How far the answers differ: 0 not at all, 3 most. The step follows from the share of the most frequent
            set (at least ``owner_percent``: 1, at least ``nearly_percent``: 2, below: 3) and is one less, but at
            least 1, where the leaders do not differ on the owner's letter. With fewer than two sets of letters it is
            0.
        categories: The number of possible answers for the entropy: one for each letter, and blank.
    """

    role: str
    counts: Mapping[str, int]
    modal: tuple[str, ...]
    shade: Shade
    categories: int

    @property
    def share(self) -> Share:
        """The share of leaders who wrote the most frequent set of letters."""
        return modal_share(tuple(self.counts.values()))

    @property
    def entropy(self) -> Entropy:
        """The entropy of the answers; its ``normalised`` is from 0 (all the same) to 1."""
        unused = self.categories - len(self.counts)
        return entropy((*self.counts.values(), *[0] * unused))

    @property
    def split(self) -> float:
        """The share of pairs of leaders who wrote different letters, 0 to 1; 0 with fewer than two answers."""
        return split(self.counts.values(), sum(self.counts.values()))


def _written(role: str, answers: Letters, scheme: Scheme) -> dict[str, int]:
    """Count how many leaders wrote each set of letters in a column, the most frequent first; ties by `weight`."""
    typed: dict[str, int] = {}
    for answer in answers.values():
        letters = answer.get(role, "")
        typed[letters] = typed.get(letters, 0) + 1
    found: dict[str, int] = {}
    for letters, count in typed.items():
        one = ordered(letters, scheme)
        found[one] = found.get(one, 0) + count
    if len(found) > 1:
        found = dict(sorted(found.items(), key=lambda one: (-one[1], weight(scheme, one[0]))))
    return found


def _shade(found: Mapping[str, int], most: int, total: int, asked: Asked) -> Shade:
    """Compute how far the leaders differ in a cell: one step less where they agree on the owner's letter."""
    if len(found) < 2:
        return 0
    limits = asked.thresholds
    shade: Shade = 1 if reaches(most, limits.owner_percent, total) else 2
    if not reaches(most, limits.nearly_percent, total):
        shade = 3
    owned = sum(count for letters, count in found.items() if asked.owner in letters)
    if not asked.owners_only and owned in (0, total):
        shade = 2 if shade == 3 else 1
    return shade


def cell_of(role: str, answers: Letters, asked: Asked) -> Cell:
    """Compare what the leaders wrote in one cell.

    Args:
        role: The id of the role.
        answers: The letters of one row, by leader id and role id.
        asked: What the leaders were asked to fill in.

    Returns:
        The compared cell; a role that a leader's row does not have counts as blank.
    """
    scheme = asked.scheme
    found = _written(role, answers, scheme)
    total, most = len(answers), max(found.values(), default=0)
    categories = 2 if asked.owners_only else len(SCHEMES[scheme].letters) + 1
    modal = tuple(letters for letters, count in found.items() if count == most)
    return Cell(role, found, modal, _shade(found, most, total, asked), categories)


def reaches(count: int, percent: int, total: int) -> bool:
    """Tell whether a count is at least a given share of a total, in whole numbers.

    Args:
        count: The count, 0 or more.
        percent: The share in per cent, 0 to 100.
        total: The total, 0 or more.

    Returns:
        True if the count is at least that share; also if the total is 0.
    """
    return count * 100 >= percent * total


def split(counts: Iterable[int], total: int) -> float:
    """Compute the share of pairs that do not lie within the same group.

    Args:
        counts: The sizes of the groups.
        total: The number of all items; those in no group form no equal pairs.

    Returns:
        The share of pairs, 0 to 1; 0 for fewer than two items.
    """
    if total < 2:
        return 0.0
    pairs = total * (total - 1)
    return (pairs - sum(count * (count - 1) for count in counts)) / pairs


@lru_cache(4096)
def ordered(letters: str, scheme: Scheme) -> str:
    """Write letters in the order of the scheme: `in_order` with a cache, because a chart has few sets of letters.

    Args:
        letters: The letters of a cell; may be empty.
        scheme: The charting scheme.

    Returns:
        Each letter once; letters outside the scheme last.
    """
    return in_order(letters, scheme)


@lru_cache(4096)
def weight(scheme: Scheme, letters: str) -> tuple[int, tuple[int, ...], str]:
    """Make the sort key for sets of letters that are equally frequent.

    Args:
        scheme: The charting scheme.
        letters: The set of letters; may be empty.

    Returns:
        The key: fewest letters first, then the order of the scheme.
    """
    return len(letters), tuple(SCHEMES[scheme].order.find(letter) for letter in letters), letters
