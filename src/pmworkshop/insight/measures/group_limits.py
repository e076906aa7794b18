"""Which groups of people may be shown apart, so that nobody's answer can be found out.

What a small group says is never told, neither outright nor by subtraction: a group counts from the smallest group of
the agenda on, and so does everybody who is in none of the groups that are shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pmworkshop.base.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Size:
    """How many people answered.

    Attributes:
        people: Those who answered or abstained.
        answers: Those who gave a value.
    """

    people: int = 0
    answers: int = 0


def shown_groups(sizes: Mapping[str, Size], rest: Size, least: int) -> tuple[str, ...]:
    """Choose the groups that may be shown, so that nobody's answer follows from them and from the whole.

    Whoever knows the whole and the groups that are shown knows all the others together; so these are nobody, or gave
    as many answers as a group must have. While they are fewer, the smallest group goes to them.

    Args:
        sizes: The size of each group.
        rest: The size of those who belong to none.
        least: The fewest answers that may be shown.

    Returns:
        The names of the groups, in their order; none where fewer than two are left.
    """
    left = [name for name, size in sizes.items() if size.answers >= least]
    while left and not _holds([rest, *(size for name, size in sizes.items() if name not in left)], least):
        left.remove(min(left, key=lambda name: (sizes[name].answers, name)))
    return tuple(left) if len(left) > 1 else ()


def _holds(others: Sequence[Size], least: int) -> bool:
    """Tell whether all others together are nobody, or gave enough answers."""
    return not any(one.people for one in others) or sum(one.answers for one in others) >= least
