"""Finds the differences that stand out when the charts of several leaders are compared.

Names and tests follow the role theory of Smith & Erwin, *Role & Responsibility Charting*: what leaders assume of
their own role (conception), what the others expect of it (expectation), and what is actually done.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from pmworkshop.agenda.model import Scheme
from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import tr, trn
from pmworkshop.base.text import upper
from pmworkshop.insight.charts.compare_cells import Asked, Cell, Letters, reaches
from pmworkshop.insight.charts.compare_rows import RowView
from pmworkshop.insight.findings import in_words, listed
from pmworkshop.session.core.records import Activity, Role
from pmworkshop.session.core.schemes import doer_letter
from pmworkshop.session.core.thresholds import Thresholds

Sort = Literal["rival owners", "no owner seen", "self-claim", "pushed at", "consulting reflex", "drift"]

_LIGHT: dict[Scheme, str] = {"RACI": "CI", "RASCI": "CI", "DACI": "CI", "RAPID": "I"}
"""The letters of those who are only asked or told."""
_ASKED: dict[Scheme, str] = {"RACI": "C", "RASCI": "C", "DACI": "C", "RAPID": "I"}
"""The letter of those who are asked before."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference that stands out.

    Attributes:
        sort: Which of the six sorts; for files and the facilitator, never on the wall.
        row: The id of the activity; None if the difference concerns no single row.
        role: The id of the role; None if the difference concerns no single role.
        leaders: The ids of the leaders concerned, sorted. For the facilitator only.
        wall: Whether the message may be shown on the wall.
        message: Words for the wall, to follow the row's label and a colon.
        private: Words for the facilitator, with the titles of roles; may follow the leaders' names and a colon.
    """

    sort: Sort
    row: str | None
    role: str | None
    leaders: tuple[str, ...]
    wall: bool
    message: str
    private: str


def differences(rows: Sequence[RowView], asked: Asked) -> Iterator[Difference]:
    """Find the differences that stand out.

    - *Rival owners* (role conflict): leaders name different owners, and no role reaches ``owner_percent``.
    - *No owner seen* (role ambiguity): at least ``nobody_percent`` of the leaders name no owner.
    - *Self-claim* (conception above expectation): a role's own spokesperson gives it the owner's or the doer's
      letter, and fewer than ``others_percent`` of the others do.
    - *Pushed at* (expectation above conception): a role's own spokesperson leaves it blank or merely consulted or
      informed, and at least ``others_percent`` of the others give it the owner's or the doer's letter.
    - *Consulting reflex* (territory): a role's own spokesperson wants it to be consulted in at least
      ``asks_itself_rows`` more rows than those in which at least ``others_percent`` of the others want it.

    The others are the other leaders who answered the row; without any, the last three do not apply.

    Args:
        rows: The compared rows, from the top.
        asked: What the leaders were asked to fill in.

    Yields:
        The differences, row by row and within a row role by role; then the consulting reflex, role by role. If
        leaders named only owners there is no consulting reflex.
    """
    for row in rows:
        yield from owners_seen(row)
        for role, cell in zip(asked.roles, row.cells, strict=True):
            yield from _own_role(row, role, cell)
    if not asked.owners_only:
        for role in asked.roles:
            yield from _reflex(rows, role, asked)


def owners_seen(row: RowView) -> Iterator[Difference]:
    """Find the two sorts of difference that may be shown on the wall: rival owners, and no owner seen.

    Args:
        row: The compared row.

    Yields:
        Rival owners, then no owner seen, each if it applies.
    """
    titles = {role.id: role.title for role in row.asked.roles}
    if row.rivals:
        counts = listed([f"{titles[role]} ({count})" for role, count in row.owners.items()])
        number = upper(in_words(len(row.owners)))
        yield Difference(
            sort="rival owners",
            row=row.row.id,
            role=None,
            leaders=tuple(sorted({leader for leaders in row.named.values() for leader in leaders})),
            wall=True,
            message=tr("{roles} roles are seen as answering for it.", roles=number),
            private=tr(
                "{roles} owners seen for “{label}”: {counts}, of {answered} answers.",
                roles=number,
                label=row.row.label,
                counts=counts,
                answered=row.answered,
            ),
        )
    if row.nobody_seen:
        yield Difference(
            sort="no owner seen",
            row=row.row.id,
            role=None,
            leaders=tuple(leader for leader, seen in row.votes.items() if not seen),
            wall=True,
            message=trn(
                "One of {answered} sees nobody who answers for it.",
                "{leaders} of {answered} see nobody who answers for it.",
                row.nobody,
                leaders=upper(in_words(row.nobody)),
                answered=in_words(row.answered),
            ),
            private=trn(
                "{number} of {answered} see nobody who answers for “{label}”.",
                "{number} of {answered} see nobody who answers for “{label}”.",
                row.nobody,
                answered=row.answered,
                label=row.row.label,
            ),
        )


def _own_role(row: RowView, role: Role, cell: Cell) -> Iterator[Difference]:
    """Compare what a role's spokesperson charts for it with what the others chart."""
    own = row.answers.get(role.spokesperson or "")
    others = len(row.answers) - 1
    if own is None or not others:
        return
    letters = own.get(role.id, "")
    claimed = _leads(letters, row.asked)
    theirs = _seen_in_lead(cell, row.asked) - claimed
    expected = reaches(theirs, row.asked.thresholds.others_percent, others)
    sees = _leading_words(row, role, theirs, others)
    if claimed and not expected:
        yield _private(
            "self-claim",
            row.row.id,
            role,
            tr("Its own leader takes on more here than others expect."),
            tr("Sees itself in front: {seen}", seen=sees),
        )
    if expected and not claimed and set(letters) <= set(_LIGHT[row.asked.scheme]):
        yield _private(
            "pushed at",
            row.row.id,
            role,
            tr("Others expect more here than its own leader takes on."),
            tr("Is put forward by others: {seen}", seen=sees),
        )


