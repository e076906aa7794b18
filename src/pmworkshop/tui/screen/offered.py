"""The commands that act now on a screen, and texts with their keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pmworkshop.base.language import spoken
from pmworkshop.tui.guard import safely
from pmworkshop.tui.keymap.acting import ActingCommands, Listing, Situation
from pmworkshop.tui.keymap.commands import Command, remapped, without_letters
from pmworkshop.tui.pages.page import Context
from pmworkshop.tui.pages.panel import half_answered
from pmworkshop.tui.screen.leader_keys import for_leader
from pmworkshop.tui.screen.panel_stack import PanelStack
from pmworkshop.tui.screen.screen_state import ScreenState
from pmworkshop.tui.screen.wording import Wording


class Offered:
    """Lists the commands that act now, with the keys of the settings.

    Attributes:
        wording: Writes texts with the keys of the settings.
    """

    def __init__(
        self,
        state: ScreenState,
        stack: PanelStack,
        commands: tuple[Command, ...],
        *,
        context: Callable[[], Context],
        place: Callable[[], tuple[object, ...]],
        resting: Callable[[], tuple[str, ...]],
    ) -> None:
        """Connect to the screen.

        Args:
            state: What the screen shows.
            stack: The panels.
            commands: The commands that act everywhere.
            context: Returns what the panel on top may know.
            place: Returns the chosen row and the width; a change of either may change the commands.
            resting: Returns the ids of the commands of the room that have nothing to act on now.
        """
        self._state, self._stack = state, stack
        self._context, self._place, self._resting = context, place, resting
        self._acting = ActingCommands(commands)
        self.wording = Wording(self._acting, self.listing, lambda: stack.panels)

    def forget(self) -> None:
        """Drop what is cached: the panel may have changed its memory."""
        self._acting.forget()

    def listing(self) -> Listing:
        """Return the commands of the panel, then those of the room; an overlay disables moving the room."""
        state, resting = self._state, self._resting()
        covers = (*self._place(), state.curtain, state.covered, resting, spoken())
        return self._acting.listing(Situation(self._stack.panel, state.view, covers), lambda: self._list(resting))

    @property
    def commands(self) -> tuple[Command, ...]:
        """The commands that act now in either mode: those of the panel before those of the room."""
        here, room = self.listing()
        return (*here, *room)

    @property
    def room(self) -> tuple[Command, ...]:
        """The commands that act everywhere, with the keys of the settings."""
        return self._acting.room

    @room.setter
    def room(self, commands: tuple[Command, ...]) -> None:
        self._acting.room = commands

    @property
    def keys(self) -> Mapping[str, tuple[str, ...]]:
        """The keys of the settings, by command id."""
        return self._acting.keys

    @keys.setter
    def keys(self, keys: Mapping[str, tuple[str, ...]]) -> None:
        self._acting.keys = keys

    def _list(self, resting: tuple[str, ...]) -> Listing:
        """List the commands that act now; behind the curtain the few that open it or leave."""
        panel = self._stack.panel
        if self._state.curtain:
            return (), self._behind_curtain()
        still = (*(("forward", "backward", "make_up") if panel.overlay else ()), *resting)
        none: tuple[Command, ...] = ()
        offered = safely(lambda: panel.commands_in(self._context()), none, "the commands of a panel")
        here = remapped(offered, self.keys, panel.place())
        listing = here, tuple([one for one in self.room if one.id not in still])
        if self._state.running and self._state.view.info.solo:
            listing = for_leader(listing, panel)
        if safely(lambda: half_answered(panel, self._context()), False, "a half-typed answer"):
            return without_letters(listing[0]), without_letters(listing[1])
        return listing

    def _behind_curtain(self) -> tuple[Command, ...]:
        """List what acts while the curtain is down, or while what was typed before it is still to be left."""
        acting = ("curtain", "quit") if self._state.covered else ("leave_field",)
        return tuple(command for command in self.room if command.id in acting)
