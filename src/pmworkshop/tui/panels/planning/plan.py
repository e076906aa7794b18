"""The panel of the action plan: one line for each leader, sponsor last; read back large; blanks asked for."""

from __future__ import annotations

from dataclasses import replace

from pmworkshop.agenda.model import PlanModule
from pmworkshop.insight.plan.plan_fields import next_blank, question
from pmworkshop.session.core.records import Action
from pmworkshop.session.operations.planning import action_plan
from pmworkshop.tui.keymap.commands import Command, key_of
from pmworkshop.tui.panels.page import (
    Act,
    Ask,
    Commit,
    Context,
    Cursor,
    Focus,
    Item,
    ListBody,
    Open,
    Page,
    Say,
    Several,
)
from pmworkshop.tui.panels.panel import NOTHING_CHOSEN, TAKEN_OUT
from pmworkshop.tui.panels.planning import plan_walk as walk
from pmworkshop.tui.panels.planning import plan_words as words
from pmworkshop.tui.panels.planning.plan_end import ask_dates, ask_hands, dates_wanted
from pmworkshop.tui.panels.planning.plan_prompts import PlanAsking

LINE = "what; when; first step"
COMMANDS = (
    Command("fill", ("enter",), "fill in", "Add the leader's action, ask for what it still needs, or go on"),
    Command("confidence", ("f",), "hands", "Count raised hands: how far we stand behind the plan, 0 to 5"),
    Command("give", ("g",), "given", "Note what is given and by whom: 2 days Finance"),
    Command("later", ("k",), "later", "Come back to this one at the end"),
    Command("due", ("d",), "when", "Say by when: 14 Dec, +30, Friday"),
    Command("first", ("n",), "first step", "Say what the first step is, and by when"),
    Command("owner", ("w",), "who", "Name the one owner"),
    Command("add", ("a", "i"), "add", "Add an action whose owner is named later"),
    Command("source", ("c",), "comes from", "Choose the line, row or outcome that the action comes from"),
    Command("open_points", ("o",), "open points", "Show what is still open in the plan"),
    Command("what", ("e",), "", "Change what is done"),
    Command("measure", ("m",), "", "Say how we will know that it is done"),
    Command("sure", ("h",), "", "Ask the owner how sure it is to be done, 0 to 5; it is not shown"),
    Command("nothing_needed", ("0",), "", "Nothing is needed from others"),
    Command("out", ("delete", "minus"), "", "Take the action out; undo brings it back"),
    Command("up", ("shift+up", "K"), "", "Move the action up"),
    Command("down", ("shift+down", "J"), "", "Move the action down"),
    Command("ledger", ("G",), "", "See what each of us gives and on which condition, and type what is given"),
    Command("back", ("escape",), "the plan", "Go back from one action to the whole plan"),
)


