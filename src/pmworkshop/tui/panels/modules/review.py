"""The panel of a review module: outcomes and measures, then the open actions of an earlier session, and notes."""

from __future__ import annotations

from dataclasses import replace

from pmworkshop.base.dates import short_date, spell_date
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.base.text import upper
from pmworkshop.session.core.records import Action
from pmworkshop.session.core.reserved import OVER
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations.planning import impact, review
from pmworkshop.tui.keymap.commands import Command, key_of
from pmworkshop.tui.pages.module_place import ModulePlace
from pmworkshop.tui.pages.page import Act, Context, Cursor, Focus, Item, ListBody, Page, Say
from pmworkshop.tui.pages.panel import NOTHING_CHOSEN, Panel
from pmworkshop.tui.panels.modules.action_status import ActionStatusKeys
from pmworkshop.tui.panels.modules.measure_rows import MeasureRows
from pmworkshop.tui.panels.planning.plan_prompts import chosen_action
from pmworkshop.tui.panels.planning.plan_words import owner_words
from pmworkshop.tui.parts.line_list import LineList, footed

COMMANDS = (
    Command("next_one", ("enter",), "next", "Go on to the next line that nobody has reported on; change a note"),
    Command("value", ("%",), "", "Note what a measure is now, with a remark: 31 %; since the new list"),
    Command("done", ("1",), "done", "It is done: how does it show?"),
    Command("going", ("2",), "going", "It is in progress"),
    Command("risk", ("3",), "at risk", "It is at risk"),
    Command("stuck", ("4",), "stuck", "It is stuck: on what?"),
    Command("dropped", ("5",), "dropped", "It is dropped: why?"),
    Command(
        "anew",
        ("n",),
        "new date",
        "It is promised anew: by when? On a measure: when do we look again?",
    ),
    Command("step", (">",), "next step", "Note what comes next, and by when"),
    Command("give", ("I",), "given", "Note what it needs, and who gives it: 2 days Finance"),
    Command("add", ("a",), "note", "Note what was said"),
    Command("edit", ("e",), "", "Change the wording of the note"),
    Command("park", ("p",), "", "Put the note into the parking lot"),
    Command("act_on", ("c",), "", "Make an action that follows from the note"),
    Command("out", ("d", "delete"), "", "Take the note out; undo brings it back"),
)

_ON_MEASURES = {
    "next_one": tr_noop("next"),
    "value": tr_noop("its value now"),
    "anew": tr_noop("look again"),
    "add": tr_noop("note"),
}
"""Commands that act on a measure, as the footer calls them there."""


