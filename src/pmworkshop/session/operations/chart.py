"""Operations on a chart: agreed letters, what is settled, and accepted findings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pmworkshop.agenda.model import ChartModule
from pmworkshop.base.errors import RefusedError
from pmworkshop.base.language import tr, tr_noop, trn
from pmworkshop.base.text import without_because
from pmworkshop.session.core.lookups import found, module_of, said
from pmworkshop.session.core.records import Acceptance, Activity, AnyRecord, Mark, Role, revise
from pmworkshop.session.core.schemes import SCHEMES, legend, normalise, owner_letter
from pmworkshop.session.core.session import Session, placed
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
        raise RefusedError(tr("“{title}” is no chart.", title=module.title))
    return module.chart


def owner_rows(session: Session, chart: str) -> frozenset[str]:
    """List the rows of a chart of which only who answers for them is asked, and nothing else was agreed.

    No other letter is missed there, since nobody could chart one.

    Args:
        session: The session, public or whole.
        chart: The id of the chart's module.

    Returns:
        The ids of the rows; empty if the agenda asks for all letters.

    Raises:
        RefusedError: There is no such chart.
    """
    module = chart_module(session, chart)
    if module.letters != "owner":
        return frozenset()
    owner = owner_letter(module.scheme)
    more = {mark.activity for mark in session.marks.values() if mark.chart == chart and mark.letters != owner}
    return frozenset([row.id for row in rows(session, chart) if row.id not in more])


def legend_in(session: Session, chart: str) -> tuple[tuple[str, str, str], ...]:
    """List letter, word and meaning of the letters that a chart needs to be read.

    Args:
        session: The session, public or whole.
        chart: The id of the chart's module.

    Returns:
        All letters of its scheme; where only owners are asked, the owner's letter and those that were agreed.

    Raises:
        RefusedError: There is no such chart.
    """
    module = chart_module(session, chart)
    if module.letters != "owner":
        return legend(module.scheme)
    used = {letter for mark in session.marks.values() if mark.chart == chart for letter in mark.letters}
    wanted = {owner_letter(module.scheme), *used}
    return tuple([one for one in legend(module.scheme) if one[0] in wanted])


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
        word = _ordered(session, chart, letters) or tr("not involved")
        return Draft(tr("“{label}”: {title} is {word}", label=row.label, title=column.title, word=word), changes)

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
        return Draft(tr("“{label}”: {title} answers for it", label=row.label, title=column.title), tuple(changes))

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
    kept = without_because(reason) if reason is not None else (before.reason if before else "")
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


_BECAME = {
    "settled": tr_noop("“{label}” is settled"),
    "parked": tr_noop("“{label}” is not settled yet"),
    "open": tr_noop("“{label}” is open again"),
}


def settle_row(
    activity: str, state: Literal["open", "settled", "parked"] = "settled", *, reason: str = "", doer: str = ""
) -> Operation:
    """Record that the room has settled a row, has parked it, or has opened it again.

    Args:
        activity: The id of the row.
        state: The new state of the row.
        reason: The reason, kept with the mark that has the owner's letter; empty keeps the present one.
        doer: The id of the role that does it, which gets the letter for that too; empty changes no letters.

    Returns:
        The operation; it raises `RefusedError` when the row or the role does not exist.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        row = found(session.activities, activity, "activity")
        scheme = SCHEMES[chart_module(session, row.chart).scheme]
        changes: list[AnyRecord] = [] if row.state == state else [revise(row, state=state, given_to=None)]
        marks = {mark.id: mark for mark in session.marks.values() if mark.activity == activity}
        after = dict(marks)
        if doer:
            column = found(session.roles, doer, "role")
            letters = letters_at(session, row.chart, activity, doer) + scheme.doer
            done = marked(session, row.chart, activity, column.id, letters, None)
            after |= {mark.id: mark for mark in done if isinstance(mark, Mark)}
        if given := without_because(reason):
            owned = [mark for mark in after.values() if scheme.owner in mark.letters]
            after |= {mark.id: revise(mark, reason=given) for mark in owned}
        changes += [mark for key, mark in after.items() if mark != marks.get(key)]
        return Draft(tr(_BECAME[state], label=row.label), tuple(changes))

    return operation


def accept(module: str, places: Sequence[tuple[str, str | None, str | None]], reason: str) -> Operation:
    """Accept findings of the rules, for one reason that is recorded with each.

    Args:
        module: The id of the chart or plan that the findings are about.
        places: The id of the rule of each finding, such as ``RACI-W03``, and the ids of the activity or action and
            of the role that it is about; None if it is about none.
        reason: Why the room accepts them.

    Returns:
        The operation; it raises `RefusedError` when there is no such module, or the reason is empty.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        module_of(session, module)
        accepted = [
            Acceptance(
                id=f"{module}/{rule}/{row or ''}/{column or ''}",
                module=module,
                rule=rule,
                row=row,
                column=column,
                reason=said(reason, "reason"),
            )
            for rule, row, column in places
        ]
        new = tuple(one for one in accepted if session.acceptances.get(one.id) != one)
        told = trn("Accepted a finding, with a reason", "Accepted {number} findings, with a reason", len(places))
        return Draft(told, new)

    return operation
