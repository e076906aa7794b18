"""The overlay that selects what an action, a line, a row, a decision or a commitment follows from."""

from __future__ import annotations

from pmworkshop.agenda.model import Module
from pmworkshop.base.language import tr
from pmworkshop.session.core.records import Action
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations import decide, grouping
from pmworkshop.session.operations.chart import rows
from pmworkshop.session.operations.linking import Linked, follow_from
from pmworkshop.session.operations.planning import action_plan
from pmworkshop.session.operations.planning.commitments import commitments
from pmworkshop.tui.keymap.commands import Command
from pmworkshop.tui.pages.page import Act, Close, Commit, Context, Item, ListBody, Open, Page
from pmworkshop.tui.pages.panel import NOTHING_CHOSEN, Panel, Part

FOLLOWS = Command("follows_from", ("F",), "", "Choose what it follows from: a line, a group, a decision or a row")


class FollowsFrom(Part):
    """Opens the overlay for the chosen record of a module."""

    def __init__(self, module_id: str, kind: Linked) -> None:
        """Map the command id to its handler.

        Args:
            module_id: The id of the module that the records belong to.
            kind: The kind of the records.
        """
        self._module_id, self._kind = module_id, kind
        self.handlers = {"follows_from": self._ask}

    def _ask(self, context: Context, key: str) -> Act | None:
        record = context.view.get(self._kind, context.cursor.row)
        return Open(SourcesPanel(self._module_id, record.id, self._kind)) if record is not None else NOTHING_CHOSEN


class SourcesPanel(Panel):
    """Lists the groups, lines, chart rows, decisions and commitments that something may follow from."""

    overlay = True
    commands = (
        Command("choose", ("enter", "space"), "comes from this", "It comes from this, or not any more"),
        Command("back", ("escape",), "back", "Go back"),
    )

    def __init__(self, module_id: str, record_id: str, kind: Linked | None = None) -> None:
        """Create the overlay.

        Args:
            module_id: The id of the module that the record belongs to.
            record_id: The id of the record.
            kind: The kind of the record; None for an action.
        """
        self._module_id = module_id
        self._record_id = record_id
        self._kind = kind

    def page(self, context: Context) -> Page:
        """Show the possible sources; the ones in use are ticked."""
        view = context.view
        record = view.get(self._kind or "action", self._record_id)
        action = view.actions.get(self._record_id)
        chosen = (*getattr(record, "because", ()), action.row if action else None)
        items: list[Item] = []
        for source in self._modules(view):
            found = [pair for pair in _said_in(view, source.id) if pair[0] != self._record_id]
            if found:
                items.append(Item("", source.title, look="head"))
            items += [Item(key, text, lead="✓" if key in chosen else "·", indent=2) for key, text in found]
        return Page(
            tr("Where does it come from?"),
            _words(record),
            ListBody(tuple(items), tr("Nothing was said yet that it could come from.")),
        )

    def _modules(self, view: Session) -> list[Module]:
        """List the modules that it may follow from: those the agenda names for the plan, or all others.

        A line, a row, a decision or a commitment may follow from something in its own module too.
        """
        agenda = view.info.agenda
        if self._kind is not None:
            return list(agenda.modules)
        plan = agenda.module(self._module_id)
        named = plan.action_sources if plan is not None else ()
        return [one for one in agenda.modules if one.id != self._module_id and (not named or one.id in named)]

    def do_choose(self, context: Context, key: str) -> Act | None:
        """Add the selected record to the sources, or remove it."""
        source, view = context.cursor.row, context.view
        if not source or view.get(self._kind or "action", self._record_id) is None:
            return NOTHING_CHOSEN
        if self._kind is not None:
            return Commit(follow_from(self._kind, self._record_id, source), select=source)
        return _of_action(view, view.actions[self._record_id], source)

    def do_back(self, context: Context, key: str) -> Act | None:
        """Close the overlay."""
        return Close()


def _of_action(view: Session, action: Action, source: str) -> Commit:
    if source in view.activities:
        return Commit(action_plan.change(action.id, row=None if action.row == source else source), select=source)
    because = (
        tuple(cause for cause in action.because if cause != source)
        if source in action.because
        else (*action.because, source)
    )
    return Commit(action_plan.change(action.id, because=because), select=source)


def _words(record: object) -> str:
    """Say what the sources are chosen for."""
    named = (getattr(record, name, "") for name in ("what", "text", "label", "statement", "resource", "ask"))
    return next((words for words in named if words), "")


def _said_in(view: Session, module_id: str) -> list[tuple[str, str]]:
    """List the possible sources in a module as pairs of record id and text."""
    given = ((one.id, f"{one.amount} {one.resource}".strip() or one.ask) for one in commitments(view, module_id))
    return [
        *((theme.id, theme.title) for theme in grouping.groups(view, module_id)),
        *((entry.id, entry.text) for entry in view.listed(module_id)),
        *((row.id, row.label) for row in rows(view, module_id) if not row.practice),
        *((one.id, one.statement) for one in decide.decisions(view, module_id) if one.outcome != "open"),
        *given,
    ]
