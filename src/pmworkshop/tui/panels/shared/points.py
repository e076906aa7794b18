"""The overlay of open points: what a chart or plan leaves open, in a few sentences, to be settled or lived with."""

from __future__ import annotations

from collections.abc import Iterator

from pmworkshop.base.language import tr
from pmworkshop.insight.open_points import Group, grouped, open_findings
from pmworkshop.session.operations import chart
from pmworkshop.session.operations.planning import row_actions
from pmworkshop.tui.drawing.text_cells import DOTTED
from pmworkshop.tui.keymap.commands import Command
from pmworkshop.tui.pages.page import Act, Ask, Close, Commit, Context, Cursor, Focus, Item, ListBody, Page
from pmworkshop.tui.pages.panel import NOTHING_CHOSEN, Panel


class PointsPanel(Panel):
    """Tells the room in a few sentences what a chart or plan leaves open, never one finding after the other."""

    overlay = True
    follows_cursor = True
    commands = (
        Command("show", ("enter",), "go there", "Go to the first place in the chart or plan"),
        Command(
            "live_with",
            ("space",),
            "live with it",
            "Live with it, for a reason that is written down",
        ),
        Command("back", ("escape", "f"), "back", "Go back"),
    )

    def __init__(self, module_id: str) -> None:
        """Create the overlay.

        Args:
            module_id: The id of a chart or plan module.
        """
        self._module_id = module_id

    def _groups(self, context: Context) -> dict[str, Group]:
        found = grouped(open_findings(context.view, self._module_id))
        return {f"{one.findings[0].rule}/{one.accepted}": one for one in found}

    def page(self, context: Context) -> Page:
        """Show the sentences, with the rows or the reason of acceptance of the selected one."""
        groups = self._groups(context)
        chosen = groups.get(context.cursor.row)
        items = tuple(_row(key, group) for key, group in groups.items())
        given = tuple(_given_rows(context, self._module_id))
        return Page(
            tr("What is still open"),
            body=ListBody((*items, *given), tr("Nothing is open.")),
            below=((_below(chosen) if chosen else "", "soft"),),
        )

    def do_show(self, context: Context, key: str) -> Act | None:
        """Close the overlay and select the first cell or row that the sentence is about."""
        group = self._groups(context).get(context.cursor.row)
        if group is None:
            return NOTHING_CHOSEN
        first = group.findings[0]
        return Close(Focus("list", Cursor(first.row or "", first.column or "")))

    def do_live_with(self, context: Context, key: str) -> Act | None:
        """Ask for the reason, then record that the room accepts what the sentence tells."""
        group = self._groups(context).get(context.cursor.row)
        if group is None:
            return NOTHING_CHOSEN
        places = [(one.rule, one.row, one.column) for one in group.findings]
        return Ask(
            tr("We live with it because"),
            lambda _, text: Commit(chart.accept(self._module_id, places, text), tr("Noted")),
            group.accepted,
        )

    def do_back(self, context: Context, key: str) -> Act | None:
        """Close the overlay."""
        return Close()


def _given_rows(context: Context, module_id: str) -> Iterator[Item]:
    """List the rows of a chart that are not settled and that somebody settles: nobody has to look for what to do."""
    for row in context.view.activities.values():
        if row.chart == module_id and (given := row_actions.given_to(context.view, row)):
            yield Item("", f"{row.label}: {given}", lead="○", look="soft")


def _below(group: Group) -> str:
    """Return the reason why the room lives with it, else the rows that it is about."""
    return group.accepted or DOTTED.join(dict.fromkeys(one.row_label for one in group.findings if one.row_label))


def _row(key: str, group: Group) -> Item:
    tail = tr("we live with it") if group.accepted else ""
    return Item(
        key, group.text, lead="✓" if group.accepted else "◆", tail=tail, look="soft" if group.accepted else "text"
    )
