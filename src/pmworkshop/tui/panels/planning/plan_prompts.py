"""Prompts for the fields of an action, one key for each; an answer may also postpone the action or add a resource."""

from __future__ import annotations

from collections.abc import Callable

from pmworkshop.base.dates import short_date
from pmworkshop.base.errors import InputError
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.session.core.records import Action
from pmworkshop.session.core.seats import seated
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations.planning import action_plan
from pmworkshop.session.operations.planning.action_letters import (
    give_letters,
    letter_words,
    read_letters,
    typed_letters,
)
from pmworkshop.session.operations.planning.gifts import gifts, of_action
from pmworkshop.session.operations.planning.plan_line import parse_field, read_gift
from pmworkshop.tui.pages.page import Act, Ask, Commit, Context, Say
from pmworkshop.tui.pages.panel import NOTHING_CHOSEN, Handler, Part
from pmworkshop.tui.parts.numbered_people import numbered

LATER = "k"
"""What is typed alone to put a question off, as the key of that name does in the list."""
SENTENCES = ("what", "first_step", "success_measure")
"""The fields of an action that are answered in words."""


def is_later(text: str) -> bool:
    """Return whether an answer puts its question off.

    Args:
        text: What was typed.
    """
    return text.strip().casefold() == LATER


def words_of(text: str) -> str:
    """Return an answer that must be in words; a letter alone is a key that went astray.

    Args:
        text: What was typed.

    Returns:
        The text, unchanged.

    Raises:
        InputError: It is a letter alone.
    """
    if len(text.strip()) == 1 and text.strip().isalpha():
        raise InputError(
            tr("“{words}” alone says nothing yet.", words=text.strip()),
            tr("Answer in words; {later} alone puts it off.", later=LATER),
        )
    return text


class ActionFields(Part):
    """Asks for single fields of the selected action."""

    def __init__(self, put_off: Callable[[Context, Action], Act]) -> None:
        """Map the command ids to their handlers.

        Args:
            put_off: Returns the act that postpones an action to the end of the plan.
        """
        self._put_off = put_off
        self.handlers = {
            "owner": self._ask_owner,
            "due": self._asks_for("due", tr_noop("By when?")),
            "first": self._asks_for("first_step", tr_noop("What is the first step, and by when?"), keeps=True),
            "measure": self._asks_for("success_measure", tr_noop("How will we know?"), keeps=True),
            "give": self._asks_for("gives", tr_noop("Who contributes what?  like: 2 days Finance")),
            "letters": _ask_letters,
            "sure": self._asks_for("confidence", tr_noop("How sure is its owner that it will be done, 0 to 5?")),
        }

    def ask_field(self, action: Action, field: str, asked: str, initial: str = "") -> Ask:
        """Ask for one field of an action.

        The answer ``k`` alone postpones the action; ``g 2 days Finance`` adds a resource if ``initial`` is empty.

        Args:
            action: The action.
            field: The name of the field of `Action`, such as ``due`` or ``owners``.
            asked: The question to show.
            initial: The text that the field of the screen contains at first; empty for a blank field.

        Returns:
            The question. Its answer raises `InputError` for an empty text, and for text that is no date, participant
            or value of the field.
        """

        def answer(context: Context, text: str) -> Act | None:
            now = context.view.actions.get(action.id, action)
            first, _, rest = text.strip().partition(" ")
            if is_later(text):
                return self._put_off(context, now)
            if first == "g" and rest and not initial:
                return _answered(context, now, "gives", rest)
            return _answered(context, now, field, words_of(text) if field in SENTENCES else text)

        return Ask(asked, answer, initial)

    def _ask_about(self, context: Context, field: str, asked: str, *, keeps: bool = False) -> Act:
        action = chosen_action(context)
        if action is None:
            return NOTHING_CHOSEN
        initial = getattr(action, field) if keeps else ""
        return self.ask_field(action, field, asked, initial)

    def _asks_for(self, field: str, asked: str, *, keeps: bool = False) -> Handler:
        return lambda context, key: self._ask_about(context, field, tr(asked), keeps=keeps)

    def _ask_owner(self, context: Context, key: str) -> Act | None:
        names = numbered(context.view, seated(context.view))
        return self._ask_about(context, "owners", tr("Who owns it?  {names}", names=names))


def chosen_action(context: Context) -> Action | None:
    """Find the selected action.

    Args:
        context: Gives the public view and the cursor.

    Returns:
        The action; None if the cursor is not on an action.
    """
    return context.view.actions.get(context.cursor.row)


def _ask_letters(context: Context, key: str) -> Act:
    """Ask who is asked before the selected action and who is told after it; an empty answer names nobody."""
    action = chosen_action(context)
    if action is None:
        return NOTHING_CHOSEN

    def answer(later: Context, text: str) -> Act:
        letters = read_letters(later.view, text)
        after = action.model_copy(update={"consulted": letters.consulted, "informed": letters.informed})
        told = letter_words(later.view, after) or tr("Nobody is asked before or told after")
        return Commit(give_letters(action.id, letters), told, select=action.id)

    asked = tr("Who is asked before, and who is told after?  like: asks: Ann, Bo; tells: Sales")
    return Ask(asked, answer, typed_letters(context.view, action), empty=True)


def _answered(context: Context, action: Action, field: str, text: str) -> Act:
    if field == "gives":
        gift = read_gift(context.view, action, text, context.dates)
        return Commit(gift, select=action.id, then=lambda later: Say(given_words(later.view, action.id)))
    fields = parse_field(context.view, action, field, text, context.dates)
    due, step_by = fields.get("due"), fields.get("first_step_by")
    days = (
        tr("by {due}", due=short_date(due)) if due else "",
        tr("First step by {day}", day=short_date(step_by)) if step_by else "",
    )
    told = ", ".join(filter(None, days))
    operation = action_plan.change(action.id, **fields, later=False)
    return Commit(operation, tr("Noted") if field == "confidence" else told, select=action.id)


def given_words(view: Session, action_id: str) -> str:
    """Say what was given to an action last, or that it needs nothing.

    Args:
        view: The public view of the session.
        action_id: The id of the action.

    Returns:
        A sentence, as ``Given by Finance: 2 days``.
    """
    action = view.actions[action_id]
    found = of_action(gifts(view), action)
    if action.no_resources or not found:
        return tr("Nothing is needed from others")
    newest = next((one for one in reversed(found) if one.promised), found[-1])
    told = newest.told(view)
    return tr("Given by {told}", told=told) if newest.promised else tr("Needed: {told}", told=told)
