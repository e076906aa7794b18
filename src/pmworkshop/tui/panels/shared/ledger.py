"""The ledger of commitments: who gives how much, on which condition, and for which action."""

from __future__ import annotations

from pmworkshop.base.language import tr, tr_noop
from pmworkshop.session.core.records import Commitment
from pmworkshop.session.core.seats import in_room
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations.planning import commitments, promise_line
from pmworkshop.session.operations.planning.action_plan import actions
from pmworkshop.session.operations.planning.gifts import Gift, gifts
from pmworkshop.tui.keymap.commands import Command, key_of
from pmworkshop.tui.pages.page import Act, Ask, Close, Commit, Context, Focus, Item, ListBody, Open, Page, Say
from pmworkshop.tui.pages.panel import NOTHING_CHOSEN, TAKEN_OUT, Panel
from pmworkshop.tui.panels.shared.given_to import GivenToPanel, what_of
from pmworkshop.tui.panels.shared.sources import FOLLOWS, SourcesPanel

SUPPORT = tr_noop("Support: 1 not at all … 8 whole-hearted")


class LedgerPanel(Panel):
    """Lists the commitments of the session, with the total of each resource below."""

    overlay = True
    commands = (
        Command("edit", ("e", "enter"), "change", "Change what is given"),
        Command("add", ("a",), "add", "Type what somebody gives"),
        Command("for_action", ("I",), "for an action", "Choose the action that it is given to"),
        FOLLOWS,
        Command("out", ("d", "delete"), "take back", "Take back what was given; undo brings it back"),
        Command("back", ("escape", "L"), "back", "Go back"),
    )

    def __init__(self, module_id: str) -> None:
        """Create the ledger.

        Args:
            module_id: The id of the module that new commitments are recorded in.
        """
        self._module_id = module_id

    def page(self, context: Context) -> Page:
        """Show the commitments and the totals."""
        view = context.view
        given = [one for one in gifts(view) if one.promised or isinstance(one.given, Commitment)]
        items = [item for one in given for item in _lines(view, one)]
        sums = commitments.together(one.as_commitment for one in given)
        if sums:
            items += [Item("", ""), Item("", tr("Together: {sums}", sums=" · ".join(sums)), look="head")]
        return Page(
            tr("What each of us gives, and on which condition"),
            _who_gave(view, given),
            ListBody(tuple(items), tr("Nothing yet: {add_key} types the first line.", add_key=key_of("add"))),
            below=((tr("Like {how}", how=tr(promise_line.HOW)), "soft"), (tr(SUPPORT), "soft")),
            ask=tr("Who: how much, if …; 1-8"),
            focus="list" if given else "field",
        )

    def submit(self, context: Context, text: str) -> Act | None:
        """Record a typed commitment.

        Raises:
            InputError: The line names nobody, gives and asks for nothing, or has an invalid degree or action.
        """
        if not text.strip():
            return None
        return Commit(
            commitments.give(self._module_id, promise_line.parse(context.view, text, context.dates)), select="newest"
        )

    def recall(self, context: Context) -> Act | None:
        """Edit the last commitment of the list again."""
        given = commitments.commitments(context.view)
        return _edit(context, given[-1]) if given else None

    def do_add(self, context: Context, key: str) -> Act | None:
        """Move the focus to the field."""
        return Focus("field")

    def do_edit(self, context: Context, key: str) -> Act | None:
        """Edit the selected commitment."""
        one = context.view.commitments.get(context.cursor.row)
        return _edit(context, one) if one else NOTHING_CHOSEN

    def do_for_action(self, context: Context, key: str) -> Act | None:
        """Open the overlay that selects the action that the commitment is given to."""
        one = context.view.commitments.get(context.cursor.row)
        if one is None:
            return NOTHING_CHOSEN
        if not actions(context.view):
            return Say(tr("There is no action yet that it could be given to."))
        return Open(GivenToPanel(one.id))

    def do_follows_from(self, context: Context, key: str) -> Act | None:
        """Open the overlay that selects what the commitment follows from, such as a condition."""
        one = context.view.commitments.get(context.cursor.row)
        return Open(SourcesPanel(self._module_id, one.id, "commitment")) if one else NOTHING_CHOSEN

    def do_out(self, context: Context, key: str) -> Act | None:
        """Withdraw the selected commitment."""
        one = context.view.commitments.get(context.cursor.row)
        return Commit(commitments.withdraw(one.id), TAKEN_OUT) if one else NOTHING_CHOSEN

    def do_back(self, context: Context, key: str) -> Act | None:
        """Close the ledger."""
        return Close()


def _edit(context: Context, one: Commitment) -> Ask:
    def answer(now: Context, text: str) -> Act:
        changed = commitments.change(one.id, promise_line.parse(now.view, text, now.dates))
        return Commit(changed, select=one.id)

    return Ask(tr("What does the function contribute?"), answer, promise_line.typed(context.view, one))


def _lines(view: Session, one: Gift) -> list[Item]:
    """List the rows of a gift: what is given, then for which action, then what was asked for."""
    kept = one.given if isinstance(one.given, Commitment) else None
    items = [Item(kept.id if kept else "", one.told(view), lead="·")]
    if one.action:
        items.append(Item("", tr("for: {action}", action=what_of(one.action)), indent=2, look="soft"))
    if kept and kept.ask and one.promised:
        items.append(Item("", tr("asked for: {ask}", ask=kept.ask), indent=2, look="soft"))
    return items


def _who_gave(view: Session, given: list[Gift]) -> str:
    people = in_room(view)
    gave = {one.given.giver for one in given if one.promised}
    there = sum(person.id in gave for person in people)
    dots = f"{'●' * there}{'○' * (len(people) - there)}"
    return tr("{dots} {gave} of {here} have given something", dots=dots, gave=there, here=len(people)).strip()
