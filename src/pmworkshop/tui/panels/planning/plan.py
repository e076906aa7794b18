"""The panel of the action plan: the actions by owner, one action in large type, and prompts for missing fields."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pmworkshop.base.language import tr, tr_noop
from pmworkshop.insight.plan.plan_fields import next_blank
from pmworkshop.insight.plan.plan_turns import lines_of, open_lines, own, waiting
from pmworkshop.session.core.records import Action, Stage
from pmworkshop.session.core.seats import seated
from pmworkshop.session.operations.planning import action_plan
from pmworkshop.tui.drawing.pieces import Look
from pmworkshop.tui.drawing.text_cells import columns
from pmworkshop.tui.keymap.commands import Command, key_of
from pmworkshop.tui.pages.module_place import ModulePlace
from pmworkshop.tui.pages.page import Act, Commit, Context, ListBody, Open, Page, Say
from pmworkshop.tui.pages.panel import NOTHING_CHOSEN, TAKEN_OUT, Panel
from pmworkshop.tui.panels.planning import plan_words as words
from pmworkshop.tui.panels.planning.plan_end import ask_dates, ask_hands, dates_wanted, still_open
from pmworkshop.tui.panels.planning.plan_prompts import chosen_action
from pmworkshop.tui.panels.planning.plan_read import drawn_action
from pmworkshop.tui.panels.planning.plan_sheet import PlanRow, days_legend, drawn_plan, legend
from pmworkshop.tui.panels.planning.plan_steps import PlanSteps
from pmworkshop.tui.panels.planning.plan_table import PastedActions
from pmworkshop.tui.parts.hand_count import HANDS_AT_ONCE
from pmworkshop.tui.requests.messages import AskToLeave

AGREED = tr_noop("Can you say yes to this?")

COMMANDS = (
    Command(
        "fill",
        ("enter",),
        "fill in",
        "Type a line for each leader in turn, fill in what an action lacks, or go on",
    ),
    Command("confidence", ("h",), "hands", "Count raised hands: how far we stand behind the plan, 0 to 5"),
    Command("give", ("I",), "given", "Note what is given and by whom: 2 days Finance"),
    Command("later", ("k",), "later", "Come back to this one at the end"),
    Command("due", (), "", "Say by when: 14 Dec, +30, Friday"),
    Command("first", (">",), "first step", "Say what the first step is, and by when"),
    Command("owner", ("w",), "who", "Name the one owner"),
    Command("add", ("a",), "add", "Add an action whose owner is named later"),
    Command("source", ("F",), "comes from", "Choose the line, row or outcome that the action comes from"),
    Command("open_points", ("f",), "open points", "Show what is still open in the plan"),
    Command("what", ("e",), "change", "Change its line: owner; what; by; first step"),
    Command("measure", ("%",), "", "Say how we will know that it is done"),
    Command("sure", ("Z",), "", "Ask the owner how sure it is to be done, 0 to 5; it is not shown"),
    Command("letters", ("j",), "", "Say who is asked before and who is told after: asks: Ann, Bo; tells: Sales"),
    Command("nothing_needed", ("0",), "", "Nothing is needed from others"),
    Command("out", ("d", "delete"), "", "Take the action out; undo brings it back"),
    Command("up", ("shift+up",), "", "Move the action up"),
    Command("down", ("shift+down",), "", "Move the action down"),
    Command("ledger", ("L",), "", "See what each of us gives and on which condition, and type what is given"),
    Command("back", ("escape",), "the plan", "Go back from one action to the whole plan"),
)


class PlanPanel(Panel):
    """Shows the actions of the plan by owner, and asks for the fields that an action still lacks.

    ``Enter`` always goes on to the next step: to the action of a participant, to that action in large type, to its
    first missing field, to the next participant, and after the last one to the actions that were postponed.
    """

    here: ModulePlace
    follows_cursor = True
    commands = (*COMMANDS, HANDS_AT_ONCE)

    def __init__(self, module_id: str) -> None:
        """Create the panel of a module.

        Args:
            module_id: The id of a plan module of the agenda.
        """
        self.here = ModulePlace(module_id)
        self._steps = PlanSteps(self.here)
        self._pasted = PastedActions(self.here)
        self.parts = (self._steps, self._steps.lines, self._steps.fields, self._pasted)
        self._offered: object = None
        self._told_open: object = None

    def commands_in(self, context: Context) -> tuple[Command, ...]:
        """List the commands that apply: hands while the plan is read back, ``back`` while one action is alone."""
        alone, reads = self._steps.alone(context), self._steps.reads(context)
        resting = _resting(alone=alone is not None, reads=reads)
        title = tr_noop("next") if alone and not next_blank(alone) else tr_noop("fill in")
        commands = [
            replace(one, title=title) if one.id == "fill" else one for one in self.commands if one.id not in resting
        ]
        whole = reads and alone is None  # hands come first
        return tuple(sorted(commands, key=lambda one: whole and one.id != "confidence"))

    def page(self, context: Context) -> Page:
        """Show the plan by owner, or as sentences while it is read back; or one action alone in large type."""
        module, view = self.here.module(context), context.view
        told = words.complete_words(self._steps.actions(context))
        alone = self._steps.alone(context)
        if alone is not None:
            return self._read(context, alone)
        rows, asked = self._rows(context), module.prompts[0]
        if not rows:
            return Page(asked.text, asked.hint, ListBody(empty=_nothing_yet(leaders=bool(view.people()))))
        awaits = len(rows) > len(self._steps.actions(context))
        return Page(
            asked.text if awaits else "",
            asked.hint if awaits else "",
            drawn_plan(rows, view.info.day, context.cells),
            below=(self._of_chosen(context), (legend(told, context.cells), "soft")),
        )

    def _read(self, context: Context, alone: Action) -> Page:
        """Show one action alone in large type."""
        days = [day for one in self._steps.actions(context) for day in (one.due, one.first_step_by) if day]
        read = words.read_action(context.view, alone)
        asked = words.open_question(alone)
        return Page(
            body=drawn_action(read, context.view.info.day, days, context.cells, context.rows),
            below=((columns(asked or tr(AGREED), days_legend(), context.cells), "warn" if asked else "strong"),),
        )

    def _of_chosen(self, context: Context) -> tuple[str, Look]:
        """Ask for what the chosen action lacks, or say more of it; while the plan is read back, show the hands."""
        action = chosen_action(context)
        if self._steps.reads(context):
            hands = action_plan.behind(context.view, self.here.module_id)
            shown = "   ".join(f"{value} {'●' * number}" for value, number in hands.items())
            if shown:
                return shown, "strong"
        if blank := words.open_question(action):
            return blank, "warn"
        return words.in_a_line(context.view, action, context.cells) if action else "", "text"

    def _rows(self, context: Context) -> list[PlanRow]:
        """List the actions by owner with those whose line is awaited; once they are read back, by their days."""
        view, plan = context.view, self._steps.plan(context)
        rows, silent = list[PlanRow](), waiting(view, plan)
        for person in seated(view):
            mine = own(view, self.here.module_id, person)
            rows += [words.plan_row(view, action, context.cells) for action in mine]
            if person in silent and not self._steps.reads(context):
                named = len(lines_of(view, self.here.module_id, person))
                nothing, who = _awaited(named, len(mine), plan.each), words.in_the_table(view, person, context.cells)
                rows.append(PlanRow(person.id, who, nothing, look="soft"))
        rows += [
            words.plan_row(view, one, context.cells)
            for one in self._steps.actions(context)
            if not words.owner_of(view, one)
        ]
        return sorted(rows, key=lambda row: row.due or date.max) if self._steps.reads(context) else rows

    def do_by_text(self, context: Context, key: str) -> Act | None:
        """Begin the line of the chosen leader, else one more action, where lines are taken; elsewhere text waits."""
        lines = self._steps.lines
        takes = self.here.phase(context) == "settle" and self._steps.alone(context) is None
        return lines.begin_chosen(context) or lines.ask_new() if takes else None

    def do_nothing_needed(self, context: Context, key: str) -> Act | None:
        """Mark or unmark the action as needing nothing from others."""
        action = chosen_action(context)
        if action is None:
            return NOTHING_CHOSEN
        told = "" if action.no_resources else tr("Nothing is needed from others")
        return Commit(action_plan.change(action.id, no_resources=not action.no_resources), told, select=action.id)

    def do_source(self, context: Context, key: str) -> Act | None:
        """Open the overlay that selects the sources of the action."""
        from pmworkshop.tui.panels.shared.sources import SourcesPanel

        action = chosen_action(context)
        return Open(SourcesPanel(self.here.module_id, action.id)) if action else NOTHING_CHOSEN

    def do_out(self, context: Context, key: str) -> Act | None:
        """Delete the action."""
        action = chosen_action(context)
        return Commit(action_plan.drop(action.id), TAKEN_OUT) if action else NOTHING_CHOSEN

    def do_up(self, context: Context, key: str) -> Act | None:
        """Move the action up."""
        action = chosen_action(context)
        return Commit(action_plan.move(action.id, -1), select=action.id) if action else NOTHING_CHOSEN

    def do_down(self, context: Context, key: str) -> Act | None:
        """Move the action down."""
        action = chosen_action(context)
        return Commit(action_plan.move(action.id, 1), select=action.id) if action else NOTHING_CHOSEN

    def do_confidence(self, context: Context, key: str) -> Act | None:
        """Ask for raised hands: how far the room supports the plan."""
        return ask_hands(self.here.module_id)

    def do_count_hands(self, context: Context, key: str) -> Act | None:
        """Ask for raised hands, with the first number typed already."""
        return replace(ask_hands(self.here.module_id), initial=key, begun=True)

    def instead(self, context: Context, command: Command) -> Act | None:
        """Before the plan is left, say once which lines are not complete, and ask once for the days to look again."""
        stage = context.view.stage
        last = self.here.phase(context) == list(self.here.module(context).phases)[-1]
        leaves = command.id == "quit" or (command.id == "forward" and last)
        act = self._before_leaving(context, stage, command) if leaves and stage and not self.here.looked_at else None
        return act or super().instead(context, command)

    def _before_leaving(self, context: Context, stage: Stage, command: Command) -> Act | None:
        found = open_lines(context.view, self.here.module(context))
        if command.id == "quit":
            return AskToLeave(still_open(found)) if found else None
        if found and self._told_open != (stage.module, found):
            self._told_open = (stage.module, found)
            return Say(
                tr("{found} {forward_key} again goes on.", found=still_open(found), forward_key=key_of("forward"))
            )
        if self._offered == stage or not dates_wanted(context, self.here.module_id):
            return None
        self._offered = stage
        return ask_dates(context, self.here.module_id)

    def do_ledger(self, context: Context, key: str) -> Act | None:
        """Open the ledger of commitments."""
        from pmworkshop.tui.panels.shared.ledger import LedgerPanel

        return Open(LedgerPanel(self.here.module_id))

    def do_open_points(self, context: Context, key: str) -> Act | None:
        """Open the overlay of open points."""
        from pmworkshop.tui.panels.shared.points import PointsPanel

        return Open(PointsPanel(self.here.module_id))


def _nothing_yet(*, leaders: bool) -> str:
    """Say that there is no action yet, nor a leader, and which keys add them."""
    adds = key_of("add")
    if leaders:
        return tr("No action yet: {add_key} adds one.", add_key=adds)
    return tr(
        "No leader and no action yet: {add_key} adds an action, {people_key} the leaders.",
        add_key=adds,
        people_key=key_of("people"),
    )


def _awaited(named: int, owned: int, asked: int) -> str:
    """Say how much of what is asked of a leader there is: lines of their own, or at least what a row gave them."""
    if named:
        return tr("{named} of {asked}", named=named, asked=asked)
    return tr("no line yet") if owned else tr("nothing yet")


def _resting(*, alone: bool, reads: bool) -> set[str]:
    """Return the ids of the commands that do not apply; digits count hands where the whole plan is read back."""
    resting = {"up", "down"} if alone else {"back"}
    resting |= set() if reads else {"confidence"}
    return resting | {"nothing_needed" if reads and not alone else HANDS_AT_ONCE.id}
