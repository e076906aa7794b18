"""The overlay of the re-fit: which modules it would drop or shorten to meet the agreed end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from pmworkshop.session.operations.refit import Refit, Saving, planned_end, refit, refit_now, restore
from pmworkshop.tui.drawing.words import rounded
from pmworkshop.tui.keymap.commands import Command, key_of
from pmworkshop.tui.pages.page import Act, Close, Commit, Context, Item, ListBody, Page, Say
from pmworkshop.tui.pages.panel import Panel


class FittingPanel(Panel):
    """Shows a re-fit before it is carried out; how many minutes are to spare is shown in the private notes only."""

    overlay = True
    opened_by = "refit"
    ticks = True
    commands = (
        Command("fit", ("enter",), "do it", "Fit the rest into the time, as shown"),
        Command("whole", ("0",), "as planned", "Run all that is ahead as the agenda has it"),
        Command("back", ("escape", "z"), "leave it", "Leave all as it is"),
    )

    def __init__(self, now: Callable[[], datetime]) -> None:
        """Create the overlay.

        Args:
            now: Returns the present moment in the time zone of the room.
        """
        self._now = now

    def commands_in(self, context: Context) -> tuple[Command, ...]:
        """List the commands that would change something, and the one that closes the overlay."""
        plan, stage = self._plan(context), context.view.stage
        idle = {"fit"} if plan is None or not plan.changes else set()
        idle |= {"whole"} if stage is None or stage.fitted is None else set()
        return tuple(command for command in self.commands if command.id not in idle)

    def _plan(self, context: Context) -> Refit | None:
        return refit(context.view, self._now())

    def page(self, context: Context) -> Page:
        """Show what a re-fit would change."""
        plan = self._plan(context)
        end = planned_end(context.view, self._now())
        if plan is None or end is None:
            return Page("Time", "", ListBody((), "This workshop has no agreed end, so there is nothing to fit."))
        lines = [Item("", _says(saving), look="text" if saving.done else "strong") for saving in plan.savings]
        lines += [Item("", f"brings back {_title(context, module)}") for module in plan.back]
        lines += [Item("", "")] if lines else []
        return Page(f"Until {end:%H:%M}", "", ListBody((*lines, Item("", _sum(plan)))))

    def do_fit(self, context: Context, key: str) -> Act | None:
        """Carry out the re-fit as it is shown."""
        plan = self._plan(context)
        if plan is None or not plan.changes:
            return Say(f"There is nothing to change. {key_of('back')} goes back.")
        return Close(Commit(refit_now(plan), f"Done. {key_of('go')} shows the agenda as it is run now."))

    def do_whole(self, context: Context, key: str) -> Act | None:
        """Undo all re-fits: run the modules ahead as the agenda plans them."""
        return Close(Commit(restore(), "The agenda is run as planned."))

    def do_back(self, context: Context, key: str) -> Act | None:
        """Close the overlay without a change."""
        return Close()


def _says(saving: Saving) -> str:
    if saving.how == "drop":
        return f"{saving.title} stays dropped" if saving.done else f"drops {saving.title}: {rounded(saving.saves)}"
    if saving.done:
        return f"{saving.title} stays at {rounded(saving.minutes)}"
    return f"shortens {saving.title} to {rounded(saving.minutes)}"


def _title(context: Context, module_id: str) -> str:
    module = context.view.info.agenda.module(module_id)
    return module.title if module else module_id


def _sum(plan: Refit) -> str:
    """Say whether the rest fits; the number of minutes is deliberately not shown to the room."""
    new = plan.changes and bool(plan.savings)
    if plan.fits:
        return "Then it fits." if new else "All that is left fits."
    return "Even then not all of it fits." if new else "All that is left does not fit."
