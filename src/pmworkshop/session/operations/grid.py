"""The rows and the roles of a chart: added, renamed and taken out."""

from __future__ import annotations

from collections.abc import Iterable

from pmworkshop.base.errors import RefusedError
from pmworkshop.base.language import tr
from pmworkshop.session.core.lookups import found, said
from pmworkshop.session.core.records import Activity, Role, revise
from pmworkshop.session.core.seats import seated
from pmworkshop.session.core.session import Session, next_place
from pmworkshop.session.core.steps import Draft, Drop, GestureContext, Operation
from pmworkshop.session.operations.chart import chart_module, roles, rows


def add_row(chart: str, label: str, *, question: str = "", because: tuple[str, ...] = ()) -> Operation:
    """Add a row at the bottom of a chart.

    Args:
        chart: The id of the chart's module.
        label: The wording of the row, beginning with a verb.
        question: What is at stake; may be empty.
        because: The ids of the records that the row follows from.

    Returns:
        The operation; it raises `RefusedError` when the label is empty, the chart has a row with that label, or
        there is no such chart.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        chart_module(session, chart)
        there = rows(session, chart)
        name = said(label, "row")
        _refuse_twice(name, (row.label for row in there), "row")
        row = Activity(
            id=draw.id(), chart=chart, label=name, question=question, because=because, place=next_place(there)
        )
        return Draft(tr("Added a row to the chart"), (row,))

    return operation


def add_role(chart: str, title: str, *, code: str = "", function: str = "", sponsor: bool = False) -> Operation:
    """Add a column at the right of a chart.

    Args:
        chart: The id of the chart's module.
        title: The full title of the role.
        code: A code of at most four characters; empty to make one from the title.
        function: The function whose leader speaks for the role; empty to use the title.
        sponsor: Whether it is the sponsor's role.

    Returns:
        The operation; it raises `RefusedError` when the title is empty, the chart has a role with that title, or
        there is no such chart.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        chart_module(session, chart)
        there = roles(session, chart)
        name = said(title, "role")
        _refuse_twice(name, (role.title for role in there), "role")
        role = Role(
            id=draw.id(),
            chart=chart,
            code=code or short_code(name, {role.code for role in there}),
            title=name,
            function=function or name,
            spokesperson=speaker_for(session, function or name),
            sponsor=sponsor,
            place=next_place(there),
        )
        return Draft(tr("Added the role {name} to the chart", name=name), (role,))

    return operation


def _refuse_twice(name: str, names: Iterable[str], what: str) -> None:
    if name.casefold() in {other.casefold() for other in names}:
        told = (
            tr("The chart has a role “{name}” already.", name=name)
            if what == "role"
            else tr("The chart has a row “{name}” already.", name=name)
        )
        raise RefusedError(told)


def short_code(title: str, taken: set[str]) -> str:
    """Make a code of at most four characters for a role.

    Args:
        title: The title of the role.
        taken: The codes that are in use.

    Returns:
        The initials, the first letters of the title, or a letter with a number; never one of ``taken``.
    """
    words = [word for word in title.replace("/", " ").replace("-", " ").split() if word[:1].isalnum()]
    initials = "".join(word[0] for word in words).upper()[:4]
    whole = (initials if len(words) > 1 else "", title[:3].upper(), title[:4].upper())
    numbered = (f"{(initials or 'R')[:1]}{number}" for number in range(1, 1000))
    return next(code for code in (*filter(None, whole), *numbered) if code not in taken)


def speaker_for(session: Session, function: str) -> str | None:
    """Find the participant who speaks for a function.

    Args:
        session: The session, public or whole.
        function: The function, in any case.

    Returns:
        The id of the first participant with that function who has not left; None if there is nobody.
    """
    wanted = function.casefold()
    return next((person.id for person in seated(session) if person.function.casefold() == wanted), None)


def rename_row(activity: str, label: str) -> Operation:
    """Change the wording of a row.

    Args:
        activity: The id of the row.
        label: The new wording.

    Returns:
        The operation; it raises `RefusedError` when the row does not exist, the wording is empty, or another row
        of the chart has it.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        row = found(session.activities, activity, "activity")
        others = (other.label for other in rows(session, row.chart) if other.id != activity)
        name = said(label, "row")
        _refuse_twice(name, others, "row")
        return Draft(tr("Reworded a row"), () if name == row.label else (revise(row, label=name),))

    return operation


def rename_role(role: str, title: str) -> Operation:
    """Change the title of a role; every view shows the new one.

    Args:
        role: The id of the role.
        title: The new title.

    Returns:
        The operation; it raises `RefusedError` when the role does not exist, the title is empty, or another role
        of the chart has it.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        column = found(session.roles, role, "role")
        others = (other.title for other in roles(session, column.chart) if other.id != role)
        name = said(title, "role")
        _refuse_twice(name, others, "role")
        return Draft(tr("Renamed a role"), () if name == column.title else (revise(column, title=name),))

    return operation


def drop_row(activity: str) -> Operation:
    """Remove a row from its chart, with its letters, its accepted findings, and the ballots on it.

    Args:
        activity: The id of the row.

    Returns:
        The operation; it raises `RefusedError` when the row does not exist.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        row = found(session.activities, activity, "activity")
        marks = [Drop("mark", mark.id) for mark in session.marks.values() if mark.activity == activity]
        accepted = [Drop("acceptance", item.id) for item in session.acceptances.values() if item.row == activity]
        asked = {round_.id for round_ in session.rounds.values() if round_.module == row.chart}
        charted = [
            Drop("ballot", ballot.id)
            for ballot in session.ballots.values()
            if ballot.subject == activity and ballot.round in asked
        ]
        return Draft(tr("Took a row out of the chart"), (Drop("activity", activity), *marks, *accepted, *charted))

    return operation


def drop_role(role: str) -> Operation:
    """Remove a column from its chart, with its letters and accepted findings.

    Args:
        role: The id of the role.

    Returns:
        The operation; it raises `RefusedError` when the role does not exist.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        column = found(session.roles, role, "role")
        marks = [Drop("mark", mark.id) for mark in session.marks.values() if mark.role == role]
        accepted = [Drop("acceptance", item.id) for item in session.acceptances.values() if item.column == role]
        return Draft(
            tr("Took the role {title} out of the chart", title=column.title), (Drop("role", role), *marks, *accepted)
        )

    return operation
