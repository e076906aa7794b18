"""Operations on a chart: roles, rows, agreed letters, and accepted findings."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from pmworkshop.agenda.model import ChartModule
from pmworkshop.base.errors import RefusedError
from pmworkshop.session.core.lookups import found, module_of, said
from pmworkshop.session.core.records import Acceptance, Activity, AnyRecord, Mark, Role, revise
from pmworkshop.session.core.schemes import normalise, owner_letter
from pmworkshop.session.core.session import Session, next_place, placed
from pmworkshop.session.core.steps import Draft, Drop, GestureContext, Operation


def mark_id(chart: str, activity: str, role: str) -> str:
    """Return the id of the mark in one cell of a chart.

    Args:
        chart: The id of the chart's module.
        activity: The id of the row.
        role: The id of the column.

    Returns:
        The id of the mark, whether or not the cell has one.
    """
    return f"{chart}/{activity}/{role}"


def roles(session: Session, chart: str) -> list[Role]:
    """List the columns of a chart from the left.

    Args:
        session: The session, public or whole.
        chart: The id of the chart's module.

    Returns:
        The roles in display order; empty if there are none.
    """
    return placed([role for role in session.roles.values() if role.chart == chart])


def rows(session: Session, chart: str) -> list[Activity]:
    """List the rows of a chart from the top.

    Args:
        session: The session, public or whole.
        chart: The id of the chart's module.

    Returns:
        The rows in display order, practice rows included; empty if there are none.
    """
    return placed([row for row in session.activities.values() if row.chart == chart])


def letters_at(session: Session, chart: str, activity: str, role: str) -> str:
    """Return the agreed letters of one cell.

    Args:
        session: The session, public or whole.
        chart: The id of the chart's module.
        activity: The id of the row.
        role: The id of the column.

    Returns:
        The letters in the order of the scheme; empty for a blank cell.
    """
    mark = session.marks.get(mark_id(chart, activity, role))
    return mark.letters if mark else ""


def chart_module(session: Session, chart: str) -> ChartModule:
    """Find a chart in the agenda.

    Args:
        session: The session, public or whole.
        chart: The id of the chart's module.

    Returns:
        The chart module.

    Raises:
        RefusedError: There is no such module, or it is no chart.
    """
    module = module_of(session, chart)
    if module.chart is None:
        raise RefusedError(f"“{module.title}” is no chart.")
    return module.chart


def set_letters(chart: str, activity: str, role: str, letters: str, reason: str | None = None) -> Operation:
    """Set the agreed letters of one cell.

    Args:
        chart: The id of the chart's module.
        activity: The id of the row.
        role: The id of the column.
        letters: The letters as typed; empty makes the cell blank.
        reason: The reason to keep with the letters; None keeps the present one.

    Returns:
        The operation; it raises `RefusedError` when the row, the column or the chart does not exist, and
        `LettersError` when a letter does not belong to the chart's scheme.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        row, column = found(session.activities, activity, "activity"), found(session.roles, role, "role")
        changes = marked(session, chart, activity, role, letters, reason)
        word = _ordered(session, chart, letters) or "not involved"
        return Draft(f"“{row.label}”: {column.title} is {word}", changes)

    return operation


