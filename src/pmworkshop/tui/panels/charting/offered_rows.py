"""The overlay with what earlier modules left, to make rows of the chart from."""

from __future__ import annotations

from collections.abc import Iterable

from pmworkshop.base.language import tr
from pmworkshop.session.core.lookups import causes
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations import grid
from pmworkshop.session.rounds.sources import module_in, sourced
from pmworkshop.tui.keymap.commands import Command
from pmworkshop.tui.pages.page import Act, Ask, Close, Commit, Context, Item, ListBody, Page
from pmworkshop.tui.pages.panel import NOTHING_CHOSEN, Panel


class OfferedRowsPanel(Panel):
    """Lists the groups and lines that the agenda offers as rows of a chart, but for those that are rows already."""

    overlay = True
    commands = (
        Command(
            "choose",
            ("enter", "space"),
            "make a row",
            "Word it verb first: it becomes a row of the chart",
        ),
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
            tr("Which of these is a decision?"),
            "",
            ListBody(tuple(items), tr("Nothing was left to make a row from.")),
        )

    def do_choose(self, context: Context, key: str) -> Act | None:
        """Ask for the wording of the row."""
        source = context.cursor.row
        found = {key: text for _, lines in offered(context.view, self._module_id) for key, text in lines}
        if source not in found:
            return NOTHING_CHOSEN
        return Ask(
            tr("Row of the chart, verb first"),
            lambda _, text: Commit(
                grid.add_row(self._module_id, text, because=causes(context.view, source)), tr("Saved to the chart")
            ),
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
    chart = view.info.agenda.module(module_id)
    named = chart.chart.rows_from if chart and chart.chart else ()
    used = {cause for row in view.activities.values() if row.chart == module_id for cause in row.because}
    found = ((one.title, _left(view, one.id, named, used)) for one in view.info.agenda.modules)
    return [(title, pairs) for title, pairs in found if pairs]


def _left(view: Session, module_id: str, named: Iterable[str], used: set[str]) -> list[tuple[str, str]]:
    """List what the sources of one module hand on but for what is used."""
    handed_on = (sourced(view, source, every=True) for source in named if module_in(source) == module_id)
    left = {
        one.id: one.text for listed in handed_on for one in listed if one.id not in used and _says_something(one.text)
    }
    return [*left.items()]


def _says_something(text: str) -> bool:
    """Tell whether a line is more than the dash of somebody who has no answer."""
    return any(map(str.isalnum, text))
