"""The list that is decided one thing after the other: what has been decided, which one is next, and what is left."""

from __future__ import annotations

from pmworkshop.agenda.model import DecideModule
from pmworkshop.base.language import tr, trn
from pmworkshop.base.text import count
from pmworkshop.insight.deciding.item_order import in_talk_order
from pmworkshop.session.core.lookups import item_at
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations import decide_list, navigation
from pmworkshop.session.operations.decide_choice import chosen_words
from pmworkshop.session.operations.decide_list import Listed
from pmworkshop.tui.drawing.pieces import Look
from pmworkshop.tui.keymap.commands import Command, key_of
from pmworkshop.tui.pages.module_place import ModulePlace
from pmworkshop.tui.pages.page import Act, Commit, Context, Item, Say, Several
from pmworkshop.tui.pages.panel import NOTHING_CHOSEN, Part
from pmworkshop.tui.panels.modules.decision_record import outcome_words
from pmworkshop.tui.panels.modules.decision_words import told
from pmworkshop.tui.parts.became_rows import BecameRows
from pmworkshop.tui.requests.messages import GoForward

WALK = (
    Command("next_item", ("tab",), "next", "Go to the next one of the list", "always"),
    Command("last_item", ("shift+tab",), "", "Go back to the one before", "always"),
    Command("park", ("p",), "park", "Put this one into the parking lot"),
)
ROW = "item:"
"""Begins the key of a row that stands for an item."""


