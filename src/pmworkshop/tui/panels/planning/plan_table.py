"""Rows of a table, or lines, that are pasted into the plan: how they are read is asked before they become actions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from pmworkshop.base.dates import DateOrderError
from pmworkshop.base.errors import InputError
from pmworkshop.base.language import tr, tr_noop, trn
from pmworkshop.base.text import count, shorten
from pmworkshop.exchange.actions.action_list import ActionList, read_actions
from pmworkshop.exchange.tables.pasted import pasted_grid
from pmworkshop.insight.findings import listed
from pmworkshop.session.core.people_labels import short_label
from pmworkshop.session.operations.planning.action_line import Line, read_line
from pmworkshop.session.operations.planning.listed_actions import (
    Listed,
    Understood,
    add_all,
    is_day,
    names_somebody,
    odd_days,
    understand,
    understood,
    unread_words,
)
from pmworkshop.tui.keymap.commands import key_of
from pmworkshop.tui.pages.module_place import ModulePlace
from pmworkshop.tui.pages.page import Act, Ask, Commit, Context, Focus
from pmworkshop.tui.pages.panel import Handler, Part
from pmworkshop.tui.panels.planning.plan_walk import in_turn

_TAKE = tr_noop(". Take them?")
_NOT_TAKEN, _ALONE = tr_noop("These actions are not taken yet."), tr_noop("Enter alone takes them.")
_NAMED = 3
"""The most leaders that are named one by one."""
_LINES = 3
"""Lines that the screen has for a question."""
_UNEVEN = 16
"""Cells that may stay empty where lines are broken between words."""

_Reader = Callable[[Context, int, str], Line]


class PastedActions(Part):
    """Takes what is pasted into a plan."""

    takes_lines = True

    def __init__(self, here: ModulePlace) -> None:
        """Refer to the plan.

        Args:
            here: The place of a plan module.
        """
        self._here = here

    def paste_table(self, context: Context, lines: list[str]) -> Act | None:
        """Offer an action for each row of a pasted table."""
        return offered(context, self._here.module_id, lines, _back)

    def _read(
        self, context: Context, first: str, lines: Sequence[str], read: _Reader
    ) -> tuple[list[Line], list[str]]:
        """Read lines, and give each that says nothing of an owner to the next leader in turn who owes one.

        Returns:
            The lines, and the ids of the leaders whom they were given to; nobody owns what is left over.
        """
        found = [read(context, number, line) for number, line in enumerate(lines, 1)]
        named = {line.owner for line in found}
        turn = [one for one in in_turn(context.view, self._here.module(context), first) if one not in named]
        open_ = [at for at, line in enumerate(found) if not line.owner and not lines[at].startswith(";")]
        for at, owner in zip(open_, turn, strict=False):
            found[at] = replace(found[at], owner=owner)
        return found, turn[: len(open_)]

    def paste(self, context: Context, lines: list[str]) -> Act | None:
        """Offer an action for each pasted line, all in one step.

        A line that names no owner goes to the next leader in turn who still owes one, as when it is typed, beginning
        with the leader who is asked or chosen.

        Raises:
            InputError: A line cannot be read; its number is named.
        """
        first = context.cursor.row
        read, given = self._read(context, first, lines, _as_read)

        def answer(later: Context, text: str) -> Act:
            if text.strip():
                raise InputError(tr(_NOT_TAKEN), tr(_ALONE))
            rows = [understood(one) for one in self._read(later, first, lines, _read)[0]]
            told = tr("{actions} added", actions=count(len(rows), "action", "actions"))
            return Commit(add_all(self._here.module_id, rows), told, select="newest", then=lambda _: Focus())

        unowned = sum(one.owner is None for one in read)
        odd = odd_days(context.view, [understood(one) for one in read])
        actions = count(len(read), "action", "actions")
        told = [
            trn("{actions} in {number} line", "{actions} in {number} lines", len(read), actions=actions),
            odd,
        ]
        told.append(_given_words(context, given))
        told.append(tr("{unowned} without an owner", unowned=unowned) if unowned else "")
        return Ask(f"{'; '.join(filter(None, told))}{tr(_TAKE)}", answer, empty=True, keys=_keys())


def _keys() -> tuple[str, ...]:
    """Tell what the keys do where pasted lines are offered."""
    return tr("Enter takes them"), tr("{leave_field_key} leaves them", leave_field_key=key_of("leave_field"))


def _given_words(context: Context, given: Sequence[str]) -> str:
    """Say which leaders get a line in turn; nothing if none does."""
    named = [short_label(context.view, context.view.participants[one]) for one in given]
    if len(named) > _NAMED:
        return tr(
            "{many} for the leaders in turn, from {first} to {last}",
            many=len(named),
            first=named[0],
            last=named[-1],
        )
    return tr("for {named}", named=listed(named)) if named else ""


def _read(context: Context, number: int, line: str) -> Line:
    try:
        return read_line(context.view, line, context.dates.undoubted)
    except DateOrderError:
        raise
    except InputError as error:
        raise InputError(
            tr("Line {number}: {message}", number=number, message=error.message), error.hint, error.way_out
        ) from None


def _as_read(context: Context, number: int, line: str) -> Line:
    """Read a line as far as that is possible before anybody said whether the day or the month comes first."""
    try:
        return _read(context, number, line)
    except DateOrderError:
        dates = replace(context.dates.undoubted, order="day-month")
        return replace(read_line(context.view, line, dates), due=None, first_step_by=None)


def _back(context: Context, key: str) -> Act | None:
    return Focus()


def offered(context: Context, module_id: str, lines: Sequence[str], then: Handler) -> Ask | None:
    """Say how pasted lines are understood as actions, and take these with Enter.

    Args:
        context: Gives the public view, and how dates are written.
        module_id: The id of the plan's module.
        lines: The lines, with tabs between cells.
        then: Returns the act that follows once they are taken.

    Returns:
        The question; None if the lines are no table of actions.
    """
    view, dates = context.view, context.dates
    grid = pasted_grid(lines)
    if grid is None:
        return None
    found = read_actions(
        grid,
        lambda cell: names_somebody(view, cell),
        lambda cell: is_day(cell, view.info.day, dates),
    )
    if found is None:
        return None

    def answer(later: Context, text: str) -> Act:
        if text.strip():
            raise InputError(tr(_NOT_TAKEN), tr(_ALONE))
        rows = [understand(later.view, row, later.dates) for row in found.rows]
        told = ", ".join(
            filter(None, (tr("{actions} added", actions=count(len(rows), "action", "actions")), unread_words(rows)))
        )
        return Commit(add_all(module_id, rows), told, select="newest", then=lambda after: then(after, ""))

    return Ask(_question(context, found), answer, empty=True, keys=_keys())


def _question(context: Context, found: ActionList) -> str:
    """Word the question so that its lines have room on the wall: words that were not read are named or counted."""
    rows, room = _readable(context, found.rows), _LINES * context.cells - len(tr(_TAKE)) - _UNEVEN
    odd = odd_days(context.view, rows)
    ways = ["; ".join(filter(None, (found.understood, odd, unread_words(rows, named)))) for named in (3, 1, 0)]
    return shorten(next((told for told in ways if len(told) <= room), ways[-1]), room) + tr(_TAKE)


def _readable(context: Context, rows: Sequence[Listed]) -> list[Understood]:
    """Read the rows as far as that is possible before anybody said whether the day or the month comes first."""
    found = []
    for row in rows:
        try:
            found.append(understand(context.view, row, context.dates))
        except DateOrderError:
            found.append(understand(context.view, Listed(row.what, row.owner), context.dates))
    return found
