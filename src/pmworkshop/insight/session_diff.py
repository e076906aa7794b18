"""What two sessions, or two moments of one, have and have not in common."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from statistics import median
from typing import Any

from pmworkshop.session.core.records import Round
from pmworkshop.session.core.session import Session
from pmworkshop.session.rounds.tally import tally
from pmworkshop.session.views.record_names import Names, called, described, differences, upper

SORTS: dict[str, str] = {
    "details": "The workshop",
    "participant": "People",
    "entry": "Answers and lines",
    "theme": "Groups",
    "role": "Roles",
    "activity": "Rows of charts",
    "acceptance": "Accepted findings",
    "decision": "Decisions",
    "commitment": "What is given",
    "action": "Actions",
}
"""The kinds that are compared record by record, with what they are called."""

_NAMED: dict[str, Callable[[Any], str]] = {
    "participant": lambda person: str(person.name),
    "role": lambda role: str(role.title),
    "activity": lambda row: str(row.label),
}
"""Kinds whose records are the same where they are called the same, though their ids differ."""


@dataclass(frozen=True, slots=True)
class Sort:
    """What became of the records of one kind.

    Attributes:
        title: What the kind is called.
        added: Records that are only in the later session.
        changed: Sentences about those that are in both and differ.
        removed: Records that are only in the earlier one.
    """

    title: str
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell of a chart whose letters differ; an empty text is a blank cell."""

    row: str
    role: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ChartChange:
    """The cells of one chart that differ, from the top and the left."""

    title: str
    cells: tuple[CellChange, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """What came in on one subject of a round.

    Attributes:
        shown: Whether it has been shown to the room.
        counts: How many gave each value, the lowest first.
        abstained: How many abstained.
        median: The middle value, where values are numbers; nothing where they are not.
    """

    shown: bool
    counts: tuple[tuple[str, int], ...] = ()
    abstained: int = 0
    median: float | None = None


@dataclass(frozen=True, slots=True)
class ItemChange:
    """One subject of one round that was answered differently; nothing on a side where it was not asked."""

    poll: str
    subject: str
    before: Figures | None
    after: Figures | None


@dataclass(frozen=True, slots=True)
class Side:
    """Which moment of which session is compared."""

    title: str
    steps: int


@dataclass(frozen=True, slots=True)
class Difference:
    """How two sessions differ.

    Attributes:
        before: The earlier one.
        after: The later one.
        sorts: Kinds of record of which some differ.
        charts: Charts of which some cells differ.
        items: Subjects of rounds that were answered differently.
        by_name: How many people, roles and rows are taken for the same because they are called the same: the two
            sessions know them by other ids.
    """

    before: Side
    after: Side
    sorts: tuple[Sort, ...] = ()
    charts: tuple[ChartChange, ...] = ()
    items: tuple[ItemChange, ...] = ()
    by_name: int = 0

    @property
    def same(self) -> bool:
        """Whether nothing differs."""
        return not (self.sorts or self.charts or self.items)


def _renamed(pairs: _Pairs) -> int:
    """Count the records that are the same by name alone: their ids differ."""
    return sum(earlier.id != later.id for earlier, later in pairs if earlier and later)


def difference(before: Session, after: Session) -> Difference:
    """Compare two sessions, or two moments of one.

    Records are the same where their ids are; people, roles and rows also where they are called the same. What is
    compared is what the two sessions hold: give public views for what the room may see.

    Args:
        before: The earlier one, with its beginning.
        after: The later one, with its beginning.
    """
    pairs = {kind: _pair(before, after, kind) for kind in SORTS}
    sorts = [_sort(kind, pairs[kind], before, after) for kind in SORTS]
    return Difference(
        before=Side(before.info.title, before.seq),
        after=Side(after.info.title, after.seq),
        sorts=tuple(sort for sort in sorts if sort.added or sort.changed or sort.removed),
        charts=tuple(_charts(pairs["activity"], pairs["role"], before, after)),
        items=tuple(_items(before, after)),
        by_name=sum(map(_renamed, pairs.values())),
    )


_Pairs = list[tuple[Any, Any]]
"""Two records that are one, or one and nothing."""


def _pair(before: Session, after: Session, kind: str) -> _Pairs:
    old, new = before.table(kind), after.table(kind)
    name = _NAMED.get(kind)
    loose: dict[str, list[Any]] = {}
    for key in sorted(new.keys() - old.keys()):
        loose.setdefault(name(new[key]).casefold() if name else key, []).append(new[key])
    pairs: _Pairs = []
    for key in sorted(old, key=lambda key: (getattr(old[key], "place", 0), key)):
        other = new.get(key)
        if other is None and name:
            alike = loose.get(name(old[key]).casefold())
            other = alike.pop(0) if alike else None
        pairs.append((old[key], other))
    rest = (record for found in loose.values() for record in found)
    pairs += ((None, record) for record in sorted(rest, key=lambda one: (getattr(one, "place", 0), one.id)))
    return pairs


def _sort(kind: str, pairs: _Pairs, before: Session, after: Session) -> Sort:
    was, now = Names(before), Names(after)
    changed: list[str] = []
    for old, new in pairs:
        if old and new and old != new:
            changed += map(upper, differences(old, new, was, now))
    return Sort(
        title=SORTS[kind],
        added=tuple(upper(described(new, now)) for old, new in pairs if old is None),
        changed=tuple(changed),
        removed=tuple(upper(called(old, was)) for old, new in pairs if new is None),
    )


def _letters_of(letters: dict[tuple[str, str], str], row: Any, role: Any) -> str:
    """Return the letters of a cell; empty where its row or its role is not there."""
    return letters.get((row.id, role.id), "") if row and role else ""


def _charts(rows: _Pairs, roles: _Pairs, before: Session, after: Session) -> Iterator[ChartChange]:
    was, now = _letters(before), _letters(after)
    found: dict[str, list[CellChange]] = {}
    for (old_row, new_row), (old_role, new_role) in product(rows, roles):
        earlier = _letters_of(was, old_row, old_role)
        later = _letters_of(now, new_row, new_role)
        if earlier != later:
            row, role = new_row or old_row, new_role or old_role
            names = Names(after if new_row else before)
            cell = CellChange(row.label, role.title, earlier, later)
            found.setdefault(names.module(row.chart), []).append(cell)
    return (ChartChange(title, tuple(cells)) for title, cells in found.items())


def _letters(session: Session) -> dict[tuple[str, str], str]:
    return {(mark.activity, mark.role): mark.letters for mark in session.marks.values()}


_Item = tuple[str, int, str]
"""The module that asks, the number of the round, the subject."""


def _items(before: Session, after: Session) -> Iterator[ItemChange]:
    was, now = _figures(before), _figures(after)
    agenda = after.info.agenda
    places = {module.id: place for place, module in enumerate(agenda.modules)}
    for item in sorted(was.keys() | now.keys(), key=lambda one: (places.get(one[0], len(places)), one)):
        earlier, later = was.get(item), now.get(item)
        if earlier != later:
            module, number, subject = item
            names = Names(after if later or agenda.module(module) else before)
            title = f"{names.module(module)}{f', time {number}' if number > 1 else ''}"
            words = names.subject(module, subject) if subject else ""
            yield ItemChange(title, words, earlier, later)


def _figures(session: Session) -> dict[_Item, Figures]:
    found: dict[_Item, Figures] = {}
    for key in sorted(session.rounds):
        round_ = session.rounds[key]
        subjects = [*dict.fromkeys(_subjects(session, round_))]
        if not subjects:
            found[round_.module, round_.number, ""] = Figures(shown=round_.status == "revealed")
        for subject in subjects:
            counted = tally(session, round_, subject)
            values = counted.values
            numeric = len(values) == counted.answers
            found[round_.module, round_.number, subject] = Figures(
                shown=round_.status == "revealed" or subject in round_.shown,
                counts=tuple(sorted(counted.counts.items(), key=lambda one: (len(one[0]), one[0]))),
                abstained=counted.abstained,
                median=float(median(values)) if values and numeric else None,
            )
    return found


def _subjects(session: Session, round_: Round) -> Iterable[str]:
    yield from sorted(round_.hands)
    for _, ballot in sorted(session.ballots.items()):
        if ballot.round == round_.id and ballot.letters is None and ballot.text is None:
            yield from sorted(ballot.points or ballot.ranking or (ballot.subject,))
