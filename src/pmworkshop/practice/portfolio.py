"""A portfolio of many units: where each stands, and which rows are contested in many of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.dates import spell_date
from pmworkshop.base.language import tr, tr_noop, trn
from pmworkshop.base.text import count
from pmworkshop.practice.remembered import Due
from pmworkshop.practice.standing import Row, Standing
from pmworkshop.report.model.paper import Paper, Part, Table

_STANDS = (
    tr_noop("Unit"),
    tr_noop("Day"),
    tr_noop("Workshop"),
    tr_noop("Rows settled"),
    tr_noop("Views apart"),
    tr_noop("Decisions"),
    tr_noop("Actions open"),
    tr_noop("Overdue"),
    tr_noop("Done"),
)
_APART = (
    tr_noop("What is decided"),
    tr_noop("Charted by"),
    tr_noop("Views apart in"),
    tr_noop("Settled in"),
    tr_noop("Answers for it, as agreed"),
)
_WHERE = (tr_noop("not begun"), tr_noop("under way"), tr_noop("over"))
MOST = 40
"""Rows that a table shows at most."""


@dataclass(frozen=True, slots=True)
class Shared:
    """A row that two units or more charted.

    Attributes:
        label: Its words, as most units have them.
        units: The rows, by the place of their units.
    """

    label: str
    units: dict[int, Row]

    @property
    def asked(self) -> int:
        """In how many units it is known how far views were apart."""
        return sum(one.apart is not None for one in self.units.values())

    @property
    def apart(self) -> int:
        """In how many units views were apart."""
        return sum(bool(one.apart) for one in self.units.values())

    @property
    def everywhere(self) -> bool:
        """Whether views were apart in all units where that is known, two at least."""
        return self.asked > 1 and self.apart == self.asked


def shared_rows(units: Sequence[Standing]) -> tuple[Shared, ...]:
    """Find the rows that several units have: the same by id, or by wording but for capitals.

    Args:
        units: How the units stand.

    Returns:
        The rows that most units see apart first.
    """
    every = [(place, row) for place, unit in enumerate(units) for row in unit.rows]
    found = (_shared(rows) for rows in _alike(every))
    wanted = [one for one in found if len(one.units) > 1]
    return tuple(sorted(wanted, key=lambda one: (not one.everywhere, -one.apart, one.label.casefold(), one.label)))


def _alike(every: Sequence[tuple[int, Row]]) -> Iterable[list[tuple[int, Row]]]:
    """Put rows together that share an id or a wording, over others too."""
    above = list(range(len(every)))

    def top(at: int) -> int:
        while above[at] != at:
            at = above[at]
        return at

    first: dict[tuple[str, str], int] = {}
    for at, (_, row) in enumerate(every):
        for key in (("id", row.id), ("label", row.label.casefold())):
            above[top(at)] = top(first.setdefault(key, at))
    found: dict[int, list[tuple[int, Row]]] = {}
    for at, one in enumerate(every):
        found.setdefault(top(at), []).append(one)
    return found.values()


def _shared(rows: Iterable[tuple[int, Row]]) -> Shared:
    """Choose the words that most units have; of a unit that has the row twice, the one with views apart counts."""
    listed = sorted(rows, key=lambda one: (one[0], not one[1].apart, one[1].label, one[1].id))
    words = Counter(row.label for _, row in listed)
    units: dict[int, Row] = {}
    for place, row in listed:
        units.setdefault(place, row)
    return Shared(min(words, key=lambda one: (-words[one], one)), units)


def portfolio(units: Iterable[Standing], today: date) -> Paper:
    """Write where units stand, and which rows are contested in many of them.

    Args:
        units: How the units stand, in any order.
        today: The present day, which says what is overdue.

    Returns:
        The paper; the same for the same units on the same day, in whatever order they come.
    """
    listed = sorted(units, key=lambda one: one.order)
    shared = shared_rows(listed)
    everywhere = [one for one in shared if one.everywhere]
    others = [one for one in shared if not one.everywhere]
    return Paper(
        tr("Portfolio"),
        tr("{units}, as of {today}.", units=count(len(listed), "unit", "units"), today=spell_date(today)),
        (
            Part(
                tr("Where each unit stands"),
                _told(listed, today),
                Table(_heads(_STANDS), tuple(_stands(listed, today))),
            ),
            _rows(
                tr("Contested everywhere"),
                everywhere,
                tr("No row that two units charted is contested in all of them."),
            ),
            _rows(tr("Other rows that several units have"), others, tr("There are none.")),
        ),
    )


def names(units: Sequence[Standing]) -> list[str]:
    """Name units: by the organisation, with the title where several are of one, and with the day where that is one.

    Args:
        units: The units.
    """
    firms = Counter(one.organisation for one in units)
    both = Counter((one.organisation, one.title) for one in units)

    def named(one: Standing) -> str:
        told = [one.organisation] if one.organisation else []
        if firms[one.organisation] > 1 or not told:
            told.append(one.title)
        if both[one.organisation, one.title] > 1:
            told.append(spell_date(one.day))
        return ", ".join(told)

    return [named(one) for one in units]


def _heads(marked: Sequence[str]) -> tuple[str, ...]:
    return tuple(tr(one) for one in marked)


def _told(units: Sequence[Standing], today: date) -> tuple[str, ...]:
    over = sum(one.where == "over" for one in units)
    late = sum(bool(_late(one, today)) for one in units)
    return (
        trn("{over} of {number} workshop is over.", "{over} of {number} workshops are over.", len(units), over=over)
        + trn(" Actions are overdue in {number} unit.", " Actions are overdue in {number} units.", late),
    )


def _late(unit: Standing, today: date) -> int:
    return sum(not one.over and one.day is not None and one.day < today for one in _actions(unit))


def _actions(unit: Standing) -> list[Due]:
    return [one for one in unit.dues if one.sort == "action"]


def _stands(units: Sequence[Standing], today: date) -> Iterator[tuple[str, ...]]:
    for name, one in zip(names(units), units, strict=True):
        apart = [row.apart for row in one.rows if row.apart is not None]
        listed = _actions(one)
        yield (
            name,
            spell_date(one.day),
            tr(one.where),
            _of(sum(row.settled for row in one.rows), len(one.rows)),
            _of(sum(apart), len(apart)),
            str(one.adopted),
            str(sum(not due.over for due in listed)),
            str(_late(one, today)),
            _of(sum(due.status == "done" for due in listed), len(listed)),
        )


def _of(part: int, whole: int) -> str:
    return tr("{part} of {whole}", part=part, whole=whole) if whole else "—"


def _rows(title: str, shared: Sequence[Shared], nothing: str) -> Part:
    if not shared:
        return Part(title, (nothing,))
    rows = tuple(_row(one) for one in shared[:MOST])
    more = (
        (trn("{number} row more are not shown.", "{number} rows more are not shown.", len(shared) - MOST),)
        if len(shared) > MOST
        else ()
    )
    return Part(title, more, Table(_heads(_APART), rows))


def _row(one: Shared) -> tuple[str, ...]:
    settled = sum(row.settled for row in one.units.values())
    whole = len(one.units)
    owners = Counter(owner for row in one.units.values() for owner in row.owners)
    agreed = sorted(owners.items(), key=lambda pair: (-pair[1], pair[0]))
    told = ", ".join(f"{owner} ({number})" for owner, number in agreed)
    return (
        one.label,
        count(whole, "unit", "units"),
        _of(one.apart, one.asked),
        _of(settled, whole),
        told or tr("nobody yet"),
    )
