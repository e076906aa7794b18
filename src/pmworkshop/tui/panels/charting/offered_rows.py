"""The overlay with what earlier modules left, to make rows of the chart from."""

from __future__ import annotations

from pmworkshop.session.core.session import Session
from pmworkshop.session.operations import grid, grouping
from pmworkshop.tui.keymap.commands import Command
from pmworkshop.tui.pages.page import Act, Ask, Close, Commit, Context, Item, ListBody, Page
from pmworkshop.tui.pages.panel import NOTHING_CHOSEN, Panel


class OfferedRowsPanel(Panel):
    """Lists the groups and lines that the agenda offers as rows of a chart, but for those that are rows already."""

    overlay = True
    commands = (
        Command("choose", ("enter", "space"), "make a row", "Word it verb first: it becomes a row of the chart"),
        Command("back", ("escape",), "back", "Go back to the chart"),
    )

    def __init__(self, module_id: str) -> None:
        """Create the overlay.

        Args:
            module_id: The id of a chart module whose ``rows_from`` names earlier modules.
        """
        self._module_id = module_id

    def page(self, context: Context) -> Page:
        """Show what may become a row, under the module it comes from."""
        items: list[Item] = []
        for title, found in offered(context.view, self._module_id):
            items += [Item("", title, look="head"), *(Item(key, text, indent=2) for key, text in found)]
        return Page(
            "Which of these is a decision?", "", ListBody(tuple(items), "Nothing was left to make a row from.")
        )

    def do_choose(self, context: Context, key: str) -> Act | None:
        """Ask for the wording of the row."""
        source = context.cursor.row
        found = {key: text for _, lines in offered(context.view, self._module_id) for key, text in lines}
        if source not in found:
            return NOTHING_CHOSEN
        return Ask(
            "Row of the chart, verb first",
            lambda _, text: Commit(grid.add_row(self._module_id, text, because=(source,)), "Saved to the chart"),
            found[source],
        )

    def do_back(self, context: Context, key: str) -> Act | None:
        """Close the overlay."""
        return Close()


def offered(view: Session, module_id: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """List what earlier modules left that may become rows of a chart.

    Args:
        view: The public view of the session.
        module_id: The id of the chart module.

    Returns:
        For each module that ``rows_from`` names its title with pairs of record id and text; without modules that left
        nothing, and without what is a row already.
    """
    named = next((one.rows_from for one in view.info.agenda.charts() if one.id == module_id), ())
    used = {cause for row in view.activities.values() if row.chart == module_id for cause in row.because}
    found = ((one.title, _left(view, one.id, used)) for one in view.info.agenda.modules if one.id in named)
    return [(title, pairs) for title, pairs in found if pairs]


def _left(view: Session, module_id: str, used: set[str]) -> list[tuple[str, str]]:
    """List the groups and lines of a module but for those that are used."""
    groups = [(theme.id, theme.title) for theme in grouping.groups(view, module_id)]
    lines = [(entry.id, entry.text) for entry in view.listed(module_id)]
    return [pair for pair in (*groups, *lines) if pair[0] not in used]
