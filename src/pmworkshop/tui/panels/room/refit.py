"""The overlay of the time: how late the room is, what a re-fit would change, and what can be chosen beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from pmworkshop.base.language import tr
from pmworkshop.insight.pictures.shares import COMING, DONE
from pmworkshop.leading.time_words import back_words, cut_words, outcome, standing, way_words
from pmworkshop.session.core.durations import agreed
from pmworkshop.session.core.records import Fitted
from pmworkshop.session.operations.refit import Refit, Saving, Way, proposed, refit_now, restore, ways
from pmworkshop.session.operations.time_left import planned_end, slack
from pmworkshop.tui.keymap.commands import Command, key_of
from pmworkshop.tui.pages.page import Act, Close, Commit, Context, Item, ListBody, Page, Say
from pmworkshop.tui.pages.panel import Panel
from pmworkshop.tui.requests.messages import MoreTime

PICTURE = 4
"""The part of the width that the longest line of minutes has."""


class FittingPanel(Panel):
    """Shows a re-fit before it is carried out, and takes what the room chooses where that does not suffice."""

    overlay = True
    opened_by = "refit"
    ticks = True
    commands = (
        Command("fit", ("enter",), "do it", "Fit the rest into the time, as shown"),
        Command(
            "way",
            tuple("123456789"),
            "1-9 choose",
            "Fit the rest as shown, and take the way of that number",
        ),
        Command("more_here", ("plus",), "5 more", "Give the present part five more minutes"),
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
        plan, found = self._plan(context), self._ways(context)
        idle = {"fit"} if plan is None or not plan.changes else set()
        idle |= set() if found else {"way"}
        idle |= {"whole"} if agreed(context.view) == Fitted(at=agreed(context.view).at) else set()
        choose = tr("1-{ways} choose", ways=len(found)) if len(found) > 1 else tr("1 take it")
        named = (replace(one, title=choose) if one.id == "way" else one for one in self.commands)
        return tuple(command for command in named if command.id not in idle)

    def _plan(self, context: Context) -> Refit | None:
        return proposed(context.view, self._now())

    def _ways(self, context: Context) -> tuple[Way, ...]:
        return ways(context.view, self._now(), self._plan(context))

    def page(self, context: Context) -> Page:
        """Show how the room stands in time, what a re-fit would change, and what else can be chosen."""
        view, plan, now = context.view, self._plan(context), self._now()
        end, spare = planned_end(view, now), slack(view, now)
        offers = tuple(
            Item("", way_words(way, view.info.ends), lead=f"{number} ", look="strong")
            for number, way in enumerate(self._ways(context), 1)
        )
        if end is None or spare is None:
            return Page(tr("Time"), tr("No end is agreed, so there is nothing to fit."), ListBody(offers))
        if plan is None:
            return Page(tr("Until {end:%H:%M}", end=end), "", ListBody((), standing(spare)))
        lines = [_row(one, plan.savings, context.cells) for one in plan.savings]
        lines += [Item("", back_words(view, module)) for module in plan.back]
        told = outcome(plan, end)
        rest = (
            [Item("", ""), Item("", told)]
            if lines
            else [Item("", tr("Nothing later can be shorter. {told}", told=told))]
        )
        return Page(tr("To end at {end:%H:%M}", end=end), _late(spare), ListBody((*lines, *rest, *offers)))

    def do_fit(self, context: Context, key: str) -> Act | None:
        """Carry out the re-fit as it is shown."""
        plan = self._plan(context)
        if plan is None or not plan.changes:
            return Say(tr("There is nothing to change. {back_key} goes back.", back_key=key_of("back")))
        if self._ways(context):
            return Commit(refit_now(plan), tr("Done as shown. It is still too long: what else?"))
        return Close(
            Commit(refit_now(plan), tr("Done. {go_key} shows the agenda as it is run now.", go_key=key_of("go")))
        )

    def do_way(self, context: Context, key: str) -> Act | None:
        """Carry out the re-fit with the way of that number."""
        found = self._ways(context)
        if int(key) > len(found):
            return Say(tr("There is no way {key} here: 1 to {ways}.", key=key, ways=len(found)))
        way = found[int(key) - 1]
        ends = way.ends or context.view.info.ends
        return Close(Commit(refit_now(self._plan(context), way), tr("Done. The end is {ends}.", ends=ends)))

    def do_more_here(self, context: Context, key: str) -> Act | None:
        """Give the present part more minutes, for pages that use the key of the room themselves."""
        return Close(MoreTime())

    def do_whole(self, context: Context, key: str) -> Act | None:
        """Undo all re-fits: run the modules ahead as the agenda plans them."""
        return Close(Commit(restore(), tr("The agenda is run as planned.")))

    def do_back(self, context: Context, key: str) -> Act | None:
        """Close the overlay without a change."""
        return Close()


def _row(one: Saving, savings: Sequence[Saving], cells: int) -> Item:
    """Draw what becomes of a module: its minutes as a line, thick as far as they stay, thin where they go."""
    longest = max(each.was for each in savings)
    wide = cells // PICTURE
    before = max(round(one.was / longest * wide), 1) if longest else 0
    stays = 0 if one.how == "drop" else min(round(one.minutes / longest * wide), before)
    rest = " " * (wide - before)
    bar = ((DONE * stays, "data"), (COMING * (before - stays), "soft"), (rest, "soft"))
    return Item("", cut_words(one), look="text" if one.done else "strong", side=(bar,))


def _late(spare: float) -> str:
    """Say how the room stands where something is proposed: late, or with time won back."""
    return standing(spare).partition(":")[0].removesuffix(".") + "."
