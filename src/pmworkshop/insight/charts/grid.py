"""A chart in the form that the rules check: roles, rows and letters, from a session or from a file."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import field
from datetime import date
from functools import cached_property

from pmworkshop.agenda.model import Scheme
from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.errors import InputError
from pmworkshop.base.language import tr
from pmworkshop.session.core.guests import ChartFile
from pmworkshop.session.core.records import Action, Activity, Participant, Role
from pmworkshop.session.core.schemes import owner_letter
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations.chart import owner_rows
from pmworkshop.session.operations.chart import roles as chart_roles
from pmworkshop.session.operations.chart import rows as chart_rows


@dataclass(frozen=True, slots=True)
class GridRole:
    """A column of a chart.

    Attributes:
        key: The key of the column: the role's id, or its position in a file.
        title: The role in words.
        sponsor: Whether it is the top role.
        spokesperson_away: The keys of the rows on which its spokesperson was absent or abstained.
    """

    key: str
    title: str
    sponsor: bool = False
    spokesperson_away: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of a chart.

    Attributes:
        key: The key of the row: the activity's id, or its position in a file.
        label: The activity or decision in words.
        due: The day by which it has to be decided; None if that is not set.
        routine: Whether it is decided every day.
        linked: Whether an action of the plan belongs to it.
        promised: The keys of the roles that have promised an amount of something to such an action.
        owner_only: Whether only who answers for it is asked, and nothing else was charted: no other letter is missed.
        parked: Whether the room has said that it is not settled; no finding is told about it then.
    """

    key: str
    label: str
    due: date | None = None
    routine: bool = False
    linked: bool = False
    promised: frozenset[str] = frozenset()
    owner_only: bool = False
    parked: bool = False


