"""Compares two sessions, or two moments of one session."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import product
from statistics import median
from typing import Any

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import tr
from pmworkshop.base.text import upper
from pmworkshop.session.core.kind_words import KIND_WORDS
from pmworkshop.session.core.records import Kind, Round
from pmworkshop.session.core.session import Session
from pmworkshop.session.rounds.tally import tally
from pmworkshop.session.views.record_names import Names
from pmworkshop.session.views.record_words import called, described, differences

_COMPARED: tuple[Kind, ...] = tuple(kind for kind, words in KIND_WORDS.items() if words.heading)
"""The kinds that are compared record by record."""

_NAMED: dict[str, Callable[[Any], str]] = {
    "participant": lambda person: str(person.name),
    "role": lambda role: str(role.title),
    "activity": lambda row: str(row.label),
}
"""Kinds whose records are the same where they are called the same, though their ids differ."""


@dataclass(frozen=True, slots=True)
class Sort:
    """The differences among the records of one kind.

    Attributes:
        title: The name of the kind, for a heading.
        added: Descriptions of the records that only the later session has.
        changed: Sentences about the records that both sessions have and that differ.
        removed: Names of the records that only the earlier session has.
    """

    title: str
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell of a chart whose letters differ.

    Attributes:
        row: The label of the activity.
        role: The title of the role.
        before: The letters in the earlier session; empty for a blank or absent cell.
        after: The letters in the later session; empty for a blank or absent cell.
    """

    row: str
    role: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ChartChange:
    """The cells of one chart that differ.

    Attributes:
        title: The name of the chart module.
        cells: The cells, from the top and the left.
    """

    title: str
    cells: tuple[CellChange, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """The answers to one subject of a round.

    Attributes:
        shown: Whether the answers have been revealed.
        counts: How many gave each value, the lowest value first.
        abstained: Number of abstentions.
        median: The median; None if the values are not all numbers, or there are none.
    """

    shown: bool
    counts: tuple[tuple[str, int], ...] = ()
    abstained: int = 0
    median: float | None = None


@dataclass(frozen=True, slots=True)
class ItemChange:
    """One subject of one round that was answered differently.

    Attributes:
        poll: The name of the module that asks, with the number of the round from the second one on.
        subject: The subject in words; empty where the round has no answers.
        before: The answers in the earlier session; None if the subject has none in it.
        after: The answers in the later session; None if the subject has none in it.
    """

    poll: str
    subject: str
    before: Figures | None
    after: Figures | None


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison.

    Attributes:
        title: The title of the session.
        steps: The number of steps in its history at the moment compared.
    """

    title: str
    steps: int


@dataclass(frozen=True, slots=True)
class Difference:
    """The differences between two sessions.

    Attributes:
        before: The earlier side.
        after: The later side.
        sorts: The kinds of record with differences.
        charts: The charts with cells that differ.
        items: The subjects of rounds that were answered differently.
        by_name: Number of people, roles and rows that have different ids in the two sessions and were matched by
            name.
    """

    before: Side
    after: Side
    sorts: tuple[Sort, ...] = ()
    charts: tuple[ChartChange, ...] = ()
    items: tuple[ItemChange, ...] = ()
    by_name: int = 0

    @property
    def same(self) -> bool:
        """Whether the two sides do not differ."""
        return not (self.sorts or self.charts or self.items)


def _renamed(pairs: _Pairs) -> int:
    """Count the records that were matched by name, because their ids differ."""
    return sum(earlier.id != later.id for earlier, later in pairs if earlier and later)


def difference(before: Session, after: Session) -> Difference:
    """Compare two sessions, or two moments of one session.

    Records are matched by id; people, roles and rows without a match by id are matched by name, ignoring case, roles
    and rows within their chart where both sessions have it. Hidden
    answers are compared too: pass public views to compare only what the room may see.

    Args:
        before: The earlier session, whole or public view, after its first step.
        after: The later session, whole or public view, after its first step.

    Returns:
        The differences; those parts are empty in which the two sessions are the same.
    """
    pairs = {kind: _pair(before, after, kind) for kind in _COMPARED}
    sorts = [_sort(kind, pairs[kind], before, after) for kind in _COMPARED]
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


def _pair(before: Session, after: Session, kind: Kind) -> _Pairs:
    old, new = before.table(kind), after.table(kind)
    both = _charts_of(old) & _charts_of(new)
    loose: dict[tuple[str, ...], list[Any]] = {}
    for key in sorted(new.keys() - old.keys()):
        loose.setdefault(_called(kind, new[key], both), []).append(new[key])
    pairs: _Pairs = []
    for key in sorted(old, key=lambda key: (getattr(old[key], "place", 0), key)):
        other = new.get(key)
        if other is None:
            alike = loose.get(_called(kind, old[key], both))
            other = alike.pop(0) if alike else None
        pairs.append((old[key], other))
    rest = (record for found in loose.values() for record in found)
    pairs += ((None, record) for record in sorted(rest, key=lambda one: (getattr(one, "place", 0), one.id)))
    return pairs


def _charts_of(records: Mapping[str, Any]) -> set[str]:
    return {getattr(record, "chart", "") for record in records.values()}


def _called(kind: Kind, record: Any, both: set[str]) -> tuple[str, ...]:
    """Return what a record is matched by: its name, or its id where names do not matter.

    A row or a role belongs to its chart: of a chart that both sessions have, it is matched within that chart alone.
    """
    name = _NAMED.get(kind)
    if name is None:
        return (record.id,)
    chart = getattr(record, "chart", "")
    return (chart if chart in both else "", name(record).casefold())


def _sort(kind: Kind, pairs: _Pairs, before: Session, after: Session) -> Sort:
    was, now = Names(before), Names(after)
    changed: list[str] = []
    for old, new in pairs:
        if old and new and old != new:
            changed += map(upper, differences(old, new, was, now))
    return Sort(
        title=tr(KIND_WORDS[kind].heading),
        added=tuple(upper(described(new, now)) for old, new in pairs if old is None),
        changed=tuple(changed),
        removed=tuple(upper(called(old, was)) for old, new in pairs if new is None),
    )


def _letters_of(letters: dict[tuple[str, str], str], row: Any, role: Any) -> str:
    """Return the letters of a cell; empty if it is blank, or its row or role does not exist."""
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


_Item = tuple[str, str, int, str]
"""The module that asks, the item of its list if it decides one, the number of the round, the subject."""


def _items(before: Session, after: Session) -> Iterator[ItemChange]:
    was, now = _figures(before), _figures(after)
    agenda = after.info.agenda
    places = {module.id: place for place, module in enumerate(agenda.modules)}
    for item in sorted(was.keys() | now.keys(), key=lambda one: (places.get(one[0], len(places)), one)):
        earlier, later = was.get(item), now.get(item)
        if earlier != later:
            module, _, number, subject = item
            names = Names(after if later or agenda.module(module) else before)
            title = names.module(module)
            if number > 1:
                title = tr("{title}, time {number}", title=title, number=number)
            words = _words(after if later else before, names, item) if subject else ""
            yield ItemChange(title, words, earlier, later)


def _words(session: Session, names: Names, item: _Item) -> str:
    """Name a subject with the words that its round asked with."""
    module, *_, subject = item
    mine = (one for one in session.rounds.values() if (one.module, one.item, one.number) == item[:3])
    asked = next((one for one in mine if one.wording(subject)), None)
    return names.asked(asked, subject) if asked else names.subject(module, subject)


def _figures(session: Session) -> dict[_Item, Figures]:
    found: dict[_Item, Figures] = {}
    for key in sorted(session.rounds):
        round_ = session.rounds[key]
        subjects = [*dict.fromkeys(_subjects(session, round_))]
        if not subjects:
            found[round_.module, round_.item, round_.number, ""] = Figures(shown=round_.status == "revealed")
        for subject in subjects:
            counted = tally(session, round_, subject)
            values = counted.values
            numeric = len(values) == counted.answers
            found[round_.module, round_.item, round_.number, subject] = Figures(
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
