"""The overlay that selects the sources of an action."""

from __future__ import annotations

from pmworkshop.agenda.model import Module
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations import grouping
from pmworkshop.session.operations.chart import rows
from pmworkshop.session.operations.planning import action_plan
from pmworkshop.tui.keymap.commands import Command
from pmworkshop.tui.pages.page import Act, Close, Commit, Context, Item, ListBody, Page
from pmworkshop.tui.pages.panel import NOTHING_CHOSEN, Panel


class SourcesPanel(Panel):
    """Lists the groups, lines and chart rows that an action may follow from."""

    overlay = True
    commands = (
        Command("choose", ("enter", "space"), "comes from this", "The action comes from this, or not any more"),
        Command("back", ("escape",), "back", "Go back to the plan"),
    )

    def __init__(self, module_id: str, action_id: str) -> None:
        """Create the overlay.

        Args:
            module_id: The id of the plan that the action belongs to.
            action_id: The id of the action.
        """
        self._module_id = module_id
        self._action_id = action_id

    def page(self, context: Context) -> Page:
        """Show the possible sources; the ones in use are ticked."""
        view = context.view
        action = view.actions.get(self._action_id)
        chosen = (*(action.because if action else ()), action.row if action else None)
        items: list[Item] = []
        for source in self._modules(view):
            found = _said_in(view, source.id)
            if found:
                items.append(Item("", source.title, look="head"))
            items += [Item(key, text, lead="✓" if key in chosen else " ", indent=2) for key, text in found]
        return Page(
            "Where does it come from?",
            action.what if action else "",
            ListBody(tuple(items), "Nothing was said yet that it could come from."),
        )

    def _modules(self, view: Session) -> list[Module]:
        """List the modules that an action may follow from: those the agenda names for the plan, or all others."""
        agenda = view.info.agenda
        plan = agenda.module(self._module_id)
        named = plan.action_sources if plan is not None else ()
        return [one for one in agenda.modules if one.id != self._module_id and (not named or one.id in named)]

    def do_choose(self, context: Context, key: str) -> Act | None:
        """Add the selected record to the sources of the action, or remove it."""
        action, source = context.view.actions.get(self._action_id), context.cursor.row
        if action is None or not source:
            return NOTHING_CHOSEN
        if source in context.view.activities:
            return Commit(action_plan.change(action.id, row=None if action.row == source else source), select=source)
        because = (
            tuple(cause for cause in action.because if cause != source)
            if source in action.because
            else (*action.because, source)
        )
        return Commit(action_plan.change(action.id, because=because), select=source)

    def do_back(self, context: Context, key: str) -> Act | None:
        """Close the overlay."""
        return Close()


def _said_in(view: Session, module_id: str) -> list[tuple[str, str]]:
    """List the possible sources in a module as pairs of record id and text: groups, lines, chart rows."""
    return [
        *((theme.id, theme.title) for theme in grouping.groups(view, module_id)),
        *((entry.id, entry.text) for entry in view.listed(module_id)),
        *((row.id, row.label) for row in rows(view, module_id)),
    ]
