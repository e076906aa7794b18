"""Set the status of an action with one key: done, in progress, at risk, stuck, dropped, or a new due date."""

from __future__ import annotations

from pmworkshop.base.dates import parse_date, short_date, spell_date
from pmworkshop.base.language import tr
from pmworkshop.base.text import clean_line
from pmworkshop.session.core.records import ActionStatus
from pmworkshop.session.operations.planning import review
from pmworkshop.session.operations.planning.action_line import read_first_step
from pmworkshop.session.operations.planning.plan_line import read_gift
from pmworkshop.tui.pages.page import Act, Ask, Commit, Context, Say
from pmworkshop.tui.pages.panel import NOTHING_CHOSEN, Part
from pmworkshop.tui.panels.planning.plan_prompts import chosen_action, given_words


class ActionStatusKeys(Part):
    """Sets the status, the due date, the next step and the resources of the selected action."""

    def __init__(self) -> None:
        """Map the command ids to their handlers."""
        self.handlers = {
            "done": lambda context, key: self._tell(
                context, "done", tr("How does it show that it is done?"), empty=True
            ),
            "going": lambda context, key: self._tell(context, "in progress"),
            "risk": lambda context, key: self._tell(context, "at risk"),
            "stuck": lambda context, key: self._tell(context, "stuck", tr("What is it stuck on?")),
            "dropped": lambda context, key: self._tell(context, "dropped", tr("Why is it dropped?")),
            "anew": self._anew,
            "step": self._step,
            "give": self._give,
        }

    def _tell(self, context: Context, status: ActionStatus, asked: str = "", *, empty: bool = False) -> Act:
        action = chosen_action(context)
        if action is None:
            return NOTHING_CHOSEN
        if not asked:
            return Commit(review.tell(action.id, status), select=action.id)
        return Ask(asked, lambda _, text: Commit(review.tell(action.id, status, text), select=action.id), empty=empty)

    def _anew(self, context: Context, key: str) -> Act | None:
        """Ask for a new due date of the action."""
        action = chosen_action(context)
        if action is None:
            return NOTHING_CHOSEN

        def answer(later: Context, text: str) -> Act:
            due = parse_date(text, later.view.info.day, later.dates)
            return Commit(
                review.promise_again(action.id, due), tr("Promised for {due}", due=spell_date(due)), select=action.id
            )

        return Ask(tr("By when now?"), answer)

    def _step(self, context: Context, key: str) -> Act | None:
        """Ask for the next step of the action."""
        action = chosen_action(context)
        if action is None:
            return NOTHING_CHOSEN

        def answer(later: Context, text: str) -> Act:
            now = later.view.actions.get(action.id, action)
            step, by = read_first_step(later.view, clean_line(text), now.due, later.dates)
            told = tr("Next step by {by}", by=short_date(by)) if by else ""
            return Commit(review.next_step(action.id, step, by), told, select=action.id)

        return Ask(tr("What comes next, and by when?"), answer)

    def _give(self, context: Context, key: str) -> Act | None:
        """Ask what the action needs from others, and who gives it."""
        action = chosen_action(context)
        if action is None:
            return NOTHING_CHOSEN

        def answer(later: Context, text: str) -> Act:
            now = later.view.actions.get(action.id, action)
            gift = read_gift(later.view, now, text, later.dates)
            return Commit(gift, select=action.id, then=lambda after: Say(given_words(after.view, action.id)))

        return Ask(tr("What is needed, and who gives it?  like: 2 days Finance"), answer)
