"""Asking for the fields of an action, one key for each; an answer may also put it off or say what is given."""

from __future__ import annotations

from pmworkshop.session.core.records import Action
from pmworkshop.session.operations.planning import action_plan
from pmworkshop.session.operations.planning.plan_line import give_words, parse_field
from pmworkshop.tui.panels.page import Act, Ask, Commit, Context
from pmworkshop.tui.panels.panel import NOTHING_CHOSEN, ModulePanel
from pmworkshop.tui.panels.planning import plan_walk as walk
from pmworkshop.tui.panels.planning import plan_words as words
from pmworkshop.tui.panels.shared.on_screen import OnScreen


class PlanAsking(ModulePanel):
    """Asks for what is to be known of an action."""

    def put_off(self, context: Context, action: Action) -> Act:
        """Come back to an action at the end."""
        raise NotImplementedError

    def action(self, context: Context) -> Action | None:
        """Find the chosen action."""
        return context.view.actions.get(context.cursor.row)

    def ask_field(
        self, action: Action, field: str, asked: str, initial: str = "", seen: OnScreen | None = None
    ) -> Ask:
        """Ask for one field; ``k`` alone puts the action off, and ``g 2 days Finance`` says what is given.

        Args:
            action: The action.
            field: The field.
            asked: The question.
            initial: What stands in the field of the screen at first.
            seen: What was on the screen of a wording that is changed.
        """

        def answer(context: Context, text: str) -> Act | None:
            now = context.view.actions.get(action.id, action)
            first, _, rest = text.strip().partition(" ")
            if first == "k" and not rest and not initial:
                return self.put_off(context, now)
            if first == "g" and rest and not initial:
                return self._answered(context, now, "gives", rest)
            return self._answered(context, now, field, text, seen)

        return Ask(asked, answer, initial)

    def _answered(self, context: Context, action: Action, field: str, text: str, seen: OnScreen | None = None) -> Act:
        fields = parse_field(context.view, action, field, text)
        told = ""
        if fields.get("gives"):
            newest = next((give for give in fields["gives"] if give not in action.gives), fields["gives"][-1])
            told = f"Given: {give_words(context.view, newest)}"
        elif field == "confidence":
            told = "Noted"
        operation = action_plan.change(action.id, **fields, later=False)
        return Commit(seen.edit(context, operation) if seen else operation, told, select=action.id)

    def _ask_about(self, context: Context, field: str, asked: str, *, keeps: bool = False) -> Act:
        action = self.action(context)
        if action is None:
            return NOTHING_CHOSEN
        initial = getattr(action, field) if keeps else ""
        seen = OnScreen(context, ("action", action.id)) if initial else None
        return self.ask_field(action, field, asked, initial, seen)

    def do_what(self, context: Context, key: str) -> Act | None:
        """Change what is done."""
        return self._ask_about(context, "what", "What exactly?", keeps=True)

    def do_owner(self, context: Context, key: str) -> Act | None:
        """Name the one owner."""
        names = "  ".join(_unbroken(f"{n} {words.name(p)}") for n, p in enumerate(walk.people(context.view), 1))
        return self._ask_about(context, "owners", f"Who owns it?  {names}")

    def do_due(self, context: Context, key: str) -> Act | None:
        """Say by when."""
        return self._ask_about(context, "due", "By when?")

    def do_first(self, context: Context, key: str) -> Act | None:
        """Say what the first step is."""
        return self._ask_about(context, "first_step", "What is the first step, and by when?", keeps=True)

    def do_measure(self, context: Context, key: str) -> Act | None:
        """Say how we will know."""
        return self._ask_about(context, "success_measure", "How will we know?", keeps=True)

    def do_give(self, context: Context, key: str) -> Act | None:
        """Note what is given."""
        return self._ask_about(context, "gives", "What is given, and by whom?  like: 2 days Finance")

    def do_sure(self, context: Context, key: str) -> Act | None:
        """Ask how sure the owner is."""
        return self._ask_about(context, "confidence", "How sure is its owner that it will be done, 0 to 5?")


def _unbroken(text: str) -> str:
    """Keep a number with its name where lines are wrapped."""
    return text.replace(" ", "\u00a0")