@dataclass(frozen=True)
class Grid:
    """A whole chart.

    Attributes:
        scheme: The scheme, which says what the letters mean.
        roles: The columns, from the left.
        rows: The rows, from the top.
        cells: The letters by row key and role key; a blank cell may be absent.
        people: The names of the participants, case folded; empty if they are not known.
        dated: Whether rows can have due days; False for a chart from a file.
        owners_asked: Whether the chart asks only who answers for each row; the room may have charted more.
    """

    scheme: Scheme
    roles: tuple[GridRole, ...]
    rows: tuple[GridRow, ...]
    cells: Mapping[tuple[str, str], str] = field(default_factory=dict)
    people: frozenset[str] = frozenset()
    dated: bool = False
    owners_asked: bool = False

    def letters(self, row: GridRow, role: GridRole) -> str:
        """Return the letters of a cell.

        Args:
            row: A row of the chart.
            role: A column of the chart.

        Returns:
            The letters; empty for a blank cell.
        """
        return self.cells.get((row.key, role.key), "")

    @cached_property
    def _rows(self) -> dict[str, tuple[str, ...]]:
        """The letters of each row by its key, cached for all rules."""
        keys, there = [role.key for role in self.roles], self.cells.get
        return {row.key: tuple([there((row.key, key), "") for key in keys]) for row in self.rows}

    @cached_property
    def filled(self) -> tuple[tuple[GridRow, GridRole, str], ...]:
        """The cells that hold letters, row by row from the left."""
        return tuple(
            [
                (row, role, letters)
                for row in self.rows
                for role, letters in zip(self.roles, self._rows[row.key], strict=True)
                if letters
            ]
        )

    @cached_property
    def _held(self) -> dict[str, dict[str, list[GridRole]]]:
        """The roles that hold each letter, by row key and letter, cached for all rules."""
        found: dict[str, dict[str, list[GridRole]]] = {row.key: {} for row in self.rows}
        for row, role, letters in self.filled:
            for letter in dict.fromkeys(letters):
                found[row.key].setdefault(letter, []).append(role)
        return found

    @cached_property
    def _counts(self) -> dict[tuple[str, str], int]:
        """The number of rows in which a role holds a letter, by role key and letter, cached for all rules."""
        counts: dict[tuple[str, str], int] = {}
        for _, role, letters in self.filled:
            for letter in dict.fromkeys(letters):
                counts[role.key, letter] = counts.get((role.key, letter), 0) + 1
        return counts

    @cached_property
    def _used(self) -> frozenset[str]:
        """The letters that stand somewhere in the chart, cached for all rules."""
        return frozenset().union(*[letters for _, _, letters in self.filled])

    @cached_property
    def lines(self) -> tuple[tuple[GridRow, tuple[str, ...]], ...]:
        """Each row from the top, with the letters of its cells from the left; empty text for a blank cell."""
        return tuple(zip(self.rows, self._rows.values(), strict=True))

    @cached_property
    def columns(self) -> tuple[tuple[GridRole, tuple[str, ...]], ...]:
        """Each role from the left, with the letters of its cells from the top; none in a chart without rows."""
        return tuple(zip(self.roles, zip(*self._rows.values(), strict=True), strict=False))

    def holders(self, row: GridRow, letter: str) -> list[GridRole]:
        """List the roles that hold a letter in a row.

        Args:
            row: A row of the chart.
            letter: One letter.

        Returns:
            The roles from the left; empty if none holds it.
        """
        return self._held[row.key].get(letter, [])

    def holding(self, letter: str) -> list[tuple[GridRow, list[GridRole]]]:
        """List the rows in which a letter is held.

        Args:
            letter: One letter.

        Returns:
            Each such row from the top, with the roles that hold the letter from the left.
        """
        held = self._held
        return [(row, held[row.key][letter]) for row in self.rows if letter in held[row.key]]

    def lacking(self, letters: str) -> list[GridRow]:
        """List the rows in which no role holds any of the given letters.

        Args:
            letters: One or more letters.

        Returns:
            The rows from the top.
        """
        held = self._held
        return [row for row in self.rows if held[row.key].keys().isdisjoint(letters)]

    def uses(self, letters: str) -> bool:
        """Tell whether any of the given letters stands somewhere in the chart.

        Args:
            letters: One or more letters.

        Returns:
            True if one does.
        """
        return not self._used.isdisjoint(letters)

    def held_by(self, role: GridRole, letter: str) -> int:
        """Count the rows in which a role holds a letter.

        Args:
            role: A column of the chart.
            letter: One letter.

        Returns:
            The number of rows.
        """
        return self._counts.get((role.key, letter), 0)


def grid_of(session: Session, chart_id: str) -> Grid:
    """Build the grid of a chart of a session, without practice rows.

    Abstentions count only once the round is revealed, so the grid of the public view is the same.

    Args:
        session: The session, whole or public view.
        chart_id: The id of a chart module of its agenda.

    Returns:
        The grid; its keys are the ids of activities and roles.

    Raises:
        InputError: The agenda has no chart with that id.
    """
    info = session.info
    found = info.agenda.module(chart_id)
    module = found.chart if found else None
    if module is None:
        raise InputError(tr("There is no chart “{chart}” in this session.", chart=chart_id))
    roles = chart_roles(session, chart_id)
    activities = [row for row in chart_rows(session, chart_id) if not row.practice]
    away, owners = _away(session, chart_id, activities), owner_rows(session, chart_id)
    actions = _actions(session)
    return Grid(
        scheme=module.scheme,
        roles=tuple(
            [
                GridRole(role.id, role.title, role.sponsor, away.get(role.spokesperson or "", frozenset()))
                for role in roles
            ]
        ),
        rows=tuple([_row(session, one, roles, owners, actions.get(one.id, [])) for one in activities]),
        cells={(mark.activity, mark.role): mark.letters for mark in session.marks.values() if mark.chart == chart_id},
        people=_names(session),
        dated=True,
        owners_asked=module.letters == "owner",
    )


