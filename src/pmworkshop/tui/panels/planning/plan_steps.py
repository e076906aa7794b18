"""The steps of Enter in a plan: the next leader's line, one action alone, its next missing field."""

from __future__ import annotations

from pmworkshop.agenda.model import PlanModule
from pmworkshop.base.language import tr
from pmworkshop.insight.plan.plan_fields import next_blank, question
from pmworkshop.session.core.records import Action
from pmworkshop.session.operations.planning import action_plan
from pmworkshop.tui.keymap.commands import key_of
from pmworkshop.tui.pages.module_place import ModulePlace
from pmworkshop.tui.pages.page import Act, Commit, Context, Focus, Say, Several
from pmworkshop.tui.pages.panel import NOTHING_CHOSEN, Part
from pmworkshop.tui.panels.planning import plan_walk as walk
from pmworkshop.tui.panels.planning import plan_words as words
from pmworkshop.tui.panels.planning.plan_lines import PlanLines, go_to
from pmworkshop.tui.panels.planning.plan_prompts import ActionFields, chosen_action


class PlanSteps(Part):
    """Leads through a plan: ask for an action, show it in large type, ask for its missing fields, go on to the next.

    Attributes:
        fields: The prompts for the fields of an action.
        lines: The prompts for whole lines, leader by leader.
    """

    def __init__(self, here: ModulePlace) -> None:
        """Begin with the page of the whole plan.

        Args:
            here: The place of a plan module.
        """
        self._here = here
        self._large = ("", "")
        self.fields, self.lines = ActionFields(self._put_off), PlanLines(here)
        self.handlers = {
            "fill": self._fill,
            "back": self._show_all,
            "later": self._later,
        }

    def plan(self, context: Context) -> PlanModule:
        """Find the plan module in the agenda.

        Args:
            context: Gives the public view of the session.

        Returns:
            The module.
        """
        return self._here.module_as(context, PlanModule)

    def actions(self, context: Context) -> list[Action]:
        """List the actions of the plan.

        Args:
            context: Gives the public view of the session.

        Returns:
            The actions by their place, in any status; empty if there are none.
        """
        return action_plan.actions(context.view, self._here.module_id)

    def alone(self, context: Context) -> Action | None:
        """Find the action that is shown alone in large type.

        Args:
            context: Gives the public view of the session.

        Returns:
            The action; None if the whole plan is shown, which is always so after the room moves to another phase.
        """
        phase, action = self._large
        return context.view.actions.get(action) if phase == self._here.phase(context) else None

    def reads(self, context: Context) -> bool:
        """Tell whether the room is in the read-back phase, where each action is shown as a sentence.

        Args:
            context: Gives the public view of the session.

        Returns:
            True in the phase ``read_back``.
        """
        return self._here.phase(context) == "read_back"

    def _enlarge(self, context: Context, action_id: str) -> None:
        self._large = (self._here.phase(context), action_id)

    def _fill(self, context: Context, key: str) -> Act | None:
        """Ask for a participant's action, show an action alone, ask for its first missing field, or go on."""
        if (begun := self.lines.begin_chosen(context)) is not None:
            return begun
        action = chosen_action(context)
        if action is None:
            return NOTHING_CHOSEN
        if self.alone(context) is None:
            self._enlarge(context, action.id)
            return self._then_ask(action)
        return self._then_ask(action) if next_blank(action) else self._go_on(context, action)

    def _then_ask(self, action: Action) -> Act:
        """Select the action and ask for its first missing field, if there is one."""
        field = next_blank(action)
        asked = (self.fields.ask_field(action, field, question(action) or ""),) if field else ()
        return go_to(action.id, *asked)

    def _go_on(self, context: Context, action: Action) -> Act:
        after = walk.after(context.view, self.plan(context), action)
        person, other = context.view.participants.get(after), context.view.actions.get(after)
        if other is not None:
            self._enlarge(context, after)
            return self._then_ask(other)
        self._large = ("", "")
        if person is not None:
            return self.lines.begin(context, after)
        told = words.complete_words(self.actions(context))
        return Several((Focus(), Say(tr("{told}. {forward_key} goes on.", told=told, forward_key=key_of("forward")))))

    def _show_all(self, context: Context, key: str) -> Act | None:
        self._large = ("", "")
        return Focus()

    def _later(self, context: Context, key: str) -> Act | None:
        """Postpone the action to the end of the plan and go on to the next one, or end the postponement."""
        action = chosen_action(context)
        if action is None:
            return NOTHING_CHOSEN
        if action.later:
            return Commit(action_plan.change(action.id, later=False), tr("No longer put off"), select=action.id)
        return self._put_off(context, action)

    def _put_off(self, context: Context, action: Action) -> Act:
        after = "" if self.reads(context) else walk.after(context.view, self.plan(context), action)
        self._large = ("", "")
        return Several(
            (
                Commit(action_plan.change(action.id, later=True), tr("Comes back at the end")),
                go_to(after or action.id),
            )
        )
