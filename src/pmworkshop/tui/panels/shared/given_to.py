"""The overlay that selects the action for which something is given."""

from __future__ import annotations

from pmworkshop.base.language import tr
from pmworkshop.session.core.people_labels import short_label
from pmworkshop.session.core.records import Action
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations.planning import commitments
from pmworkshop.session.operations.planning.action_plan import actions
from pmworkshop.session.views.record_names import quoted
from pmworkshop.tui.keymap.commands import Command
from pmworkshop.tui.pages.page import Act, Close, Commit, Context, Item, ListBody, Page, Several
from pmworkshop.tui.pages.panel import NOTHING_CHOSEN, Panel


def what_of(action: Action) -> str:
    """Return what an action is about, or that it was not said yet."""
    return action.what or tr("not said yet what")


def _owners(view: Session, action: Action) -> str:
    """Return how the room calls the owners of an action; empty if there are none."""
    return ", ".join(short_label(view, view.participants[one]) for one in action.owners if one in view.participants)


class GivenToPanel(Panel):
    """Lists the actions, each with its owner; the one that something is given to is ticked."""

    overlay = True
    commands = (
        Command(
            "choose",
            ("enter", "space"),
            "for this one",
            "It is given to this action, or not any more",
        ),
        Command("back", ("escape",), "back", "Go back"),
    )

    def __init__(self, commitment_id: str) -> None:
        """Create the overlay.

        Args:
            commitment_id: The id of what is given.
        """
        self._commitment_id = commitment_id

    def page(self, context: Context) -> Page:
        """Show the actions in the order of the plan."""
        view = context.view
        given = view.commitments.get(self._commitment_id)
        items = [
            Item(
                one.id,
                what_of(one),
                lead="✓" if given and given.action == one.id else "·",
                tail=_owners(view, one),
            )
            for one in actions(view)
        ]
        return Page(
            tr("Which action is it given to?"), "", ListBody(tuple(items), tr("No action is there any more."))
        )

    def do_choose(self, context: Context, key: str) -> Act | None:
        """Give it to the selected action, or to none where it is given to that one already; then go back."""
        view = context.view
        given, action = view.commitments.get(self._commitment_id), view.actions.get(context.cursor.row)
        if given is None or action is None:
            return NOTHING_CHOSEN
        if given.action == action.id:
            made = Commit(commitments.link(given.id, None), tr("Given to no action"), select=given.id)
        else:
            made = Commit(
                commitments.link(given.id, action.id),
                tr("Given to {action}", action=quoted(what_of(action))),
                select=given.id,
            )
        return Several((Close(), made))

    def do_back(self, context: Context, key: str) -> Act | None:
        """Close the overlay."""
        return Close()