def _seen_in_lead(cell: Cell, asked: Asked) -> int:
    """Count the leaders who give the role the owner's or the doer's letter."""
    return sum(count for written, count in cell.counts.items() if _leads(written, asked))


def _leading_words(row: RowView, role: Role, theirs: int, others: int) -> str:
    """Say which part a role is seen to have, and by how many of the others."""
    if row.asked.owners_only:
        part = tr("{role} as the owner for “{label}”", role=role.title, label=row.row.label)
    else:
        part = tr("{role} in the lead for “{label}”", role=role.title, label=row.row.label)
    if not theirs:
        return tr("{part}; none of the others see it so.", part=part)
    return trn(
        "{part}; one of {others} others sees it so.",
        "{part}; {leaders} of {others} others see it so.",
        theirs,
        part=part,
        leaders=in_words(theirs),
        others=in_words(others),
    )


def _leads(letters: str, asked: Asked) -> bool:
    """Tell whether letters hold the owner's or the doer's letter."""
    if asked.owners_only:
        return bool(letters)
    return asked.owner in letters or doer_letter(asked.scheme) in letters


def _private(sort: Sort, row: str | None, role: Role, message: str, private: str) -> Difference:
    leaders = (role.spokesperson,) if role.spokesperson else ()
    return Difference(sort, row, role.id, leaders, wall=False, message=message, private=private)


def _reflex(rows: Sequence[RowView], role: Role, asked: Asked) -> Iterator[Difference]:
    letter, limits = _ASKED[asked.scheme], asked.thresholds
    mine = theirs = 0
    for row in rows:
        own, others = row.answers.get(role.spokesperson or ""), len(row.answers) - 1
        if own is None or not others:
            continue
        wished = letter in own.get(role.id, "")
        counts = row.cells[asked.places[role.id]].counts
        wanted = sum(count for written, count in counts.items() if letter in written) - wished
        mine += wished
        theirs += reaches(wanted, limits.others_percent, others)
    if mine - theirs >= limits.asks_itself_rows:
        yield _private(
            "consulting reflex",
            None,
            role,
            tr("Its own leader wants it to be asked more often than others do."),
            tr(
                "Wants to be asked more than others expect: {role} {mine}, the others {theirs}. Is it "
                "enough to be told?",
                role=role.title,
                mine=_rows(mine),
                theirs=_rows(theirs),
            ),
        )


def _rows(count: int) -> str:
    return trn("in one row", "in {rows} rows", count, rows=in_words(count)) if count else tr("in no row")


def drift(
    agreed: Letters, lived: Letters, *, rows: Sequence[Activity], roles: Sequence[Role], scheme: Scheme
) -> tuple[Difference, ...]:
    """Find the rows whose owner in practice differs from the agreed owner.

    Args:
        agreed: The agreed letters, by activity id and role id.
        lived: The letters as practised, by activity id and role id; an absent row was not assessed.
        rows: The rows, from the top.
        roles: The columns, from the left.
        scheme: The scheme, which says what the letters mean.

    Returns:
        One difference per such row, from the top. Rows without an agreed owner and rows that were not assessed are
        left out.
    """
    asked = Asked(tuple(roles), scheme, owners_only=False, thresholds=Thresholds())
    titles = {role.id: role.title for role in roles}
    found = []
    for row in rows:
        before, now = asked.owners(agreed.get(row.id, {})), asked.owners(lived.get(row.id, {}))
        if row.id not in lived or not before or now is None or now == before:
            continue
        found.append(
            Difference(
                sort="drift",
                row=row.id,
                role=now[0] if len(now) == 1 else None,
                leaders=(),
                wall=False,
                message=tr("The role has moved since it was agreed."),
                private=tr(
                    "Roles have moved in “{label}”: agreed {before}, in practice {now}.",
                    label=row.label,
                    before=_who(before, titles),
                    now=_who(now, titles),
                ),
            )
        )
    return tuple(found)


def _who(roles: Sequence[str], titles: Mapping[str, str]) -> str:
    return listed([titles[role] for role in roles]) or tr("nobody")