def to_grid(chart: ChartFile) -> Grid:
    """Build the grid of a chart that was read from a file.

    Args:
        chart: The chart, with as many cells in each row as it has roles.

    Returns:
        The grid without people and due days; its keys are positions, because labels may repeat. Where owners are the
        only ones in the whole chart, only they were asked for.
    """
    owners = {letters for _, cells in chart.rows for letters in cells if letters} == {owner_letter(chart.scheme)}
    roles = tuple(GridRole(f"c{place}", title) for place, title in enumerate(chart.roles, 1))
    rows = tuple(GridRow(f"r{place}", label, owner_only=owners) for place, (label, _) in enumerate(chart.rows, 1))
    cells = {
        (row.key, role.key): letters
        for row, (_, row_cells) in zip(rows, chart.rows, strict=True)
        for role, letters in zip(roles, row_cells, strict=True)
        if letters
    }
    return Grid(chart.scheme, roles, rows, cells, owners_asked=owners)


def _names(session: Session) -> frozenset[str]:
    """List the names of people, case folded; an author that is a table or a function is not a person."""
    people = session.participants.values()
    return frozenset(one.name.casefold() for one in people if one.name.casefold() != one.function.casefold())


def _away(session: Session, chart_id: str, activities: list[Activity]) -> dict[str, frozenset[str]]:
    """Map each participant to the rows on which they were absent or abstained."""
    keys = frozenset([activity.id for activity in activities])
    stood_in = {person.deputy_of for person in session.participants.values() if person.present and not person.left}
    passed = _passed(session, chart_id)
    return {
        person.id: keys if _missing(person, stood_in) else frozenset(passed.get(person.id, ()))
        for person in session.participants.values()
    }


def _missing(person: Participant, stood_in: Collection[str | None]) -> bool:
    return (person.left or not person.present) and person.id not in stood_in


def _passed(session: Session, chart_id: str) -> dict[str, set[str]]:
    """Map each participant to the rows on which their newest revealed answer is an abstention."""
    rounds = {
        asked.id: asked.number
        for asked in session.rounds.values()
        if asked.module == chart_id and asked.status == "revealed"
    }
    last: dict[tuple[str, str], tuple[int, bool]] = {}
    for ballot in session.ballots.values():
        if ballot.round in rounds:
            key = (ballot.participant, ballot.subject)
            last[key] = max(last.get(key, (0, False)), (rounds[ballot.round], ballot.abstained))
    passed: dict[str, set[str]] = {}
    for (voter, row), (_, abstained) in last.items():
        if abstained:
            passed.setdefault(voter, set()).add(row)
    return passed


def _actions(session: Session) -> dict[str | None, list[Action]]:
    """List the actions that were not dropped, by the row that they belong to."""
    found: dict[str | None, list[Action]] = {}
    for action in session.actions.values():
        if action.status != "dropped":
            found.setdefault(action.row, []).append(action)
    return found


def _row(
    session: Session, activity: Activity, roles: list[Role], owners: Collection[str], actions: list[Action]
) -> GridRow:
    return GridRow(
        key=activity.id,
        label=activity.label,
        due=activity.due,
        routine=activity.routine,
        linked=bool(actions),
        promised=_promised(session, roles, list(_givers(session, actions))) if actions else frozenset(),
        owner_only=activity.id in owners,
        parked=activity.state == "parked",
    )


def _promised(session: Session, roles: list[Role], givers: list[tuple[str | None, str]]) -> frozenset[str]:
    """Find the roles that one of the givers speaks for."""
    if not givers:
        return frozenset()
    return frozenset(role.id for role in roles if any(_speaks_for(session, role, *giver) for giver in givers))


def _givers(session: Session, actions: list[Action]) -> Iterable[tuple[str | None, str]]:
    """List who has promised an amount to the actions: participant and function of each promise."""
    ids = {action.id for action in actions}
    for action in actions:
        for give in action.gives:
            if give.amount:
                yield give.giver, give.function
    for commitment in session.commitments.values():
        if commitment.action in ids and commitment.amount:
            yield commitment.giver, commitment.function


def _speaks_for(session: Session, role: Role, giver: str | None, function: str) -> bool:
    if giver is not None and giver == role.spokesperson:
        return True
    person = session.participants.get(giver or "")
    functions = {function.casefold(), person.function.casefold() if person else ""} - {""}
    return role.function.casefold() in functions
