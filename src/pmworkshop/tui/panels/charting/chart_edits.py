"""Edit the agreed chart: letters of its cells, its rows and its roles."""

from __future__ import annotations

from pmworkshop.base.language import tr
from pmworkshop.session.core.records import Activity
from pmworkshop.session.operations import chart, grid
from pmworkshop.tui.pages.page import Act, Ask, Commit, Context, Say
from pmworkshop.tui.pages.panel import NOTHING_CHOSEN, TAKEN_OUT, Part


class ChartEdits(Part):
    """Sets letters, and adds, renames and deletes rows and roles."""

    def __init__(self, module_id: str) -> None:
        """Map the command ids to their handlers.

        Args:
            module_id: The id of a chart module.
        """
        self._module_id = module_id
        self.handlers = {
            "letter": self._letter,
            "owner": self._owner,
            "clear": self._clear,
            "unsettled": self._unsettled,
            "new_row": self._new_row,
            "new_role": self._new_role,
            "reword": self._reword,
            "rename": self._rename,
            "row_out": self._row_out,
            "role_out": self._role_out,
        }

    def _letter(self, context: Context, key: str) -> Act | None:
        """Set the letter in the selected cell, or remove it if it is set."""
        row, role = context.cursor.row, context.cursor.column
        if not row or not role:
            return NOTHING_CHOSEN
        letters = chart.letters_at(context.view, self._module_id, row, role)
        letter = key.upper()
        wanted = letters.replace(letter, "") if letter in letters else letters + letter
        return Commit(chart.set_letters(self._module_id, row, role, wanted))

    def _owner(self, context: Context, key: str) -> Act | None:
        """Make the role of that number accountable for the row."""
        roles = chart.roles(context.view, self._module_id)
        row = chosen_row(context)
        if row is None:
            return NOTHING_CHOSEN
        if int(key) > len(roles):
            return Say(tr("There is no role {key}.", key=key))
        role = roles[int(key) - 1]
        return Commit(
            chart.set_owner(self._module_id, row.id, role.id), tr("{title} answers for it", title=role.title)
        )

    def _clear(self, context: Context, key: str) -> Act | None:
        if not context.cursor.row:
            return NOTHING_CHOSEN
        return Commit(chart.set_letters(self._module_id, context.cursor.row, context.cursor.column, ""))

    def _unsettled(self, context: Context, key: str) -> Act | None:
        """Mark an open row as not settled, or reopen a row that is settled or parked."""
        row = chosen_row(context)
        if row is None:
            return NOTHING_CHOSEN
        if row.state == "open":
            return Commit(chart.settle_row(row.id, "parked"), tr("Not settled yet"))
        return Commit(chart.settle_row(row.id, "open"), tr("Open again"))

    def _new_row(self, context: Context, key: str) -> Act | None:
        def answer(_: Context, text: str) -> Act:
            return Commit(grid.add_row(self._module_id, text), select="last")

        return Ask(tr("New row, verb first"), answer, repeats=True)

    def _new_role(self, context: Context, key: str) -> Act | None:
        def answer(_: Context, text: str) -> Act:
            return Commit(grid.add_role(self._module_id, text))

        return Ask(tr("New role, by its title"), answer, repeats=True)

    def _reword(self, context: Context, key: str) -> Act | None:
        row = chosen_row(context)
        if row is None:
            return NOTHING_CHOSEN
        return Ask(tr("Change the row"), lambda _, text: Commit(grid.rename_row(row.id, text)), row.label)

    def _rename(self, context: Context, key: str) -> Act | None:
        role = context.view.roles.get(context.cursor.column)
        if role is None:
            return NOTHING_CHOSEN
        return Ask(tr("Change the role"), lambda _, text: Commit(grid.rename_role(role.id, text)), role.title)

    def _row_out(self, context: Context, key: str) -> Act | None:
        row = chosen_row(context)
        return Commit(grid.drop_row(row.id), TAKEN_OUT) if row else NOTHING_CHOSEN

    def _role_out(self, context: Context, key: str) -> Act | None:
        role = context.view.roles.get(context.cursor.column)
        return Commit(grid.drop_role(role.id), TAKEN_OUT) if role else NOTHING_CHOSEN


def chosen_row(context: Context) -> Activity | None:
    """Find the selected row of the chart.

    Args:
        context: Gives the public view and the cursor.

    Returns:
        The row; None if the cursor is not on a row.
    """
    return context.view.activities.get(context.cursor.row)
