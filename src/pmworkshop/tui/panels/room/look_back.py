"""A read-only view of the result of another module, while the room stays where it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from pmworkshop.agenda.model import Module, PhaseName
from pmworkshop.base.language import tr
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations import navigation
from pmworkshop.tui.keymap.commands import Command, key_of
from pmworkshop.tui.pages.page import Act, Close, Context, Focus, Open, Page, Say
from pmworkshop.tui.pages.panel import Panel
from pmworkshop.tui.panels import panel_for
from pmworkshop.tui.requests.messages import ShowAgenda

COVERED = ("explain", "alone")
"""Phases in which nobody sees what others write; a look back shows none of their pages."""
HARMLESS = ("leave_field", "people", "parking", "save", "curtain", "palette", "help", "room_test", "theme", "quit")
"""Commands of the room that leave alone what is looked at."""


class LookingPanel(Panel):
    """Shows the page of a module without allowing any change; the clock of the room keeps running."""

    overlay = True
    follows_cursor = True
    commands = (Command("back", ("escape",), "back to the room", "Go back to where the room is"),)

    def __init__(self, module: Module) -> None:
        """Create the view of a module.

        Args:
            module: A module of the agenda where the room was or is.
        """
        self._module = module.id
        self._short = module.short
        self._panel = panel_for(module)
        assert self._panel.here is not None
        self._panel.here.looked_at = shown_phase(module)

    def commands_in(self, context: Context) -> tuple[Command, ...]:
        """List the command that closes the view, then those of the module's panel, which stay out of the footer."""
        inside = self._panel.commands_in(context)
        return (*self.commands, *(replace(one, title="", place=self._panel.place()) for one in inside))

    def page(self, context: Context) -> Page:
        """Show the page of the module without its field."""
        self.clock_words = tr("Looking back at “{part}”", part=self._short)
        return replace(self._panel.page(context), ask="", focus="list")

    def handler(self, command: Command) -> Callable[[Context, str], Act | None] | None:
        """Find the handler of a command; one of the module's panel may change what is shown, not the session."""
        own = super().handler(command)
        inside = self._panel.handler(command)
        if own is not None or inside is None:
            return own

        def read_only(context: Context, key: str) -> Act | None:
            act = inside(context, key)
            return act if act is None or (isinstance(act, Focus) and act.mode != "field") else still(context)

        return read_only

    def in_foot(self, room: Sequence[Command]) -> Sequence[Command]:
        """Keep in the footer only the commands in `HARMLESS`."""
        return [one for one in room if one.id in HARMLESS]

    def instead(self, context: Context, command: Command) -> Act | None:
        """Open the agenda again for ``go``; refuse all commands that are not in `HARMLESS`."""
        if command.id == "go":
            return Close(ShowAgenda())
        return None if command.id in HARMLESS else still(context)

    def beyond(self, context: Context, by: int) -> Act | None:
        """Show the next or previous module where the room was."""
        parts = looked_back_on(context.view)
        names = [part.id for part in parts]
        at = names.index(self._module) + by if self._module in names else -1
        if not 0 <= at < len(parts):
            return Say(
                tr("That is all there is to look back on. {back_key} goes back to the room.", back_key=key_of("back"))
            )
        return Close(Open(LookingPanel(parts[at])))

    def do_back(self, context: Context, key: str) -> Act | None:
        """Close the view."""
        return Close()


def shown_phase(module: Module) -> PhaseName:
    """Choose the phase whose page shows the result of a module.

    Args:
        module: The module.

    Returns:
        The module's last phase; ``read_back`` if the last phase hides what participants write.
    """
    last = list(module.phases)[-1]
    return last if last not in COVERED else "read_back"


def looked_back_on(view: Session) -> tuple[Module, ...]:
    """List the modules that can be viewed.

    Args:
        view: The public view of the session.

    Returns:
        The modules where the room was or is, in the order of the agenda.
    """
    been = {visit.module for visit in view.visits.values()}
    return tuple(module for module in view.info.agenda.modules if module.id in been)


def still(context: Context) -> Say:
    """Write the message that refuses a change in a read-only view.

    Args:
        context: Gives the public view of the session.

    Returns:
        The message, with the key that closes the view and the module to which it returns.
    """
    stage = context.view.stage
    back = key_of("back")
    if stage is not None and stage.finished:
        return Say(tr("Looking back: {back_key} returns to the end.", back_key=back))
    where = navigation.where(context.view)[0].short
    return Say(tr("Looking back: {back_key} returns to “{where}”.", back_key=back, where=where))
