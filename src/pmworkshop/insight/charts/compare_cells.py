"""One cell of a chart that leaders filled in alone: which letters they wrote, and how far these differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal, TypeAlias

from pmworkshop.agenda.model import Scheme
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
        scheme: What the letters mean.
        owners_only: Whether they said only who answers for each row.
        thresholds: The limits that their answers are judged by.
    """

    roles: tuple[Role, ...]
    scheme: Scheme
    owners_only: bool
    thresholds: Thresholds

    @cached_property
    def owner(self) -> str:
        """The letter of whoever has the last word."""
        return owner_letter(self.scheme)

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The ids of the roles, from the left, each with its place."""
        return {role.id: place for place, role in enumerate(self.roles)}

    def owners(self, letters: Mapping[str, str]) -> tuple[str, ...] | None:
        """List the roles that are seen to answer for a row; nothing where each of them has left the chart."""
        given = [role for role, cell in letters.items() if cell and (self.owners_only or self.owner in cell)]
        named = [role for role in given if role in self.places]
        return None if given and not named else tuple(sorted(named, key=self.places.__getitem__))

    def agreed_owner(self, letters: Mapping[str, str]) -> str | None:
        """Return the one role that answers for an agreed row; nothing where none or several do."""
        named = [role for role in self.places if self.owner in letters.get(role, "")]
        return named[0] if len(named) == 1 else None


@dataclass(frozen=True, slots=True)
class Cell:
    """How the letters of one cell differ.

    Attributes:
        role: The column.
        counts: How many leaders wrote each set of letters, the blank one too, most first.
        modal: The most frequent sets of letters; more than one where they tie.
        shade: How far the answers differ: 0 not at all, 3 most. The step follows from the modal share (at least
            ``owner_percent``: 1, at least ``nearly_percent``: 2, below: 3) and is one less, but at least 1, where
            the difference is not about the owner's letter. With fewer than two answers it is 0.
        categories: How many answers there may be: each letter, and blank; more where letters were put together.
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
        """How mixed the answers are; ``normalised`` is 0 (all the same) to 1."""
        unused = self.categories - len(self.counts)
        return entropy((*self.counts.values(), *[0] * unused))

    @property
    def split(self) -> float:
        """The share of pairs of leaders who wrote different letters, 0 to 1; 0 with fewer than two answers."""
        return split(self.counts.values(), sum(self.counts.values()))


def _written(role: str, answers: Letters, scheme: Scheme) -> dict[str, int]:
    """Count how many wrote each letters in a column, the most frequent first, the weightier ones before others."""
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
    """Say how far leaders differ in a cell: one step less where they agree on who answers for the row."""
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
        role: The column.
        answers: Letters of one row, by leader id and role id.
        asked: What the leaders were asked to fill in.
    """
    scheme = asked.scheme
    found = _written(role, answers, scheme)
    total, most = len(answers), max(found.values(), default=0)
    categories = 2 if asked.owners_only else len(SCHEMES[scheme].letters) + 1
    modal = tuple(letters for letters, count in found.items() if count == most)
    return Cell(role, found, modal, _shade(found, most, total, asked), categories)


def reaches(count: int, percent: int, total: int) -> bool:
    """Tell whether a count is at least a share of a total, in whole numbers."""
    return count * 100 >= percent * total


def split(counts: Iterable[int], total: int) -> float:
    """Return the share of pairs out of ``total`` that are not within one of the counts."""
    if total < 2:
        return 0.0
    pairs = total * (total - 1)
    return (pairs - sum(count * (count - 1) for count in counts)) / pairs


@lru_cache(4096)
def ordered(letters: str, scheme: Scheme) -> str:
    """Write letters in the order of the scheme, as `in_order`; remembered, since a chart has few sets of them."""
    return in_order(letters, scheme)


@lru_cache(4096)
def weight(scheme: Scheme, letters: str) -> tuple[int, tuple[int, ...], str]:
    """Order sets of letters that are equally frequent: the fewest first, then in the order of the scheme."""
    return len(letters), tuple(SCHEMES[scheme].order.find(letter) for letter in letters), letters