class PlanPanel(PlanAsking):
    """Shows who promised what; asks for what an action still needs.

    ``Enter`` always goes on: to the leader's line, to the line read back large, to its first blank, to the next
    leader, and after the last one to whatever was put off.
    """

    follows_cursor = True
    commands = COMMANDS

    def __init__(self, module_id: str) -> None:
        super().__init__(module_id)
        self._large = ("", "")
        self._offered: object = None

    def commands_in(self, context: Context) -> tuple[Command, ...]:
        """Offer hands where the plan is read back, and the way back where one action is shown alone."""
        alone, reads = self._alone(context), self._reads(context)
        left_out = {"back"} if alone is None else {"up", "down"}
        if not reads:
            left_out.add("confidence")
        title = "fill in" if alone is None or next_blank(alone) else "next"
        commands = [one for one in self.commands if one.id not in left_out]
        if reads and alone is None:
            commands.sort(key=lambda one: one.id != "confidence")
        return tuple(replace(one, title=title) if one.id == "fill" else one for one in commands)

    def page(self, context: Context) -> Page:
        """Show the plan, leader by leader; or one action alone, read back in full."""
        module, view = self.module(context), context.view
        told = words.complete_words(self._actions(context))
        alone = self._alone(context)
        if alone is not None:
            body = ListBody(words.large(view, alone))
            blank = words.open_question(alone)
            return Page("Can you say yes to this?", f"{alone.code}   {told}", body, below=((blank, "warn"),))
        action = self.action(context)
        said = words.read_back(view, action) if action and not self._reads(context) else self._shown_hands(context)
        return Page(
            module.prompts[0].text,
            f"{told}   {module.prompts[0].hint}".strip(),
            ListBody(
                self._items(context),
                f"No leader and no action yet: {key_of('add')} adds an action, {key_of('people')} the leaders.",
            ),
            below=((said, "strong"), (words.open_question(action), "warn")),
        )

    # What there is.

    def _plan(self, context: Context) -> PlanModule:
        return self.module_as(context, PlanModule)

    def _actions(self, context: Context) -> list[Action]:
        return action_plan.actions(context.view, self.module_id)

    def _alone(self, context: Context) -> Action | None:
        """Find the action that is shown alone; moving on in the room ends that."""
        phase, action = self._large
        return context.view.actions.get(action) if phase == self.phase(context) else None

    def _enlarge(self, context: Context, action_id: str) -> None:
        self._large = (self.phase(context), action_id)

    def _reads(self, context: Context) -> bool:
        """Tell whether the room reads back, line by line: then each line is a whole sentence."""
        return self.phase(context) == "read_back"

    def _shown_hands(self, context: Context) -> str:
        hands = action_plan.behind(context.view, self.module_id) if self._reads(context) else {}
        return "   ".join(f"{value} {'●' * number}" for value, number in hands.items())

    def _items(self, context: Context) -> tuple[Item, ...]:
        view, actions = context.view, self._actions(context)
        if self._reads(context):
            ordered = [one for person in walk.people(view) for one in walk.own(view, self.module_id, person)]
            ordered += [one for one in actions if one not in ordered]
            return tuple(Item(one.id, words.read_back(view, one), lead=one.code) for one in ordered)
        items = []
        waiting = walk.waiting(view, self._plan(context))
        for person in walk.people(view):
            own = walk.own(view, self.module_id, person)
            items += [words.action_row(view, action) for action in own]
            if person in waiting:
                nothing = f"{len(own)} of {self._plan(context).each}" if own else "nothing yet"
                items.append(Item(person.id, nothing, lead=f"{words.name(person)}:", look="soft"))
        return (*items, *(words.action_row(view, one) for one in actions if words.owner_of(view, one) is None))

    # Enter goes on.

    def do_fill(self, context: Context, key: str) -> Act | None:
        """Add the leader's action, read an action back, ask for its first blank, or go on."""
        person = context.view.participants.get(context.cursor.row)
        if person is not None:
            return self._ask_line(f"{words.name(person)}:  {LINE}", person.id)
        action = self.action(context)
        if action is None:
            return NOTHING_CHOSEN
        if self._alone(context) is None:
            self._enlarge(context, action.id)
            return self._then_ask(action)
        return self._then_ask(action) if next_blank(action) else self._go_on(context, action)

    def _then_ask(self, action: Action) -> Act:
        """Show the action alone, and ask for its first blank, if there is one."""
        field = next_blank(action)
        here = _go_to(action.id)
        return Several((here, self.ask_field(action, field, question(action) or ""))) if field else here

    def _go_on(self, context: Context, action: Action) -> Act:
        after = walk.after(context.view, self._plan(context), action)
        person, other = context.view.participants.get(after), context.view.actions.get(after)
        if other is not None:
            self._enlarge(context, after)
            return self._then_ask(other)
        self._large = ("", "")
        if person is not None:
            return Several((_go_to(after), self._ask_line(f"{words.name(person)}:  {LINE}", after)))
        told = words.complete_words(self._actions(context))
        return Several((Focus(), Say(f"{told}. {key_of('forward')} goes on.")))

    def do_back(self, context: Context, key: str) -> Act | None:
        """Show the whole plan again."""
        self._large = ("", "")
        return Focus()

    def do_later(self, context: Context, key: str) -> Act | None:
        """Come back to the action at the end, and go on to the next; or put it off no longer."""
        action = self.action(context)
        if action is None:
            return NOTHING_CHOSEN
        if action.later:
            return Commit(action_plan.change(action.id, later=False), "No longer put off", select=action.id)
        return self.put_off(context, action)

    def put_off(self, context: Context, action: Action) -> Act:
        """Come back to an action at the end, and go on to the next."""

        def then(later: Context) -> Act | None:
            after = "" if self._reads(later) else walk.after(later.view, self._plan(later), action)
            self._large = ("", "")
            return _go_to(after or action.id)

        return Commit(action_plan.change(action.id, later=True), "Comes back at the end", select=action.id, then=then)

    # Typing an action, and its fields.

    def do_add(self, context: Context, key: str) -> Act | None:
        """Add an action whose owner is named later."""
        return self._ask_line(LINE, None)

    def _ask_line(self, asked: str, owner: str | None) -> Ask:
        def answer(context: Context, text: str) -> Act:
            line = action_plan.parse_line(text, context.view.info.day)
            operation = action_plan.add(
                self.module_id,
                line.what,
                owner=owner,
                due=line.due,
                first_step=line.first_step,
                first_step_by=line.first_step_by,
            )
            return Commit(operation, select="newest", then=self._show_newest)

        return Ask(asked, answer)

    def _show_newest(self, context: Context) -> Act | None:
        newest = max(self._actions(context), key=lambda action: action.place, default=None)
        if newest is None:
            return None
        self._enlarge(context, newest.id)
        return _go_to(newest.id)

    def do_nothing_needed(self, context: Context, key: str) -> Act | None:
        """Note that nothing is needed from others."""
        action = self.action(context)
        if action is None:
            return NOTHING_CHOSEN
        told = "" if action.no_resources else "Nothing is needed from others"
        return Commit(action_plan.change(action.id, no_resources=not action.no_resources), told, select=action.id)

    def do_source(self, context: Context, key: str) -> Act | None:
        """Choose where the action comes from."""
        from pmworkshop.tui.panels.shared.sources import SourcesPanel

        action = self.action(context)
        return Open(SourcesPanel(self.module_id, action.id)) if action else NOTHING_CHOSEN

    def do_out(self, context: Context, key: str) -> Act | None:
        """Take the action out."""
        action = self.action(context)
        return Commit(action_plan.drop(action.id), TAKEN_OUT) if action else NOTHING_CHOSEN

    def do_up(self, context: Context, key: str) -> Act | None:
        """Move the action up."""
        action = self.action(context)
        return Commit(action_plan.move(action.id, -1), select=action.id) if action else NOTHING_CHOSEN

    def do_down(self, context: Context, key: str) -> Act | None:
        """Move the action down."""
        action = self.action(context)
        return Commit(action_plan.move(action.id, 1), select=action.id) if action else NOTHING_CHOSEN

    def do_confidence(self, context: Context, key: str) -> Act | None:
        """Count how far the room stands behind the plan."""
        return ask_hands(self.module_id)

    def instead(self, context: Context, command: Command) -> Act | None:
        """Offer the days of the reviews once, before the room leaves the plan."""
        stage = context.view.stage
        leaves = stage is not None and self.phase(context) == list(self.module(context).phases)[-1]
        if command.id != "forward" or self.looked_at or not leaves or self._offered == stage:
            return super().instead(context, command)
        if not dates_wanted(context, self.module_id):
            return super().instead(context, command)
        self._offered = stage
        return ask_dates(context, self.module_id)

    def do_ledger(self, context: Context, key: str) -> Act | None:
        """Show what each of us gives."""
        from pmworkshop.tui.panels.shared.ledger import LedgerPanel

        return Open(LedgerPanel(self.module_id))

    def do_open_points(self, context: Context, key: str) -> Act | None:
        """Show what is still open."""
        from pmworkshop.tui.panels.shared.points import PointsPanel

        return Open(PointsPanel(self.module_id))


def _go_to(row: str) -> Focus | Several:
    """Choose a row of the page as it is now: another one than that which the key was pressed on."""
    return Several((Focus(), Focus(cursor=Cursor(row))))
