"""The agenda overlay: planned minutes of each module, a jump to any of them, and changes of what is to come."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from pmworkshop.agenda.model import Module
from pmworkshop.agenda.shelf import Shelved
from pmworkshop.base.language import tr
from pmworkshop.leading.minute_words import minutes, rounded
from pmworkshop.session.core.ahead import passed_over
from pmworkshop.session.core.durations import dropped, minutes_of
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations import agenda_edit, navigation
from pmworkshop.tui.drawing.minute_bars import bar_cells, minute_bar
from pmworkshop.tui.drawing.pieces import Look
from pmworkshop.tui.drawing.text_cells import width
from pmworkshop.tui.keymap.commands import Command, key_of
from pmworkshop.tui.pages.page import Act, Close, Commit, Context, Cursor, Focus, Item, ListBody, Open, Page, Say
from pmworkshop.tui.pages.panel import NOTHING_CHOSEN, TAKEN_OUT, Panel
from pmworkshop.tui.panels.room.adding import AddingPanel
from pmworkshop.tui.panels.room.look_back import LookingPanel, looked_back_on

EDITS = ("add", "out", "up", "down")
"""Commands that change the agenda."""
HERE, DONE = "●", "✓"
"""The sign of the module in which the room is, and of those where it was."""


class GoingPanel(Panel):
    """Lists the modules with their minutes, and draws them to scale."""

    overlay = True
    opened_by = "go"
    commands = (
        Command(
            "enter",
            ("enter",),
            "go there",
            "Go to that module: where the room left it, or to its beginning",
        ),
        Command(
            "look",
            ("space",),
            "look back",
            "Look at what that module left; the room stays where it is",
        ),
        Command("add", ("a",), "add", "Add a module or a quick poll after the chosen one"),
        Command(
            "out",
            ("d", "delete"),
            "take out",
            "Take a module that is still to come out of the agenda",
        ),
        Command("up", ("shift+up",), "", "Put a module that is still to come one place earlier"),
        Command("down", ("shift+down",), "", "Put a module that is still to come one place later"),
        Command("back", ("escape", "g"), "back", "Go back"),
    )

    def __init__(self, shelf: Callable[[], Sequence[Shelved]] = tuple) -> None:
        """Create the overlay.

        Args:
            shelf: Reads the modules that can be added; called when one is to be added.
        """
        self._shelf = shelf

    def commands_in(self, context: Context) -> tuple[Command, ...]:
        """List the commands; in the file of one leader without those that change the agenda."""
        alone = context.view.info.solo
        return tuple(one for one in self.commands if not alone or one.id not in EDITS)

    def page(self, context: Context) -> Page:
        """Show the agenda with the position of the room."""
        view = context.view
        out = dropped(view)
        total = sum(minutes_of(view, one) for one in view.info.agenda.modules if one.id not in out)
        hint = tr("{total} planned: thick is done, thin is to come", total=rounded(total))
        return Page(tr("Where to?"), hint, ListBody(tuple(_rows(view, context.cells))))

    def do_enter(self, context: Context, key: str) -> Act | None:
        """Move the room to the selected module: to the phase in which it was left, or to the first one."""
        chosen = context.cursor.row
        if not chosen:
            return NOTHING_CHOSEN
        return Close(Commit(navigation.enter(chosen, navigation.left_in(context.view, chosen))))

    def do_look(self, context: Context, key: str) -> Act | None:
        """Open a read-only view of the selected module; the room stays where it is."""
        wanted = context.cursor.row
        if not wanted:
            return NOTHING_CHOSEN
        module = next((one for one in looked_back_on(context.view) if one.id == wanted), None)
        if module is None:
            return Say(tr("The room has not been there yet, so there is nothing to look back on."))
        return Close(Open(LookingPanel(module)))

    def do_add(self, context: Context, key: str) -> Act | None:
        """Open the list of what can be added: after the chosen module, or after the room's if that is behind it."""
        position, chosen = context.view.info.agenda.position, context.cursor.row
        here = navigation.where(context.view)[0].id
        return Open(AddingPanel(self._shelf(), chosen if position(chosen) > position(here) else here))

    def do_out(self, context: Context, key: str) -> Act | None:
        """Take the selected module out of the agenda."""
        chosen = context.cursor.row
        if not chosen:
            return NOTHING_CHOSEN
        without = ", ".join(tr("“{title}”", title=one.title) for one in agenda_edit.takers(context.view, chosen))
        told = (
            tr(
                "Taken out; {undo_key} brings it back. {without} goes on without it.",
                undo_key=key_of("undo"),
                without=without,
            )
            if without
            else TAKEN_OUT
        )
        return Commit(agenda_edit.take_out(chosen), told)

    def do_up(self, context: Context, key: str) -> Act | None:
        """Put the selected module one place earlier."""
        return self._move(context, -1)

    def do_down(self, context: Context, key: str) -> Act | None:
        """Put the selected module one place later."""
        return self._move(context, 1)

    def _move(self, context: Context, by: int) -> Act:
        chosen = context.cursor.row
        return Commit(agenda_edit.move(chosen, by), select=chosen) if chosen else NOTHING_CHOSEN

    def do_back(self, context: Context, key: str) -> Act | None:
        """Close the agenda and clear the selection on the page below."""
        return Close(Focus(cursor=Cursor()))


def _rows(view: Session, cells: int) -> Iterator[Item]:
    """Make a row of each module, with its minutes to one scale."""
    modules = view.info.agenda.modules
    labels = [_minutes(view, module) for module in modules]
    label, longest = max(map(width, labels)), max(minutes_of(view, module) for module in modules)
    for n, (module, told) in enumerate(zip(modules, labels, strict=True), 1):
        sign, role, gone = _state(view, module)
        length = 0 if module.id in dropped(view) else minutes_of(view, module)
        side = minute_bar(told, label, length, longest, bar_cells(cells), role=role, gone=gone)
        look: Look = "strong" if sign == HERE else "text"
        yield Item(module.id, module.title, lead=f"{sign} {n:>2}", look=look, side=(side,))


def _state(view: Session, module: Module) -> tuple[str, str, float]:
    """Return the sign of a module, the role of its bar, and how much of it is over, from 0 to 1."""
    if module is navigation.where(view)[0]:
        return HERE, "now", _gone(view, module)
    been = module.id in {visit.module for visit in view.visits.values()}
    return (DONE, "soft", 1.0) if been else (" ", "soft", 0.0)


def _gone(view: Session, module: Module) -> float:
    """Return the share of the present module that its earlier phases take, from 0 to 1."""
    phases, phase = list(module.phases), navigation.where(view)[1]
    before = sum(module.in_room.get(one, 0.0) for one in phases[: phases.index(phase)])
    return before / module.minutes if module.minutes else 0.0


def _minutes(view: Session, module: Module) -> str:
    """Return the minutes of a module, with what the room changed about them, or that it was answered beforehand."""
    if passed_over(view, module, "alone"):
        return (
            tr("answered before   {minutes}", minutes=minutes(module.minutes))
            if module.minutes
            else tr("answered before")
        )
    if module.id in dropped(view):
        return tr("dropped   {minutes}", minutes=minutes(module.minutes))
    now = minutes_of(view, module)
    if now == module.minutes:
        return minutes(module.minutes)
    if now < module.minutes:
        return tr("shortened   {minutes}", minutes=rounded(now))
    return tr("longer   {minutes}", minutes=rounded(now))