def set_owner(chart: str, activity: str, role: str, reason: str | None = None) -> Operation:
    """Give the owner's letter of a row to one role and remove it from the others.

    Args:
        chart: The id of the chart's module.
        activity: The id of the row.
        role: The id of the column that gets the letter; its other letters stay.
        reason: The reason why that role answers for it; None keeps the present one if it does so already. A reason
            that was given for other letters goes with them.

    Returns:
        The operation; it raises `RefusedError` when the row, the column or the chart does not exist.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        row, column = found(session.activities, activity, "activity"), found(session.roles, role, "role")
        owner = owner_letter(chart_module(session, chart).scheme)
        changes: list[AnyRecord | Drop] = []
        for other in roles(session, chart):
            letters = letters_at(session, chart, activity, other.id)
            if other.id == role:
                mine = owner + letters.replace(owner, "")
                changes += (
                    relettered(session, chart, activity, role, mine)
                    if reason is None
                    else marked(session, chart, activity, role, mine, reason)
                )
            elif owner in letters:
                changes += relettered(session, chart, activity, other.id, letters.replace(owner, ""))
        return Draft(f"“{row.label}”: {column.title} answers for it", tuple(changes))

    return operation


def marked(
    session: Session, chart: str, activity: str, role: str, letters: str, reason: str | None
) -> tuple[AnyRecord | Drop, ...]:
    """Make the changes that set the letters of one cell.

    Args:
        session: The session that is changed.
        chart: The id of the chart's module.
        activity: The id of the row.
        role: The id of the column.
        letters: The letters as typed; empty makes the cell blank.
        reason: The reason to keep with the letters; None keeps the present one.

    Returns:
        The mark to put or the drop of it; empty if the cell is like that already.

    Raises:
        LettersError: A letter does not belong to the chart's scheme.
        RefusedError: There is no such chart.
    """
    ordered = _ordered(session, chart, letters)
    key = mark_id(chart, activity, role)
    before = session.marks.get(key)
    if not ordered:
        return (Drop("mark", key),) if before else ()
    kept = reason if reason is not None else (before.reason if before else "")
    mark = Mark(id=key, chart=chart, activity=activity, role=role, letters=ordered, reason=kept)
    return () if mark == before else (mark,)


def relettered(session: Session, chart: str, activity: str, role: str, letters: str) -> tuple[AnyRecord | Drop, ...]:
    """Make the changes that give a cell other letters, without the reason that was given for the former ones.

    Args:
        session: The session that is changed.
        chart: The id of the chart's module.
        activity: The id of the row.
        role: The id of the column.
        letters: The letters as typed; empty makes the cell blank.

    Returns:
        The mark to put or the drop of it; empty if the cell has these letters already.

    Raises:
        LettersError: A letter does not belong to the chart's scheme.
        RefusedError: There is no such chart.
    """
    same = _ordered(session, chart, letters) == letters_at(session, chart, activity, role)
    return () if same else marked(session, chart, activity, role, letters, "")


def _ordered(session: Session, chart: str, letters: str) -> str:
    return normalise(letters, chart_module(session, chart).scheme)[0]


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
        return Draft("Added a row to the chart", (row,))

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
        return Draft(f"Added the role {name} to the chart", (role,))

    return operation


def _refuse_twice(name: str, names: Iterable[str], what: str) -> None:
    if name.casefold() in {other.casefold() for other in names}:
        raise RefusedError(f"The chart has a {what} “{name}” already.")


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
    people = (person for person in session.people() if not person.left)
    return next((person.id for person in people if person.function.casefold() == wanted), None)


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
        return Draft("Reworded a row", () if name == row.label else (revise(row, label=name),))

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
        return Draft("Renamed a role", () if name == column.title else (revise(column, title=name),))

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
        return Draft("Took a row out of the chart", (Drop("activity", activity), *marks, *accepted, *charted))

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
        return Draft(f"Took the role {column.title} out of the chart", (Drop("role", role), *marks, *accepted))

    return operation


def settle_row(
    activity: str, state: Literal["open", "settled", "parked"] = "settled", *, reason: str = ""
) -> Operation:
    """Record that the room has settled a row, has parked it, or has opened it again.

    Args:
        activity: The id of the row.
        state: The new state of the row.
        reason: The reason, kept with the mark that has the owner's letter; empty keeps the present one.

    Returns:
        The operation; it raises `RefusedError` when the row does not exist.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        row = found(session.activities, activity, "activity")
        owner = owner_letter(chart_module(session, row.chart).scheme)
        word = {"settled": "is settled", "parked": "is not settled yet", "open": "is open again"}[state]
        changes: list[AnyRecord] = [] if row.state == state else [revise(row, state=state)]
        if reason.strip():
            changes += [
                revise(mark, reason=reason)
                for mark in session.marks.values()
                if mark.activity == activity and owner in mark.letters
            ]
        return Draft(f"“{row.label}” {word}", tuple(changes))

    return operation


def accept(module: str, rule: str, row: str | None, column: str | None, reason: str) -> Operation:
    """Accept a finding of the rules, for a reason that is recorded.

    Args:
        module: The id of the chart or plan that the finding is about.
        rule: The id of the rule, such as ``RACI-W03``.
        row: The id of the activity or action that the finding is about; None if it is about none.
        column: The id of the role that the finding is about; None if it is about none.
        reason: Why the room accepts it.

    Returns:
        The operation; it raises `RefusedError` when there is no such module, or the reason is empty.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        module_of(session, module)
        acceptance = Acceptance(
            id=f"{module}/{rule}/{row or ''}/{column or ''}",
            module=module,
            rule=rule,
            row=row,
            column=column,
            reason=said(reason, "reason"),
        )
        known = session.acceptances.get(acceptance.id) == acceptance
        return Draft("Accepted a finding, with a reason", () if known else (acceptance,))

    return operation