class DecideWalk(Part):
    """Leads through the items of a decide module, in the order in which they are talked about."""

    def __init__(self, here: ModulePlace) -> None:
        """Choose the module.

        Args:
            here: The place of a decide module.
        """
        self._here = here
        self._listed: tuple[Session, list[Listed]] | None = None
        self._warned: tuple[str, ...] = ()
        self._became = BecameRows()
        self.handlers = {
            "next_item": lambda context, key: self._step(context, 1),
            "last_item": lambda context, key: self._step(context, -1),
            "park": self._park,
        }

    def items(self, context: Context) -> list[Listed]:
        """List the items in the order in which they are talked about; computed once for each state of the session.

        Args:
            context: Gives the public view of the session.

        Returns:
            The items with what became of each; empty if the module decides on one proposal.
        """
        if self._listed is None or self._listed[0] is not context.view:
            module = self._here.module_as(context, DecideModule)
            self._listed = (context.view, in_talk_order(context.view, module))
        return self._listed[1]

    def now(self, context: Context) -> Listed | None:
        """Find the item that is decided now.

        Args:
            context: Gives the public view of the session.

        Returns:
            The item; None before the first one, while the room is elsewhere, and while the list is read back.
        """
        whole = self._here.looked_at or self._here.phase(context) == "read_back"
        at = "" if whole else item_at(context.view, self._here.module_id)
        return next((one for one in self.items(context) if at and one.id == at), None)

    def place(self, context: Context) -> str:
        """Say which item of how many is decided now, and how many are left.

        Args:
            context: Gives the public view of the session.

        Returns:
            Such as ``3 of 8   5 left``.
        """
        items, now = self.items(context), self.now(context)
        left = sum(one.left for one in items)
        at = (
            tr("{place} of {items}", place=items.index(now) + 1, items=len(items))
            if now
            else count(len(items), "item", "items")
        )
        still = tr("{left} left", left=left) if left else tr("none left")
        return f"{at}   {still}"

    def rows(self, context: Context, *, reasons: bool) -> tuple[Item, ...]:
        """List the items with what was decided on each.

        Args:
            context: Gives the public view of the session.
            reasons: Whether rule and reason stand below each decision.

        Returns:
            The rows; the item of now has an arrow.
        """
        now = self.now(context)
        rows: list[Item] = []
        for one in self.items(context):
            sign, tail, look = _state(one)
            rows.append(Item(f"{ROW}{one.id}", one.text, lead="▶" if one is now else sign, tail=tail, look=look))
            if reasons and one.decision is not None:
                rows += [Item("", line, indent=2, look="soft") for line in told(context.view, one.decision)]
            rows += self._became.below(context, one.id, without="decision")
        return tuple(rows)

    def chosen(self, context: Context) -> Act | None:
        """Go to the item of the chosen row.

        Args:
            context: Gives the public view and the cursor.

        Returns:
            The act; None if the cursor is on another row, or the room is elsewhere.
        """
        row = context.cursor.row
        return self._to(row.removeprefix(ROW)) if row.startswith(ROW) and self.walks_on(context) else None

    def _to(self, item: str) -> Commit:
        return Commit(navigation.to_item(self._here.module_id, item), select="proposal")

    def _step(self, context: Context, by: int) -> Act | None:
        """Go to the next item or the one before, in a ring; before the first, to the first one that is left."""
        items, now = self.items(context), self.now(context)
        if now is None:
            return self._to((_left(items) or items)[0].id)
        return self._to(items[(items.index(now) + by) % len(items)].id)

    def _park(self, context: Context, key: str) -> Act | None:
        """Park the item of the chosen row, else the one of now."""
        row, now = context.cursor.row, self.now(context)
        item = row.removeprefix(ROW) if row.startswith(ROW) else now.id if now else ""
        return Commit(decide_list.park(self._here.module_id, item), tr("Parked")) if item else NOTHING_CHOSEN

    def instead(self, context: Context, command: Command) -> Act | None:
        """Let the keys that go on and back go from one item to the next; hold the room once before it leaves some."""
        items = self.items(context)
        if command.id not in ("forward", "backward") or not items or not self.walks_on(context):
            return None
        return self._forward(context, items) if command.id == "forward" else self._backward(context, items)

    def walks_on(self, context: Context) -> bool:
        """Tell whether the room can go from item to item: it is here, and the list is not read back yet.

        Args:
            context: Gives the public view of the session.

        Returns:
            False also while the page looks back.
        """
        stage = context.view.stage
        here = not self._here.looked_at and stage is not None and stage.module == self._here.module_id
        return here and self._here.phase(context) != "read_back"

    def _walks(self, context: Context) -> bool:
        """Tell whether the room is in the phase in which the items are decided: the last one before they are read."""
        phases = [one for one in self._here.module(context).phases if one not in ("explain", "read_back")]
        return bool(phases) and self._here.phase(context) == phases[-1]

    def _forward(self, context: Context, items: list[Listed]) -> Act | None:
        now, left = self.now(context), _left(items)
        if now is None:
            return self._begin(context, left) if left else None
        if not self._walks(context):
            return None
        following = _left(items[items.index(now) + 1 :])
        if following:
            return self._to(following[0].id)
        still = tuple(one.id for one in left)
        if not still or still == self._warned:
            return None
        self._warned = still
        return Say(
            trn(
                "{number} item is still to decide: {park_key} parks one. {forward_key} again goes on.",
                "{number} items are still to decide: {park_key} parks one. {forward_key} again goes on.",
                len(still),
                park_key=key_of("park"),
                forward_key=key_of("forward"),
            )
        )

    def _begin(self, context: Context, left: list[Listed]) -> Act:
        """Go to the first item that is left, as the room leaves the explanation or stands before the whole list."""
        first = self._to(left[0].id)
        return Several((first, GoForward())) if self._here.phase(context) == "explain" else first

    def _backward(self, context: Context, items: list[Listed]) -> Act | None:
        now = self.now(context)
        at = items.index(now) if now is not None and self._walks(context) else 0
        return self._to(items[at - 1].id) if at else None


def _left(items: list[Listed]) -> list[Listed]:
    return [one for one in items if one.left]


def _state(one: Listed) -> tuple[str, str, Look]:
    """Return the sign, the word and the look of an item."""
    if one.decision is not None:
        made = one.decision
        word = chosen_words(made.choice, made.reason) if made.choice else outcome_words(made.outcome)[1]
        return ("✗" if made.outcome == "not adopted" else "✓"), word, "text"
    return ("·", tr("parked"), "soft") if one.parked else ("○", "", "text")