class ReviewPanel(Panel):
    """Shows the outcomes and measures, then the actions under review, then the notes."""

    here: ModulePlace
    commands = COMMANDS
    follows_cursor = True

    def __init__(self, module_id: str) -> None:
        """Create the panel of a module.

        Args:
            module_id: The id of a review module of the agenda.
        """
        self.here = ModulePlace(module_id)
        self._lines = LineList(module_id)
        self._status = ActionStatusKeys()
        self._measures = MeasureRows()
        self.parts = (self._measures, self._status, self._lines)

    def commands_in(self, context: Context) -> tuple[Command, ...]:
        """List the commands; the footer has those that act on the selected line."""
        if self._measures.chosen(context) is not None:
            return tuple(replace(one, title=_ON_MEASURES.get(one.id, "")) for one in self.commands)
        return footed(self.commands, context)

    def page(self, context: Context) -> Page:
        """Show the measures, the status of each action, how many have been reported on, and the notes."""
        module = self.here.module(context)
        counted = "   ".join(filter(None, (impact.counted(context.view), self._counted(context))))
        return Page(
            module.prompts[0].text,
            "   ".join(part for part in (counted, module.prompts[0].hint) if part),
            ListBody(self._items(context), tr("No action is open.")),
            below=((self._chosen_standing(context), "strong"),),
            ask=tr("Note"),
            focus="list" if self._ring(context) or self.here.phase(context) == "explain" else "field",
        )

    def _counted(self, context: Context) -> str:
        return review.counted(context.view, self.here.module_id)

    def _items(self, context: Context) -> tuple[Item, ...]:
        """List the measures, then the actions, then the notes."""
        whole = self._reads_back(context)
        still = tuple(row for action in self._actions(context) for row in _rows(context.view, action, whole=whole))
        parts = (self._measures.items(context, whole=whole), still, self._lines.items(context))
        rows = [row for part in parts if part for row in (Item("", ""), *part)]
        return tuple(rows[1:])

    def _chosen_standing(self, context: Context) -> str:
        """Say where the selected line stands; empty in the read-back phase, where each row has it."""
        if self._reads_back(context):
            return ""
        chosen = chosen_action(context)
        return standing(chosen) if chosen else self._measures.standing(context)

    def _reads_back(self, context: Context) -> bool:
        return self.here.phase(context) == "read_back"

    def _actions(self, context: Context) -> list[Action]:
        return review.looked_at(context.view, self.here.module_id)

    def _ring(self, context: Context) -> list[str]:
        """List all that is told of one after the other: measures, then actions."""
        measures = [one.id for one in impact.carried(context.view)]
        return [*measures, *(one.id for one in self._actions(context))]

    def do_next_one(self, context: Context, key: str) -> Act | None:
        """Select the next measure or action that nobody has told of; on a note, edit it."""
        if context.cursor.row in context.view.entries:
            return self._lines.edit(context, key)
        ring = self._ring(context)
        if not ring:
            return NOTHING_CHOSEN
        at = ring.index(context.cursor.row) + 1 if context.cursor.row in ring else 0
        silent = {*self._measures.left(context), *(one.id for one in self._actions(context) if not review.told(one))}
        after = next((one for one in (*ring[at:], *ring[:at]) if one in silent), "")
        return (
            Focus(cursor=Cursor(after))
            if after
            else Say(tr("All is reported. {forward_key} goes on.", forward_key=key_of("forward")))
        )

    def do_anew(self, context: Context, key: str) -> Act | None:
        """Ask for a new date of the action; on a measure, for the day to look again."""
        measure = self._measures.chosen(context)
        return self._measures.ask_day(measure) if measure else self._status.handlers["anew"](context, key)


def _rows(view: Session, action: Action, *, whole: bool) -> tuple[Item, ...]:
    """Return the row of an action; with ``whole``, a second row with the status sentence if there is one."""
    who = owner_words(view, action)
    due = tr("due {due}", due=short_date(action.due)) if action.due else tr("no date")
    tail = tr(review.STATUSES[action.status]) if review.told(action) else due
    row = Item(action.id, f"{who}: {action.what}", lead="●" if review.told(action) else "○", tail=tail)
    said = standing(action) if whole else ""
    return (row, Item("", said, look="strong", indent=4)) if said else (row,)


def standing(action: Action) -> str:
    """Describe the status of an action in sentences: proof or reason, due date, next step.

    Args:
        action: The action, in any status.

    Returns:
        Up to three sentences, for example "At risk: the supplier is late. Due Monday 14 December 2026."; empty if
        nothing is known.
    """
    word = tr(review.STATUSES[action.status]) if review.told(action) else ""
    parts = [_status_sentence(action, word)]
    if action.status not in OVER:
        parts.append(tr("Due {due}.", due=spell_date(action.due)) if action.due else "")
        parts.append(_next_step(action) if word else "")
    return " ".join(part for part in parts if part)


def _status_sentence(action: Action, word: str) -> str:
    """Return the status with its proof or reason; empty if nobody has reported on the action."""
    if not word:
        return ""
    why = review.reason(action) or action.note
    return f"{upper(word)}: {why}." if why else f"{upper(word)}."


def _next_step(action: Action) -> str:
    if not action.first_step:
        return ""
    if not action.first_step_by:
        return tr("Next: {first_step}.", first_step=action.first_step)
    return tr("Next: {first_step}, by {by}.", first_step=action.first_step, by=spell_date(action.first_step_by))
