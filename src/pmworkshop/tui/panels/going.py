"""The panel of the agenda: go to any module."""

from __future__ import annotations

from pmworkshop.agenda.model import Module
from pmworkshop.session import room
from pmworkshop.session.pace import minutes_of
from pmworkshop.session.session import Session
from pmworkshop.tui.commands import Command
from pmworkshop.tui.page import Act, Close, Commit, Context, Cursor, Focus, Item, ListBody, Page
from pmworkshop.tui.panel import NOTHING_CHOSEN, Panel
from pmworkshop.tui.words import minutes, rounded


class GoingPanel(Panel):
    """Lists the modules with their minutes."""

    overlay = True
    commands = (
        Command("enter", ("enter",), "go there", "Go to that module, to its first phase"),
        Command("back", ("escape", "g"), "back", "Go back"),
    )

    def page(self, context: Context) -> Page:
        """Show the agenda."""
        info = context.view.info
        here, _ = room.where(context.view)
        been = {visit.module for visit in context.view.visits.values()}
        items = tuple(
            Item(
                module.id,
                module.title,
                lead=f"{'▸' if module is here else '✓' if module.id in been else ' '} {n}",
                tail=_tail(context.view, module),
            )
            for n, module in enumerate(info.agenda.modules, 1)
        )
        return Page("Where to?", info.agenda.title, ListBody(items))

    def chosen(self, context: Context) -> Act | None:
        """Go there."""
        return self.do_enter(context, "enter")

    def do_enter(self, context: Context, key: str) -> Act | None:
        """Go there."""
        if not context.cursor.row:
            return NOTHING_CHOSEN
        return Close(Commit(room.enter(context.cursor.row)))

    def do_back(self, context: Context, key: str) -> Act | None:
        """Go back."""
        return Close(Focus(cursor=Cursor()))


def _tail(view: Session, module: Module) -> str:
    """Say how long a module takes, and what a re-fit made of it; a dropped one can still be gone to."""
    stage = view.stage
    if stage is not None and module.id in stage.dropped:
        return f"dropped   {minutes(module.minutes)}"
    if stage is not None and module.id in stage.shortened:
        return f"shortened   {rounded(minutes_of(view, module))}"
    return minutes(module.minutes)
